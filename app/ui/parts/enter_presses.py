"""Enter presses the button that has the keyboard, whatever kind of button it is; Qt alone does so in dialogs only.

A button's own key presses it at once: Qt lets it look pressed for a tenth of a second first, and the press is lost
where the button gives way to its like meanwhile. A key that is held down presses once: the next document's button has
the same key, and nobody means to enter ten documents with one press.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QAbstractButton

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class EnterPresses(QObject):
    """Made for a button, it lives as long as that."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button, self._own = button, 0
        button.installEventFilter(self)

    def give_key(self, key: QKeySequence) -> None:
        """A key of its own; not by Qt's `setShortcut`, which repeats while the key is held."""
        self._own = self._button.grabShortcut(key)
        self._button.setShortcutAutoRepeat(self._own, False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and event.shortcutId() == self._own and not event.isAmbiguous():
            self._button.click()
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_enter = event.key() in ENTER and not event.modifiers() & CHORDS
        if is_enter and not event.isAutoRepeat():
            self._button.click()
        return is_enter
