"""A box of choices that are found by typing without marks: "ke" finds "kế hoạch", and so does its short form "kh"."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView

from sync.rules.text import folded

TYPING_MS = 1200
SHORT = Qt.ItemDataRole.UserRole + 1


class FoldedCombo(QComboBox):
    """What was typed within a second or so is one word. Each choice has a key, its text, and perhaps a short form."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self._forget)
        self.setView(_FoldedView(self))
        self.setMaxVisibleItems(14)
        self.setStyleSheet("QComboBox { combobox-popup: 0; }")  # else the style shows all of them, however many
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add(self, key: str, text: str, short: str = "") -> None:
        self.addItem(text, key)
        self.setItemData(self.count() - 1, short, SHORT)

    @property
    def key(self) -> str:
        return str(self.currentData() or "")

    def take(self, key: str) -> None:
        """Show one as taken; none where it is not among them."""
        self.setCurrentIndex(self.findData(key))

    def find_typed(self, text: str) -> int:
        """The row that what has been typed so far means; -1 for none."""
        self._typed += text
        self._pause.start()
        wanted = folded(self._typed)
        if not wanted:
            return -1
        rows = range(self.count())
        exact = (n for n in rows if folded(str(self.itemData(n, SHORT))) == wanted)
        begins = (n for n in rows if folded(self.itemText(n)).startswith(wanted))
        inside = (n for n in rows if f" {wanted}" in folded(self.itemText(n)))
        return next((n for found in (exact, begins, inside) for n in found), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        blank = event.key() == Qt.Key.Key_Space and not self._typed
        if text.isprintable() and text and not blank and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if (row := self.find_typed(text)) >= 0:
                self.setCurrentIndex(row)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that scrolls the page must not change a choice on its way."""
        event.ignore()

    def _forget(self) -> None:
        self._typed = ""


class _FoldedView(QListView):
    def __init__(self, combo: FoldedCombo) -> None:
        super().__init__()
        self._combo = combo

    def keyboardSearch(self, search: str) -> None:
        if (row := self._combo.find_typed(search)) >= 0:
            self.setCurrentIndex(self.model().index(row, 0))
