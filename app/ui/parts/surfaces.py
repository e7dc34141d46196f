"""What things lie on: a card with a title, a hairline, a coloured band with something to say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS, ICON
from app.ui.look.theme import theme
from app.ui.parts.text import Text
from app.ui.words.speech import translate


class Surface(QWidget):
    """A plain ground in the colour of a token, with a border of another where one is named."""

    def __init__(self, token: str = "surface", border: str = "", radius: int = 0) -> None:
        super().__init__()
        self._token, self._border, self._radius = token, border, radius

    def set_ground(self, token: str) -> None:
        self._token = token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, bool(self._radius))
            painter.setBrush(theme.color(self._token))
            edge = QPen(theme.color(self._border)) if self._border else QPen(Qt.PenStyle.NoPen)
            painter.setPen(edge)
            if self._radius:
                box = framed(self.rect(), 1 if self._border else 0)
                painter.drawRoundedRect(box, self._radius, self._radius)
            else:
                painter.fillRect(self.rect(), theme.color(self._token))


class Card(Surface):
    """A titled card; `body` takes what stands on it."""

    def __init__(self, title: str = "") -> None:
        super().__init__("surface2", "line", CARD_RADIUS)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        self.body.setSpacing(theme.px(8))
        if title:
            self.body.addWidget(Text(title, "h2", wrap=True))


class _Scrolled(QScrollArea):
    """The keyboard stops at it only while there is something to scroll to; its handle shows where the keyboard is."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Surfaces", "Phần cuộn được"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_range)

    def _take_range(self, low: int, high: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if high > low else Qt.FocusPolicy.NoFocus)


def scrolled(widget: QWidget) -> QScrollArea:
    """A widget that scrolls where it is higher than its place, on whatever ground that has."""
    area = _Scrolled()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


def hairline(token: str = "line") -> QFrame:
    line = _line(token)
    line.setFixedHeight(1)
    return line


def upright_hairline() -> QFrame:
    """Between what stands side by side, as high as that is."""
    line = _line("line")
    line.setFixedWidth(1)
    return line


def _line(token: str) -> QFrame:
    line = QFrame()
    line.setStyleSheet(f"background: {QColor(theme.color(token)).name()};")
    return line


def stacked(widgets: Sequence[QWidget]) -> QWidget:
    """Widgets one below the other, as one."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(8))
    for widget in widgets:
        column.addWidget(widget)
    return holder


class Band(Surface):
    """A coloured band: icon, what there is to say, and what can be done about it."""

    def __init__(self, token: str, symbol: str, text: str, strong: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__(f"{token}_bg", "", CARD_RADIUS)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(8), theme.px(10), theme.px(8))
        row.setSpacing(theme.px(10))
        picture = QLabel()
        picture.setPixmap(pixmap(symbol, token, ICON, self.devicePixelRatioF()))
        picture.setFixedHeight(theme.line_height("body"))  # so that it stands beside the first line
        words = QVBoxLayout()
        words.setSpacing(0)
        if strong:
            words.addWidget(Text(strong, "strong", token, wrap=True))
        if text:
            words.addWidget(Text(text, "body", token, wrap=True))
        said = QHBoxLayout()
        said.setSpacing(theme.px(10))
        said.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(words, 1)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addLayout(said)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{strong} {text}".strip())
