"""The office's side of a bundle: what this PC would push goes into one, what it would pull comes out of one.

Nothing here needs a line, and nothing here counts as answered before the server's own word has come back, by whichever
road. What went onto a stick stays in the outbox and goes by the net as well, as soon as there is one.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from sync.carriers.form import Asks, Header, Tells, Way
from sync.carriers.reading import Progress, Unpacked, look, unpacked
from sync.carriers.writing import Load, file_load, message_load, target_for, write_bundle
from sync.engine.exchange import ROWS_A_TRANSACTION, Tell, representations
from sync.engine.line import Line
from sync.engine.status import write_line
from sync.errors import Defect, Refused
from sync.files import is_sound
from sync.protocol.limits import LANES
from sync.protocol.messages import Pull, PullAnswer, PulledScope, Push, PushAnswer
from sync.protocol.signing import BUNDLE
from sync.replica import carried, epochs, first_pull, offering_again, outbox, overlay, pulled, pushes, transfers
from sync.replica.meta import read_meta
from sync.replica.pushes import Batch
from sync.replica.replica import Replica
from sync.replica.transaction import Happened
from sync.replica.view import View
from sync.rules.offices import Office
from sync.version import VERSION


@dataclass(frozen=True)
class Written:
    """What lies in a bundle. `acts`: intents, releases among them; `left_out`: files that are damaged or gone here."""

    file: Path
    number: int
    documents: int
    acts: int
    files: int
    bytes: int
    left_out: int = 0


@dataclass
class Brought:
    """What a bundle has brought. `heard`: bundles of ours that the server says it has taken in. `is_old`: nothing in it
    was new. `lacks`: it goes on from something that this PC does not have."""

    file: str
    number: int
    happened: list[Happened] = field(default_factory=list)
    heard: int = 0
    settled: int = 0
    rows: int = 0
    files: int = 0
    lacks: bool = False

    @property
    def is_old(self) -> bool:
        return not (self.heard or self.settled or self.rows or self.files or self.lacks)

    def count(self, event: str) -> int:
        return len({one.document for one in self.happened if one.event == event})


def pack(replica: Replica, target: Path, progress: Progress) -> Written:
    """Write everything of this PC's that the server has not answered: into a folder under a name of its own, or to this
    name. What it hands over has its lane and sequence, durably, before any of it is written.

    Raises: as `write_bundle`; Refused `bundle.exists`.
    """
    identity, now = replica.identity, replica.clock.now()
    with replica.write() as t:
        outbox.release_held(t.connection, now)
        epoch = t.epoch
        if read_meta(t.connection, "expected_due"):  # a restored server, and nobody knows yet from where it lacks what
            again = offering_again.rewind(t.connection, dict.fromkeys(LANES, 1))
            t.touch(overlay.relay(t.connection, {("", about) for about in again}, t.scopes))
        batches = pushes.all_pushes(t.connection, epoch)
        number = carried.next_number(t.connection, now)
        files = transfers.to_carry(t.connection)
        asks = Asks(
            pull=Pull(epoch=epoch, cursors=pulled.read_cursors(t.connection)),
            version=VERSION,
            in_flight=carried.in_flight(t.connection),
            wanted=tuple(transfers.unfinished(t.connection, "down")),
            unproven=tuple(transfers.unfinished(t.connection, "up")),
        )
        sealed = pulled.sealed_rows(t.connection)
    # A damaged one is left out and holds nothing else up; the net sets it aside by name.
    sound = {sha256: about for sha256, about in files.items() if is_sound(replica.files, sha256)}
    loads = [message_load("represent", shown) for shown in representations(sealed)]
    loads += [message_load("push", Push(epoch=epoch, intents=batch.intents)) for batch in batches]
    loads += [message_load("asks", asks)]
    loads += [file_load(replica.files, sha256, size) for sha256, (size, _) in sound.items()]
    header = Header(
        way=Way.UP,
        server=identity.server,
        office=identity.office,
        devices=(identity.device,),
        number=number,
        made_at=now,
        bytes=0,
    )
    target = target_for(target, header)
    size = _write(replica, target, header, loads, progress, is_whole=len(sound) == len(files))
    documents = _documents(batches) | {id for _, about in sound.values() for id in about}
    acts = sum(len(batch.intents) for batch in batches)
    counts = {"documents": len(documents), "acts": acts, "files": len(sound), "bytes": size}
    with replica.write() as t:
        carried.note_written(t.connection, number, now, target.name, counts, documents)
        for sha256 in sound:
            transfers.start(t.connection, "up", sha256)  # the net asks first what has come meanwhile
    return Written(target, number, len(documents), acts, len(sound), size, len(files) - len(sound))


def check_for_us(replica: Replica, path: Path) -> Header:
    """What a bundle says of itself, if it is for this PC.

    Raises: Refused `bundle.other_district`, `bundle.other_office`, `bundle.wrong_way`, `bundle.other_pc`; as `look`.
    """
    header, identity = look(path), replica.identity
    with replica.read() as connection:
        office = View(connection).get(Office, header.office)
    facts = {"file": path.name, "office": office.full_name if office else header.office}
    if header.server != identity.server:
        raise Refused("bundle.other_district", facts)
    if header.office != identity.office:
        raise Refused("bundle.other_office", facts)
    if header.way is not Way.DOWN:
        raise Refused("bundle.wrong_way", facts)
    if identity.device not in header.devices:
        raise Refused("bundle.other_pc", facts)
    return header


def take_bundle_in(replica: Replica, path: Path, tell: Tell, progress: Progress) -> Brought:
    """Store what a bundle from the server brings, once all of it has been checked; again and late it changes nothing.

    Raises: as `check_for_us` and `unpacked`; Refused `bundle.older` - from before the server was restored,
    `device.forked`.
    """
    header, identity = check_for_us(replica, path), replica.identity
    with unpacked(path, replica.signer, identity.seal_key, replica.files, progress) as bundle:
        tells = next(bundle.messages("tells", Tells, identity.device), None)
        if tells is None:
            raise Defect("bundle.damaged", {"file": path.name, "detail": "tells"})
        brought = Brought(path.name, header.number)

        def hear(happened: list[Happened]) -> None:
            brought.happened += happened
            tell(happened)

        _Taking(replica, bundle, tells, brought, hear).take()
    return brought


class _Taking:
    """One bundle being taken in, step by step; each is a transaction, and may come again."""

    def __init__(self, replica: Replica, bundle: Unpacked, tells: Tells, brought: Brought, tell: Tell) -> None:
        self._replica, self._bundle, self._tells, self._brought, self._tell = replica, bundle, tells, brought, tell
        self._device = replica.identity.device

    def take(self) -> None:
        """Raises: Refused `bundle.older`, `device.forked` - there are verdicts on what only a copy of this PC did."""
        brought, tells, now = self._brought, self._tells, self._replica.clock.now()
        self._check_that_we_are_one(now)
        with self._replica.write() as t:
            if epochs.is_past(t.connection, tells.epoch, tells.time):
                raise Refused("bundle.older", {"file": brought.file})
            is_news = epochs.is_news(t.connection, tells.time)
            t.begin_epoch(tells.epoch)
            brought.heard = carried.note_heard(t.connection, tells.heard, now)
            waiting = set(transfers.unfinished(t.connection, "up"))
            for sha256 in waiting & set(tells.stored):
                transfers.finish(t.connection, "up", sha256)
        self._tell(t.happened)
        for answer in self._bundle.messages("pushed", PushAnswer, self._device):
            self._settle(answer)
        at = dict(tells.since)
        for page in self._bundle.messages("pulled", PullAnswer, self._device):
            if is_news:
                with self._replica.write() as t:
                    t.drop_scopes(page.allowed)
            for scope, rows in page.scopes.items():
                self._store(scope, rows, at.get(scope, 0))
                at[scope] = rows.to
        self._take_files()
        with self._replica.write() as t:
            epochs.note_heard(t.connection, tells.time)
            counts = {"documents": brought.count("received"), "acts": brought.settled, "files": brought.files}
            number, size = brought.number, self._bundle.header.bytes
            carried.note_taken_in(t.connection, number, now, brought.file, counts | {"bytes": size})
            here = pulled.read_cursors(t.connection)
            if at and first_pull.is_going(t.connection) and all(here.get(scope, 0) >= to for scope, to in at.items()):
                first_pull.end(t.connection, now)

    def _check_that_we_are_one(self, now: datetime) -> None:
        """As by line, where the server compares the bytes: a copy's verdicts must not end what is only here."""
        with self._replica.read() as connection:
            answers = self._bundle.messages("pushed", PushAnswer, self._device)
            is_one = not any(carried.are_of_a_copy(connection, answer.verdicts) for answer in answers)
        if not is_one:
            with self._replica.write() as t:
                halted = Line(state="halted", since=now, code="device.forked")
                write_line(t.connection, halted, now, None, "halted")
            raise Refused("device.forked")

    def _settle(self, answer: PushAnswer) -> None:
        with self._replica.write() as t:
            if t.epoch != self._tells.epoch:
                return
            if not read_meta(t.connection, "expected_due"):  # of this history it is known where the lanes stand
                answer = replace(answer, expected={})
            self._brought.settled += len(t.store_push_answer(answer))
        self._tell(t.happened)

    def _store(self, scope: str, page: PulledScope, after: int) -> None:
        """Rows past our cursor, as far as they go on from it."""
        rows = page.rows
        for n in range(0, max(1, len(rows)), ROWS_A_TRANSACTION):
            part = rows[n : n + ROWS_A_TRANSACTION]
            is_last = n + ROWS_A_TRANSACTION >= len(rows)
            to = page.to if is_last else part[-1].revision
            with self._replica.write() as t:
                known = pulled.read_cursors(t.connection).get(scope, 0)
                if t.epoch != self._tells.epoch or after > known:
                    self._brought.lacks |= after > known
                    return
                new = tuple(row for row in part if row.revision > known)
                if to > known:
                    t.store_page(scope, PulledScope(rows=new, to=to), self._tells.epoch)
                    self._brought.rows += len(new)
            self._tell(t.happened)
            after = to

    def _take_files(self) -> None:
        with self._replica.read() as connection:
            wanted = set(transfers.unfinished(connection, "down"))
        for part, path in self._bundle.files():
            if part.sha256 in wanted and self._replica.files.adopt(path, part.sha256):
                with self._replica.write() as t:
                    t.file_arrived(part.sha256)
                self._brought.files += 1
                self._tell(t.happened)


def _write(
    replica: Replica, target: Path, header: Header, loads: list[Load], progress: Progress, *, is_whole: bool
) -> int:
    signer = replica.signer

    def sign(content: bytes) -> bytes:
        return signer.sign(BUNDLE, content)

    return write_bundle(target, header, loads, sign, [replica.identity.seal_key], progress, is_whole=is_whole)


def _documents(batches: list[Batch]) -> set[str]:
    return {document for batch in batches for document in batch.released}
