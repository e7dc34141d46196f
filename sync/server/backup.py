"""Backup of a running server into one file, and restoring it under a new epoch.

It is written beside its name, decrypted again and every hash checked before it takes its name. Only then do the PCs
learn, lane by lane, up to where their work is safe and need not be offered again after a restore.
"""

import hashlib
import json
import logging
import os
import re
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select, update

from sync.carriers import archive
from sync.carriers.archive import MANIFEST, Seen, add_bytes, read_members, writing
from sync.carriers.rotation import Series
from sync.database import Database
from sync.errors import Defect, Refused
from sync.files import FileStore, disk_errors, sync_folder, write_new, write_whole
from sync.protocol.row_bytes import read_row
from sync.rules.books import Grant
from sync.rules.granting import reserve_after_restore
from sync.rules.ids import Ids
from sync.rules.legal_time import VIET_NAM, legal_day
from sync.rules.state import Work
from sync.server import audit, ca, enrolment, meta
from sync.server.databases import keep_password, on_postgresql, read_url
from sync.server.home import DATABASE, FILES, KEYS, SEAL_KEY, SETTINGS, Home, Settings, read_settings, settings_text
from sync.server.rows import ServerState, store
from sync.server.tables import Blob, Holding, Lane, SharedRow, Token, table_of
from sync.world import Clock, stamp

log = logging.getLogger(__name__)
_blobs, _holdings, _lanes = table_of(Blob), table_of(Holding), table_of(Lane)
_tokens, _rows = table_of(Token), table_of(SharedRow)
_MEMBER = re.compile(r"district\.db|server\.toml|manifest\.json|keys/[a-z.]+|files/[0-9a-f]{64}")
KEY_FILES = (ca.CA_CERT, ca.CA_KEY, ca.LEAF_CERT, ca.LEAF_KEY, SEAL_KEY)
SKIPPED_NUMBERS, MOST_SKIPPED = 200, 10_000


def back_up(home: Home, target: Path, passphrase: str, clock: Clock) -> dict[str, Any]:
    """Write a verified backup; what is in it.

    A stored file that is damaged or gone stops no backup: it is left out, and a restored server asks its office for it.

    Raises: Refused `backup.exists`, `backup.no_folder`, `backup.no_passphrase`; Defect `backup.unsound`,
    `backup.without_files` - it was written, but for files that are damaged here; LocalHindrance of the disk.
    """
    _check_passphrase(passphrase)
    if target.exists():
        raise Refused("backup.exists", {"file": str(target)})
    if not target.parent.is_dir():
        raise Refused("backup.no_folder", {"folder": str(target.parent)})
    started_at = clock.now()
    with disk_errors(target), tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
        copy = Path(scratch) / DATABASE
        _copy_database(home, copy)
        lanes, hashes = _contents(copy)
        part = Path(scratch) / "part"
        _write(part, home, copy, hashes, passphrase)
        manifest = archive.check(part, archive.with_passphrase(passphrase), _MEMBER)
        os.replace(part, target)
        sync_folder(target.parent)
    _note_durable(home, lanes, stamp(started_at))
    if left_out := len(hashes) - manifest["files"]:
        raise Defect("backup.without_files", {"file": str(target), "count": str(left_out)})
    return {"file": str(target), "bytes": target.stat().st_size, "files": len(hashes), "epoch": manifest["epoch"]}


def back_up_daily(home: Home, folder: Path, passphrase: str, clock: Clock) -> dict[str, Any]:
    """Write a verified backup under the day's name and let go of old ones there, for a timer; what `back_up` says.

    Raises: as `back_up`. Where nothing was written no older one goes.
    """
    series = Series(f"eoffice-server-{home.server[:8]}-", ".backup")
    if not folder.is_dir():
        raise Refused("backup.no_folder", {"folder": str(folder)})
    target = series.free_path(folder, clock.now().astimezone(VIET_NAM))
    try:
        done = back_up(home, target, passphrase, clock)
    except Defect:
        if target.exists():  # written, but for files that are damaged here
            series.rotate(folder)
        raise
    return done | {"rotated": series.rotate(folder)}


def restore(
    source: Path,
    folder: Path,
    passphrase: str,
    hosts: list[str],
    clock: Clock,
    ids: Ids,
    skipped: int = SKIPPED_NUMBERS,
    database: str = "",
) -> dict[str, Any]:
    """Unpack a backup into an empty or new folder, with a new epoch and a certificate for these hosts too.

    `skipped`: how many numbers a book to keep clear of, more than were granted between backup and loss.
    `database`: where its rows go, as for `found`; wherever those of the lost server lay is not asked.

    The offices' PCs notice the new epoch and offer again what the backup does not hold.
    Raises: Refused `server.not_empty`, `backup.unreadable`, `backup.wrong_passphrase`; Defect `backup.unsound`; as
    `read_url` does, and `begun` of a PostgreSQL.
    """
    _check_passphrase(passphrase)
    url, password = read_url(database)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("server.not_empty", {"folder": str(folder)})
    for host in hosts:
        ca.check_host(host)
    with disk_errors(folder), _filling(folder), tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as scratch:
        new = Path(scratch)
        (new / KEYS).mkdir(mode=0o700)
        store, seen = FileStore(new / FILES), Seen()
        read_members(source, passphrase, _MEMBER, lambda name, file: _unpack(new, store, name, seen.chunks(name, file)))
        seen.manifest()
        with _placed(new, url, password):
            epoch, voided = _renew(new, hosts, skipped, clock, ids)
            _move(new, folder)
    return {"folder": str(folder), "epoch": epoch, "voided_codes": voided}


@contextmanager
def _filling(folder: Path) -> Iterator[None]:
    """An empty folder, made where there is none; it is as before where the block raises. Nothing beside it is touched:
    the account of a packaged server may write nowhere else."""
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)  # it may have been there, open to all
    try:
        yield
    except BaseException:
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if is_new:
            folder.rmdir()
        raise


def _move(new: Path, folder: Path) -> None:
    """Settings last, and durably: a folder without them is no server, and nobody serves it."""
    for path in sorted(new.iterdir(), key=lambda path: (path.name == SETTINGS, path.name)):
        if path.name == SETTINGS:
            sync_folder(folder)
        path.replace(folder / path.name)
    sync_folder(folder)


@contextmanager
def _placed(folder: Path, url: str, password: str) -> Iterator[None]:
    """The copy in an unpacked folder becomes its database: as it is, or in a PostgreSQL, which is empty again where the
    block raises."""
    old = read_settings(folder)
    write_whole(folder / SETTINGS, settings_text(Settings(old.listen, url, old.hosts)))
    if not url:
        yield
        return
    keep_password(folder / KEYS, password)
    new = on_postgresql(url, password)
    with closing(new), new.begun():
        new.take_from(folder / DATABASE)
        (folder / DATABASE).unlink()
        yield


def _check_passphrase(passphrase: str) -> None:
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


def _add_file(tar: tarfile.TarFile, files: FileStore, sha256: str) -> bool:
    try:
        files.open_verified(sha256).close()
    except Defect as defect:
        log.error("left out of the backup: %s %s", defect.code, defect.facts)
        return False
    tar.add(files.path(sha256), arcname=f"{FILES}/{sha256}", recursive=False)
    return True


def _unpack(new: Path, store: FileStore, name: str, chunks: Iterator[bytes]) -> None:
    is_file = name.startswith("files/")
    target = store.partial_path(name.rpartition("/")[2]) if is_file else new / name
    write_new(target, chunks)
    if is_file and not store.adopt(target, name.removeprefix("files/")):
        raise Defect("backup.unsound", {"detail": name})
    if name == MANIFEST:
        target.unlink()


def _renew(folder: Path, hosts: list[str], skipped: int, clock: Clock, ids: Ids) -> tuple[str, int]:
    """A new epoch, no old tokens or open codes, a certificate that names this machine; how many codes are void."""
    epoch = ids.new()
    home = Home(folder)
    try:
        if damage := home.database.look_through(thorough=True):
            raise Defect("backup.unsound", {"detail": damage})
        with home.database.write() as connection:
            if fault := audit.verify(connection, home.seal)[1]:
                raise Defect("backup.unsound", {"detail": f"audit {fault.n} {fault.what}"})
            meta.write(connection, "epoch", epoch)
            connection.execute(delete(_tokens))
            voided = enrolment.void_open_slips(connection)
            _forget_absent_files(connection, home)
            _keep_clear_of_lost_grants(connection, home, epoch, skipped, legal_day(clock.now()))
            facts = {"epoch": epoch, "voided_codes": str(voided)}
            audit.record(connection, home.seal, stamp(clock.now()), "restore", facts=facts)
        old = read_settings(folder)
        names = tuple(dict.fromkeys([*old.hosts, *hosts]))
        write_whole(folder / SETTINGS, settings_text(Settings(old.listen, old.database, names)))
        ca.issue_leaf(home.keys, home.server, list(names), clock.now())
    finally:
        home.close()
    return epoch, voided


def _forget_absent_files(connection: Connection, home: Home) -> None:
    """Files that the backup had to leave out: the offices that have them are asked again."""
    for sha256 in connection.execute(select(_blobs.c.sha256)).scalars().all():
        if not home.files.has(sha256):
            connection.execute(delete(_holdings).where(_holdings.c.sha256 == sha256))
            connection.execute(delete(_blobs).where(_blobs.c.sha256 == sha256))


def _keep_clear_of_lost_grants(connection: Connection, home: Home, epoch: str, skipped: int, on: date) -> None:
    state = ServerState(connection)
    work = Work(state)
    query = select(_rows.c.data).where(_rows.c.type == Grant.type_name())
    for data in connection.execute(query).scalars().all():
        grant = read_row(Grant, data)
        if grant.token and not grant.closed:
            reserve_after_restore(work, grant, epoch, on, skipped)
    store(connection, work.changes(), home.seal)


def _note_durable(home: Home, lanes: dict[tuple[str, int], int], at: str) -> None:
    with home.database.write() as connection:
        for (device, lane), seq in lanes.items():
            same = (_lanes.c.device == device) & (_lanes.c.lane == lane) & (_lanes.c.durable_seq < seq)
            connection.execute(update(_lanes).where(same).values(durable_seq=seq))
        meta.write(connection, "backup_at", at)
