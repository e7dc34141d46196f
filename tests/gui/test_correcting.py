"""At the window: a released document is put right by another, and one that is dated back takes a number of its day."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QRadioButton

from app.actions import outgoing
from app.actions.outgoing import Wanted
from app.ui.compose.send_step import SendStep
from app.ui.compose.verdicts import Verdict
from app.ui.documents.list_page import ListPage
from tests.support.papers import pdf
from tests.support.pen import Pen
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import DISTRICT
from tests.support.windows import Desktop, Screen


def read(screen: Screen, id: str) -> ListPage:
    screen.shell.go("outgoing", "all", id)
    page = screen.window.page("outgoing")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id == id and page.pane.is_whole)
    return page


def choose(screen: Screen, id: str, do: str) -> Pen:
    page = read(screen, id)
    page.wanted.emit(do, page.pane.page)
    pen = Pen(screen)
    screen.until(lambda: screen.window.place == "compose" and pen.page.told)
    return pen


def test_a_released_document_is_superseded_from_where_it_is_read(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    first = commune.dispatch("Thông báo nghỉ lễ", to=[DISTRICT])
    commune.sync()
    screen = desktop.open(commune)
    pen = choose(screen, first.id, "supersede")
    assert screen.reads("Thay thế 01/TB-UBND")
    content = pen.writing.content
    assert (content.kind, [r.office for r in content.recipients]) == ("TB", [DISTRICT])
    assert content.subject == "Thông báo nghỉ lễ (thay thế văn bản số 01/TB-UBND ngày 23/11/2026)"
    pen.attach(pdf(tmp_path / "moi.pdf"))
    pen.to_step("number")
    assert pen.give_number() == "02/TB-UBND"
    pen.to_step("send")
    (step,) = screen.all(SendStep)
    assert "Thay thế 01/TB-UBND." in step.sentence
    pen.send()
    screen.said("sẽ gửi sau 10 giây")
    page = read(screen, first.id)
    screen.until(lambda: screen.reads("Đã được thay thế bằng 02/TB-UBND ngày 23/11/2026."))
    assert page.pane.page is not None
    page.wanted.emit("open_other", page.pane.page)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.notation == "02/TB-UBND")
    screen.until(lambda: screen.reads("Thay thế 01/TB-UBND ngày 23/11/2026."))


def test_a_correction_of_another_kind_is_told_before_it_gets_a_number(desktop: Desktop, commune: Pc) -> None:
    first = commune.dispatch("Thông báo nghỉ lễ", to=[DISTRICT])
    screen = desktop.open(commune)
    pen = choose(screen, first.id, "correct")
    assert screen.reads("Đính chính 01/TB-UBND")
    pen.writing.change(kind="TB")
    pen.told("Đính chính 01/TB-UBND thì dùng công văn.")
    pen.writing.change(kind="CV")
    screen.until(lambda: not [text for text in pen.checks(Verdict.BLOCKING) if "công văn" in text])
    pen.writing.keep()
    screen.until(lambda: pen.writing.kept_at)
    id = pen.writing.content.id
    screen.press("Đóng, để vào Dự thảo")
    pen.writing.take_up(id, lambda found: screen.shell.go("compose"))
    screen.until(lambda: screen.reads("Đính chính 01/TB-UBND"))


def test_dated_back_it_takes_a_suffix_with_a_reason(desktop: Desktop, commune: Pc) -> None:
    for ago in (10, 0):
        wanted = Wanted(kind="TB", subject="Thông báo", issued_on=WRITTEN - timedelta(days=ago))
        outgoing.number(commune.desk, wanted)
    screen = desktop.open(commune)
    pen = Pen(screen)
    pen.begin()
    pen.write("Thông báo tuyển quân")
    pen.writing.change(kind="TB")
    pen.page.show_step("number")
    screen.until(lambda: pen.writing.numbering.outlook)
    assert not screen.reads("Số mới nhất trong sổ"), "today's document takes the next number"
    pen.writing.change(issued_on=WRITTEN - timedelta(days=4))
    screen.until(lambda: screen.reads("Số mới nhất trong sổ là 02, ngày 23/11/2026."))
    pen.told("Ngày văn bản trước số mới nhất của sổ")
    screen.find(QRadioButton, "Số hợp với ngày văn bản:").click()
    assert screen.find(QComboBox, "Số hợp với ngày văn bản").currentText() == "01a (số phụ)"
    step = pen.page.steps["number"]
    (give,) = screen.all(QPushButton, "Cấp số", step)
    screen.until(lambda: "Ghi lý do rồi mới cấp số này được." in pen.texts(step))
    assert not give.isEnabled()
    pen.write("Ký từ tuần trước", screen.find(QLineEdit, "Lý do, ghi vào sổ"))
    assert pen.give_number() == "01a/TB-UBND"
    screen.until(lambda: "01a" in pen.texts(step))


def test_what_was_passed_over_is_offered_and_let_go_with_another_day(desktop: Desktop, commune: Pc) -> None:
    for ago, given in ((10, 1), (0, 3)):
        wanted = Wanted(kind="TB", subject="Thông báo", issued_on=WRITTEN - timedelta(days=ago))
        outgoing.number(commune.desk, wanted, given=given)
    screen = desktop.open(commune)
    pen = Pen(screen)
    pen.begin()
    pen.writing.change(kind="TB", issued_on=WRITTEN - timedelta(days=4))
    pen.page.show_step("number")
    (radio,) = screen.until(lambda: screen.all(QRadioButton, "Số hợp với ngày văn bản:"))
    radio.click()
    assert screen.find(QComboBox, "Số hợp với ngày văn bản").currentText() == "02 (số còn trống)"
    screen.until(lambda: pen.writing.numbering.given == 2)
    pen.writing.change(issued_on=WRITTEN)
    screen.until(lambda: not radio.isVisible())
    assert pen.writing.numbering.given is None
