"""What a PC that is enrolled anew takes over from its earlier self, whose file was cloned or put back from an old copy.

Acts of people that have no verdict go on as the signed bytes that they are, in the lanes of the new PC: a server knows
an act by its bytes, so that what it has had already from the other copy gets the verdict that it had. So do those whose
files have not all gone up. Where the server was restored, a verdict is no sign that it still has the act: its places
may be the other copy's, so all go on, with the sealed rows that say whose they are. What was refused and nobody has
closed stays to be looked at; drafts stay drafts. Files come along by their content.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select, update

from sync.protocol.intent_bytes import read_intent
from sync.protocol.messages import Outcome
from sync.replica import bringing, drafts, epochs, numbers, outbox, overlay, pulled, transfers
from sync.replica.draft_content import DraftContent
from sync.replica.meta import read_meta, write_meta
from sync.replica.tables import Draft, Outbox, table_of
from sync.replica.transaction import Transaction
from sync.rules.intents import Intent, Number, Register, TakeIn
from sync.rules.state import Changes, Refusal

_outbox, _drafts = table_of(Outbox), table_of(Draft)
_KEPT = (*outbox.PENDING, "refused")
_DOUBTED = (*_KEPT, *transfers.TAKEN)  # by what a server was that has been restored since


class Act(NamedTuple):
    """One of the earlier PC's, and how it stood there."""

    intent: Intent
    signed: tuple[bytes, bytes]
    rank: int
    was: Mapping[str, Any]


class LeftBehind(NamedTuple):
    """What the earlier PC has for itself alone. Receipts are left: the new one writes its own."""

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
    needs_files = _outbox.c.state.in_(transfers.TAKEN) & _outbox.c.id.in_(transfers.going_up_for())
    kept = _outbox.c.state.in_(_DOUBTED) if is_doubtful else _outbox.c.state.in_(_KEPT) | needs_files
    mine = kept & (_outbox.c.person != "")
    acts = [
        Act(read_intent(row.raw), (row.raw, row.signature), row.rank, dict(row._mapping))
        for row in connection.execute(select(_outbox).where(mine).order_by(_outbox.c.n))
    ]
    written = connection.execute(select(_drafts.c.made_at, _drafts.c.id).order_by(_drafts.c.made_at, _drafts.c.id))
    found = [(row.made_at, drafts.read(connection, row.id)) for row in written.all()]
    sealed = pulled.sealed_as_they_lie(connection) if is_doubtful else ()
    return LeftBehind(tuple(acts), tuple((at, one) for at, one in found if one is not None), sealed)


def take_over(t: Transaction, left: LeftBehind) -> None:
    """Take it over; the files lie in the store already, as far as they were whole. What is here already stays as it is,
    so that it may be done again."""
    if pulled.put_in_absent(t.connection, left.sealed):
        write_meta(t.connection, "represent_due", "yes")
    here = set(t.connection.execute(select(_outbox.c.id)).scalars())
    for act in left.acts:
        if act.intent.id not in here:
            _take_over_act(t, act)
    for at, draft in left.drafts:
        if drafts.read(t.connection, draft.id) is None:
            t.connection.execute(insert(_drafts).values(id=draft.id, made_at=at, data=msgspec.json.encode(draft)))


def _take_over_act(t: Transaction, left: Act) -> None:
    intent = left.intent
    outbox.append(t.connection, intent, left.signed, left.rank)
    is_refused = left.was["state"] == "refused"
    kept = ("epoch", "state", "outcome", "code", "facts", "settled_at") if is_refused else ("epoch",)
    values = {name: left.was[name] for name in kept}  # with an epoch it has left, and only another act undoes it
    t.connection.execute(update(_outbox).where(_outbox.c.id == intent.id).values(**values))
    if is_refused:
        if isinstance(intent.act, TakeIn) and left.was["outcome"] == Outcome.CONFLICT:  # kept, and its scan with it
            bringing.want_up(t.connection, intent.id, intent.act, intent.office, t.has_file)
        return
    shown = overlay.preview(t.connection, intent)
    # what the other copy did may have made it void: the server says what has become of it
    changes = Changes() if isinstance(shown, Refusal) or shown.conflict else shown
    if changes is shown and isinstance(intent.act, Number | Register):
        numbers.take_for(t.connection, intent.id, intent.act, intent.office)  # on a paper: not to be given again
    t.touch(overlay.lay(t.connection, intent, changes, t.scopes))
    bringing.want_up(t.connection, intent.id, intent.act, intent.office, lambda sha256: True)
