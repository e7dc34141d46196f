"""What stands between this PC and its work: each check with what is wrong and what helps."""

import shutil
from collections.abc import Callable

import sqlcipher3.dbapi2
from sqlalchemy import select

from app.actions.carrying_over import owed
from app.actions.daily_backup import OLD, standing
from app.actions.proxy import proxy_to_use, proxy_without_secret
from app.host.profile import Profile
from sync.check import Check
from sync.engine.enrolling import port_maker
from sync.engine.held_up import held_up, longest
from sync.engine.status import read_waiting
from sync.engine.traffic import Traffic
from sync.errors import Defect, EofficeError
from sync.replica.identity import clock_doubt
from sync.replica.meta import read_server_clock
from sync.replica.replica import Replica
from sync.replica.tables import Attachment, table_of
from sync.rules.ids import Ids
from sync.rules.legal_time import VIET_NAM
from sync.version import VERSION
from sync.world import Clock

_attachments = table_of(Attachment)
LEAST_FREE_BYTES = 500_000_000


def check_up(profile: Profile, clock: Clock, ids: Ids, proxy: str | None) -> list[Check]:
    """Database, files, key protection, clock, backups, line, disk, versions. Never raises; a fault fails its check.

    `proxy`: the one to go through, None for the one kept at enrolment.
    """
    checks = [_versions(), _disk(profile)]
    try:
        where = profile.facts().keys
        replica = profile.open(clock, ids)
    except EofficeError as error:
        return [*checks, Check("database", False, error.code, error.facts)]
    try:
        checks.append(Check("keys", where == "keyring", f"check.keys_{where}"))
        for name, look in (("database", _database), ("files", _files), ("clock", _clock), ("backup", _backup)):
            checks.append(_guarded(name, replica, look))
        if owed(replica):
            checks.append(Check("carried", False, "check.carried"))
        checks.append(_guarded("line", replica, lambda opened: _line(opened, proxy)))
    finally:
        replica.close()
    return checks


def _guarded(name: str, replica: Replica, look: Callable[[Replica], Check]) -> Check:
    try:
        return look(replica)
    except EofficeError as error:
        return Check(name, False, error.code, error.facts)


def _versions() -> Check:
    return Check("versions", True, "check.versions", {"program": VERSION, "sqlite": sqlcipher3.dbapi2.sqlite_version})


def _disk(profile: Profile) -> Check:
    folder = next(f for f in (profile.folder, *profile.folder.absolute().parents) if f.exists())
    free = shutil.disk_usage(folder).free
    facts = {"free_mb": str(free // 1_000_000)}
    return Check("disk", free >= LEAST_FREE_BYTES, "check.disk" if free >= LEAST_FREE_BYTES else "disk.low", facts)


def _database(replica: Replica) -> Check:
    with replica.read() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check").scalar_one()
    if found != "ok":
        raise Defect("database.damaged", {"detail": str(found)})
    return Check("database", True, "check.database")


def _files(replica: Replica) -> Check:
    with replica.read() as connection:
        here = list(connection.execute(select(_attachments.c.sha256).where(_attachments.c.here).distinct()).scalars())
    for sha256 in here:
        replica.files.open_verified(sha256).close()
    return Check("files", True, "check.files", {"count": str(len(here))})


def _clock(replica: Replica) -> Check:
    with replica.read() as connection:
        known = read_server_clock(connection)
    doubt = clock_doubt(replica.clock.now(), known)
    off_s = str(round(known.offset_s)) if known else "0"
    return Check("clock", not doubt, doubt or "check.clock", {"offset_s": off_s})


def _backup(replica: Replica) -> Check:
    """The last good backup, its age and what it lacks; what went wrong since; whether it would open on another PC."""
    if not replica.is_enrolled:
        return Check("backup", True, "check.backup_first")
    found, now = standing(replica), replica.clock.now()
    for fault in (found.fault, found.other_fault):
        if fault is not None:
            return Check("backup", False, fault.code, fault.facts)
    if found.last is None:
        return Check("backup", True, "check.backup_first")
    age = now - found.last.at
    facts = {"at": found.last.at.astimezone(VIET_NAM).strftime("%d/%m/%Y %H:%M"), "days": str(age.days)}
    facts |= {"left_out": str(found.last.left_out)} if found.last.left_out else {}
    if age > OLD:
        return Check("backup", False, "backup.old", facts)
    if found.sealed_since is None:
        return Check("backup", False, "check.backup_unsealed", facts)
    if found.last.left_out:
        return Check("backup", False, "check.backup_lacks", facts)
    return Check("backup", True, "check.backup", facts)


def _line(replica: Replica, proxy: str | None) -> Check:
    if proxy is None:
        proxy = proxy_to_use(replica)
    facts = {"server": replica.identity.addresses[0], "proxy": proxy_without_secret(proxy) or "-"}
    port = port_maker(replica, proxy)(Traffic(replica.clock.monotonic_s, lambda: None))
    try:
        port.hello()
    except EofficeError as error:
        return Check("line", False, error.code, facts | error.facts)
    finally:
        port.close()
    with replica.read() as connection:
        rests, waits = longest(held_up(connection)), read_waiting(connection).can_move
    if rests is not None and waits:  # it answers, and does not do all that is asked of it
        since = rests.since.astimezone(VIET_NAM).strftime("%d/%m/%Y %H:%M")
        return Check("line", False, rests.code, facts | {"since": since})
    return Check("line", True, "check.line", facts)
