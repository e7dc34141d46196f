"""A registered document on its way through the house: presented, directed, accepted, finished.

The sender hears what the national status table has a code for: assigned (04), in progress (05), done (06), once each,
with the office and never a person. Presenting has no code and stays inside. What people say while they work on it is
in `following`.
Law: Decree 30/2020/NĐ-CP art. 23 (presenting; a directive names who leads and who helps, what and by when) and 24.
"""

from collections.abc import Iterable

import msgspec

from sync.rules.assignments import Acceptance, Assigned, Conclusion, Directive, Part, Presentation
from sync.rules.authority import DESK
from sync.rules.case import Case
from sync.rules.deadline import Deadline, deadline
from sync.rules.deliveries import FINAL, REGISTERED_RANK, Delivery, advanced, came_at
from sync.rules.desk_acts import Accept, Direct, DirectFor, Finish, HandBack, Present
from sync.rules.documents import Document, Handling, check_files, handling_id
from sync.rules.ids import is_documents_id
from sync.rules.joining import other_roads
from sync.rules.limits import check_reason, check_text, limits_of
from sync.rules.people import SEES_DOCUMENTS, Person, Role
from sync.rules.receiving import own_delivery
from sync.rules.state import Refusal, State, Work
from sync.rules.tasks import EXTENSION_ASKED, HANDED_BACK, REMINDED, Task
from sync.rules.text import one_line, several_lines


def standing(delivery: Delivery, page: Handling | None) -> str:
    """The one word for an incoming document at its own office: arrived, registered, presented, assigned …"""
    if page and page.joined_to and delivery.state not in FINAL:
        return "joined"
    if delivery.state not in FINAL and delivery.rank < REGISTERED_RANK:
        return "arrived"
    return "presented" if delivery.state == "registered" and page and page.awaits_directive else delivery.state


def due_of(document: Document, page: Handling | None, person: str = "") -> Deadline | None:
    """The deadline that counts for a person, or for the whole: as directed, else as the sender asked."""
    directive = page.directive if page else None
    directed = directive.due_of(person) if directive else None
    return directed or deadline(document.due, document.due_time)


def present(work: Work, case: Case, act: Present) -> Refusal | None:
    """Presented again without a directive in between, it must be to another leader.

    Refusals: `document.not_here`, `document.not_registered`, `document.already_*`, `person.unknown`,
    `person.not_leader`, `directive.twice`, `directive.left`, `directive.no_reader`, `text.too_long`.
    """
    found = at_work(work, case, act.document)
    if isinstance(found, Refusal):
        return found
    delivery, page = found
    if refusal := check_leader(work, case, act.leader) or check_text(work, act.proposal):
        return refusal
    proposed = (act.lead, *act.collaborators) if act.lead else act.collaborators
    if refusal := _check_assigned(work, case, proposed):
        return refusal
    last = page.presented
    if last and last.leader == act.leader and page.awaits_directive:
        return Refusal("document.already_presented", {"at": last.at.isoformat()})
    new = Presentation(
        at=case.done_at(came_at(delivery)),
        by=case.intent.person,
        leader=act.leader,
        proposal=several_lines(act.proposal),
        lead=act.lead,
        collaborators=act.collaborators,
        due=act.due,
        due_time=act.due_time,
    )
    page = case.note(work, act.document, "presented", **({"leader": act.leader} if act.leader else {}))
    work.put(msgspec.structs.replace(page, presentations=(*page.presentations, new)))
    case.close_task(work, HANDED_BACK, page.id)
    return None


def hand_back(work: Work, case: Case, act: HandBack) -> Refusal | None:
    """It lies before nobody then, and is a task of the clerk until it is presented again, directed or finished.

    Refusals: `document.not_here`, `document.not_registered`, `document.already_*`, `presentation.none`, `reason.*`.
    """
    found = at_work(work, case, act.document)
    if isinstance(found, Refusal):
        return found
    if not found[1].awaits_directive:
        return Refusal("presentation.none")
    if refusal := check_reason(work, act.reason):
        return refusal
    reason = one_line(act.reason)
    page = case.note(work, act.document, "handed_back", reason=reason)
    leader = work.get(Person, case.intent.person)
    facts = {"name": leader.name if leader else "", "reason": reason}
    case.task(work, HANDED_BACK, case.office, act.document, page.id, facts)
    return None


def direct(work: Work, case: Case, act: Direct) -> Refusal | None:
    """Refusals: `document.not_here`, `document.not_registered`, `document.already_*`, `person.unknown`,
    `directive.twice`, `directive.left`, `directive.no_reader`, `directive.changed`, `text.too_long`."""
    return _direct(work, case, act, "")


def direct_for(work: Work, case: Case, act: DirectFor) -> Refusal | None:
    """As `direct`, in a leader's name; and `person.not_leader`, `file.*` of the slip."""
    if refusal := _direct(work, case, act, act.leader):
        return refusal
    if refusal := check_leader(work, case, act.leader) if act.leader else Refusal("person.unknown"):
        return refusal
    if act.slip and (refusal := check_files((act.slip,), limits_of(work))):
        return refusal
    page = work.get(Handling, handling_id(act.document, case.office))
    if act.slip and page:
        work.put(msgspec.structs.replace(page, slips=page.slips | {case.intent.id: act.slip}))
    return None


def _direct(work: Work, case: Case, act: Direct, for_leader: str) -> Refusal | None:
    found = at_work(work, case, act.document)
    if isinstance(found, Refusal):
        return found
    delivery, before = found
    named = [one.person for one in (act.lead, *act.collaborators, *act.informed)]
    if refusal := _check_assigned(work, case, named) or check_text(work, act.text):
        return refusal
    if act.amends and (before.directive is None or before.directive.id != act.amends):
        return Refusal("directive.changed")
    directive = Directive(
        id=case.intent.id,
        at=case.done_at(came_at(delivery)),
        by=case.intent.person,
        lead=act.lead,
        text=several_lines(act.text),
        collaborators=act.collaborators,
        informed=act.informed,
        due=act.due,
        due_time=act.due_time,
        amends=act.amends,
        for_leader=for_leader,
    )
    if act.amends and before.directive:
        kept = {"accepted": _kept(before.directive, directive), "moved": _still_moved(before.directive, directive)}
        directive = msgspec.structs.replace(directive, **kept)
    page = case.note(work, act.document, "directed", lead=act.lead.person)
    work.put(msgspec.structs.replace(page, directives=(*page.directives, directive)))
    tell_sender(work, case, delivery, "assigned")
    case.close_task(work, HANDED_BACK, page.id)
    drop_asked(work, case, act.document, but=[one.person for one in (act.lead, *act.collaborators)])
    return None


def _kept(before: Directive, after: Directive) -> tuple[Acceptance, ...]:
    """Whose taking on goes on to hold: those who have the same part in both."""
    return tuple(one for one in before.accepted if before.part_of(one.person) is after.part_of(one.person))


def _still_moved(before: Directive, after: Directive) -> tuple[Assigned, ...]:
    """Time that helpers were given goes on to hold where the whole keeps its deadline and nobody names one for them."""
    if after.due_of() != before.due_of():
        return ()
    named = {one.person for one in after.people if one.due} | {before.lead.person}
    kept = (one for one in before.moved if before.part_of(one.person) is after.part_of(one.person))
    return tuple(one for one in kept if one.person not in named)


def accept(work: Work, case: Case, act: Accept) -> Refusal | None:
    """Refusals: `document.not_here`, `document.not_registered`, `document.already_*`, `directive.none`,
    `directive.not_yours`, `directive.already_accepted`."""
    found = at_work(work, case, act.document)
    if isinstance(found, Refusal):
        return found
    delivery, page = found
    directive, person = page.directive, case.intent.person
    if directive is None:
        return Refusal("directive.none")
    part = directive.part_of(person)
    if part not in (Part.LEAD, Part.COLLABORATOR):
        return Refusal("directive.not_yours")
    if directive.is_accepted_by(person):
        return Refusal("directive.already_accepted")
    accepted = (*directive.accepted, Acceptance(person=person, at=case.done_at(came_at(delivery))))
    page = case.note(work, act.document, "accepted", part=part)
    directives = (*page.directives[:-1], msgspec.structs.replace(directive, accepted=accepted))
    work.put(msgspec.structs.replace(page, directives=directives))
    if part is Part.LEAD:
        tell_sender(work, case, delivery, "in_progress")
    return None


def finish(work: Work, case: Case, act: Finish) -> Refusal | None:
    """A clerk or a leader ends any document's work, also one that was kept for information; others what they lead.

    Refusals: `document.not_here`, `document.not_registered`, `document.already_*`, `directive.not_lead`,
    `reply.unknown`, `reply.void`, `text.too_long`.
    """
    found = at_work(work, case, act.document)
    if isinstance(found, Refusal):
        return found
    delivery, page = found
    directive, actor = page.directive, work.get(Person, case.intent.person)
    leads = directive is not None and directive.part_of(case.intent.person) is Part.LEAD
    if not leads and not (actor and DESK & actor.roles_on(case.today)):
        return Refusal("directive.not_lead")
    if refusal := _check_reply(work, case, act.reply) or check_text(work, act.result):
        return refusal
    result = several_lines(act.result)
    done_at = case.done_at(came_at(delivery))
    conclusion = Conclusion(at=done_at, by=case.intent.person, result=result, reply=act.reply)
    page = case.note(work, act.document, "finished", **({"reply": act.reply} if act.reply else {}))
    work.put(msgspec.structs.replace(page, conclusion=conclusion))
    tell_sender(work, case, delivery, "done")
    case.close_task(work, HANDED_BACK, page.id)
    drop_asked(work, case, act.document)
    return None


def drop_asked(work: Work, case: Case, document: str, but: Iterable[str] = ()) -> None:
    """Nobody has to answer any more who had asked for more time, but for these people."""
    kept = set(but)
    for task in work.children(Task, document):
        if task.code == EXTENSION_ASKED and task.office == case.office and task.facts.get("person") not in kept:
            work.put(task.closed(case.now))


def at_work(work: Work, case: Case, document: str) -> tuple[Delivery, Handling] | Refusal:
    """The office's delivery and page of a document that is registered, and neither done nor gone."""
    delivery = own_delivery(work, case, document)
    if delivery is None:
        return Refusal("document.not_here")
    if delivery.state in FINAL:
        return Refusal(f"document.already_{delivery.state}")
    page = work.get(Handling, handling_id(document, case.office))
    if page is None or page.arrival is None:
        return Refusal("document.not_registered")
    if page.joined_to:
        return Refusal("document.joined", {"number": str(page.arrival.number)})
    return Refusal("document.already_done") if page.conclusion else (delivery, page)


def tell_sender(work: Work, case: Case, delivery: Delivery, code: str) -> None:
    """The first time alone: what changes afterwards stays in the house. By whatever road it came, each sender hears."""
    for one in (delivery, *other_roads(work, case, delivery.document)):
        if not one.has(code):
            work.put(advanced(one, case.event(code)))
        if code == "done":
            case.close_task(work, REMINDED, one.id)


def check_leader(state: State, case: Case, id: str) -> Refusal | None:
    """Whether somebody is a leader of the office; nobody by name is whoever it is."""
    if not id:
        return None
    person = state.get(Person, id)
    if person is None or person.office != case.office:
        return Refusal("person.unknown")
    return None if Role.LEADER in person.roles_on(case.today) else Refusal("person.not_leader", {"name": person.name})


def _check_assigned(state: State, case: Case, people: Iterable[str]) -> Refusal | None:
    """Whether everybody named is of the office, may read the document, and is named once."""
    named: set[str] = set()
    for id in people:
        person = state.get(Person, id)
        if person is None or person.office != case.office:
            return Refusal("person.unknown")
        facts = {"name": person.name}
        if id in named:
            return Refusal("directive.twice", facts)
        if person.ended_at:
            return Refusal("directive.left", facts)
        if not SEES_DOCUMENTS & person.roles_on(case.today):
            return Refusal("directive.no_reader", facts)
        named.add(id)
    return None


def _check_reply(state: State, case: Case, id: str) -> Refusal | None:
    """Whether an answer is a document of this office that has a number.

    It may reach the server after this, in another lane; then its id alone says whose it is.
    """
    if not id:
        return None
    reply = state.get(Document, id)
    if reply is None:
        is_on_its_way = case.final and is_documents_id(id, case.office)
        return None if is_on_its_way else Refusal("reply.unknown")
    if reply.office != case.office:
        return Refusal("reply.unknown")
    return Refusal("reply.void", {"notation": reply.notation}) if reply.state == "void" else None
