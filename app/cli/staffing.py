"""Commands about people: who is in the office, a code for one of them, how the offices below are doing."""

from typing import Any

from app.actions import staff
from app.actions.below import figures_below
from app.actions.people import person_named
from app.actions.staff import Member
from app.cli import shapes
from app.cli.filled_in import ACTING, DATE
from app.cli.opened import date_of, opened_desk, opened_replica, proxy_of, whole_number
from app.cli.pages import minute
from sync.errors import Refused
from sync.protocol.messages import OfficeStanding
from sync.replica.view import View
from sync.rules.offices import Office
from sync.terminal import Call, Command, Option
from sync.wording import Wording

Json = dict[str, Any]


def _people(call: Call) -> list[Json]:
    with opened_replica(call) as replica:
        return [_member_json(member) for member in staff.staff_of(replica)]


def _member_json(member: Member) -> Json:
    person = member.person
    return {
        "id": person.id,
        "name": person.name,
        "roles": [
            {
                "role": str(held.role),
                "since": held.since.isoformat() if held.since else None,
                "until": held.until.isoformat() if held.until else None,
            }
            for held in person.roles
        ],
        "ended_at": shapes.moment(person.ended_at),
        "devices": [
            {"id": device.id, "name": device.name, "revoked_at": shapes.moment(device.revoked_at)}
            for device in member.devices
        ],
    }


def _people_text(people: list[Json], wording: Wording) -> str:
    return "\n".join(_person_text(person, wording) for person in people)


def _person_text(person: Json, wording: Wording) -> str:
    roles = ", ".join(
        wording.say("page.role", {k: v for k, v in held.items() if v is not None}) for held in person["roles"]
    )
    devices = [device["name"] for device in person["devices"] if device["revoked_at"] is None]
    facts = {"name": person["name"], "id": person["id"], "roles": roles}
    facts |= {"pcs": ", ".join(devices)} if devices else {}
    facts |= {"ended": minute(person["ended_at"])} if person["ended_at"] else {}
    return wording.say("page.person", facts)


def _acting(call: Call) -> Json:
    if call.has("--end") == call.has("--until"):
        raise Refused("usage.one_of", {"options": "--until, --end"})
    with opened_desk(call) as desk:
        person = person_named(desk.replica, call.need("PERSON"))
        if call.has("--end"):
            staff.end_acting_clerk(desk, person)
        else:
            until = date_of(call, "--until")
            assert until is not None
            staff.name_acting_clerk(desk, person, date_of(call, "--since"), until)
        member = next(one for one in staff.staff_of(desk.replica) if one.person.id == person)
    return _member_json(member)


def _slip(call: Call) -> Json:
    days = whole_number(call, "--days")
    with opened_desk(call) as desk:
        person = person_named(desk.replica, call.need("PERSON"))
        slip = staff.make_slip(desk, person, 1 if days is None else days, proxy_of(call, desk.replica))
    return {
        "code": slip.code,
        "fingerprint": slip.fingerprint,
        "expires_at": shapes.moment(slip.expires_at),
        "servers": list(slip.addresses),
    }


def _slip_text(slip: Json, wording: Wording) -> str:
    facts = slip | {"servers": ",".join(slip["servers"]), "expires_at": minute(slip["expires_at"])}
    return wording.say("page.slip", facts)


def _below(call: Call) -> Json:
    with opened_replica(call) as replica:
        figures = figures_below(replica)
        with replica.read() as connection:
            view = View(connection)
            offices = {one.office: view.get(Office, one.office) for one in figures.offices} if figures else {}
    names = {code: office.full_name for code, office in offices.items() if office}
    return {
        "at": shapes.moment(figures.server_time) if figures else None,
        "offices": [_standing_json(one, names) for one in figures.offices] if figures else [],
    }


def _standing_json(standing: OfficeStanding, names: dict[str, str]) -> Json:
    return {
        "office": standing.office,
        "name": names.get(standing.office, ""),
        "devices": standing.pcs,
        "waiting": standing.waiting,
        "last_contact": shapes.moment(standing.last_contact),
        "last_action": shapes.moment(standing.last_action),
        "oldest_unopened": shapes.moment(standing.oldest_unopened),
    }


def _below_text(result: Json, wording: Wording) -> str:
    if result["at"] is None:
        return wording.say("page.below_none")
    lines = [wording.say("page.below_at", {"at": minute(result["at"])})]
    for office in result["offices"]:
        times = {name: minute(office[name]) for name in ("last_contact", "last_action", "oldest_unopened")}
        facts = {"name": office["name"] or office["office"], "office": office["office"]}
        facts |= {"devices": str(office["devices"]), "waiting": str(office["waiting"])}
        lines.append(wording.say("page.below", facts | {name: at for name, at in times.items() if at}))
    return "\n".join(lines)


COMMANDS = (
    Command(("people",), _people, (), _people_text),
    Command(
        ("acting",),
        _acting,
        (
            Option("PERSON", required=True),
            Option("--until", "D"),
            Option("--since", "D"),
            Option("--end"),
            DATE,
            *ACTING,
        ),
        _person_text,
    ),
    Command(
        ("slip",),
        _slip,
        (Option("PERSON", required=True), Option("--days", "N"), Option("--proxy", "ADDRESS"), DATE, *ACTING),
        _slip_text,
    ),
    Command(("below",), _below, (), _below_text),
)
