"""What was handed over once and is offered again, because the server was restored from an older state.

It keeps bytes, lane and sequence; what the server still knows gets its old verdict. What an earlier self had handed
over has no lane here: it gets one of its own, for in the others it would stand behind what was done later.
"""

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, update

from sync.prepared import Prepared
from sync.replica.outbox import EARLIER, next_seq
from sync.replica.tables import Lane, Outbox, Touched, table_of
from sync.rules.intents import RequestNumbers

_outbox, _lanes, _touched = table_of(Outbox), table_of(Lane), table_of(Touched)
AGAIN = ("acknowledged", "settled", "refused", "dismissed")  # states from which something may be handed over again
_FROM = Prepared(
    select(_outbox.c.n)
    .where(_outbox.c.lane == bindparam("on"), _outbox.c.seq >= bindparam("place"), _outbox.c.state.in_(AGAIN))
    .limit(1)
)
_LANELESS = Prepared(
    select(_outbox.c.n).where(_outbox.c.state == "sent", _outbox.c.lane.is_(None)).order_by(_outbox.c.n)
)
_INTO_LANE = update(_outbox).where(_outbox.c.n == bindparam("at")).values(lane=bindparam("of"), seq=bindparam("given"))
_TOUCH_TOO = insert(_touched).prefix_with("OR IGNORE")


def what_may_be_lost(connection: Connection) -> set[str]:
    """After the server's restore: hand over again all that may be younger than its backup. What they are about."""
    younger = _outbox.c.seq > select(_lanes.c.durable).where(_lanes.c.lane == _outbox.c.lane).scalar_subquery()
    is_a_wish = _outbox.c.act == RequestNumbers.kind()  # for numbers of its own, which nobody gives any more
    earlier_selves = _outbox.c.lane.is_(None) & ~is_a_wish  # and nobody here knows up to where it is safe
    return _hand_over_again(connection, younger | earlier_selves)


def put_in_lane(connection: Connection) -> None:
    """What an earlier self had handed over, and is on its way again, goes in a lane of its own: as late as it can be
    put there, for of several selves what the first one did goes first."""
    if places := _LANELESS.column(connection):
        first = next_seq(connection, EARLIER, len(places))
        connection.execute(_INTO_LANE, [{"at": n, "of": EARLIER, "given": first + i} for i, n in enumerate(places)])


def rewind(connection: Connection, expected: dict[int, int]) -> set[str]:
    """The server expects an earlier sequence than we thought it had: go back to it. What those intents are about."""
    about: set[str] = set()
    for lane, seq in expected.items():
        if _FROM.row(connection, on=lane, place=seq):
            about |= _hand_over_again(connection, (_outbox.c.lane == lane) & (_outbox.c.seq >= seq))
    return about


def show_last(connection: Connection, expected: dict[int, int]) -> set[str]:
    """A restored server's word on where our lanes stand may be of what a copy of this PC has handed over since. The
    last of ours that it should know goes out again: it says whether it is that one. What they are about."""
    about: set[str] = set()
    for lane, seq in expected.items():
        ours = (_outbox.c.lane == lane) & (_outbox.c.seq < seq)
        last = select(func.max(_outbox.c.seq)).where(ours).scalar_subquery()
        about |= _hand_over_again(connection, (_outbox.c.lane == lane) & (_outbox.c.seq == last))
    return about


def _hand_over_again(connection: Connection, which: ColumnElement[bool]) -> set[str]:
    """They keep lane, sequence and bytes; what the server still knows gets its old verdict. Those that had been
    applied go back into the overlay; those whose rows had not come yet are still in it, and keep what they touch."""
    which = which & _outbox.c.state.in_(AGAIN)
    offered = connection.execute(select(_outbox.c.id, _outbox.c.about).where(which)).all()
    if not offered:
        return set()
    connection.execute(update(_outbox).where(which, _outbox.c.state == "dismissed").values(put_away=True))
    connection.execute(update(_outbox).where(which).values(state="sent"))
    for row in offered:
        connection.execute(_TOUCH_TOO.values(intent=row.id, type="", id=row.about))
    return {row.about for row in offered}
