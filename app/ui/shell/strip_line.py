"""The strip's words beside each other, as far as there is room: what is lesser goes first, then the words stand in two
rows. What a person has to do is not what is cut off."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look.theme import theme
from app.ui.parts.text import Clamped
from app.ui.shell.strip_words import StripWords

STRONG, PLAIN = "secondary_strong", "secondary"
GAP, NEAR, SLACK = 10, 0, 4
MOST_LINES = 2


class StripLine(QWidget):
    """In one row where all fits, below each other where letters are large or the window is narrow."""

    def __init__(self, told: StripWords) -> None:
        super().__init__()
        self._told = told
        self._strong = Clamped(told.strong, STRONG, told.token)
        self._lesser = Clamped(told.lesser, PLAIN, told.token)
        self._text = Clamped(told.text, PLAIN, told.token, lines=MOST_LINES)
        for part in (self._strong, self._lesser, self._text):
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(told)

    def set_words(self, told: StripWords) -> None:
        self._told = told
        self._strong.set_text(told.strong)
        self._lesser.set_text(f"· {told.lesser}" if told.lesser else "")
        self._text.set_text(told.text)
        self.updateGeometry()
        self._arrange(self.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._is_one_row(width):
            return theme.line_height(STRONG)
        below = self._text.heightForWidth(width) if self._told.text else 0
        return theme.line_height(STRONG) + below

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self.heightForWidth(max(self.width(), theme.px(320))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.line_height(STRONG))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        strong, lesser, text = (
            _needs(self._strong.text(), STRONG),
            _needs(self._lesser.text()),
            _needs(self._beside()),
        )
        near, high = theme.px(NEAR), theme.line_height(STRONG)
        gap = near if self._beside() != self._told.text else theme.px(GAP)
        top, is_one_row = max(0, (self.height() - self.heightForWidth(width)) // 2), self._is_one_row(width)
        shown = self._beside() if is_one_row else self._told.text
        if shown != self._text.text():
            self._text.set_text(shown)
        taken = strong + gap + text if is_one_row and text else strong
        has_lesser = bool(lesser) and taken + near + lesser <= width
        strong = min(strong, width)
        self._strong.setGeometry(0, top, strong, high)
        self._lesser.setVisible(has_lesser)
        left = strong
        if has_lesser:
            self._lesser.setGeometry(left + near, top, lesser, high)
            left += near + lesser
        self._text.setVisible(bool(text))
        if is_one_row:
            self._text.setGeometry(left + gap, top, max(0, width - left - gap), high)
        else:
            self._text.setGeometry(0, top + high, width, self._text.heightForWidth(width))

    def _beside(self) -> str:
        """The text as it stands in one row: what goes on with what is before it is set off as that is."""
        text = self._told.text
        return text if text[:1].isupper() or not text else f"· {text}"

    def _is_one_row(self, width: int) -> bool:
        if not self._told.text:
            return True
        return not theme.wants_narrow and (
            _needs(self._strong.text(), STRONG) + theme.px(GAP) + _needs(self._beside()) <= width
        )


def _needs(words: str, style: str = PLAIN) -> int:
    return theme.metrics(style).horizontalAdvance(words) + SLACK if words else 0
