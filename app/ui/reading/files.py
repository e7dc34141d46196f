"""A document's files: which one is shown, how large they are, whether they are here, what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.look.icons import icon
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.text import Text
from app.ui.words import amounts
from app.ui.words.speech import translate
from sync.replica.listed import AttachmentState


class Files(QWidget):
    """`wanted`: a person wants to see this file."""

    wanted = Signal(object)

    def __init__(self, attachments: tuple[AttachmentState, ...], save_all: Callable[[], object] | None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for attachment in attachments:
            column.addWidget(self._row(attachment))
        if not attachments:
            column.addWidget(Text(translate("Files", "Chưa có tệp nào."), "secondary", "text3", wrap=True))
        elif save_all is not None:
            column.addWidget(button(translate("Files", "Lưu tất cả"), save_all, symbol="save", kind="link"))

    def _row(self, attachment: AttachmentState) -> QWidget:
        words = f"{attachment.name}\n{self._state(attachment)}"
        made = button(_shortened(attachment.name), lambda: self.wanted.emit(attachment), kind="link")
        made.setIcon(icon("file" if attachment.state == "here" else "hourglass", "text2"))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
        made.setStyleSheet("text-align: left;")
        made.setToolTip(words)
        made.setAccessibleName(words.replace("\n", ", "))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(made)
        state = Text(self._state(attachment), "caption", "text3", wrap=True)
        state.setContentsMargins(theme.px(32), 0, 0, 0)
        column.addWidget(state, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _state(self, attachment: AttachmentState) -> str:
        size = amounts.size(attachment.bytes)
        if attachment.state == "coming":
            return translate("Files", "{size} · đang về").format(size=size)
        if attachment.state == "missing":
            return translate("Files", "{size} · chưa về được, xem Việc của tôi").format(size=size)
        return size


def _shortened(name: str) -> str:
    """A long name keeps its beginning and its ending."""
    metrics, room = theme.metrics("body"), theme.px(180)
    return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
