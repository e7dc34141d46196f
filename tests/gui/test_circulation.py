"""A document's way through the house at the window: presented, directed, accepted, finished, and undone."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QRadioButton

from app.actions import circulation, reminding
from app.actions.document_page import Colleague
from app.actions.showing import document_page
from app.host.preferences import Preferences
from app.ui.documents.list_page import ListPage
from app.ui.doing.directing import proposed_lead
from app.ui.reading.bands import bands
from app.ui.reading.history import steps
from sync.replica.view import View
from sync.rules.assignments import Assigned
from sync.rules.documents import Handling, Urgency, handling_id
from sync.rules.people import Role
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.staff import DEPUTY, HELPER, LEADER, OFFICER, Staff
from tests.support.windows import Desktop, Screen

SUBJECT = "Rà soát hộ nghèo trên địa bàn"


@pytest.fixture
def staff(place: DistrictPlace, commune: Pc) -> Staff:
    return Staff(place, commune, leaders=2)


@pytest.fixture
def id(district: Pc, commune: Pc) -> str:
    return came(district, commune)


def came(district: Pc, commune: Pc, **more: object) -> str:
    """A document that stands in the commune's book."""
    sent = district.dispatch(SUBJECT, to=[COMMUNE], due=WRITTEN + timedelta(days=5), **more).id  # type: ignore[arg-type]
    district.sync()
    commune.sync()
    commune.register(sent)
    commune.sync()
    return sent


def sit(desktop: Desktop, pc: Pc, person: str, queue: str = "all") -> tuple[Screen, ListPage]:
    """A window as this person has it, with a document of the queue open."""
    screen = desktop.open(pc, Preferences(mode="light", language="vi", person=person))
    screen.shell.go("incoming", queue)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None)
    return screen, page


def handling(pc: Pc, id: str) -> Handling:
    with pc.replica.read() as connection:
        found = View(connection).get(Handling, handling_id(id, pc.office))
    assert found is not None
    return found


def primary(page: ListPage) -> list[str]:
    """The primary actions of the document that is read."""
    return [b.text() for b in page.pane.findChildren(QPushButton) if b.isVisible() and b.property("kind") == "primary"]


def test_the_clerk_presents_to_one_of_two_leaders_with_a_proposal_and_takes_it_back(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    screen, page = sit(desktop, commune, staff.clerk, "to_present")
    assert primary(page) == ["Trình lãnh đạo"]
    screen.press("Trình lãnh đạo")
    screen.find(QRadioButton, LEADER).click()
    screen.find(QPlainTextEdit, "Đề xuất").setPlainText("Giao công an xã")
    screen.press("Trình")
    screen.said(f"Đã trình {LEADER}")
    presented = handling(commune, id).presented
    assert presented is not None
    assert (presented.leader, presented.proposal) == (staff.leader, "Giao công an xã")
    screen.until(lambda: page.pane.page is None)  # the queue is empty now, the list has moved on
    screen.press("Hoàn tác")
    screen.said("Đã hoàn tác")
    assert handling(commune, id).presented is None
    screen.until(lambda: page.pane.page is not None)


def test_what_is_most_urgent_leaves_at_once_and_offers_no_undo(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    came(district, commune, urgency=Urgency.MOST_URGENT)
    screen, _ = sit(desktop, commune, staff.clerk, "to_present")
    screen.press("Trình lãnh đạo")
    screen.press("Trình")
    screen.said("Đã trình")
    assert "Hoàn tác" not in screen.names()


def test_a_leader_directs_with_exactly_one_lead_and_nobody_gets_two_parts(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    circulation.present(staff.desk(staff.clerk), id, staff.leader, "Giao đồng chí Mẫu")
    screen, page = sit(desktop, commune, staff.leader, "to_direct")
    assert primary(page) == ["Cho ý kiến"]
    screen.find(QPushButton, "Cho ý kiến").click()
    dialog = screen.find(QPlainTextEdit, "Ý kiến chỉ đạo").window()
    do = next(b for b in screen.all(QPushButton, "Cho ý kiến") if b.window() is dialog)
    assert not do.isEnabled()
    screen.find(QRadioButton, f"{OFFICER}: Chủ trì").click()
    screen.find(QCheckBox, f"{HELPER}: Phối hợp").click()
    screen.find(QCheckBox, f"{OFFICER}: Để biết").click()  # who leads is not told besides: it takes the lead away
    assert not do.isEnabled()
    screen.find(QRadioButton, f"{OFFICER}: Chủ trì").click()
    assert not screen.find(QCheckBox, f"{OFFICER}: Để biết").isChecked()
    screen.find(QPlainTextEdit, "Ý kiến chỉ đạo").setPlainText("Tham mưu, báo cáo đúng hạn.")
    hour = screen.find(QLineEdit, "Giờ của hạn, có thể để trống")
    hour.setText("chiều")
    assert not do.isEnabled()
    hour.setText("16h")
    do.click()
    screen.said(f"Đã giao {OFFICER} chủ trì")
    directive = handling(commune, id).directive
    assert directive is not None
    assert (directive.lead.person, [c.person for c in directive.collaborators]) == (staff.officer, [staff.helper])
    assert (directive.text, directive.due) == ("Tham mưu, báo cáo đúng hạn.", WRITTEN + timedelta(days=5))
    assert directive.due_time == time(16)
    screen.until(lambda: page.pane.page is None)


def test_a_leader_takes_over_what_the_clerk_proposes(desktop: Desktop, commune: Pc, staff: Staff, id: str) -> None:
    proposal = f"Giao đồng chí {OFFICER} tham mưu."
    circulation.present(staff.desk(staff.clerk), id, staff.leader, proposal)
    screen, _ = sit(desktop, commune, staff.leader, "to_direct")
    screen.find(QPushButton, "Cho ý kiến").click()
    text = screen.until(lambda: screen.all(QPlainTextEdit, "Ý kiến chỉ đạo"))[0]
    text.setPlainText("Ý khác")
    screen.press("Dùng đề xuất này")
    assert text.toPlainText() == proposal
    assert screen.find(QRadioButton, f"{OFFICER}: Chủ trì").isChecked()
    text.undo()
    assert text.toPlainText() == "Ý khác"
    leads = [button.accessibleName() for button in screen.all(QRadioButton) if button.window() is text.window()]
    assert leads[-1] == f"{LEADER}: Chủ trì", "who gives the parts stands last"
    assert screen.reads("(tự xử lý)")


def test_whom_a_proposal_names_alone_leads_by_it() -> None:
    officers = frozenset({Role.OFFICER})
    staff = [Colleague("1", "Đỗ Văn Mẫu", officers), Colleague("2", "Vi Thị Lệ", officers)]
    assert proposed_lead("Giao đ/c đỗ văn mẫu  chuẩn bị", staff) == ["1"]
    assert proposed_lead("Giao Đỗ Văn\nMẫu", staff) == ["1"]
    assert proposed_lead("Đỗ Văn Mẫu chủ trì, Vi Thị Lệ phối hợp", staff) == []
    assert proposed_lead("Giao đồng chí Lệ tham mưu", staff) == ["2"]
    assert proposed_lead("Giao công an xã", staff) == []
    assert proposed_lead("Giao Đỗ Văn Mẫun", staff) == []


def test_whom_it_is_given_to_accepts_it_and_ends_it_with_the_answer_found_by_its_words(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    answer = commune.dispatch("Báo cáo kết quả rà soát", to=[DISTRICT], kind="BC")
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer))
    screen, page = sit(desktop, commune, staff.officer, "mine")
    assert primary(page) == ["Nhận xử lý"]
    screen.press("Nhận xử lý")
    screen.said("Đã nhận xử lý")
    screen.until(lambda: primary(page) == ["Trả lời"])
    screen.press("Kết thúc xử lý")
    field = screen.find(QLineEdit, "Văn bản trả lời")
    QTest.keyClicks(field, "ket qua ra soat")
    found = screen.until(lambda: screen.all(QListWidget, "Văn bản tìm thấy"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text().startswith(answer.notation)
    screen.until(lambda: not found[0].isVisible())
    dialog = field.window()
    next(b for b in screen.all(QPushButton, "Kết thúc xử lý") if b.window() is dialog).click()
    screen.said("Đã kết thúc xử lý")
    conclusion = handling(commune, id).conclusion
    assert conclusion is not None
    assert conclusion.reply == answer.id
    screen.until(lambda: page.pane.page is None)


def ending(screen: Screen) -> tuple[QPlainTextEdit, QPushButton]:
    """The question how the work ends, opened: its field and its button."""
    screen.press("Kết thúc xử lý")
    field = screen.until(lambda: screen.all(QPlainTextEdit, "Kết quả"))[0]
    do = next(b for b in screen.all(QPushButton, "Kết thúc xử lý") if b.window() is field.window())
    return field, do


def test_what_the_sender_wants_answered_is_not_ended_in_silence(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer))
    circulation.accept(staff.desk(staff.officer), id)
    screen, page = sit(desktop, commune, staff.officer, "mine")
    assert page.pane.page is not None
    clerk = page.pane.page.people[staff.clerk]
    told = bands(page.pane.page, commune.clock.now(), frozenset({Role.OFFICER}), staff.officer)
    assert told[0].text == f"Soạn trả lời xong, nhờ văn thư {clerk} cấp số, gửi."
    field, do = ending(screen)
    assert screen.reads("Chọn văn bản trả lời, hoặc ghi rõ vì sao không cần.")
    assert screen.reads(told[0].text)
    assert not do.isEnabled()
    field.setPlainText("  ")
    assert not do.isEnabled()
    field.setPlainText("Đã báo cáo qua điện thoại, huyện không cần văn bản.")
    do.click()
    screen.said("Đã kết thúc xử lý")


def test_what_is_for_the_sender_since_is_offered_as_the_answer_and_what_waits_is_not_called_sent(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    commune.clock.advance(minutes=5)
    answer = commune.dispatch("Báo cáo kết quả rà soát", to=[DISTRICT], kind="BC")
    commune.dispatch("Gửi nơi khác", to=[NEIGHBOUR])
    screen, _ = sit(desktop, commune, staff.clerk)
    _, do = ending(screen)
    found = screen.until(lambda: screen.all(QListWidget, "Văn bản tìm thấy"))[0]
    told = [found.item(n).text().split(" · ") for n in range(found.count())]
    assert [(words[0], words[2]) for words in told] == [(answer.notation, "Chờ gửi")]
    assert screen.reads("Văn bản gửi UBND huyện Chi Lăng từ khi có văn bản này:")
    assert not do.isEnabled()
    found.itemClicked.emit(found.item(0))
    assert do.isEnabled()
    assert not screen.reads("Chưa có văn bản trả lời")
    do.click()
    screen.said("Đã kết thúc xử lý")
    conclusion = handling(commune, id).conclusion
    assert conclusion is not None
    assert conclusion.reply == answer.id


def test_who_may_send_begins_the_answer_from_the_question(desktop: Desktop, commune: Pc, staff: Staff, id: str) -> None:
    screen, _ = sit(desktop, commune, staff.clerk)
    ending(screen)
    screen.press("Soạn trả lời")
    screen.until(lambda: screen.window.place == "compose")
    answered = screen.shell.writing.answered
    assert answered is not None
    assert answered.id == id


def test_the_history_tells_who_was_given_what_and_whom_it_waits_for(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    circulation.present(staff.desk(staff.clerk), id, staff.deputy, "Giao đồng chí Mẫu")
    helping = [Assigned(person=staff.helper)]
    circulation.direct(staff.desk(staff.deputy), id, Assigned(person=staff.officer), "Tham mưu", helping)
    _, page = sit(desktop, commune, staff.clerk)
    assert page.pane.page is not None
    told = [f"{step.kind}: {step.title} · {step.detail}" for step in steps(page.pane.page, commune.clock.now())]
    clerk = page.pane.page.people[staff.clerk]
    assert f"past: Trình lãnh đạo · {clerk} · {DEPUTY} · “Giao đồng chí Mẫu”" in told
    assert f"past: Ý kiến chỉ đạo · {DEPUTY} · “Tham mưu” · chủ trì: {OFFICER} · phối hợp: {HELPER}" in told
    assert told[-2:] == [f"now: Chờ nhận xử lý · {OFFICER} · hạn 28/11", "coming: Đã xử lý · "]


def test_a_document_read_for_a_second_is_seen_and_counts_no_longer(desktop: Desktop, district: Pc, commune: Pc) -> None:
    for subject in ("Một", "Hai", "Ba"):
        district.dispatch(subject, to=[COMMUNE])
    district.sync()
    commune.sync()
    screen = desktop.open(commune)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None)
    screen.window.activateWindow()
    screen.until(lambda: sum(line.line.seen for line in commune.incoming()) == 1)
    page.view.selectAll()
    screen.press("Đánh dấu đã xem")
    screen.said("Đã đánh dấu đã xem 2 văn bản")
    assert all(line.line.seen for line in commune.incoming())


def test_a_reminder_stands_above_the_document(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff, id: str
) -> None:
    reminding.remind(district.desk, id, "Đề nghị sớm báo cáo")
    district.sync()
    commune.sync()
    _, page = sit(desktop, commune, staff.clerk)
    assert page.pane.page is not None
    told = [band for band in bands(page.pane.page, commune.clock.now()) if band.symbol == "remind"]
    notation = page.pane.page.document.notation
    assert [f"đôn đốc {notation} (lần 1): “Đề nghị sớm báo cáo”" in band.strong for band in told] == [True]


def test_an_office_above_is_asked_for_an_answer_and_not_urged(desktop: Desktop, district: Pc, commune: Pc) -> None:
    id = commune.dispatch("Xin kinh phí", to=[DISTRICT], kind="TTr").id
    commune.sync()
    district.sync()
    commune.sync()
    commune.clock.advance(minutes=5)
    screen = desktop.open(commune)
    page = screen.window.page("outgoing")
    assert isinstance(page, ListPage)
    screen.shell.go("outgoing", "all", id)
    screen.until(lambda: page.pane.page is not None)
    assert "Đôn đốc" not in screen.names()
    screen.press("Đề nghị trả lời")
    screen.until(lambda: screen.all(QPlainTextEdit, "Nội dung"))
    screen.find(QPlainTextEdit, "Nội dung").setPlainText("Mong được trả lời.")
    screen.press("Gửi đề nghị")
    screen.said("Đã ghi lời đề nghị tới 1 nơi nhận")
    screen.until(lambda: page.pane.page is not None and page.pane.page.history[-1].code == "reminded")
    assert page.pane.page is not None
    assert steps(page.pane.page, commune.clock.now())[-1].title == "Đề nghị trả lời"
    commune.sync()
    district.sync()
    with_them = document_page(district.replica, id)
    assert with_them is not None
    told = [band.strong for band in bands(with_them, district.clock.now()) if band.symbol == "remind"]
    assert ["đề nghị trả lời 01/TTr-UBND (lần 1): “Mong được trả lời.”" in text for text in told] == [True]


def test_a_document_is_gone_to_from_elsewhere_also_out_of_another_queue(
    desktop: Desktop, district: Pc, commune: Pc
) -> None:
    ids = [district.dispatch(f"Văn bản {n}", to=[COMMUNE]).id for n in range(4)]
    district.sync()
    commune.sync()
    commune.register(ids[0])
    screen = desktop.open(commune)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.shell.go("incoming", document=ids[0])  # stands in no queue of what waits for its number
    screen.until(lambda: page.queue == "all" and page.view.current == ids[0])
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id == ids[0])
    screen.shell.go("incoming", "to_register", ids[2])
    screen.until(lambda: page.queue == "to_register" and page.view.current == ids[2])


def test_in_a_narrow_window_a_deadline_that_says_the_way_to_an_answer_is_said_once(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer))
    screen, _ = sit(desktop, commune, staff.officer, "mine")
    screen.resize(1366, 720)
    screen.until(lambda: screen.reads("Soạn trả lời xong"))
    told = [label.text() for label in screen.all(QLabel) if "28/11" in label.text() and label.isVisible()]
    assert len([text for text in told if text.startswith("Hạn")]) == 1, told
