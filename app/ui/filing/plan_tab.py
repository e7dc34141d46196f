"""The plan of a year's case files: written by a clerk or a leader, and the place where its files are opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from app.ui.books.book_table import BookTable
from app.ui.doing.asking import ask
from app.ui.filing.file_form import Asks, FileForm, Written
from app.ui.filing.file_view import LEAST_TABLE
from app.ui.filing.words import plan_form, plan_rows
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.flow import Flow
from app.ui.parts.folded_combo import FoldedCombo
from app.ui.parts.surfaces import scrolled
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.case_file_page import CaseFilesPage
from sync.rules.authority import DESK, allows
from sync.rules.case_files import CaseFile, PlanEntry

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.actions.file_plan import Copied


class PlanTab(QWidget):
    """`opened`: the id of a file. `shown_changed`: another plan is shown."""

    opened = Signal(str)
    shown_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._form = context, plan_form()
        self._known: CaseFilesPage | None = None
        self._may_write = allows(context.roles, "save_plan_entry")
        self.which = FoldedCombo()
        self.which.setAccessibleName(translate("PlanTab", "Năm của danh mục"))
        self.table = BookTable()
        self.table.setMinimumHeight(theme.px(LEAST_TABLE))
        self.table.setAccessibleName(translate("PlanTab", "Các hồ sơ trong danh mục"))
        self.leads_to: QWidget = self.table
        self._open = button(translate("PlanTab", "Mở hồ sơ"), self.open_current, symbol="folder")
        self._add = button(translate("PlanTab", "Thêm vào danh mục"), self.ask_new, symbol="plus")
        self._change = button(translate("PlanTab", "Sửa"), self.ask_change, symbol="write")
        self._remove = button(translate("PlanTab", "Bỏ khỏi danh mục"), self.ask_remove, symbol="trash")
        self._copy = button(translate("PlanTab", "Chép danh mục năm trước"), self.copy_last, symbol="copy")
        self._nothing = Empty("folder", "")
        self._lay_out()
        self._offer_years()
        self.which.currentIndexChanged.connect(lambda _: self._show())
        self.table.stood_on.connect(lambda _: self._tell_buttons())
        self.table.opened.connect(lambda _: self.open_current())

    @property
    def year(self) -> int:
        return int(self.which.key or self._context.today.year)

    @property
    def entry(self) -> PlanEntry | None:
        """The one on which the keyboard stands."""
        row, rows = self.table.currentIndex().row(), self.table.rows
        return self._known.entry(rows[row].key) if self._known and 0 <= row < len(rows) else None

    def show_known(self, known: CaseFilesPage) -> None:
        self._known = known
        self._offer_years()
        self._show()

    def open_current(self) -> None:
        """Go to the entry's file; one that is not open yet is opened."""
        entry, known = self.entry, self._known
        if entry is None or known is None:
            return
        if known.file(entry.id) is not None:
            self.opened.emit(entry.id)
        elif self._may_open(entry):

            def act(desk: "Desk") -> CaseFile:
                from app.actions import case_files

                return case_files.open_planned(desk, entry.id)

            self._context.bridge.act(act, lambda file: self.opened.emit(file.id), about=self)

    def ask_new(self) -> None:
        year = self.year
        before = self.entry
        asks = Asks(
            translate("PlanTab", "Thêm hồ sơ vào danh mục năm {year}").format(year=year),
            "",  # the form is high enough for a low screen with large letters
            translate("PlanTab", "Thêm vào danh mục"),
            of_plan=True,
            is_new=True,
        )
        heading, years = (before.heading, before.keep_years) if before else ("", 20)
        self._ask(asks, Written(holder=self._context.person, heading=heading, keep_years=years), year, None)

    def ask_change(self) -> None:
        if (entry := self.entry) is None:
            return
        asks = Asks(
            translate("PlanTab", "Sửa hồ sơ {code} trong danh mục").format(code=entry.code),
            "",
            translate("PlanTab", "Lưu"),
            of_plan=True,
        )
        was = Written(entry.code, entry.title, entry.keep_years, entry.holder, entry.heading, entry.note)
        self._ask(asks, was, entry.year, entry.id)

    def ask_remove(self) -> None:
        if (entry := self.entry) is None:
            return

        def act(desk: "Desk") -> None:
            from app.actions import file_plan

            file_plan.remove_entry(desk, entry.id)

        said = translate("PlanTab", "Đã bỏ {code} khỏi danh mục.").format(code=entry.code)
        ask(
            self._context.window(),
            translate("PlanTab", "Bỏ {code} khỏi danh mục?").format(code=entry.code),
            translate("PlanTab", "“{title}” chưa mở, nên bỏ được. Các máy của cơ quan cùng bỏ.").format(
                title=entry.title
            ),
            translate("PlanTab", "Bỏ khỏi danh mục"),
            self._does(act, said),
            grave=True,
        )

    def copy_last(self) -> None:
        """Begin this year's plan from the one before; codes that are there already are left alone."""
        target = self.year

        def act(desk: "Desk") -> "Copied":
            from app.actions import file_plan

            return file_plan.copy_plan(desk, target - 1, target)

        def tell(done: "Copied") -> None:
            told = translate("PlanTab", "Đã chép %n hồ sơ sang danh mục năm {year}.", "", done.copied)
            if done.skipped:
                told += " " + translate("PlanTab", "%n số ký hiệu đã có thì để nguyên.", "", done.skipped)
            self._context.say(told.format(year=target))

        ask(
            self._context.window(),
            translate("PlanTab", "Chép danh mục năm {before} sang năm {year}?").format(before=target - 1, year=target),
            translate(
                "PlanTab",
                "Chép số ký hiệu, đề mục, thời hạn và người lập. Năm {before} trong tiêu đề đổi thành {year}. "
                "Số ký hiệu đã có trong danh mục năm {year} thì để nguyên.",
            ).format(before=target - 1, year=target),
            translate("PlanTab", "Chép danh mục"),
            lambda: self._context.bridge.act(act, tell, about=self),
        )

    def _ask(self, asks: Asks, was: Written, year: int, id: str | None) -> None:
        context, known = self._context, self._known
        if known is None:
            return

        def go_on(written: Written) -> None:
            def act(desk: "Desk") -> PlanEntry:
                from app.actions import case_files, file_plan

                facts = case_files.Facts(written.code, written.title, written.keep_years, written.holder)
                return file_plan.save_entry(desk, year, facts, written.heading, written.note, id)

            said = translate("PlanTab", "Đã ghi {code} vào danh mục.").format(code=written.code)
            self._does(act, said)()

        FileForm(context.window(), asks, was, known.people, known.rules, context.today, go_on).open()

    def _does(self, act: "Callable[[Desk], object]", said: str) -> Callable[[], object]:
        return lambda: self._context.bridge.act(act, lambda _: self._context.say(said), about=self)

    def _may_open(self, entry: PlanEntry) -> bool:
        return bool(self._context.roles & DESK) or entry.holder == self._context.person

    def _show(self) -> None:
        if self._known is None:
            return
        rows = plan_rows(self._known, self.year)
        self.table.show_rows(self._form, rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        nothing = translate("PlanTab", "Danh mục năm {year} chưa có hồ sơ nào.").format(year=self.year)
        self._nothing.set_text(nothing)
        self._tell_buttons()
        self.shown_changed.emit()

    def _tell_buttons(self) -> None:
        entry, known = self.entry, self._known
        file = known.file(entry.id) if entry and known else None
        self._open.setText(translate("PlanTab", "Xem hồ sơ") if file else translate("PlanTab", "Mở hồ sơ"))
        self._open.setEnabled(entry is not None and (file is not None or self._may_open(entry)))
        for made in (self._change, self._remove):
            made.setEnabled(entry is not None and file is None)
        self._copy.setEnabled(known is not None and bool(known.plan_of(self.year - 1)))

    def _offer_years(self) -> None:
        """This year and the next, and every year that has a plan."""
        today = self._context.today.year
        years = {today, today + 1, *(entry.year for entry in (self._known.plan if self._known else ()))}
        if [self.which.itemData(n) for n in range(self.which.count())] == [str(y) for y in sorted(years, reverse=True)]:
            return
        chosen = self.which.key or str(today)
        self.which.blockSignals(True)
        self.which.clear()
        for year in sorted(years, reverse=True):
            self.which.add(str(year), translate("PlanTab", "Năm {year}").format(year=year))
        self.which.take(chosen)
        self.which.blockSignals(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(10), 0, 0)
        column.setSpacing(theme.px(10))
        flow = Flow(theme.px(10), theme.px(8))
        flow.addWidget(self.which)
        writing: list[QPushButton] = [self._add, self._change, self._remove, self._copy] if self._may_write else []
        for made in (self._open, *writing):
            flow.addWidget(made)
        for made in (self._add, self._change, self._remove, self._copy):
            if made not in writing:
                made.setParent(self)
                made.hide()
        above = QHBoxLayout()
        above.addLayout(flow)
        column.addLayout(above)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(scrolled(self._nothing))
        column.addWidget(holder, 1)
