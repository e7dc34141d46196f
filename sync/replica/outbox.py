"""Intents on their way: from saved to settled.

state          in the overlay   meaning
-----------------------------------------------------------------------------------------
held           yes              may still be undone (ten seconds of the window)
ready          yes              waits for a push or a stick
sent           yes              has its lane and sequence; handed over, no verdict yet
acknowledged   yes              applied by the server; its rows are still on their way here
settled        no               applied, and its rows are here
refused        no               refused, conflict or quarantined: shown until a person acts; `dismissed` after that
cancelled      no               taken back before it had a sequence: it never leaves this PC

Lane and sequence are given in the transaction that first hands an intent over. Until then the intents about one thing
move together to its most urgent lane; once one is in flight the rest wait for its verdict. A join makes two things one,
and so does a correction. A handover waits for all that has to wait: who leaves may do nothing any more after it.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from sync.prepared import Prepared
from sync.protocol.intent_bytes import read_intent
from sync.protocol.limits import LANES
from sync.protocol.messages import Outcome, Verdict
from sync.replica.tables import Lane, Outbox, table_of
from sync.replica.ties import tied_documents
from sync.rules.documents import ORDINARY
from sync.rules.handover_acts import HandOver
from sync.rules.intents import AnyAct, Arrive, Intent, Open, OpenBook, Release
from sync.world import stamp

_outbox, _lanes = table_of(Outbox), table_of(Lane)
_JUDGED = ("outcome", "code", "facts", "revisions", "settled_at", "was")
_its = _outbox.c.id == bindparam("of")
_APPEND = Prepared(insert(_outbox))
_APPLIED = Prepared(
    select(_outbox.c.id, _outbox.c.revisions).where(_outbox.c.state == "acknowledged").order_by(_outbox.c.n)
)
_SETTLE = Prepared(update(_outbox).where(_its).values(state="settled"))
_BUSY = Prepared(select(_outbox.c.about).where(_outbox.c.state.in_(("sent", "held"))))
_READY = Prepared(
    select(_outbox.c.n, _outbox.c.about, _outbox.c.rank, _outbox.c.bulk, _outbox.c.act)
    .where(_outbox.c.state == "ready")
    .order_by(_outbox.c.n)
)
_HAND_OVER = Prepared(
    update(_outbox)
    .where(_outbox.c.n == bindparam("at"))
    .values(state="sent", lane=bindparam("on"), seq=bindparam("given"), epoch=bindparam("in_epoch"))
)
_NEXT_SEQ = Prepared(select(_lanes.c.next_seq).where(_lanes.c.lane == bindparam("of")))
_BEGIN_LANE = Prepared(insert(_lanes))
_SET_SEQ = Prepared(update(_lanes).where(_lanes.c.lane == bindparam("of")).values(next_seq=bindparam("next")))
_SENT = Prepared(
    select(_outbox.c.id, _outbox.c.act, _outbox.c.about, _outbox.c.outcome, _outbox.c.put_away).where(
        _outbox.c.lane == bindparam("on"), _outbox.c.seq == bindparam("given"), _outbox.c.state == "sent"
    )
)
_JUDGE = Prepared(update(_outbox).where(_its).values({name: bindparam(f"new_{name}") for name in ("state", *_JUDGED)}))
_DURABLE = Prepared(
    update(_lanes)
    .where(_lanes.c.lane == bindparam("of"), _lanes.c.durable < bindparam("seq"))
    .values(durable=bindparam("seq"))
)
# Held long enough; also where the clock was set back since, which must not hold anything longer.
_due = (_outbox.c.state == "held") & (
    (_outbox.c.hold_until <= bindparam("now")) | (_outbox.c.hold_until > bindparam("latest"))
)
_RELEASE = Prepared(update(_outbox).where(_due).values(state="ready"))
_TO_PUSH = Prepared(select(_outbox.c.n).where(_outbox.c.state.in_(("ready", "sent")) | _due).limit(1))
_NEWEST = Prepared(select(func.max(_outbox.c.n)))
_HELD_UNTIL = Prepared(select(func.min(_outbox.c.hold_until)).where(_outbox.c.state == "held"))
URGENT, NORMAL, BULK, EARLIER = LANES
PENDING = ("held", "ready", "sent")
LONGEST_HOLD = timedelta(seconds=10)


class _Ready(NamedTuple):
    n: int
    about: str
    rank: int
    bulk: bool
    act: str


@dataclass(frozen=True)
class Settled:
    """What a verdict did to an intent of ours. `was`: another outcome that it had before the server was restored."""

    intent: str
    act: str
    about: str
    outcome: Outcome
    code: str
    was: str


def append(
    connection: Connection,
    intent: Intent,
    signed: tuple[bytes, bytes],
    rank: int,
    hold_until: datetime | None = None,
    n: int | None = None,
) -> None:
    """Store an intent. `rank` is its document's urgency; a book's opening goes before every number given in it.
    `n`: its place, where it is not the last."""
    raw, signature = signed
    _APPEND.run(
        connection,
        n=n,
        id=intent.id,
        act=intent.act.kind(),
        about=intent.act.about,
        rank=0 if isinstance(intent.act, OpenBook) else rank,
        bulk=isinstance(intent.act, Arrive | Open | HandOver),  # so that a handover is the last of all
        person=intent.person,
        made_at=stamp(intent.made_at),
        raw=raw,
        signature=signature,
        state="held" if hold_until else "ready",
        hold_until=stamp(hold_until) if hold_until else None,
    )


def places_before(connection: Connection, count: int) -> range:
    """As many places, before all that are taken."""
    first = connection.execute(select(func.min(_outbox.c.n))).scalar()
    first = 1 if first is None else first
    return range(first - count, first)


def release_held(connection: Connection, now: datetime) -> int:
    """Let go what was held for an undo until now; how many."""
    return _RELEASE.run(connection, now=stamp(now), latest=stamp(now + LONGEST_HOLD))


def something_to_push(connection: Connection, now: datetime) -> bool:
    """Whether an intent is ready, in flight, or held no longer."""
    return _TO_PUSH.row(connection, now=stamp(now), latest=stamp(now + LONGEST_HOLD)) is not None


def give_sequences(connection: Connection, room: int, epoch: str) -> None:
    """Give ready intents their lane and sequence, as many as there is room for."""
    busy = set(_BUSY.column(connection))
    tied = tied_documents(connection)
    groups: dict[str, list[_Ready]] = defaultdict(list)
    is_all = held_until(connection) is None
    for row in map(_Ready._make, _READY.rows(connection)):
        if not busy & tied.get(row.about, {row.about}):
            groups[min(tied.get(row.about, {row.about}))].append(row)
        elif row.act != HandOver.kind():
            is_all = False
    going = [rows for rows in groups.values() if is_all or all(row.act != HandOver.kind() for row in rows)]
    for rows in sorted(going, key=lambda g: (_lane_of(g), min(r.rank for r in g), g[0].n)):
        lane = _lane_of(rows)
        for ready in rows:
            if room <= 0:
                return
            room -= 1
            _HAND_OVER.run(connection, at=ready.n, on=lane, given=next_seq(connection, lane), in_epoch=epoch)


def _lane_of(rows: list[_Ready]) -> int:
    if min(row.rank for row in rows) < ORDINARY:
        return URGENT
    return BULK if all(row.bulk for row in rows) else NORMAL


def next_seq(connection: Connection, lane: int, count: int = 1) -> int:
    """The first of so many sequences of a lane; they are given with that."""
    seq = _NEXT_SEQ.value(connection, of=lane)
    if seq is None:
        _BEGIN_LANE.run(connection, lane=lane, next_seq=1 + count, durable=0)
        return 1
    _SET_SEQ.run(connection, of=lane, next=seq + count)
    return int(seq)


def settle(connection: Connection, verdict: Verdict, now: datetime) -> Settled | None:
    """Store a verdict on the intent it is about. None where nothing waited for it, or it says later."""
    row = _SENT.row(connection, on=verdict.lane, given=verdict.seq)
    if row is None or verdict.outcome is Outcome.LATER:
        return None
    id, act, about, before, is_put_away = row
    applied = verdict.outcome is Outcome.APPLIED
    was = before if before and before != verdict.outcome else ""
    _JUDGE.run(
        connection,
        of=id,
        new_state="acknowledged" if applied else "dismissed" if is_put_away else "refused",
        new_outcome=str(verdict.outcome),
        new_code=verdict.code,
        new_facts=json.dumps(verdict.facts, ensure_ascii=False),
        new_revisions=json.dumps(verdict.revisions),
        new_settled_at=stamp(now),
        new_was=was,
    )
    return Settled(id, act, about, verdict.outcome, verdict.code, was)


def acknowledged_up_to(connection: Connection, cursors: dict[str, int]) -> list[str]:
    """Applied intents whose rows are all here by these cursors; they are settled now."""
    here = [
        id
        for id, revisions in _APPLIED.rows(connection)
        if all(cursors.get(scope, 0) >= revision for scope, revision in json.loads(revisions).items())
    ]
    _SETTLE.run_each(connection, ({"of": id} for id in here))
    return here


def note_durable(connection: Connection, durable: dict[int, int]) -> None:
    """Up to where each lane is in a backup that the server has verified."""
    _DURABLE.run_each(connection, ({"of": lane, "seq": seq} for lane, seq in durable.items()))


def dismiss_refused(connection: Connection, document: str, act: str) -> None:
    """Put out of sight what was refused of this kind about a document: another one takes its place."""
    which = (_outbox.c.about == document) & (_outbox.c.act == act) & (_outbox.c.state == "refused")
    connection.execute(update(_outbox).where(which).values(state="dismissed"))


def held_until(connection: Connection) -> datetime | None:
    """When the next held intent is to be let go; None where none is held."""
    first = _HELD_UNTIL.value(connection)
    return datetime.fromisoformat(first) if first else None


def newest(connection: Connection) -> int | None:
    """The place of the newest intent: another one than before where there is something new."""
    found: int | None = _NEWEST.value(connection)
    return found


def last_release(connection: Connection, document: str) -> Release | None:
    """The latest release of a document that was made on this PC, whatever became of it."""
    same = (_outbox.c.about == document) & (_outbox.c.act == Release.kind())
    raw = connection.execute(select(_outbox.c.raw).where(same).order_by(_outbox.c.n.desc()).limit(1)).scalar()
    act = read_intent(raw).act if raw is not None else None
    return act if isinstance(act, Release) else None


def act_of(connection: Connection, intent: str) -> AnyAct | None:
    raw = connection.execute(select(_outbox.c.raw).where(_outbox.c.id == intent)).scalar()
    return read_intent(raw).act if raw is not None else None


def verdicts_changed(connection: Connection) -> list[Settled]:
    """Intents of people that a restored server has judged otherwise than before, and that nobody has closed yet."""
    mine = (_outbox.c.was != "") & (_outbox.c.person != "") & _outbox.c.state.in_(("acknowledged", "settled"))
    columns = (_outbox.c.id, _outbox.c.act, _outbox.c.about, _outbox.c.outcome, _outbox.c.code, _outbox.c.was)
    return [
        Settled(row.id, row.act, row.about, Outcome(row.outcome), row.code, row.was)
        for row in connection.execute(select(*columns).where(mine).order_by(_outbox.c.n))
    ]


def is_asked(connection: Connection, act: str, about: str) -> bool:
    """Whether such an intent is on its way, or its effect is."""
    under_way = _outbox.c.state.in_((*PENDING, "acknowledged"))
    query = select(_outbox.c.n).where(_outbox.c.act == act, _outbox.c.about == about, under_way)
    return connection.execute(query.limit(1)).first() is not None


def is_held(connection: Connection, about: str) -> bool:
    """Whether something about it is still held for an undo."""
    query = select(_outbox.c.n).where(_outbox.c.about == about, _outbox.c.state == "held")
    return connection.execute(query.limit(1)).first() is not None


def pending(connection: Connection) -> int:
    """How many intents have no verdict yet."""
    query = select(func.count()).select_from(_outbox).where(_outbox.c.state.in_(PENDING))
    return connection.execute(query).scalar_one()
