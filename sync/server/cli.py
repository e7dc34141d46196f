"""`eoffice-server`: the district server's command line. Everything here works while the server runs."""

import logging
import os
import sys
from pathlib import Path
from typing import Any

from sync.errors import Defect, LocalHindrance, Refused
from sync.server import audit
from sync.server.founding import found
from sync.server.home import KEYS, Home
from sync.server.operator import Operator
from sync.server.status import report
from sync.terminal import Call, Command, Option, main
from sync.version import VERSION
from sync.wording import Wording
from sync.world import SystemClock, SystemIds

DIR = Option("DIR", required=True)
OFFICE, PERSON = Option("--office", "CODE"), Option("--person", "ID", required=True)
PASSPHRASE = Option("--passphrase-file", "FILE", required=True)


def _init(call: Call) -> dict[str, Any]:
    folder = Path(call.need("DIR"))
    hosts, database = call.all("--host"), call.get("--database") or ""
    server = found(folder, Path(call.need("--organisations")), hosts, database, SystemClock(), SystemIds())
    return {"server": server, "folder": str(folder), "fingerprint": _fingerprint(folder)}


def _run(call: Call) -> None:
    from sync.server.serve import serve  # the web server is of no use to the other commands

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True)
    serve(Path(call.need("DIR")), call.get("--listen"))


def _person_add(call: Call) -> dict[str, str]:
    with _Opened(call) as operator:
        return operator.add_person(call.need("--office"), call.need("--name"), call.need("--role"))


def _person_list(call: Call) -> list[dict[str, str]]:
    with _Opened(call) as operator:
        return operator.people(call.get("--office"))


def _person_set_role(call: Call) -> dict[str, str]:
    with _Opened(call) as operator:
        return operator.set_role(call.need("--person"), call.need("--role"))


def _person_end(call: Call) -> dict[str, str]:
    with _Opened(call) as operator:
        return operator.end_person(call.need("--person"))


def _enrol(call: Call) -> dict[str, str]:
    days = _days(call.get("--days"))
    with _Opened(call) as operator:
        slip = operator.enrol(call.need("--person"), days)
    return {"code": slip.code, "fingerprint": _fingerprint(Path(call.need("DIR"))), "expires_at": slip.expires_at}


def _device_list(call: Call) -> list[dict[str, Any]]:
    with _Opened(call) as operator:
        return operator.devices(call.get("--office"))


def _device_revoke(call: Call) -> dict[str, str]:
    with _Opened(call) as operator:
        operator.revoke_device(call.need("--device"))
    return {"device": call.need("--device"), "state": "revoked"}


def _host_add(call: Call) -> dict[str, Any]:
    with _Opened(call) as operator:
        return {"hosts": operator.add_host(call.need("HOST"))}


def _status(call: Call) -> dict[str, Any]:
    opened = _Opened(call)
    with opened as operator:
        return report(opened.home, operator)


def _audit_verify(call: Call) -> dict[str, Any]:
    opened = _Opened(call)
    with opened, opened.home.database.read() as connection:
        lines, fault = audit.verify(connection, opened.home.seal)
    if fault:
        raise Defect("audit.broken", {"n": str(fault.n), "what": fault.what})
    return {"ok": True, "entries": lines}


def _backup(call: Call) -> dict[str, Any]:
    from sync.server.backup import back_up

    opened = _Opened(call)
    with opened:
        return back_up(opened.home, Path(call.need("FILE")), _passphrase(call), SystemClock())


def _restore(call: Call) -> dict[str, Any]:
    from sync.server.backup import MOST_SKIPPED, SKIPPED_NUMBERS, restore

    source, folder = Path(call.need("FILE")), Path(call.need("DIR"))
    skipped = call.get("--skip-numbers") or str(SKIPPED_NUMBERS)
    if not (skipped.isascii() and skipped.isdigit() and len(skipped) <= 5 and 1 <= int(skipped) <= MOST_SKIPPED):
        raise Refused("usage.bad_value", {"option": "--skip-numbers", "value": skipped})
    hosts = call.all("--host")
    return restore(source, folder, _passphrase(call), hosts, SystemClock(), SystemIds(), int(skipped))


def _version(call: Call) -> dict[str, str]:
    return {"version": VERSION}


class _Opened:
    """A server folder, open for one command."""

    def __init__(self, call: Call) -> None:
        self.home = Home(Path(call.need("DIR")))

    def __enter__(self) -> Operator:
        return Operator(self.home, SystemClock(), SystemIds())

    def __exit__(self, *exc: object) -> None:
        self.home.close()


def _fingerprint(folder: Path) -> str:
    from sync.protocol.server_name import fingerprint
    from sync.server.ca import CA_CERT

    return fingerprint((folder / KEYS / CA_CERT).read_text())


def _days(text: str | None) -> float:
    try:
        return float(text or "1")
    except ValueError as error:
        raise Refused("usage.bad_value", {"option": "--days", "value": text or ""}) from error


def _passphrase(call: Call) -> str:
    path = Path(call.need("--passphrase-file"))
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise LocalHindrance("file.unreadable", {"file": str(path), "detail": str(error)}) from error


def _restored_text(restored: Any, wording: Wording) -> str:
    return wording.say("server.restored", {key: str(value) for key, value in restored.items()})


def _slip_text(slip: Any, wording: Wording) -> str:
    return wording.say("server.slip", slip)


COMMANDS = (
    Command(
        ("init",),
        _init,
        (
            DIR,
            Option("--organisations", "FILE.csv", required=True),
            Option("--host", "NAME", repeated=True),
            Option("--database", "URL"),
        ),
    ),
    Command(("run",), _run, (DIR, Option("--listen", "HOST:PORT"))),
    Command(
        ("person", "add"),
        _person_add,
        (
            DIR,
            Option("--office", "CODE", required=True),
            Option("--name", "NAME", required=True),
            Option("--role", "ROLE", required=True),
        ),
    ),
    Command(("person", "list"), _person_list, (DIR, OFFICE)),
    Command(("person", "set-role"), _person_set_role, (DIR, PERSON, Option("--role", "ROLE", required=True))),
    Command(("person", "end"), _person_end, (DIR, PERSON)),
    Command(("enrol",), _enrol, (DIR, PERSON, Option("--days", "N")), _slip_text),
    Command(("device", "list"), _device_list, (DIR, OFFICE)),
    Command(("device", "revoke"), _device_revoke, (DIR, Option("--device", "ID", required=True))),
    Command(("host", "add"), _host_add, (DIR, Option("HOST", required=True))),
    Command(("status",), _status, (DIR,)),
    Command(("audit", "verify"), _audit_verify, (DIR,)),
    Command(("backup",), _backup, (DIR, Option("FILE", required=True), PASSPHRASE)),
    Command(
        ("restore",),
        _restore,
        (
            Option("FILE", required=True),
            DIR,
            PASSPHRASE,
            Option("--host", "NAME", repeated=True),
            Option("--skip-numbers", "N"),
        ),
        _restored_text,
    ),
    Command(("version",), _version),
)


def entry() -> None:
    """The program `eoffice-server`."""
    os.umask(0o077)  # the server's data is this account's alone
    # Only a serving process logs to stderr, where the system's journal reads it; a person gets the sentence alone.
    logging.getLogger().addHandler(logging.NullHandler())
    sys.exit(main("eoffice-server", COMMANDS, sys.argv[1:]))
