"""Commands for a document's way through the house, and for urging those it was sent to."""

from pathlib import Path
from typing import Any

from app.actions import circulation, reminding
from app.actions.desk import Desk
from app.actions.people import person_named
from app.cli.filled_in import ACTING, DATE, ID
from app.cli.opened import deadline_of, deadline_typed, opened_desk
from app.cli.sentences import said
from sync.errors import Refused
from sync.replica.view import View
from sync.rules.assignments import Assigned
from sync.rules.circulation import standing
from sync.rules.deadline import deadline
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Handling, handling_id
from sync.terminal import Call, Command, Option

Json = dict[str, Any]
TEXT = Option("--text", "TEXT", required=True)


def _present(call: Call) -> Json:
    with opened_desk(call) as desk:
        leader = person_named(desk.replica, call.need("--leader")) if call.has("--leader") else ""
        lead = person_named(desk.replica, call.need("--lead")) if call.has("--lead") else ""
        helping = [person_named(desk.replica, one) for one in call.all("--with")]
        due = deadline(*deadline_of(call, "--due"))
        circulation.present(desk, call.need("ID"), leader, call.get("--proposal") or "", lead, helping, due)
        return stands(desk, call.need("ID"))


def _hand_back(call: Call) -> Json:
    with opened_desk(call) as desk:
        circulation.hand_back(desk, call.need("ID"), call.need("--reason"))
        return stands(desk, call.need("ID"))


def _agree(call: Call) -> Json:
    with opened_desk(call) as desk:
        id = call.need("ID")
        circulation.agree(desk, id, circulation.presentation_that_waits(desk, id))
        return stands(desk, id)


def _direct(call: Call) -> Json:
    with opened_desk(call) as desk:
        lead, told = (_assigned(desk, call.all(option)) for option in ("--lead", "--inform"))
        helping = _helping(desk, call.all("--with"))
        id, due, text = call.need("ID"), deadline_of(call, "--due"), call.need("--text")
        amends = circulation.directive_that_holds(desk, id) if call.has("--amend") else ""
        if call.has("--for"):
            leader, slip = person_named(desk.replica, call.need("--for")), call.get("--slip")
            scan = Path(slip) if slip else None
            circulation.direct_for(desk, id, leader, lead[0], text, helping, told, *due, amends, scan)
        elif call.has("--slip"):
            raise Refused("directive.slip_without_leader")
        else:
            circulation.direct(desk, id, lead[0], text, helping, told, *due, amends)
        return stands(desk, id)


def _accept(call: Call) -> Json:
    with opened_desk(call) as desk:
        circulation.accept(desk, call.need("ID"))
        return stands(desk, call.need("ID"))


def _finish(call: Call) -> Json:
    with opened_desk(call) as desk:
        circulation.finish(desk, call.need("ID"), call.get("--result") or "", call.get("--reply") or "")
        return stands(desk, call.need("ID"))


def _remind(call: Call) -> Json:
    offices = [code.strip() for given in call.all("--office") for code in given.split(",")]
    with opened_desk(call) as desk:
        urged = reminding.remind(desk, call.need("ID"), call.need("--text"), offices)
    return {"id": call.need("ID"), "offices": list(urged), "count": len(urged)}


def _assigned(desk: Desk, typed: list[str]) -> list[Assigned]:
    return [Assigned(person=person_named(desk.replica, one)) for one in typed]


def _helping(desk: Desk, typed: list[str]) -> list[Assigned]:
    """People, each with a deadline of his own behind an @ where he has one. Raises: Refused `date.impossible`."""
    made = []
    for one in typed:
        name, _, by = one.partition("@")
        due, hour = deadline_typed(by) if by else (None, None)
        made.append(Assigned(person=person_named(desk.replica, name.strip()), due=due, due_time=hour))
    return made


def stands(desk: Desk, id: str) -> Json:
    """Where a document is in the house now."""
    with desk.replica.read() as connection:
        view = View(connection)
        delivery, page = (
            view.get(Delivery, delivery_id(id, desk.office)),
            view.get(Handling, handling_id(id, desk.office)),
        )
    return {"id": id, "state": standing(delivery, page) if delivery else None}


COMMANDS = (
    Command(
        ("present",),
        _present,
        (
            ID,
            Option("--leader", "PERSON"),
            Option("--proposal", "TEXT"),
            Option("--lead", "PERSON"),
            Option("--with", "PERSON", repeated=True),
            Option("--due", "D[THH:MM]"),
            DATE,
            *ACTING,
        ),
        said("done.presented"),
    ),
    Command(
        ("hand-back",),
        _hand_back,
        (ID, Option("--reason", "TEXT", required=True), DATE, *ACTING),
        said("done.handed_back"),
    ),
    Command(("agree",), _agree, (ID, DATE, *ACTING), said("done.directed")),
    Command(
        ("direct",),
        _direct,
        (
            ID,
            Option("--lead", "PERSON", required=True),
            TEXT,
            Option("--due", "D[THH:MM]"),
            Option("--with", "PERSON[@D[THH:MM]]", repeated=True),
            Option("--inform", "PERSON", repeated=True),
            Option("--amend"),
            Option("--for", "PERSON"),
            Option("--slip", "FILE"),
            DATE,
            *ACTING,
        ),
        said("done.directed"),
    ),
    Command(("accept",), _accept, (ID, DATE, *ACTING), said("done.accepted")),
    Command(
        ("finish",),
        _finish,
        (ID, Option("--result", "TEXT"), Option("--reply", "ID"), DATE, *ACTING),
        said("done.finished"),
    ),
    Command(
        ("remind",),
        _remind,
        (ID, TEXT, Option("--office", "CODE", repeated=True), DATE, *ACTING),
        said("done.reminded"),
    ),
)
