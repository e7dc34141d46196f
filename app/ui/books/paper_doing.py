"""Putting a book on paper or into a file: the printer, PDF, Excel, the month of a book, the slip of a document.

Pages are set away from the window's thread. A month counts as printed only when a person has said that every page of
it came out: paper jams, and a row that never was on paper must not be thought to be.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.documents.registers.forms import Filled
from app.documents.registers.period import Period
from app.ui.doing.asking import ask
from app.ui.doing.print_job import PrintFile
from app.ui.doing.printing import PrintDoing
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.office_file import FILES

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.documents.registers.month_print import NextPrint
    from app.documents.registers.slip import Slip
    from app.documents.registers.typeset import Typeset
    from sync.replica.replica import Replica

PRINTED = Path(FILES) / "partial"  # what lies there is swept by itself


class PaperDoing:
    """`about`: the page that asks; what comes of it is told while that stands."""

    def __init__(self, context: Context, about: QWidget) -> None:
        self._context, self._about = context, about
        self._printing = PrintDoing(context)

    def save(self, filled: Filled, name: str, ending: str) -> None:
        """Ask where to, and write the form there."""
        if path := self._ask_path(name, ending):
            self.save_to(filled, path)

    def save_to(self, filled: Filled, path: Path) -> None:
        def work() -> Path:
            from app.actions import registers

            return registers.save(filled, path)

        self._context.bridge.away(work, lambda _: self._say_saved(path), about=self._about)

    def print_book(self, filled: Filled, name: str) -> None:
        """Send the form to a printer that the person chooses."""

        def work() -> Path:
            from app.actions import registers

            return registers.save(filled, self._place(name))

        self._context.bridge.away(work, lambda path: self._to_printer(name, path), about=self._about)

    def save_record(self, id: str, name: str) -> None:
        """Ask where to, and write the record of a handover there."""
        if path := self._ask_path(name, ".pdf"):
            self.save_record_to(id, path)

    def save_record_to(self, id: str, path: Path) -> None:
        self._write_record(id, path, self._say_saved)

    def print_record(self, id: str, name: str) -> None:
        self._write_record(id, self._place(name), lambda path: self._to_printer(name, path))

    def _write_record(self, id: str, path: Path, then: Callable[[Path], object]) -> None:
        def write(replica: "Replica") -> Path:
            from app.actions import handing_over

            return handing_over.save_record(replica, id, path)

        self._context.bridge.read(write, then, about=self._about)

    def print_month(self, key: str, name: str, period: Period) -> None:
        """Say what is to be printed next of a book up to the period's end, and print it."""
        context, until = self._context, min(period.until, self._context.today)

        def look(raw: Any) -> "NextPrint":
            from app.actions import registers

            return registers.next_part(raw, context.identity.office, key, until, context.today)

        context.bridge.page(look, lambda part: self._ask_month(part, name), about=self._about)

    def slip(self, id: str, period: Period) -> None:
        """Send the slip of an incoming document to a printer."""
        context, name = self._context, translate("PaperDoing", "Phiếu giải quyết văn bản")

        def look(raw: Any) -> "Slip":
            from app.actions import registers

            return registers.slip(raw, context.identity.office, id, period.year, context.today)

        def set_it(wanted: "Slip") -> None:
            def work() -> Path:
                from app.actions import registers

                return registers.save_slip(wanted, self._place(name))

            context.bridge.away(work, lambda path: self._to_printer(name, path), about=self._about)

        context.bridge.page(look, set_it, about=self._about)

    def _ask_month(self, part: "NextPrint", name: str) -> None:
        told = translate(
            "PaperDoing",
            "In tiếp từ trang {page}: {new} dòng mới đến hết ngày {day}, {corrected} dòng đã in nay cần sửa. "
            "In xong, máy hỏi lại một lần rồi mới ghi là đã in.",
        ).format(
            page=part.first_page,
            new=len(part.new),
            day=dates.day(part.filled.until),
            corrected=len(part.corrected),
        )
        title = translate("PaperDoing", "In sổ tháng: {book}").format(book=name)
        words = translate("PaperDoing", "Chọn máy in")
        ask(self._context.window(), title, told, words, lambda: self._set_month(part, name))

    def _set_month(self, part: "NextPrint", name: str) -> None:
        path = self._place(name)

        def work() -> "Typeset":
            from app.documents.registers.typeset import typeset, write_pdf

            pages = typeset(part.filled, part.first_page)
            write_pdf(path, pages.pdf)
            return pages

        def then(pages: "Typeset") -> None:
            self._to_printer(name, path, lambda: self.ask_printed(part, pages))

        self._context.bridge.away(work, then, about=self._about)

    def ask_printed(self, part: "NextPrint", pages: "Typeset") -> None:
        """Whether all of it came out; only then is it noted."""
        first, last = part.first_page, pages.last_page
        ask(
            self._context.window(),
            translate("PaperDoing", "Các trang {first} đến {last} đã in ra đủ và rõ chưa?").format(
                first=first, last=last
            ),
            translate(
                "PaperDoing",
                "Nếu đủ, {count} dòng này được ghi là đã in, lần sau in tiếp từ trang {next}. Nếu kẹt giấy hoặc thiếu "
                "trang, cứ để chưa ghi rồi in lại từ đầu phần này.",
            ).format(count=len(part.new) + len(part.corrected), next=last + 1),
            translate("PaperDoing", "Đã in đủ, ghi lại"),
            lambda: self._note(part, pages),
            later=translate("PaperDoing", "Chưa đủ, chưa ghi"),
        )

    def _note(self, part: "NextPrint", pages: "Typeset") -> None:
        def act(desk: "Desk") -> tuple[int, int]:
            from app.actions import printed_books

            return printed_books.note_printed(desk, part, pages)

        said = translate("PaperDoing", "Đã ghi là đã in đến trang {page}.").format(page=pages.last_page)
        self._context.bridge.act(act, lambda _: self._context.say(said), about=self._about)

    def _to_printer(self, name: str, path: Path, then: Callable[[], object] | None = None) -> None:
        self._printing.print_file(PrintFile(name, lambda: path), then)

    def _place(self, name: str) -> Path:
        """Where pages lie on their way to the printer."""
        return self._context.bridge.profile.folder / PRINTED / f"{name}.pdf"

    def _ask_path(self, name: str, ending: str) -> Path | None:
        start = Path(self._context.kept().save_folder or Path.home()) / f"{name}{ending}"
        kinds = "PDF (*.pdf)" if ending == ".pdf" else "Excel (*.xlsx)"
        title = translate("PaperDoing", "Lưu vào đâu?")
        chosen, _ = QFileDialog.getSaveFileName(self._about, title, str(start), kinds)
        return Path(chosen).with_suffix(ending) if chosen else None

    def _say_saved(self, path: Path) -> None:
        self._context.say(translate("PaperDoing", "Đã lưu {path}").format(path=path))
