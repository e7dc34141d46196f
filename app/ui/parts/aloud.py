"""What a screen reader says by itself, without anybody going there."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def say_aloud(about: QWidget, text: str) -> None:
    """Have it said; where nobody listens, nothing happens. The keyboard stays where it is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, text))
