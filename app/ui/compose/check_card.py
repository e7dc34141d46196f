"""The card of live checks: what has been looked at, what is missing, and what could not be looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.compose.verdicts import Check, Verdict
from app.ui.look.icons import pixmap
from app.ui.look.theme import theme
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Card, scrolled
from app.ui.parts.text import Text
from app.ui.words.speech import translate

LOOKS = {  # icon, its colour, the colour of the words
    Verdict.OK: ("check", "green", "text2"),
    Verdict.NOTE: ("info", "blue", "text2"),
    Verdict.WARNING: ("alert", "amber", "text"),
    Verdict.UNKNOWN: ("alert", "amber", "text"),
    Verdict.MISSING: ("ring", "text3", "text2"),
    Verdict.BLOCKING: ("refuse", "red", "red"),
}


def spoken(check: Check) -> str:
    """A check as a screen reader says it."""
    words = {
        Verdict.OK: translate("CheckCard", "Đạt"),
        Verdict.NOTE: translate("CheckCard", "Lưu ý"),
        Verdict.WARNING: translate("CheckCard", "Đề nghị xem lại"),
        Verdict.UNKNOWN: translate("CheckCard", "Không kiểm tra được"),
        Verdict.MISSING: translate("CheckCard", "Còn thiếu"),
        Verdict.BLOCKING: translate("CheckCard", "Chưa được"),
    }
    return f"{words[check.verdict]}: {check.text}"


class CheckCard(Card):
    """`can_send`: who writes here may send it; others lay it before a leader."""

    def __init__(self, *, can_send: bool) -> None:
        title = translate("CheckCard", "Kiểm tra trước khi gửi")
        if not can_send:
            title = translate("CheckCard", "Kiểm tra trước khi trình")
        super().__init__(title)
        self._told: list[Check] = []
        self._slot = Slot()
        self.body.addWidget(scrolled(self._slot), 1)
        self.setAccessibleName(title)

    @property
    def told(self) -> list[Check]:
        """What it says now."""
        return self._told

    def tell(self, told: Sequence[Check]) -> None:
        if list(told) == self._told and self._slot.held is not None:
            return
        self._told = list(told)
        self._slot.put(check_list(told))


def check_list(told: Sequence[Check]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(8))
    for check in told:
        column.addWidget(_Row(check))
    column.addStretch(1)
    return holder


class _Row(QWidget):
    def __init__(self, check: Check) -> None:
        super().__init__()
        symbol, ink, words = LOOKS[check.verdict]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        picture = QLabel()
        picture.setContentsMargins(0, theme.px(2), 0, 0)
        picture.setPixmap(pixmap(symbol, ink, 16, self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        text = Text(check.text, "secondary", words, wrap=True)
        text.setAccessibleName(spoken(check))
        row.addWidget(text, 1)
        self.setAccessibleName(spoken(check))
