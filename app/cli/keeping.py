"""Commands that keep an office's data safe: backups, and the recovery key that opens them elsewhere."""

from pathlib import Path
from typing import Any

from app.cli.opened import opened_replica, pin_in, profile_of
from sync.errors import Refused
from sync.terminal import Call, Command, Option
from sync.version import VERSION
from sync.wording import Wording

KEY_FILE = "--recovery-key-file"


def _backup(call: Call) -> dict[str, Any]:
    from app.actions import backing_up, daily_backup  # of no use to the other commands

    with opened_replica(call) as replica:
        if (file := call.get("FILE")) is None:
            done = daily_backup.back_up_daily(profile_of(call), replica)
        else:
            done = backing_up.back_up(profile_of(call), replica, Path(file), VERSION)
    return {name: getattr(done, name) for name in done.__struct_fields__} | {"at": done.at.isoformat()}


def _backup_text(result: dict[str, Any], wording: Wording) -> str:
    facts = {"file": result["file"], "mb": f"{result['bytes'] / 1e6:.1f}"}
    facts |= {name: str(count) for name, count in result["counts"].items()}
    facts |= {"left_out": str(result["left_out"])} if result["left_out"] else {}
    return wording.say("done.backup" if result["sealed"] else "done.backup_unsealed", facts)


def _backups_show(call: Call) -> dict[str, Any]:
    from app.actions.daily_backup import standing  # as above

    with opened_replica(call) as replica:
        found = standing(replica)
    return {
        "folder": found.folder,
        "other": found.other,
        "count": found.how_many,
        "last": found.last.at.isoformat() if found.last else None,
        "fault": found.fault.code if found.fault else "",
        "other_fault": found.other_fault.code if found.other_fault else "",
        "recovery_key_made": found.sealed_since.isoformat() if found.sealed_since else None,
    }


def _backups_text(result: dict[str, Any], wording: Wording) -> str:
    facts = {"folder": result["folder"], "count": str(result["count"])}
    facts |= {name: result[name] for name in ("other", "last", "recovery_key_made") if result[name]}
    return wording.say("done.backups", facts)


def _backups_folder(call: Call) -> dict[str, str]:
    from app.actions.daily_backup import set_other_folder, standing  # as above

    with opened_replica(call) as replica:
        set_other_folder(replica, "" if call.has("--none") else call.get("FOLDER") or "")
        return {"other": standing(replica).other}


def _folder_text(result: dict[str, str], wording: Wording) -> str:
    return wording.say("done.backup_folder" if result["other"] else "done.no_backup_folder", result)


def _recovery_key(call: Call) -> dict[str, str]:
    from app.actions.recovery import make_recovery_key  # as above

    with opened_replica(call) as replica:
        return {"key": make_recovery_key(replica, anew=call.has("--anew")), "office": replica.identity.office}


def _recovery_check(call: Call) -> dict[str, bool]:
    from app.actions.recovery import check_recovery_key  # as above

    with opened_replica(call) as replica:
        check_recovery_key(replica, typed_key(call))
    return {"ok": True}


def _recovery_use(call: Call) -> dict[str, bool]:
    from app.actions.recovery import use_recovery_key  # as above

    with opened_replica(call) as replica:
        use_recovery_key(replica, typed_key(call))
    return {"ok": True}


def typed_key(call: Call) -> str:
    """What stands in the file with the recovery key. Raises: Refused `file.unreadable`, `recovery.incomplete`."""
    if (typed := pin_in(call, KEY_FILE)) is None:
        raise Refused("recovery.incomplete")
    return typed


COMMANDS = (
    Command(("backup",), _backup, (Option("FILE"),), _backup_text),
    Command(("backups", "show"), _backups_show, (), _backups_text),
    Command(("backups", "folder"), _backups_folder, (Option("FOLDER"), Option("--none")), _folder_text),
    Command(("recovery-key",), _recovery_key, (Option("--anew"),), lambda r, w: w.say("done.recovery_key", r)),
    Command(
        ("recovery-key", "check"),
        _recovery_check,
        (Option(KEY_FILE, "F", required=True),),
        lambda _, w: w.say("done.recovery_key_fits"),
    ),
    Command(
        ("recovery-key", "use"),
        _recovery_use,
        (Option(KEY_FILE, "F", required=True),),
        lambda _, w: w.say("done.recovery_key_used"),
    ),
)
