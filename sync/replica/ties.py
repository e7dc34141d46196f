"""Documents that an act on its way ties together, a join or what puts another right: what is about the one never
overtakes what is about the other."""

from sqlalchemy import Connection, func, select

from sync.protocol.intent_bytes import read_intent
from sync.replica.tables import Outbox, table_of
from sync.rules.draft_acts import SubmitDraft
from sync.rules.intents import AnyAct, Join, Release

_outbox = table_of(Outbox)
_puts_right = _outbox.c.act.in_((Release.kind(), SubmitDraft.kind())) & (func.instr(_outbox.c.raw, b'"corrects":') > 0)
_TIES = select(_outbox.c.raw).where(_outbox.c.state == "ready", (_outbox.c.act == Join.kind()) | _puts_right)


def tied_documents(connection: Connection) -> dict[str, set[str]]:
    """For each document of such an act that waits for its sequence: all that are tied to it, itself included."""
    tied: dict[str, set[str]] = {}
    for raw in connection.execute(_TIES).scalars():
        one, other = _ends(read_intent(raw).act)
        both = tied.get(one, {one}) | tied.get(other, {other})
        tied |= dict.fromkeys(both, both)
    return tied


def _ends(act: AnyAct) -> tuple[str, str]:
    """The two documents that an act ties; one alone where it ties none."""
    if isinstance(act, Join):
        return act.document, act.to
    corrects = act.corrects if isinstance(act, Release | SubmitDraft) else None
    return act.about, corrects.document if corrects else act.about
