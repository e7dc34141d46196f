"""What the server refused or what was set aside: try it again, or put it out of sight."""

import msgspec
from sqlalchemy import select, update

from app.actions.desk import Desk
from sync.errors import Refused
from sync.protocol.intent_bytes import read_intent
from sync.replica import todo, transfers
from sync.replica.next_numbers import next_outgoing, registration
from sync.replica.tables import Outbox, table_of
from sync.replica.transaction import Transaction
from sync.rules.books import Direction, key_of
from sync.rules.intents import CloseTask, Number, Register
from sync.rules.series import series_for
from sync.rules.tasks import Task

_outbox = table_of(Outbox)
ELSEWHERE = ("number.taken", "number.notation_taken", "number.not_granted")


def retry(desk: Desk, id: str) -> int:
    """Ask again what was refused about a document (or one refused item), and unpark its files; how many intents.

    A number that another document has gets the next one; any other is on paper and stays.
    Raises: Refused `retry.nothing`, or what refuses it now.
    """
    with desk.replica.write() as t:
        refused = _outbox.c.state == "refused"
        which = refused & ((_outbox.c.about == id) | (_outbox.c.id == id))
        query = select(_outbox.c.id, _outbox.c.raw, _outbox.c.rank, _outbox.c.code).where(which).order_by(_outbox.c.n)
        found = t.connection.execute(query).all()
        parked = transfers.unpark(t.connection, id)
        if not found and not parked:
            raise Refused("retry.nothing")
        for row in found:
            t.connection.execute(update(_outbox).where(_outbox.c.id == row.id).values(state="dismissed"))
            act = read_intent(row.raw).act
            if isinstance(act, Number | Register) and row.code in ELSEWHERE:
                act = _with_next_number(t, desk, act)
            t.save_intent(act, person=desk.person, rank=row.rank)
    return len(found)


def close_task(desk: Desk, id: str) -> None:
    """Put a task, a refused item or the news of a changed verdict out of sight. Raises: Refused `task.unknown`."""
    with desk.replica.write() as t:
        item = (_outbox.c.id == id) & (_outbox.c.state == "refused")
        if t.connection.execute(update(_outbox).where(item).values(state="dismissed")).rowcount:
            return
        changed = (_outbox.c.id == id.removeprefix("verdict_changed:")) & (_outbox.c.was != "")
        if t.connection.execute(update(_outbox).where(changed).values(was="")).rowcount:
            todo.keep_verdicts(t.connection)
            return
        if t.view.get(Task, id) is None:
            raise Refused("task.unknown")
        t.save_intent(CloseTask(task=id), person=desk.person, rank=3)


def _with_next_number(t: Transaction, desk: Desk, act: Number | Register) -> Number | Register:
    device = desk.replica.identity.device
    if isinstance(act, Number):
        number = next_outgoing(t.connection, desk.office, act.kind_id, act.unit, act.issued_on, device)
        name = series_for(t.view, desk.office, Direction.OUTGOING, act.kind_id, act.issued_on.year)
        return msgspec.structs.replace(act, number=number, suffix="", series=key_of(name))
    return registration(t.connection, desk.office, act.document, act.registered_on, device)
