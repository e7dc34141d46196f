"""A place that holds one widget at a time."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Slot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._held: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def held(self) -> QWidget | None:
        return self._held

    def put(self, widget: QWidget) -> None:
        """Hold another widget; the one before goes."""
        if self._held is not None:
            self._column.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = widget
        self._column.addWidget(widget)
        widget.show()  # now, not at the next round of events: it may be given the focus at once
