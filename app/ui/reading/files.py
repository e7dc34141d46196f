"""A document's files: which one is shown, how large they are, whether they are here, what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look.icons import icon
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.elided_link import ElidedLink
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
        column.setSpacing(theme.px(4))
        for attachment in attachments:
            column.addWidget(self._row(attachment))
        if not attachments:
            column.addWidget(Text(translate("Files", "Chưa có tệp nào."), "secondary", "text3", wrap=True))
        elif save_all is not None and len(attachments) > 1:
            save = button(translate("Files", "Lưu tất cả"), save_all, symbol="save", kind="link")
            save.setStyleSheet("padding: 0;")
            column.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _row(self, attachment: AttachmentState) -> QWidget:
        made = ElidedLink(attachment.name, lambda: self.wanted.emit(attachment), "body", Qt.TextElideMode.ElideMiddle)
        made.setIcon(icon("file" if attachment.state == "here" else "hourglass", "text2"))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
        state = self._state(attachment)
        made.setToolTip(f"{attachment.name}\n{state}")
        made.setAccessibleName(f"{attachment.name}, {state}")
        holder = QWidget()
        is_short = attachment.state == "here"
        row = QHBoxLayout(holder) if is_short else QVBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8) if is_short else 0)
        row.addWidget(made)
        told = Text(state, "caption", "text3", wrap=not is_short)
        if is_short:
            row.addStretch(1)
        else:
            told.setIndent(theme.px(24))
        row.addWidget(told)
        return holder

    def _state(self, attachment: AttachmentState) -> str:
        size = amounts.size(attachment.bytes)
        if attachment.state == "coming":
            return translate("Files", "{size} · đang về").format(size=size)
        if attachment.state == "missing":
            return translate("Files", "{size} · chưa về được, xem Việc của tôi").format(size=size)
        return size
