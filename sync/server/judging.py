"""Intents from a PC's lanes: each gets one verdict, stored with its effects, and the same verdict for ever after.

In one transaction stand: the dedup by lane and sequence and by content, the changed rows with their revisions, the
audit line, the lane's counter and the remembered answer. A lost answer means a repeat; a repeat gets the stored answer.
"""

import json
import logging
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from sync.errors import Defect, Hindrance, Refused
from sync.prepared import Prepared
from sync.protocol.limits import LANES
from sync.protocol.messages import Outcome, PushAnswer, PushedIntent, Verdict
from sync.rules.authority import needs_person
from sync.rules.books import Book, Entry, Grant, token_of
from sync.rules.decide import decide
from sync.rules.documents import Document, Handling
from sync.rules.drafts import SharedDraft
from sync.rules.granting import extended
from sync.rules.intents import Intent
from sync.rules.people import Device
from sync.rules.state import Changes, Refusal, Work
from sync.rules.templates import Template
from sync.server import audit, blobs
from sync.server.crash_guard import CrashGuard
from sync.server.reading import ReadIntent, identity
from sync.server.rows import Seal, ServerState, store
from sync.server.tables import Handed, Lane, table_of
from sync.server.tables import Intent as IntentRow
from sync.world import Clock, stamp

log = logging.getLogger(__name__)
_intents, _handed, _lanes = table_of(IntentRow), table_of(Handed), table_of(Lane)
_JUDGED = Prepared(
    select(_intents.c.outcome, _intents.c.code, _intents.c.facts, _intents.c.revisions).where(
        _intents.c.sha256 == bindparam("of")
    )
)
_OF_ID = Prepared(select(_intents.c.id).where(_intents.c.id == bindparam("of")).limit(1))
_REMEMBER = Prepared(insert(_intents))
_TAKE = Prepared(insert(_handed))
_TAKEN = Prepared(
    select(_handed.c.sha256).where(
        _handed.c.device == bindparam("by"), _handed.c.lane == bindparam("on"), _handed.c.seq == bindparam("at")
    )
)
_MOVE = Prepared(
    update(_lanes)
    .where(_lanes.c.device == bindparam("by"), _lanes.c.lane == bindparam("on"))
    .values(last_seq=bindparam("at"))
)
_BEGIN = Prepared(insert(_lanes))
_STAND = Prepared(
    select(_lanes.c.lane, _lanes.c.last_seq, _lanes.c.durable_seq).where(_lanes.c.device == bindparam("by"))
)


class Sitting:
    """One push of one PC before the judge, inside the writer's transaction. `news`: scopes that got new rows;
    `acted`: a person did something, not only the PC."""

    def __init__(
        self,
        connection: Connection,
        device: Device,
        scopes: frozenset[str],
        clock: Clock,
        seal: Seal,
        guard: CrashGuard,
    ) -> None:
        self._connection, self._device, self._scopes = connection, device, scopes
        self._clock, self._seal, self._guard = clock, seal, guard
        self._books: set[str] = set()
        self.news: set[str] = set()
        self.acted = False

    def judge(self, intents: Iterable[ReadIntent], epoch: str) -> PushAnswer:
        """The verdicts, as far as the sequences are dense.

        Raises: Refused `device.forked` - a sequence came again with other bytes: the PC's disk was cloned.
        """
        expected, durable = counters(self._connection, self._device.id)
        last = {lane: seq - 1 for lane, seq in expected.items()}
        verdicts: list[Verdict] = []
        stopped: set[int] = set()
        for read in intents:
            item = read.item
            if item.lane not in last:
                raise Refused("message.bad_lane", {"lane": str(item.lane)})
            if item.lane in stopped or not 1 <= item.seq <= last[item.lane] + 1:
                stopped.add(item.lane)
                continue
            verdict = self._verdict(read, is_new=item.seq == last[item.lane] + 1)
            verdicts.append(_as_seen(verdict, self._scopes))
            if verdict.outcome is Outcome.LATER:
                stopped.add(item.lane)
            else:
                last[item.lane] = max(last[item.lane], item.seq)
        self._extend_windows()
        return PushAnswer(
            epoch=epoch,
            time=self._clock.now(),
            verdicts=tuple(verdicts),
            expected={lane: seq + 1 for lane, seq in last.items()},
            durable=durable,
        )

    def _verdict(self, read: ReadIntent, *, is_new: bool) -> Verdict:
        item = read.item
        own, borne = identity(item.raw, item.signature), identity(item.raw, item.signature, self._device.id)
        if not is_new and self._handed(item) not in (own, borne):
            raise Refused("device.forked")
        sha256 = borne if read.is_foreign else own
        known = _JUDGED.row(self._connection, of=sha256)
        if known is None and item.put_away and sha256 != borne:
            sha256 = borne  # who bears it gives it up; that is no word on what others may bring
            known = _JUDGED.row(self._connection, of=sha256)
        if known is None and item.put_away:
            verdict = Verdict(lane=item.lane, seq=item.seq, outcome=Outcome.REFUSED, code="intent.put_away")
            self._remember(item, sha256, None, verdict)
        elif known is None:
            verdict = self._first_verdict(read, sha256)
        else:
            verdict = _verdict_of(*known, lane=item.lane, seq=item.seq)
        if is_new and verdict.outcome is not Outcome.LATER:
            self._take(item, sha256)
        return verdict

    def _first_verdict(self, read: ReadIntent, sha256: str) -> Verdict:
        item, intent = read.item, read.intent
        if intent is None and read.fault is None:
            return Verdict(lane=item.lane, seq=item.seq, outcome=Outcome.LATER, code="update.needed")
        try:
            outcome, why, revisions = self._decided(read, sha256)
        except Defect as defect:
            if defect.code == "row.unreadable":  # one of the server's own: whoever needs it waits until it is mended
                log.error("a row cannot be read that intent %s needs: %s", sha256, defect.facts)
                return Verdict(lane=item.lane, seq=item.seq, outcome=Outcome.LATER, code="server.defect")
            outcome, why, revisions = Outcome.QUARANTINED, Refusal(defect.code, defect.facts), {}
        verdict = Verdict(
            lane=item.lane, seq=item.seq, outcome=outcome, code=why.code, facts=why.facts, revisions=revisions
        )
        self._remember(item, sha256, intent, verdict)
        return verdict

    def _decided(self, read: ReadIntent, sha256: str) -> tuple[Outcome, Refusal, dict[str, int]]:
        """What the rules say, and that stored.

        Raises: Defect `intent.id_taken`, `intent.crashes`, `intent.fault` - a rule failed, or what it made cannot be
        stored, which is not the disk's or the memory's fault: that would be everybody's; and what `read` found.
        """
        if read.fault is not None or read.intent is None:
            raise read.fault or Defect("intent.unreadable")
        intent = read.intent
        if _OF_ID.row(self._connection, of=intent.id) is not None:
            raise Defect("intent.id_taken")
        self.acted |= needs_person(intent.act.kind())
        try:
            with self._guard.watch(self._connection, sha256):
                return self._decide(intent)
        except (Defect, Hindrance, OSError, MemoryError):
            raise
        except DBAPIError as error:
            if not _cannot_be_stored(error):
                raise
            fault: Exception = error
        except Exception as error:  # the gate: one intent's fault is that intent's verdict
            fault = error
        log.error("a rule failed on intent %s", sha256, exc_info=fault)
        raise Defect("intent.fault", {"detail": type(fault).__name__}) from fault

    def _decide(self, intent: Intent) -> tuple[Outcome, Refusal, dict[str, int]]:
        with self._connection.begin_nested():
            changes = decide(ServerState(self._connection), intent, self._clock.now(), final=True)
            if isinstance(changes, Refusal):
                return Outcome.REFUSED, changes, {}
            revisions = self._apply(changes)
        if changes.conflict:
            return Outcome.CONFLICT, changes.conflict, revisions
        return Outcome.APPLIED, Refusal(""), revisions

    def _apply(self, changes: Changes) -> dict[str, int]:
        """Store what the intent changes; a release whose files are here already is stored once, as sent."""
        documents = [row for row in changes.rows if isinstance(row, Document)]
        drafts = [row for row in changes.rows if isinstance(row, SharedDraft)]
        blobs.note_files(self._connection, documents)
        blobs.note_draft_files(self._connection, drafts)
        templates = [row for row in changes.rows if isinstance(row, Template)]
        blobs.note_template_files(self._connection, templates)
        pages = [row for row in changes.rows if isinstance(row, Handling) and row.slips]
        blobs.note_slips(self._connection, pages)
        work = Work(ServerState(self._connection))
        work.put(*changes.rows)
        blobs.settle_documents(self._connection, work, [document.id for document in documents], self._clock)
        blobs.settle_drafts(self._connection, work, [draft.id for draft in drafts], self._clock)
        blobs.settle_templates(self._connection, work, [one.id for one in templates], self._clock)
        blobs.settle_slips(self._connection, work, [page.id for page in pages])
        whole = msgspec.structs.replace(changes, rows=work.changes().rows)
        revisions = store(self._connection, whole, self._seal)
        self._books.update(row.book for row in changes.rows if isinstance(row, Entry))
        self._books.update(row.id for row in changes.rows if isinstance(row, Book))
        self.news.update(revisions)
        return revisions

    def _remember(self, item: PushedIntent, sha256: str, intent: Intent | None, verdict: Verdict) -> None:
        now = stamp(self._clock.now())
        act = intent.act.kind() if intent else "unread"
        _REMEMBER.run(
            self._connection,
            sha256=sha256,
            id=intent.id if intent else "",
            device=self._device.id,
            person=intent.person if intent else "",
            act=act,
            received_at=now,
            raw=item.raw,
            signature=item.signature,
            outcome=str(verdict.outcome),
            code=verdict.code,
            facts=json.dumps(verdict.facts, ensure_ascii=False),
            revisions=json.dumps(verdict.revisions),
        )
        audit.record(
            self._connection,
            self._seal,
            now,
            act,
            device=self._device.id,
            intent=sha256,
            outcome=str(verdict.outcome),
            code=verdict.code,
        )

    def _take(self, item: PushedIntent, sha256: str) -> None:
        device = self._device.id
        _TAKE.run(self._connection, device=device, lane=item.lane, seq=item.seq, sha256=sha256)
        if _MOVE.run(self._connection, by=device, on=item.lane, at=item.seq) == 0:
            _BEGIN.run(self._connection, device=device, lane=item.lane, last_seq=item.seq, durable_seq=0)

    def _handed(self, item: PushedIntent) -> str | None:
        sha256: str | None = _TAKEN.value(self._connection, by=self._device.id, on=item.lane, at=item.seq)
        return sha256

    def _extend_windows(self) -> None:
        """Keep a hundred numbers ahead of the last one seen, or of the opening, in every book just used or opened."""
        state = ServerState(self._connection)
        grants: list[Grant] = []
        for book in sorted(self._books):
            series, _, year = book.rpartition(".")
            if (token := token_of(state, series)) and (longer := extended(state, token, int(year))) != token:
                grants.append(longer)
        self.news.update(store(self._connection, Changes(rows=tuple(grants)), self._seal))


def _cannot_be_stored(error: DBAPIError) -> bool:
    """Whether a database in good health would refuse the same again; PostgreSQL bounds what an index may hold (54)."""
    state = getattr(error.orig, "sqlstate", None) or ""
    return isinstance(error, IntegrityError | DataError) or state.startswith("54")


def counters(connection: Connection, device: str) -> tuple[dict[int, int], dict[int, int]]:
    """Where a PC's lanes stand: the sequence that is expected next, and up to where they are in a verified backup."""
    rows = _STAND.rows(connection, by=device)
    expected = dict.fromkeys(LANES, 1) | {lane: last_seq + 1 for lane, last_seq, _ in rows}
    return expected, {lane: durable_seq for lane, _, durable_seq in rows}


def stored_verdicts(
    connection: Connection, device: str, lane: int, first: int, scopes: frozenset[str]
) -> list[Verdict]:
    """The verdicts of a PC's lane from a sequence on, as the PC may see them, each with the id of its intent."""
    same = (_handed.c.device == device) & (_handed.c.lane == lane) & (_handed.c.seq >= first)
    query = select(_intents, _handed.c.seq).join(_intents, _intents.c.sha256 == _handed.c.sha256).where(same)
    found = connection.execute(query.order_by(_handed.c.seq))
    verdicts = (
        (_verdict_of(row.outcome, row.code, row.facts, row.revisions, lane=lane, seq=row.seq), row.id) for row in found
    )
    return [_as_seen(msgspec.structs.replace(verdict, intent=id), scopes) for verdict, id in verdicts]


def _verdict_of(outcome: str, code: str, facts: str, revisions: str, *, lane: int, seq: int) -> Verdict:
    return Verdict(
        lane=lane,
        seq=seq,
        outcome=Outcome(outcome),
        code=code,
        facts=json.loads(facts),
        revisions=json.loads(revisions),
    )


def _as_seen(verdict: Verdict, scopes: frozenset[str]) -> Verdict:
    """The verdict with only the revisions of scopes that the PC may see."""
    seen = {scope: revision for scope, revision in verdict.revisions.items() if scope in scopes}
    return msgspec.structs.replace(verdict, revisions=seen)
