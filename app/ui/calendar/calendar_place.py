"""The place "Lịch tuần": a week's meetings, who goes, who is wanted twice; ways to paper and other calendars."""

from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.ui.calendar.calendar_doing import CalendarDoing
from app.ui.calendar.week_rows import clash_words, week_rows
from app.ui.calendar.week_table import WeekTable
from app.ui.look.theme import theme
from app.ui.parts.board import EDGE, PageTop
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.empty import Empty
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band, Surface
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.calendar_page import DAYS, CalendarEntry, CalendarPage, calendar_page, monday_of
from sync.rules.authority import allows

SOON_MS, MINUTE_MS = 400, 60_000
MOST_CLASHES = 3


class CalendarPlace(Surface):
    """`opened`: the line of a document. `answer`: of one that is to be answered."""

    opened = Signal(object)
    answer = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        self._context = context
        self.page: CalendarPage | None = None
        self._first = monday_of(context.today)
        self.doing = CalendarDoing(context, self)
        self._top = PageTop(translate("CalendarPlace", "Lịch tuần"), self._actions())
        self.table = WeekTable()
        self.table.opened.connect(lambda entry: self.opened.emit(entry.line))
        self.table.stood_on.connect(self._stand_on)
        self.leads_to: QWidget = self.table
        self._clashes = Slot()
        self._go = button("", self._to_next, kind="link")
        self._empty = Empty("calendar", translate("CalendarPlace", "Tuần đang xem không có cuộc họp nào."), self._go)
        self._open = button(translate("CalendarPlace", "Mở văn bản"), self._open_it, symbol="eye")
        self._answer = button(translate("CalendarPlace", "Ai dự?"), self._answer_it, symbol="people")
        words = translate("CalendarPlace", "Lưu cuộc họp này (.ics)")
        self._one_ics = button(words, lambda: self.doing.save_ics(self._entries(one=True)), symbol="calendar")
        self._lay_out()
        self._soon = Soon(self, self._look_if_shown, SOON_MS)
        context.bridge.changed.connect(self._soon.wish)
        self._minutes = QTimer(self, interval=MINUTE_MS)  # what is over says so while one looks
        self._minutes.timeout.connect(self._look_if_shown)
        self._minutes.start()

    def look(self) -> None:
        """Ask anew for the week that is shown."""
        first = self._first
        self._context.bridge.page(
            lambda raw: calendar_page(raw, first), self._take, about=self, key=("calendar", id(self))
        )

    def show_week(self, day: date) -> None:
        """Show the week that holds a day."""
        self._first = monday_of(day)
        self.look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _look_if_shown(self) -> None:
        if self.isVisible():
            self.look()

    def _take(self, page: CalendarPage) -> None:
        if page.first != self._first:
            return
        self.page = page
        context, now = self._context, self._context.bridge.clock.now()
        people = {id: person.name for id, person in context.opening.people.items()}
        self._top.note(self._week_words(page))
        self.table.show_rows(week_rows(page, context.words().office, people, now) if page.entries else [])
        self._stack.setCurrentIndex(0 if page.entries else 1)
        told = clash_words(page, people)[:MOST_CLASHES]
        self._clashes.setVisible(bool(told))
        self._clashes.make((tuple(told),), lambda: Band("red", "alert", "\n".join(told)))
        self._go.setVisible(page.next_after is not None)
        if page.next_after is not None:
            words = translate("CalendarPlace", "Cuộc họp kế tiếp: ngày {day}")
            self._go.setText(words.format(day=dates.day(page.next_after)))
        self._stand_on(self.table.entry)

    def _week_words(self, page: CalendarPage) -> str:
        days = f"{dates.short_day(page.first)}–{dates.day(page.days[-1])}"
        told = translate("CalendarPlace", "Tuần {number}: {days}")
        told = told.format(number=page.first.isocalendar().week, days=days)
        return f"{told} · {translate('CalendarPlace', '%n cuộc họp', '', len(page.entries))}"

    def _actions(self) -> list[QWidget]:
        back = icon_button("left", translate("CalendarPlace", "Tuần trước"), lambda: self._turn(-DAYS), key="Ctrl+PgUp")
        today = button(translate("CalendarPlace", "Tuần này"), lambda: self.show_week(self._context.today))
        on = icon_button("right", translate("CalendarPlace", "Tuần sau"), lambda: self._turn(DAYS), key="Ctrl+PgDown")
        paper = button(
            translate("CalendarPlace", "In"), lambda: self.doing.print_week(self._first), symbol="print", key="Ctrl+P"
        )
        pdf = button(translate("CalendarPlace", "Lưu PDF"), lambda: self.doing.save_week(self._first), symbol="save")
        ics = button(
            translate("CalendarPlace", "Lưu .ics"), lambda: self.doing.save_ics(self._entries()), symbol="calendar"
        )
        return [back, today, on, paper, pdf, ics]

    def _turn(self, days: int) -> None:
        self.show_week(self._first + timedelta(days=days))

    def _to_next(self) -> None:
        if self.page is not None and self.page.next_after is not None:
            self.show_week(self.page.next_after)

    def _entries(self, *, one: bool = False) -> tuple[CalendarEntry, ...]:
        if one:
            return (self.table.entry,) if self.table.entry else ()
        return self.page.entries if self.page else ()

    def _stand_on(self, entry: CalendarEntry | None) -> None:
        """What can be done with the meeting on which one stands."""
        for made in (self._open, self._one_ics):
            made.setEnabled(entry is not None)
        may = allows(self._context.roles, "answer_invitation")
        self._answer.setEnabled(entry is not None and entry.is_firm and may)

    def _open_it(self) -> None:
        if entry := self.table.entry:
            self.opened.emit(entry.line)

    def _answer_it(self) -> None:
        if entry := self.table.entry:
            self.answer.emit(entry.line)

    def _lay_out(self) -> None:
        edge = theme.px(EDGE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(14), 0, theme.px(10))
        whole.setSpacing(theme.px(10))
        whole.addWidget(self._top)
        column = QVBoxLayout()
        column.setContentsMargins(edge, 0, edge, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._clashes)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._shown())
        self._stack.addWidget(self._empty)
        column.addWidget(holder, 1)
        whole.addLayout(column, 1)

    def _shown(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for made in (self._open, self._answer, self._one_ics):
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        return holder
