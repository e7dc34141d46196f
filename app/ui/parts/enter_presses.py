"""Enter presses the button that has the keyboard, whatever kind of button it is; Qt alone does so in dialogs only.

A button's own key presses it at once: Qt lets it look pressed for a tenth of a second first, and the press is lost
where the button gives way to its like meanwhile. A key that is held down presses once: the next document's button has
the same key, and nobody means to enter ten documents with one press.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object  # at run time a class may have one of Qt's as base, not two


class EnterPresses(_Base):
    """Stands first among a button's bases. No event filter: that would go through Python for every event of every
    button, and wait for its turn each time while a sync runs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER or event.modifiers() & CHORDS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def give_key(button: QAbstractButton, key: QKeySequence) -> None:
    """A key of a button's own, as long as the button can be seen and pressed."""
    QShortcut(key, button, button.click).setAutoRepeat(False)
