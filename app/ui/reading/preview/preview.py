"""The pages of a document's file. (Grows with the page worker.)"""

from PySide6.QtWidgets import QVBoxLayout

from app.ui.bridge.bridge import Bridge
from app.ui.look.sizes import CARD_RADIUS
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from sync.replica.listed import AttachmentState


class Preview(Surface):
    def __init__(self, bridge: Bridge) -> None:
        super().__init__("canvas", "", CARD_RADIUS)
        self._bridge = bridge
        self._name = Text("", "secondary", "text2")
        QVBoxLayout(self).addWidget(self._name)

    def show_files(self, attachments: tuple[AttachmentState, ...]) -> None:
        """Show the main file, unless one of these is shown already."""
        self._name.setText(attachments[0].name if attachments else "")

    def show_file(self, attachment: AttachmentState) -> None:
        self._name.setText(attachment.name)
