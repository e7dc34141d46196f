"""What stands between the server and its work: each check with what is wrong and what helps.

Works beside a serving process and where none serves; changes nothing but one line, and one
object of a store, that show whether they can be written.
"""

import http.client
import os
import shutil
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2
from cryptography import x509
from sqlalchemy import func, select

from sync.check import Check
from sync.errors import Defect, EofficeError
from sync.files import is_sound
from sync.protocol.server_name import server_name
from sync.rules.legal_time import VIET_NAM
from sync.server import audit, ca, meta, storage
from sync.server.crash_guard import TIMES
from sync.server.home import Home, check_listen
from sync.server.tables import Audit, Blob, Crashed, table_of
from sync.version import VERSION
from sync.world import Clock, stamp

_blobs, _crashed, _audit_lines = table_of(Blob), table_of(Crashed), table_of(Audit)
MOST_NAMED = 5
ASK_S = 10
BACKUP_WITHIN = timedelta(hours=36)  # one a day, with room for a night in which it failed and was tried again


def check_up(folder: Path, clock: Clock, *, thorough: bool = False, listen: str | None = None) -> list[Check]:
    """Versions, disk, data, keys, certificate, addresses, log, backup, store, files, service. Never raises.

    `thorough`: every stored file's content against its name, which reads all of them. `listen`: where it serves, if not
    where its settings say.
    """
    facts = {"program": VERSION, "sqlite": sqlcipher3.dbapi2.sqlite_version}
    checks = [Check("versions", True, "check.versions", facts)]
    try:
        home = Home(folder)
    except EofficeError as error:
        return [*checks, Check("database", False, error.code, error.facts)]
    looks: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("disk", lambda: _disk(home)),
        ("database", lambda: _database(home)),
        ("writing", lambda: _writing(home, clock)),
        ("keys", lambda: _keys(home)),
        ("certificate", lambda: _certificate(home, clock)),
        ("addresses", lambda: _addresses(home)),
        ("audit", lambda: _audit(home)),
        ("backup", lambda: _backup(home, clock)),
        ("set_aside", lambda: _set_aside(home)),
        *((("store", lambda: _store(home)),) if home.settings.files else ()),
        ("files", lambda: _files(home, thorough)),
        ("service", lambda: _service(home, listen or home.settings.listen)),
    )
    try:
        return [*checks, *(_guarded(name, look) for name, look in looks)]
    finally:
        home.close()


def _guarded(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except EofficeError as error:
        return Check(name, False, error.code, error.facts)
    except OSError as error:
        return Check(name, False, "disk.fault", {"file": str(error.filename or ""), "detail": error.strerror or ""})


def _disk(home: Home) -> Check:
    usage = shutil.disk_usage(home.folder)
    facts = {"free_mb": str(usage.free // 1_000_000), "percent": f"{100 * usage.free / usage.total:.0f}"}
    enough = storage.has_room(home.folder)
    return Check("disk", enough, "check.server_disk" if enough else "check.server_disk_low", facts)


def _database(home: Home) -> Check:
    if found := home.database.look_through():
        raise Defect("database.damaged", {"detail": found})
    facts = home.database.facts()
    return Check("database", True, "check.postgresql" if facts else "check.database", facts)


def _writing(home: Home, clock: Clock) -> Check:
    with home.database.write() as connection:
        meta.write(connection, "last_ready_look", stamp(clock.now()))
    return Check("writing", True, "check.server_writing")


def _keys(home: Home) -> Check:
    """Private keys that others could read are as good as lost."""
    if os.name == "nt":  # its rights are no modes; the folder is the service's own there
        return Check("keys", True, "check.server_keys")
    private = (home.folder, home.keys, *(path for path in home.keys.iterdir() if path.suffix == ".key"))
    opened = [path.name for path in private if path.stat().st_mode & 0o077]
    code = "check.server_keys_open" if opened else "check.server_keys"
    return Check("keys", not opened, code, {"files": ", ".join(sorted(opened))})


def _certificate(home: Home, clock: Clock) -> Check:
    try:
        leaf, root = (
            x509.load_pem_x509_certificate((home.keys / name).read_bytes()) for name in (ca.LEAF_CERT, ca.CA_CERT)
        )
    except (OSError, ValueError) as error:
        raise Defect("ca.unreadable") from error
    now = clock.now()
    until = min(leaf.not_valid_after_utc, root.not_valid_after_utc)
    good = ca.renewal_due(home.keys) + ca.RENEW_BEFORE > now and root.not_valid_after_utc - now > timedelta(days=365)
    facts = {"until": f"{until:%d/%m/%Y}", "root_until": f"{root.not_valid_after_utc:%d/%m/%Y}"}
    return Check("certificate", good, "check.server_certificate" if good else "check.server_certificate_old", facts)


def _addresses(home: Home) -> Check:
    addresses = home.settings.reachable_addresses()
    code = "check.server_addresses" if addresses else "check.server_no_address"
    return Check("addresses", bool(addresses), code, {"addresses": ", ".join(addresses)})


def _audit(home: Home) -> Check:
    with home.database.read() as connection:
        lines, fault = audit.verify(connection, home.seal)
    if fault:
        raise Defect("audit.broken", {"n": str(fault.n), "what": fault.what})
    return Check("audit", True, "check.server_audit", {"entries": str(lines)})


def _backup(home: Home, clock: Clock) -> Check:
    """Whether the last one that counts is from yesterday or today. A server that has only just begun, or been restored,
    has none of its own yet, whatever the backup that it came from knew of earlier ones."""
    with home.database.read() as connection:
        last = meta.read(connection, "backup_at")
        beginnings = select(func.max(_audit_lines.c.at)).where(_audit_lines.c.what.in_(("found", "restore")))
        begun = connection.execute(beginnings).scalar_one()
    is_late = clock.now() - datetime.fromisoformat(max(last, begun)) > BACKUP_WITHIN
    if last < begun:
        return Check("backup", not is_late, "check.server_backup_none" if is_late else "check.server_backup_not_yet")
    facts = {"at": f"{datetime.fromisoformat(last).astimezone(VIET_NAM):%d/%m/%Y %H:%M}"}
    return Check("backup", not is_late, "check.server_backup_old" if is_late else "check.server_backup", facts)


def _set_aside(home: Home) -> Check:
    """Acts under which the process died again and again."""
    with home.database.read() as connection:
        query = select(func.count()).select_from(_crashed).where(_crashed.c.times >= TIMES)
        count = connection.execute(query).scalar_one()
    return Check(
        "set_aside", not count, "check.server_set_aside" if count else "check.server_none_aside", {"count": str(count)}
    )


def _store(home: Home) -> Check:
    home.files.check()
    return Check("store", True, "check.server_store", home.files.facts())


def _files(home: Home, thorough: bool) -> Check:
    with home.database.read() as connection:
        held = [(row.sha256, row.bytes) for row in connection.execute(select(_blobs.c.sha256, _blobs.c.bytes))]
    sizes = home.files.sizes(sha256 for sha256, _ in held)
    bad = [
        sha256 for sha256, size in held if sizes.get(sha256) != size or (thorough and not is_sound(home.files, sha256))
    ]
    facts = {"count": str(len(held)), "bad": str(len(bad)), "files": ", ".join(bad[:MOST_NAMED])}
    return Check("files", not bad, "check.server_files_gone" if bad else "check.server_files", facts)


def _service(home: Home, listen: str) -> Check:
    """Ask the serving process itself, over TLS, as a PC would."""
    host, port = check_listen(listen)
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    facts = {"listen": listen}
    try:
        context = ssl.create_default_context(cafile=str(home.keys / ca.CA_CERT))
    except OSError as error:
        raise Defect("ca.unreadable") from error
    context.check_hostname = False  # its name is not the address that it is asked at; the CA is its own alone
    asking = http.client.HTTPSConnection(host, port, timeout=ASK_S, context=context)
    try:
        asking.request("GET", "/readyz", headers={"Host": server_name(home.server)})
        answer = asking.getresponse()
        said = answer.read(200).decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException):
        return Check("service", False, "check.server_not_serving", facts)
    finally:
        asking.close()
    if answer.getheader("x-eo-server") != home.server:
        return Check("service", False, "check.server_not_serving", facts)
    ready = answer.status == http.client.OK
    code = "check.server_serving" if ready else "check.server_not_ready"
    return Check("service", ready, code, facts | {"said": said.rpartition(" ")[2]})
