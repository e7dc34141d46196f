"""The operator's lists as lines to read, the id first where a command needs it; `--json` has the same for programs."""

from datetime import datetime
from typing import Any

from sync.rules.legal_time import VIET_NAM
from sync.wording import Wording


def people_text(told: Any, wording: Wording) -> str:
    return _lines("person", [_person(one, wording) for one in told], wording)


def slips_text(told: Any, wording: Wording) -> str:
    rows = [
        one | {"state": wording.say(f"slip_state.{one['state']}"), "until": _moment(one["expires_at"])} for one in told
    ]
    return _lines("slip", rows, wording)


def devices_text(told: Any, wording: Wording) -> str:
    never = wording.say("list_line.never")
    rows = [
        one | {"last": _moment(one["last_contact"]) or never, "revoked": _moment(one["revoked_at"])} for one in told
    ]
    return _lines("device", rows, wording)


def status_text(told: Any, wording: Wording) -> str:
    never, rows = wording.say("list_line.never"), []
    for one in told["offices"]:
        working = sum(device["revoked_at"] is None for device in one["devices"])
        moments = {name: _moment(one[name]) for name in ("last_contact", "last_action", "oldest_unopened")}
        facts = {"last_contact": moments["last_contact"] or never, "last_action": moments["last_action"] or never}
        rows.append(moments | facts | {"office": one["office"], "name": one["name"], "devices": working})
        rows[-1]["waiting"] = one["waiting"]
    head = wording.say("list_line.server", {"server": told["server"], "version": told["version"]})
    return f"{head}\n{_lines('office', rows, wording)}"


def _person(one: dict[str, str], wording: Wording) -> dict[str, str]:
    roles = ", ".join(wording.say(f"role.{role}") for role in one["role"].split(",") if role)
    return one | {"role": roles, "ended": _moment(one.get("ended_at"))}


def _lines(kind: str, rows: list[dict[str, Any]], wording: Wording) -> str:
    """A sentence a row; a part of it whose fact is empty is left out."""
    if not rows:
        return wording.say("list_line.none")
    return "\n".join(
        wording.say(f"list_line.{kind}", {key: str(fact) for key, fact in row.items() if fact not in ("", None)})
        for row in rows
    )


def _moment(at: str | None) -> str:
    return f"{datetime.fromisoformat(at).astimezone(VIET_NAM):%d/%m/%Y %H:%M}" if at else ""
