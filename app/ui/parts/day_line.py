"""A field for a day: typed as people write it, or taken from a calendar. It may be left empty where that is allowed."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from app.documents.typed_day import typed_day
from app.ui.look.icons import icon
from app.ui.look.theme import theme
from app.ui.parts.buttons import icon_button
from app.ui.words import dates
from app.ui.words.speech import translate


class DayLine(QWidget):
    """`changed`: what is typed means something else now. `day` is None while the field is empty or means no day."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._told: date | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(translate("DayLine", "ngày/tháng/năm"))
        self.line.setMaxLength(20)
        self.line.setFixedWidth(theme.px(146))
        self._calendar = icon_button("calendar", translate("DayLine", "Chọn trên lịch"), self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        row.addWidget(self.line)
        row.addWidget(self._calendar)
        row.addStretch(1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self._write_out)

    @property
    def day(self) -> date | None:
        return typed_day(self.line.text(), self._today)

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no day."""
        return bool(self.line.text().strip()) and self.day is None

    def set_day(self, day: date | None) -> None:
        self._told = day
        self.line.setText(dates.day(day) if day else "")

    def set_locked(self, locked: bool) -> None:
        """Show the day without letting it be changed."""
        self.line.setReadOnly(locked)
        self.line.setEnabled(not locked)
        self._calendar.setVisible(not locked)

    def setAccessibleName(self, name: str) -> None:
        self.line.setAccessibleName(name)

    def _typed(self) -> None:
        if self.day != self._told or self.is_wrong:
            self._told = self.day
            self.changed.emit()

    def _write_out(self) -> None:
        if day := self.day:
            self.line.setText(dates.day(day))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = _calendar(self.day or self._today)
        calendar.activated.connect(lambda chosen: self._choose(chosen, menu))
        calendar.clicked.connect(lambda chosen: self._choose(chosen, menu))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _choose(self, chosen: QDate, menu: QMenu) -> None:
        self.line.setText(dates.day(date(chosen.year(), chosen.month(), chosen.day())))
        menu.close()
        self.line.setFocus()


def _calendar(day: date) -> QCalendarWidget:
    """A month, Monday first, in our own colours."""
    t = theme.tokens
    calendar = QCalendarWidget()
    calendar.setLocale(QLocale())
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    calendar.setMinimumSize(theme.px(290), theme.px(240))
    calendar.setStyleSheet(
        f"QWidget#qt_calendar_navigationbar {{ background: {t.surface2}; }}"
        f" QToolButton {{ color: {t.text}; font-weight: 600; padding: {theme.px(4)}px {theme.px(8)}px; }}"
        f" QAbstractItemView {{ background: {t.surface}; color: {t.text}; outline: none;"
        f" selection-background-color: {t.primary}; selection-color: {t.on_primary}; }}"
    )
    for name, symbol in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
        for arrow in calendar.findChildren(QToolButton, name):
            arrow.setIcon(icon(symbol, "text2"))
    weekend = QTextCharFormat()
    weekend.setForeground(theme.color("text2"))
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, weekend)
    return calendar
