"""The head of the page where a document is written: what it is, whether it is kept, and the ways out."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.compose.leaving import discard, leave
from app.ui.compose.submitting import is_as_shared
from app.ui.look.theme import theme
from app.ui.parts.buttons import icon_button
from app.ui.parts.text import Clamped, Text
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.rules.corrections import Way


class ComposeHead(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._writing = context, context.writing
        self._title = Text("", "h1")
        self._about = Clamped("", "secondary", "text2")
        self._kept = Text("", "caption", "text3")
        self._discard = icon_button("trash", translate("ComposeHead", "Xóa dự thảo"), lambda: discard(context))
        self._close = icon_button(
            "close", translate("ComposeHead", "Đóng, giữ lại để soạn tiếp"), lambda: leave(context), key="Ctrl+W"
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addLayout(words, 1)
        row.addWidget(self._kept)
        row.addWidget(self._discard)
        row.addWidget(self._close)
        self._writing.kept.connect(self.show_facts)

    def show_facts(self) -> None:
        writing = self._writing
        if not writing.is_open:
            return
        self._title.setText(self._title_words())
        about = self._about_words()
        self._about.set_text(about)
        self._about.setVisible(bool(about))
        kept = writing.kept_at
        text = translate("ComposeHead", "Đã tự lưu lúc {time}").format(time=dates.clock(kept)) if kept else ""
        self._kept.setText(text)
        is_own = writing.document is None and not is_as_shared(writing)
        self._discard.setVisible(is_own and writing.is_touched and not writing.is_busy)

    def _title_words(self) -> str:
        writing = self._writing
        if writing.answered is not None:
            title = translate("ComposeHead", "Trả lời {notation}").format(notation=writing.answered.notation)
            return f"{title} · {writing.document.notation}" if writing.document else title
        if (correcting := self._correcting_words()) and writing.document is None:
            return correcting
        if writing.document is not None:
            return translate("ComposeHead", "Gửi {notation}").format(notation=writing.document.notation)
        shared = writing.shared
        if shared is not None and shared.state == "returned":
            return translate("ComposeHead", "Sửa dự thảo bị trả lại")
        if shared is not None and shared.state != "withdrawn":
            return translate("ComposeHead", "Sửa dự thảo")
        return translate("ComposeHead", "Soạn văn bản mới")

    def _about_words(self) -> str:
        answered = self._writing.answered
        if answered is not None:
            sender = self._context.opening.offices.get(answered.office)
            name = sender.short_name if sender else answered.office
            text = translate("ComposeHead", "Gửi tới {sender}, về văn bản: {subject}")
            return text.format(sender=name, subject=answered.subject)
        corrected = self._writing.corrected
        if corrected is not None:
            text = translate("ComposeHead", "Văn bản đã phát hành ngày {day}: {subject}")
            told = text.format(day=dates.day(corrected.issued_on), subject=corrected.subject)
            return f"{self._correcting_words()} · {told}" if self._writing.document else told
        return self._writing.content.subject if self._writing.document is not None else ""

    def _correcting_words(self) -> str:
        """Which earlier document it puts right, and how."""
        content, corrected = self._writing.content, self._writing.corrected
        if content.corrects is None or corrected is None:
            return ""
        if content.corrects.way is Way.CORRECTS:
            return translate("ComposeHead", "Đính chính {notation}").format(notation=corrected.notation)
        return translate("ComposeHead", "Thay thế {notation}").format(notation=corrected.notation)
