"""What people do with a registered document inside their office: present it, direct it, accept it, finish it.

`hold_s`: for so long the act can be undone (`undoing`).
"""

from collections.abc import Iterable
from datetime import date, time
from pathlib import Path

from app.actions.desk import Desk
from app.actions.taking_files import take_files_in
from app.actions.undoing import hold_until
from sync.errors import Refused
from sync.replica.transaction import Transaction
from sync.rules.assignments import Assigned, Presentation
from sync.rules.deadline import Deadline
from sync.rules.desk_acts import Accept, Direct, DirectFor, Finish, HandBack, Present
from sync.rules.documents import Document, Handling, handling_id, rank_of
from sync.rules.intents import AnyAct

AGREED = "Đồng ý như đề xuất."  # a leader's word in the office's books, which are in Vietnamese


def present(
    desk: Desk,
    id: str,
    leader: str = "",
    proposal: str = "",
    lead: str = "",
    collaborators: Iterable[str] = (),
    due: Deadline | None = None,
    hold_s: float = 0,
) -> None:
    """Lay a document before a leader, named by his id or whoever it is, with who should lead, help and by when, where
    that is proposed. The sender is not told.

    Raises: Refused `document.not_here`, `document.not_registered`, `document.already_*`, `person.unknown`,
    `person.not_leader`, `directive.twice`, `directive.left`, `directive.no_reader`, `text.too_long`, `date.due_past`.
    """
    act = Present(
        document=id,
        leader=leader,
        proposal=proposal,
        lead=lead,
        collaborators=tuple(collaborators),
        due=due.day if due else None,
        due_time=due.hour if due else None,
    )
    check_days(desk, due.day if due else None)
    save_act(desk, act, hold_s)


def hand_back(desk: Desk, id: str, reason: str, hold_s: float = 0) -> None:
    """Give a document that lies before the leader who sits here back to the clerk.

    Raises: Refused `document.*`, `presentation.none`, `reason.empty`, `reason.too_long`.
    """
    save_act(desk, HandBack(document=id, reason=reason), hold_s)


def direct(
    desk: Desk,
    id: str,
    lead: Assigned,
    text: str = "",
    collaborators: Iterable[Assigned] = (),
    informed: Iterable[Assigned] = (),
    due: date | None = None,
    due_time: time | None = None,
    amends: str = "",
    hold_s: float = 0,
) -> None:
    """Say who leads, who helps, who is told, and by when; a later directive takes the place of this one. `amends`: the
    id of the directive that this one changes: whoever keeps his part has not to take it on again.

    Raises: Refused `document.not_here`, `document.not_registered`, `document.already_*`, `person.unknown`,
    `directive.twice`, `directive.left`, `directive.no_reader`, `directive.changed`, `text.too_long`, `date.due_past`.
    """
    act = Direct(
        document=id,
        lead=lead,
        text=text,
        collaborators=tuple(collaborators),
        informed=tuple(informed),
        due=due,
        due_time=due_time,
        amends=amends,
    )
    _check_directive(desk, act)
    save_act(desk, act, hold_s)


def agree(desk: Desk, id: str, proposed: Presentation, hold_s: float = 0) -> None:
    """Direct a document as the clerk has proposed, by the proposal that was read and by no other.

    Raises: as `direct`; Refused `presentation.none`, `presentation.changed`, `presentation.nobody_proposed`.
    """
    if not proposed.lead:
        raise Refused("presentation.nobody_proposed")
    act = Direct(
        document=id,
        lead=Assigned(person=proposed.lead),
        text=AGREED,
        collaborators=tuple(Assigned(person=one) for one in proposed.collaborators),
        due=proposed.due,
        due_time=proposed.due_time,
    )
    _check_directive(desk, act)
    with desk.replica.write() as t:
        if _presentation(t, desk, id) != proposed:
            raise Refused("presentation.changed")
        _save_in(t, desk, act, hold_s)


def presentation_that_waits(desk: Desk, id: str) -> Presentation:
    """What lies before a leader about a document. Raises: Refused `presentation.none`."""
    with desk.replica.write() as t:
        return _presentation(t, desk, id)


def _presentation(t: Transaction, desk: Desk, id: str) -> Presentation:
    """As `presentation_that_waits`, within a transaction."""
    page = t.view.get(Handling, handling_id(id, desk.office))
    if page is None or not page.awaits_directive or page.presented is None:
        raise Refused("presentation.none")
    return page.presented


def direct_for(
    desk: Desk,
    id: str,
    leader: str,
    lead: Assigned,
    text: str = "",
    collaborators: Iterable[Assigned] = (),
    informed: Iterable[Assigned] = (),
    due: date | None = None,
    due_time: time | None = None,
    amends: str = "",
    slip: Path | None = None,
    hold_s: float = 0,
) -> None:
    """Enter what a leader, by his id, has said on paper. `slip`: the scan of it, kept for this office alone.

    Raises: as `direct`; Refused `person.not_leader`, `file.*`, `secret.*`; LocalHindrance of the disk.
    """
    files = take_files_in(desk.replica, [slip]) if slip is not None else ()
    act = DirectFor(
        document=id,
        leader=leader,
        slip=files[0] if files else None,
        lead=lead,
        text=text,
        collaborators=tuple(collaborators),
        informed=tuple(informed),
        due=due,
        due_time=due_time,
        amends=amends,
    )
    _check_directive(desk, act)
    save_act(desk, act, hold_s)


def directive_that_holds(desk: Desk, id: str) -> str:
    """The id of it, to be amended. Raises: Refused `directive.none`."""
    with desk.replica.write() as t:
        page = t.view.get(Handling, handling_id(id, desk.office))
    if page is None or page.directive is None:
        raise Refused("directive.none")
    return page.directive.id


def accept(desk: Desk, id: str) -> None:
    """Take on the part that the directive gives to who sits here; the lead's word moves the document on.

    Raises: Refused `document.*`, `directive.none`, `directive.not_yours`, `directive.already_accepted`.
    """
    save_act(desk, Accept(document=id), 0)


def finish(desk: Desk, id: str, result: str = "", reply: str = "", hold_s: float = 0) -> None:
    """End the work on a document. `reply`: the id of this office's numbered document that answers it.

    Raises: Refused `document.*`, `directive.not_lead`, `reply.needed`, `reply.unknown`, `reply.void`, `text.too_long`.
    """
    with desk.replica.write() as t:
        _save_in(t, desk, Finish(document=id, result=result, reply=reply), hold_s)
        if not reply and not result.strip():
            _check_needs_no_answer(t, id)


def save_act(desk: Desk, act: AnyAct, hold_s: float = 0) -> None:
    """Save what somebody here does with a document, held for so long. Raises: Refused - see the act's rule."""
    with desk.replica.write() as t:
        _save_in(t, desk, act, hold_s)


def _save_in(t: Transaction, desk: Desk, act: AnyAct, hold_s: float) -> None:
    rank = rank_of(t.view, act.about)
    t.save_intent(act, person=desk.person, rank=rank, hold_until=hold_until(desk, hold_s, rank))


def _check_needs_no_answer(t: Transaction, id: str) -> None:
    """Nobody closes in silence what its sender wants answered by a day. The rule does not ask: PCs of before, and a
    server that is refilled from what was done before this was asked, would be told no."""
    document = t.view.get(Document, id)
    if document is not None and document.due is not None:
        raise Refused("reply.needed", {"due": document.due.isoformat()})


def _check_directive(desk: Desk, act: Direct) -> None:
    check_days(desk, act.due, *(one.due for one in (act.lead, *act.collaborators, *act.informed)))


def check_days(desk: Desk, *wanted: date | None) -> None:
    """Nobody can be done before today. The rules do not ask: what is done here may be days on its way to the server."""
    days = [day for day in wanted if day]
    if days and min(days) < (today := desk.legal_date()):
        raise Refused("date.due_past", {"due": min(days).isoformat(), "date": today.isoformat()})
