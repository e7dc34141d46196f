"""What stands between this PC and its work: each check with what is wrong and what helps."""

import shutil
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import sqlcipher3.dbapi2
from cryptography import x509
from sqlalchemy import select

from app.host.profile import Profile
from sync.engine.enrolling import port_maker
from sync.engine.traffic import Traffic
from sync.errors import Defect, EofficeError, LineHindrance
from sync.replica.identity import clock_doubt
from sync.replica.meta import read_meta, read_server_clock
from sync.replica.replica import Replica
from sync.replica.tables import Attachment, table_of
from sync.rules.ids import Ids
from sync.version import VERSION
from sync.world import Clock

_attachments = table_of(Attachment)
LEAST_FREE_BYTES = 500_000_000


@dataclass(frozen=True)
class Check:
    """`code` names the sentence that says what was found; `remedy` the one that says what to do, "" if all is well."""

    check: str
    ok: bool
    code: str
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def remedy(self) -> str:
        return "" if self.ok else f"remedy.{self.code}"


def check_up(profile: Profile, clock: Clock, ids: Ids, proxy: str | None) -> list[Check]:
    """Database, files, key protection, clock, line, disk, versions. Never raises; a fault is a check that fails.

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
        for name, look in (("database", _database), ("files", _files), ("clock", _clock)):
            checks.append(_guarded(name, replica, look))
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
    off_s = f"{known.offset_s:.0f}" if known else "0"
    return Check("clock", not doubt, doubt or "check.clock", {"offset_s": off_s})


def _line(replica: Replica, proxy: str | None) -> Check:
    if proxy is None:
        with replica.read() as connection:
            proxy = read_meta(connection, "proxy") or ""
    facts = {"server": replica.identity.addresses[0], "proxy": proxy or "-"}
    port = port_maker(replica, proxy)(Traffic(replica.clock.monotonic_s, lambda: None))
    try:
        port.hello()
    except LineHindrance as hindrance:
        facts |= hindrance.facts
        if hindrance.code == "line.tls" and (issuer := issuer_seen(facts["server"])):
            return Check("line", False, "line.tls_inspected", facts | {"issuer": issuer})
        return Check("line", False, hindrance.code, facts)
    except EofficeError as error:
        return Check("line", False, error.code, facts | error.facts)
    finally:
        port.close()
    return Check("line", True, "check.line", facts)


def issuer_seen(address: str) -> str:
    """Who issued the certificate that stands in our server's place, "" where none could be read."""
    parts = urlsplit(address)
    try:
        pem = ssl.get_server_certificate((parts.hostname or "", parts.port or 443), timeout=5)
        return x509.load_pem_x509_certificate(pem.encode()).issuer.rfc4514_string()
    except (OSError, ValueError):
        return ""
