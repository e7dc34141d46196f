"""The place "Việc của tôi": what waits for who sits here, as many as its number says, each with its way out."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QRadioButton

from app.actions import circulation, outgoing, reminding
from app.host.preferences import Preferences
from app.ui.documents.link_row import LinkRow
from app.ui.documents.list_page import ListPage
from app.ui.parts.notice_card import NoticeCard
from app.ui.shell.places import places
from app.ui.waiting.cards import RefusedCard
from app.ui.words.speech import speech
from app.ui.work.task_words import task_facts
from app.ui.work.work_board import QueueCard, TaskCard
from sync.replica.work_page import WorkTask
from sync.rules.assignments import Assigned
from sync.rules.people import Role
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.staff import OFFICER, Staff
from tests.support.windows import Desktop, Screen


@pytest.fixture
def staff(place: DistrictPlace, commune: Pc) -> Staff:
    return Staff(place, commune)


def busy(place: DistrictPlace, commune: Pc, district: Pc, staff: Staff) -> list[str]:
    """Six that came, in every queue; one that was refused; a recipient's refusal; a number passed over."""
    ids = [
        district.dispatch(f"Văn bản {n}", to=[COMMUNE], due=WRITTEN + timedelta(days=n)).id for n in (0, 1, 2, 9, 9, 9)
    ]
    back = commune.dispatch("Báo cáo")
    commune.dispatch("Thông báo", to=[NEIGHBOUR])
    for pc in (district, commune, district):
        pc.sync()
    for id in ids[1:]:
        commune.register(id)
    circulation.present(staff.desk(staff.clerk), ids[2], staff.leader)
    circulation.direct(staff.desk(staff.leader), ids[3], Assigned(person=staff.officer), "Tham mưu")
    circulation.direct(staff.desk(staff.leader), ids[4], Assigned(person=staff.clerk), "Tổng hợp")
    district.refuse(back.id, "Thiếu phụ lục")
    commune.sync()  # what is entered closes a reminder
    district.sync()
    reminding.remind(district.desk, ids[3], "Đề nghị sớm báo cáo")
    place.set_open(NEIGHBOUR, is_open=False)
    commune.dispatch("Thông báo nữa", to=[NEIGHBOUR])
    commune.number("Đã ký, chờ quét", given=6)
    for pc in (district, commune, district, commune):
        pc.sync()
    for clock in (place.clock, commune.clock, district.clock):
        clock.advance(days=1)
    return ids


def open_work(desktop: Desktop, pc: Pc, person: str) -> Screen:
    screen = desktop.open(pc, Preferences(mode="light", language="vi", person=person))
    screen.shell.go("work")
    screen.until(lambda: screen.all(QueueCard) or screen.all(NoticeCard))
    return screen


def badge(screen: Screen) -> int:
    item = screen.find(QAbstractButton, "Việc của tôi", screen.window.nav)
    return int(item.accessibleName().removeprefix("Việc của tôi") or 0)


def shown(screen: Screen) -> dict[str, int]:
    return {card.queue.key: card.queue.count for card in screen.all(QueueCard)}


def test_a_clerk_sees_what_the_number_counts(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc, staff: Staff
) -> None:
    busy(place, commune, district, staff)
    screen = open_work(desktop, commune, staff.clerk)
    screen.until(lambda: screen.all(NoticeCard))
    if "Hiện cả" in " ".join(screen.names()):
        screen.press("Hiện cả")
        screen.until(lambda: len(screen.all(NoticeCard)) > 4)
    queues = shown(screen)
    assert queues == {"overdue": 1, "to_present": 2, "mine": 1, "numbered": 1, "soon": 1}
    rows = [line.id for card in screen.all(QueueCard) for line in card.queue.first]
    noticed = {card.task.line.id for card in screen.all(TaskCard) if card.task.line}
    noticed |= {card.refused.line.id for card in screen.all(RefusedCard) if card.refused.line}
    assert len(rows) == len({*rows}) == sum(queues.values())
    assert not noticed & {*rows}
    screen.until(lambda: badge(screen) == len(rows) + len(screen.all(NoticeCard)))


def test_what_stands_with_its_reminder_alone_says_there_where_it_stands(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc, staff: Staff
) -> None:
    busy(place, commune, district, staff)
    screen = open_work(desktop, commune, staff.clerk)
    reminder = next(card for card in screen.all(TaskCard) if "đôn đốc" in card.accessibleName())
    assert reminder.task.line is not None
    told = reminder.accessibleName()
    assert f"đôn đốc {reminder.task.line.notation} (lần 1): “Đề nghị sớm báo cáo”" in told
    assert told.endswith(f"Đã phân công · {OFFICER}")


def test_a_reminder_and_a_recipients_refusal_have_a_button_that_goes_on_with_them(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc, staff: Staff
) -> None:
    ids = busy(place, commune, district, staff)
    screen = open_work(desktop, commune, staff.clerk)
    cards = {card.task.code: card for card in screen.all(TaskCard)}
    opens = [one for one in screen.all(QAbstractButton, "", cards["reminded"]) if one.text() == "Mở văn bản"]
    opens[0].click()
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id == ids[3])
    screen.shell.go("work")
    screen.press("Gửi lại bằng văn bản mới")
    screen.until(lambda: screen.window.place == "compose" and screen.shell.writing.is_open)
    assert [recipient.office for recipient in screen.shell.writing.content.recipients] == [DISTRICT]


def test_a_leader_sees_what_waits_for_a_word_and_what_concerns_the_office(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc, staff: Staff
) -> None:
    busy(place, commune, district, staff)
    screen = open_work(desktop, commune, staff.leader)
    assert shown(screen) == {"overdue": 1, "to_direct": 1, "soon": 1}
    told = [card.accessibleName() for card in screen.all(TaskCard)]
    assert len(told) == 2  # the reminder and the recipient's refusal; passed-over numbers are the clerk's
    screen.until(lambda: badge(screen) == 5)
    waits = screen.find(QAbstractButton, "Cho ý kiến", screen.window.nav)
    assert waits.accessibleName() == "Cho ý kiến 1", "what waits for the leader, not for the clerk"
    assert screen.find(QAbstractButton, "Văn bản đến", screen.window.nav).accessibleName() == "Văn bản đến"


def test_an_officer_sees_what_he_was_given_alone(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc, staff: Staff
) -> None:
    ids = busy(place, commune, district, staff)
    reminding.remind(district.desk, ids[4], "Đề nghị sớm báo cáo")  # somebody else works on that one
    for pc in (district, commune):
        pc.sync()
    screen = open_work(desktop, commune, staff.officer)
    assert shown(screen) == {}, "what he was given stands with its reminder, once"
    told = [card.accessibleName() for card in screen.all(NoticeCard)]
    assert len(told) == 1 and "đôn đốc" in told[0]
    screen.until(lambda: badge(screen) == 1)


def test_a_row_leads_to_its_document_and_a_title_to_its_queue(
    desktop: Desktop, place: DistrictPlace, commune: Pc, district: Pc, staff: Staff
) -> None:
    ids = busy(place, commune, district, staff)
    screen = open_work(desktop, commune, staff.clerk)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    next(row for row in screen.all(LinkRow) if "Văn bản 2" in row.accessibleName()).click()
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id == ids[2])
    screen.shell.go("work")
    screen.press("Chờ trình lãnh đạo 2")
    screen.until(lambda: page.queue == "to_present" and screen.window.place == "incoming")


def test_a_recall_that_is_asked_for_is_answered_from_here(
    desktop: Desktop, commune: Pc, district: Pc, staff: Staff
) -> None:
    id = district.dispatch("Giấy mời", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    commune.register(id)
    commune.sync()
    district.sync()
    outgoing.recall(district.desk, id, "Sai ngày họp")
    district.sync()
    commune.sync()
    screen = open_work(desktop, commune, staff.clerk)
    screen.press("Trả lời thu hồi")
    screen.until(lambda: screen.all(QRadioButton, "Đồng ý"))
    screen.find(QRadioButton, "Đồng ý cho thu hồi").click()
    screen.press("Trả lời")
    screen.said("Đã đồng ý cho thu hồi")
    screen.until(lambda: not screen.all(TaskCard))


def test_a_number_passed_over_is_made_void_with_a_reason(desktop: Desktop, commune: Pc, district: Pc) -> None:
    commune.number("Hai", given=2)
    screen = open_work(desktop, commune, commune.replica.identity.people[0])
    screen.press("Hủy số")
    screen.until(lambda: screen.all(QPlainTextEdit, "Lý do"))
    screen.find(QPlainTextEdit, "Lý do").setPlainText("Viết nhầm")
    screen.press("Hủy số")
    screen.said("Đã hủy số 1")
    screen.until(lambda: not screen.all(TaskCard))


ACTIONS = {
    "recipient_refused": ("write_anew", "open", "close"),
    "recall_asked": ("answer_recall", "open"),
    "recall_declined": ("open", "close"),
    "recalled_before_registration": ("open", "close"),
    "registered_twice": ("open", "close"),
    "number_conflict": ("open", "close"),
    "work_of_former_person": ("open", "close"),
    "reminded": ("open",),
    "handed_back": ("open",),
    "extension_asked": ("open",),
    "numbers_skipped": ("void_gap", "open"),
    "file_set_aside": ("retry", "open"),
    "verdict_changed": ("open", "close"),
}


@pytest.mark.parametrize("code", ACTIONS)
def test_every_kind_of_task_has_a_sentence_for_the_window_and_a_way_out(qapp: object, commune: Pc, code: str) -> None:
    speech.speak("vi")
    id = commune.dispatch("Báo cáo", to=[DISTRICT]).id
    line = next(listed.line for listed in commune.outgoing() if listed.line.id == id)
    facts = {"office": DISTRICT, "name": "a.pdf", "way": "up", "why": "file.damaged", "act": "register", "number": "3"}
    facts |= {"due": "2026-12-03", "reason": "Chờ số liệu."}
    task, clerk = WorkTask("1", code, facts, None, line), frozenset({Role.CLERK})
    told = task_facts(task, lambda code: f"cơ quan {code}", roles=clerk)
    assert told.actions == ACTIONS[code]
    assert ".." not in told.text
    assert "2026-12" not in told.text
    for word in ("retry", "--", "lệnh", "task close"):
        assert word not in told.text
    leader = task_facts(task, lambda code: f"cơ quan {code}", roles=frozenset({Role.LEADER}))
    assert "write_anew" not in leader.actions, "a leader releases nothing"


def test_the_number_turns_red_only_where_something_is_late_or_needs_a_decision() -> None:
    work = places(frozenset({Role.CLERK}), has_offices_below=False)[0]
    assert work.badge({"work": 3}) == (3, "blue")
    assert work.badge({"work": 3, "incoming.overdue": 1}) == (3, "red")
    assert work.badge({"work": 2, "tasks": 1, "refused": 1}) == (2, "red")
    officer = places(frozenset({Role.OFFICER}), has_offices_below=False)[0]
    assert officer.badge({"work": 1, "tasks": 5, "refused": 4, "mine": 1}) == (1, "blue")
    assert officer.badge({"work": 2, "mine": 1, "refused.mine": 1}) == (2, "red")


@pytest.mark.parametrize(
    ("roles", "number"),
    [({Role.CLERK}, 4), ({Role.LEADER}, 2), ({Role.OFFICER}, 2), ({Role.CLERK, Role.LEADER}, 4)],
)
def test_the_number_of_what_came_is_what_waits_for_the_role(roles: set[Role], number: int) -> None:
    counts = {"incoming.unseen": 4, "incoming.to_direct": 1, "mine": 2}
    known = {place.key: place for place in places(frozenset(roles), has_offices_below=False)}
    assert known["incoming"].badge(counts)[0] == number
    assert ("directing" in known) == (Role.LEADER in roles)
    assert Role.LEADER not in roles or known["directing"].badge(counts) == (1, "blue")
