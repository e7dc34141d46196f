"""One case file: what it is, what may be done with it, its documents in order, and what happened to it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.books.book_table import BookTable
from app.ui.filing.words import contents_form, contents_rows, kept, may_work_on, past, standing
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, scrolled
from app.ui.parts.text import Clamped, Text
from app.ui.reading.facts import Fact
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.case_file_page import CaseFilePage, CaseFilesPage
from sync.rules.authority import allows
from sync.rules.case_files import CLOSED, OPEN

LEAST_TABLE, MOST_PAST = 220, 12


class FileView(QWidget):
    """`wanted`: what is to be done: back, add, take_out, close, reopen, change, transfer, print, pdf, excel.
    `opened`: the id of a document."""

    wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._form = context, contents_form()
        self.page: CaseFilePage | None = None
        self._head, self._buttons, self._past = Slot(), Slot(), Slot()
        self._take_out: QPushButton | None = None
        self.table = BookTable()
        self.table.setAccessibleName(translate("FileView", "Văn bản trong hồ sơ"))
        self.table.setMinimumHeight(theme.px(LEAST_TABLE))
        self.table.opened.connect(self.opened)
        self.table.stood_on.connect(lambda _: self._tell_take_out())
        self.leads_to: QWidget = self.table
        self._back = button(
            translate("FileView", "Về danh sách hồ sơ"), lambda: self.wanted.emit("back"), symbol="left", kind="link"
        )
        self._back.setStyleSheet("padding: 0;")
        self._nothing = Text(translate("FileView", "Hồ sơ chưa có văn bản nào."), "body", "text2", wrap=True)
        self._lay_out()

    @property
    def document(self) -> str:
        """The one on which the keyboard stands; "" for none."""
        row = self.table.currentIndex().row()
        return self.table.rows[row].document if 0 <= row < len(self.table.rows) else ""

    def show_page(self, page: CaseFilePage, known: CaseFilesPage) -> None:
        self.page = page
        today = self._context.today
        self._head.make((page.file, known.people, known.rules, today), lambda: self._make_head(page, known))
        mine = may_work_on(page.file, self._context.roles, self._context.person)
        self._buttons.make((page.file.id, page.file.state, mine), lambda: self._make_buttons(page, mine=mine))
        self.table.show_rows(self._form, contents_rows(page, known))
        self._nothing.setVisible(not page.documents)
        self.table.setVisible(bool(page.documents))
        lines = past(page, known)
        self._past.make(lines, lambda: _past(lines))
        self._tell_take_out()

    def _make_head(self, page: CaseFilePage, known: CaseFilesPage) -> QWidget:
        holder, file, today = QWidget(), page.file, self._context.today
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Clamped(f"{file.code} · {file.title}", "h1", lines=3 if theme.wants_narrow else 2))
        facts = Flow(theme.px(28), theme.px(4))
        told = [
            (translate("FileView", "Người lập"), known.name(file.holder)),
            (translate("FileView", "Thời hạn bảo quản"), kept(file.keep_years)),
            (translate("FileView", "Năm"), str(file.year)),
            (translate("FileView", "Tình trạng"), standing(file, known, today)),
        ]
        if file.state != OPEN:
            told.append((translate("FileView", "Số tờ"), str(file.sheets)))
        if (change := file.kept_otherwise) is not None:
            agreed = f"{change.consented_by}, {dates.day(change.on)}: {change.reason}"
            told.append((translate("FileView", "Đồng ý đổi thời hạn"), agreed))
        if file.is_construction:
            told.append((translate("FileView", "Loại"), translate("FileView", "Hồ sơ công trình")))
        if file.taken_by:
            told.append((translate("FileView", "Nơi nhận"), file.taken_by))
        for name, value in told:
            facts.addWidget(Fact(name, value))
        row = QHBoxLayout()
        row.addLayout(facts)
        column.addLayout(row)
        last = file.transfer_by(known.rules)
        if last is not None and file.is_due(known.rules, today):
            strong = translate("FileView", "Nộp lưu chậm nhất ngày {day}.").format(day=dates.day(last))
            text = translate("FileView", "In mục lục, nộp hồ sơ rồi ghi đã nộp lưu.")
            column.addWidget(Band("red" if today > last else "amber", "archive", text, strong))
        return holder

    def _make_buttons(self, page: CaseFilePage, *, mine: bool) -> QWidget:
        holder, flow = QWidget(), Flow(theme.px(8), theme.px(8))
        offered: list[tuple[str, str, str, str]] = []
        if mine and page.file.state == OPEN:
            offered += [
                ("add", translate("FileView", "Thêm văn bản"), "plus", "primary"),
                ("close", translate("FileView", "Kết thúc hồ sơ"), "done", ""),
                ("take_out", translate("FileView", "Lấy ra khỏi hồ sơ"), "minus", ""),
                ("change", translate("FileView", "Sửa"), "write", ""),
            ]
        if mine and page.file.state == CLOSED:
            if allows(self._context.roles, "transfer_case_file"):
                offered.append(("transfer", translate("FileView", "Ghi đã nộp lưu"), "archive", "primary"))
            offered.append(("reopen", translate("FileView", "Mở lại hồ sơ"), "undo", ""))
            if allows(self._context.roles, "change_retention"):
                offered.append(("keep", translate("FileView", "Đổi thời hạn bảo quản"), "clock", ""))
        offered += [
            ("print", translate("FileView", "In mục lục"), "print", ""),
            ("pdf", translate("FileView", "Lưu PDF"), "save", ""),
            ("excel", translate("FileView", "Lưu Excel"), "table", ""),
        ]
        self._take_out = None
        for do, words, symbol, kind in offered:
            made = button(words, self._wants(do), symbol=symbol, kind=kind)
            flow.addWidget(made)
            if do == "take_out":
                self._take_out = made
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(flow)
        return holder

    def _wants(self, do: str) -> Callable[[], object]:
        return lambda: self.wanted.emit(do)

    def _tell_take_out(self) -> None:
        if self._take_out is not None:
            self._take_out.setEnabled(bool(self.document))

    def _lay_out(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.px(8), theme.px(8))
        column.setSpacing(theme.px(12))
        back = QHBoxLayout()
        back.addWidget(self._back)
        back.addStretch(1)
        column.addLayout(back)
        column.addWidget(self._head)
        column.addWidget(self._buttons)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self._past)
        column.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(holder))


def _past(lines: list[str]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    column.addWidget(Text(translate("FileView", "Quá trình"), "secondary_strong", "text2"))
    for line in lines[:MOST_PAST]:
        column.addWidget(Text(line, "secondary", "text2", wrap=True))
    return holder
