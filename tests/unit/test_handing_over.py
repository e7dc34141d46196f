"""Handing over: one step in which everything that somebody had in hand is somebody else's, and none of it is lost."""

from datetime import date
from typing import Any

import msgspec
import pytest

from sync.protocol.limits import ROW_BYTES
from sync.protocol.row_bytes import row_bytes
from sync.rules.assignments import Assigned
from sync.rules.books import Direction, is_granted, series_id, token_of
from sync.rules.case_files import CaseFile, PlanEntry
from sync.rules.desk_acts import Accept, Direct, Present
from sync.rules.documents import Handling, handling_id
from sync.rules.draft_acts import SubmitDraft, WithdrawDraft
from sync.rules.drafts import SharedDraft
from sync.rules.filing_acts import OpenCaseFile, SavePlanEntry
from sync.rules.following_acts import AskExtension, Extend
from sync.rules.handed_things import HandedThings
from sync.rules.handing_over import MOST_DOCUMENTS, HandedDocument, Handover
from sync.rules.handover_acts import BookStand, HandOver
from sync.rules.ids import document_id
from sync.rules.intents import EndPerson, SetRoles
from sync.rules.people import Device, Person, Role, RoleHeld
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import DAY, SCAN, UNIQUE, Scene, pc_of, person_of, register_act

CLERK, LEADER, OFFICER, ADMIN = (person_of(DISTRICT, r) for r in (Role.CLERK, Role.LEADER, Role.OFFICER, Role.ADMIN))
INCOMING = series_id(DISTRICT, Direction.INCOMING)
FILE, OTHER_FILE, PLANNED, OPENED_BEFORE = (f"{UNIQUE[:-1]}{n}" for n in "1234")
DRAFT = document_id(DISTRICT, UNIQUE)


@pytest.fixture
def scene() -> Scene:
    """The district has a document in its book that the officer leads, with the clerk to help."""
    scene = Scene()
    scene.release()
    scene.register()
    lead, helps = Assigned(person=OFFICER), (Assigned(person=CLERK),)
    scene.do(Direct(document="doc", lead=lead, collaborators=helps), DISTRICT, role=Role.LEADER)
    return scene


def act(person: str = OFFICER, to: str = CLERK, **more: Any) -> HandOver:
    wanted: dict[str, Any] = {"on": DAY, "is_present": True, "documents": ("doc",)}
    return HandOver(person=person, to=to, **wanted | more)


def code(scene: Scene, asked: HandOver, role: Role = Role.LEADER) -> str:
    return scene.refusal(asked, DISTRICT, role=role).code


def person(scene: Scene, id: str) -> Person:
    found = scene.state.get(Person, id)
    assert found is not None
    return found


def page(scene: Scene) -> Handling:
    found = scene.state.get(Handling, handling_id("doc", DISTRICT))
    assert found is not None
    return found


def test_what_was_given_to_him_is_the_others_as_far_as_it_had_come(scene: Scene) -> None:
    scene.do(Accept(document="doc"), DISTRICT, role=Role.OFFICER)
    scene.do(act(roles=(Role.OFFICER,)), DISTRICT, role=Role.LEADER)
    directive = page(scene).directive
    assert directive is not None
    assert (directive.lead.person, directive.collaborators) == (CLERK, ())  # nobody stands in it twice
    assert directive.is_accepted_by(CLERK)
    assert page(scene).events[-1].code == "handed_over"
    assert Role.OFFICER in person(scene, CLERK).roles_on(DAY)
    [row] = scene.state.children(Handover, DISTRICT)
    assert row.documents == (HandedDocument("doc", "lead"),)
    assert (row.person, row.to, row.by) == (OFFICER, CLERK, LEADER)


def test_a_deadline_that_was_moved_goes_over_with_the_work(scene: Scene) -> None:
    first, later, own = date(2026, 12, 1), date(2026, 12, 20), date(2026, 12, 10)
    lead, helps = Assigned(person=OFFICER), (Assigned(person=CLERK),)
    scene.do(Direct(document="doc", lead=lead, collaborators=helps, due=first), DISTRICT, role=Role.LEADER)
    scene.do(Extend(document="doc", due=later), DISTRICT, role=Role.LEADER)
    scene.do(Extend(document="doc", person=CLERK, due=own), DISTRICT, role=Role.LEADER)
    scene.do(act(), DISTRICT, role=Role.LEADER)
    directive = page(scene).directive
    assert directive is not None
    dues = [directive.due_of(), directive.due_of(CLERK)]
    assert [by.day for by in dues if by] == [later, later]  # the lead's, which is the greater part


def test_a_wish_for_more_time_goes_over_too_and_can_be_answered(scene: Scene) -> None:
    lead = Assigned(person=OFFICER, due=date(2026, 12, 1))
    scene.do(Direct(document="doc", lead=lead), DISTRICT, role=Role.LEADER)
    wish = AskExtension(document="doc", due=date(2026, 12, 20), reason="Chờ số liệu")
    scene.do(wish, DISTRICT, role=Role.OFFICER)
    scene.do(act(), DISTRICT, role=Role.LEADER)
    assert page(scene).asked_by(CLERK) is not None
    assert page(scene).asked_by(OFFICER) is None
    scene.do(Extend(document="doc", due=date(2026, 12, 20)), DISTRICT, role=Role.LEADER)
    assert scene.tasks(DISTRICT) == []


def test_a_wish_of_one_who_has_nothing_to_do_any_more_is_nobodys_task(scene: Scene) -> None:
    """The other leads already: the leaver's part as a helper is gone, and so is what he had asked for it."""
    lead, helps = Assigned(person=CLERK), (Assigned(person=OFFICER, due=date(2026, 12, 1)),)
    scene.do(Direct(document="doc", lead=lead, collaborators=helps), DISTRICT, role=Role.LEADER)
    wish = AskExtension(document="doc", due=date(2026, 12, 20), reason="Chờ số liệu")
    scene.do(wish, DISTRICT, role=Role.OFFICER)
    scene.do(act(), DISTRICT, role=Role.LEADER)
    directive = page(scene).directive
    assert directive is not None
    assert (directive.lead.person, directive.collaborators, directive.due_of(CLERK)) == (CLERK, (), None)
    assert scene.tasks(DISTRICT) == []


def test_a_role_for_a_time_stays_one_for_a_time(scene: Scene) -> None:
    until = date(2026, 12, 1)
    acting = (RoleHeld(role=Role.OFFICER), RoleHeld(role=Role.CLERK, since=DAY, until=until))
    scene.do(SetRoles(person=OFFICER, roles=acting), DISTRICT, role=Role.ADMIN)
    scene.do(act(OFFICER, ADMIN, roles=(Role.CLERK,)), DISTRICT, role=Role.LEADER)
    assert RoleHeld(role=Role.CLERK, since=DAY, until=until) in person(scene, ADMIN).roles


def test_work_goes_to_somebody_who_can_read_it(scene: Scene) -> None:
    assert code(scene, act(to=ADMIN)) == "directive.no_reader"
    scene.do(act(to=ADMIN, roles=(Role.OFFICER,)), DISTRICT, role=Role.LEADER)


def test_who_keeps_no_book_gives_none_away(scene: Scene) -> None:
    taken = act(series=(INCOMING,), device=pc_of(DISTRICT, 2), documents=())
    assert code(scene, taken, Role.OFFICER) == "person.may_not"
    token = token_of(scene.state, INCOMING)
    assert token is not None
    assert token.device == pc_of(DISTRICT)


def test_the_record_of_a_whole_desk_fits_into_a_row(scene: Scene) -> None:
    scene.do(act(), DISTRICT, role=Role.LEADER)
    [row] = scene.state.children(Handover, DISTRICT)
    documents = (HandedDocument("x" * 60, "collaborator"),) * MOST_DOCUMENTS
    assert len(row_bytes(msgspec.structs.replace(row, documents=documents, reason="ế" * 2000))) < ROW_BYTES


def test_what_lies_before_a_leader_lies_before_the_other(scene: Scene) -> None:
    scene.do(Present(document="doc", leader=LEADER), DISTRICT)
    handed = act(person=LEADER, to=OFFICER, is_present=True)
    assert code(scene, handed, Role.OFFICER) == "person.may_not"
    scene.do(handed, DISTRICT, role=Role.LEADER)
    assert page(scene).presented is not None
    assert page(scene).presented.leader == ""  # type: ignore[union-attr] # who receives is no leader: whoever is


def test_access_ends_with_the_pcs_that_are_his_alone(scene: Scene) -> None:
    alone = scene.state.get(Device, pc_of(DISTRICT, 2))
    assert alone is not None
    scene.state.put(type(alone)(**{**_fields(alone), "people": (OFFICER,)}))
    scene.do(act(ends=True, shuts_pcs=True), DISTRICT, role=Role.LEADER)
    assert person(scene, OFFICER).ended_at == scene.now
    assert [d.id for d in scene.state.children(Device, DISTRICT) if d.revoked_at] == [pc_of(DISTRICT, 2)]


def _fields(device: Device) -> dict[str, Any]:
    return {name: getattr(device, name) for name in device.__struct_fields__}


def test_the_book_goes_to_the_new_pc_and_late_numbers_of_the_old_one_are_entered(scene: Scene) -> None:
    scene.release("late", number=2)
    books = (BookStand(book=f"{INCOMING}.2026", last=1),)
    moved = act(CLERK, OFFICER, roles=(Role.CLERK,), series=(INCOMING,), device=pc_of(DISTRICT, 2), books=books)
    scene.do(moved, DISTRICT, role=Role.LEADER)
    token = token_of(scene.state, INCOMING)
    assert token is not None
    assert (token.device, token.epoch) == (pc_of(DISTRICT, 2), 2)
    assert not is_granted(scene.state, INCOMING, pc_of(DISTRICT, 2), 2, 2026)
    assert scene.state.children(Handover, DISTRICT)[0].books == books
    scene.do(register_act("late", 2), DISTRICT, pc=1)  # by the old clerk, who was offline: kept, and a task
    entries = {entry.number: entry.state for entry in _entries(scene)}
    assert entries[2] in ("used", "void")
    assert "work_of_former_person" in scene.tasks(DISTRICT)


def _entries(scene: Scene) -> list[Any]:
    from sync.rules.books import Entry

    return [e for e in scene.state.children(Entry, f"{INCOMING}.2026") if not e.through]


def test_who_leaves_does_it_himself_where_the_other_has_the_roles_already(scene: Scene) -> None:
    assert code(scene, act(CLERK, OFFICER, roles=(Role.CLERK,)), Role.CLERK) == "person.may_not"
    scene.do(act(CLERK, OFFICER), DISTRICT, role=Role.CLERK)
    assert code(scene, act(OFFICER, CLERK), Role.CLERK) == "person.may_not"  # somebody else's
    assert code(scene, act(CLERK, OFFICER, is_present=False, reason="Ốm"), Role.CLERK) == "person.may_not"


def test_without_him_a_leader_gives_the_reason(scene: Scene) -> None:
    assert code(scene, act(is_present=False)) == "reason.empty"
    scene.do(act(is_present=False, reason="Chuyển công tác đột xuất"), DISTRICT, role=Role.LEADER)
    [row] = scene.state.children(Handover, DISTRICT)
    assert (row.is_present, row.reason) == (False, "Chuyển công tác đột xuất")


def test_what_is_refused(scene: Scene) -> None:
    assert code(scene, act(to=person_of(NEIGHBOUR, Role.CLERK))) == "person.unknown"
    assert code(scene, act(to=OFFICER)) == "handover.itself"
    assert code(scene, act(roles=(Role.LEADER,))) == "handover.not_held"
    assert code(scene, act(to=LEADER, roles=(Role.OFFICER,))) == "person.own_roles"
    assert code(scene, act(documents=("doc",) * (MOST_DOCUMENTS + 1))) == "handover.too_many"
    assert code(scene, act(series=(series_id(COMMUNE, Direction.INCOMING),))) == "book.unknown"
    assert code(scene, act(series=(INCOMING,), device="nobody's")) == "handover.no_pc"
    assert code(scene, act(CLERK, OFFICER, series=(INCOMING,))) == "handover.no_clerk"
    other = scene.state.get(Device, pc_of(DISTRICT))
    assert other is not None
    scene.state.put(type(other)(**{**_fields(other), "people": (CLERK, LEADER, ADMIN)}))
    assert code(scene, act()) == "handover.not_on_this_pc"
    scene.do(EndPerson(person=OFFICER), DISTRICT, role=Role.ADMIN)
    assert code(scene, act()) == "person.ended"


def test_what_he_has_nothing_in_any_more_stays_as_it_is(scene: Scene) -> None:
    before = page(scene)
    scene.do(act(ADMIN, OFFICER, documents=("doc", "gone")), DISTRICT, role=Role.LEADER)
    assert page(scene) == before
    assert scene.state.children(Handover, DISTRICT)[0].documents == ()


def test_his_case_files_and_drafts_go_over_too_and_the_record_says_which(scene: Scene) -> None:
    file = {"year": 2026, "keep_years": 10, "opened_on": DAY}
    for n, (id, holder) in enumerate(((FILE, OFFICER), (OTHER_FILE, CLERK))):
        wanted = OpenCaseFile(file=id, code=f"0{n}.VP", title="Hộ nghèo", holder=holder, **file)  # type: ignore[arg-type]
        scene.do(wanted, DISTRICT, role=Role.LEADER)
    for id, year in ((PLANNED, 2027), (OPENED_BEFORE, 2025)):
        entry = SavePlanEntry(entry=id, year=year, code="05", title="Bảo trợ", keep_years=5, holder=OFFICER)
        scene.do(entry, DISTRICT, role=Role.LEADER)
    draft = SubmitDraft(document=DRAFT, leader=LEADER, kind_id="TB", subject="Thông báo", files=(SCAN,))
    scene.do(draft, DISTRICT, role=Role.OFFICER)
    changes = scene.do(act(documents=()), DISTRICT, role=Role.LEADER)
    [row] = [row for row in changes.rows if isinstance(row, Handover)]
    assert row.things == HandedThings(files=(FILE,), plan=(PLANNED,), drafts=(DRAFT,))
    held = {one.id: one.holder for one in scene.state.children(CaseFile, DISTRICT)}
    assert held == {FILE: CLERK, OTHER_FILE: CLERK}
    moved = scene.state.get(CaseFile, FILE)
    assert moved is not None
    assert (moved.events[-1].code, moved.events[-1].facts) == ("handed_over", {"person": OFFICER, "to": CLERK})
    entry_row, draft_row = scene.state.get(PlanEntry, PLANNED), scene.state.get(SharedDraft, DRAFT)
    assert entry_row is not None and draft_row is not None
    assert (entry_row.holder, draft_row.by, draft_row.leader) == (CLERK, CLERK, LEADER)
    scene.do(WithdrawDraft(document=DRAFT), DISTRICT, role=Role.CLERK)


def test_what_lies_before_a_leader_for_his_yes_lies_before_the_leader_after_him(scene: Scene) -> None:
    draft = SubmitDraft(document=DRAFT, leader=LEADER, kind_id="TB", subject="Thông báo", files=(SCAN,))
    scene.do(draft, DISTRICT, role=Role.OFFICER)
    handed = act(person=LEADER, to=OFFICER, documents=())
    assert scene.do(handed, DISTRICT, role=Role.LEADER).conflict is None
    found = scene.state.get(SharedDraft, DRAFT)
    assert found is not None
    assert found.leader == LEADER, "who receives is no leader: any leader may say yes to it"
    second = person_of(DISTRICT, Role.ADMIN)
    leads = (RoleHeld(role=Role.LEADER, since=DAY),)
    scene.do(SetRoles(person=second, roles=leads), DISTRICT, role=Role.LEADER)
    scene.do(act(person=LEADER, to=second, documents=()), DISTRICT, role=Role.LEADER)
    found = scene.state.get(SharedDraft, DRAFT)
    assert found is not None
    assert found.leader == second
    assert [row.things.review for row in scene.state.children(Handover, DISTRICT)] == [(), (DRAFT,)]


def test_files_go_to_nobody_who_may_not_read_them(scene: Scene) -> None:
    wanted = OpenCaseFile(
        file=FILE, year=2026, code="01", title="Hộ nghèo", keep_years=10, holder=OFFICER, opened_on=DAY
    )
    scene.do(wanted, DISTRICT, role=Role.LEADER)
    handed = act(to=ADMIN, documents=())
    assert scene.refusal(handed, DISTRICT, role=Role.LEADER, final=False).code == "directive.no_reader"
    scene.do(handed, DISTRICT, role=Role.LEADER)
    kept = scene.state.get(CaseFile, FILE)
    assert kept is not None
    assert kept.holder == OFFICER
