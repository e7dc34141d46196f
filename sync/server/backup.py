"""Backup of a running server into one file.

It is written beside its name, decrypted again and every hash checked before it takes its name. Only then do the PCs
learn, lane by lane, up to where their work is safe and need not be offered again after a restore.
"""

import hashlib
import json
import logging
import os
import re
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from sync.carriers import archive
from sync.carriers.archive import MANIFEST, add_bytes, writing
from sync.carriers.rotation import Series
from sync.database import Database
from sync.errors import Defect, Refused
from sync.files import disk_errors, sync_folder
from sync.rules.legal_time import VIET_NAM
from sync.server import audit, ca, meta
from sync.server.home import DATABASE, FILES, KEYS, SEAL_KEY, SETTINGS, Home
from sync.server.stores import ServerFiles
from sync.server.tables import Blob, Holding, Lane, SharedRow, Token, table_of
from sync.world import Clock, stamp

log = logging.getLogger(__name__)
_blobs, _holdings, _lanes = table_of(Blob), table_of(Holding), table_of(Lane)
_tokens, _rows = table_of(Token), table_of(SharedRow)
MEMBER = re.compile(r"district\.db|server\.toml|manifest\.json|keys/[a-z.]+|files/[0-9a-f]{64}")
KEY_FILES = (ca.CA_CERT, ca.CA_KEY, ca.LEAF_CERT, ca.LEAF_KEY, SEAL_KEY)


def back_up(home: Home, target: Path, passphrase: str, clock: Clock, *, without_files: bool = False) -> dict[str, Any]:
    """Write a verified backup; what is in it.

    `without_files`: not those of an S3-compatible store, which somebody else keeps safe; a server that is restored with
    that store has them. A stored file that is damaged or gone stops no backup: it is left out, and a restored server
    asks its office for it.

    Raises: Refused `backup.exists`, `backup.no_folder`, `backup.no_passphrase`, `backup.files_here`; Defect
    `backup.unsound`, `backup.without_files` - it was written, but for files that are damaged here; LocalHindrance of
    the disk, and as `ServerFiles`.
    """
    check_passphrase(passphrase)
    if without_files and not home.settings.files:
        raise Refused("backup.files_here")
    if target.exists():
        raise Refused("backup.exists", {"file": str(target)})
    if not target.parent.is_dir():
        raise Refused("backup.no_folder", {"folder": str(target.parent)})
    started_at = clock.now()
    with disk_errors(target), tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
        copy = Path(scratch) / DATABASE
        _copy_database(home, copy)
        lanes, hashes = _contents(copy)
        hashes = [] if without_files else hashes
        part = Path(scratch) / "part"
        _write(part, home, copy, hashes, passphrase)
        manifest = archive.check(part, archive.with_passphrase(passphrase), MEMBER)
        os.replace(part, target)
        sync_folder(target.parent)
    _note_durable(home, lanes, stamp(started_at))
    if left_out := len(hashes) - manifest["files"]:
        raise Defect("backup.without_files", {"file": str(target), "count": str(left_out)})
    return {"file": str(target), "bytes": target.stat().st_size, "files": len(hashes), "epoch": manifest["epoch"]}


def back_up_daily(
    home: Home, folder: Path, passphrase: str, clock: Clock, *, without_files: bool = False
) -> dict[str, Any]:
    """Write a verified backup under the day's name and let go of old ones there, for a timer; what `back_up` says.

    Raises: as `back_up`. Where nothing was written no older one goes.
    """
    series = Series(f"eoffice-server-{home.server[:8]}-", ".backup")
    if not folder.is_dir():
        raise Refused("backup.no_folder", {"folder": str(folder)})
    target = series.free_path(folder, clock.now().astimezone(VIET_NAM))
    try:
        done = back_up(home, target, passphrase, clock, without_files=without_files)
    except Defect:
        if target.exists():  # written, but for files that are damaged here
            series.rotate(folder)
        raise
    return done | {"rotated": series.rotate(folder)}


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


def _contents(copy: Path) -> tuple[dict[tuple[str, int], int], list[str]]:
    """Where every PC's lanes stand in a copy, and the files that it refers to."""
    database = Database(copy)
    try:
        with database.read() as connection:
            lanes = {(row.device, row.lane): row.last_seq for row in connection.execute(select(_lanes))}
            hashes = list(connection.execute(select(_blobs.c.sha256).order_by(_blobs.c.sha256)).scalars())
    finally:
        database.close()
    return lanes, hashes


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


def _note_durable(home: Home, lanes: dict[tuple[str, int], int], at: str) -> None:
    with home.database.write() as connection:
        for (device, lane), seq in lanes.items():
            same = (_lanes.c.device == device) & (_lanes.c.lane == lane) & (_lanes.c.durable_seq < seq)
            connection.execute(update(_lanes).where(same).values(durable_seq=seq))
        meta.write(connection, "backup_at", at)
