"""A document that is written, numbered and sent."""

from collections.abc import Callable
from pathlib import Path

from app.ui.compose import starting
from app.ui.compose.number_sheet import NumberSheet
from app.ui.compose.page import ComposePage
from app.ui.compose.writing import Writing
from sync.rules.deliveries import Recipient
from sync.rules.documents import Urgency
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand
from tests.support.papers import pdf
from tests.support.sample_offices import DISTRICT
from tests.support.week import NEAR, TOWN, WEDNESDAY
from tests.support.week_papers import report

SUBJECT = "Báo cáo kết quả rà soát hộ chăn nuôi lợn trên địa bàn xã Quang Lang"
NEXT = "70/BC-UBND"


def _page(stand: Stand) -> ComposePage:
    page = stand.window.page("compose")
    assert isinstance(page, ComposePage)
    return page


def _writing(stand: Stand) -> Writing:
    return stand.screen.shell.writing


def _begin(stand: Stand) -> None:
    starting.write(stand.context)
    stand.screen.until(lambda: stand.window.place == "compose" and _page(stand).told)


def _begun(stand: Stand, step: str) -> None:
    """A report with its papers and recipients, at a step; the one before, where that still stands open."""
    writing = _writing(stand)
    if writing.is_open and writing.content.subject == SUBJECT and step not in ("papers",):
        stand.go("compose")
        _page(stand).show_step(step)
        return
    _begin(stand)
    writing.change(kind="BC", subject=SUBJECT, signer="Lý Văn Thành", urgency=Urgency.URGENT)
    _attach(
        stand, report(stand.folder / "BC-ho-chan-nuoi.pdf", WEDNESDAY, NEXT), pdf(stand.folder / "Danh sách hộ.pdf")
    )
    writing.change(recipients=tuple(Recipient(office=code) for code in (DISTRICT, TOWN, NEAR) if code != stand.office))
    for page in _page(stand).steps.values():
        page.start()  # as they stand when it is taken up
    _page(stand).show_step(step)
    _keep(stand)


def _attach(stand: Stand, *paths: Path) -> None:
    taking = _writing(stand).taking
    taking.add(paths)
    stand.screen.until(lambda: all(paper.refused or paper.is_looked_at for paper in taking.papers))


def _keep(stand: Stand) -> None:
    """What was written is kept, as it is two seconds later anyway."""
    writing = _writing(stand)
    writing.keep()
    stand.screen.until(lambda: writing.kept_at)


def _give_number(stand: Stand, writing: Writing, refused: Callable[[object], None]) -> None:
    stand.screen.until(lambda: writing.numbering.outlook)
    writing.numbering.give(refused)
    stand.screen.until(lambda: writing.document)


def _never(error: object) -> None:
    raise AssertionError(error)


@shows("compose-empty")
def compose_empty(stand: Stand) -> None:
    _begin(stand)


@shows("compose")
def compose(stand: Stand) -> None:
    _begun(stand, "papers")


@shows("compose-recipients")
def recipients(stand: Stand) -> None:
    _begun(stand, "recipients")


@shows("compose-recipients-district", "district")
def recipients_district(stand: Stand) -> None:
    _begun(stand, "recipients")


@shows("compose-number")
def number(stand: Stand) -> None:
    _begun(stand, "number")


@shows("compose-wrong")
def compose_wrong(stand: Stand) -> None:
    """A program among the files."""
    program = stand.folder / "cai-dat.exe"
    program.write_bytes(b"MZ")
    _begun(stand, "papers")
    _attach(stand, program)


@shows("compose-reply")
def reply(stand: Stand) -> None:
    page = stand.read("incoming", "payments")
    page.wanted.emit("reply", page.pane.page)
    stand.screen.until(lambda: stand.window.place == "compose" and _page(stand).told)
    _attach(stand, report(stand.folder / "BC-giai-ngan.pdf", WEDNESDAY, NEXT))
    _keep(stand)


@shows("number-first")
def number_first(stand: Stand) -> None:
    _sheet(stand)


@shows("compose-numbered")
def numbered(stand: Stand) -> None:
    """The number has just been given: it stands there large, to be written on the paper."""
    _begun(stand, "number")
    if _writing(stand).document is None:
        _give_number(stand, _writing(stand), _never)


@shows("compose-send")
def send(stand: Stand) -> None:
    numbered(stand)
    _page(stand).show_step("send")


@shows("number-first-given")
def number_first_given(stand: Stand) -> None:
    sheet = _sheet(stand)
    _give_number(stand, sheet.writing, _never)


def _sheet(stand: Stand) -> NumberSheet:
    starting.ask_number(stand.context)
    sheet = stand.question()
    assert isinstance(sheet, NumberSheet)
    sheet.writing.change(kind="TB", subject="Thông báo lịch tiêm phòng đàn gia súc vụ đông", signer="Lý Văn Thành")
    sheet._form.start()
    sheet.writing.numbering.look()
    return sheet
