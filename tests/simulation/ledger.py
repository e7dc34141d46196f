"""What must be true after every step, whatever the line, the disks and the clocks do.

kept       what a person was told is saved is in his PC's outbox; what the server has answered, it still knows
once       one verdict an intent, which stays; no intent judged twice
numbers    no number of a book stands on two papers; an entry of a book keeps its document
equal      rows of a scope are the server's, up to the PC's cursor
honest     no document is shown further than it has ever been; green only where the server holds what was released
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import msgspec
from sqlalchemy import Connection

from app.ui.shell.strip_words import Pace, strip_words
from sync.engine.line_status import LineStatus
from sync.protocol.intent_bytes import read_intent
from sync.protocol.row_bytes import read_row
from sync.replica.strip_page import strip_page
from sync.rules.books import Direction, Entry, Grant, book_id, entry_id, named
from sync.rules.deliveries import ORDER, Delivery
from sync.rules.documents import Document
from sync.rules.intents import Number, Register
from sync.rules.rows import DIRECTORY, office_scope, staff_scope
from tests.simulation.machines import Pc, Server
from tests.support.on_postgresql import plainly

PENDING = ("held", "ready", "sent")
GONE_BACK = (*PENDING, "acknowledged")
AFTER = {
    "held": frozenset({"held", "ready", "sent", "acknowledged", "settled", "refused", "cancelled"}),
    "ready": frozenset({"ready", "sent", "acknowledged", "settled", "refused", "cancelled"}),
    "sent": frozenset({"sent", "acknowledged", "settled", "refused"}),
    "acknowledged": frozenset({"acknowledged", "settled"}),
    "settled": frozenset({"settled"}),
    "refused": frozenset({"refused", "dismissed"}),
    "dismissed": frozenset({"dismissed"}),
    "cancelled": frozenset({"cancelled"}),
}


class Violation(AssertionError):
    """Something that must never be. `invariant`: kept, once, numbers, equal, honest, or as `convergence` says."""

    def __init__(self, invariant: str, what: str) -> None:
        super().__init__(f"{invariant}: {what}")
        self.invariant = invariant


@dataclass
class Told:
    """An intent that its PC keeps, as it stood when it was last looked at."""

    n: int
    act: str
    about: str
    state: str
    outcome: str | None
    person: str
    is_sent: bool  # by this PC, and not by what it was before


class Ledger:
    """Looks at machines after each step and remembers what it saw."""

    def __init__(self) -> None:
        self.told: dict[str, dict[str, Told]] = {}
        self.papers: dict[str, str] = {}  # an entry's id -> the document that bears the number
        self.entries: dict[str, str] = {}  # the same, as the server's books say
        self.grants: dict[str, Grant] = {}
        self.judged: dict[str, str] = {}  # by intent: its outcome at the server, in this epoch
        self.stored: set[str] = set()  # documents that the server has ever held whole
        self.reached: dict[str, int] = {}  # how far a document has ever come with any recipient
        self.is_stored: dict[str, bool] = {}
        self.standing: dict[str, dict[str, str]] = {}  # by document: the state of each delivery
        self.restores = 0
        self.doubles: set[str] = set()  # PCs with the same disk as another: their papers may bear the same numbers
        self.earlier: dict[str, str] = {}  # who was enrolled anew -> what it was before
        self._revisions: dict[str, int] = {}
        self._compared: dict[tuple[str, str], tuple[str, int]] = {}

    def lineage(self, name: str) -> list[str]:
        """A PC and what it was before, the latest first."""
        return [name, *(self.lineage(self.earlier[name]) if name in self.earlier else ())]

    # The server

    def restored(self) -> None:
        """The server has lost what it knew since its backup."""
        self.restores += 1
        self._revisions.clear()
        self._compared.clear()
        self.judged.clear()
        self.is_stored.clear()
        self.standing.clear()
        self.entries.clear()
        self.grants.clear()

    def look_at_server(self, server: Server, offices: tuple[str, ...]) -> None:
        with server.home.database.read() as connection:
            self._look_at_verdicts(connection)
            for office in offices:
                self._look_at_rows(connection, office_scope(office))

    def _look_at_verdicts(self, connection: Connection) -> None:
        now: dict[str, str] = {}
        for id, outcome in plainly(connection, "SELECT id, outcome FROM intent WHERE id != ''"):
            if now.setdefault(id, outcome) != outcome or (id in now and now[id] != outcome):
                raise Violation("once", f"intent {id} has two verdicts")
        for id, outcome in self.judged.items():
            if now.get(id) != outcome:
                raise Violation("kept", f"the server knew {id} as {outcome}, and now as {now.get(id)}")
        self.judged = now

    def _look_at_rows(self, connection: Connection, scope: str) -> None:
        last = self._revisions.get(scope, 0)
        top = plainly(connection, "SELECT max(revision) FROM placement WHERE scope = ?", scope).fetchone()[0] or 0
        if top < last:
            raise Violation("kept", f"{scope} stood at {last} and stands at {top}")
        if top == last:
            return
        query = (
            "SELECT type, id, data FROM placement JOIN shared_row USING (type, id) WHERE scope = ? AND revision > ? "
            "AND type IN ('document', 'delivery', 'entry', 'grant')"
        )
        for row_type, id, data in plainly(connection, query, scope, last):
            if row_type == "document":
                self._look_at_document(read_row(Document, data))
            elif row_type == "delivery":
                self._look_at_delivery(read_row(Delivery, data))
            elif row_type == "grant":
                self._look_at_grant(read_row(Grant, data))
            else:
                entry = read_row(Entry, data)
                known = self.entries.setdefault(id, entry.document)
                if known and entry.document != known:
                    raise Violation("numbers", f"{id} stood in the book for {known}, and now for {entry.document}")
                self.entries[id] = entry.document
        self._revisions[scope] = top

    def _look_at_document(self, document: Document) -> None:
        self.is_stored[document.id] = document.state != "released" or document.stored_at is not None
        if document.stored_at is not None:
            self.stored.add(document.id)

    def _look_at_delivery(self, delivery: Delivery) -> None:
        if sum(event.code == "registered" for event in delivery.history) > 1:
            raise Violation("once", f"{delivery.id} was registered twice")
        receipts = [event.facts.get("complete", "") for event in delivery.history if event.code == "arrived"]
        if len(receipts) > len(set(receipts)):
            raise Violation("once", f"{delivery.id} arrived twice: {receipts}")
        self.standing.setdefault(delivery.document, {})[delivery.id] = delivery.state
        self.reached[delivery.document] = max(self.reached.get(delivery.document, 0), delivery.rank)

    def _is_back(self, document: str) -> bool:
        """Whether all have given it back: then nobody waits for its files."""
        states = self.standing.get(document, {}).values()
        return bool(states) and set(states) == {"recalled"}

    def _look_at_grant(self, grant: Grant) -> None:
        self.grants[grant.id] = grant
        alike = [one for one in self.grants.values() if one.parent == grant.parent and one.device]
        for year in grant.ranges:
            ranges = sorted(r for one in alike for r in one.granted(year))
            if any(low <= high for (_, high), (low, _) in pairwise(ranges)):
                raise Violation("numbers", f"{grant.parent}.{year}: numbers are granted twice among {ranges}")

    # A PC

    def look_at(self, pc: Pc, server: Server) -> None:
        epoch = _meta(pc, "epoch")
        is_same = server.is_up and epoch == server.home.epoch
        # A PC that has met a restored server learns with its next push what of its own that server still has; a double,
        # with the one after it, that the server has another's. At the end one of two is shut out.
        is_double = bool(self.restores) and pc.label in self.doubles
        self._look_at_outbox(pc, epoch, is_same=is_same and not is_double and not _meta(pc, "expected_due"))
        if is_same:
            self._look_at_copies(pc, server, epoch)
        self._look_at_screen(pc, is_told=is_same or not self.restores)

    def _look_at_outbox(self, pc: Pc, epoch: str, *, is_same: bool) -> None:
        known = self.told.setdefault(pc.label, {})
        inherited = self.told.get(self.earlier.get(pc.label, ""), {})
        rows = pc.raw.execute(
            "SELECT id, n, act, about, state, outcome, code, put_away, person, epoch, lane FROM outbox ORDER BY n"
        ).fetchall()
        if len(rows) < len(known):
            lost = set(known) - {row[0] for row in rows}
            raise Violation("kept", f"{pc.label} has lost {[(known[id].act, known[id].about) for id in lost]}")
        fresh = []
        for id, n, act, about, state, outcome, code, is_put_away, person, given_in, lane in rows:
            before, is_inherited = known.get(id), id in inherited
            if before is not None:
                self._check_step(pc, before, state, outcome, is_put_away=is_put_away)
            elif not is_inherited:
                fresh.append(n)
            known[id] = Told(n, act, about, state, outcome, person, lane is not None)
            is_judged = is_same and state not in PENDING and outcome and code != "intent.put_away"
            if is_inherited and given_in != epoch and state in ("refused", "dismissed"):
                continue  # what was refused in another epoch stays so
            if is_judged and (said := self.judged.get(id)) != outcome:
                raise Violation("kept", f"{pc.label} was told {outcome} on {act} {about}; the server says {said}")
        for n in fresh:
            self._look_at_paper(pc, n)

    def _check_step(self, pc: Pc, before: Told, state: str, outcome: str | None, *, is_put_away: bool) -> None:
        if is_put_away and state == "dismissed":
            return  # a person had closed it before the server was restored
        if state not in AFTER[before.state] and not (self.restores and state in GONE_BACK):
            raise Violation("once", f"{pc.label}: {before.act} {before.about} went from {before.state} to {state}")
        if before.outcome and outcome != before.outcome and not self.restores:
            raise Violation("once", f"{pc.label}: {before.act} {before.about} was {before.outcome}, is {outcome}")

    def _look_at_paper(self, pc: Pc, n: int) -> None:
        row = pc.raw.execute("SELECT raw FROM outbox WHERE n = ? AND act IN ('number', 'register')", (n,)).fetchone()
        if row is None:
            return
        intent = read_intent(row[0])
        act = intent.act
        if isinstance(act, Number):
            book = book_id(intent.office, named(Direction.OUTGOING, act.series), act.issued_on.year)
            entry = entry_id(book, act.number, act.suffix)
        elif isinstance(act, Register):
            book = book_id(intent.office, named(Direction.INCOMING, act.series), act.registered_on.year)
            entry = entry_id(book, act.number)
        else:
            return
        if self.papers.setdefault(entry, act.document) != act.document and pc.label not in self.doubles:
            raise Violation("numbers", f"{entry} stands on {self.papers[entry]} and on {act.document}")

    def _look_at_copies(self, pc: Pc, server: Server, epoch: str) -> None:
        cursors = dict(pc.raw.execute("SELECT scope, revision FROM cursor").fetchall())
        for scope in (DIRECTORY, staff_scope(pc.who.office), office_scope(pc.who.office)):
            if scope in cursors and self._compared.get((pc.label, scope)) != (epoch, cursors[scope]):
                self._compare(pc, server, scope, cursors[scope], epoch)
                self._compared[pc.label, scope] = (epoch, cursors[scope])

    def _compare(self, pc: Pc, server: Server, scope: str, cursor: int, epoch: str) -> None:
        query = (
            "SELECT type, id, revision, data FROM placement JOIN shared_row USING (type, id) "
            "WHERE scope = ? AND revision <= ? AND NOT gone"
        )
        with server.home.database.read() as connection:
            wanted = {row[:2]: row[2:] for row in plainly(connection, query, scope, cursor)}
            later = "SELECT type, id FROM placement WHERE scope = ? AND revision > ?"
            newer = set(plainly(connection, later, scope, cursor))
        mine = "SELECT type, id, revision, data FROM base WHERE scope = ? AND epoch = ?"
        have = {row[:2]: row[2:] for row in pc.raw.execute(mine, (scope, epoch)) if row[:2] not in newer}
        if have != wanted:
            apart = [key for key in {**have, **wanted} if have.get(key) != wanted.get(key)]
            raise Violation(
                "equal", f"{pc.label} at {cursor} of {scope} differs from the server in {sorted(apart)[:3]}"
            )

    def _look_at_screen(self, pc: Pc, *, is_told: bool) -> None:
        """`is_told`: whether it knows of the server's last restore, before which what it had handed over was safe."""
        shown = pc.raw.execute("SELECT id, state, waiting FROM listing WHERE box = 'outgoing'").fetchall()
        for id, state, waiting in shown:
            if state not in ORDER or state == "waiting":
                continue
            if not waiting and id not in self.stored:
                raise Violation("honest", f"{pc.label} shows {id} as {state}, and the server never held it whole")
            if ORDER.index(state) > self.reached.get(id, 0):
                raise Violation("honest", f"{pc.label} shows {id} as {state}, further than it has ever been")
        if is_told and self.status(pc) == "done":
            released = [one for one in self.told[pc.label].values() if one.act == "release"]
            for one in released:
                # By then the server may hold what it has not yet been heard to have taken; what went back is no longer
                # released there.
                default = one.state not in PENDING
                is_owed = not self.is_stored.get(one.about, default) and not self._is_back(one.about)
                if one.state in (*PENDING, "settled") and is_owed:
                    raise Violation("honest", f"{pc.label} is green, and {one.about} is {one.state}")

    def status(self, pc: Pc) -> str:
        """What the strip of the window would say: done, moving, offline, silent, needs_you."""
        page = strip_page(pc.raw)
        line = msgspec.json.decode(page.line, type=LineStatus) if page.line else LineStatus(state="unknown")
        now: datetime = pc.clock.now()
        return strip_words(page, line, now, Pace(), "").state


def _meta(pc: Pc, key: str) -> str:
    row = pc.raw.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else ""
