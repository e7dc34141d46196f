"""Backup of a running server into one file, in a folder or in a store.

It is decrypted again and every hash checked before it takes its name. Only then, and once a store has given it back as
it was, do the PCs learn, lane by lane, up to where their work is safe and need not be offered again after a restore.
"""

import hashlib
import json
import logging
import re
import tarfile
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update

from sync.carriers import archive
from sync.carriers.archive import MANIFEST, add_bytes, writing
from sync.carriers.rotation import Series
from sync.carriers.scratch import scratch
from sync.database import Database
from sync.errors import Defect, LocalHindrance, Refused
from sync.files import disk_errors
from sync.rules.legal_time import VIET_NAM
from sync.server import audit, ca, meta, storage
from sync.server.backup_places import BackupPlace, Target, place_of, placed
from sync.server.home import DATABASE, FILES, KEYS, SEAL_KEY, SETTINGS, Home
from sync.server.stores import ServerFiles
from sync.server.tables import Blob, Lane, table_of
from sync.world import Clock, stamp

log = logging.getLogger(__name__)
_blobs, _lanes = table_of(Blob), table_of(Lane)
MEMBER = re.compile(r"district\.db|server\.toml|manifest\.json|keys/[a-z.]+|files/[0-9a-f]{64}")
WITHOUT_FILES = "backup.without_files"
BEGUN, MOST_BEGUN = "backups_begun", 50
SPARE = 64 << 20  # left free on the server's own disk
KEY_FILES = (ca.CA_CERT, ca.CA_KEY, ca.LEAF_CERT, ca.LEAF_KEY, SEAL_KEY)


def back_up(
    home: Home, target: Target, passphrase: str, clock: Clock, *, without_files: bool = False
) -> dict[str, Any]:
    """Write a verified backup; what is in it.

    `without_files`: not those of an S3-compatible store, which somebody else keeps safe; a server that is restored with
    that store has them. A stored file that is damaged or gone stops no backup: it is left out, and a restored server
    asks its office for it.

    Raises: Refused `backup.exists`, `backup.no_folder`, `backup.no_passphrase`, `backup.files_here`; Defect
    `backup.unsound`, `backup.without_files` - it was written, but for files that are damaged here; LocalHindrance of
    the disk, and as `ServerFiles`, `BackupPlace` and `placed`.
    """
    place, name = placed(target, home.folder)
    return _into(place, name, home, passphrase, clock, without_files)


def back_up_daily(
    home: Home, folder: Target, passphrase: str, clock: Clock, *, without_files: bool = False
) -> dict[str, Any]:
    """Write a verified backup under the day's name and let go of old ones there, for a timer; what `back_up` says.

    Raises: as `back_up`; LocalHindrance `backup.not_rotated`. Where nothing was written no older one goes.
    """
    series = Series(f"eoffice-server-{home.server[:8]}-", ".backup")
    place = place_of(folder, home.folder)
    place.check()
    name = series.free_name(place.names(), clock.now().astimezone(VIET_NAM))
    try:
        done = _into(place, name, home, passphrase, clock, without_files)
    except Defect as defect:
        if defect.code == WITHOUT_FILES:
            _rotate(home, series, place, name)
        raise
    return done | {"rotated": _rotate(home, series, place, name)}


def _into(
    place: BackupPlace, name: str, home: Home, passphrase: str, clock: Clock, without_files: bool
) -> dict[str, Any]:
    check_passphrase(passphrase)
    if without_files and not home.settings.files:
        raise Refused("backup.files_here")
    file = place.called(name)
    if place.has(name):
        raise Refused("backup.exists", {"file": file})
    place.check()
    place.check_room(0)
    started_at = clock.now()
    prefix = f".backup-{home.server[:8]}-"
    with (
        disk_errors(place.scratch / name),
        scratch(home.folder, prefix) as here,  # the copy lies in the clear, as what it is made from
        scratch(place.scratch, prefix) as there,
    ):
        copy = here / DATABASE
        _check_room_here(home)
        _copy_database(home, copy)
        lanes, sizes = _contents(copy)
        sizes = {} if without_files else sizes
        place.check_room(2 * (copy.stat().st_size + sum(sizes.values())))  # encrypted, then packed beside that
        part = there / "part"
        _write(part, home, copy, list(sizes), passphrase)
        manifest = archive.check(part, archive.with_passphrase(passphrase), MEMBER)
        size = part.stat().st_size
        _note_begun(home, file)
        place.take(part, name)
    _note_durable(home, file, lanes, stamp(started_at))
    if left_out := len(sizes) - manifest["files"]:
        raise Defect(WITHOUT_FILES, {"file": file, "count": str(left_out)})
    return {"file": file, "bytes": size, "files": len(sizes), "epoch": manifest["epoch"]}


def _check_room_here(home: Home) -> None:
    """A copy must not fill the disk that the server writes on. Raises: LocalHindrance `disk.full`."""
    file = home.folder / DATABASE
    needed = file.stat().st_size if file.is_file() else 0
    if storage.free(home.folder) < needed + SPARE:
        raise LocalHindrance("disk.full", {"file": str(file)})


def _rotate(home: Home, series: Series, place: BackupPlace, written: str) -> int:
    """How many went: old ones, and what came to its place and never counted, for no store answered any more. Raises:
    LocalHindrance `backup.not_rotated`."""
    with home.database.read() as connection:
        begun = _begun(connection)
    try:
        names = place.names()
        unsure = {name for _, name in series.told(names) if place.called(name) in begun}
        gone = [*unsure, *series.outdated(names - unsure)]
        for name in gone:
            place.remove(name)
    except LocalHindrance as error:
        facts = {"file": place.called(written), "detail": error.facts.get("detail", error.code)}
        raise LocalHindrance("backup.not_rotated", facts) from error
    return len(gone)


def check_passphrase(passphrase: str) -> None:
    if len(passphrase) < 8:
        raise Refused("backup.no_passphrase")


def _copy_database(home: Home, target: Path) -> None:
    """A consistent copy while the server runs, checked."""
    home.database.copy_to(target)
    copy = Database(target)
    try:
        with copy.read() as connection:
            if fault := audit.verify(connection, home.seal)[1]:
                raise Defect("backup.unsound", {"detail": f"audit {fault.n} {fault.what}"})
    finally:
        copy.close()


def _contents(copy: Path) -> tuple[dict[tuple[str, int], int], dict[str, int]]:
    """Where every PC's lanes stand in a copy, and the files that it refers to, with their sizes."""
    database = Database(copy)
    try:
        with database.read() as connection:
            lanes = {(row.device, row.lane): row.last_seq for row in connection.execute(select(_lanes))}
            files = connection.execute(select(_blobs.c.sha256, _blobs.c.bytes).order_by(_blobs.c.sha256))
            sizes = {row.sha256: row.bytes for row in files}
    finally:
        database.close()
    return lanes, sizes


def _write(part: Path, home: Home, copy: Path, hashes: list[str], passphrase: str) -> None:
    digests: dict[str, str] = {}
    with writing(part, passphrase) as tar:
        members = [(DATABASE, copy), (SETTINGS, home.folder / SETTINGS)]
        members += [(f"{KEYS}/{name}", home.keys / name) for name in KEY_FILES if (home.keys / name).is_file()]
        for name, path in members:
            digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
            tar.add(path, arcname=name, recursive=False)
        sound = [sha256 for sha256 in hashes if _add_file(tar, home.files, sha256)]
        manifest = {"server": home.server, "epoch": home.epoch, "members": digests, "files": len(sound)}
        add_bytes(tar, MANIFEST, json.dumps(manifest).encode())


def _add_file(tar: tarfile.TarFile, files: ServerFiles, sha256: str) -> bool:
    try:
        with files.open_verified(sha256) as file:
            tar.addfile(tar.gettarinfo(arcname=f"{FILES}/{sha256}", fileobj=file), file)
    except Defect as defect:
        log.error("left out of the backup: %s %s", defect.code, defect.facts)
        return False
    return True


def _begun(connection: Connection) -> list[str]:
    """Backups that were about to come to their places, and do not count so far."""
    return meta.read(connection, BEGUN).splitlines()


def _note_begun(home: Home, file: str) -> None:
    with home.database.write() as connection:
        begun = [*(one for one in _begun(connection) if one != file), file]
        meta.write(connection, BEGUN, "\n".join(begun[-MOST_BEGUN:]))


def _note_durable(home: Home, file: str, lanes: dict[tuple[str, int], int], at: str) -> None:
    with home.database.write() as connection:
        meta.write(connection, BEGUN, "\n".join(one for one in _begun(connection) if one != file))
        for (device, lane), seq in lanes.items():
            same = (_lanes.c.device == device) & (_lanes.c.lane == lane) & (_lanes.c.durable_seq < seq)
            connection.execute(update(_lanes).where(same).values(durable_seq=seq))
        meta.write(connection, "backup_at", at)
