"""The place "Hồ sơ": the case files and the plan of a year, one file's page, and ways to put them on paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from app.documents.registers.forms import Filled
from app.ui.books.paper_doing import PaperDoing
from app.ui.filing.doing import FilingDoing
from app.ui.filing.file_form import Asks, FileForm, Written
from app.ui.filing.file_view import FileView
from app.ui.filing.files_tab import DUE, FilesTab
from app.ui.filing.plan_tab import PlanTab
from app.ui.look.theme import theme
from app.ui.parts.board import EDGE, PageTop
from app.ui.parts.buttons import button
from app.ui.parts.leading import give_focus
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band, Surface, scrolled
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.amounts import number
from app.ui.words.speech import translate
from sync.replica.case_file_page import CaseFilePage, CaseFilesPage, case_file_page, case_files_page
from sync.rules.authority import DESK, allows
from sync.rules.case_files import CaseFile

if TYPE_CHECKING:
    from app.actions.desk import Desk

SOON_MS = 400


class FilesPlace(Surface):
    """`opened`: a box and the id of a document in it."""

    opened = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        self._context = context
        self.known: CaseFilesPage | None = None
        self._file = ""  # the one whose page is shown
        self._has_due = False
        self.doing, self.paper = FilingDoing(context), PaperDoing(context, self)
        self.files, self.plan, self.view = FilesTab(context), PlanTab(context), FileView(context)
        self._print = button(translate("FilesPlace", "In"), lambda: self._paper("print"), symbol="print", key="Ctrl+P")
        self._pdf = button(translate("FilesPlace", "Lưu PDF"), lambda: self._paper("pdf"), symbol="save")
        self._excel = button(translate("FilesPlace", "Lưu Excel"), lambda: self._paper("excel"), symbol="table")
        self._due = Slot()
        self._due.hide()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.files, translate("FilesPlace", "Hồ sơ"))
        self.tabs.addTab(self.plan, translate("FilesPlace", "Danh mục năm"))
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self._soon = Soon(self, self._look_if_shown, SOON_MS)
        context.bridge.changed.connect(self._soon.wish)

    @property
    def leads_to(self) -> QWidget:
        return self.view if self._file else self.tabs.currentWidget()

    def look(self) -> None:
        """Ask anew for everything that is shown."""
        office, file = self._context.identity.office, self._file

        def read(raw: Any) -> tuple[CaseFilesPage, CaseFilePage | None]:
            return case_files_page(raw, office), case_file_page(raw, file) if file else None

        self._context.bridge.page(read, self._take, about=self, key=("case-files", id(self)))

    def open_file(self, id: str) -> None:
        """Show one file's page."""
        self._file = id
        self.look()

    def show_document(self, id: str) -> None:
        """Go to a file by its id, as places are gone to."""
        self.open_file(id)

    def open_queue(self, key: str) -> None:
        """Show a part of the place: plan, or the files of one state."""
        self.close_file()
        self.tabs.setCurrentWidget(self.plan if key == "plan" else self.files)
        if key != "plan":
            self.files.choose(key)

    def close_file(self) -> None:
        """Back to the lists."""
        if self._file:
            self._file = ""
            self._stack.setCurrentIndex(0)
            give_focus(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _look_if_shown(self) -> None:
        if self.isVisible():
            self.look()

    def _take(self, found: tuple[CaseFilesPage, CaseFilePage | None]) -> None:
        known, page = found
        if known != self.known:
            self.known = known
            self.files.show_known(known)
            self.plan.show_known(known)
            self._warn(known)
            self._context.bridge.begin_soon()
        if page is not None and page.file.id == self._file:
            is_other = self._stack.currentIndex() == 0
            self.view.show_page(page, known)
            self._stack.setCurrentIndex(1)
            if is_other:
                give_focus(self.view)

    def _warn(self, known: CaseFilesPage) -> None:
        """What it is time to bring to the archive stands above everything."""
        due = known.due(self._context.today)
        self._has_due = bool(due)
        self._tell_papers()
        if not due:
            return
        first = due[0].transfer_by(known.rules) or self._context.today
        strong = translate("FilesPlace", "%n hồ sơ đến hạn nộp lưu.", "", len(due))
        text = translate("FilesPlace", "Sớm nhất là {code} năm {year}, chậm nhất ngày {day}.").format(
            code=due[0].code, year=due[0].year, day=dates.day(first)
        )
        actions = [button(translate("FilesPlace", "Xem các hồ sơ này"), lambda: self.open_queue(DUE))]
        if allows(self._context.roles, "transfer_case_file"):
            words = translate("FilesPlace", "Ghi đã nộp lưu")
            actions.append(button(words, lambda: self.doing.transfer(due)))
        self._due.put(Band("red" if first < self._context.today else "amber", "archive", text, strong, actions))

    def _do(self, what: str) -> None:
        page, known = self.view.page, self.known
        if page is None or known is None:
            return
        do: dict[str, Callable[[], object]] = {
            "back": self.close_file,
            "add": lambda: self.doing.add_documents(page),
            "take_out": lambda: self.doing.take_out(page, self.view.document),
            "close": lambda: self.doing.close(page, known),
            "keep": lambda: self.doing.keep(page.file, known),
            "reopen": lambda: self.doing.reopen(page.file),
            "transfer": lambda: self.doing.transfer([page.file]),
            "change": lambda: self._change(page, known),
        }
        do.get(what, lambda: self._paper(what))()

    def _open_document(self, id: str) -> None:
        lines = [one.line for one in self.view.page.documents if one.line] if self.view.page else []
        if (line := next((line for line in lines if line.id == id), None)) is not None:
            self.opened.emit(line.box, id)

    def _change(self, page: CaseFilePage, known: CaseFilesPage) -> None:
        context, file = self._context, page.file
        asks = Asks(
            translate("FilesPlace", "Sửa hồ sơ {code}").format(code=file.code),
            "",
            translate("FilesPlace", "Lưu"),
            fixed_holder=not context.roles & DESK,
        )
        was = Written(file.code, file.title, file.keep_years, file.holder)

        def go_on(written: Written) -> None:
            def act(desk: "Desk") -> CaseFile:
                from app.actions import case_files

                facts = case_files.Facts(written.code, written.title, written.keep_years, written.holder)
                return case_files.change_file(desk, file.id, facts)

            said = translate("FilesPlace", "Đã sửa hồ sơ {code}.").format(code=written.code)
            context.bridge.act(act, lambda _: context.say(said), about=self)

        FileForm(context.window(), asks, was, known.people, known.rules, file.opened_on, go_on).open()

    def _paper(self, how: str) -> None:
        """Print or save what is shown: the contents of a file, the plan of a year, or the files of the list."""
        context, office = self._context, self._context.identity.office
        file, of_plan, year = self._file, self.tabs.currentWidget() is self.plan, self.plan.year
        ids = [one.id for one in self.files.shown]

        def read(raw: Any) -> Filled:
            from app.actions import inventories

            if file:
                return inventories.contents(raw, office, file, context.today)
            if of_plan:
                return inventories.plan(raw, office, year, context.today)
            return inventories.to_archive(raw, office, context.today, ids)

        context.bridge.page(read, lambda filled: self._put_on_paper(filled, how), about=self)

    def _put_on_paper(self, filled: Filled, how: str) -> None:
        page = self.view.page
        what = page.file.code if self._file and page else str(filled.year)
        name = f"{filled.form.title} {what}".replace("/", "-")
        if how == "print":
            self.paper.print_book(filled, name)
        else:
            self.paper.save(filled, name, ".pdf" if how == "pdf" else ".xlsx")

    def _tell_papers(self) -> None:
        """What can be done with the list that is shown; what is due stands above the files alone."""
        of_plan = self.tabs.currentWidget() is self.plan
        self._due.setVisible(self._has_due and not of_plan)
        has_rows = bool((self.plan if of_plan else self.files).table.rows)
        for made in (self._print, self._pdf, self._excel):
            made.setEnabled(has_rows)
        if self.known is not None:
            self._top.note(translate("FilesPlace", "{count} hồ sơ").format(count=number(len(self.known.files))))

    def _connect(self) -> None:
        for part in (self.files, self.plan):
            part.opened.connect(self.open_file)
            part.shown_changed.connect(self._tell_papers)
        self.tabs.currentChanged.connect(lambda _: self._tell_papers())
        self.view.wanted.connect(self._do)
        self.view.opened.connect(self._open_document)

    def _lay_out(self) -> None:
        edge = theme.px(EDGE)
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        title = translate("Places", "Hồ sơ")
        self._top = PageTop(title, [self._print, self._pdf, self._excel])
        column.addWidget(self._top)
        inner = QVBoxLayout()
        inner.setContentsMargins(edge, 0, edge, 0)
        inner.setSpacing(theme.px(10))
        inner.addWidget(self._due)
        inner.addWidget(self.tabs, 1)
        column.addLayout(inner, 1)
        one = QWidget()
        beside = QVBoxLayout(one)
        beside.setContentsMargins(edge, 0, edge, 0)
        beside.addWidget(self.view)
        holder = QWidget()
        holder.setLayout(self._stack)
        self._stack.addWidget(scrolled(lists))  # a low window with large letters has no room for all of it
        self._stack.addWidget(one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(14), 0, theme.px(10))
        whole.addWidget(holder)
        for made in (self._print, self._pdf, self._excel):
            made.setEnabled(False)
