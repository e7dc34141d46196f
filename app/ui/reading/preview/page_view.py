"""The pages themselves: scrolled as one long paper, in any size, their text selected and copied like any other.

It draws nothing by itself and waits for nothing: it says what it wants (`wishes`), and shows what it is given.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from app.documents.page_protocol import Draw, Read
from app.documents.page_text import Box
from app.ui.look.theme import theme
from app.ui.reading.preview.drawings import Drawings, parts
from app.ui.reading.preview.painter import SheetPainter, pixel_size
from app.ui.reading.preview.sheets import STEPS, Sheets, Sizes, next_step
from app.ui.reading.preview.texts import Texts

MARGIN, GAP, STEP = 16, 12, 48
SLOW_MS = 400
KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class PageView(QAbstractScrollArea):
    """`moved`: other things are wanted now. `page_changed`: another page is the current one. `zoomed`: the factor."""

    moved = Signal()
    page_changed = Signal(int)
    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.drawings, self.texts = Drawings(), Texts()
        self._sizes: Sizes = ()
        self._factor = 0.0  # fitting
        self._sheets = Sheets((), 1, 0.0, 0, 0)
        self._page = 0
        self._is_slow, self._shows_focus = False, False
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(theme.px(STEP))
            bar.valueChanged.connect(self._scrolled)

    @property
    def current_page(self) -> int:
        return self._page

    @property
    def factor(self) -> float:
        """1.0 is the paper's own size."""
        return self._sheets.factor

    @property
    def pages(self) -> int:
        return len(self._sizes)

    def show_pages(self, sizes: Sizes) -> None:
        """Show another file's pages from the first on, fitted to the width."""
        self._sizes, self._factor, self._page = sizes, 0.0, 0
        self.drawings.clear()
        self.texts.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.page_changed.emit(0)
        self._want()

    def marks(self, page: int) -> Iterable[tuple[Box, str]]:
        """What is marked on a page: place and colour."""
        return ()

    def refresh(self) -> None:
        """Something that was wanted has come."""
        if not any(self._missing()):
            self._slow.stop()
            self._is_slow = False
        self.viewport().update()

    def zoom(self, *, up: bool, at: QPoint | None = None) -> None:
        """To the next usual size, what is at a point (else in the middle) staying there."""
        self._zoom_to(next_step(self._sheets.factor, up=up), at)

    def fit(self) -> None:
        """The usual page as broad as there is room."""
        self._zoom_to(0.0, None)

    def can_zoom(self, *, up: bool) -> bool:
        return self._sheets.factor < STEPS[-1] if up else self._sheets.factor > STEPS[0]

    def reveal(self, page: int, place: Box) -> None:
        """Bring a place on a page into sight, if it is not."""
        sheet = self._sheets[page]
        top, bottom = (sheet.top + part * sheet.height for part in (place.top, place.bottom))
        left, right = (sheet.left + part * sheet.width for part in (place.left, place.right))
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if top < down.value() or bottom > down.value() + self.viewport().height():
            down.setValue(round(top - self.viewport().height() / 3))
        if left < across.value() or right > across.value() + self.viewport().width():
            across.setValue(round(left - self.viewport().width() / 3))

    def go_to(self, page: int) -> None:
        """Bring the beginning of a page to the top."""
        if page < len(self._sheets):
            self.verticalScrollBar().setValue(self._sheets[page].top - self._sheets.gap)

    def wishes(self) -> list[Draw | Read]:
        """What of that which is seen is still to be drawn and read, the most wanted first."""
        return [*self._missing(), *(Read(page) for page in self._seen() if page not in self.texts)]

    def ahead(self) -> list[Draw]:
        """The neighbours of what is seen, where a page is one drawing."""
        seen, wanted = self._seen(), list[Draw]()
        for page in (seen.stop, seen.start - 1):
            if seen and 0 <= page < len(self._sheets) and not self.drawings.is_refused(page):
                drawings = list(self._parts(page))
                wanted += [part for part in drawings if len(drawings) == 1 and part not in self.drawings]
        return wanted

    def page_point(self, point: QPoint) -> tuple[int, float, float]:
        """The page nearest to a point of the viewport, and where on it the point lies (in parts of its size)."""
        at = point + self._moved_by()
        page = self._sheets.page_at(at.y())
        sheet = self._sheets[page]
        return page, (at.x() - sheet.left) / sheet.width, (at.y() - sheet.top) / sheet.height

    def _moved_by(self) -> QPoint:
        """How far the window has moved over the sheets, which stand in the middle where it is broader."""
        beside = max(0, self.viewport().width() - self._sheets.width) // 2
        return QPoint(self.horizontalScrollBar().value() - beside, self.verticalScrollBar().value())

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._sheets.seen(top, top + self.viewport().height())

    def _missing(self) -> Iterator[Draw]:
        """What is seen and not drawn."""
        ratio = self.devicePixelRatioF()
        top, left = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        bottom, right = top + self.viewport().height(), left + self.viewport().width()
        for page in self._seen():
            if self.drawings.is_refused(page):
                continue
            sheet = self._sheets[page]
            for part in self._parts(page):
                x, y = sheet.left + part.left / ratio, sheet.top + part.top / ratio
                is_seen = x < right and x + part.part_width / ratio > left and y < bottom
                if is_seen and y + part.part_height / ratio > top and part not in self.drawings:
                    yield part

    def _parts(self, page: int) -> Iterator[Draw]:
        width, height = pixel_size(self._sheets[page], self.devicePixelRatioF())
        return parts(page, width, height, theme.color("paper").rgb() & 0xFFFFFF)

    def _zoom_to(self, factor: float, at: QPoint | None) -> None:
        if not self._sizes:
            return
        point = at or self.viewport().rect().center()
        page, x, y = self.page_point(point)
        self._factor = factor
        self._lay_out()
        sheet = self._sheets[page]
        self.verticalScrollBar().setValue(round(sheet.top + y * sheet.height - point.y()))
        self.horizontalScrollBar().setValue(round(sheet.left + x * sheet.width - point.x()))
        self.zoomed.emit(self.factor)
        self._want()

    def _lay_out(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        self._sheets = Sheets(self._sizes, room, self._factor, theme.px(MARGIN), theme.px(GAP))
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self._sheets.height - view.height()))
        down.setPageStep(view.height())
        across.setRange(0, max(0, self._sheets.width - max(room, view.width())))
        across.setPageStep(view.width())
        self.viewport().update()

    def _scrolled(self) -> None:
        self.viewport().update()
        page = self._sheets.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self._want()

    def _want(self) -> None:
        if not self._slow.isActive() and not self._is_slow:
            self._slow.start()
        self.moved.emit()

    def _say_slow(self) -> None:
        self._is_slow = True
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._sizes:
            return
        page, _, y = self.page_point(QPoint(0, 0))
        self._lay_out()
        if self.verticalScrollBar().value() > 0:
            sheet = self._sheets[page]
            self.verticalScrollBar().setValue(round(sheet.top + y * sheet.height))
        self._want()

    def paintEvent(self, event: QPaintEvent) -> None:
        moved = self._moved_by()
        marks = {page: list(self.marks(page)) for page in self._seen()}
        with QPainter(self.viewport()) as painter:
            sheets = SheetPainter(painter, self.devicePixelRatioF(), self.drawings, is_slow=self._is_slow)
            for page, marked in marks.items():
                sheets.paint(page, self._sheets[page], moved, marked)
            if self._shows_focus and self.hasFocus():
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def event(self, event: QEvent) -> bool:
        """Its own keys are its own while it has the focus, also where the window uses them for something else."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _zooming(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if zooming := _zooming(event):
            self.fit() if zooming == "fit" else self.zoom(up=zooming == "in")
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self.zoom(up=turned > 0, at=event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._shows_focus = event.reason() in KEYBOARD
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()


def _zooming(event: QKeyEvent) -> str:
    """What a key does to the size: in, out, fit, or nothing."""
    if event.matches(QKeySequence.StandardKey.ZoomIn):
        return "in"
    if event.matches(QKeySequence.StandardKey.ZoomOut):
        return "out"
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return {Qt.Key.Key_Equal: "in", Qt.Key.Key_Plus: "in", Qt.Key.Key_Minus: "out", Qt.Key.Key_0: "fit"}.get(
            Qt.Key(event.key()), ""
        )
    return ""
