"""A draft's way through the office at its windows: laid before the leader, approved or returned by a key, numbered."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from app.actions import drafting, outgoing
from app.actions.desk import Desk
from app.actions.draft_page import DraftPage
from app.actions.outgoing import Wanted
from app.host.preferences import Preferences
from app.ui.compose.approval import approval
from app.ui.compose.verdicts import Need, Situation
from app.ui.documents.link_row import LinkRow
from app.ui.drafts.page import DraftsPage
from app.ui.drafts.shared_choices import shared_choices
from app.ui.review.review_page import ReviewPage
from sync.replica.drafts import content_of
from sync.replica.view import View
from sync.rules.documents import FileFacts
from sync.rules.drafts import DraftText, SharedDraft
from sync.rules.people import Role
from tests.support.papers import pdf
from tests.support.pen import Pen
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import DISTRICT
from tests.support.staff import DEPUTY, LEADER, OFFICER, Staff
from tests.support.windows import Desktop, Screen

SUBJECT, COMMENT = "Kế hoạch tiêm phòng vụ đông", "Ghi rõ kinh phí"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def staff(place: DistrictPlace, commune: Pc) -> Staff:
    return Staff(place, commune)


def submitted(commune: Pc, staff: Staff, subject: str = SUBJECT) -> str:
    """A draft of the officer lies before the leader."""
    desk, paper = staff.desk(staff.officer), pdf(commune.folder / f"{len(subject)}.pdf", 9_000, seed=len(subject))
    wanted = Wanted(kind="KH", subject=subject, issued_on=WRITTEN, files=(paper,), to=(DISTRICT,))
    content = outgoing.save_draft(desk, wanted)
    drafting.submit(desk, content, staff.leader, "Kính trình")
    return content.id


def shared(pc: Pc, id: str) -> SharedDraft:
    with pc.replica.read() as connection:
        found = View(connection).get(SharedDraft, id)
    assert found is not None
    return found


def sit(desktop: Desktop, pc: Pc, person: str) -> Pen:
    return Pen(desktop.open(pc, Preferences(mode="light", language="vi", person=person)))


def reading(pen: Pen, id: str = "") -> ReviewPage:
    """The leader's page, with this draft or any read."""
    pen.screen.shell.go("review")
    page = pen.screen.window.page("review")
    assert isinstance(page, ReviewPage)
    pen.screen.until(lambda: page.page is not None and id in ("", page.page.draft.id))
    return page


def listed(screen: Screen, id: str = "") -> DraftsPage:
    screen.shell.go("drafts", document=id)
    page = screen.window.page("drafts")
    assert isinstance(page, DraftsPage)
    screen.until(lambda: page.view.current is not None and id in ("", page.view.current))
    return page


def test_the_leader_reads_approves_by_a_key_and_takes_it_back(desktop: Desktop, commune: Pc, staff: Staff) -> None:
    id = submitted(commune, staff)
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, id)
    assert SUBJECT in pen.texts(page)
    assert "Kính trình" in pen.texts(page)
    pen.press_key(Qt.Key.Key_1)
    pen.screen.said(f"Đã duyệt: {SUBJECT}")
    assert (shared(commune, id).state, shared(commune, id).decided_by) == ("approved", staff.leader)
    pen.screen.until(lambda: pen.screen.reads("Không có dự thảo nào chờ duyệt."))
    pen.press_key(Qt.Key.Key_Z, CONTROL)
    pen.screen.said("Đã hoàn tác")
    assert shared(commune, id).state == "submitted"
    pen.screen.until(lambda: page.page is not None and page.page.draft.id == id)


def test_what_is_returned_has_a_comment_and_the_next_draft_stands_there(
    desktop: Desktop, commune: Pc, staff: Staff
) -> None:
    first = submitted(commune, staff, "Báo cáo tuần")
    second = submitted(commune, staff)
    pen = sit(desktop, commune, staff.leader)
    page = reading(pen, second)
    assert pen.screen.reads("1 / 2 dự thảo chờ duyệt")
    pen.press_key(Qt.Key.Key_3)
    pen.screen.until(lambda: page.page is not None and page.page.draft.id == first)
    pen.press_key(Qt.Key.Key_2)
    text = pen.screen.until(lambda: pen.screen.all(QPlainTextEdit, "Cần sửa gì?"))[0]
    assert not pen.screen.find(QPushButton, "Trả lại").isEnabled()
    pen.write(COMMENT, text)
    pen.press_key(Qt.Key.Key_Return, CONTROL)
    pen.screen.said(f"Đã trả lại cho {OFFICER}")
    assert (shared(commune, first).state, shared(commune, first).comment) == ("returned", COMMENT)
    pen.screen.until(lambda: page.page is not None and page.page.draft.id == second)


def test_an_officer_writes_and_lays_it_before_the_leader_by_keyboard(
    desktop: Desktop, commune: Pc, staff: Staff
) -> None:
    pen = sit(desktop, commune, staff.officer)
    pen.begin()
    assert not pen.screen.all(QPushButton, "Cấp số")
    pen.attach(pdf(commune.folder / "ke-hoach.pdf"))
    pen.write(SUBJECT)
    pen.told("Đã có trích yếu")
    pen.press_key(Qt.Key.Key_F5)
    note = pen.screen.until(lambda: pen.screen.all(QPlainTextEdit, "Lời trình"))[0]
    pen.write("Kính trình", note)
    pen.press_key(Qt.Key.Key_Return, CONTROL)
    pen.screen.said(f"Đã trình {LEADER} duyệt")
    page = listed(pen.screen)
    pen.screen.until(lambda: f"Chờ {LEADER} duyệt" in pen.texts(page.pane))
    draft = shared(commune, page.view.current)
    assert (draft.text.subject, draft.by, draft.leader, draft.note) == (
        *(SUBJECT, staff.officer, staff.leader, "Kính trình"),
    )
    assert not pen.writing.is_open


def test_with_two_leaders_one_is_chosen(desktop: Desktop, place: DistrictPlace, commune: Pc) -> None:
    staff = Staff(place, commune, leaders=2)
    pen = sit(desktop, commune, staff.officer)
    pen.begin()
    pen.attach(pdf(commune.folder / "ke-hoach.pdf"))
    pen.write(SUBJECT)
    pen.told("Đã có trích yếu")
    pen.screen.press("Trình lãnh đạo duyệt…")
    pen.screen.press(DEPUTY)
    pen.screen.press("Trình lãnh đạo duyệt")
    pen.screen.said(f"Đã trình {DEPUTY} duyệt")


def test_what_was_returned_stands_on_top_and_goes_up_again(desktop: Desktop, commune: Pc, staff: Staff) -> None:
    id = submitted(commune, staff)
    drafting.give_back(staff.desk(staff.leader), id, shared(commune, id).digest, COMMENT)
    pen = sit(desktop, commune, staff.officer)
    pen.screen.shell.go("work")
    rows = pen.screen.until(lambda: pen.screen.all(LinkRow))
    assert COMMENT in rows[0].accessibleName()
    rows[0].click()
    page = pen.screen.window.page("drafts")
    pen.screen.until(lambda: COMMENT in pen.texts(page))
    pen.screen.press("Sửa và trình lại")
    pen.screen.until(lambda: pen.screen.window.place == "compose" and COMMENT in pen.texts(pen.page.shared))
    assert pen.screen.reads("Sửa dự thảo bị trả lại") and not pen.screen.reads("Soạn văn bản mới")
    assert pen.screen.reads("Kiểm tra trước khi trình")
    pen.write(", có kinh phí")
    pen.screen.until(lambda: pen.writing.content.subject.endswith("có kinh phí"))
    pen.press_key(Qt.Key.Key_F5)
    pen.screen.press("Trình lãnh đạo duyệt")
    pen.screen.said(f"Đã trình {LEADER} duyệt")
    assert shared(commune, id).state == "submitted"
    assert shared(commune, id).text.subject.endswith("có kinh phí")


def test_the_clerk_numbers_what_was_approved_and_nothing_else(desktop: Desktop, commune: Pc, staff: Staff) -> None:
    id = submitted(commune, staff)
    pen = sit(desktop, commune, staff.clerk)
    page = listed(pen.screen, id)
    pen.screen.until(lambda: "Chờ" in pen.texts(page.pane))
    assert not pen.screen.all(QPushButton, "Cấp số và gửi")
    drafting.approve(staff.desk(staff.leader), id, shared(commune, id).digest)
    pen.screen.changed()
    pen.screen.press("Cấp số và gửi")
    pen.screen.until(lambda: pen.screen.window.place == "compose" and pen.page.step == "number")
    pen.told("Lãnh đạo đã duyệt đúng bản này")
    pen.writing.change(subject="Kế hoạch khác")
    assert Need.NUMBER in pen.told("Khác bản lãnh đạo đã duyệt").stops
    pen.writing.change(subject=SUBJECT)
    assert pen.give_number() == "01/KH-UBND"


def test_the_leaders_word_reaches_what_stands_open(desktop: Desktop, commune: Pc, staff: Staff) -> None:
    id = submitted(commune, staff)
    pen = sit(desktop, commune, staff.clerk)
    listed(pen.screen, id)
    pen.screen.press("Sửa")
    pen.told("Lãnh đạo chưa duyệt")
    assert not pen.screen.all(QPushButton, "Trình lãnh đạo duyệt…")  # it lies there just so
    drafting.approve(staff.desk(staff.leader), id, shared(commune, id).digest)
    pen.screen.changed()
    pen.told("Lãnh đạo đã duyệt đúng bản này")
    pen.writing.change(subject="Kế hoạch khác")
    pen.screen.until(lambda: pen.screen.all(QPushButton, "Trình lãnh đạo duyệt…"))
    pen.screen.press("Xóa dự thảo")
    pen.screen.said("Bản đã trình vẫn còn")
    assert shared(commune, id).text.subject == SUBJECT


def test_a_draft_that_is_taken_back_is_ones_own_again(desktop: Desktop, commune: Pc, staff: Staff) -> None:
    id = submitted(commune, staff)
    pen = sit(desktop, commune, staff.officer)
    listed(pen.screen, id)
    pen.screen.press("Thôi trình")
    pen.screen.said("Đã thôi trình")
    pen.screen.press("Soạn tiếp")
    pen.screen.until(lambda: pen.writing.is_open and pen.writing.content.id == id)


def test_both_who_changed_one_draft_are_told_at_their_windows(
    desktop: Desktop, place: DistrictPlace, commune: Pc, staff: Staff
) -> None:
    id = submitted(commune, staff)
    draft = shared(commune, id)
    for desk, subject in ((staff.desk(staff.officer), "Bản một"), (Desk(commune.replica, staff.clerk), "Bản hai")):
        content = content_of(id, draft.text, draft.digest)
        drafting.submit(desk, replace(content, subject=subject), staff.leader)
    for person in (staff.officer, staff.clerk):
        pen = sit(desktop, commune, person)
        pen.screen.shell.go("work")
        pen.screen.until(lambda pen=pen: pen.screen.reads("cùng sửa dự thảo"))  # type: ignore[misc]
        desktop.end(pen.screen)


TEXT = DraftText(kind="KH", subject=SUBJECT, files=(FileFacts(name="a.pdf", sha256="a" * 64, bytes=9),))


def draft_in(state: str, by: str = "me") -> DraftPage:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    draft = SharedDraft(id="d", office="06463", text=TEXT, state=state, by=by, at=at)
    return DraftPage(draft, "kế hoạch", "", "", "", (), ())


@pytest.mark.parametrize(
    ("state", "role", "by", "offered"),
    [
        ("submitted", Role.LEADER, "me", ["review"]),
        ("submitted", Role.OFFICER, "me", ["open", "withdraw"]),
        ("submitted", Role.OFFICER, "other", ["open"]),
        ("approved", Role.CLERK, "other", ["number", "open", "withdraw"]),
        ("approved", Role.OFFICER, "other", ["open"]),
        ("returned", Role.LEADER, "other", []),
        ("draft", Role.OFFICER, "me", ["open", "withdraw"]),
    ],
)
def test_nothing_is_offered_that_the_rules_would_refuse(state: str, role: Role, by: str, offered: list[str]) -> None:
    assert [choice.do for choice in shared_choices(draft_in(state, by), frozenset({role}), "me")] == offered


@pytest.mark.parametrize(
    ("state", "change", "number", "stopped"),
    [
        ("submitted", {}, None, True),
        ("returned", {}, None, True),
        ("approved", {}, None, False),
        ("approved", {"subject": "Khác"}, None, True),
        ("approved", {"files": ()}, None, True),
        ("approved", {"files": ()}, 7, False),
        ("withdrawn", {}, None, False),
    ],
)
def test_a_number_waits_for_the_leaders_yes_to_this_text(
    state: str, change: dict[str, Any], number: int | None, stopped: bool
) -> None:
    content = replace(content_of("d", TEXT, TEXT.digest), **change)
    now = Situation(content, (), WRITTEN, WRITTEN, number=number, shared=draft_in(state).draft)
    assert any(Need.NUMBER in check.stops for check in approval(now)) is stopped
