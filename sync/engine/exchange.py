"""The four moves of a sync: intents up, rows down, files up, files down. Each is one step, safe to break anywhere.

Plain functions over the office's file and a port; threads, timing and retries are the engine's, virtual in the
simulation.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection

from sync.engine.port import Port
from sync.errors import Defect, LineHindrance, Refused
from sync.files import disk_errors, is_sound
from sync.protocol.limits import (
    CHUNK_BYTES,
    INLINE_FILE_BYTES,
    PULL_BYTES,
    PULL_ROWS,
    PUSH_BYTES,
    REPRESENT_BYTES,
    REPRESENT_ROWS,
)
from sync.protocol.messages import Outcome, Pull, PullAnswer, PulledScope, Push, Represent
from sync.replica import appended, first_pull, news, outbox, pulled, pushes, transfers
from sync.replica.meta import note_server_time, read_meta, write_meta
from sync.replica.pulled import read_cursors
from sync.replica.replica import Replica
from sync.replica.transaction import Happened
from sync.replica.transfers import Wanted

ROWS_A_TRANSACTION = 50  # a screen's own write waits behind at most this many
Yield = Callable[[Wanted], bool]  # whether something more urgent than this file waits
Tell = Callable[[list[Happened]], None]
Choose = Callable[[Connection], Wanted | None]  # the file to carry now


def push_once(replica: Replica, port: Port, tell: Tell, begun: Callable[[], object] = lambda: None) -> bool:
    """Hand over the next intents and store their verdicts; false where there was nothing to hand over.

    A restored server is first asked what it expects of each lane: its backup may be an older one than the last that we
    know of, and what is about one thing is judged in its order only if all of it goes out again at once. `begun` is
    called when they are about to leave: their files may go beside them.
    """
    with replica.read() as connection:
        counters_wanted = bool(read_meta(connection, "expected_due"))  # of a server that was restored
        if not counters_wanted and not outbox.something_to_push(connection, replica.clock.now()):
            return False
    with replica.write() as t:
        outbox.release_held(t.connection, replica.clock.now())
        epoch = t.epoch
        batch = pushes.EMPTY if counters_wanted else pushes.next_push(t.connection, epoch)
        room = PUSH_BYTES - sum(len(i.raw) for i in batch.intents)
        inline = transfers.inline_files(t.connection, set(batch.released), INLINE_FILE_BYTES, room)
    if not batch.intents and not counters_wanted:
        return False
    files = _contents(replica, inline)
    begun()
    answer = port.push(Push(epoch=epoch, intents=batch.intents, files=tuple(files.values())))
    with replica.write() as t:
        if t.epoch != epoch:
            return True  # another worker has met the restored server meanwhile: this is the old one's word
        if answer.epoch != epoch:
            t.begin_epoch(answer.epoch)
        else:
            note_server_time(t.connection, answer.time, replica.clock.now())
            t.store_push_answer(answer)
    tell(t.happened)
    for verdict in answer.verdicts:
        if verdict.outcome is Outcome.LATER:
            raise Refused(verdict.code) if verdict.code == "update.needed" else LineHindrance(verdict.code)
    return True


def represent_once(replica: Replica, port: Port, is_told: Callable[[], None] = lambda: None) -> bool:
    """Show a restored server the people, PCs and grants that it had sealed; whether that told it anything new, which
    `is_told` hears before anything is stored here."""
    with replica.read() as connection:
        rows = pulled.sealed_rows(connection)
    taken = sum(port.represent(shown).taken for shown in representations(rows))
    if taken:
        is_told()
    with replica.write() as t:
        write_meta(t.connection, "represent_due", "")
    return taken > 0


def representations(rows: Sequence[tuple[str, bytes]]) -> Iterator[Represent]:
    """Rows in messages that the server's door takes."""
    part: list[tuple[str, bytes]] = []
    size = 0
    for row in rows:
        size += len(row[1])
        if part and (len(part) == REPRESENT_ROWS or size > REPRESENT_BYTES // 2):
            yield Represent(rows=tuple(part))
            part, size = [], len(row[1])
        part.append(row)
    if part:
        yield Represent(rows=tuple(part))


def pull_once(replica: Replica, port: Port, wait_s: float, tell: Tell) -> bool:
    """Fetch what is new past the cursors; false where nothing was."""
    with replica.read() as connection:
        cursors, epoch = read_cursors(connection), read_meta(connection, "epoch") or ""
        is_first = first_pull.is_going(connection)
    answer = port.pull(Pull(epoch=epoch, cursors=cursors, wait_s=wait_s, limit=PULL_ROWS))
    with replica.write() as t:
        if t.epoch != epoch:
            return True  # another worker has met the restored server meanwhile: this is the old one's word
        note_server_time(t.connection, answer.time, replica.clock.now())
        if answer.epoch != epoch:
            t.begin_epoch(answer.epoch)
        else:
            t.drop_scopes(answer.allowed)
    if answer.epoch != epoch:
        return True
    for scope, page in answer.scopes.items():
        for part in _parts(page):
            with replica.write() as t:
                if t.epoch != epoch:
                    return True
                t.store_page(scope, part, epoch)
            tell(t.happened)
    if is_first and _is_all(answer):
        with replica.write() as t:
            first_pull.end(t.connection, replica.clock.now())
    return bool(answer.scopes)


def upload_once(replica: Replica, port: Port, must_yield: Yield, choose: Choose = transfers.next_up) -> bool:
    """Send the file that should go up now, or as much of it as may; false where none should."""
    with replica.read() as connection:
        wanted = choose(connection)
        known = appended.candidates(connection, wanted) if wanted else []
    if wanted is None:
        return False
    try:
        source = replica.files.open_verified(wanted.sha256)
    except Defect as defect:
        _park(replica, "up", wanted.sha256, defect.code)
        return True
    with source:
        offset, beginning = 0, ""
        if not wanted.started:
            with replica.write() as t:
                transfers.start(t.connection, "up", wanted.sha256)
            beginning = appended.beginning_of(replica.files, wanted.sha256, known)
        if wanted.started or beginning:
            state = port.upload_state(wanted.sha256, wanted.bytes, beginning)
            if state.complete:
                return _sent(replica, wanted)
            offset = state.durable
        source.seek(offset)

        def chunks() -> Iterator[bytes]:
            while chunk := source.read(CHUNK_BYTES):
                yield chunk
                if must_yield(wanted):
                    return

        try:
            state = port.upload(wanted.sha256, wanted.bytes, offset, chunks())
        except Refused as refused:
            if not refused.code.startswith(("upload.", "file.", "server.unclear")):
                raise
            if refused.code == "upload.other_content":
                with replica.write() as t:  # the file is sound here, so it goes up again from the start, once
                    transfers.failed(t.connection, "up", wanted.sha256, refused.code)
                    _note_aside(replica, t.connection, wanted.sha256)
            elif refused.code != "upload.offset":  # then the next step asks for the right one
                _park(replica, "up", wanted.sha256, refused.code)
            return True
    return _sent(replica, wanted) if state.complete else True


def download_once(replica: Replica, port: Port, length: int, tell: Tell, choose: Choose = transfers.next_down) -> bool:
    """Fetch a range of the file that should come down now; false where none should."""
    with replica.read() as connection:
        wanted = choose(connection)
        known = appended.candidates(connection, wanted) if wanted else []
    if wanted is None:
        return False
    partial = replica.files.partial_path(f"down-{wanted.sha256}")
    have = _length(partial)
    if is_sound(replica.files, wanted.sha256):  # a damaged one is fetched again over it
        return _arrived(replica, wanted, tell)
    if have < wanted.bytes:
        try:
            if known and not have:
                have = _begin(replica, port, wanted, known, partial)
            with disk_errors(partial), partial.open("ab") as file:
                have += port.download(wanted.sha256, have, min(length, wanted.bytes - have), file.write)
        except Refused as refused:
            if refused.code not in ("file.not_here", "file.other_size"):
                raise
            _park(replica, "down", wanted.sha256, refused.code)
            return True
    if have < wanted.bytes:
        return True
    if not replica.files.adopt(partial, wanted.sha256):  # it was deleted, and starts again
        with replica.write() as t:
            transfers.failed(t.connection, "down", wanted.sha256, "file.comes_damaged")
            _note_aside(replica, t.connection, wanted.sha256)
        return True
    return _arrived(replica, wanted, tell)


def _begin(replica: Replica, port: Port, wanted: Wanted, known: list[str], partial: Path) -> int:
    """Begin a file with all of one that is here, if the server says that it begins so; how many bytes. Asked once."""
    with replica.write() as t:
        transfers.start(t.connection, "down", wanted.sha256)
    part = next((one for one in known if replica.files.has(one) and port.begins(wanted.sha256, one)), "")
    return appended.begin(replica.files, part, partial) if part else 0


def _contents(replica: Replica, hashes: list[str]) -> dict[str, bytes]:
    """Small files by their hash; a damaged one is set aside and holds nothing else up."""
    contents: dict[str, bytes] = {}
    for sha256 in hashes:
        try:
            with replica.files.open_verified(sha256) as file:
                contents[sha256] = file.read()
        except Defect as defect:
            _park(replica, "up", sha256, defect.code)
    return contents


def _is_all(answer: PullAnswer) -> bool:
    """Whether there was room in an answer for more than the server had."""
    pages = answer.scopes.values()
    rows, size = sum(len(p.rows) for p in pages), sum(len(r.data or b"") for p in pages for r in p.rows)
    return rows < PULL_ROWS and size < PULL_BYTES and not any(p.more for p in pages)


def _parts(page: PulledScope) -> Iterator[PulledScope]:
    rows = page.rows
    for at in range(0, len(rows), ROWS_A_TRANSACTION):
        part = rows[at : at + ROWS_A_TRANSACTION]
        last = at + ROWS_A_TRANSACTION >= len(rows)
        yield PulledScope(rows=part, to=page.to if last else part[-1].revision, more=not last)


def _sent(replica: Replica, wanted: Wanted) -> bool:
    with replica.write() as t:
        transfers.finish(t.connection, "up", wanted.sha256)
    return True


def _arrived(replica: Replica, wanted: Wanted, tell: Tell) -> bool:
    with replica.write() as t:
        t.file_arrived(wanted.sha256)
    tell(t.happened)
    return True


def _park(replica: Replica, way: str, sha256: str, code: str) -> None:
    with replica.write() as t:
        transfers.park(t.connection, way, sha256, code)
        _note_aside(replica, t.connection, sha256)


def _note_aside(replica: Replica, connection: Connection, sha256: str) -> None:
    """For the record, and for whoever asks since when."""
    documents = transfers.set_aside_for(connection, sha256)
    news.note(connection, replica.clock.now(), [("set_aside", id) for id in documents])


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
