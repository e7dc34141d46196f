"""Writing and sending at the window: number first or file first, and ten seconds to think again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from app.actions import books
from app.ui.compose.number_sheet import NumberSheet
from app.ui.compose.send_step import SendStep
from app.ui.compose.verdicts import Verdict
from app.ui.documents.list_page import ListPage
from sync.rules.books import Direction
from sync.rules.documents import Urgency
from sync.rules.series_acts import SeriesPart
from tests.support.papers import pdf
from tests.support.pen import Pen
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import DISTRICT
from tests.support.windows import Desktop

SUBJECT = "Báo cáo kết quả rà soát hộ chăn nuôi"


def fill_in(pen: Pen, folder: Path) -> None:
    """Everything of a document but its number, by typing and dropping."""
    pen.begin()
    pen.attach(pdf(folder / "báo cáo.pdf"))
    pen.write(SUBJECT)
    pen.to_step("recipients")
    search = pen.screen.find(QLineEdit, "Tìm cơ quan")
    pen.write("chi lang", search)
    pen.press_key(Qt.Key.Key_Return, on=search)
    pen.screen.until(lambda: pen.writing.content.recipients)


def sentence(pen: Pen) -> str:
    (step,) = pen.screen.all(SendStep)
    return step.sentence


def test_file_first_a_document_is_written_numbered_and_sent(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    pen = Pen(desktop.open(commune))
    fill_in(pen, tmp_path)
    assert [r.office for r in pen.writing.content.recipients] == [DISTRICT]
    pen.to_step("number")
    pen.told("Chưa cấp số")
    assert pen.give_number() == "01/UBND-VP"
    pen.screen.until(lambda: pen.screen.window.focusWidget() is pen.page.foot.leads_to)
    pen.screen.until(lambda: "ngày 23 tháng 11 năm 2026" in pen.texts())
    pen.to_step("send")
    assert sentence(pen).startswith("Gửi 01/UBND-VP (9 KB) tới UBND huyện Chi Lăng.")
    pen.send()
    pen.screen.said("sẽ gửi sau 10 giây")
    assert pen.screen.window.place == "outgoing"
    commune.clock.advance(seconds=10)
    commune.sync()
    district.sync()
    (listed,) = district.incoming()
    assert (listed.line.subject, listed.line.notation) == (SUBJECT, "01/UBND-VP")
    assert [(a.name, a.state) for a in listed.attachments] == [("báo cáo.pdf", "here")]


def test_number_first_the_scan_joins_later_and_what_the_number_fixed_is_locked(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    screen = desktop.open(commune)
    pen = Pen(screen)
    (button,) = screen.all(QPushButton, "Cấp số")
    button.click()
    sheet = screen.until(QApplication.activeModalWidget)
    assert isinstance(sheet, NumberSheet)
    pen.write(SUBJECT)
    (give,) = screen.all(QPushButton, "Cấp số", sheet)
    screen.until(give.isEnabled)
    give.click()
    screen.until(lambda: sheet.focusWidget() is sheet.do)
    screen.press("Để sau")
    screen.until(lambda: QApplication.activeModalWidget() is None)
    assert not screen.window.passing.isVisible(), "it got its number although the sheet was closed at once"
    screen.shell.go("outgoing", "numbered")
    screen.press("Gắn bản quét và gửi")
    screen.until(lambda: screen.window.place == "compose" and pen.page.told)
    assert (pen.page.step, pen.writing.content.subject) == ("papers", SUBJECT)
    assert "Chờ bản quét" in pen.checks(Verdict.MISSING)
    assert not screen.find(QComboBox, "Loại văn bản").isEnabled()
    assert not screen.find(QLineEdit, "Ngày văn bản").isEnabled()
    pen.attach(pdf(tmp_path / "quét.pdf"))
    pen.to_step("recipients")
    pen.page.steps["recipients"].take_focus()
    search = screen.find(QLineEdit, "Tìm cơ quan")
    pen.write("huyen", search)
    pen.press_key(Qt.Key.Key_Return, on=search)
    pen.to_step("send")
    pen.send()
    screen.said("sẽ gửi sau 10 giây")
    commune.clock.advance(seconds=10)
    commune.sync()
    district.sync()
    assert [(x.line.number, x.line.subject) for x in district.incoming()] == [(1, SUBJECT)]


def test_a_scan_is_let_go_where_the_numbered_document_is_read(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    id = commune.number(SUBJECT).id
    screen = desktop.open(commune)
    pen = Pen(screen)
    screen.shell.go("outgoing", "numbered", id)
    page = screen.window.page("outgoing")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.preview.acceptDrops())
    assert screen.reads("Kéo bản quét vào đây")
    assert screen.reads("Đã cấp số, chờ bản quét")
    assert "Chọn bản quét…" in screen.names()
    pen.drop(pdf(tmp_path / "quét.pdf"), on=page.pane.preview)
    screen.until(lambda: screen.window.place == "compose" and pen.writing.content.files)
    assert (pen.writing.content.id, pen.page.step) == (id, "papers")
    assert [file.name for file in pen.writing.content.files] == ["quét.pdf"]


def test_undone_within_ten_seconds_nothing_leaves_and_the_document_is_there_again_complete(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    pen = Pen(desktop.open(commune))
    fill_in(pen, tmp_path)
    pen.to_step("number")
    pen.give_number()
    pen.to_step("send")
    before = pen.writing.content
    pen.send()
    pen.screen.said("sẽ gửi sau 10 giây")
    commune.sync()
    district.sync()
    assert district.incoming() == [], "it is held"
    pen.screen.press("Hoàn tác")
    pen.screen.until(lambda: pen.screen.window.place == "compose" and pen.writing.is_open)
    assert pen.page.step == "send"
    after = pen.writing.content
    assert (after.files, after.recipients, after.subject) == (before.files, before.recipients, before.subject)
    commune.clock.advance(seconds=60)
    commune.sync()
    district.sync()
    assert district.incoming() == []
    assert [x.line.state for x in commune.outgoing()] == ["numbered"]


def test_after_ten_seconds_it_is_said_that_it_is_too_late(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    pen = Pen(desktop.open(commune))
    fill_in(pen, tmp_path)
    pen.to_step("number")
    pen.give_number()
    pen.to_step("send")
    pen.send()
    pen.screen.said("sẽ gửi sau 10 giây")
    commune.clock.advance(seconds=10)
    commune.sync()
    pen.screen.press("Hoàn tác")
    pen.screen.said("đã đi nên không hoàn tác được")
    district.sync()
    assert len(district.incoming()) == 1


def test_the_most_urgent_goes_at_once_and_says_so(desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path) -> None:
    pen = Pen(desktop.open(commune))
    fill_in(pen, tmp_path)
    pen.page.show_step("papers")
    pen.screen.press("Độ khẩn: Hỏa tốc")
    assert pen.writing.content.urgency is Urgency.MOST_URGENT
    pen.to_step("number")
    pen.give_number()
    pen.to_step("send")
    assert "hỏa tốc" in sentence(pen)
    pen.send()
    pen.screen.said("gửi ngay")
    assert not pen.screen.all(QPushButton, "Hoàn tác")
    commune.sync()
    district.sync()
    assert len(district.incoming()) == 1


def test_a_reply_has_its_recipient_its_subject_and_one_step(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    asked = district.dispatch("Đề nghị báo cáo", to=[commune.office], kind="CV")
    district.sync()
    commune.sync()
    commune.register(asked.id)
    screen = desktop.open(commune)
    pen, page = Pen(screen), screen.window.page("incoming")
    assert isinstance(page, ListPage)
    page.open_queue("all")
    screen.until(lambda: page.pane.page is not None)
    screen.press("Trả lời")
    screen.until(lambda: screen.window.place == "compose" and pen.page.told)
    assert pen.page.step == "reply"
    assert not screen.all(QComboBox, "Loại văn bản"), "it is folded"
    assert pen.writing.content.subject == "Trả lời 01/UBND-VP"
    pen.attach(pdf(tmp_path / "trả lời.pdf"))
    pen.give_number()
    pen.send()
    screen.said("sẽ gửi sau 10 giây")
    commune.clock.advance(seconds=10)
    commune.sync()
    district.sync()
    assert [x.line.subject for x in district.incoming()] == ["Trả lời 01/UBND-VP"]


def test_no_key_sends_a_reply_before_its_sentence_was_on_the_screen(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    asked = district.dispatch("Đề nghị báo cáo", to=[commune.office], kind="CV")
    district.sync()
    commune.sync()
    commune.register(asked.id)
    screen = desktop.open(commune, size=(1366, 768))
    pen = Pen(screen)
    screen.shell.go("incoming", "all")
    screen.press("Trả lời")
    screen.until(lambda: screen.window.place == "compose" and pen.page.told)
    pen.attach(*(pdf(tmp_path / f"{n}.pdf", seed=n) for n in range(4)))
    pen.give_number()
    pen.look_into()
    pen.page.steps["reply"].verticalScrollBar().setValue(0)
    ctrl = Qt.KeyboardModifier.ControlModifier
    pen.press_key(Qt.Key.Key_Return, ctrl)
    assert screen.window.place == "compose", "it only came into sight"
    screen.until(lambda: not screen.all(SendStep)[0].visibleRegion().isEmpty())
    pen.press_key(Qt.Key.Key_Return, ctrl)
    screen.said("sẽ gửi sau 10 giây")


def test_a_taken_number_says_so_and_offers_the_next(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    commune.number("Đã có số 1", kind="CV")
    pen = Pen(desktop.open(commune))
    fill_in(pen, tmp_path)
    pen.to_step("number")
    line = pen.screen.find(QLineEdit, "Số đã ghi sẵn trên giấy")
    pen.press_key(Qt.Key.Key_1, on=line)
    pen.told("Số 1 đã dùng cho văn bản ngày 23/11. Số tiếp theo là 2.")
    pen.screen.press("Dùng số 2")
    assert pen.give_number() == "02/UBND-VP"


def test_a_number_that_stands_on_the_paper_is_taken_as_it_is(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    pen = Pen(desktop.open(commune))
    fill_in(pen, tmp_path)
    pen.to_step("number")
    line = pen.screen.find(QLineEdit, "Số đã ghi sẵn trên giấy")
    pen.press_key(Qt.Key.Key_7, on=line)
    pen.told("Số 7 chưa được cấp")
    assert pen.give_number() == "07/UBND-VP"


def test_a_number_of_a_book_apart_says_of_which_book_it_is(desktop: Desktop, commune: Pc) -> None:
    books.set_series(commune.desk, Direction.OUTGOING, WRITTEN.year, (SeriesPart("BC", ("BC",)),))
    commune.sync()
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.writing.change(kind="BC")
    pen.page.show_step("number")
    pen.screen.until(lambda: {"Số sẽ cấp: 01/BC-UBND", "Sổ văn bản đi BC"} <= set(pen.texts().splitlines()))
    pen.writing.change(kind="TB")
    pen.screen.until(lambda: "Số sẽ cấp: 01/TB-UBND" in pen.texts())
    assert "Sổ văn bản đi BC" not in pen.texts().splitlines()


def test_at_first_use_the_book_goes_on_where_the_paper_stands(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    pen = Pen(desktop.open(commune))
    fill_in(pen, tmp_path)
    pen.to_step("number")
    pen.screen.press("Sổ giấy năm nay đã có số?")
    line = pen.screen.find(QLineEdit, "Số tiếp theo")
    pen.write("47", line)
    pen.screen.press("Mở sổ")
    pen.screen.said("bắt đầu từ số 47")
    pen.screen.until(lambda: "Số sẽ cấp: 47/UBND-VP" in pen.texts())
    assert pen.give_number() == "47/UBND-VP"


def test_an_officer_is_offered_no_number_and_nothing_to_send_with(desktop: Desktop, district: Pc, commune: Pc) -> None:
    id = district.dispatch("Đề nghị báo cáo", to=[commune.office]).id
    officer = commune.place.enrol(commune.office, "officer", "Đỗ Văn Mẫu")
    for pc in (district, commune):
        pc.sync()
    commune.register(id)
    for pc in (commune, officer):
        pc.sync()
    screen = desktop.open(officer)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    page.open_queue("all")
    screen.until(lambda: page.pane.page is not None and screen.all(QPushButton, "Lưu tệp"))
    for offered in ("Cấp số", "Trả lời"):
        assert not screen.all(QPushButton, offered)
    Pen(screen).begin()
    assert not screen.all(QPushButton, "Gửi")
    Pen(screen).drop(pdf(officer.folder / "a.pdf"), on=screen.window)
    screen.until(lambda: Pen(screen).papers_here() == ["a.pdf"])


def test_a_document_that_was_refused_is_written_anew(desktop: Desktop, district: Pc, commune: Pc) -> None:
    id = commune.dispatch("Báo cáo").id
    commune.sync()
    district.sync()
    district.refuse(id)
    district.sync()
    commune.sync()
    screen = desktop.open(commune)
    screen.shell.go("outgoing", "all")
    screen.press("Gửi lại bằng văn bản mới")
    pen = Pen(screen)
    screen.until(lambda: screen.window.place == "compose" and pen.writing.is_open)
    content = pen.writing.content
    assert (content.id != id, content.subject, len(content.files)) == (True, "Báo cáo", 1)
    assert [r.office for r in content.recipients] == [DISTRICT]
    assert pen.writing.document is None
