"""What people do with a registered document inside their office: present it, direct it, accept it, finish it.

`hold_s`: for so long the act can be undone (`undoing`).
"""

from collections.abc import Iterable
from datetime import date, time

from app.actions.desk import Desk
from app.actions.undoing import hold_until
from sync.errors import Refused
from sync.replica.transaction import Transaction
from sync.rules.assignments import Assigned
from sync.rules.desk_acts import Accept, Direct, Finish, Present
from sync.rules.documents import Document, rank_of


def present(desk: Desk, id: str, leader: str = "", proposal: str = "", hold_s: float = 0) -> None:
    """Lay a document before a leader, named by his id or whoever it is. The sender is not told.

    Raises: Refused `document.not_here`, `document.not_registered`, `document.already_*`, `person.unknown`,
    `person.not_leader`, `text.too_long`.
    """
    _save(desk, Present(document=id, leader=leader, proposal=proposal), hold_s)


def direct(
    desk: Desk,
    id: str,
    lead: Assigned,
    text: str = "",
    collaborators: Iterable[Assigned] = (),
    informed: Iterable[Assigned] = (),
    due: date | None = None,
    due_time: time | None = None,
    hold_s: float = 0,
) -> None:
    """Say who leads, who helps, who is told, and by when; a later directive takes the place of this one.

    Raises: Refused `document.not_here`, `document.not_registered`, `document.already_*`, `person.unknown`,
    `directive.twice`, `directive.left`, `directive.no_reader`, `text.too_long`, `date.due_past`.
    """
    act = Direct(
        document=id,
        lead=lead,
        text=text,
        collaborators=tuple(collaborators),
        informed=tuple(informed),
        due=due,
        due_time=due_time,
    )
    _check_days(desk, act)
    _save(desk, act, hold_s)


def accept(desk: Desk, id: str) -> None:
    """Take on the part that the directive gives to who sits here; the lead's word moves the document on.

    Raises: Refused `document.*`, `directive.none`, `directive.not_yours`, `directive.already_accepted`.
    """
    _save(desk, Accept(document=id), 0)


def finish(desk: Desk, id: str, result: str = "", reply: str = "", hold_s: float = 0) -> None:
    """End the work on a document. `reply`: the id of this office's numbered document that answers it.

    Raises: Refused `document.*`, `directive.not_lead`, `reply.needed`, `reply.unknown`, `reply.void`, `text.too_long`.
    """
    with desk.replica.write() as t:
        _save_in(t, desk, Finish(document=id, result=result, reply=reply), hold_s)
        if not reply and not result.strip():
            _check_needs_no_answer(t, id)


def _save(desk: Desk, act: Present | Direct | Accept, hold_s: float) -> None:
    with desk.replica.write() as t:
        _save_in(t, desk, act, hold_s)


def _save_in(t: Transaction, desk: Desk, act: Present | Direct | Accept | Finish, hold_s: float) -> None:
    rank = rank_of(t.view, act.document)
    t.save_intent(act, person=desk.person, rank=rank, hold_until=hold_until(desk, hold_s, rank))


def _check_needs_no_answer(t: Transaction, id: str) -> None:
    """Nobody closes in silence what its sender wants answered by a day. The rule does not ask: PCs of before, and a
    server that is refilled from what was done before this was asked, would be told no."""
    document = t.view.get(Document, id)
    if document is not None and document.due is not None:
        raise Refused("reply.needed", {"due": document.due.isoformat()})


def _check_days(desk: Desk, act: Direct) -> None:
    """Nobody can be done before today. The rule does not ask: a directive may be days on its way to the server."""
    days = [one.due for one in (act.lead, *act.collaborators, *act.informed) if one.due]
    days += [act.due] if act.due else []
    if days and min(days) < (today := desk.legal_date()):
        raise Refused("date.due_past", {"due": min(days).isoformat(), "date": today.isoformat()})
