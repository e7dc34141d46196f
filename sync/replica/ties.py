"""Documents that a join on its way makes one: what is about the one never overtakes what is about the other."""

from sqlalchemy import Connection, select

from sync.protocol.intent_bytes import read_intent
from sync.replica.tables import Outbox, table_of
from sync.rules.intents import Join

_outbox = table_of(Outbox)
_JOINS = select(_outbox.c.raw).where(_outbox.c.state == "ready", _outbox.c.act == Join.kind())


def tied_by_joins(connection: Connection) -> dict[str, set[str]]:
    """For each document of a join that waits for its sequence: all that are tied to it, itself included."""
    tied: dict[str, set[str]] = {}
    for raw in connection.execute(_JOINS).scalars():
        act = read_intent(raw).act
        assert isinstance(act, Join)
        both = tied.get(act.document, {act.document}) | tied.get(act.to, {act.to})
        tied |= dict.fromkeys(both, both)
    return tied
