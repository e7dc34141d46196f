"""A place that holds one widget at a time."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget


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
        self._made_of = None
        if self._held is not None:
            self._column.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = widget
        self._column.addWidget(widget)
        widget.show()  # now, not at the next round of events: it may be given the focus at once

    def make(self, of: object, widget: Callable[[], QWidget]) -> None:
        """Hold what is made of something, unless what is held was made of the same."""
        if of != self._made_of:
            self.put(widget())
            self._made_of = of
