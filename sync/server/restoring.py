"""A backup becomes a server again, under a new epoch.

Every byte is checked before any of it counts. The PCs notice the new epoch and offer again what the backup does
not hold; of numbers that may have been given after it the books keep clear.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select

from sync.carriers.archive import MANIFEST, Seen, read_members
from sync.errors import Defect, Refused
from sync.files import disk_errors, sync_folder, write_new, write_whole
from sync.protocol.row_bytes import read_row
from sync.rules.books import Grant
from sync.rules.granting import reserve_after_restore
from sync.rules.ids import Ids
from sync.rules.legal_time import legal_day
from sync.rules.state import Work
from sync.server import audit, ca, enrolment, meta
from sync.server.backup import MEMBER, check_passphrase
from sync.server.backup_places import Target, as_file
from sync.server.databases import keep_password, on_postgresql, read_url
from sync.server.home import DATABASE, FILES, KEYS, SETTINGS, Home, check_new, read_settings, settings_text
from sync.server.rows import ServerState, store
from sync.server.stores import ServerFiles, keep_secret, read_address, stored_in
from sync.server.tables import Blob, Holding, SharedRow, Token, table_of
from sync.world import Clock, stamp

_blobs, _holdings, _tokens, _rows = table_of(Blob), table_of(Holding), table_of(Token), table_of(SharedRow)
SKIPPED_NUMBERS, MOST_SKIPPED = 200, 10_000


def restore(
    source: Target,
    folder: Path,
    passphrase: str,
    hosts: list[str],
    clock: Clock,
    ids: Ids,
    skipped: int = SKIPPED_NUMBERS,
    database: str = "",
    files: str = "",
) -> dict[str, Any]:
    """Unpack a backup into an empty or new folder, with a new epoch and a certificate for these hosts too.

    `skipped`: how many numbers a book to keep clear of, more than were granted between backup and loss.
    `database`, `files`: where its rows and files go, as for `found`; wherever those of the lost server lay is not
    asked. A file that lies in the store is there, whether or not the backup holds it.

    The offices' PCs notice the new epoch and offer again what the backup does not hold.
    Raises: as `check_new`; Refused `backup.unreadable`, `backup.wrong_passphrase`; Defect `backup.unsound`; as
    `as_file`, `read_url` and `stored_in` do, and `begun` of a PostgreSQL.
    """
    check_passphrase(passphrase)
    url, password = read_url(database)
    read_address(files)
    check_new(folder)
    for host in hosts:
        ca.check_host(host)
    with disk_errors(folder), _filling(folder), tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as scratch:
        new = Path(scratch)
        (new / KEYS).mkdir(mode=0o700)
        keep_secret(new / KEYS, files)
        seen = Seen()
        with closing(stored_in(new / FILES, files, new / KEYS)) as kept:
            kept.check()
            with as_file(source, folder) as backup:
                read_members(
                    backup, passphrase, MEMBER, lambda name, file: _unpack(new, kept, name, seen.chunks(name, file))
                )
        seen.manifest()
        with _placed(new, url, password, files):
            epoch, voided = _renew(new, hosts, skipped, clock, ids)
            _move(new, folder)
    return {"folder": str(folder), "epoch": epoch, "voided_codes": voided}


@contextmanager
def _filling(folder: Path) -> Iterator[None]:
    """An empty folder, made where there is none; it is as before where the block raises, and what another command has
    laid there meanwhile stays. Nothing beside it is touched: a packaged server's account may write nowhere else."""
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)  # it may have been there, open to all
    try:
        yield
    except BaseException:
        if is_new:
            with suppress(OSError):  # another's is in it
                folder.rmdir()
        raise


def _move(new: Path, folder: Path) -> None:
    """Settings last, and durably: a folder without them is no server, and nobody serves it.

    Raises: Refused `server.not_empty` where another command was quicker: of two only one can give the keys their name.
    """
    try:
        moved = [(new / KEYS).rename(folder / KEYS)]
    except OSError as error:
        if (folder / KEYS).exists():
            raise Refused("server.not_empty", {"folder": str(folder), "found": KEYS}) from error
        raise
    try:
        for path in sorted(new.iterdir(), key=lambda path: (path.name == SETTINGS, path.name)):
            if path.name == SETTINGS:
                sync_folder(folder)
            moved.append(path.replace(folder / path.name))
        sync_folder(folder)
    except BaseException:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


@contextmanager
def _placed(folder: Path, url: str, password: str, files: str) -> Iterator[None]:
    """The copy in an unpacked folder becomes its database: as it is, or in a PostgreSQL, which is empty again where the
    block raises."""
    old = read_settings(folder)
    write_whole(folder / SETTINGS, settings_text(replace(old, database=url, files=files)))
    if not url:
        yield
        return
    keep_password(folder / KEYS, password)
    new = on_postgresql(url, password)
    with closing(new), new.begun():
        new.take_from(folder / DATABASE)
        (folder / DATABASE).unlink()
        yield


def _unpack(new: Path, store: ServerFiles, name: str, chunks: Iterator[bytes]) -> None:
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
        write_whole(folder / SETTINGS, settings_text(replace(old, hosts=names)))
        ca.issue_leaf(home.keys, home.server, list(names), clock.now())
    finally:
        home.close()
    return epoch, voided


def _forget_absent_files(connection: Connection, home: Home) -> None:
    """Files that the backup had to leave out: the offices that have them are asked again."""
    noted = {row.sha256: row.bytes for row in connection.execute(select(_blobs.c.sha256, _blobs.c.bytes))}
    here = home.files.sizes(noted)
    for sha256, size in noted.items():
        if here.get(sha256) != size:
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
