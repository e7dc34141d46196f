"""Printing documents: which files, which printer, and page after page in one job."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from app.actions.document_page import DocumentPage
from app.actions.paper import Paper
from app.ui.doing.print_choice import PrintChoice, PrintProgress, left_out
from app.ui.doing.print_job import Printed, PrintFile, PrintJob
from app.ui.doing.print_sheets import Sheet, sheets
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.errors import EofficeError
from sync.replica.line import Line

if TYPE_CHECKING:
    from sync.replica.replica import Replica

SAID_FROM = 3  # files whose opening takes a moment


class PrintDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def print_page(self, page: DocumentPage) -> None:
        """Print a document's main file, or those of its files that are picked."""
        self._look([page.document.id])

    def print_lines(self, lines: Sequence[Line]) -> None:
        """Print several documents in one job."""
        self._look([line.id for line in lines])

    def print_file(self, file: PrintFile, then: Callable[[], object] | None = None) -> None:
        """Print a file that lies ready; `then` is called when all of its pages that were wanted went to the printer."""
        self._begin([file], file.name, then)

    def _look(self, ids: Sequence[str]) -> None:
        def papers(replica: "Replica") -> list[Paper]:
            from app.actions import printable

            return printable.papers(replica, ids)

        self._context.bridge.read(papers, self._choose, about=self._context.window())

    def _choose(self, papers: list[Paper]) -> None:
        pdfs = [paper for paper in papers if paper.state == "pdf"]
        if not pdfs:
            told = "; ".join(left_out(paper) for paper in papers[:3])
            self._context.say(translate("Printing", "Không có tệp PDF nào để in. {files}").format(files=told))
        elif len(papers) == 1:
            self._prepare(pdfs)
        else:
            PrintChoice(self._context.window(), papers, self._prepare).open()

    def _prepare(self, papers: list[Paper]) -> None:
        files = [PrintFile(paper.name, partial(self._checked, paper.sha256)) for paper in papers]
        self._begin(files, papers[0].title)

    def _begin(self, files: list[PrintFile], title: str, then: Callable[[], object] | None = None) -> None:
        job = PrintJob(files, self._context.window())
        job.counted.connect(lambda counts: self._ask_printer(job, files, title, counts, then))
        job.ended.connect(lambda outcome: self._tell_trouble(outcome))
        if len(files) > SAID_FROM:
            self._context.say(translate("Printing", "Đang chuẩn bị in %n tệp…", "", len(files)))
        job.count()

    def _checked(self, sha256: str) -> Path:
        from app.actions.saving import checked_path

        return checked_path(self._context.bridge.door.replica(), sha256)

    def _ask_printer(
        self,
        job: PrintJob,
        files: list[PrintFile],
        title: str,
        counts: list[int],
        then: Callable[[], object] | None,
    ) -> None:
        if not sum(counts):
            job.close()
            names = ", ".join(file.name for file in files)
            self._context.say(
                translate("Printing", "Không mở được để in: {names}. Thử mở bản sao.").format(names=names)
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, self._context.window())
        dialog.setWindowTitle(translate("Printing", "In {count} trang").format(count=sum(counts)))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, len(counts) == 1)
        dialog.setMinMax(1, sum(counts))
        dialog.setFromTo(1, sum(counts))
        dialog.accepted.connect(lambda: self._run(job, printer, counts, then))
        dialog.rejected.connect(job.close)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _run(self, job: PrintJob, printer: QPrinter, counts: list[int], then: Callable[[], object] | None) -> None:
        job.ended.disconnect()
        wanted = wanted_sheets(printer, counts)
        progress = PrintProgress(self._context.window(), len(wanted))
        progress.rejected.connect(job.stop)
        job.went_on.connect(progress.went_on)
        job.ended.connect(lambda outcome: self._tell(progress, job, outcome, then))
        job.run(printer, wanted)

    def _tell(
        self,
        progress: PrintProgress,
        job: PrintJob,
        outcome: Printed | EofficeError,
        then: Callable[[], object] | None,
    ) -> None:
        progress.end()
        job.deleteLater()
        if isinstance(outcome, EofficeError):
            self._context.bridge.troubled.emit(outcome)
        elif outcome.stopped:
            self._context.say(translate("Printing", "Đã dừng in. Tờ nào đã sang máy in thì vẫn có thể in ra."))
        else:
            told = translate("Printing", "Đã chuyển %n tờ sang máy in.", "", outcome.sheets)
            if outcome.undrawn:
                pages = ", ".join(f"{name} ({page})" for name, page in outcome.undrawn[:5])
                told += " " + translate("Printing", "Trang không in được: {pages}").format(pages=pages)
            self._context.say(told)
            if then is not None and not outcome.undrawn:
                then()

    def _tell_trouble(self, outcome: Printed | EofficeError) -> None:
        if isinstance(outcome, EofficeError):
            self._context.bridge.troubled.emit(outcome)


def wanted_sheets(printer: QPrinter, counts: Sequence[int]) -> list[Sheet]:
    """What the person has asked for in the printer's dialog."""
    is_range = printer.printRange() is QPrinter.PrintRange.PageRange
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return sheets(
        counts,
        printer.fromPage() if is_range else 0,
        printer.toPage() if is_range else 0,
        copies,
        collate=printer.collateCopies(),
        backwards=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
    )
