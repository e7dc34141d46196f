"""Pages whose text can be picked, copied and found; what a screen reader says of them."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu

from app.documents.page_protocol import Draw, Read
from app.documents.page_text import Box, PageText
from app.ui.look.icons import icon
from app.ui.reading.preview.hits import Hits
from app.ui.reading.preview.page_view import PageView
from app.ui.reading.preview.sheets import Sizes
from app.ui.reading.preview.texts import Selection, Spot
from app.ui.words.speech import translate

SPOKEN = 2_000  # characters of a page that a screen reader is given
BEYOND_MS = 40
OWN_KEYS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)


class TextView(PageView):
    """`find_wanted`, `copy_opened`: chosen from its menu. `escaped`: no more of what was begun."""

    find_wanted = Signal()
    copy_opened = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hits = Hits()
        self._name = ""
        self._selection = Selection()
        self._dragged: QPoint | None = None
        self._copies_later = False
        self._beyond = QTimer(self, interval=BEYOND_MS)
        self._beyond.timeout.connect(self._drag_on)
        self.page_changed.connect(self._speak)

    @property
    def picked(self) -> str:
        """The text that is picked, as far as it is here."""
        return self._selection.text(self.texts.get)

    def show_file(self, name: str, sizes: Sizes) -> None:
        self._name, self._copies_later = name, False
        self._selection.begin(None)
        self.hits = Hits()
        self.show_pages(sizes)
        self._speak()

    def take_text(self, page: int, text: PageText | None) -> None:
        self.texts.put(page, text)
        self.refresh()
        if page == self.current_page:
            self._speak()
        if self._copies_later:
            self.copy()

    def pick_page(self) -> None:
        """Pick the whole text of the current page."""
        text = self.texts.get(self.current_page)
        if text is not None:
            self._selection.set(self.current_page, 0, len(text.characters))
            self.viewport().update()

    def copy(self) -> None:
        """Put what is picked on the clipboard, as soon as all its pages are read."""
        self._copies_later = any(page not in self.texts for page in self._selection.pages)
        if self._copies_later:
            self.moved.emit()
        elif text := self.picked:
            QGuiApplication.clipboard().setText(text)

    def wishes(self) -> list[Draw | Read]:
        picked = [Read(page) for page in self._selection.pages if page not in self.texts] if self._copies_later else []
        return [*picked, *super().wishes()]

    def marks(self, page: int) -> Iterator[tuple[Box, str]]:
        text = self.texts.get(page)
        if text is None:
            return
        for n, (start, end) in enumerate(self.hits.on(page)):
            token = "found_now" if self.hits.is_current(page, n) else "found"
            yield from ((box, token) for box in text.boxes(start, end))
        if page in self._selection.pages:
            yield from ((box, "picked") for box in text.boxes(*self._selection.on(page, len(text.characters))))

    def _spot(self, point: QPoint) -> Spot | None:
        page, x, y = self.page_point(point)
        text = self.texts.get(page)
        place = text.place_at(x, y) if text is not None else None
        return Spot(page, place) if place is not None else None

    def _is_over_text(self, point: QPoint) -> bool:
        page, x, y = self.page_point(point)
        text = self.texts.get(page)
        return text is not None and any(
            line.box.left <= x <= line.box.right and line.box.top <= y <= line.box.bottom for line in text.lines
        )

    def _speak(self) -> None:
        words = translate("Preview", "{name}, trang {page} trong {pages}") if self.pages else self._name
        self.setAccessibleName(words.format(name=self._name, page=self.current_page + 1, pages=self.pages))
        text = self.texts.get(self.current_page)
        self.setAccessibleDescription(text.copied(0, SPOKEN) if text is not None else "")

    def _drag_to(self, point: QPoint) -> None:
        self._dragged = point
        if spot := self._spot(point):
            self._selection.extend(spot)
            self.viewport().update()
        is_outside = not self.viewport().rect().contains(point)
        if is_outside != self._beyond.isActive():
            self._beyond.start() if is_outside else self._beyond.stop()

    def _drag_on(self) -> None:
        """The mouse is held beyond the edge: scroll, and pick what comes."""
        if self._dragged is not None:
            down = self.verticalScrollBar()
            beyond = min(0, self._dragged.y()) + max(0, self._dragged.y() - self.viewport().height())
            down.setValue(down.value() + max(-60, min(60, beyond)))
            self._drag_to(self._dragged)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.pages:
            return
        point = event.position().toPoint()
        spot = self._spot(point)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and spot is not None:
            self._selection.extend(spot)
        else:
            self._selection.begin(spot)
        self._dragged = point
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._dragged is not None:
            self._drag_to(point)
        elif self.pages:
            shape = Qt.CursorShape.IBeamCursor if self._is_over_text(point) else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self._beyond.stop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position().toPoint()) if self.pages else None
        text = self.texts.get(spot.page) if spot is not None else None
        if spot is not None and text is not None:
            self._selection.set(spot.page, *text.word_at(spot.place))
            self.viewport().update()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in OWN_KEYS)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.pick_page()
        elif event.key() == Qt.Key.Key_Escape:
            self._selection.begin(None)
            self.viewport().update()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copying = menu.addAction(icon("copy", "text2"), translate("Preview", "Sao chép"), self.copy)
        copying.setEnabled(not self._selection.is_empty)
        menu.addAction(translate("Preview", "Chọn cả trang"), self.pick_page)
        menu.addAction(icon("search", "text2"), translate("Preview", "Tìm trong văn bản"), self.find_wanted.emit)
        menu.addAction(translate("Preview", "Vừa chiều ngang"), self.fit)
        menu.addSeparator()
        menu.addAction(icon("external", "text2"), translate("Preview", "Mở bản sao"), self.copy_opened.emit)
        menu.popup(event.globalPos())
