"""A draft's way through the office over the real server: the PCs of officer, leader and clerk, each in its time."""

import shutil
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from app.actions import composing, drafting, outgoing, second_tries, undoing
from app.actions.outgoing import Wanted
from sync.engine import exchange
from sync.errors import Refused
from sync.replica import drafts, pages, queries, writing_page
from sync.replica.draft_content import DraftContent
from sync.replica.listed import Listed
from sync.replica.orphans import sweep
from sync.replica.view import View
from sync.rules.drafts import SharedDraft
from sync.rules.ids import document_id
from sync.rules.people import Person
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT


@pytest.fixture
def officer(place: DistrictPlace, commune: Pc) -> Pc:
    return place.enrol(COMMUNE, "officer", "Lê Thị Mẫu")


@pytest.fixture
def leader(place: DistrictPlace, commune: Pc, officer: Pc) -> Pc:
    made = place.enrol(COMMUNE, "leader", "Trần Văn Mẫu")
    for pc in (commune, officer):  # they hear of their leader
        pc.sync()
    return made


@pytest.fixture
def clerk(commune: Pc) -> Pc:
    return commune


def meet(*pcs: Pc) -> None:
    """All of them come online, one after the other, until everybody has heard of everything."""
    for pc in (*pcs, *pcs):
        pc.sync()


def written(pc: Pc, subject: str = "Thông báo tiêm phòng", **more: Any) -> DraftContent:
    file = pdf(pc.folder / f"{pc.ids.new()}.pdf", 9_000, seed=len(subject))
    wanted = Wanted(kind="TB", subject=subject, issued_on=WRITTEN, files=(file,), to=(DISTRICT,), **more)
    return outgoing.save_draft(pc.desk, wanted)


def submit(pc: Pc, content: DraftContent, leader: Pc, note: str = "") -> None:
    drafting.submit(pc.desk, content, leader.desk.person, note)


def in_hand(pc: Pc, id: str) -> DraftContent:
    with pc.replica.read() as connection:
        found = drafts.in_hand(connection, id)
    assert found is not None
    return found


def shared(pc: Pc, id: str) -> SharedDraft:
    with pc.replica.read() as connection:
        found = View(connection).get(SharedDraft, id)
    assert found is not None
    return found


def listed(pc: Pc, id: str) -> Listed | None:
    with pc.replica.read() as connection:
        return queries.one(connection, id)


def lines(pc: Pc) -> list[tuple[str, str]]:
    raw = pc.replica.database.raw()
    found = [(line.subject, line.state) for line in writing_page.draft_lines(raw, 0, 50)]
    assert writing_page.draft_count(raw) == len(found)
    raw.close()
    return found


def counts(pc: Pc) -> dict[str, int]:
    raw = pc.replica.database.raw()
    found = pages.counts(raw, pc.clock.now(), pc.desk.person)
    raw.close()
    return {name: number for name, number in found.items() if name.startswith(("drafts", "tasks"))}


def approve(pc: Pc, id: str) -> None:
    drafting.approve(pc.desk, id, shared(pc, id).digest)


def code_of(ask: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        ask()
    return refused.value.code


def test_the_whole_way_from_an_officer_over_the_leader_to_the_clerk(officer: Pc, leader: Pc, clerk: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader, "Kính trình đồng chí")
    meet(officer, leader)
    here = listed(leader, content.id)
    assert here is not None
    assert (here.line.state, here.line.people, here.line.waiting) == ("submitted", (leader.desk.person,), False)
    assert [attachment.state for attachment in here.attachments] == ["here"]
    approve(leader, content.id)
    meet(leader, clerk)
    number = composing.number(clerk.desk, in_hand(clerk, content.id))
    placed = composing.send(clerk.desk, in_hand(clerk, content.id), 0)
    assert (number.state, placed.state) == ("numbered", "waiting")
    meet(clerk, officer, leader)
    for pc in (officer, leader, clerk):
        assert [one.line.id for one in pc.outgoing()] == [content.id]
        assert pc.refused() == []
        assert pc.tasks() == []


def test_a_returned_draft_comes_back_with_its_comment_and_goes_up_again(officer: Pc, leader: Pc, clerk: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    meet(officer, leader)
    drafting.give_back(leader.desk, content.id, shared(leader, content.id).digest, "Thiếu căn cứ")
    meet(leader, officer)
    here = listed(officer, content.id)
    assert here is not None
    assert (here.line.state, here.line.people) == ("returned", (officer.desk.person,))
    assert shared(officer, content.id).comment == "Thiếu căn cứ"
    submit(officer, replace(in_hand(officer, content.id), subject="Thông báo tiêm phòng, có căn cứ"), leader)
    meet(officer, leader, clerk)
    assert shared(clerk, content.id).state == "submitted"


def test_two_people_who_change_one_draft_offline_keep_both_texts(officer: Pc, leader: Pc, clerk: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    meet(officer, leader, clerk)
    submit(officer, replace(in_hand(officer, content.id), subject="Bản của cán bộ"), leader)
    own = pdf(clerk.folder / "ban-cua-van-thu.pdf", 9_000, seed=77)
    mine = outgoing.save_draft(clerk.desk, Wanted(subject="Bản của văn thư", files=(own,)), content.id)
    submit(clerk, mine, leader)
    meet(officer, clerk, leader)
    assert shared(leader, content.id).text.subject == "Bản của cán bộ"
    with leader.replica.read() as connection:
        (copy,) = View(connection).children(SharedDraft, content.id)
    assert (copy.text.subject, copy.by, copy.state) == ("Bản của văn thư", clerk.desk.person, "draft")
    here = listed(leader, copy.id)
    assert here is not None
    assert [attachment.state for attachment in here.attachments] == ["here"]
    for pc in (officer, clerk, leader):
        assert [task.code for task in pc.tasks()] == ["draft_kept_apart"]
    submit(clerk, replace(in_hand(clerk, copy.id), subject="Bản chung"), leader)
    meet(clerk, officer)
    assert officer.tasks() == []


def test_a_change_on_the_way_takes_away_an_approval_that_is_on_the_way_too(officer: Pc, leader: Pc, clerk: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    meet(officer, leader)
    submit(officer, replace(in_hand(officer, content.id), subject="Thông báo khác"), leader)
    approve(leader, content.id)
    meet(officer, leader, clerk)
    assert [item.code for item in leader.refused()] == ["draft.changed"]
    assert code_of(lambda: composing.number(clerk.desk, in_hand(clerk, content.id))) == "draft.not_approved"


def test_a_number_is_for_the_files_that_were_approved(officer: Pc, leader: Pc, clerk: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    meet(officer, leader)
    approve(leader, content.id)
    meet(leader, clerk)
    other = outgoing.save_draft(clerk.desk, Wanted(files=(pdf(clerk.folder / "khac.pdf", 9_000, seed=5),)), content.id)
    assert code_of(lambda: composing.number(clerk.desk, other)) == "draft.not_as_approved"
    assert composing.number(clerk.desk, replace(other, files=content.files)).state == "numbered"


def test_what_was_taken_back_is_a_draft_of_ones_own_again(officer: Pc, leader: Pc, clerk: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    meet(officer, leader)
    drafting.withdraw(officer.desk, content.id)
    meet(officer, leader)
    assert listed(leader, content.id) is None
    again = in_hand(officer, content.id)
    assert (again.subject, again.files) == (content.subject, content.files)
    submit(officer, again, leader)
    meet(officer, leader)
    assert shared(leader, content.id).state == "submitted"


def test_a_submission_that_is_refused_gives_the_draft_back(place: DistrictPlace, officer: Pc, leader: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    place.operator.end_person(leader.desk.person)
    officer.sync()
    assert [item.code for item in officer.refused()] == ["person.not_leader"]
    with officer.replica.read() as connection:
        kept = drafts.read(connection, content.id)
    assert kept is not None
    assert (kept.subject, kept.files) == (content.subject, content.files)


def test_what_is_taken_after_all_is_no_draft_of_ones_own_any_more(
    place: DistrictPlace, officer: Pc, leader: Pc
) -> None:
    content = written(officer)
    submit(officer, content, leader)
    boss = place.row(Person, leader.desk.person)
    place.put(replace(boss, roles=()))
    officer.sync()
    assert [item.code for item in officer.refused()] == ["person.not_leader"]
    place.put(boss)
    officer.sync()
    second_tries.retry(officer.desk, content.id)
    officer.sync()
    assert officer.refused() == []
    with officer.replica.read() as connection:
        assert drafts.read(connection, content.id) is None
    assert shared(officer, content.id).state == "submitted"


def test_a_decision_can_be_undone_for_some_seconds(officer: Pc, leader: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    meet(officer, leader)
    drafting.approve(leader.desk, content.id, shared(leader, content.id).digest, 10)
    assert shared(leader, content.id).state == "approved"
    assert undoing.undo(leader.desk, content.id, "approve_draft")
    assert shared(leader, content.id).state == "submitted"


def test_a_draft_says_that_the_server_does_not_hold_it_until_it_does(officer: Pc, leader: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    for is_waiting in (True, False):
        here = listed(officer, content.id)
        assert here is not None
        assert here.line.waiting is is_waiting
        officer.sync()
    assert officer.heard.count("sent") == 0


def test_no_other_office_sees_a_draft_or_fetches_its_files(
    place: DistrictPlace, officer: Pc, leader: Pc, district: Pc
) -> None:
    content = written(officer)
    submit(officer, content, leader)
    meet(officer, leader, district)
    sha256 = content.files[0].sha256
    with district.replica.read() as connection:
        rows = connection.exec_driver_sql("SELECT data FROM base").scalars().all()
    assert all(content.id.encode() not in row for row in rows)
    assert code_of(lambda: district.port.download(sha256, 0, 10, lambda _: None)) == "file.not_here"
    theirs = place.enrol(DISTRICT, "leader", "Người Khác")
    district.sync()
    copied = district.replica.files.path(sha256)  # its hash is known to them by some other way
    copied.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(officer.replica.files.path(sha256), copied)
    own = replace(content, id=document_id(DISTRICT, district.ids.new()), recipients=())
    drafting.submit(district.desk, own, theirs.desk.person)
    copied.unlink()
    exchange.push_once(district.replica, district.port, district.heard)
    assert place.row(SharedDraft, own.id).stored_at is None
    assert code_of(lambda: district.port.download(sha256, 0, 10, lambda _: None)) == "file.not_here"


def test_the_files_of_a_refused_submission_stay(place: DistrictPlace, officer: Pc, leader: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    place.operator.end_person(leader.desk.person)
    officer.sync()
    drafting_is_over = officer.refused()[0]
    composing.forget(officer.desk, content.id)
    officer.clock.advance(days=9)
    assert drafting_is_over.act == "submit_draft"
    assert sweep(officer.replica) == 0
    assert officer.replica.files.has(content.files[0].sha256)


def test_the_list_has_what_is_ones_own_and_what_the_office_shares(officer: Pc, leader: Pc, clerk: Pc) -> None:
    content = written(officer)
    submit(officer, content, leader)
    officer.clock.advance(minutes=1)
    written(officer, "Chưa trình")
    meet(officer, leader, clerk)
    assert sorted(lines(officer)) == [("Chưa trình", "draft"), ("Thông báo tiêm phòng", "submitted")]
    assert lines(leader) == [("Thông báo tiêm phòng", "submitted")]
    assert counts(leader) == {"drafts": 1, "drafts.submitted": 1}
    drafting.give_back(leader.desk, content.id, shared(leader, content.id).digest, "Sửa")
    meet(leader, officer)
    assert counts(officer) == {"drafts": 2, "drafts.returned": 1}
    submit(officer, in_hand(officer, content.id), leader, "Đã xem lại, giữ nguyên")
    meet(officer, leader)
    approve(leader, content.id)
    meet(leader, clerk)
    assert counts(clerk) == {"drafts": 1, "drafts.approved": 1}
