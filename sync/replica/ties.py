"""Documents that an act on its way ties together, a join, its undoing or what puts another right: what is about the
one never overtakes what is about the other."""

from sqlalchemy import Connection, bindparam, func, select

from sync.prepared import Prepared
from sync.protocol.intent_bytes import read_intent
from sync.replica.tables import Outbox, table_of
from sync.rules.draft_acts import SubmitDraft
from sync.rules.intents import AnyAct, Release
from sync.rules.joining_acts import Join, Separate

_outbox = table_of(Outbox)
_puts_right = _outbox.c.act.in_((Release.kind(), SubmitDraft.kind())) & (func.instr(_outbox.c.raw, b'"corrects":') > 0)
_joins = _outbox.c.act.in_((Join.kind(), Separate.kind()))
_TIES = Prepared(select(_outbox.c.n, _outbox.c.raw).where(_joins | _puts_right, _outbox.c.state == bindparam("of")))


def tied_documents(connection: Connection) -> dict[str, set[str]]:
    """For each document of such an act that waits for its sequence: all that are tied to it, itself included."""
    tied: dict[str, set[str]] = {}
    for one, other in tying(connection, "ready").values():
        both = tied.get(one, {one}) | tied.get(other, {other})
        tied |= dict.fromkeys(both, both)
    return tied


def tying(connection: Connection, state: str) -> dict[int, tuple[str, str]]:
    """The acts of a state that tie documents, by their place in the outbox: the two of each, or one where it ties none
    after all."""
    return {n: _ends(read_intent(raw).act) for n, raw in _TIES.rows(connection, of=state)}


def _ends(act: AnyAct) -> tuple[str, str]:
    """The two documents that an act ties; one alone where it ties none."""
    if isinstance(act, Join | Separate):
        return act.document, act.to
    corrects = act.corrects if isinstance(act, Release | SubmitDraft) else None
    return act.about, corrects.document if corrects else act.about
