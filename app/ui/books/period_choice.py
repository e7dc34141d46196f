"""Which book or report, of which year, for which days."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from app.documents.registers import period
from app.documents.registers.period import Period
from app.ui.look.theme import theme
from app.ui.parts.flow import Flow
from app.ui.words.speech import translate
from sync.rules.books import direction_of, key_of

FREE = "free"


class PeriodChoice(QWidget):
    """`changed`: another book, year or period has been chosen."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.book = _combo(translate("BooksPlace", "Sổ hoặc báo cáo"), book_names().items())
        self.year = _combo(translate("BooksPlace", "Năm"), [(str(today.year), _year(today.year))])
        self.span = _combo(translate("BooksPlace", "Kỳ"), _spans().items())
        self.span.setCurrentIndex(self.span.findData(f"m{today.month}"))
        self.since = _day(translate("BooksPlace", "Từ ngày"))
        self.until = _day(translate("BooksPlace", "Đến ngày"))
        self._free = QWidget()
        free = QHBoxLayout(self._free)
        free.setContentsMargins(0, 0, 0, 0)
        free.setSpacing(theme.px(8))
        free.addWidget(self.since)
        free.addWidget(self.until)
        row = Flow(theme.px(10), theme.px(8))
        for part in (self.book, self.year, self.span, self._free):
            row.addWidget(part)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row)
        self._fit_days()
        for combo in (self.book, self.year, self.span):
            combo.currentIndexChanged.connect(lambda: self._chosen())
        for day in (self.since, self.until):
            day.dateChanged.connect(lambda: self.changed.emit())

    @property
    def key(self) -> str:
        return str(self.book.currentData())

    @property
    def period(self) -> Period:
        """Of a free one the earlier day comes first, whichever was typed where."""
        year, span = int(self.year.currentData()), str(self.span.currentData())
        if span == FREE:
            first, last = sorted((_python(self.since), _python(self.until)))
            return Period(first, last)
        if span.startswith("m"):
            return period.month(year, int(span[1:]))
        return period.quarter(year, int(span[1:])) if span.startswith("q") else period.whole_year(year)

    @property
    def name(self) -> str:
        """How the window calls the chosen form, of a series apart with its key."""
        return self.book.currentText()

    def offer_series(self, series: Iterable[str]) -> None:
        """The registers of these series, by their names, that are kept apart, behind the forms of all offices."""
        known = book_names()
        apart = {name: f"{known[direction_of(name)]} {key_of(name)}" for name in series if key_of(name)}
        first, every = len(known), list(apart)
        if [self.book.itemData(n) for n in range(first, self.book.count())] == every:
            return
        current = self.book.currentData()
        with QSignalBlocker(self.book):
            while self.book.count() > first:
                self.book.removeItem(first)
            for name, words in apart.items():
                self.book.addItem(words, name)
            self.book.setCurrentIndex(max(0, self.book.findData(current)))

    def offer_years(self, years: list[int]) -> None:
        """The years of which there are books, this year always; what is chosen stays chosen."""
        every = sorted({*years, self._today.year}, reverse=True)
        if [int(self.year.itemData(n)) for n in range(self.year.count())] == every:
            return
        current = self.year.currentData()
        with QSignalBlocker(self.year):
            self.year.clear()
            for year in every:
                self.year.addItem(_year(year), str(year))
            self.year.setCurrentIndex(max(0, self.year.findData(current)))

    def _chosen(self) -> None:
        self._fit_days()
        self.changed.emit()

    def _fit_days(self) -> None:
        """Days lie within the year: a book has one."""
        self._free.setVisible(self.span.currentData() == FREE)
        year = int(self.year.currentData())
        for day, usual in ((self.since, date(year, 1, 1)), (self.until, date(year, 12, 31))):
            with QSignalBlocker(day):
                is_other = day.minimumDate().year() != year
                day.setDateRange(QDate(year, 1, 1), QDate(year, 12, 31))
                if is_other:
                    day.setDate(QDate(usual.year, usual.month, usual.day))


def book_names() -> dict[str, str]:
    """The forms as the window calls them."""
    return {
        "incoming": translate("BooksPlace", "Sổ đăng ký văn bản đến"),
        "outgoing": translate("BooksPlace", "Sổ đăng ký văn bản đi"),
        "post": translate("BooksPlace", "Sổ gửi văn bản đi bưu điện"),
        "followed": translate("BooksPlace", "Sổ theo dõi giải quyết văn bản đến"),
        "loans": translate("BooksPlace", "Sổ sử dụng bản lưu"),
        "report-incoming": translate("BooksPlace", "Báo cáo giải quyết văn bản đến"),
        "report-outgoing": translate("BooksPlace", "Báo cáo gửi văn bản đi"),
    }


def _year(year: int) -> str:
    return translate("BooksPlace", "Năm {year}").format(year=year)


def _spans() -> dict[str, str]:
    found = {"year": translate("BooksPlace", "Cả năm")}
    found |= {f"m{n}": translate("BooksPlace", "Tháng {number}").format(number=n) for n in period.MONTHS}
    found |= {f"q{n}": translate("BooksPlace", "Quý {number}").format(number=n) for n in period.QUARTERS}
    return found | {FREE: translate("BooksPlace", "Từ ngày … đến ngày")}


def _combo(name: str, items: Iterable[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for key, words in items:
        made.addItem(words, key)
    return made


def _day(name: str) -> QDateEdit:
    made = QDateEdit()
    made.setDisplayFormat("dd/MM/yyyy")
    made.setCalendarPopup(True)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setMinimumWidth(theme.px(130))
    return made


def _python(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
