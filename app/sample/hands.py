"""What a person does at a window of the product, by the names that stand on its controls: presses, types, chooses.

Each waits until what it is about is there. On a screen it goes at a pace that one can follow, with a ring round what is
touched next; off screen nothing waits for an eye.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QMimeData, QPointF, QRect, QRectF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from app.ui.bridge.bridge import Bridge
from app.ui.look.theme import theme

T = TypeVar("T")
PATIENCE_MS, LOOK_MS = 30_000, 30
LETTER_MS = 14
MORE = r"(?:[ ,.:;].*)?"  # what may follow a name: a count, a state
NO_KEYS, LEFT, COPY = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


class NotThereError(Exception):
    """What was looked for did not come; `seen`: what was there instead."""

    def __init__(self, wanted: str, seen: str) -> None:
        super().__init__(wanted)
        self.wanted, self.seen = wanted, seen


class Hands:
    """`front`: the window that stands on the screen. `bridge`: what it asks, so that one sees when it has its answers.
    `pace_ms`: between two touches, 0 where nobody looks.

    Names are patterns (see `stage.pattern`): what stands on a control matches whole, or with a count behind it.
    """

    def __init__(self, front: Callable[[], QWidget], bridge: Bridge, pace_ms: int) -> None:
        self._front, self._bridge, self._pace_ms = front, bridge, pace_ms

    def press(self, name: str) -> None:
        """Press the button, tab or entry of a menu."""

        def pressable() -> QAbstractButton | QAction | None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                return next((a for a in menu.actions() if re.fullmatch(name, a.text()) and a.isEnabled()), None)
            found = [b for b in self._named(QAbstractButton, name) if b.isEnabled()]
            return found[-1] if found else None  # the page stands behind the navigation

        found = self.until(pressable, name)
        while isinstance(found, QAbstractButton) and not self._touch(found):
            found = self.until(pressable, name)
        if isinstance(found, QAbstractButton):
            found.click()
        elif isinstance(found, QAction):
            self.rest(self._pace_ms)
            if (menu := QApplication.activePopupWidget()) is not None:
                menu.close()
            found.trigger()
        self._wait_for_answers()

    def write(self, name: str, text: str) -> None:
        """Type into a field, in the place of what stands there, as a Vietnamese input method hands it over."""
        field = self.until(lambda: next(self._fields(name), None), name)
        while not self._touch(field):
            field = self.until(lambda: next(self._fields(name), None), name)
        field.setFocus()
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.selectAll()
        for letters in text if self._pace_ms else [text]:
            event = QInputMethodEvent()
            event.setCommitString(letters)
            QApplication.sendEvent(field, event)
            self.rest(LETTER_MS if self._pace_ms else 0)

    def enter(self, name: str) -> None:
        """Press Enter in a field."""
        field = self.until(lambda: next(self._fields(name), None), name)
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_Return, NO_KEYS, "\r"))

    def pick(self, name: str, choice: str) -> None:
        """Take one of a box of choices by typing its beginning or its short form."""
        box = self.until(lambda: next((b for b in self._named(QComboBox, name) if b.count()), None), name)
        self._touch(box)
        box.setFocus()
        for letter in choice:
            QApplication.sendEvent(box, QKeyEvent(QKeyEvent.Type.KeyPress, 0, NO_KEYS, letter))
            self.rest(LETTER_MS if self._pace_ms else 0)

    def choose(self, text: str) -> None:
        """Click the row of a list or table that holds this text; again where the list moves on under the hand."""
        is_touched = not self._pace_ms

        def clicked() -> bool:
            nonlocal is_touched
            if (found := self._row(text)) is None:
                return False
            view, place = found
            if not is_touched:
                is_touched = self._touch(view.viewport(), place)
                return False  # it may have moved on meanwhile
            QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, place.center())
            return re.search(text, _row_says(view, view.currentIndex().row())) is not None

        self.until(clicked, text)
        self._wait_for_answers()

    def drop(self, paths: Sequence[Path]) -> None:
        """Let files fall on the window, as from a file manager."""
        window, data = self._front(), QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = window.rect().center()
        QApplication.sendEvent(window, QDragEnterEvent(middle, COPY, data, LEFT, NO_KEYS))
        self.rest(2 * self._pace_ms)
        QApplication.sendEvent(window, QDropEvent(QPointF(middle), COPY, data, LEFT, NO_KEYS))

    def read(self, text: str) -> dict[str, str]:
        """Wait until a text stands on the window, and bring it into sight; what fills its blanks."""

        def found() -> tuple[QWidget, re.Match[str]] | None:
            return next(((widget, hit) for widget, words in self._words() if (hit := re.search(text, words))), None)

        widget, hit = self.until(found, text)
        _reveal(widget)
        return dict(hit.groupdict())

    def reveal(self, text: str) -> None:
        """Bring a text into sight where it stands further down."""
        labels = (w for w, words in self._words() if isinstance(w, QLabel) and re.search(text, words))
        if (label := next(labels, None)) is not None:
            _reveal(label)

    def read_no_more(self, text: str) -> None:
        """Wait until a text does not stand there any more."""
        self.until(lambda: not any(re.search(text, words) for _, words in self._words()), text)

    def rest(self, ms: int) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], T | None], wanted: str) -> T:
        """Let the window live until something is there. Raises: NotThereError."""
        if found := holds():
            return found
        loop, late, look = QEventLoop(), QTimer(singleShot=True, interval=PATIENCE_MS), QTimer(interval=LOOK_MS)
        kept: list[T] = []

        def check() -> None:
            if found := holds():
                kept.append(found)
                look.stop()
                loop.quit()

        look.timeout.connect(check)
        late.timeout.connect(loop.quit)
        look.start()
        late.start()
        loop.exec()
        look.stop()
        if not kept:
            raise NotThereError(wanted, self._seen())
        return kept[0]

    def _wait_for_answers(self) -> None:
        """Until the list that was asked for is here, and the document that it shows first."""
        loop = QEventLoop()
        QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
        self._bridge.page(
            _nothing, lambda _: self._bridge.read(_nothing, lambda _: loop.quit(), about=loop), about=loop
        )
        loop.exec()

    def _touch(self, widget: QWidget, part: QRect | None = None) -> bool:
        """Bring it into sight, and show where the hand goes; false where its window has gone meanwhile."""
        _reveal(widget)
        if self._pace_ms:
            ring = _Ring(widget, part)
            self.rest(self._pace_ms)
            if isValid(ring):
                ring.end()
        return isValid(widget)

    @property
    def _root(self) -> QWidget:
        return QApplication.activeModalWidget() or self._front()

    def _shown(self, kind: type[T]) -> list[T]:
        found: list[Any] = self._root.findChildren(kind)
        return [widget for widget in found if widget.isVisible()]

    def _named(self, kind: type[T], name: str) -> list[T]:
        """Visible ones of that name; where none has just that, those that say more behind it."""
        shown = self._shown(kind)
        exact = [widget for widget in shown if any(re.fullmatch(name, words) for words in _said_by(widget))]
        return exact or [w for w in shown if any(re.fullmatch(name + MORE, words) for words in _said_by(w))]

    def _row(self, text: str) -> tuple[QAbstractItemView, QRect] | None:
        """The first row that says this, brought into sight: its view and its place there."""
        for view in self._shown(QAbstractItemView):
            model = view.model()
            for n in range(model.rowCount() if model is not None else 0):
                if re.search(text, _row_says(view, n)):
                    view.scrollTo(model.index(n, 0))
                    return view, view.visualRect(model.index(n, 0))
        return None

    def _fields(self, name: str) -> Iterator[QWidget]:
        for field in self._named(QWidget, name):
            if isinstance(field, QComboBox) and (line := field.lineEdit()) is not None:
                yield line
            elif isinstance(field, QLineEdit | QPlainTextEdit) and field.isEnabled():
                yield field

    def _words(self) -> Iterator[tuple[QWidget, str]]:
        for root in dict.fromkeys((self._root, self._front())):
            for widget in root.findChildren(QWidget):
                if widget.isVisible():
                    yield widget, widget.accessibleName()
                    if isinstance(widget, QLabel):
                        yield widget, widget.text()

    def _seen(self) -> str:
        return " | ".join(words for button in self._shown(QAbstractButton) for words in _said_by(button)[:1])[:600]


class _Ring(QWidget):
    """Round what is touched next."""

    def __init__(self, touched: QWidget, part: QRect | None) -> None:
        super().__init__(touched.window())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        place = QRect(part if part is not None else touched.rect())
        place.moveTopLeft(touched.mapTo(touched.window(), place.topLeft()))
        self.setGeometry(place.adjusted(-5, -5, 5, 5).intersected(touched.window().rect()))
        self.show()
        self.raise_()

    def end(self) -> None:
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("amber"), 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)


def _nothing(_: Any) -> None:
    return None


def _reveal(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _row_says(view: QAbstractItemView, row: int) -> str:
    return str(view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or "")


def _said_by(widget: Any) -> list[str]:
    """What a screen reader says of it, and what stands on it."""
    said = [str(widget.accessibleName())]
    if hasattr(widget, "text"):
        said.append(str(widget.text()))
    return [words for words in said if words]
