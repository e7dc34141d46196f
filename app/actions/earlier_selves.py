"""What this PC has still to take over from those that it was goes into its backup as it lies put away, and lies so
again where the backup is restored: else a restored PC would owe it for ever.
"""

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from app.actions.carrying_over import from_any, may_pass, whole_in
from app.host.keys import Keys, keys_of, keys_text, load_keys, store_keys
from app.host.profile import ASIDE, PROFILE, Profile, profile_text
from sync.database import Database
from sync.errors import Defect, EofficeError
from sync.files import FileStore, write_whole
from sync.replica.carrying_over import left_behind
from sync.replica.copying import Counts, check_database, counts, files_only_here
from sync.replica.meta import read_identity, read_meta
from sync.replica.migrations import STEPS
from sync.replica.office_file import DATABASE, FILES
from sync.replica.replica import Replica
from sync.replica.succession import read_due
from sync.schema import migrate

log = logging.getLogger(__name__)
FOLDER, KEYS = "earlier", "keys.json"


@dataclass(frozen=True)
class EarlierSelf:
    """`copy`: of its database, made for the backup. `files`: hash and path of those that nobody else has; `left_out`:
    how many of them are damaged or gone."""

    device: str
    keys: Keys
    copy: Path
    counts: Counts
    files: dict[str, Path]
    left_out: int

    def members(self) -> dict[str, Path | bytes]:
        """What of it goes into a backup, by its name there."""
        within: dict[str, Path | bytes] = {DATABASE: self.copy, KEYS: keys_text(self.keys).encode()}
        within |= {f"{FILES}/{sha256}": path for sha256, path in self.files.items()}
        return {member(self.device, name): content for name, content in within.items()}


def member(device: str, name: str) -> str:
    """What a part of an earlier self is called in a backup."""
    return f"{FOLDER}/{device}/{name}"


def device_in(name: str) -> str:
    """Of which earlier self a member of a backup is a part, "" where it is the PC's own."""
    first, *others = name.split("/")
    return others[0] if first == FOLDER else ""


def earlier_selves(replica: Replica, devices: list[str], scratch: Path) -> tuple[list[EarlierSelf], int]:
    """Those of these devices, their databases copied into a folder; how many cannot be opened. Raises: LocalHindrance
    that may pass: a backup without them would count for the day."""
    with replica.read() as connection:
        epoch = read_meta(connection, "epoch") or ""
    found = []
    for device in devices:
        try:
            found.append(from_any(replica, device, partial(_look_into, device=device, epoch=epoch, scratch=scratch)))
        except EofficeError as error:
            if may_pass(error):
                raise
            log.error("an earlier self was left out of the backup: %s %s", error.code, error.facts)
    return found, len(devices) - len(found)


def _look_into(earlier: Replica, stores: list[FileStore], device: str, epoch: str, scratch: Path) -> EarlierSelf:
    keys = load_keys(earlier.folder, device, Profile(earlier.folder).facts().keys)
    copy = scratch / earlier.folder.name
    try:
        earlier.database.copy_to(copy)
        with earlier.read() as connection:
            held, wanted = counts(connection), sorted(_files(connection, stores, epoch))
        files = {sha256: path for sha256 in wanted if (path := _sound(stores, sha256))}
    except BaseException:
        copy.unlink(missing_ok=True)  # another folder of it is tried, and needs the room
        raise
    return EarlierSelf(device, keys, copy, held, files, len(wanted) - len(files))


def _files(connection: Connection, stores: list[FileStore], epoch: str) -> set[str]:
    """Those that nobody else has. Where the server was restored since, it may have lost all that came from here, and
    this file, which lies put away, never hears of it."""
    found = files_only_here(connection)
    if read_meta(connection, "epoch") != epoch:
        named = left_behind(connection, epoch).files
        found |= {sha256 for sha256 in named if any(store.has(sha256) for store in stores)}
    return found


def _sound(stores: list[FileStore], sha256: str) -> Path | None:
    def path(store: FileStore) -> Path:
        store.open_verified(sha256).close()
        return store.path(sha256)

    return whole_in(stores, path)


def together(own: Counts, earlier: Iterable[Counts]) -> Counts:
    """What waits here, and what waits to be taken over."""
    for one in earlier:
        own = replace(own, drafts=own.drafts + one.drafts, unsent=own.unsent + one.unsent, files=own.files + one.files)
    return own


def folder_for(profile: Path, device: str) -> Path:
    """Where the earlier self of a restored profile lies; none may lie there from an earlier restore."""
    return profile / f"{ASIDE}-{device}-{os.urandom(4).hex()}"


def put_back(folder: Path, device: str, keys: bytes) -> Counts:
    """Make a folder that was unpacked the earlier self that it was; what it holds. Raises: Defect `backup.unsound`,
    `keys.damaged`; LocalHindrance of the disk or the keyring."""
    held = keys_of(keys.decode("utf-8", "replace"), "")
    unsound = Defect("backup.unsound", {"detail": f"{FOLDER}/{device}"})
    if not (folder / DATABASE).is_file():
        raise unsound
    check_database(folder / DATABASE, held.database)
    database = Database(folder / DATABASE, held.database, readers=1)
    try:
        migrate(database, STEPS)
        with database.read() as connection:
            if device not in _devices(connection):
                raise unsound
            found = counts(connection)
    finally:
        database.close()
    write_whole(folder / PROFILE, profile_text(device, store_keys(folder, device, held).where))
    return found


def _devices(connection: Connection) -> set[str]:
    """Which PC an office's file is of: where it came from a backup and was not let in, by the name it asked for too."""
    identity, due = read_identity(connection), read_due(connection)
    return {one.device for one in (identity, due) if one}
