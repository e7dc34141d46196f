"""A person as a circle with initials."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look.theme import theme

SMALL, LARGE = 32, 64


def initials(name: str) -> str:
    """The first letters of family name and given name: Hoàng Thị Mai is HM."""
    words = name.split()
    return "".join(word[0] for word in (*words[:1], *words[1:][-1:])).upper()


def draw_avatar(painter: QPainter, box: QRect, name: str, style: str = "caption_strong") -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("avatar"))
    painter.drawEllipse(box)
    painter.setPen(theme.color("on_avatar"))
    painter.setFont(theme.font(style))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))


class Avatar(QWidget):
    """`side`: the circle's diameter at 100 % text. The name stands beside it, so nothing is read out here."""

    def __init__(self, name: str, side: int = SMALL) -> None:
        super().__init__()
        self._name, self._side = name, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._side), theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        style = "tile" if self._side >= LARGE else "caption_strong"
        with QPainter(self) as painter:
            draw_avatar(painter, self.rect().adjusted(0, 0, -1, -1), self._name, style)
