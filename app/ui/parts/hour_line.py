"""Fields for an hour, which may be left empty, and for a deadline: a day with an hour beside it."""

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.look.theme import theme
from app.ui.parts.day_line import DayLine
from app.ui.words.speech import translate
from app.ui.words.typed_hour import typed_hour
from sync.rules.deadline import Deadline, deadline


class HourLine(QLineEdit):
    """`hour` is None while the field is empty or means no hour."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(translate("HourLine", "giờ (nếu có)"))
        self.setMaxLength(12)
        self.setFixedWidth(theme.px(104))
        self.setAccessibleName(translate("HourLine", "Giờ của hạn, có thể để trống"))
        self.editingFinished.connect(self._write_out)

    @property
    def hour(self) -> time | None:
        return typed_hour(self.text())

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no hour."""
        return bool(self.text().strip()) and self.hour is None

    def set_hour(self, hour: time | None) -> None:
        self.setText(f"{hour:%H:%M}" if hour else "")

    def _write_out(self) -> None:
        if (hour := self.hour) is not None:
            self.set_hour(hour)


class DeadlineLine(QWidget):
    """`changed`: what is typed may mean something else now. `deadline` is None while there is no day."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.day, self.hour = DayLine(today), HourLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.day)
        row.addWidget(self.hour)
        self.setFocusProxy(self.day)
        self.day.changed.connect(self.changed)
        self.hour.textChanged.connect(self.changed)

    @property
    def deadline(self) -> Deadline | None:
        return deadline(self.day.day, self.hour.hour)

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that is no day or no hour, or an hour of no day."""
        is_hour_alone = self.hour.hour is not None and self.day.day is None
        return self.day.is_wrong or self.hour.is_wrong or is_hour_alone

    def set_deadline(self, due: Deadline | None) -> None:
        self.day.set_day(due.day if due else None)
        self.hour.set_hour(due.hour if due else None)

    def setAccessibleName(self, name: str) -> None:
        self.day.setAccessibleName(name)
