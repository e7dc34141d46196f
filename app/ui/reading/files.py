"""A document's files: which one is shown, how large they are, whether they are here, what can be done with them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look.icons import icon
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.chips import Chip
from app.ui.parts.elided_link import ElidedLink
from app.ui.parts.flow import Flow
from app.ui.parts.text import Text, plain_tip
from app.ui.words import amounts
from app.ui.words.speech import translate
from sync.replica.listed import AttachmentState


class Files(QWidget):
    """`wanted`: a person wants to see this file; `reply_wanted`: to fill in a copy of it as the reply. `signed`: how
    many signatures those bear that were looked into."""

    wanted = Signal(object)
    reply_wanted = Signal(object)

    def __init__(
        self,
        attachments: tuple[AttachmentState, ...],
        signed: Mapping[str, int],
        slips: Sequence[AttachmentState] = (),
        *,
        can_reply: bool = False,
    ) -> None:
        """`slips`: scans of directives on paper, which are the office's own and no part of the document."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for n, attachment in enumerate(attachments):
            column.addWidget(self._row(attachment))
            facts: list[QWidget] = [Chip(translate("Files", "Văn bản chính"), "blue")] if n == 0 else []
            if attachment.sha256 in signed:
                facts.append(Text(signature_words(signed[attachment.sha256]), "caption", "text3"))
            if can_reply and n > 0 and attachment.state == "here":
                facts.append(self._fill_in(attachment))
            if facts:
                column.addWidget(_below_name(facts))
        for slip in slips:
            column.addWidget(self._row(slip))
            column.addWidget(_below_name([Chip(translate("Files", "Bút phê, chỉ cơ quan mình thấy"), "grey")]))
        if not attachments:
            column.addWidget(Text(translate("Files", "Chưa có tệp nào."), "secondary", "text3", wrap=True))
        column.addStretch(1)

    def _row(self, attachment: AttachmentState) -> QWidget:
        made = ElidedLink(attachment.name, lambda: self.wanted.emit(attachment), "body", lines=2)
        made.setIcon(icon("file" if attachment.state == "here" else "hourglass", "text2"))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
        state = self._state(attachment)
        made.setToolTip(plain_tip(f"{attachment.name}\n{state}"))
        made.setAccessibleName(f"{attachment.name}, {state}")
        holder = QWidget()
        is_short = attachment.state == "here"
        row = QHBoxLayout(holder) if is_short else QVBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8) if is_short else 0)
        row.addWidget(made, 1)
        told = Text(state, "caption", "text3", wrap=not is_short)
        if is_short:
            told.setMinimumHeight(made.minimumSizeHint().height())  # level with the name's first line
            row.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        else:
            told.setIndent(theme.px(24))
            row.addWidget(told)
        return holder

    def _fill_in(self, attachment: AttachmentState) -> QWidget:
        words = translate("Files", "Dùng làm tệp trả lời")
        made = button(words, lambda: self.reply_wanted.emit(attachment), kind="link")
        made.setAccessibleName(f"{words}: {attachment.name}")
        return made

    def _state(self, attachment: AttachmentState) -> str:
        size = amounts.size(attachment.bytes)
        if attachment.waits:
            return translate("Files", "{size} · tệp lớn, tải khi cần").format(size=size)
        if attachment.state == "coming":
            return translate("Files", "{size} · đang về").format(size=size)
        if attachment.state == "missing":
            return translate("Files", "{size} · chưa về được, xem Việc của tôi").format(size=size)
        return size


def _below_name(facts: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(theme.px(24), 0, 0, theme.px(4))
    flow = Flow(theme.px(8), theme.px(2))
    row.addLayout(flow)
    for fact in facts:
        flow.addWidget(fact)
    return holder


def signature_words(signatures: int) -> str:
    """What is known of a file's signatures once it was looked into."""
    if not signatures:
        return translate("Files", "Chữ ký số: không có")
    return translate("Files", "Chữ ký số: có %n chữ ký, chưa kiểm tra", "", signatures)
