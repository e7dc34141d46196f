"""The place "Chờ gửi": one card a document with honest steps, what was refused with its way out, and the record."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView

from app.actions import outgoing
from app.actions.outgoing import Wanted
from app.actions.second_tries import close_task
from app.ui.documents.list_page import ListPage
from app.ui.waiting.cards import DocumentCard, RefusedCard
from app.ui.waiting.progress import bytes_sent, sent_progress, waiting_progress
from app.ui.waiting.steps_bar import StepsBar
from app.ui.words.speech import speech
from sync.engine.traffic import Motion
from sync.errors import LineHindrance
from sync.replica.line import Line
from sync.replica.waiting_page import FileToGo, SentDocument, WaitingDocument
from sync.rules.deliveries import Recipient
from sync.rules.documents import Urgency
from tests.support.fakes import StandingEngine
from tests.support.papers import pdf
from tests.support.pen import Pen
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, THIRD
from tests.support.week import note_line
from tests.support.windows import Desktop, Screen

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 9 o'clock in Viet Nam
NOON_TOMORROW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def line(**known: Any) -> Line:
    facts: dict[str, Any] = {
        "id": "1",
        "box": "outgoing",
        "number": 1,
        "notation": "01/TB-UBND",
        "kind": "TB",
        "subject": "Thông báo",
        "urgency": "thuong",
        "sender": COMMUNE,
        "to": (DISTRICT,),
        "state": "waiting",
        "issued_on": "2026-11-23",
        "due": "",
        "posted_at": "2026-11-23T01:30:00.000000+00:00",
        "files": 1,
    }
    return Line(**facts | known)


def waiting(release: str = "ready", **known: Any) -> WaitingDocument:
    return WaitingDocument(**{"line": line(), "release": release, "bytes": 1000, **known})


LEFT = (FileToGo("a", "a.pdf", 800),)
HELD = {"hold_until": NOW + timedelta(seconds=7)}
# what waits, bytes up, which file goes, whether the line is up: where it stands, what is said, what can be done
PROGRESS: dict[str, tuple[WaitingDocument, Mapping[str, int], str, bool, str, str, tuple[str, ...]]] = {
    "held": (
        waiting("held", to_go=LEFT, **HELD), {}, "", True,
        "Sắp gửi", "Gửi sau 7 giây nữa, còn hoàn tác được.", ("undo",),
    ),
    "saved without a line": (
        waiting(to_go=(FileToGo("a", "a.pdf", 1000),)), {}, "", False,
        "Chờ gửi từ 08:30", "", ("withdraw",),
    ),
    "held, and there is no line": (
        waiting("held", to_go=LEFT, **HELD), {}, "", False,
        "Chờ gửi từ 08:30", "", ("withdraw",),
    ),
    "its turn has not come": (
        waiting("acknowledged", to_go=(FileToGo("a", "a.pdf", 1000),)), {}, "b", True,
        "Đang gửi 0 %", "Chờ đến lượt.", ("withdraw",),
    ),
    "going up now": (
        waiting("acknowledged", to_go=LEFT), {"a": 300}, "a", True,
        "Đang gửi 50 %", "Đã tải lên 500 B trong 1 KB.", ("withdraw",),
    ),
    "broken off": (
        waiting("acknowledged", to_go=LEFT), {"a": 150}, "", False,
        "Gửi dở 35 %", "Sẽ gửi tiếp từ 35 % khi có mạng, không phải gửi lại từ đầu.", ("withdraw",),
    ),
    "being withdrawn": (
        waiting("acknowledged", to_go=LEFT, withdraw_asked=True), {}, "", False,
        "Gửi dở 20 %", "Đang hủy gửi, máy chủ trả lời khi có mạng.", (),
    ),
    "from another PC": (
        waiting("", to_go=()), {}, "", True, "Đang gửi 100 %", "Máy khác của cơ quan đang gửi văn bản này.", (),
    ),
    "a file set aside": (
        waiting("acknowledged", to_go=(FileToGo("a", "a.pdf", 1000, "file.damaged"),)), {}, "", True,
        "Đang gửi 0 %",
        "Tệp “a.pdf” được để riêng: tệp trên máy này đã hỏng, hãy đính lại từ bản gốc. Các tệp khác vẫn đi.",
        ("retry", "withdraw"),
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _in_vietnamese(qapp: QApplication) -> None:
    speech.speak("vi")


@pytest.mark.parametrize("name", PROGRESS)
def test_a_card_says_where_its_document_stands_and_what_can_be_done(name: str) -> None:
    document, sent, sending, is_up, here, told, actions = PROGRESS[name]
    progress = waiting_progress(document, sent, sending, NOW, is_up=is_up, limit=NOON_TOMORROW)
    assert next(step.words for step in progress.steps if step.kind == "now") == here
    assert (progress.told, progress.actions) == (told, actions)
    assert [step.words for step in progress.steps[3:]] == ["Máy chủ đã nhận", "Nơi nhận đã vào sổ"]


def test_no_more_than_all_is_ever_up() -> None:
    assert bytes_sent(waiting(to_go=LEFT), {"a": 5000}) == 1000
    assert bytes_sent(waiting(to_go=LEFT), {}) == 200


def test_by_when_the_law_wants_it_gone_is_said_where_it_cannot_leave_or_is_late() -> None:
    def law(limit: datetime | None, *, is_up: bool, now: datetime = NOW) -> str:
        return waiting_progress(waiting(to_go=LEFT), {}, "", now, is_up=is_up, limit=limit).law

    assert law(NOON_TOMORROW, is_up=True) == ""
    assert law(NOON_TOMORROW, is_up=False) == "Theo quy định: gửi trong ngày, hoặc trước 12:00 ngày 24/11."
    assert law(NOON_TOMORROW, is_up=True, now=NOON_TOMORROW + timedelta(hours=1)).startswith("Đã quá hạn gửi")
    assert law(None, is_up=False) == "Văn bản khẩn: nên gọi điện báo nơi nhận."


def test_an_urgent_one_without_a_line_says_whom_to_call() -> None:
    progress = waiting_progress(waiting(), {}, "", NOW, is_up=False, limit=None, to="UBND huyện Chi Lăng")
    assert progress.spoken.endswith("Chờ gửi từ 08:30. Văn bản khẩn: nên gọi điện báo UBND huyện Chi Lăng")


def test_after_the_receipt_the_last_step_counts_who_has_entered_it() -> None:
    some = SentDocument(line(states={"sent": 1, "registered": 1, "done": 1, "refused": 1}), NOW)
    assert [step.words for step in sent_progress(some, NOW).steps] == [
        "Đã cấp số",
        "Đã bấm gửi 08:30",
        "Đã rời máy",
        "Máy chủ đã nhận 09:00",
        "Nơi nhận đã vào sổ 2/3",
    ]
    assert sent_progress(some, NOW).actions == ("recall",)
    everyone = SentDocument(line(states={"registered": 3}), NOW)
    assert sent_progress(everyone, NOW).steps[4].kind == "past"


def open_waiting(desktop: Desktop, pc: Pc) -> Screen:
    screen = desktop.open(pc)
    screen.shell.go("waiting")
    return screen


def cards(screen: Screen) -> list[str]:
    return [card.line.notation for card in screen.all(DocumentCard)]


def test_the_urgent_one_stands_first_and_a_click_leads_to_the_document(desktop: Desktop, commune: Pc) -> None:
    for subject, urgency in (("Thường", Urgency.NORMAL), ("Gấp", Urgency.MOST_URGENT)):
        commune.dispatch(subject, urgency=urgency)
    screen = open_waiting(desktop, commune)
    screen.until(lambda: cards(screen) == ["02/TB-UBND", "01/TB-UBND"])
    screen.press("Mở 02/TB-UBND")
    page = screen.window.page("outgoing")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.notation == "02/TB-UBND")


def test_before_it_has_left_a_release_is_cancelled_at_once(desktop: Desktop, commune: Pc) -> None:
    commune.dispatch("Báo cáo tuần")
    screen = open_waiting(desktop, commune)
    screen.press("Hủy gửi")
    screen.until(lambda: screen.all(QAbstractButton, "Không hủy"))
    screen.press("Hủy gửi")
    screen.said("đã hủy gửi")
    screen.until(lambda: cards(screen) == [])
    assert commune.outbox() == []


def test_once_it_has_a_sequence_the_wish_waits_for_the_server(desktop: Desktop, commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Báo cáo tuần", size=400_000).id
    commune.line.cut_upload_after = 100_000
    with pytest.raises(LineHindrance):
        commune.sync()
    screen = open_waiting(desktop, commune)
    screen.press("Hủy gửi")
    screen.until(lambda: screen.all(QAbstractButton, "Không hủy"))
    screen.press("Hủy gửi")
    screen.said("đang hủy gửi")
    screen.until(lambda: any("Đang hủy gửi" in card.accessibleName() for card in screen.all(DocumentCard)))
    assert "Hủy gửi" not in screen.names()
    commune.sync()
    assert commune.shown(id).document.state == "numbered"


def test_a_held_release_shows_its_seconds_and_is_undone(desktop: Desktop, commune: Pc) -> None:
    wanted = Wanted("TB", "Giấy mời", WRITTEN, files=(pdf(commune.folder / "g.pdf", 9000, seed=1),), to=(DISTRICT,))
    outgoing.dispatch(commune.desk, wanted, hold_s=10)
    note_line(commune, "up", "online")
    screen = open_waiting(desktop, commune)
    screen.until(lambda: any("còn hoàn tác được" in card.accessibleName() for card in screen.all(DocumentCard)))
    screen.press("Hoàn tác")
    screen.said("chưa gửi, số vẫn giữ")
    assert commune.outbox() == []


def test_what_is_being_sent_shows_how_much_of_it_is_up(desktop: Desktop, commune: Pc) -> None:
    id = commune.dispatch("Bản quét lớn", size=400_000).id
    commune.line.cut_upload_after = 100_000
    with pytest.raises(LineHindrance):
        commune.sync()
    sha256 = commune.shown(id).document.files[0].sha256
    note_line(commune, "up", "online")
    screen = desktop.open(commune)
    engine = StandingEngine(Motion(sending=sha256, sent={sha256: commune.shown(id).document.files[0].bytes // 4}))
    screen.shell.background._engine = engine  # type: ignore[assignment]
    screen.shell.go("waiting")
    screen.until(lambda: any("Đang gửi 25 %" in bar.accessibleName() for bar in screen.all(StepsBar)))


def test_what_the_server_refused_has_its_sentence_and_its_ways_out(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    commune.dispatch("Thông báo", to=[NEIGHBOUR])
    place.set_open(NEIGHBOUR, is_open=False)
    commune.sync()
    screen = open_waiting(desktop, commune)
    refused = screen.until(lambda: screen.all(RefusedCard))[0]
    told = refused.accessibleName()
    assert told.startswith("Chưa gửi được 01/TB-UBND.")
    assert "không còn nhận văn bản" in told
    assert "Chưa gửi đi đâu; số vẫn giữ." in told
    assert "Chưa lưu gì" not in told
    assert "Thử lại" not in screen.names()
    screen.press("Bỏ khỏi mục này")
    screen.said("01/TB-UBND chưa gửi, còn ở Văn bản đi, số vẫn giữ")
    screen.until(lambda: not screen.all(RefusedCard))
    assert commune.refused() == []


def test_one_refused_for_its_recipient_goes_to_another_one_under_its_number(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    commune.dispatch("Thông báo", to=[NEIGHBOUR])
    place.set_open(NEIGHBOUR, is_open=False)
    commune.sync()
    pen = Pen(open_waiting(desktop, commune))
    screen = pen.screen
    screen.press("Đổi nơi nhận")
    screen.until(lambda: screen.window.place == "compose" and pen.page.step == "recipients")
    screen.press("Bỏ Thị trấn Chi Lăng")
    screen.until(lambda: not pen.writing.content.recipients)
    pen.writing.change(recipients=(Recipient(office=DISTRICT),))
    pen.page.show_step("send")
    pen.send()
    screen.until(lambda: screen.window.place != "compose")
    screen.shell.go("waiting")
    screen.until(lambda: not screen.all(RefusedCard) and cards(screen) == ["01/TB-UBND"])
    assert commune.refused() == []
    commune.clock.advance(seconds=11)
    commune.sync()
    assert [listed.line.state for listed in commune.outgoing()] == ["sent"]


def test_a_refused_act_is_tried_again_when_its_cause_is_gone(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    commune.dispatch("Thông báo", to=[NEIGHBOUR])
    place.set_open(NEIGHBOUR, is_open=False)
    commune.sync()
    place.set_open(NEIGHBOUR, is_open=True)
    commune.pull()
    screen = open_waiting(desktop, commune)
    screen.press("Thử lại")
    screen.said("Máy sẽ thử lại")
    screen.until(lambda: not screen.all(RefusedCard) and cards(screen) == ["01/TB-UBND"])
    commune.sync()
    assert [listed.line.state for listed in commune.outgoing()] == ["sent"]


def test_what_cannot_help_is_not_offered(desktop: Desktop, commune: Pc, district: Pc) -> None:
    """A withdrawal that came too late: trying again comes too late as well."""
    id = commune.dispatch("Báo cáo tuần").id
    commune.sync()
    outgoing.withdraw(commune.desk, id)
    district.sync()
    commune.sync()
    screen = open_waiting(desktop, commune)
    screen.until(lambda: screen.all(RefusedCard))
    assert "Chỉ còn bỏ khỏi mục này" in screen.all(RefusedCard)[0].accessibleName()
    assert "Thử lại" not in screen.names()
    assert "task close" not in screen.all(RefusedCard)[0].accessibleName()


def test_when_nothing_waits_the_last_receipt_is_named(desktop: Desktop, commune: Pc) -> None:
    commune.dispatch("Báo cáo tuần")
    commune.sync()
    commune.clock.advance(hours=20)
    screen = open_waiting(desktop, commune)
    wanted = "Không còn gì chờ gửi. Văn bản gần nhất: 01/TB-UBND, máy chủ nhận lúc 08:00 hôm qua."
    screen.until(lambda: [text for text in screen.all(QLabel) if text.text() == wanted])


def test_other_acts_wait_for_the_line_or_where_there_is_one_for_the_server(
    desktop: Desktop, commune: Pc, district: Pc
) -> None:
    """It may take nothing for now: "once there is a connection" would not be true."""
    commune.dispatch("Báo cáo tuần")
    commune.sync()
    district.sync()
    district.register(district.incoming()[0].line.id)
    note_line(district, "down", "offline")
    screen = open_waiting(desktop, district)
    screen.until(lambda: screen.reads("1 việc khác (vào sổ, trình, cho ý kiến…) sẽ đi khi có mạng."))
    assert screen.reads("Không còn văn bản nào chờ gửi."), "not that nothing waits"
    note_line(district, "up", "online")
    screen.changed()
    screen.until(lambda: screen.reads("việc khác (vào sổ, trình, cho ý kiến…) đang chờ máy chủ nhận."))


def test_what_the_server_has_just_taken_can_still_be_recalled(desktop: Desktop, commune: Pc, district: Pc) -> None:
    commune.dispatch("Báo cáo tuần", to=[DISTRICT, THIRD])
    commune.sync()
    district.sync()
    commune.sync()
    screen = open_waiting(desktop, commune)
    screen.until(lambda: cards(screen) == ["01/TB-UBND"])
    screen.press("Thu hồi")
    screen.press("Giữ nguyên")


def test_the_record_says_what_was_refused_and_why_also_when_that_has_been_dealt_with(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    commune.dispatch("Thông báo", to=[NEIGHBOUR])
    place.set_open(NEIGHBOUR, is_open=False)
    commune.sync()
    close_task(commune.desk, commune.refused()[0].intent)
    screen = desktop.open(commune)
    screen.shell.go("log")
    table = screen.until(lambda: screen.all(QTableView, "Nhật ký gửi nhận"))[0]
    model = table.model()
    screen.until(model.rowCount)
    told = [[model.index(row, column).data() for column in (1, 2)] for row in range(model.rowCount())]
    why = "Thị trấn Chi Lăng không còn nhận văn bản. Chưa gửi đi đâu; số vẫn giữ. Hãy chọn nơi nhận khác."
    assert ["Chưa gửi được 01/TB-UBND", why] in told


def test_the_record_says_what_happened_and_leads_to_the_document(desktop: Desktop, commune: Pc, district: Pc) -> None:
    commune.dispatch("Báo cáo tuần")
    district.dispatch("Kế hoạch", to=[COMMUNE])
    district.sync()
    commune.sync()
    screen = desktop.open(commune)
    screen.shell.go("log")
    table = screen.until(lambda: screen.all(QTableView, "Nhật ký gửi nhận"))[0]
    model = table.model()
    screen.until(lambda: model.rowCount() == 3)
    told = [[model.index(row, column).data() for column in range(3)] for row in range(3)]
    assert ["23/11/2026 08:00", "Máy chủ đã nhận đủ văn bản đi", "01/TB-UBND · Báo cáo tuần"] in told
    assert ["23/11/2026 08:00", "Văn bản đến từ UBND huyện Chi Lăng", "01/TB-UBND · Kế hoạch"] in told
    screen.press("Chép nhật ký")
    screen.said("Đã chép 3 dòng")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"UBND thị trấn Đồng Mỏ ({COMMUNE})\n")
    assert "Báo cáo tuần" in copied
    row = next(n for n, columns in enumerate(told) if "Kế hoạch" in columns[2])
    table.clicked.emit(model.index(row, 2))
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.subject == "Kế hoạch")
