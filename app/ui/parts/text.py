"""Text on the window: a label in one of the text styles, never lower than its stacked marks need."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.look.theme import MARK_ROOM, theme


class Text(QLabel):
    """One text in one style and one colour. `wrap` lets it take several lines; `selectable` lets it be copied."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        color: str = "text",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(style))
        self.setWordWrap(wrap)
        self.setMinimumHeight(theme.line_height(style))
        self.setContentsMargins(0, MARK_ROOM, 0, MARK_ROOM)
        if selectable:
            flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(flags)
        self.tint(color)
        self.setText(text)

    def tint(self, color: str) -> None:
        palette = self.palette()
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(role, theme.color(color))
        self.setPalette(palette)


class Clamped(QLabel):
    """A text of at most so many lines; what does not fit ends in … and stands whole in the tooltip."""

    def __init__(self, text: str, style: str, color: str = "text", lines: int = 1) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._style, self._color, self._lines = style, color, lines
        self._rows: list[str] = []
        self._measured: dict[int, tuple[list[str], bool]] = {}  # by width: a layout asks again and again
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        self.setText(text)
        self._measured.clear()
        self._lay_out(self.width())
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._at(width)[0])) * theme.line_height(self._style)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), self.heightForWidth(max(self.width(), theme.px(120))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.line_height(self._style))

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = len(self._rows)
        self._lay_out(event.size().width())
        if len(self._rows) != before:
            self.updateGeometry()  # layouts remember what it wanted at another width, and would cut a row off

    def _lay_out(self, width: int) -> None:
        self._rows, is_cut = self._at(width)
        self.setToolTip(plain_tip(self.text()) if is_cut else "")

    def _at(self, width: int) -> tuple[list[str], bool]:
        if width not in self._measured:
            self._measured[width] = laid_out(self.text(), self._style, width, self._lines)
        return self._measured[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(theme.font(self._style))
            painter.setPen(theme.color(self._color))
            height = theme.line_height(self._style)
            for n, row in enumerate(self._rows):
                box = self.rect().adjusted(0, n * height, 0, 0)
                box.setHeight(height)
                painter.drawText(box, self.alignment(), row)


def plain_tip(text: str) -> str:
    """A tooltip that shows a text as it was written, whoever wrote it. What looks like HTML to Qt it would read as
    such: it could pass for words of ours, and have pictures fetched from wherever it says."""
    return f"<p>{escape(text)}</p>".replace("\n", "<br>") if "<" in text else text


def laid_out(text: str, style: str, width: int, lines: int, *, is_name: bool = False) -> tuple[list[str], bool]:
    """A text broken into at most so many rows of a width, and whether something had to be left out. `is_name`: a file's
    name, which may break anywhere and keeps its ending."""
    metrics = theme.metrics(style)
    cuts = Qt.TextElideMode.ElideMiddle if is_name else Qt.TextElideMode.ElideRight
    if metrics.horizontalAdvance(text) <= width:
        return [text], False
    if lines == 1:
        cut = metrics.elidedText(text, cuts, width)
        return [cut], cut != text
    layout = QTextLayout(text, theme.font(style))
    option = QTextOption()
    if is_name:
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    rows: list[str] = []
    start = 0
    while len(rows) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        rows.append(text[start : start + line.textLength()].strip())
    is_cut = bool(rows) and start + len(rows[-1]) < len(text.rstrip())
    layout.endLayout()
    if is_cut:
        rows[-1] = metrics.elidedText(text[start:], cuts, width)
    return rows, is_cut
