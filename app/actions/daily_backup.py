"""Backups that nobody has to think of: each day, and every two hours while something waits to be sent.

They lie in the profile's folder `backups`, and in another folder too where one is named: another disk, a share, a stick
that stays. What went wrong is kept in the office's file until it goes well again, for the settings and `doctor`.
"""

import logging
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from app.actions.backing_up import GOOD, MEMBERS, Written, back_up, opening_here, scratch_prefix
from app.actions.recovery import kept_recovery
from app.host.keys import load_keys
from app.host.profile import Profile
from sync.carriers import archive
from sync.carriers.rotation import Series
from sync.carriers.scratch import scratch
from sync.errors import EofficeError, LocalHindrance, Refused
from sync.files import disk_errors, sync_folder
from sync.replica import outbox
from sync.replica.meta import read_meta, write_meta
from sync.replica.replica import Replica
from sync.rules.legal_time import VIET_NAM, legal_day
from sync.version import VERSION

log = logging.getLogger(__name__)
FOLDER, SUFFIX = "backups", ".eobackup"
OTHER, FAULT, OTHER_FAULT = "backup_folder", "backup_fault", "backup_other_fault"
WANTED, ASKED_EVERY_S = "backup_wanted", 1.0
UNSENT_EVERY, OLD = timedelta(hours=2), timedelta(days=3)
FIRST_LOOK_S, LOOK_EVERY_S, AFTER_A_FAULT_S = 60.0, 60.0, 900.0


class Fault(msgspec.Struct, frozen=True):
    code: str
    facts: dict[str, str]
    at: datetime


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How this PC's backups stand. `last`: the last good one; `fault`, `other_fault`: what went wrong since, here and
    in the other folder; `sealed_since`: when the office's recovery key was made."""

    folder: str
    other: str
    last: Written | None
    fault: Fault | None
    other_fault: Fault | None
    sealed_since: datetime | None
    how_many: int


def standing(replica: Replica) -> Standing:
    with replica.read() as connection:
        other = read_meta(connection, OTHER) or ""
        last, fault, other_fault = (read_meta(connection, key) for key in (GOOD, FAULT, OTHER_FAULT))
    recovery = kept_recovery(replica)
    try:
        how_many = len(series_of(replica).found(replica.folder / FOLDER))
    except EofficeError as error:  # it is shown beside the fault that is kept
        log.warning("backups not counted: %s", error.code)
        how_many = 0
    return Standing(
        folder=str(replica.folder / FOLDER),
        other=other,
        last=msgspec.json.decode(last, type=Written) if last else None,
        fault=msgspec.json.decode(fault, type=Fault) if fault else None,
        other_fault=msgspec.json.decode(other_fault, type=Fault) if other_fault else None,
        sealed_since=recovery.made_at if recovery else None,
        how_many=how_many,
    )


def series_of(replica: Replica) -> Series:
    """This PC's backups among others."""
    identity = replica.identity
    return Series(f"eoffice-{identity.office}-{identity.device[-8:]}-", SUFFIX)


def set_other_folder(replica: Replica, folder: str) -> None:
    """Put a copy of each backup into another folder too; "" for none. Raises: Refused `backup.no_folder`."""
    path = str(Path(folder).absolute()) if folder.strip() else ""
    if path and not Path(path).is_dir():
        raise Refused("backup.no_folder", {"folder": path})
    with replica.write() as t:
        write_meta(t.connection, OTHER, path)
        write_meta(t.connection, OTHER_FAULT, "")


def want_now(replica: Replica) -> None:
    """Have the engine's process write one as soon as it looks, within about a second."""
    with replica.write() as t:
        write_meta(t.connection, WANTED, replica.clock.now().isoformat())


def is_wanted(replica: Replica) -> bool:
    with replica.read() as connection:
        return bool(read_meta(connection, WANTED))


def is_due(now: datetime, last: datetime | None, *, waits: bool) -> bool:
    """Whether it is time for the next one. `waits`: whether something has not been sent. A clock that was put back
    holds nothing up: what seems to come from later is taken for old."""
    if last is None or last > now:
        return True
    return legal_day(last) != legal_day(now) or (waits and now - last >= UNSENT_EVERY)


def back_up_if_due(profile: Profile, replica: Replica) -> bool:
    """Whether there was one to be written. Raises: as `back_up_daily`."""
    with replica.read() as connection:
        text, waits = read_meta(connection, GOOD), outbox.pending(connection) > 0
    last = msgspec.json.decode(text, type=Written) if text else None
    if not is_due(replica.clock.now(), last.at if last else None, waits=waits):
        return False
    back_up_daily(profile, replica)
    return True


def back_up_daily(profile: Profile, replica: Replica) -> Written:
    """Write one into the profile's folder, copy it into the other one, and let go of old ones there.

    What went wrong is kept for `standing`; a fault in the other folder alone is not raised.
    Raises: LocalHindrance, Defect.
    """
    series, now, own = series_of(replica), replica.clock.now(), replica.folder / FOLDER
    try:
        with disk_errors(own):
            own.mkdir(mode=0o700, exist_ok=True)
        done = back_up(profile, replica, series.free_path(own, now.astimezone(VIET_NAM)), VERSION)
        series.rotate(own)
    except EofficeError as error:
        with suppress(EofficeError):  # a full disk takes no word of it either; then its age alone tells
            _note(replica, FAULT, error)
        raise
    finally:
        _no_more_wanted(replica)
    _note(replica, FAULT, None)
    with replica.read() as connection:
        other = read_meta(connection, OTHER) or ""
    if other:
        try:
            _copy(profile, replica, Path(done.file), Path(other))
            series.rotate(Path(other))
        except EofficeError as error:
            log.warning("no backup in the other folder: %s %s", error.code, error.facts)
            _note(replica, OTHER_FAULT, error)
        else:
            _note(replica, OTHER_FAULT, None)
    return done


def _copy(profile: Profile, replica: Replica, source: Path, folder: Path) -> None:
    """Copy a backup and read the copy back. Raises: LocalHindrance `backup.folder_gone`, or of the disk; Defect."""
    if not folder.is_dir():
        raise LocalHindrance("backup.folder_gone", {"folder": str(folder)})
    facts = profile.facts()
    seed = load_keys(profile.folder, facts.device, facts.keys).device_seed
    with disk_errors(folder), scratch(folder, scratch_prefix(replica.identity)) as made:
        part = made / "part"
        shutil.copyfile(source, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        archive.check(part, opening_here(seed), MEMBERS)
        os.replace(part, folder / source.name)
        sync_folder(folder)


def _no_more_wanted(replica: Replica) -> None:
    with suppress(EofficeError):  # a full disk: then it is tried again
        if is_wanted(replica):
            with replica.write() as t:
                write_meta(t.connection, WANTED, "")


def _note(replica: Replica, key: str, error: EofficeError | None) -> None:
    now = replica.clock.now()
    text = msgspec.json.encode(Fault(error.code, error.facts, now)).decode() if error else ""
    with replica.write() as t:
        if (read_meta(t.connection, key) or "") != text:
            write_meta(t.connection, key, text)


@contextmanager
def backing_up(profile: Profile, replica: Replica) -> Iterator[None]:
    """Meanwhile a thread writes a backup whenever one is due. One that is being written is waited for at the end."""
    ended = threading.Event()
    thread = threading.Thread(target=_work, args=(profile, replica, ended), name="backing-up", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _work(profile: Profile, replica: Replica, ended: threading.Event) -> None:
    pause_s, looked_s = FIRST_LOOK_S, replica.clock.monotonic_s()
    while not ended.wait(min(ASKED_EVERY_S, pause_s)):
        try:
            if is_wanted(replica):
                back_up_daily(profile, replica)
            elif replica.clock.monotonic_s() - looked_s >= pause_s:
                back_up_if_due(profile, replica)
            else:
                continue
            pause_s = LOOK_EVERY_S
        except EofficeError as error:
            log.warning("no backup for now: %s %s", error.code, error.facts)
            pause_s = AFTER_A_FAULT_S
        except Exception:  # the gate of the thread: the office goes on working without
            log.exception("no backup")
            pause_s = AFTER_A_FAULT_S
        looked_s = replica.clock.monotonic_s()
