"""An office's data comes back from a backup, on this PC or on a bare new one.

All of it is read and checked beside the profile before anything takes its place. Killed at any moment, there is what
was before or, from the next start on, the restored profile, never half of one. The restored profile is a PC of its own
that has still to take the former one's place (`succeeding`).
"""

import logging
import os
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import IO

import msgspec

from app.actions import earlier_selves
from app.actions.backing_up import BACKUP, GOOD, KEYS, MEMBERS, MOVE, WINDOW, About, about_of
from app.actions.daily_backup import FAULT, OTHER_FAULT
from app.host.keys import Keys, keys_of, store_keys
from app.host.profile import PROFILE, Profile, profile_text
from sync.carriers import archive
from sync.carriers.archive import MANIFEST, Seen
from sync.database import Database
from sync.errors import Defect, Refused
from sync.files import FileStore, disk_errors, write_new, write_whole
from sync.replica import succession
from sync.replica.copying import Counts, check_database, counts
from sync.replica.meta import write_meta
from sync.replica.migrations import STEPS
from sync.replica.office_file import DATABASE, FILES
from sync.replica.succession import Due
from sync.rules.ids import Ids
from sync.schema import migrate
from sync.world import Clock

log = logging.getLogger(__name__)
CLEAR = 20  # numbers past the last known one: more than an office gives between two backups
RESTORING = ".restoring-"


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """`counts`: what the profile holds now; `before`: what it held when it was written; `fetched`: files that come down
    again from the server."""

    office: str
    device: str
    at: str
    kind: str
    counts: dict[str, int]
    before: dict[str, int]
    fetched: int


def restore(
    profile: Profile,
    source: Path,
    opening: archive.Opening,
    clock: Clock,
    ids: Ids,
    *,
    clear: int = CLEAR,
    kinds: tuple[str, ...] = (BACKUP,),
) -> Restored:
    """Unpack a backup into a profile that holds no office's data. `clear`: how many numbers past the last known one of
    each book are kept clear of, because papers that the backup does not know may bear them; none for a move.

    Raises: Refused `restore.profile_used`, `backup.is_a_move`, `backup.no_move`, `backup.unreadable`, `backup.newer`,
    `database.newer`, and what `opening` raises; Defect `backup.unsound`; LocalHindrance of the disk or the keyring.
    Nothing is there then.
    """
    if not profile.exists:
        profile.finish_putting_away(clock.now())  # what was killed when all was ready is there from now on
    if profile.exists or (profile.folder / DATABASE).exists():
        raise Refused("restore.profile_used", {"folder": str(profile.folder)})
    about = about_of(source)
    if about.kind not in kinds:
        raise Refused("backup.is_a_move" if about.kind == MOVE else "backup.no_move", {"file": str(source)})
    with disk_errors(profile.folder):
        profile.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(profile.folder)
    with disk_errors(profile.folder), tempfile.TemporaryDirectory(dir=profile.folder, prefix=RESTORING) as scratch:
        new = Path(scratch)
        keys, earlier = _unpack(source, opening, new, about)
        device = ids.new()
        due = Due(device=device, seed=keys.device_seed.hex(), clear=0 if about.kind == MOVE else clear)
        fetched, own = _prepare(new, keys, due)
        held = asdict(earlier_selves.together(own, earlier))
        kept = store_keys(new, device, Keys(keys.database, os.urandom(32), ""))
        write_whole(new / PROFILE, profile_text(device, kept.where))
        if (new / WINDOW).exists():
            (new / WINDOW).replace(profile.folder / WINDOW)
        profile.take_in(new)
    log.info("restored from a %s of %s: %s", about.kind, about.at, held)
    return Restored(
        office=about.office,
        device=device,
        at=about.at.isoformat(),
        kind=about.kind,
        counts=held,
        before=about.counts,
        fetched=fetched,
    )


def _sweep(folder: Path) -> None:
    """What a restore that was killed has left."""
    for left in folder.glob(f"{RESTORING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _unpack(source: Path, opening: archive.Opening, new: Path, about: About) -> tuple[Keys, list[Counts]]:
    """Read a whole backup into an empty folder, every hash; its keys, and what the earlier selves hold that it has."""
    seen, found, selves = Seen(), dict[str, bytes](), dict[str, Path]()

    def take(name: str, file: IO[bytes]) -> None:
        chunks, last, folder = seen.chunks(name, file), name.rpartition("/")[2], new
        if last in (KEYS, MANIFEST):
            found[name] = b"".join(chunks)
            return
        if device := earlier_selves.device_in(name):
            folder = selves.setdefault(device, earlier_selves.folder_for(new, device))
            folder.mkdir(mode=0o700, exist_ok=True)
        if last in (DATABASE, WINDOW):
            write_new(folder / last, chunks)
            return
        store = FileStore(folder / FILES)
        write_new(store.partial_path(last), chunks)
        if not store.adopt(store.partial_path(last), last):
            raise Defect("backup.unsound", {"detail": name})

    archive.read_with(source, opening, MEMBERS, take)
    try:
        is_so = msgspec.convert(seen.manifest().get("about"), type=About) == about
    except msgspec.ValidationError:
        is_so = False
    if not is_so:  # what stands readable beside the data is nobody's word
        raise Defect("backup.unsound", {"detail": "about"})
    if KEYS not in found or not (new / DATABASE).is_file():
        raise Defect("backup.unsound", {"detail": KEYS})
    held = [
        earlier_selves.put_back(folder, device, found.get(earlier_selves.member(device, KEYS), b""))
        for device, folder in selves.items()
    ]
    return keys_of(found[KEYS].decode("utf-8", "replace"), ""), held


def _prepare(new: Path, keys: Keys, due: Due) -> tuple[int, Counts]:
    """Make the file ready to go on as another PC: how many of its files come from the server again, what it holds."""
    check_database(new / DATABASE, keys.database)
    store, database = FileStore(new / FILES), Database(new / DATABASE, keys.database, readers=1)
    try:
        migrate(database, STEPS)
        with database.write() as connection:
            succession.write_due(connection, due)
            for key in (GOOD, FAULT, OTHER_FAULT, "token", "line"):
                write_meta(connection, key, "")
            fetched = succession.fetch_absent_files(connection, store)
            held = counts(connection)
        raw = database.raw()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.close()
    finally:
        database.close()
    return fetched, held
