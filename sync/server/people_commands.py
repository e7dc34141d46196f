"""Commands about people, their slips and their PCs."""

from datetime import datetime
from pathlib import Path
from typing import Any

from sync.errors import Refused
from sync.rules.legal_time import VIET_NAM
from sync.server.listing import devices_text, people_text, slips_text
from sync.server.opened import Opened, ca_fingerprint
from sync.server.people_list import PeopleList
from sync.terminal import Call, Command, Option
from sync.wording import Wording
from sync.world import SystemClock

DIR, FILE = Option("DIR", required=True), Option("FILE", required=True)
OFFICE, PERSON = Option("--office", "CODE"), Option("--person", "ID", required=True)
PEOPLE = Option("--person", "ID", repeated=True)
MOST_ADDRESSES = 4  # a QR picture and a person's eye hold no more
MOST_WRONG_SHOWN = 20


def _person_add(call: Call) -> dict[str, str]:
    with Opened(call) as operator:
        return operator.add_person(call.need("--office"), call.need("--name"), call.need("--role"))


def _person_list(call: Call) -> list[dict[str, str]]:
    with Opened(call) as operator:
        return operator.people(call.get("--office"))


def _person_set_role(call: Call) -> dict[str, str]:
    with Opened(call) as operator:
        return operator.set_role(call.need("--person"), call.need("--role"))


def _person_end(call: Call) -> dict[str, str]:
    with Opened(call) as operator:
        return operator.end_person(call.need("--person"))


def _people_import(call: Call) -> dict[str, Any]:
    import msgspec

    from sync.server.people_import import bring_in, listed_people

    opened, path = Opened(call), Path(call.need("FILE"))
    with opened as operator, opened.home.database.write() as connection:
        listed = listed_people(connection, path)
        refuse_wrong(call, path, listed)
        rows = bring_in(connection, operator, listed)
    counts = {state: sum(row.state == state for row in rows) for state in ("added", "known", "other_role", "left")}
    return {**counts, "rows": msgspec.to_builtins(rows)}


def refuse_wrong(call: Call, path: Path, listed: PeopleList) -> None:
    """Raises: Refused `people.wrong_lines`, with a sentence for each of the first ones, where there are any."""
    if wrong := listed.wrong:
        lines = [call.wording.say(one.code, {"line": str(one.line), **one.facts}) for one in wrong]
        shown = "\n".join(lines[:MOST_WRONG_SHOWN] + (["…"] if len(lines) > MOST_WRONG_SHOWN else []))
        raise Refused("people.wrong_lines", {"file": str(path), "count": str(len(wrong)), "lines": shown})


def _people_text(told: Any, wording: Wording) -> str:
    states = {"state": "", **{key: str(value) for key, value in told.items() if key != "rows"}}
    lines = [wording.say(f"people_line.{row['state']}", {k: str(v) for k, v in row.items()}) for row in told["rows"]]
    return "\n".join([*lines, wording.say("people_line.sum", states)])


def _enrol(call: Call) -> dict[str, str]:
    days = _days(call, "1")
    with Opened(call) as operator:
        slip = operator.enrol(call.need("--person"), days)
    return {"code": slip.code, "fingerprint": ca_fingerprint(Path(call.need("DIR"))), "expires_at": slip.expires_at}


def _slip_text(slip: Any, wording: Wording) -> str:
    return wording.say("server.slip", slip)


def _slips(call: Call) -> dict[str, Any]:
    from sync.server.slip_round import Round, give_slips
    from sync.server.slip_sheets import typeset_slips

    days, opened, out = _days(call, "7"), Opened(call), Path(call.need("--out"))
    if (a_page := call.get("--per-page") or "1") not in ("1", "2"):
        raise Refused("usage.bad_value", {"option": "--per-page", "value": a_page})
    with opened:
        told = [part.strip().rstrip("/") for text in call.all("--server") for part in text.split(",") if part.strip()]
        addresses = told or opened.home.settings.reachable_addresses()[:MOST_ADDRESSES]
        if not addresses or any(not address.startswith("https://") for address in addresses):
            raise Refused("slips.no_address", {"address": ", ".join(addresses)})
        wanted = Round(call.get("--office"), tuple(call.all("--person")), call.has("--again"))
        found = ca_fingerprint(opened.home.folder)
        given = give_slips(
            opened.home,
            wanted,
            days,
            out,
            lambda slips: typeset_slips(slips, found, addresses, a_page == "2", call.wording),
            SystemClock(),
        )
    people = [{"person": one.person, "office": one.office, "name": one.name} for one in given]
    return {"file": str(out), "expires_at": given[0].expires_at, "servers": addresses, "slips": people}


def _slips_text(told: Any, wording: Wording) -> str:
    until = datetime.fromisoformat(told["expires_at"]).astimezone(VIET_NAM)
    facts = {"file": told["file"], "count": str(len(told["slips"])), "expires_at": f"{until:%H:%M %d/%m/%Y}"}
    offices = len({one["office"] for one in told["slips"]})
    return wording.say("slips.done", facts | {"offices": str(offices), "servers": ", ".join(told["servers"])})


def _slip_list(call: Call) -> list[dict[str, str]]:
    from sync.server.slip_round import slips_there

    opened = Opened(call)
    with opened, opened.home.database.read() as connection:
        return slips_there(connection, call.get("--office"), SystemClock())


def _slip_void(call: Call) -> dict[str, int]:
    from sync.server.slip_round import void_slips

    person, office = call.get("--person"), call.get("--office")
    if (person is not None) + (office is not None) + call.has("--all") != 1:
        raise Refused("slips.void_whose")
    opened = Opened(call)
    with opened:
        return {"voided": void_slips(opened.home, person, office, SystemClock())}


def _device_list(call: Call) -> list[dict[str, Any]]:
    with Opened(call) as operator:
        return operator.devices(call.get("--office"))


def _device_revoke(call: Call) -> dict[str, str]:
    with Opened(call) as operator:
        operator.revoke_device(call.need("--device"))
    return {"device": call.need("--device"), "state": "revoked"}


def _days(call: Call, usual: str) -> float:
    text = call.get("--days") or usual
    try:
        return float(text)
    except ValueError as error:
        raise Refused("usage.bad_value", {"option": "--days", "value": text}) from error


_ROLE = Option("--role", "ROLE", required=True)
_NEW = (DIR, Option("--office", "CODE", required=True), Option("--name", "NAME", required=True), _ROLE)
_ROUND = (
    DIR,
    Option("--out", "FILE.pdf", required=True),
    Option("--days", "N"),
    OFFICE,
    PEOPLE,
    Option("--again"),
    Option("--per-page", "1|2"),
    Option("--server", "URL", repeated=True),
)
COMMANDS = (
    Command(("person", "add"), _person_add, _NEW),
    Command(("person", "list"), _person_list, (DIR, OFFICE), people_text),
    Command(("person", "set-role"), _person_set_role, (DIR, PERSON, _ROLE)),
    Command(("person", "end"), _person_end, (DIR, PERSON)),
    Command(("people", "import"), _people_import, (DIR, FILE), _people_text),
    Command(("enrol",), _enrol, (DIR, PERSON, Option("--days", "N")), _slip_text),
    Command(("slips",), _slips, _ROUND, _slips_text),
    Command(("slip", "list"), _slip_list, (DIR, OFFICE), slips_text),
    Command(("slip", "void"), _slip_void, (DIR, OFFICE, Option("--person", "ID"), Option("--all"))),
    Command(("device", "list"), _device_list, (DIR, OFFICE), devices_text),
    Command(("device", "revoke"), _device_revoke, (DIR, Option("--device", "ID", required=True))),
)
