"""A day that may be left open: a tick, and beside it the date."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget

from app.ui.look.theme import theme


class DayField(QWidget):
    """`name` says what the day is for; without the tick there is none."""

    def __init__(self, name: str, day: date, earliest: date, *, is_set: bool) -> None:
        super().__init__()
        self._tick = QCheckBox(name)
        self._day = QDateEdit(QDate(day.year, day.month, day.day))
        self._day.setDisplayFormat("dd/MM/yyyy")
        self._day.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))
        self._day.setCalendarPopup(True)
        self._day.setAccessibleName(name)
        self._day.setMinimumWidth(theme.px(140))
        self._day.setEnabled(is_set)
        self._tick.setChecked(is_set)
        self._tick.toggled.connect(self._day.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._tick)
        row.addWidget(self._day)
        row.addStretch(1)

    @property
    def day(self) -> date | None:
        if not self._tick.isChecked():
            return None
        chosen = self._day.date()
        return date(chosen.year(), chosen.month(), chosen.day())
