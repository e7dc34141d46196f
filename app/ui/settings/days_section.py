"""Which days of a year are free, and which weekends are worked in exchange: clerk and leader keep the list."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.actions.working_time import YearList
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.day_line import DayLine
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.text import Text
from app.ui.settings.section import Section
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.rules.authority import allows
from sync.rules.desk_acts import FreeDay
from sync.rules.working_days import SATURDAY

if TYPE_CHECKING:
    from app.actions.desk import Desk

AHEAD = 2  # years that may be chosen after this one
REASON = 240


def days_section(context: Context) -> Section:
    section = Section(translate("Days", "Ngày nghỉ, ngày làm bù"))
    hint = translate(
        "Days",
        "Dùng để tính hạn theo ngày làm việc; thứ Bảy, Chủ nhật nghỉ sẵn. Tết Âm lịch, ngày nghỉ bù, hoán đổi theo "
        "thông báo từng năm thì ghi thêm ở đây. Cơ quan cấp dưới không có danh sách riêng thì dùng theo.",
    )
    section.add(translate("Days", "Danh sách của năm"), YearField(context), hint)
    return section


class YearField(QWidget):
    """One year's list; each change is saved at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._list = context, YearList(context.today.year, (), (), "")
        self._may = allows(context.roles, "set_year_days")
        self.year = QComboBox()
        self.year.setAccessibleName(translate("Days", "Năm"))
        for year in range(context.today.year, context.today.year + AHEAD + 1):
            self.year.addItem(str(year), year)
        self.whose = Text("", "secondary", "text2", wrap=True)
        self.rows = Slot()
        self.day = DayLine(context.today)
        self.day.setAccessibleName(translate("Days", "Ngày"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(translate("Days", "Lý do, ví dụ Tết Nguyên đán"))
        self.reason.setAccessibleName(translate("Days", "Lý do"))
        self.reason.setMinimumWidth(theme.px(REASON))
        self._free = button(translate("Days", "Thêm ngày nghỉ"), lambda: self.add(worked=False))
        self._worked = button(translate("Days", "Thêm ngày làm bù"), lambda: self.add(worked=True))
        self._follow = button(translate("Days", "Bỏ danh sách riêng"), self.follow, kind="link")
        self._import = button(translate("Days", "Nhập từ tệp CSV…"), self._choose, kind="link")
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.year.currentIndexChanged.connect(self._look)
        self.day.changed.connect(self._allow)
        context.bridge.changed.connect(self._look)
        self._allow()
        self._look()

    @property
    def shown(self) -> YearList:
        return self._list

    def add(self, *, worked: bool) -> None:
        """Add the day that is typed: a free one, or a Saturday or Sunday that is worked."""
        if (day := self.day.day) is None:
            return
        one = FreeDay(day, self.reason.text().strip())
        free, worked_days = self._without(day)
        self._save((*free, one) if not worked else free, (*worked_days, one) if worked else worked_days)
        self.day.set_day(None)
        self.reason.clear()

    def remove(self, day: date) -> None:
        self._save(*self._without(day))

    def follow(self) -> None:
        """Keep no list of one's own any more."""
        year = self._list.year

        def act(desk: "Desk") -> None:
            from app.actions import year_days

            year_days.follow_above(desk, year)

        self._context.bridge.act(act, lambda _: self._look(), about=self)

    def take_from(self, path: Path) -> None:
        """Take the list of a file in place of this one."""
        year = self._list.year

        def act(desk: "Desk") -> None:
            from app.actions import working_time, year_days

            free, worked = working_time.read_days(path)
            year_days.set_days(desk, year, free, worked)

        self._context.bridge.act(act, lambda _: self._look(), about=self)

    def _choose(self) -> None:
        title = translate("Days", "Chọn tệp ngày nghỉ")
        if chosen := QFileDialog.getOpenFileName(self, title, str(Path.home()), "CSV (*.csv)")[0]:
            self.take_from(Path(chosen))

    def _without(self, day: date) -> tuple[tuple[FreeDay, ...], tuple[FreeDay, ...]]:
        free = tuple(one for one in self._list.free if one.day != day)
        return free, tuple(one for one in self._list.worked if one.day != day)

    def _save(self, free: tuple[FreeDay, ...], worked: tuple[FreeDay, ...]) -> None:
        year = self._list.year

        def act(desk: "Desk") -> None:
            from app.actions import year_days

            year_days.set_days(desk, year, free, worked)

        self._context.bridge.act(act, lambda _: self._look(), about=self)

    def _look(self) -> None:
        context, year = self._context, int(self.year.currentData())

        def read(raw: Any) -> YearList:
            from app.actions.working_time import year_list

            return year_list(raw, context.identity.office, year, context.today)

        context.bridge.page(read, self._show, about=self, key=("days", id(self)))

    def _show(self, found: YearList) -> None:
        self._list = found
        self.whose.setText(self._whose())
        self._follow.setVisible(self._may and found.of == self._context.identity.office)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for one in sorted((*found.free, *found.worked), key=lambda one: one.day):
            column.addLayout(self._row(one, is_worked=one in found.worked))
        holder = QWidget()
        holder.setLayout(column)
        self.rows.put(holder)
        self._allow()

    def _whose(self) -> str:
        of = self._list.of
        if not of:
            return translate("Days", "Danh sách kèm chương trình: chỉ có ngày lễ theo dương lịch.")
        if of == self._context.identity.office:
            return translate("Days", "Danh sách riêng của cơ quan.")
        name = self._context.opening.offices[of].short_name if of in self._context.opening.offices else of
        return translate("Days", "Theo danh sách của {office}.").format(office=name)

    def _row(self, one: FreeDay, *, is_worked: bool) -> QHBoxLayout:
        kind = translate("Days", "làm bù") if is_worked else translate("Days", "nghỉ")
        day = f"{dates.weekday(one.day)}, {dates.day(one.day)}"
        words = " · ".join(part for part in (day, kind, one.reason) if part)
        row = QHBoxLayout()
        row.addWidget(Text(words, "body", wrap=True), 1)
        if self._may:
            drop = button(translate("Days", "Bỏ"), lambda: self.remove(one.day), kind="link")
            drop.setAccessibleName(translate("Days", "Bỏ {day}").format(day=day))
            row.addWidget(drop)
        return row

    def _allow(self) -> None:
        """What does not fit the year or the day of the week is not offered."""
        day = self.day.day
        fits = self._may and day is not None and day.year == self._list.year
        self._free.setEnabled(fits)
        self._worked.setEnabled(fits and day is not None and day.weekday() >= SATURDAY)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        top = QHBoxLayout()
        top.addWidget(self.year)
        top.addWidget(self.whose, 1)
        column.addLayout(top)
        column.addWidget(self.rows)
        if not self._may:
            return
        for parts in ((self.day, self.reason), (self._free, self._worked, self._import, self._follow)):
            holder = QWidget()
            flow = Flow(theme.px(8))
            holder.setLayout(flow)
            for part in parts:
                flow.addWidget(part)
            column.addWidget(holder)
