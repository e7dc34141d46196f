"""The list of case files: which ones, found by typing, and opening a new one. Enter opens a file's page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from app.ui.books.book_table import BookTable
from app.ui.filing.file_form import Asks, FileForm, Written
from app.ui.filing.file_view import LEAST_TABLE
from app.ui.filing.words import file_rows, files_form, holds
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.flow import Flow
from app.ui.parts.folded_combo import FoldedCombo
from app.ui.parts.surfaces import scrolled
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.case_file_page import CaseFilesPage
from sync.rules.authority import DESK
from sync.rules.case_files import CLOSED, OPEN, TRANSFERRED, CaseFile

DUE, ALL = "due", "all"


class FilesTab(QWidget):
    """`opened`: the id of a file. `shown_changed`: other files are shown."""

    opened = Signal(str)
    shown_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._form = context, files_form()
        self._known: CaseFilesPage | None = None
        self.shown: list[CaseFile] = []
        self.which = FoldedCombo()
        self.which.setAccessibleName(translate("FilesTab", "Những hồ sơ nào"))
        for key, words in (
            (OPEN, translate("FilesTab", "Đang mở")),
            (CLOSED, translate("FilesTab", "Đã kết thúc")),
            (DUE, translate("FilesTab", "Đến hạn nộp lưu")),
            (TRANSFERRED, translate("FilesTab", "Đã nộp lưu")),
            (ALL, translate("FilesTab", "Tất cả hồ sơ")),
        ):
            self.which.add(key, words)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(translate("FilesTab", "Tìm theo số ký hiệu, tiêu đề, người lập"))
        self.typed.setAccessibleName(translate("FilesTab", "Tìm hồ sơ"))
        self.typed.setClearButtonEnabled(True)
        self.typed.setMinimumWidth(theme.px(320))
        self.table = BookTable()
        self.table.setMinimumHeight(theme.px(LEAST_TABLE))
        self.table.setAccessibleName(translate("FilesTab", "Các hồ sơ"))
        self._nothing = Empty("folder", "")
        self.leads_to: QWidget = self.table
        self._lay_out()
        self.table.opened.connect(self.opened)
        self.which.currentIndexChanged.connect(lambda _: self._show())
        self.typed.textChanged.connect(lambda _: self._show())

    def show_known(self, known: CaseFilesPage) -> None:
        self._known = known
        self._show()

    def choose(self, which: str) -> None:
        """Show the files of one state: open, closed, due, transferred or all."""
        self.typed.clear()
        self.which.take(which)

    def ask_new(self) -> None:
        """Open a file outside the plan."""
        context, known = self._context, self._known
        if known is None:
            return
        asks = Asks(
            translate("FilesTab", "Mở hồ sơ ngoài danh mục"),
            translate("FilesTab", "Hồ sơ đã có trong danh mục năm thì mở ở thẻ Danh mục năm."),
            translate("FilesTab", "Mở hồ sơ"),
            is_new=True,
            fixed_holder=not context.roles & DESK,
        )
        was = Written(holder=context.person, keep_years=self._usual_term(known))

        def go_on(written: Written) -> None:
            from app.actions import case_files

            facts = case_files.Facts(written.code, written.title, written.keep_years, written.holder)
            context.bridge.act(
                lambda desk: case_files.open_file(desk, facts, is_construction=written.is_construction),
                lambda file: self.opened.emit(file.id),
                about=self,
            )

        FileForm(context.window(), asks, was, known.people, known.rules, context.today, go_on).open()

    def _usual_term(self, known: CaseFilesPage) -> int:
        """The shortest that has to go to the archive, so that nothing is kept too short by oversight."""
        term = known.rules.on(self._context.today)
        return min((years for years in term.offered if years >= term.transfer_from_years), default=0)

    def _show(self) -> None:
        known, today = self._known, self._context.today
        if known is None:
            return
        which = self.which.key
        files = known.due(today) if which == DUE else [file for file in known.files if which in (ALL, file.state)]
        typed = self.typed.text()
        self.shown = [f for f in files if holds(typed, f.code, f.title, known.name(f.holder), str(f.year))]
        self.table.show_rows(self._form, file_rows(self.shown, known, today))
        self._stack.setCurrentIndex(0 if self.shown else 1)
        self._nothing.set_text(self._nothing_words(typed))
        self.shown_changed.emit()

    def _nothing_words(self, typed: str) -> str:
        if typed.strip():
            return translate("FilesTab", "Không thấy hồ sơ nào như vậy. Thử ít chữ hơn, hoặc gõ không dấu.")
        return {
            OPEN: translate("FilesTab", "Chưa có hồ sơ nào đang mở. Mở theo danh mục năm, hoặc mở ngoài danh mục."),
            CLOSED: translate("FilesTab", "Chưa có hồ sơ nào đã kết thúc mà còn giữ ở đây."),
            DUE: translate("FilesTab", "Không có hồ sơ nào đến hạn nộp lưu."),
            TRANSFERRED: translate("FilesTab", "Chưa có hồ sơ nào đã nộp lưu."),
        }.get(self.which.key, translate("FilesTab", "Chưa có hồ sơ nào."))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(10), 0, 0)
        column.setSpacing(theme.px(10))
        flow = Flow(theme.px(10), theme.px(8))
        flow.addWidget(self.which)
        flow.addWidget(self.typed)
        words = translate("FilesTab", "Mở hồ sơ ngoài danh mục")
        flow.addWidget(button(words, self.ask_new, symbol="plus"))
        above = QHBoxLayout()
        above.addLayout(flow)
        column.addLayout(above)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(scrolled(self._nothing))
        column.addWidget(holder, 1)
