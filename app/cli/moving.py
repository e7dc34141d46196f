"""Commands that move an office from one PC to another, and bring it back from a backup."""

from pathlib import Path
from typing import Any

from app.actions.restoring import CLEAR, Restored
from app.cli.keeping import KEY_FILE, typed_key
from app.cli.opened import opened_replica, pin_in, profile_of, proxy_of, whole_number
from sync.errors import LineHindrance, Refused
from sync.terminal import Call, Command, Option
from sync.wording import Wording
from sync.world import SystemClock, SystemIds

PROXY, CODE_FILE = Option("--proxy", "ADDRESS"), "--code-file"


def _restore(call: Call) -> dict[str, Any]:
    from app.actions import recovery, restoring  # of no use to the other commands

    clear = whole_number(call, "--skip-numbers")
    opening = recovery.opening_with(recovery.checked_code(typed_key(call)))
    profile, file = profile_of(call), Path(call.need("FILE"))
    skipped = CLEAR if clear is None else clear
    done = restoring.restore(profile, file, opening, SystemClock(), SystemIds(), clear=skipped)
    return _taken(call, done)


def _move_export(call: Call) -> dict[str, Any]:
    from app.actions.moving import move_out  # as above

    with opened_replica(call) as replica:
        packed = move_out(profile_of(call), replica, Path(call.need("FILE")))
    written = packed.written
    return {"file": written.file, "bytes": written.bytes, "counts": written.counts, "code": packed.code}


def _move_import(call: Call) -> dict[str, Any]:
    from app.actions.moving import move_in  # as above

    if (typed := pin_in(call, CODE_FILE)) is None:
        raise Refused("recovery.incomplete")
    return _taken(call, move_in(profile_of(call), Path(call.need("FILE")), typed, SystemClock(), SystemIds()))


def _move_cancel(call: Call) -> dict[str, bool]:
    from app.actions.moving import stay  # as above

    stay(profile_of(call), SystemClock(), SystemIds())
    return {"ok": True}


def _taken(call: Call, done: Restored) -> dict[str, Any]:
    """Take the former PC's place at once where there is a line."""
    from app.actions import succeeding  # as above

    with opened_replica(call, may_be_restored=True) as replica:
        try:
            succeeding.take_place(replica, proxy_of(call, replica))
            waits = ""
        except LineHindrance as hindrance:
            waits = hindrance.code
    return {name: getattr(done, name) for name in done.__struct_fields__} | {"waits": waits}


def _restored_text(result: dict[str, Any], wording: Wording) -> str:
    facts = {"at": result["at"], "fetched": str(result["fetched"])}
    facts |= {name: str(count) for name, count in result["counts"].items()}
    return wording.say("done.restored_waits" if result["waits"] else "done.restored", facts)


def _moved_text(result: dict[str, Any], wording: Wording) -> str:
    facts = {name: str(count) for name, count in result["counts"].items()}
    facts |= {f"{name}_before": str(count) for name, count in result["before"].items()}
    return wording.say("done.moved_waits" if result["waits"] else "done.moved", facts)


def _exported_text(result: dict[str, Any], wording: Wording) -> str:
    facts = {"file": result["file"], "code": result["code"], "mb": f"{result['bytes'] / 1e6:.1f}"}
    return wording.say("done.move_packed", facts | {name: str(count) for name, count in result["counts"].items()})


FILE = Option("FILE", required=True)
COMMANDS = (
    Command(
        ("restore",),
        _restore,
        (FILE, Option(KEY_FILE, "F", required=True), Option("--skip-numbers", "N"), PROXY),
        _restored_text,
    ),
    Command(("move", "export"), _move_export, (FILE,), _exported_text),
    Command(("move", "import"), _move_import, (FILE, Option(CODE_FILE, "F", required=True), PROXY), _moved_text),
    Command(("move", "cancel"), _move_cancel, (), lambda _, w: w.say("done.move_cancelled")),
)
