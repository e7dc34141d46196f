"""Handing over (bàn giao): nobody is indispensable, and nothing of what he had in hand is lost when he goes.

One act, all or nothing: documents that were given to him go to the other, his case files and drafts, roles and books
too, his access ends where that is wanted. What was handed over stays as a record that can be printed again.
Law: Decree 30/2020/NĐ-CP art. 6 and 31 (who leaves or changes duties hands his documents and files over).
"""

from datetime import date, datetime

import msgspec

from sync.rules.assignments import Acceptance, Directive, Part
from sync.rules.books import series_named, token_of
from sync.rules.case import Case
from sync.rules.documents import Handling, handling_id
from sync.rules.granting import close_leases, hand_over
from sync.rules.handed_things import MOVED, HandedThings, pass_things_on, things_of
from sync.rules.handover_acts import BookStand, HandOver
from sync.rules.limits import check_reason
from sync.rules.people import SEES_DOCUMENTS, Device, Person, Role, RoleHeld
from sync.rules.rows import Row, office_scope
from sync.rules.series import is_kept
from sync.rules.state import Refusal, Work
from sync.rules.tasks import EXTENSION_ASKED, Task
from sync.rules.text import one_line

MOST_DOCUMENTS = 2000  # a whole desk in one act; its record is one row
PARTS = (Part.LEAD, Part.COLLABORATOR, Part.INFORMED)  # the greatest first


class HandedDocument(msgspec.Struct, frozen=True, array_like=True):
    """A document that went over, and what the one who leaves had in it: lead, collaborator, informed, or "leader"."""

    document: str
    part: str


class Handover(Row, frozen=True, tag="handover"):
    """The record of one: who, to whom, by whom, and how everything stood."""

    office: str
    person: str
    to: str
    by: str
    at: datetime
    on: date
    roles: tuple[Role, ...] = ()
    ends: bool = False
    shuts_pcs: bool = False
    is_present: bool = False
    reason: str = ""
    device: str = ""
    series: tuple[str, ...] = ()
    documents: tuple[HandedDocument, ...] = ()
    books: tuple[BookStand, ...] = ()
    drafts: int = 0
    unsent: int = 0
    things: HandedThings = HandedThings()

    @property
    def parent(self) -> str:
        return self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)


def hand_over_work(work: Work, case: Case, act: HandOver) -> Refusal | None:
    """A leader does it for anybody but himself; who leaves does it himself where the other has the roles already.

    Refusals: `person.unknown`, `person.ended`, `person.own_roles`, `person.may_not`, `handover.itself`,
    `handover.not_held`, `handover.not_on_this_pc`, `handover.no_pc`, `handover.no_clerk`, `handover.too_many`,
    `book.unknown`, `directive.no_reader`, `reason.*`.
    """
    leaver, successor = work.get(Person, act.person), work.get(Person, act.to)
    if leaver is None or successor is None or {leaver.office, successor.office} != {case.office}:
        return Refusal("person.unknown")
    found = things_of(work, case.office, act.person, act.on.year)
    has_more = bool(found.count) and not case.final  # at the server nothing fails for what this PC had not heard of
    if refusal := _check_people(work, case, act, leaver, successor):
        return refusal
    if refusal := _check_things(work, case, act, successor, has_more=has_more):
        return refusal
    handed = [moved for id in act.documents if (moved := _pass_on(work, case, act, id)) is not None]
    _pass_roles(work, case, act, leaver, successor)
    things = pass_things_on(work, case, found, act.person, act.to)
    target = act.device or case.device
    if case.final:
        for series in act.series:
            _pass_book(work, case, act, series, target)
    if act.ends and act.shuts_pcs:
        _end_pcs(work, case, leaver.id, target)
    _record(work, case, act, handed, things, target)
    return None


def _check_people(work: Work, case: Case, act: HandOver, leaver: Person, successor: Person) -> Refusal | None:
    actor = work.get(Person, case.intent.person)
    leads = actor is not None and Role.LEADER in actor.roles_on(case.today)
    if leaver.id == successor.id:
        return Refusal("handover.itself")
    for person in (leaver, successor):
        if person.ended_at:
            return Refusal("person.ended", {"name": person.name})
    if set(act.roles) - leaver.roles_until(case.today):
        return Refusal("handover.not_held", {"name": leaver.name})
    given = set(act.roles) - successor.roles_on(case.today)
    is_his_own = leaver.id == case.intent.person
    keeps_books = Role.CLERK in leaver.roles_on(case.today)
    if not leads and (not is_his_own or given or not act.is_present or (act.series and not keeps_books)):
        return Refusal("person.may_not", {"name": actor.name if actor else "", "act": act.kind()})
    if given and successor.id == case.intent.person:
        return Refusal("person.own_roles")
    if not act.is_present:
        return check_reason(work, act.reason)
    device = work.get(Device, case.device)
    is_here = device is not None and leaver.id in device.people
    return None if is_here else Refusal("handover.not_on_this_pc", {"name": leaver.name})


def _check_things(work: Work, case: Case, act: HandOver, successor: Person, *, has_more: bool) -> Refusal | None:
    if len(act.documents) > MOST_DOCUMENTS:
        return Refusal("handover.too_many", {"limit": str(MOST_DOCUMENTS)})
    if (act.documents or has_more) and not SEES_DOCUMENTS & {*act.roles, *successor.roles_on(case.today)}:
        return Refusal("directive.no_reader", {"name": successor.name})
    names = [series_named(series, case.office) for series in act.series]
    if not all(name and is_kept(work, case.office, name) for name in names):
        return Refusal("book.unknown", {"book": ", ".join(act.series)})
    if act.series:
        device = work.get(Device, act.device or case.device)
        is_his = device is not None and device.revoked_at is None and act.to in device.people
        if device is None or device.office != case.office or not is_his:
            return Refusal("handover.no_pc")
        if Role.CLERK not in {*act.roles, *successor.roles_on(case.today)}:
            return Refusal("handover.no_clerk", {"name": successor.name})
    return check_reason(work, act.reason) if act.reason else None


def _pass_on(work: Work, case: Case, act: HandOver, document: str) -> HandedDocument | None:
    """What the one had in a document is the other's now; None where he had nothing in it any more."""
    page = work.get(Handling, handling_id(document, case.office))
    if page is None or page.conclusion is not None:
        return None
    directive, presented = page.directive, page.presented
    part = directive.part_of(act.person) if directive else None
    lies_before = page.awaits_directive and presented is not None and presented.leader == act.person
    if part is None and not lies_before:
        return None
    page = case.note(work, document, MOVED, person=act.person, to=act.to)
    if directive is not None and part is not None:
        given = _given_to(directive, act.person, act.to, case.now)
        page = msgspec.structs.replace(page, directives=(*page.directives[:-1], given))
        page = _with_wish(work, case, page, act, goes_over=_goes_over(directive, act.person, act.to))
    if lies_before and presented is not None:
        leader = act.to if Role.LEADER in act.roles or _leads(work, case, act.to) else ""
        moved = msgspec.structs.replace(presented, leader=leader)
        page = msgspec.structs.replace(page, presentations=(*page.presentations[:-1], moved))
    work.put(page)
    return HandedDocument(document, str(part) if part else "leader")


def _leads(work: Work, case: Case, id: str) -> bool:
    person = work.get(Person, id)
    return person is not None and Role.LEADER in person.roles_on(case.today)


def _given_to(directive: Directive, leaver: str, to: str, at: datetime) -> Directive:
    """The directive with the other in his place; nobody stands in it twice, and the greater part is kept."""
    lead = msgspec.structs.replace(directive.lead, person=to) if directive.lead.person == leaver else directive.lead
    named = {lead.person}
    lists = []
    for one_list in (directive.collaborators, directive.informed):
        kept = []
        for one in one_list:
            moved = msgspec.structs.replace(one, person=to) if one.person == leaver else one
            if moved.person not in named:
                named.add(moved.person)
                kept.append(moved)
        lists.append(tuple(kept))
    accepted = [one for one in directive.accepted if one.person != leaver]
    part = directive.part_of(leaver)
    if directive.is_accepted_by(leaver) and part is not Part.INFORMED and not directive.is_accepted_by(to):
        accepted.append(Acceptance(person=to, at=at))
    collaborators, informed = lists
    dropped = to if _goes_over(directive, leaver, to) else leaver
    moved_days = (one for one in directive.moved if one.person != dropped)
    return msgspec.structs.replace(
        directive,
        lead=lead,
        collaborators=collaborators,
        informed=informed,
        accepted=tuple(accepted),
        moved=tuple(msgspec.structs.replace(one, person=to) if one.person == leaver else one for one in moved_days),
    )


def _goes_over(directive: Directive, leaver: str, to: str) -> bool:
    """Whether the other has the leaver's part afterwards, and not one of his own that is as great."""
    part, own = directive.part_of(leaver), directive.part_of(to)
    return part is not None and (own is None or PARTS.index(part) < PARTS.index(own))


def _with_wish(work: Work, case: Case, page: Handling, act: HandOver, *, goes_over: bool) -> Handling:
    """More time that the leaver has asked for is asked for by the other now; or by nobody, where his part is gone."""
    wish, task = page.asked_by(act.person), work.get(Task, f"{EXTENSION_ASKED}:{page.id}:{act.person}")
    if wish is None:
        return page
    case.close_task(work, EXTENSION_ASKED, f"{page.id}:{act.person}")
    asked = page.asked_by(act.to) if goes_over else None
    kept = tuple(one for one in page.extensions if one not in (wish, asked))
    if not goes_over:
        return msgspec.structs.replace(page, extensions=kept)
    if task is not None:
        who = work.get(Person, act.to)
        facts = task.facts | {"person": act.to, "name": who.name if who else ""}
        id = f"{EXTENSION_ASKED}:{page.id}:{act.to}"
        work.put(msgspec.structs.replace(task, id=id, facts=facts, closed_at=None))
    return msgspec.structs.replace(page, extensions=(*kept, msgspec.structs.replace(wish, by=act.to)))


def _pass_roles(work: Work, case: Case, act: HandOver, leaver: Person, successor: Person) -> None:
    given = set(act.roles) - successor.roles_on(case.today)
    if given:
        kept = tuple(held for held in successor.roles if held.role not in given)
        new = tuple(_role_from(leaver, role, case.today) for role in Role if role in given)
        work.put(msgspec.structs.replace(successor, roles=(*kept, *new)))
    left = tuple(held for held in leaver.roles if held.role not in act.roles)
    if not left:  # whoever stays reads what he is given
        left = (RoleHeld(role=Role.OFFICER, since=case.today),)
    former = tuple(sorted(leaver.roles_until(case.today) - {held.role for held in left}))
    if act.ends:
        work.put(msgspec.structs.replace(leaver, ended_at=case.now))
    elif act.roles:
        work.put(msgspec.structs.replace(leaver, roles=left, former=former))


def _role_from(leaver: Person, role: Role, today: date) -> RoleHeld:
    """The role as the leaver holds it, from today on: what ends on a day ends on that day for the other too."""
    ends = {held.until for held in leaver.roles if held.role is role and held.holds_on(today)}
    until = None if None in ends else max((day for day in ends if day), default=None)
    return RoleHeld(role=role, since=today, until=until)


def _pass_book(work: Work, case: Case, act: HandOver, series: str, target: str) -> None:
    """The book goes to another PC; numbers that the old one has given without a line are entered when they come."""
    token = token_of(work, series)
    if token is None or token.device != target:
        name = series.removeprefix(f"{case.office}.")
        hand_over(work, case.office, name, target, case.intent.id, act.on, MOVED, case.today)


def _end_pcs(work: Work, case: Case, leaver: str, target: str) -> None:
    for device in work.children(Device, case.office):
        if device.people == (leaver,) and device.revoked_at is None and device.id != target:
            work.put(msgspec.structs.replace(device, revoked_at=case.now))
            if case.final:
                close_leases(work, device, case.today)


def _record(
    work: Work, case: Case, act: HandOver, handed: list[HandedDocument], things: HandedThings, target: str
) -> None:
    work.put(
        Handover(
            id=case.intent.id,
            office=case.office,
            person=act.person,
            to=act.to,
            by=case.intent.person,
            at=case.now,
            on=act.on,
            roles=act.roles,
            ends=act.ends,
            shuts_pcs=act.ends and act.shuts_pcs,
            is_present=act.is_present,
            reason=one_line(act.reason),
            device=target if act.series else "",
            series=act.series,
            documents=tuple(handed),
            books=act.books,
            drafts=act.drafts,
            unsent=act.unsent,
            things=things,
        )
    )
