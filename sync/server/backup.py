"""Backup of a running server into one file, and restoring it under a new epoch.

The file is a plain tar that the `age` tool alone can open in twenty years:
  README.txt    how to open it by hand
  key.age       an age identity, encrypted with the passphrase
  data.age      a tar of the database, keys, settings, files and a manifest of hashes, encrypted to that identity

It is written beside its name, decrypted again and every hash checked before it takes its name. Only then do the PCs
learn, lane by lane, up to where their work is safe and need not be offered again after a restore.
"""

import hashlib
import io
import json
import os
import re
import tarfile
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pyrage
from sqlalchemy import Connection, delete, select, update

from sync.database import Database
from sync.errors import Defect, Refused
from sync.files import FileStore, disk_errors, sync_folder
from sync.protocol.row_bytes import read_row
from sync.rules.books import Grant
from sync.rules.ids import Ids
from sync.rules.legal_time import legal_day
from sync.rules.numbering import reserve_after_restore
from sync.rules.state import Work
from sync.server import audit, ca, meta
from sync.server.home import DATABASE, FILES, KEYS, SETTINGS, Home, read_settings
from sync.server.rows import ServerState, store
from sync.server.tables import Blob, Lane, SharedRow, Token, table_of
from sync.world import Clock, stamp

_blobs, _lanes, _tokens, _rows = table_of(Blob), table_of(Lane), table_of(Token), table_of(SharedRow)
README = """e-Office server backup. To open it by hand (https://age-encryption.org):
  tar xf THIS_FILE
  age -d -o key.txt key.age        (asks for the passphrase)
  age -d -i key.txt -o data.tar data.age
  tar xf data.tar
"""
_MEMBER = re.compile(r"district\.db|server\.toml|manifest\.json|keys/[a-z.]+|files/[0-9a-f]{64}")
CHUNK = 1 << 18
SKIPPED_NUMBERS = 200


def back_up(home: Home, target: Path, passphrase: str, clock: Clock) -> dict[str, Any]:
    """Write a verified backup; what is in it.

    Raises: Refused `backup.exists`, `backup.no_passphrase`; Defect `backup.unsound`; LocalHindrance of the disk.
    """
    _check_passphrase(passphrase)
    if target.exists():
        raise Refused("backup.exists", {"file": str(target)})
    started_at = clock.now()
    with disk_errors(target), tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
        copy = Path(scratch) / DATABASE
        _copy_database(home, copy)
        lanes, hashes = _contents(copy)
        part = Path(scratch) / "part"
        identity = pyrage.x25519.Identity.generate()
        _write(part, home, copy, hashes, identity, passphrase)
        manifest = _check(part, passphrase)
        os.replace(part, target)
        sync_folder(target.parent)
    _note_durable(home, lanes, stamp(started_at))
    return {"file": str(target), "bytes": target.stat().st_size, "files": len(hashes), "epoch": manifest["epoch"]}


def restore(
    source: Path,
    folder: Path,
    passphrase: str,
    hosts: list[str],
    clock: Clock,
    ids: Ids,
    skipped: int = SKIPPED_NUMBERS,
) -> dict[str, Any]:
    """Unpack a backup into an empty or new folder, with a new epoch and a certificate for these hosts too.

    `skipped`: how many numbers a book to keep clear of, more than were granted between backup and loss.

    The offices' PCs notice the new epoch and offer again what the backup does not hold.
    Raises: Refused `server.not_empty`, `backup.unreadable`, `backup.wrong_passphrase`; Defect `backup.unsound`.
    """
    _check_passphrase(passphrase)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("server.not_empty", {"folder": str(folder)})
    for host in hosts:
        ca.check_host(host)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with disk_errors(folder), tempfile.TemporaryDirectory(dir=folder.parent, prefix=".restore-") as scratch:
        new = Path(scratch) / "new"
        new.mkdir(mode=0o700)
        (new / KEYS).mkdir(mode=0o700)
        store = FileStore(new / FILES)
        _read_members(source, passphrase, lambda name, file: _unpack(new, store, name, file))
        epoch = _renew(new, hosts, skipped, clock, ids)
        if folder.exists():
            folder.rmdir()
        os.replace(new, folder)
        sync_folder(folder.parent)
    return {"folder": str(folder), "epoch": epoch}


def _check_passphrase(passphrase: str) -> None:
    if len(passphrase) < 8:
        raise Refused("backup.no_passphrase")


def _copy_database(home: Home, target: Path) -> None:
    """A consistent copy while the server runs, checked."""
    source = home.database.raw()
    try:
        source.execute("VACUUM INTO ?", (str(target),))
    finally:
        source.close()
    copy = Database(target)
    try:
        with copy.read() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() != "ok":
                raise Defect("backup.unsound", {"detail": "integrity_check"})
            if fault := audit.verify(connection)[1]:
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


def _write(part: Path, home: Home, copy: Path, hashes: list[str], identity: Any, passphrase: str) -> None:
    data = part.with_name("data.age")
    with _piped(lambda reader: _encrypt(reader, data, identity)) as writer:
        digests: dict[str, str] = {}
        with tarfile.open(fileobj=writer, mode="w|") as tar:
            members = [(DATABASE, copy), (SETTINGS, home.folder / SETTINGS)]
            members += [(f"{KEYS}/{path.name}", path) for path in sorted(home.keys.iterdir())]
            for name, path in members:
                digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
                tar.add(path, arcname=name, recursive=False)
            for sha256 in hashes:
                with home.files.open_verified(sha256):
                    tar.add(home.files.path(sha256), arcname=f"{FILES}/{sha256}", recursive=False)
            manifest = {"server": home.server, "epoch": home.epoch, "members": digests, "files": len(hashes)}
            _add(tar, "manifest.json", json.dumps(manifest).encode())
    key = pyrage.passphrase.encrypt(str(identity).encode(), passphrase)
    with tarfile.open(part, "w") as outer:
        _add(outer, "README.txt", README.encode())
        _add(outer, "key.age", key)
        outer.add(data, arcname="data.age")
    data.unlink()
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _encrypt(reader: BinaryIO, target: Path, identity: Any) -> None:
    with target.open("wb") as out:
        pyrage.encrypt_io(reader, out, [identity.to_public()])


def _check(part: Path, passphrase: str) -> dict[str, Any]:
    """Read a backup back, every hash; its manifest. Raises: Defect `backup.unsound`."""
    digests: dict[str, str] = {}
    manifest: dict[str, Any] = {}

    def look(name: str, file: BinaryIO) -> None:
        digest = hashlib.sha256()
        head = b""
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            head = head or chunk
        digests[name] = digest.hexdigest()
        if name == "manifest.json":
            manifest.update(json.loads(head))

    _read_members(part, passphrase, look)
    files = {n.removeprefix("files/"): d for n, d in digests.items() if n.startswith("files/")}
    others = {n: d for n, d in digests.items() if not n.startswith("files/") and n != "manifest.json"}
    if not manifest or others != manifest["members"] or any(n != d for n, d in files.items()):
        raise Defect("backup.unsound", {"detail": "hash"})
    if len(files) != manifest["files"]:
        raise Defect("backup.unsound", {"detail": "files"})
    return manifest


def _read_members(source: Path, passphrase: str, take: Callable[[str, BinaryIO], None]) -> None:
    """Hand over every member of a backup, in order. Names other than ours are not taken.

    Raises: Refused `backup.unreadable`, `backup.wrong_passphrase`.
    """
    try:
        with tarfile.open(source, "r:") as outer:
            key, data = outer.extractfile("key.age"), outer.extractfile("data.age")
            if key is None or data is None:
                raise Refused("backup.unreadable", {"file": str(source)})
            try:
                secret = pyrage.passphrase.decrypt(key.read(1 << 16), passphrase).decode()
            except pyrage.DecryptError as error:
                raise Refused("backup.wrong_passphrase") from error
            identity = pyrage.x25519.Identity.from_str(secret)
            decrypted = _piped_from(lambda writer: pyrage.decrypt_io(data, writer, [identity]))
            with decrypted as reader, tarfile.open(fileobj=reader, mode="r|") as tar:
                for member in tar:
                    file = tar.extractfile(member) if member.isreg() else None
                    if file is None or not _MEMBER.fullmatch(member.name):
                        raise Refused("backup.unreadable", {"file": str(source), "detail": member.name})
                    take(member.name, file)  # type: ignore[arg-type]
    except (KeyError, tarfile.TarError, pyrage.DecryptError, OSError) as error:
        raise Refused("backup.unreadable", {"file": str(source), "detail": str(error)}) from error


def _unpack(new: Path, store: FileStore, name: str, file: BinaryIO) -> None:
    if name == "manifest.json":
        return
    target = store.partial_path(name.rpartition("/")[2]) if name.startswith("files/") else new / name
    with disk_errors(target):
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            while chunk := file.read(CHUNK):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    if name.startswith("files/") and not store.adopt(target, name.removeprefix("files/")):
        raise Defect("backup.unsound", {"detail": name})


def _renew(folder: Path, hosts: list[str], skipped: int, clock: Clock, ids: Ids) -> str:
    """A new epoch, no old tokens, a certificate that names this machine."""
    epoch = ids.new()
    home = Home(folder)
    try:
        with home.database.write() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() != "ok":
                raise Defect("backup.unsound", {"detail": "integrity_check"})
            meta.write(connection, "epoch", epoch)
            connection.execute(delete(_tokens))
            _keep_clear_of_lost_grants(connection, home, epoch, skipped, legal_day(clock.now()))
            audit.record(connection, stamp(clock.now()), "restore", facts={"epoch": epoch})
        names = list(dict.fromkeys([*read_settings(folder).hosts, *hosts]))
        ca.issue_leaf(home.keys, home.server, names, clock.now())
    finally:
        home.close()
    return epoch


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


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


@contextmanager
def _piped(consume: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """A writer whose bytes another thread consumes."""
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "wb") as writer, _thread(consume, os.fdopen(read_end, "rb")):
        yield writer
        writer.close()


@contextmanager
def _piped_from(produce: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """A reader whose bytes another thread produces."""
    read_end, write_end = os.pipe()
    with _thread(produce, os.fdopen(write_end, "wb")), os.fdopen(read_end, "rb") as reader:
        yield reader


@contextmanager
def _thread(work: Callable[[BinaryIO], None], end: BinaryIO) -> Iterator[None]:
    """Another thread at work on one end of a pipe; its exception is raised here when the block ends."""
    faults: list[BaseException] = []

    def run() -> None:
        try:
            with end:
                work(end)
        except BaseException as error:  # handed over to the waiting thread
            faults.append(error)

    thread = threading.Thread(target=run, name="backup")
    thread.start()
    try:
        yield
    finally:
        thread.join()
    if faults:
        raise faults[0]
