"""How far our documents have come with each office, one small row each: what the monitor counts by.

Nobody is late with what had not come before its day, nor with what was sent for information; so `due` is empty where
nothing is asked, and `came` says when it got there; both as keys that compare (`sync.rules.deadline`).
"""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, insert, select

from sync.prepared import Prepared
from sync.replica.tables import Reach, table_of
from sync.rules.deadline import deadline, moment_key
from sync.rules.deliveries import Delivery, Purpose, came_at
from sync.rules.documents import Document

_reach = table_of(Reach)
_OF = Prepared(
    select(_reach.c.office, _reach.c.state, _reach.c.due, _reach.c.came).where(_reach.c.n == bindparam("line"))
)
_PUT = Prepared(insert(_reach).prefix_with("OR REPLACE"))
_DROP = Prepared(delete(_reach).where(_reach.c.n == bindparam("line"), _reach.c.office == bindparam("whose")))
Row = tuple[str, str, str, str]


def keep(connection: Connection, n: int, document: Document, deliveries: Iterable[Delivery]) -> None:
    """Write what has changed for the line `n` of a document of ours."""
    wanted = {d.office: _row(document, d) for d in deliveries if d.office and document.state == "released"}
    known: dict[str, Row] = {row[0]: row for row in _OF.rows(connection, line=n)}
    fresh = [row for office, row in wanted.items() if known.get(office) != row]
    _PUT.run_each(connection, ({"n": n, "office": o, "state": s, "due": d, "came": c} for o, s, d, c in fresh))
    _DROP.run_each(connection, ({"line": n, "whose": office} for office in known.keys() - wanted.keys()))


def forget(connection: Connection, n: int) -> None:
    connection.execute(delete(_reach).where(_reach.c.n == n))


def forget_all(connection: Connection) -> None:
    connection.execute(delete(_reach))


def _row(document: Document, delivery: Delivery) -> Row:
    due = deadline(document.due, document.due_time)
    is_asked = due is not None and delivery.purpose is not Purpose.FOR_INFORMATION
    came = moment_key(came_at(delivery)) if delivery.has("arrived") else ""
    return delivery.office, delivery.state, due.key if due and is_asked else "", came
