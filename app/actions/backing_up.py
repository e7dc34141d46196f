"""One verified backup of an office's data on this PC: its file, the files that nobody else has, and its keys.

Written beside its name, read back with every hash, and only then given its name. Encrypted to this PC's own key and,
once there is one, to the office's recovery key, so that it opens on a PC whose keyring is gone.
"""

import hashlib
import json
import logging
import re
import shutil
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pyrage
from sqlalchemy import Connection

from app.actions.carrying_over import put_away
from app.actions.earlier_selves import EarlierSelf, earlier_selves, together
from app.actions.recovery import Recovery, kept_recovery
from app.host.keys import keys_text, load_keys
from app.host.profile import Profile
from sync.carriers import archive
from sync.carriers.archive import MANIFEST, add_bytes, writing_to
from sync.carriers.scratch import scratch
from sync.database import Database
from sync.errors import Defect, LocalHindrance, Refused
from sync.files import disk_errors, name_new
from sync.protocol.signing import Signer, public_as_ssh
from sync.replica.copying import Counts, counts, files_here, files_only_here
from sync.replica.identity import Identity
from sync.replica.meta import write_meta
from sync.replica.office_file import DATABASE, FILES
from sync.replica.owing import owed
from sync.replica.replica import Replica

log = logging.getLogger(__name__)
KEYS, WINDOW, ABOUT, GOOD = "keys.json", "window.json", "about.json", "backup_good"
MEMBERS = re.compile(r"window\.json|manifest\.json|(earlier/[0-9a-f-]{36}/)?(office\.db|keys\.json|files/[0-9a-f]{64})")
FORM, BACKUP, MOVE = 1, "backup", "move"
MARGIN = 16 << 20
README = b"""e-Office: backup of one office's data. To open it by hand (https://age-encryption.org):
  tar xf THIS_FILE
  age -d -o key.txt key.age        (asks for the office's recovery key, with its hyphens)
  age -d -i key.txt -o data.tar data.age
  tar xf data.tar
office.db is an SQLCipher file; its key stands in keys.json under "database", raw, in hex. Under earlier/ lies in the
same form what this PC had still to take over from its earlier enrolments.
"""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself. `kind`: backup, or move where the PC that wrote it works no more."""

    form: int = FORM
    kind: str = BACKUP
    office: str
    device: str
    at: datetime
    program: str
    counts: dict[str, int] = {}


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that was written and read back. `sealed`: whether a recovery key opens it; `left_out`: how many files
    are damaged or gone here, and earlier selves that cannot be opened for good."""

    file: str
    bytes: int
    at: datetime
    sealed: bool
    counts: dict[str, int]
    left_out: int = 0


def back_up(
    profile: Profile, replica: Replica, target: Path, program: str, kind: str = BACKUP, lock: Recovery | None = None
) -> Written:
    """Write a verified backup. `lock`: what opens it besides this PC's key, None for the office's recovery key.

    A stored file that is damaged stops no backup: it is left out and counted. For a move every file goes
    along, not only those that nobody else has.
    Raises: Refused `backup.exists`, `backup.no_folder`; Defect `backup.unsound`; LocalHindrance `disk.full` (before
    the disk is filled where it can be known), or of the disk or the keyring.
    """
    if target.exists():
        raise Refused("backup.exists", {"file": str(target)})
    if not target.parent.is_dir():
        raise Refused("backup.no_folder", {"folder": str(target.parent)})
    facts = profile.facts()
    keys = load_keys(profile.folder, facts.device, facts.keys)
    signer, lock = Signer(keys.device_seed), lock or kept_recovery(replica)
    identity, now = replica.identity, replica.clock.now()
    own = pyrage.ssh.Recipient.from_str(public_as_ssh(signer.public_key))
    receivers = [own, lock.receiver] if lock else [own]
    _check_room(target, *_before(replica, kind))
    with disk_errors(target), scratch(target.parent, scratch_prefix(identity)) as made:
        copy, part = made / DATABASE, made / "part"
        replica.database.copy_to(copy)
        own, wanted, devices = _contents(copy, keys.database, kind)
        selves, unopened = earlier_selves(replica, devices, made)
        _check_room(target, [], [copy, *_of_all(selves), *_present(replica, wanted)])
        held = together(own, (one.counts for one in selves))
        about = About(
            kind=kind, office=identity.office, device=identity.device, at=now, program=program, counts=asdict(held)
        )
        outside = {"README.txt": README, ABOUT: msgspec.json.encode(about)}
        outside |= {archive.KEY: lock.key_file} if lock else {}
        with writing_to(part, receivers, outside) as tar:
            left_out = unopened + sum(one.left_out for one in selves)
            left_out += _write(tar, replica, copy, keys_text(keys), wanted, about, selves)
        archive.check(part, opening_here(keys.device_seed), MEMBERS)
        part.chmod(0o600)
        try:
            name_new(part, target)
        except FileExistsError as error:
            raise Refused("backup.exists", {"file": str(target)}) from error
    size = target.stat().st_size
    done = Written(
        file=str(target), bytes=size, at=now, sealed=lock is not None, counts=asdict(held), left_out=left_out
    )
    if kind == BACKUP:
        with replica.write() as t:
            write_meta(t.connection, GOOD, msgspec.json.encode(done).decode())
    log.info("backup written: %d bytes, %d files, %d left out", size, len(wanted), left_out)
    return done


def scratch_prefix(identity: Identity) -> str:
    """How the names begin of what this PC leaves in a folder while it writes there; others may use it too."""
    return f".eobackup-{identity.device[-8:]}-"


def opening_here(device_seed: bytes) -> archive.Opening:
    """Opens a backup with the key of the PC that wrote it."""

    def identity(outside: Mapping[str, bytes]) -> Any:
        return pyrage.ssh.Identity.from_buffer(Signer(device_seed).as_ssh())

    return identity


def about_of(source: Path) -> About:
    """What a backup says of itself, before it is opened. Raises: Refused `backup.unreadable`, `backup.newer`."""
    outside = archive.read_outside(source)
    try:
        about = msgspec.json.decode(outside.get(ABOUT, b""), type=About)
    except msgspec.MsgspecError as error:
        raise Refused("backup.unreadable", {"file": str(source), "detail": ABOUT}) from error
    if about.form > FORM:
        raise Refused("backup.newer", {"file": str(source), "version": about.program})
    return about


def _files(connection: Connection, kind: str) -> list[str]:
    return sorted(files_here(connection) if kind == MOVE else files_only_here(connection))


def _check_room(target: Path, to_copy: Iterable[Path], to_pack: Iterable[Path]) -> None:
    """For copies, the archive's two halves and a margin, so that no disk is filled for a backup."""
    with disk_errors(target):
        needed = sum(one.stat().st_size for one in to_copy) + 2 * sum(one.stat().st_size for one in to_pack)
        free = shutil.disk_usage(target.parent).free
    if free < needed + MARGIN:
        raise LocalHindrance("disk.full", {"file": str(target)})


def _before(replica: Replica, kind: str) -> tuple[list[Path], list[Path]]:
    """What will be copied and what packed, as far as it is known before an earlier self is opened: not its files."""
    with replica.read() as connection:
        wanted, devices = _files(connection, kind), owed(connection)
    databases = [replica.database.path]
    for device in devices:
        databases += [path for one in put_away(replica, device)[:1] if (path := one.folder / DATABASE).is_file()]
    return databases, databases + _present(replica, wanted)


def _present(replica: Replica, wanted: list[str]) -> list[Path]:
    return [replica.files.path(sha256) for sha256 in wanted if replica.files.has(sha256)]


def _of_all(selves: list[EarlierSelf]) -> list[Path]:
    return [path for one in selves for path in (one.copy, *one.files.values())]


def _contents(copy: Path, key: bytes, kind: str) -> tuple[Counts, list[str], list[str]]:
    """What the copy holds, its files, and from whom it has still to take over: asked of the copy, for the office's file
    may take over just now."""
    database = Database(copy, key, readers=1)
    try:
        with database.read() as connection:
            return counts(connection), _files(connection, kind), owed(connection)
    finally:
        database.close()


def _write(
    tar: tarfile.TarFile,
    replica: Replica,
    copy: Path,
    keys: str,
    wanted: list[str],
    about: About,
    selves: list[EarlierSelf],
) -> int:
    """Put the members into a tar; how many files were left out."""
    digests = {}
    members: dict[str, Path | bytes] = {DATABASE: copy, KEYS: keys.encode()}
    if (replica.folder / WINDOW).is_file():  # small, and whoever writes it may do so just now
        members[WINDOW] = (replica.folder / WINDOW).read_bytes()
    for one in selves:
        members |= one.members()
    for name, content in members.items():
        if isinstance(content, bytes):
            digests[name] = hashlib.sha256(content).hexdigest()
            add_bytes(tar, name, content)
            continue
        with content.open("rb") as file:
            digests[name] = hashlib.file_digest(file, "sha256").hexdigest()
        tar.add(content, arcname=name, recursive=False)
    sound = [sha256 for sha256 in wanted if _add_file(tar, replica, sha256)]
    manifest = {"members": digests, "files": len(sound), "about": msgspec.to_builtins(about)}
    add_bytes(tar, MANIFEST, json.dumps(manifest).encode())
    return len(wanted) - len(sound)


def _add_file(tar: tarfile.TarFile, replica: Replica, sha256: str) -> bool:
    try:
        with replica.files.open_verified(sha256) as file:
            info = tar.gettarinfo(arcname=f"{FILES}/{sha256}", fileobj=file)
            tar.addfile(info, file)
    except Defect as defect:
        log.error("left out of the backup: %s", defect.code)
        return False
    return True
