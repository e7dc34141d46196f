"""Intents that are taken out of the outbox before they have had a sequence: they never leave this PC."""

from sqlalchemy import Connection, func, select, update

from sync.replica.tables import Outbox, table_of

_outbox = table_of(Outbox)


def cancel(connection: Connection, act: str, about: str) -> list[str]:
    """Take an intent that has had no sequence yet out of the outbox for good, and what was done on top of it: the ids.

    None where it has left already, from here or from another PC whose work goes on here: then only another intent can
    undo it, also where it waits to be handed over once more.
    """
    has_stayed = _outbox.c.state.in_(("ready", "held")) & (_outbox.c.epoch == "")
    mine = (_outbox.c.about == about) & has_stayed
    first = select(func.max(_outbox.c.n)).where(mine, _outbox.c.act == act).scalar_subquery()
    which = mine & (_outbox.c.n >= first)
    ids = list(connection.execute(select(_outbox.c.id).where(which).order_by(_outbox.c.n)).scalars())
    connection.execute(update(_outbox).where(which).values(state="cancelled"))
    return ids


def cancel_held(connection: Connection, act: str, about: str) -> str | None:
    """Take the latest such intent that is still held out of the outbox for good: its id, and nothing on top of it.

    None where there is none, or it has been let go.
    """
    held = (_outbox.c.about == about) & (_outbox.c.act == act) & (_outbox.c.state == "held")
    id = connection.execute(select(_outbox.c.id).where(held).order_by(_outbox.c.n.desc()).limit(1)).scalar()
    connection.execute(update(_outbox).where(_outbox.c.id == id).values(state="cancelled"))
    return id
