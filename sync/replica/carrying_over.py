"""What a PC that is enrolled anew takes over from its earlier self, whose file was cloned or put back from an old copy.

Acts of people that have no verdict go on as the signed bytes that they are, in the lanes of the new PC: a server knows
an act by its bytes, so that what it has had already from the other copy gets the verdict that it had. So do those whose
files have not all gone up. Where the server was restored, a verdict is no sign that it still has the act: its places
may be the other copy's, so all go on, before what the new PC has done since, with the sealed rows that say whose they
are. What the server has goes along as it stands, to be offered again should it lose it. What was refused and nobody has
closed stays to be looked at; drafts stay drafts. Files come along by their content.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select, update

from sync.protocol.intent_bytes import read_intent
from sync.protocol.messages import Outcome
from sync.replica import (
    bringing,
    drafts,
    epochs,
    numbers,
    outbox,
    overlay,
    pulled,
    succession,
    todo,
    transfers,
)
from sync.replica.draft_content import DraftContent
from sync.replica.meta import read_meta, write_meta
from sync.replica.tables import Draft, Outbox, table_of
from sync.replica.transaction import Transaction
from sync.rules.intents import Intent, Number, Register, TakeIn
from sync.rules.state import Changes, Refusal

_outbox, _drafts = table_of(Outbox), table_of(Draft)
_STANDING = (*transfers.TAKEN, "refused", "dismissed")
_AS_IT_STOOD = ("epoch", "outcome", "code", "facts", "revisions", "settled_at", "was", "put_away")


class Act(NamedTuple):
    """One of the earlier PC's, how it stood there, and whether it is handed over again: `is_lost` where a restored
    server may not have it any more."""

    intent: Intent
    signed: tuple[bytes, bytes]
    rank: int
    was: Mapping[str, Any]
    goes: bool
    is_lost: bool


class LeftBehind(NamedTuple):
    """What the earlier PC has for itself alone, and what it has done. Receipts are left: the new one writes its own."""

    acts: tuple[Act, ...]
    drafts: tuple[tuple[str, DraftContent], ...]  # when it was written last, as `stamp`
    sealed: tuple[Mapping[str, Any], ...]  # rows by which a restored server knows who did it

    @property
    def files(self) -> frozenset[str]:
        """Hashes of all that the acts and drafts name."""
        named = [*(bringing.files_of(act.intent.act) for act in self.acts), *(one.files for _, one in self.drafts)]
        return frozenset(file.sha256 for files in named for file in files)


def left_behind(connection: Connection, epoch: str) -> LeftBehind:
    """What to take over from an earlier self's file; `epoch`: the server's present one, as the new file knows it."""
    is_doubtful = epochs.has_met_a_restored_server(connection) or read_meta(connection, "epoch") != epoch
    lacking = set(connection.execute(transfers.going_up_for()).scalars())
    mine = _outbox.c.state.in_((*outbox.PENDING, *_STANDING)) & (_outbox.c.person != "")
    acts = []
    for row in connection.execute(select(_outbox).where(mine).order_by(_outbox.c.n)):
        if row.state == "dismissed" and row.id not in lacking:
            continue
        is_lost = row.state in transfers.TAKEN and is_doubtful
        goes = row.state in outbox.PENDING or is_lost or (row.state in transfers.TAKEN and row.id in lacking)
        acts.append(Act(read_intent(row.raw), (row.raw, row.signature), row.rank, dict(row._mapping), goes, is_lost))
    written = connection.execute(select(_drafts.c.made_at, _drafts.c.id).order_by(_drafts.c.made_at, _drafts.c.id))
    found = [(row.made_at, drafts.read(connection, row.id)) for row in written.all()]
    is_unshown = is_doubtful or read_meta(connection, "represent_due")  # by an earlier self's earlier self
    sealed = pulled.sealed_as_they_lie(connection) if is_unshown else ()
    return LeftBehind(tuple(acts), tuple((at, one) for at, one in found if one is not None), sealed)


def take_over(t: Transaction, left: LeftBehind) -> None:
    """Take it over; the files lie in the store already, as far as they were whole. What is here already stays as it is,
    so that it may be done again. It was done before all that is here: the later self is to be taken over first."""
    if pulled.put_in_absent(t.connection, left.sealed):
        write_meta(t.connection, "represent_due", "yes")
    here = set(t.connection.execute(select(_outbox.c.id)).scalars())
    acts = [act for act in left.acts if act.intent.id not in here]
    for n, act in zip(outbox.places_before(t.connection, len(acts)), acts, strict=True):
        _take_over_act(t, act, n)
    for at, draft in left.drafts:
        if drafts.read(t.connection, draft.id) is None:
            t.connection.execute(insert(_drafts).values(id=draft.id, made_at=at, data=msgspec.json.encode(draft)))
    succession.drop_outdated_drafts(t.connection)
    todo.keep_verdicts(t.connection)
    for sha256 in left.files & set(transfers.unfinished(t.connection, "down")):
        if t.has_file(sha256):  # and need not come over the line
            t.file_arrived(sha256)


def _take_over_act(t: Transaction, left: Act, n: int) -> None:
    intent, act = left.intent, left.intent.act
    outbox.append(t.connection, intent, left.signed, left.rank, n=n)
    stood = {name: left.was[name] for name in _AS_IT_STOOD}  # with an epoch it has left: only another act undoes it
    is_taken = left.was["state"] in transfers.TAKEN  # and its rows have been fetched here since
    state = left.was["state"]
    if left.goes:
        state = "sent" if left.is_lost else "ready"
    elif is_taken:
        state = "settled"
    t.connection.execute(update(_outbox).where(_outbox.c.id == intent.id).values(**stood, state=state))
    if left.goes:
        _show(t, intent, is_open=left.was["outcome"] in (None, Outcome.APPLIED))
        bringing.want_up(t.connection, intent.id, act, intent.office, lambda sha256: True)
    elif is_taken:
        bringing.want_up(t.connection, intent.id, act, intent.office, lambda sha256: True)
        transfers.went_up_for(t.connection, intent.id)
    elif isinstance(act, TakeIn) and left.was["outcome"] == Outcome.CONFLICT:  # kept, and its scan with it
        bringing.want_up(t.connection, intent.id, act, intent.office, t.has_file)


def _show(t: Transaction, intent: Intent, *, is_open: bool) -> None:
    """`is_open`: no server has refused it. What the other copy did may have made it void, too: the server says what has
    become of it."""
    shown = overlay.preview(t.connection, intent) if is_open else Changes()
    changes = Changes() if isinstance(shown, Refusal) or shown.conflict else shown
    if is_open and changes is shown and isinstance(intent.act, Number | Register):
        numbers.take_for(t.connection, intent.id, intent.act, intent.office)  # on a paper: not to be given again
    t.touch(overlay.lay(t.connection, intent, changes, t.scopes))
