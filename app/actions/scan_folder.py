"""One folder that scans come into: looked at again and again, and what is whole in it proposed.

Nothing in the folder is changed, moved or deleted, and nothing of it is copied before a person takes it in. Whatever
can be wrong with a file is that file's alone. A step does a bounded amount of work and says when it wants the next.
"""

import hashlib
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from app.actions.scan_settling import Seen, Settling, is_wanted
from app.documents.kinds_of_file import PDF_WITHIN
from app.documents.programs import HEAD_BYTES, is_program
from app.documents.read_paper import PaperReader, ReadPaper
from app.host.quiet_file import open_quiet
from sync.files import CHUNK
from sync.replica import scans
from sync.replica.replica import Replica
from sync.replica.scan_content import Scan, ScanFacts
from sync.replica.scans import Found, Known
from sync.replica.view import View
from sync.rules.documents import check_file_name
from sync.rules.kinds import ALL as ALL_KINDS
from sync.rules.kinds import Kind
from sync.rules.legal_time import legal_day
from sync.rules.limits import Limits, limits_of
from sync.rules.text import composed
from sync.world import stamp

log = logging.getLogger(__name__)
FILES_A_STEP, BYTES_A_STEP = 50, 200_000_000
READ_A_STEP = 4
SWEEP_S, AWAY_S, SOON_S = 30.0, 5.0, 0.25
TAIL = 1 << 16  # where a PDF's end mark stands; programs append to it
FIRST_LOOK = 20_000  # files that lay there before, remembered at the most


@dataclass(frozen=True)
class Step:
    """`wait_s`: until the next look, unless something is heard before. `proposed`, `same`: how many files. `away`: the
    folder cannot be looked into. `held`: names that some program has kept open for long."""

    wait_s: float
    proposed: int = 0
    same: int = 0
    away: bool = False
    held: tuple[str, ...] = ()


class ScanFolder:
    def __init__(self, replica: Replica, folder: Path, reader: PaperReader) -> None:
        self._replica, self._folder, self._reader = replica, folder, reader
        self._key = str(folder)
        self._settling = Settling()

    def step(self, *, goes_on: Callable[[], bool] = lambda: True) -> Step:
        """Look at the folder; propose what is whole, read a little of what has been proposed. `goes_on`: false as soon
        as it is to end. Raises: LocalHindrance, Defect of the office's file; WorkerDropped."""
        now = self._replica.clock.monotonic_s()
        try:
            present = _present(self._folder)
        except OSError as error:
            log.info("a folder of scans is away: %s", type(error).__name__)
            return Step(AWAY_S, away=True)
        known = self._known(present)
        unknown = {name: seen for name, seen in present.items() if _is_new(known.get(name), seen)}
        due = self._settling.look(unknown, now)
        found, more = self._opened(due, unknown, now, goes_on)
        proposed, same = self._note(found, present)
        self._settling.forget(file.name for file in found)
        left = self._read(goes_on)
        held = tuple(self._settling.held_long(now))
        return Step(self._wait_s(now, more=more or left), proposed, same, held=held)

    def _known(self, present: Mapping[str, Seen]) -> dict[str, Known]:
        """What is remembered of the folder, brought up to date with what has gone and come back."""
        with self._replica.read() as connection:
            begun, known = scans.has_begun(connection, self._key), scans.known_names(connection, self._key)
        if not begun:
            return self._begin(present, known)
        gone = [one.n for name, one in known.items() if not one.gone and name not in present]
        back = [
            one.n for name, one in known.items() if one.gone and name in present and not _is_new(one, present[name])
        ]
        if gone or back:
            with self._replica.write() as t:
                scans.set_gone(t.connection, gone, gone=True)
                scans.set_gone(t.connection, back, gone=False)
        return known

    def _begin(self, present: Mapping[str, Seen], known: dict[str, Known]) -> dict[str, Known]:
        """At the first look: what has lain there since before today is not what anybody waits for."""
        now = self._replica.clock.now()
        old = [
            Found(name, seen.bytes, seen.modified, written_at=_written_at(seen))
            for name, seen in present.items()
            if _is_new(known.get(name), seen) and legal_day(_written(seen)) < legal_day(now)
        ]
        with self._replica.write() as t:
            scans.note_before(t.connection, self._key, old[:FIRST_LOOK], now)
            scans.begin_folder(t.connection, self._key, now)
            return scans.known_names(t.connection, self._key)

    def _opened(
        self, due: list[str], unknown: Mapping[str, Seen], now: float, goes_on: Callable[[], bool]
    ) -> tuple[list[Found], bool]:
        """Those of the files that are whole, or will not get any better; the others are tried again later. Whether some
        are left for the next step."""
        if not due:
            return [], False
        with self._replica.read() as connection:
            limits = limits_of(View(connection))
        found: list[Found] = []
        weight = 0
        for name in due:
            if not goes_on() or len(found) == FILES_A_STEP or weight > BYTES_A_STEP:
                return found, True
            try:
                looked = _looked_at(self._folder, name, unknown[name], limits)
            except FileNotFoundError:
                continue  # it has gone again
            except OSError:
                self._settling.rest(name, now, held=True)
                continue
            if looked is None or (looked.is_cut and not self._settling.is_out_of_patience(name, now)):
                self._settling.rest(name, now, held=False)
                continue
            found.append(looked)
            weight += looked.bytes
        return found, False

    def _note(self, found: list[Found], present: Mapping[str, Seen]) -> tuple[int, int]:
        """How many are proposed, and how many have been seen before."""
        if not found:
            return 0, 0
        now = self._replica.clock.now()
        with self._replica.write() as t:
            noted = [scans.note(t.connection, self._key, file, present.keys(), now) for file in found]
        return noted.count("waiting"), noted.count("same")

    def _read(self, goes_on: Callable[[], bool]) -> bool:
        """Read a little of what has been proposed; whether there is more."""
        with self._replica.read() as connection:
            waiting = scans.unread(connection, self._key, READ_A_STEP + 1)
            view = View(connection)
            kinds = {kind.id: kind.name for kind in view.children(Kind, ALL_KINDS)} if waiting else {}
        if not waiting:
            self._reader.rest()
            return False
        today = legal_day(self._replica.clock.now())
        told: list[tuple[Scan, ReadPaper]] = []
        for scan in waiting[:READ_A_STEP]:
            if not goes_on():
                return False
            told.append((scan, self._reader.read(self._folder / scan.name, kinds, today)))
        with self._replica.write() as t:
            for scan, paper in told:
                _note_read(t.connection, scan, paper)
        return len(waiting) > READ_A_STEP

    def _wait_s(self, now: float, *, more: bool) -> float:
        if more:
            return 0.0
        due = self._settling.next_s()
        return SWEEP_S if due is None else min(SWEEP_S, max(SOON_S, due - now))


def _present(folder: Path) -> dict[str, Seen]:
    """The files of a folder that could be documents: no links, nothing below it. Raises: OSError."""
    present = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if not is_wanted(entry.name) or not entry.is_file(follow_symlinks=False):
                continue
            try:
                found = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # it has gone again
            present[_kept(entry.name)] = Seen(found.st_size, found.st_mtime_ns)
    return present


def _kept(name: str) -> str:
    """A name as it can be remembered. One that is no text is never opened: a name with such a mark in it is bad."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_new(known: Known | None, seen: Seen) -> bool:
    return known is None or (known.bytes, known.modified) != (seen.bytes, seen.modified)


def _written(seen: Seen) -> datetime:
    try:
        return datetime.fromtimestamp(seen.modified / 1e9, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _written_at(seen: Seen) -> str:
    return stamp(_written(seen))


def _looked_at(folder: Path, name: str, seen: Seen, limits: Limits) -> Found | None:
    """A file as it lies there; None where it changes under our hands or holds nothing. Raises: OSError."""
    plain = Found(name, seen.bytes, seen.modified, written_at=_written_at(seen))
    if refusal := check_file_name(composed(name), limits):
        return replace(plain, refused=refusal.code, refused_facts=refusal.facts)
    if seen.bytes > limits.file_bytes:
        facts = {"name": composed(name), "limit": str(limits.file_bytes // 1_000_000)}
        return replace(plain, refused="file.too_large", refused_facts=facts)
    digest, size, tail = hashlib.sha256(), 0, b""
    with open_quiet(folder / name) as file:
        head = chunk = file.read(HEAD_BYTES)
        while chunk and size <= seen.bytes:
            size += len(chunk)
            digest.update(chunk)
            tail = (tail + chunk)[-TAIL:]
            chunk = file.read(CHUNK)
        after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) != seen or size != seen.bytes:
        return None
    if not head:
        return replace(plain, is_cut=True, refused="file.empty", refused_facts={"name": composed(name)})
    if is_program(head):
        return replace(plain, refused="file.program", refused_facts={"name": composed(name)})
    return replace(plain, sha256=digest.hexdigest(), is_cut=_is_cut(name, head, tail))


def _is_cut(name: str, head: bytes, tail: bytes) -> bool:
    """Whether a file's own end is missing, where its format has one."""
    if name.casefold().endswith(".pdf"):
        return b"%PDF-" not in head[:PDF_WITHIN] or b"%%EOF" not in tail
    if head.startswith(b"PK\x03\x04"):
        return b"PK\x05\x06" not in tail
    return head.startswith(b"\xff\xd8\xff") and b"\xff\xd9" not in tail


def _note_read(connection: Connection, scan: Scan, paper: ReadPaper) -> None:
    if paper.mark:
        scans.note_refused(connection, scan.n, "secret.page", {"name": composed(scan.name), "mark": paper.mark})
        return
    facts = paper.facts
    told = ScanFacts(facts.notation, facts.on, facts.kind, facts.issuer, facts.subject, facts.meets_at)
    scans.note_read(connection, scan.n, paper.pages, paper.text, told)
