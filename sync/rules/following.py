"""While a document is worked on: how far it is, and more time that is asked for and given.

All of it stays on the office's own page; the sender hears that work has begun (05), once, as by an acceptance.
Law: Decree 30/2020/NĐ-CP art. 24 (following up what was assigned).
"""

from datetime import date, time

import msgspec

from sync.rules.assignments import Acceptance, Assigned, Directive, Extension, Part, Progress
from sync.rules.case import Case
from sync.rules.circulation import at_work, due_of, tell_sender
from sync.rules.deadline import Deadline
from sync.rules.deliveries import came_at
from sync.rules.documents import Document, Handling
from sync.rules.following_acts import AskExtension, Extend, ReportProgress
from sync.rules.limits import check_reason, check_text
from sync.rules.people import Person
from sync.rules.state import Refusal, Work
from sync.rules.tasks import EXTENSION_ASKED, Task
from sync.rules.text import one_line, several_lines

WORKING = (Part.LEAD, Part.COLLABORATOR)


def report_progress(work: Work, case: Case, act: ReportProgress) -> Refusal | None:
    """Who reports has taken his part on with it, where he had not yet.

    Refusals: `document.*`, `directive.none`, `directive.not_yours`, `text.empty`, `text.too_long`,
    `progress.no_percentage`.
    """
    found = at_work(work, case, act.document)
    if isinstance(found, Refusal):
        return found
    delivery, page = found
    person = case.intent.person
    directive = _directive_of(page, person)
    if isinstance(directive, Refusal):
        return directive
    if refusal := check_text(work, act.text, needed=True):
        return refusal
    if act.percent is not None and not 0 <= act.percent <= 100:
        return Refusal("progress.no_percentage", {"percent": str(act.percent)})
    said = Progress(at=case.done_at(came_at(delivery)), by=person, text=several_lines(act.text), percent=act.percent)
    page = case.note(work, act.document, "progressed")
    if not directive.is_accepted_by(person):
        accepted = (*directive.accepted, Acceptance(person=person, at=case.done_at(came_at(delivery))))
        page = _with(page, msgspec.structs.replace(directive, accepted=accepted))
        if directive.part_of(person) is Part.LEAD:
            tell_sender(work, case, delivery, "in_progress")
    work.put(msgspec.structs.replace(page, progress=(*page.progress, said)))
    return None


def ask_extension(work: Work, case: Case, act: AskExtension) -> Refusal | None:
    """Asked again before it is answered, the later wish takes the place of the earlier. It is a task of the leaders.

    Refusals: `document.*`, `directive.none`, `directive.not_yours`, `extension.no_deadline`, `extension.not_later`,
    `reason.*`.
    """
    found = at_work(work, case, act.document)
    if isinstance(found, Refusal):
        return found
    (delivery, page), person = found, case.intent.person
    directive, document = _directive_of(page, person), work.get(Document, act.document)
    if isinstance(directive, Refusal):
        return directive
    now = due_of(document, page, person) if document else None
    if now is None:
        return Refusal("extension.no_deadline")
    if Deadline(act.due, act.due_time).key <= now.key:
        return Refusal("extension.not_later", {"due": now.day.isoformat()})
    if refusal := check_reason(work, act.reason):
        return refusal
    at, reason = case.done_at(came_at(delivery)), one_line(act.reason)
    asked = Extension(at=at, by=person, due=act.due, due_time=act.due_time, reason=reason)
    page = case.note(work, act.document, "extension_asked")
    earlier = tuple(one for one in page.extensions if one.by != person or one.answer)
    work.put(msgspec.structs.replace(page, extensions=(*earlier, asked)))
    who = work.get(Person, person)
    facts = {"person": person, "name": who.name if who else "", "due": act.due.isoformat(), "reason": asked.reason}
    if act.due_time:
        facts["time"] = f"{act.due_time:%H:%M}"
    id = f"{EXTENSION_ASKED}:{page.id}:{person}"
    work.put(
        Task(id=id, office=case.office, code=EXTENSION_ASKED, document=act.document, facts=facts, opened_at=case.now)
    )
    return None


def extend(work: Work, case: Case, act: Extend) -> Refusal | None:
    """What the lead gets holds for the whole; what a collaborator gets for him alone. A refusal needs a reason.

    Refusals: `document.*`, `directive.none`, `directive.not_theirs`, `extension.not_asked`, `text.empty`,
    `text.too_long`.
    """
    found = at_work(work, case, act.document)
    if isinstance(found, Refusal):
        return found
    page, directive = found[1], found[1].directive
    if directive is None:
        return Refusal("directive.none")
    person = act.person or directive.lead.person
    who = work.get(Person, person)
    if directive.part_of(person) not in WORKING:
        return Refusal("directive.not_theirs", {"name": who.name if who else ""})
    asked = page.asked_by(person)
    if act.due is None and asked is None:
        return Refusal("extension.not_asked")
    if refusal := check_text(work, act.note, needed=act.due is None):
        return refusal
    facts = {"who": person, "note": several_lines(act.note)}
    if act.due is not None:
        facts["until"] = Deadline(act.due, act.due_time).key
        document = work.get(Document, act.document)
        if document and (was := due_of(document, page, person)):
            facts["was"] = was.key
    code = "extended" if act.due else "extension_refused"
    page = case.note(work, act.document, code, **{name: fact for name, fact in facts.items() if fact})
    if act.due is not None:
        page = _with(page, _until(directive, person, act.due, act.due_time))
    if asked is not None:
        answered = msgspec.structs.replace(
            asked,
            answer="granted" if act.due else "refused",
            answered_at=case.now,
            answered_by=case.intent.person,
            note=several_lines(act.note),
            until=act.due,
            until_time=act.due_time,
        )
        page = msgspec.structs.replace(
            page, extensions=tuple(answered if one == asked else one for one in page.extensions)
        )
    work.put(page)
    case.close_task(work, EXTENSION_ASKED, f"{page.id}:{person}")
    return None


def _directive_of(page: Handling, person: str) -> Directive | Refusal:
    """The directive that gives a person work."""
    if page.directive is None:
        return Refusal("directive.none")
    return page.directive if page.directive.part_of(person) in WORKING else Refusal("directive.not_yours")


def _with(page: Handling, directive: Directive) -> Handling:
    return msgspec.structs.replace(page, directives=(*page.directives[:-1], directive))


def _until(directive: Directive, person: str, due: date, due_time: time | None) -> Directive:
    """With another deadline for one of those who work on it; what the leader had said stays as he said it."""
    others = tuple(one for one in directive.moved if one.person != person)
    return msgspec.structs.replace(directive, moved=(*others, Assigned(person=person, due=due, due_time=due_time)))
