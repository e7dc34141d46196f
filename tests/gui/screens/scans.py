"""What has come into the scanner's folder, and the sheet on which a paper is entered."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QDialog, QScrollArea

from app.actions.desk import Desk
from app.actions.scan_folder import ScanFolder
from app.actions.scans import put_aside
from app.documents.read_paper import PaperReader
from app.ui.doing.meeting_form import MeetingForm
from app.ui.scans.page import ScansPage
from app.ui.scans.paper_sheet import PaperSheet, open_sheet
from sync.replica.replica import Replica
from sync.replica.scan_content import ScanFacts
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand
from tests.support.papers import readable_pdf, typeset_pdf
from tests.support.week import WEDNESDAY
from tests.support.week_papers import letter, swine_letter

FOLDER = "May quet"


@shows("scans")
def scans(stand: Stand) -> None:
    """A letter with suggestions, a picture without; one seen before, one that may not come in, one put aside."""
    _come(stand)
    _choose(stand, "letter.pdf")


@shows("scans-picture")
def scans_picture(stand: Stand) -> None:
    _come(stand)
    _choose(stand, "Scan0003.pdf")


@shows("scans-refused")
def scans_refused(stand: Stand) -> None:
    _come(stand)
    _choose(stand, "kin.pdf")


@shows("scans-empty", "quiet")
def scans_empty(stand: Stand) -> None:
    _with_folder(stand)
    stand.go("scans")


@shows("scans-away", "quiet")
def scans_away(stand: Stand) -> None:
    _with_folder(stand)
    room = stand.context.scans
    room.away[str(stand.folder / FOLDER)] = stand.clock.now() - timedelta(minutes=24)
    room.held[str(stand.folder / FOLDER)] = ("Scan0007.pdf",)
    room.changed.emit()
    stand.go("scans")


@shows("scan-to-numbered")
def scan_to_numbered(stand: Stand) -> None:
    """Which document is it the scan of?"""
    _come(stand)
    _do(stand, "letter.pdf", "scan")


@shows("paper-sheet")
def paper_sheet(stand: Stand) -> None:
    """What was read stands there, marked as suggested."""
    _come(stand)
    _do(stand, "letter.pdf", "paper")


@shows("paper-without-scan")
def paper_without_scan(stand: Stand) -> None:
    open_sheet(stand.context, None)
    stand.screen.until(lambda: isinstance(stand.question(), PaperSheet))


@shows("paper-invitation")
def paper_invitation(stand: Stand) -> None:
    """An invitation: with its meeting, whose hour was read."""
    paper_without_scan(stand)
    sheet = stand.question()
    assert isinstance(sheet, PaperSheet)
    meets_at = stand.clock.now().replace(hour=7, minute=30) + timedelta(days=3)
    sheet.form.suggest(ScanFacts(kind="giấy mời", meets_at=meets_at, subject="Họp giao ban công tác tháng 12"))
    stand.screen.until(lambda: sheet.findChild(MeetingForm).isVisible())
    sheet.findChild(QScrollArea).ensureWidgetVisible(sheet.findChild(MeetingForm))


def _do(stand: Stand, name: str, do: str) -> QDialog:
    page = _choose(stand, name)
    page.do(do)
    return stand.question()


def _with_folder(stand: Stand) -> Path:
    """The folder as one that has been chosen; no thread looks at it, a screen stands still."""
    folder = stand.folder / FOLDER
    folder.mkdir(exist_ok=True)
    shell = stand.screen.shell
    if not shell.preferences.scan_folders:
        shell.preferences = msgspec.structs.replace(shell.preferences, scan_folders=(str(folder),))
        shell.rebuild()
        stand.screen.until(lambda: stand.window.offers("scans"))
        stand.hold_still()
    return folder


def _come(stand: Stand) -> None:
    folder = _with_folder(stand)
    if (folder / "letter.pdf").is_file():
        return
    clock = stand.clock

    def put(name: str, make: Callable[[Path], object], minutes: int) -> None:
        path = folder / name
        make(path)
        path.with_suffix(".typ").unlink(missing_ok=True)
        moment = (clock.now() - timedelta(minutes=minutes)).timestamp()
        os.utime(path, (moment, moment))

    def look(replica: Replica) -> None:
        reader = PaperReader()
        eye = ScanFolder(replica, folder, reader)
        eye.step()
        put("Scan0001.pdf", lambda path: readable_pdf(path, "To khai"), 50)
        put("Scan0002.pdf", lambda path: readable_pdf(path, "To khai"), 45)
        put("kin.pdf", lambda path: typeset_pdf(path, "MẬT\n\nCÔNG VĂN"), 40)
        put("Scan0003.pdf", readable_pdf, 31)
        put("Thong bao.pdf", _notice, 20)
        put("letter.pdf", lambda path: swine_letter(path, WEDNESDAY), 12)
        for _ in range(2):
            eye.step()
            clock.advance(seconds=1.1)
        while eye.step().wait_s == 0:
            pass
        with replica.read() as connection:
            first = connection.exec_driver_sql("SELECT min(n) FROM scan WHERE state = 'waiting'").scalar_one()
        put_aside(Desk(replica, stand.context.person), first)
        reader.rest()

    stand.write(look)


def _notice(path: Path) -> None:
    letter(
        path, "187", "TB", "THÔNG BÁO", "Lịch tiếp công dân tháng 12 năm 2026", "Trần Quốc Bảo", "88/TB-UBND", WEDNESDAY
    )


def _choose(stand: Stand, name: str) -> ScansPage:
    page = stand.go("scans")
    assert isinstance(page, ScansPage)
    number: list[int] = []

    def find(replica: Replica) -> None:
        with replica.read() as connection:
            query = "SELECT n FROM scan WHERE name = ?"
            number.append(connection.exec_driver_sql(query, (name,)).scalar_one())

    stand.write(find)
    page.view.seek(str(number[0]))
    page.refresh()
    stand.screen.until(lambda: page._page is not None and page._page.scan.n == number[0])
    return page
