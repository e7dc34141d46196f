"""`eoffice-server`: the district server's command line. Everything here works while the server runs."""

import logging
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sync.check import told
from sync.errors import Defect, Refused
from sync.files import text_in
from sync.rules.text import composed
from sync.server import audit, people_commands
from sync.server.founding import LISTEN, found
from sync.server.listing import status_text
from sync.server.opened import Opened, ca_fingerprint
from sync.server.self_check import COMMAND as SELF_CHECK
from sync.server.status import report
from sync.terminal import Call, Command, Option, main
from sync.version import VERSION
from sync.wording import Wording
from sync.world import SystemClock, SystemIds

if TYPE_CHECKING:
    from sync.server.backup_places import Target

DIR = Option("DIR", required=True)
OFFICE = Option("--office", "CODE")
PASSPHRASE = Option("--passphrase-file", "FILE", required=True)
WITHOUT_FILES = Option("--without-files")
SECRET = Option("--secret-file", "FILE")


def _init(call: Call) -> dict[str, Any]:
    folder = Path(call.need("DIR"))
    hosts, database = call.all("--host"), call.get("--database") or ""
    listen = call.get("--listen") or LISTEN
    clock, ids, files = SystemClock(), SystemIds(), call.get("--files") or ""
    server = found(folder, Path(call.need("--organisations")), hosts, database, clock, ids, listen, files)
    return {"server": server, "folder": str(folder), "fingerprint": ca_fingerprint(folder)}


def _run(call: Call) -> None:
    from sync.server.serve import serve  # the web server is of no use to the other commands

    serve(Path(call.need("DIR")), call.get("--listen"), until_input_ends=call.has("--until-input-ends"))


def _setup(call: Call) -> dict[str, Any]:
    from sync.server.setup import ask_and_make  # of no use to the other commands

    return ask_and_make(call, SystemClock(), SystemIds())


def _setup_text(told: Any, wording: Wording) -> str:
    return wording.say("setup.done", {key: str(value) for key, value in told.items() if value})


def _doctor(call: Call) -> list[dict[str, Any]]:
    from sync.server.checkup import check_up  # of no use to the other commands

    folder, clock = Path(call.need("DIR")), SystemClock()
    found = check_up(folder, clock, thorough=call.has("--thorough"), listen=call.get("--listen"))
    return told(found, call.wording)


def _checks_text(told: Any, wording: Wording) -> str:
    lines = [f"{'✓' if check['ok'] else '✗'} {check['detail']} {check['remedy']}".rstrip() for check in told]
    return "\n".join(lines)


def _host_add(call: Call) -> dict[str, Any]:
    with Opened(call) as operator:
        return {"hosts": operator.add_host(call.need("HOST"))}


def _status(call: Call) -> dict[str, Any]:
    opened = Opened(call)
    with opened as operator:
        return report(opened.home, operator)


def _audit_verify(call: Call) -> dict[str, Any]:
    opened = Opened(call)
    with opened, opened.home.database.read() as connection:
        lines, fault = audit.verify(connection, opened.home.seal)
    if fault:
        raise Defect("audit.broken", {"n": str(fault.n), "what": fault.what})
    return {"ok": True, "entries": lines}


def _backup(call: Call) -> dict[str, Any]:
    from sync.server.backup import back_up

    opened = Opened(call)
    with opened:
        target, bare = _target(call, "FILE"), call.has("--without-files")
        return back_up(opened.home, target, _passphrase(call), SystemClock(), without_files=bare)


def _backup_daily(call: Call) -> dict[str, Any]:
    from sync.server.backup import back_up_daily

    opened = Opened(call)
    with opened:
        folder, bare = _target(call, "FOLDER"), call.has("--without-files")
        return back_up_daily(opened.home, folder, _passphrase(call), SystemClock(), without_files=bare)


def _restore(call: Call) -> dict[str, Any]:
    from sync.server.restoring import MOST_SKIPPED, SKIPPED_NUMBERS, restore

    source, folder = _target(call, "FILE"), Path(call.need("DIR"))
    skipped = call.get("--skip-numbers") or str(SKIPPED_NUMBERS)
    if not (skipped.isascii() and skipped.isdigit() and len(skipped) <= 5 and 1 <= int(skipped) <= MOST_SKIPPED):
        raise Refused("usage.bad_value", {"option": "--skip-numbers", "value": skipped})
    hosts, database, files = call.all("--host"), call.get("--database") or "", call.get("--files") or ""
    clock, ids = SystemClock(), SystemIds()
    return restore(source, folder, _passphrase(call), hosts, clock, ids, int(skipped), database, files)


def _bundle_import(call: Call) -> dict[str, Any]:
    from sync.server.carrying import bundle_import  # of no use to the other commands

    opened = Opened(call)
    with opened:
        return bundle_import(opened.home, Path(call.need("FILE")), SystemClock(), SystemIds(), call.wording, _unseen)


def _bundle_export(call: Call) -> dict[str, Any]:
    from sync.server.carrying import bundle_export  # as above

    opened, office, place = Opened(call), call.get("--office"), Path(call.need("FILE"))
    with opened:
        return bundle_export(opened.home, office, place, SystemClock(), SystemIds(), call.wording, _unseen)


def _unseen(done: int, total: int) -> None:
    """How far a stick has come: whoever types commands sees it end."""


def _taken_text(told: Any, wording: Wording) -> str:
    return _bundles_text("server.bundle_taken", told, wording)


def _written_text(told: Any, wording: Wording) -> str:
    return _bundles_text("server.bundle_written", told, wording)


def _bundles_text(code: str, told: Any, wording: Wording) -> str:
    lines = []
    for one in told["bundles"]:
        lines.append(wording.say(code, {k: str(v) for k, v in one.items() if v or k not in ("left_out", "unjudged")}))
        lines += [wording.say(one["why"])] if one.get("why") else []
    if told["warnings"]:
        lines.append(wording.say("bundle.suspicious", {"names": ", ".join(told["warnings"])}))
    return "\n".join([*lines, *(one["text"] for one in told["troubles"])])


def _version(call: Call) -> dict[str, str]:
    return {"version": VERSION}


def _target(call: Call, name: str) -> "Target":
    from sync.server.backup_places import read_target

    secret = call.get("--secret-file")
    return read_target(call.need(name), Path(secret) if secret else None)


def _passphrase(call: Call) -> str:
    path = Path(call.need("--passphrase-file"))
    try:
        return composed(text_in(path)).strip()  # as it is on paper: typed anew it may come in other pieces
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("file.unreadable", {"file": str(path), "detail": str(error)}) from error


def _restored_text(restored: Any, wording: Wording) -> str:
    return wording.say("server.restored", {key: str(value) for key, value in restored.items()})


COMMANDS = (
    Command(
        ("init",),
        _init,
        (
            DIR,
            Option("--organisations", "FILE.csv", required=True),
            Option("--host", "NAME", repeated=True),
            Option("--database", "URL"),
            Option("--files", "URL"),
            Option("--listen", "HOST:PORT"),
        ),
    ),
    Command(("setup",), _setup, (Option("DIR"),), _setup_text),
    Command(("run",), _run, (DIR, Option("--listen", "HOST:PORT"), Option("--until-input-ends"))),
    *people_commands.COMMANDS,
    Command(("host", "add"), _host_add, (DIR, Option("HOST", required=True))),
    Command(("status",), _status, (DIR,), status_text),
    Command(("doctor",), _doctor, (DIR, Option("--thorough"), Option("--listen", "HOST:PORT")), _checks_text),
    Command(("audit", "verify"), _audit_verify, (DIR,)),
    Command(("backup",), _backup, (DIR, Option("FILE", required=True), PASSPHRASE, WITHOUT_FILES, SECRET)),
    Command(
        ("backup-daily",), _backup_daily, (DIR, Option("FOLDER", required=True), PASSPHRASE, WITHOUT_FILES, SECRET)
    ),
    Command(
        ("restore",),
        _restore,
        (
            Option("FILE", required=True),
            DIR,
            PASSPHRASE,
            Option("--host", "NAME", repeated=True),
            Option("--skip-numbers", "N"),
            Option("--database", "URL"),
            Option("--files", "URL"),
            SECRET,
        ),
        _restored_text,
    ),
    Command(("bundle", "import"), _bundle_import, (DIR, Option("FILE", required=True)), _taken_text),
    Command(("bundle", "export"), _bundle_export, (DIR, Option("FILE", required=True), OFFICE), _written_text),
    Command(("version",), _version),
    SELF_CHECK,
)


def _end(*_: object) -> None:
    """As Ctrl-C: what was begun is tidied up on the way out. Only `run` has another way to end."""
    sys.exit(128 + signal.SIGTERM)


def entry() -> None:
    """The program `eoffice-server`."""
    signal.signal(signal.SIGTERM, _end)
    os.umask(0o077)  # the server's data is this account's alone
    # Only a serving process logs to stderr, where the system's journal reads it; a person gets the sentence alone.
    logging.getLogger().addHandler(logging.NullHandler())
    sys.exit(main("eoffice-server", COMMANDS, sys.argv[1:]))
