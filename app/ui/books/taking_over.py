"""Taking over a register that was kept in a spreadsheet: choose the file, look at each row, then let them in."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.documents.registers.import_report import REPORT, report_rows, report_sheet
from app.ui.books.book_table import BookTable
from app.ui.doing.asking import Question
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.surfaces import Band
from app.ui.shell.context import Context
from app.ui.words.amounts import number
from app.ui.words.speech import speech, translate

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.actions.earlier_book import Judged

WIDTH, TABLE_HEIGHT, EDGE = 980, 340, 24
KINDS = "Excel (*.xlsx *.xls *.xlsb *.ods)"


class TakingOver:
    """`about`: the page that asks; what comes of it is told while that stands."""

    def __init__(self, context: Context, about: QWidget) -> None:
        self._context, self._about = context, about

    def choose(self, series: str, year: int, name: str) -> None:
        """Ask for the file of a series' book of a year, which is called `name`."""
        start = self._context.kept().save_folder or str(Path.home())
        title = translate("TakingOver", "Chọn tệp sổ cũ")
        if chosen := QFileDialog.getOpenFileName(self._about, title, start, KINDS)[0]:
            self.look_through(series, year, name, Path(chosen))

    def look_through(self, series: str, year: int, name: str, file: Path) -> None:
        """Say of each row whether it can be taken over; stores nothing yet."""

        def judge(desk: "Desk") -> "Judged":
            from app.actions import earlier_book

            return earlier_book.judge(desk, series, year, file)

        self._context.bridge.act(judge, lambda judged: self._show(judged, name), about=self._about)

    def _show(self, judged: "Judged", name: str) -> None:
        OldBookSheet(self._context, self._about, judged, name).open()


class OldBookSheet(Question):
    """What can be taken over, row by row, those with something wrong first; nothing is stored before it is accepted."""

    def __init__(self, context: Context, about: QWidget, judged: "Judged", name: str) -> None:
        good, left = len(judged.good), len(judged.rows) - len(judged.good)
        super().__init__(
            context.window(),
            translate("TakingOver", "Nhập sổ cũ: {book} năm {year}").format(book=name, year=judged.year),
            _explained(judged, name),
            translate("TakingOver", "Nhập %n dòng", "", good),
            later=translate("TakingOver", "Không nhập"),
        )
        self.setMinimumWidth(min(theme.px(WIDTH), context.window().width() - 2 * theme.px(EDGE)))
        self._context, self._about, self._judged, self._name = context, about, judged, name
        self.do.setEnabled(good > 0)
        if left:
            strong = translate("TakingOver", "%n dòng để lại, chưa nhập được", "", left)
            told = translate("TakingOver", "Xem cột Kết quả, sửa tệp rồi chọn lại; dòng đã có không nhập hai lần.")
            self.body.addWidget(Band("amber", "alert", told, strong))
        self.table = BookTable()
        self.table.setAccessibleName(translate("TakingOver", "Từng dòng của sổ cũ"))
        self.table.setMinimumHeight(theme.px(TABLE_HEIGHT))
        self.table.show_rows(REPORT, report_rows(judged.rows, _says))
        self.body.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(button(translate("TakingOver", "Lưu kết quả từng dòng…"), self._save, symbol="table"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.accepted.connect(self._enter)

    def _enter(self) -> None:
        judged, context, name = self._judged, self._context, self._name

        def enter(desk: "Desk") -> int:
            from app.actions import earlier_book

            return earlier_book.enter(desk, judged)

        def said(count: int) -> None:
            words = translate("TakingOver", "Đã nhập %n dòng vào {book} năm {year}.", "", count)
            context.say(words.format(book=name, year=judged.year))

        context.bridge.act(enter, said, about=self._about)

    def _save(self) -> None:
        start = self._judged.file.with_name(f"{REPORT.title} {self._judged.year}.xlsx")
        title = translate("PaperDoing", "Lưu vào đâu?")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(start), "Excel (*.xlsx)")
        if chosen:
            self.save_to(Path(chosen).with_suffix(".xlsx"))

    def save_to(self, path: Path) -> None:
        """Write what becomes of each row, in the order of the file."""
        sheet = report_sheet(self._judged.file.name, self._judged.rows, _says)

        def work() -> Path:
            from app.documents.workbook import write_workbook

            return write_workbook(path, [sheet])

        said = translate("PaperDoing", "Đã lưu {path}").format(path=path)
        self._context.bridge.away(work, lambda _: self._context.say(said), about=self._about)


def _says(code: str, facts: Mapping[str, str]) -> str:
    return speech.say(code, facts)


def _explained(judged: "Judged", name: str) -> str:
    told = translate(
        "TakingOver",
        "Tệp {file}, bảng {sheet}: {count} dòng. Dòng nhập được vào {book} với đúng số, ngày trong tệp, không có tệp "
        "quét, không gửi đi đâu; từ đó tìm và in được.",
    ).format(file=judged.file.name, sheet=judged.sheet, count=number(len(judged.rows)), book=name)
    if not judged.opens:
        return told
    opens = translate("TakingOver", "Sổ năm {year} chưa mở: nhập xong, số tiếp theo của sổ là {first}.")
    return f"{told} {opens.format(year=judged.year, first=judged.first)}"
