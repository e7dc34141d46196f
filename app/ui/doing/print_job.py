"""A print job: page after page drawn by a worker and painted on the printer, one page in memory at a time."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.documents.page_protocol import MOST_PIXELS, Draw, Opened
from app.documents.paged_file import PagedFile
from app.documents.worker_process import WorkerDropped
from app.ui.doing.print_sheets import Paper, Place, Sheet, place
from app.ui.look.theme import theme
from app.ui.words.speech import translate
from sync.errors import Defect, EofficeError, LocalHindrance

log = logging.getLogger(__name__)
PATIENCE_S = 40.0
MOST_DPI = 300


@dataclass(frozen=True)
class PrintFile:
    """`find` checks a file and says where it lies."""

    name: str
    find: Callable[[], Path]


@dataclass(frozen=True)
class Printed:
    """How many sheets went to the printer, and which pages could not be drawn (file, page from 1)."""

    sheets: int
    undrawn: tuple[tuple[str, int], ...]
    stopped: bool


class PrintJob(QObject):
    """`counted`: the pages of each file, 0 where it has none that can be shown. `went_on`: sheets printed. `ended`:
    Printed or an EofficeError. All told from the job's own thread."""

    counted = Signal(object)
    went_on = Signal(int)
    ended = Signal(object)

    def __init__(self, files: Sequence[PrintFile], parent: QObject) -> None:
        super().__init__(parent)
        self._files = list(files)
        self._paged = PagedFile()
        self._paged.patience_s = PATIENCE_S
        self._sizes: list[tuple[tuple[float, float], ...]] = []
        self._opened = -1
        self._is_stopped = False

    def count(self) -> None:
        """Open every file, so that it is known how much there is to print."""
        self._begin(self._count)

    def run(self, printer: QPrinter, sheets: Sequence[Sheet]) -> None:
        """Print these sheets. The printer is the job's until it has ended."""
        self._begin(lambda: self._run(printer, sheets))

    def stop(self) -> None:
        """Print no more."""
        self._is_stopped = True
        self._paged.worker.drop()

    def close(self) -> None:
        """Nothing is printed after all."""
        self._paged.close()

    def _begin(self, work: Callable[[], None]) -> None:
        threading.Thread(target=self._safely, args=(work,), name="window-printing", daemon=True).start()

    def _count(self) -> None:
        for file in self._files:
            found = self._paged.open(file.find())
            self._sizes.append(found.sizes if isinstance(found, Opened) else ())
        self.counted.emit([len(sizes) for sizes in self._sizes])

    def _run(self, printer: QPrinter, sheets: Sequence[Sheet]) -> None:
        dpi = min(MOST_DPI, printer.resolution())
        printer.setResolution(dpi)
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            raise LocalHindrance("printer.not_ready")
        paper, done, undrawn = _paper(printer, dpi), 0, []
        with painter:
            try:
                for sheet in sheets:
                    if done and not printer.newPage():
                        raise LocalHindrance("printer.not_ready")
                    where = place(*self._sizes[sheet.file][sheet.page], paper, dpi)
                    if (image := self._drawn(sheet, where)) is not None:
                        _paint(painter, image, where)
                    else:
                        undrawn.append((self._files[sheet.file].name, sheet.page + 1))
                        _say(painter, paper, *undrawn[-1])
                    done += 1
                    self.went_on.emit(done)
            except WorkerDropped:
                printer.abort()
        self._end(Printed(done, tuple(dict.fromkeys(undrawn)), self._is_stopped))

    def _drawn(self, sheet: Sheet, where: Place) -> QImage | None:
        if sheet.file != self._opened:
            self._paged.open(self._files[sheet.file].find())
            self._opened = sheet.file
        shrunk = min(1.0, (MOST_PIXELS / (where.width * where.height)) ** 0.5)
        width, height = max(1, int(where.width * shrunk)), max(1, int(where.height * shrunk))
        body = self._paged.draw(Draw(sheet.page, width, height, 0, 0, width, height, is_print=True))
        if self._is_stopped:
            raise WorkerDropped
        return None if body is None else QImage(body, width, height, 4 * width, QImage.Format.Format_RGB32).copy()

    def _safely(self, work: Callable[[], None]) -> None:
        try:
            work()
        except WorkerDropped:
            self._end(Printed(0, (), stopped=True))
        except EofficeError as error:
            self._end(error)
        except Exception as error:  # the gate of the thread: a person gets a sentence
            log.exception("printing failed")
            self._end(Defect("program.fault", {"detail": type(error).__name__}))

    def _end(self, outcome: Printed | EofficeError) -> None:
        self._paged.close()
        self.ended.emit(outcome)


def _paper(printer: QPrinter, dpi: int) -> Paper:
    layout = printer.pageLayout()
    layout.setMode(QPageLayout.Mode.StandardMode)
    whole, reach = layout.fullRectPixels(dpi), layout.paintRectPixels(dpi)
    return Paper(whole.width(), whole.height(), reach.x(), reach.y(), reach.width(), reach.height())


def _say(painter: QPainter, paper: Paper, name: str, page: int) -> None:
    """A page that is missing says so on its sheet."""
    words = translate("Printing", "Trang {page} của tệp {name} không hiển thị được, nên không in ở đây.")
    font = theme.font("body")
    font.setPixelSize(max(1, paper.width // 60))
    painter.setFont(font)
    box = QRect(paper.left, paper.top, paper.reach_width, paper.reach_height // 3)
    how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(box, how, words.format(page=page, name=name))


def _paint(painter: QPainter, image: QImage, where: Place) -> None:
    painter.save()
    if where.turned:
        painter.translate(where.left + where.height, where.top)
        painter.rotate(90)
        painter.drawImage(QRect(0, 0, where.width, where.height), image)
    else:
        painter.drawImage(QRect(where.left, where.top, where.width, where.height), image)
    painter.restore()
