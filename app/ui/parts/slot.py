"""A place that holds one widget at a time; the keyboard stays on what is called the same in the next one."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.parts.leading import namesake


class Slot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._held: QWidget | None = None
        self._made_of: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def held(self) -> QWidget | None:
        return self._held

    def put(self, widget: QWidget) -> None:
        """Hold another widget; the one before goes."""
        at = self.window().focusWidget()
        had_keyboard = at if at is not None and self._held is not None and self._held.isAncestorOf(at) else None
        self._made_of = None
        if self._held is not None:
            self._column.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = widget
        self._column.addWidget(widget)
        widget.show()  # now, not at the next round of events: it may be given the focus at once
        if had_keyboard is not None and (same := namesake(had_keyboard, widget)) is not None:
            same.setFocus()

    def make(self, of: object, widget: Callable[[], QWidget]) -> None:
        """Hold what is made of something, unless what is held was made of the same."""
        if of != self._made_of:
            self.put(widget())
            self._made_of = of
