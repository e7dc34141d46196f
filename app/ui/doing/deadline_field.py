"""A deadline that may be left open: a tick, and beside it the date and, where it is wanted, the hour."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.hour_line import HourLine
from app.ui.parts.text import Text
from sync.rules.deadline import Deadline


class DeadlineField(QWidget):
    """`name` says what the deadline is for; without the tick there is none, unless there `must` be one. `changed`:
    another one, and `is_wrong` may be otherwise."""

    changed = Signal()

    def __init__(self, name: str, due: Deadline, earliest: date, *, is_set: bool, must: bool = False) -> None:
        super().__init__()
        day = due.day
        self._tick = QCheckBox(name)
        self._day = QDateEdit(QDate(day.year, day.month, day.day))
        self._day.setDisplayFormat("dd/MM/yyyy")
        self._day.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))
        self._day.setCalendarPopup(True)
        self._day.setAccessibleName(name)
        self._day.setMinimumWidth(theme.px(140))
        self._hour = HourLine()
        self._hour.set_hour(due.hour)
        for field in (self._day, self._hour):
            field.setEnabled(is_set)
            self._tick.toggled.connect(field.setEnabled)
        self._tick.setChecked(is_set)
        self._day.dateChanged.connect(self.changed)
        self._tick.toggled.connect(self.changed)
        self._hour.textChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(Text(name, "body") if must else self._tick)
        self.leads_to: QWidget = self._day if must else self._tick
        row.addWidget(self._day)
        row.addWidget(self._hour)
        row.addStretch(1)

    def name_hour(self, name: str) -> None:
        """What the hour is called where several such fields stand together."""
        self._hour.setAccessibleName(name)

    @property
    def deadline(self) -> Deadline | None:
        if not self._tick.isChecked():
            return None
        chosen = self._day.date()
        return Deadline(date(chosen.year(), chosen.month(), chosen.day()), self._hour.hour)

    @property
    def is_wrong(self) -> bool:
        return self._tick.isChecked() and self._hour.is_wrong
