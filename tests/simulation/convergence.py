"""Peace: everything that broke is mended, and in a bounded number of exchanges all must agree on everything.

settled     no intent without its verdict, no preview over the rows, no file on its way
arrived     what was released and not taken back lies whole at every recipient's PC
order       what one PC did with one document was judged in that order
carried     who was enrolled anew has what he had done before
clones      of two PCs that have gone on from one disk, each with its own, one is shut out
gaps        every number up to the last of a book that has begun is used, void with a reason, a task of its PC, or
            still to be given
audit       the server's log is whole
bounded     it took no more exchanges than what was left to do explains
"""

from collections import Counter, defaultdict

from sync.errors import Defect
from sync.protocol.row_bytes import read_row
from sync.replica.gaps import gaps
from sync.rules.books import Book, Entry, Grant
from sync.rules.deliveries import Delivery
from sync.rules.documents import Document
from sync.server import audit
from sync.server.rows import ServerState
from tests.simulation.ledger import PENDING, Violation
from tests.simulation.machines import Pc
from tests.simulation.people import DAY
from tests.simulation.store_apart import StoreApart
from tests.simulation.world import World
from tests.support.on_postgresql import plainly

MOST_ROUNDS = 14
MOST_STEPS = 60  # of each worker in one round
CAUSES = {
    "push": "SELECT 1 FROM outbox WHERE state IN ('held', 'ready', 'sent') "
    "UNION SELECT 1 FROM meta WHERE key IN ('represent_due', 'expected_due') AND value != ''",
    "up": "SELECT 1 FROM transfer WHERE way = 'up' AND state = 'waiting'",
    "down": "SELECT 1 FROM transfer WHERE way = 'down' AND state = 'waiting'",
}
MOVING = (
    "SELECT n, state FROM outbox ORDER BY n",
    "SELECT scope, revision FROM cursor ORDER BY scope",
    "SELECT way, sha256, intent, state, failures, started FROM transfer ORDER BY way, sha256, intent",
    "SELECT key, value FROM meta WHERE key IN ('epoch', 'represent_due', 'expected_due')",
)


# Numbers of what was refused and waits for a person, as what a restored server does without its document.
_REFUSED = "SELECT book, number FROM taken JOIN outbox ON id = intent WHERE state = 'refused' AND person != ''"


def converge(world: World) -> None:
    """Raises: Violation."""
    _mend(world)
    waiting = sum(one.state in PENDING for told in world.ledger.told.values() for one in told.values())
    before = world.wire.exchanges
    last: object = None
    for _ in range(MOST_ROUNDS):
        for pc in list(world.pcs.values()):
            if pc.is_running:
                pc.engine.line.try_now()  # somebody presses the key that says so
                _exchange(world, pc)
        world.pass_time(61)
        now = (_signature(world), StoreApart.refusals.total())
        if now == last:
            break
        last = now
    else:
        raise Violation("bounded", f"{MOST_ROUNDS} rounds, and something still moves")
    if (took := world.wire.exchanges - before) > (most := 60 * len(world.pcs) + 10 * waiting):
        raise Violation("bounded", f"{took} exchanges where {most} would do")
    _check_settled(world)
    _check_carried(world)
    _check_clones(world)
    _check_arrived(world)
    _check_order(world)
    _check_gaps(world)
    with world.server.home.database.read() as connection:
        if fault := audit.verify(connection, world.server.home.seal)[1]:
            raise Violation("audit", f"line {fault.n}: {fault.what}")
        unheard = "SELECT act, outcome FROM intent WHERE sha256 NOT IN (SELECT intent FROM audit)"
        if found := plainly(connection, unheard).fetchall():
            raise Violation("audit", f"the log says nothing of {found}")
        noted = dict(plainly(connection, "SELECT sha256, bytes FROM blob").fetchall())
    if world.server.home.files.sizes(noted) != noted:
        raise Violation("files", "a row names a file that the server does not have")


def _mend(world: World) -> None:
    world.wire.cut.clear()
    world.wire.faults.clear()
    world.start("")
    world.server.disk.strike = None
    world.server.disk.full(False)
    while world.wire.late:
        world.deliver_late()
    for name, pc in world.pcs.items():
        world.start(name)
        if pc.is_running:
            pc.disk.strike = None
            pc.disk.full(False)
            pc.disk.read_only(False)
            pc.clock.jump(seconds=(world.server.clock.now() - pc.clock.now()).total_seconds())


def _exchange(world: World, pc: Pc) -> None:
    """All four workers until nothing moves on this PC; whoever has nothing to do is not asked."""
    world.watch(pc.label)
    for _ in range(MOST_STEPS):
        before = _signature_of(pc)
        world.work(pc.label, "listen")
        for worker, query in CAUSES.items():
            if pc.is_running and pc.raw.execute(query).fetchone():
                world.work(pc.label, worker)
        if _signature_of(pc) == before:
            return


def _signature_of(pc: Pc) -> object:
    return [pc.raw.execute(query).fetchall() for query in MOVING] if pc.is_running else None


def _signature(world: World) -> object:
    return [_signature_of(pc) for pc in world.pcs.values()]


def _out_of_reach(world: World) -> set[str]:
    """What PCs have had in hand that are gone or shut out: its files may have gone with them, but for those of who was
    enrolled anew."""
    away = [pc.label for pc in world.pcs.values() if not _has_gone_on(world, pc)]
    return {one.about for name in away for one in world.ledger.told.get(name, {}).values()}


def _has_gone_on(world: World, pc: Pc) -> bool:
    """Whether this PC, or what it has become, is there and let in."""
    if pc.heir:
        return _has_gone_on(world, world.pcs[pc.heir])
    return pc.is_running and pc.line != "halted"


def _turned_down(world: World) -> set[str]:
    """What a restored server has refused of what it had before, and does not have now: until its sender has done
    something about it, whoever has seen it waits for its files, and its office sees it waiting."""
    told = [one for told in world.ledger.told.values() for one in told.values()]
    refused = {one.about for one in told if world.ledger.restores and one.act == "release" and one.state == "refused"}
    with world.server.home.database.read() as connection:
        state = ServerState(connection)
        return {about for about in refused if state.get(Document, about) is None}


def _check_settled(world: World) -> None:
    lost = _out_of_reach(world)
    waits = lost | _turned_down(world)
    for pc in world.pcs.values():
        if not pc.is_running:
            continue
        if pc.is_due:
            raise Violation("settled", f"{pc.label} has not taken the place of the PC whose backup it is: {pc.told}")
        if pc.line == "halted":
            if (state := world.ledger.status(pc)) != "needs_you":
                raise Violation("honest", f"{pc.label} is shut out for good, and says {state}")
            continue
        for one in world.ledger.told[pc.label].values():
            if one.state in (*PENDING, "acknowledged"):
                raise Violation("settled", f"{pc.label}: {one.act} {one.about} is {one.state} for ever")
        if left := pc.raw.execute("SELECT type, id FROM overlay").fetchall():
            raise Violation("settled", f"{pc.label}: previews are left over {left[:3]}")
        query = "SELECT way, document, code FROM transfer WHERE state != 'done'"
        if left := [row for row in pc.raw.execute(query) if row[1].partition("@")[0] not in waits]:
            raise Violation("settled", f"{pc.label}: files are left {left[:3]}")
        state = world.ledger.status(pc)
        here = {row[0] for row in pc.raw.execute("SELECT id FROM listing WHERE waiting")}
        if state not in ("done", "needs_you") and not (lost or (here and here <= waits)):
            raise Violation("honest", f"{pc.label} says {state} where everything is done")


def _check_carried(world: World) -> None:
    """Who was enrolled anew has what a person had done before, but for what was taken back or put away."""
    for new, earlier in world.ledger.earlier.items():
        if not world.pcs[new].is_running and not world.pcs[new].heir:
            continue
        for id, one in world.ledger.told.get(earlier, {}).items():  # one whose place was taken did nothing
            if one.person and one.state not in ("cancelled", "dismissed") and id not in world.ledger.told[new]:
                raise Violation("carried", f"{new} lacks {one.act} {one.about}, which was {one.state} at {earlier}")


def _check_clones(world: World) -> None:
    """Both have used one sequence, each for something else: the server must have noticed."""
    for name in world.ledger.doubles & {f"{one}-copy" for one in world.ledger.doubles}:
        pair = [world.pcs[name], world.pcs[name.removesuffix("-copy")]]
        if any(not pc.is_running or pc.line == "halted" for pc in pair):
            continue
        query = "SELECT lane, seq, id FROM outbox WHERE seq IS NOT NULL"
        mine, theirs = ({row[:2]: row[2] for row in pc.raw.execute(query)} for pc in pair)
        if apart := [place for place in mine.keys() & theirs.keys() if mine[place] != theirs[place]]:
            raise Violation("clones", f"{name} and its model have both handed over {sorted(apart)[:3]}")


def _check_arrived(world: World) -> None:
    """Released by the outbox of a PC and applied: it is at the server, and at everyone it was sent to."""
    running = [pc for pc in world.pcs.values() if pc.is_running and pc.line != "halted"]
    lost = _out_of_reach(world)
    with world.server.home.database.read() as connection:
        state = ServerState(connection)
        for pc in running:
            for one in world.ledger.told[pc.label].values():
                if one.outcome != "applied" or one.act not in ("number", "release"):
                    continue
                document = state.get(Document, one.about)
                if document is None:
                    raise Violation("kept", f"{pc.label}: {one.act} of {one.about} was applied, and it is nowhere")
                if document.state != "released" or document.id in lost:
                    continue
                if document.stored_at is None:
                    raise Violation("arrived", f"the server lacks a file of {document.id}")
                for delivery in state.children(Delivery, document.id):
                    if delivery.state != "withdrawn" and delivery.office:
                        _check_here(running, delivery, document)


def _check_here(running: list[Pc], delivery: Delivery, document: Document) -> None:
    at = [pc for pc in running if pc.who.office == delivery.office]
    for pc in at:
        row = pc.raw.execute("SELECT n FROM listing WHERE id = ?", (document.id,)).fetchone()
        if row is None:
            raise Violation("arrived", f"{document.id} is not at {pc.label}, delivery {delivery.state}")
        for file in document.files:
            try:
                pc.replica.files.open_verified(file.sha256).close()
            except Defect as defect:
                raise Violation("arrived", f"{pc.label}, a file of {document.id}: {defect.code}") from defect
    if at and delivery.state in ("waiting", "sent"):
        raise Violation("arrived", f"nobody has said that {delivery.id} arrived")


def _check_order(world: World) -> None:
    with world.server.home.database.read() as connection:
        joined = "SELECT id, min(n) FROM audit JOIN intent ON intent.sha256 = audit.intent GROUP BY id"
        judged = dict(plainly(connection, joined).fetchall())
    ledger = world.ledger
    shared = Counter(id for told in ledger.told.values() for id in told)
    for name, told in ledger.told.items():
        if world.pcs[name].heir:
            continue  # while it was shut out, this was asked of it; what its heir hands over, is asked of that
        before = ledger.told.get(ledger.earlier.get(name, ""), {})
        order: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for id, one in told.items():
            is_let_go = one.state in ("cancelled", "dismissed")
            if shared[id] > len(ledger.lineage(name)) and (is_let_go or before or ledger.restores):
                continue  # a copy of this PC has handed over what was let go here, or hands it over again later
            if id in judged and one.is_sent:  # where it was handed over again, it may have been judged before
                order[one.about].append((one.n, judged[id]))
        for about, found in order.items():
            at = [when for _, when in sorted(found)]
            if at != sorted(at):
                raise Violation("order", f"{name}: what was done with {about} was judged in the order {at}")


def _check_gaps(world: World) -> None:
    """Every number of a book below its highest one has a reason."""
    asked: dict[str, set[int]] = defaultdict(set)
    for pc in world.pcs.values():
        if pc.is_running:
            with pc.replica.read() as connection:
                for gap in gaps(connection, pc.who.office, pc.who.device, DAY):
                    asked[gap.book].add(gap.number)
            for book, number in pc.raw.execute(_REFUSED).fetchall():
                asked[book].add(number)
    with world.server.home.database.read() as connection:
        entries: dict[str, list[Entry]] = defaultdict(list)
        for (data,) in plainly(connection, "SELECT data FROM shared_row WHERE type = 'entry'").fetchall():
            entry = read_row(Entry, data)
            entries[entry.book].append(entry)
        state = ServerState(connection)
        for book, found in entries.items():
            if state.get(Book, book) is None:
                continue  # nobody who holds its token has begun it: its PCs tell of gaps once somebody has
            series, _, year = book.rpartition(".")
            explained = set(asked[book])
            for entry in found:
                explained |= set(range(entry.number, max(entry.number, entry.through) + 1))
            away = {pc.who.device for pc in world.pcs.values() if not pc.is_running or pc.line == "halted"}
            every = state.children(Grant, series)
            held = {
                n for one in every if one.device for low, high in one.granted(int(year)) for n in range(low, high + 1)
            }
            for grant in (one for one in every if one.closed or one.device not in away):
                # Of what a restore has closed, a PC may show that it has some: there its own grant is asked.
                known = explained if grant.device else explained | held
                for low, high in grant.granted(int(year)):
                    _check_range(grant, low, high, found, known, state.get(Book, book))


def _check_range(grant: Grant, low: int, high: int, found: list[Entry], explained: set[int], book: Book | None) -> None:
    """Of what a PC may still give, up to the last that it has given; of what nobody may give any more, all."""
    used = [e.number for e in found if e.state == "used" and low <= e.number <= high and not e.suffix]
    first, last = min(used, default=0), max(used, default=-1)
    if grant.closed and grant.device and book:
        first, last = max(low, book.first), high
    for number in range(first, last + 1):
        if number not in explained:
            raise Violation("gaps", f"{book and book.id}: nobody explains number {number} of {low}-{high}")
