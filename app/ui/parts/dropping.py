"""Files that are dropped on a widget: it shows that it takes them, and hands them on."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme


class DropDoor(QObject):
    """Makes a widget take files. `take` is called when the drop itself is over, so that a program which is dragged
    from does not wait."""

    def __init__(self, widget: QWidget, words: str, take: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(widget)
        self._widget, self._take = widget, take
        self._veil = _Veil(widget, words)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._veil.hide()
            if paths := _files(event):
                event.acceptProposedAction()
                self._take(paths)
            return True
        if isinstance(event, QDragEnterEvent):
            if _files(event):
                event.acceptProposedAction()
                self._veil.cover()
            return True
        if isinstance(event, QDragLeaveEvent):
            self._veil.hide()
        return False


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class _Veil(QWidget):
    """Covers the widget while files hang over it, and says what letting them go would do."""

    def __init__(self, covered: QWidget, words: str) -> None:
        super().__init__(covered)
        self._words = words
        self.setProperty("floats", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        covered = self.parentWidget()
        assert covered is not None
        self.setGeometry(covered.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = theme.color("selected")
        ground.setAlpha(235)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(ground)
            painter.setPen(QPen(theme.color("primary"), 2, Qt.PenStyle.DashLine))
            inset = theme.px(6)
            painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), CARD_RADIUS, CARD_RADIUS)
            painter.setFont(theme.font("h2"))
            painter.setPen(theme.color("primary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
