"""A document that is written, numbered and sent."""

from PySide6.QtWidgets import QPushButton

from app.ui.compose.number_sheet import NumberSheet
from sync.rules.deliveries import Recipient
from sync.rules.documents import Urgency
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand
from tests.support.papers import pdf
from tests.support.sample_offices import DISTRICT
from tests.support.week import NEAR, TOWN, WEDNESDAY
from tests.support.week_papers import report

SUBJECT = "Báo cáo kết quả rà soát hộ chăn nuôi lợn trên địa bàn xã Quang Lang"


def _begun(stand: Stand, step: str, *, whole: bool = True) -> None:
    """A report with its papers and recipients, at a step."""
    pen = stand.pen
    pen.begin()
    pen.writing.change(kind="BC", subject=SUBJECT, signer="Lý Văn Thành", urgency=Urgency.URGENT)
    if whole:
        pen.attach(report(stand.folder / "BC-ho-chan-nuoi.pdf", WEDNESDAY), pdf(stand.folder / "Danh sách hộ.pdf"))
        pen.writing.change(recipients=tuple(Recipient(office=code) for code in (DISTRICT, TOWN, NEAR)))
    for page in pen.page.steps.values():
        page.start()  # as they stand when it is taken up
    pen.page.show_step(step)
    _keep(stand)


def _keep(stand: Stand) -> None:
    """What was written is kept, as it is two seconds later anyway."""
    writing = stand.screen.shell.writing
    writing.keep()
    stand.screen.until(lambda: writing.kept_at)


@shows("compose-empty")
def compose_empty(stand: Stand) -> None:
    stand.pen.begin()


@shows("compose")
def compose(stand: Stand) -> None:
    _begun(stand, "papers")


@shows("compose-wrong")
def compose_wrong(stand: Stand) -> None:
    """A program among the files, and a mark of secrecy in the subject."""
    program = stand.folder / "cai-dat.exe"
    program.write_bytes(b"MZ")
    _begun(stand, "papers")
    stand.pen.drop(program)
    stand.pen.told("là chương trình")


@shows("compose-recipients")
def recipients(stand: Stand) -> None:
    _begun(stand, "recipients")


@shows("compose-recipients-district", "district")
def recipients_district(stand: Stand) -> None:
    _begun(stand, "recipients")


@shows("compose-number")
def number(stand: Stand) -> None:
    _begun(stand, "number")


@shows("compose-send")
def send(stand: Stand) -> None:
    _begun(stand, "number")
    stand.pen.give_number()
    stand.pen.page.show_step("send")


@shows("compose-numbered")
def numbered(stand: Stand) -> None:
    """The number has just been given: it stands there large, to be written on the paper."""
    _begun(stand, "number")
    stand.pen.give_number()


@shows("compose-reply")
def reply(stand: Stand) -> None:
    page = stand.read("incoming", "payments")
    page.wanted.emit("reply", page.pane.page)
    stand.screen.until(lambda: stand.window.place == "compose" and stand.pen.page.told)
    stand.pen.attach(report(stand.folder / "BC-giai-ngan.pdf", WEDNESDAY))
    _keep(stand)


@shows("number-first")
def number_first(stand: Stand) -> None:
    _sheet(stand)


@shows("number-first-given")
def number_first_given(stand: Stand) -> None:
    sheet = _sheet(stand)
    (give,) = stand.screen.all(QPushButton, "Cấp số", sheet)
    stand.screen.until(give.isEnabled)
    give.click()
    stand.screen.until(lambda: sheet.writing.document)


def _sheet(stand: Stand) -> NumberSheet:
    stand.screen.press("Cấp số")
    sheet = stand.question()
    assert isinstance(sheet, NumberSheet)
    sheet.writing.change(kind="TB", subject="Thông báo lịch tiêm phòng đàn gia súc vụ đông", signer="Lý Văn Thành")
    sheet._form.start()
    return sheet
