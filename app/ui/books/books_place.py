"""The place "Sổ và báo cáo": the office's books and reports as they will stand on paper, and ways to put them there."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.documents.registers.forms import FORMS, INCOMING, OUTGOING, Filled
from app.ui.books.book_table import BookTable
from app.ui.books.explaining import explain
from app.ui.books.paper_doing import PaperDoing
from app.ui.books.period_choice import PeriodChoice
from app.ui.books.series_sheet import ask_series
from app.ui.books.taking_over import TakingOver
from app.ui.look.theme import theme
from app.ui.parts.board import ABOVE, EDGE, PageTop
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.amounts import number
from app.ui.words.speech import translate
from sync.rules.authority import allows
from sync.rules.books import direction_of

SOON_MS = 800


class BooksPlace(Surface):
    """`opened`: a box and the id of a document in it."""

    opened = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        self._context = context
        self._filled: Filled | None = None
        self._may_print = allows(context.roles, "note_print")
        self.doing = PaperDoing(context, self)
        self.taking_over = TakingOver(context, self)
        self.choice = PeriodChoice(context.today)
        self.choice.changed.connect(self.look)
        self._print = button(translate("BooksPlace", "In"), self._to_paper, symbol="print", key="Ctrl+P")
        self._pdf = button(translate("BooksPlace", "Lưu PDF"), lambda: self._save(".pdf"), symbol="save")
        self._excel = button(translate("BooksPlace", "Lưu Excel"), lambda: self._save(".xlsx"), symbol="table")
        self._top = PageTop(translate("BooksPlace", "Sổ và báo cáo"), [self._print, self._pdf, self._excel])
        self._month = button(translate("BooksPlace", "In sổ tháng"), self._print_month, symbol="book")
        self._slip = button(translate("BooksPlace", "In phiếu giải quyết"), self._print_slip, symbol="stamp")
        self._why = button(translate("BooksPlace", "Ghi lý do số trống…"), self._explain, symbol="write")
        self._may_void = allows(context.roles, "void")
        self._unexplained: frozenset[str] = frozenset()
        self._old = button(translate("BooksPlace", "Nhập sổ cũ…"), self._take_over, symbol="table")
        self._series = button(translate("BooksPlace", "Sổ riêng…"), self._set_series, symbol="number")
        self._may_set_series = allows(context.roles, "set_series")
        self._may_take_over = allows(context.roles, "enter_earlier")
        self._on_paper = Text("", "secondary", "text2", wrap=True)
        self._notes = Text("", "secondary", "text2", wrap=True)
        self.table = BookTable()
        self.table.opened.connect(self._open)
        self.table.stood_on.connect(self._stands_on)
        self.leads_to: QWidget = self.table
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(Empty("book", translate("BooksPlace", "Kỳ này sổ chưa có dòng nào.")))
        self._lay_out()
        self._soon = Soon(self, self._look_if_shown, SOON_MS)
        context.bridge.changed.connect(self._soon.wish)

    @property
    def filled(self) -> Filled | None:
        """What is shown."""
        return self._filled

    def look(self) -> None:
        """Ask anew for what is chosen."""
        context, key, wanted = self._context, self.choice.key, self.choice.period
        now = context.bridge.clock.now()

        def read(raw: Any) -> Any:
            from app.actions import registers
            from sync.replica.book_facts import books_kept

            office = context.identity.office
            return registers.look(raw, office, key, wanted, now, context.identity.device), books_kept(raw, office)

        context.bridge.page(read, self._take, about=self, key=("books", id(self)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _look_if_shown(self) -> None:
        if self.isVisible():
            self.look()

    def _take(self, found: Any) -> None:
        looked, kept = found
        self._filled = filled = looked.filled
        self.choice.offer_years([year for years in kept.values() for year in years])
        self.choice.offer_series(kept)
        form = filled.form
        self._unexplained = looked.unexplained if self._may_void else frozenset()
        self._why.setVisible(bool(self._unexplained))
        self.table.show_rows(form, filled.rows)
        self._stack.setCurrentIndex(0 if filled.rows else 1)
        self._top.note(translate("BooksPlace", "%n dòng", "", len(filled.rows)) if not form.is_report else "")
        self._notes.setText(" ".join(filled.notes))
        self._month.setVisible(form.monthly and self._may_print)
        self._old.setVisible(form in (INCOMING, OUTGOING) and self._may_take_over)
        self._series.setVisible(form in (INCOMING, OUTGOING) and self._may_set_series)
        self._slip.setVisible(form.key in ("incoming", "followed"))
        self._on_paper.setText(self._printed_words(looked.printed) if form.monthly else "")
        self._on_paper.setVisible(form.monthly)
        for made in (self._print, self._pdf, self._excel):
            made.setEnabled(True)

    def _printed_words(self, printed: Any) -> str:
        """How far the book stands on paper, and who printed last."""
        if not printed:
            return translate("BooksPlace", "Sổ năm này chưa in trang nào theo tháng.")
        last = printed[-1]
        return translate(
            "BooksPlace", "Đã in đến trang {page}, các dòng đến hết ngày {day}. Lần in cuối: {who}, {at}, {rows} dòng."
        ).format(
            page=last.last_page,
            day=dates.day(last.until),
            who=last.who,
            at=dates.moment(last.at),
            rows=number(last.rows),
        )

    def _name(self) -> str:
        """What a file of it is called."""
        chosen = self.choice.period
        days = f"{chosen.since:%Y-%m-%d} {chosen.until:%Y-%m-%d}"
        form, _, key = self.choice.key.partition(".")
        return " ".join(part for part in (FORMS[form].title, key, days) if part)

    def _to_paper(self) -> None:
        if self._filled is not None:
            self.doing.print_book(self._filled, self._name())

    def _save(self, ending: str) -> None:
        if self._filled is not None:
            self.doing.save(self._filled, self._name(), ending)

    def _print_month(self) -> None:
        self.doing.print_month(self.choice.key, self.choice.name, self.choice.period)

    def _print_slip(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.table.rows) and (id := self.table.rows[row].document):
            self.doing.slip(id, self.choice.period)

    def _stands_on(self, document: str) -> None:
        self._slip.setEnabled(bool(document))
        self._why.setEnabled(self._key() in self._unexplained)

    def _key(self) -> str:
        row = self.table.currentIndex().row()
        return self.table.rows[row].key if 0 <= row < len(self.table.rows) else ""

    def _explain(self) -> None:
        if (key := self._key()) in self._unexplained:
            explain(self._context, self, self.choice.key, self.choice.period.year, key)

    def _take_over(self) -> None:
        self.taking_over.choose(self.choice.key, self.choice.period.year, self.choice.name)

    def _set_series(self) -> None:
        ask_series(self._context, self, direction_of(self.choice.key))

    def _open(self, document: str) -> None:
        box = "outgoing" if self.choice.key.partition(".")[0] in ("outgoing", "post", "loans") else "incoming"
        self.opened.emit(box, document)

    def _lay_out(self) -> None:
        edge = theme.px(EDGE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(ABOVE), 0, theme.px(10))
        whole.setSpacing(theme.px(10))
        whole.addWidget(self._top)
        column = QVBoxLayout()
        column.setContentsMargins(edge, 0, edge, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.choice)
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(10))
        if theme.wants_narrow:  # beside large buttons there is no room for a sentence
            said = QHBoxLayout()
            said.setSpacing(theme.px(10))
            said.addWidget(self._on_paper, 1)
            said.addWidget(self._series)
            column.addLayout(said)
            beside.addStretch(1)
        else:
            beside.addWidget(self._on_paper, 1)
            beside.addWidget(self._series)
        beside.addWidget(self._why)
        beside.addWidget(self._old)
        beside.addWidget(self._slip)
        beside.addWidget(self._month)
        column.addLayout(beside)
        holder = QWidget()
        holder.setLayout(self._stack)
        column.addWidget(holder, 1)
        column.addWidget(self._notes)
        whole.addLayout(column, 1)
        for made in (self._print, self._pdf, self._excel, self._slip, self._why):
            made.setEnabled(False)
        self._why.hide()
