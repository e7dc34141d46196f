"""Commands for a document that is worked on: how far it is, and more time."""

from typing import Any

from app.actions import following
from app.actions.people import person_named
from app.cli.circulating import TEXT, stands
from app.cli.filled_in import ACTING, DATE, ID
from app.cli.opened import deadline_of, opened_desk, whole_number
from app.cli.sentences import said
from sync.errors import Refused
from sync.rules.deadline import Deadline
from sync.terminal import Call, Command, Option

Json = dict[str, Any]
DUE = "D[THH:MM]"


def _progress(call: Call) -> Json:
    with opened_desk(call) as desk:
        following.report_progress(desk, call.need("ID"), call.need("--text"), whole_number(call, "--percent"))
        return stands(desk, call.need("ID"))


def _ask(call: Call) -> Json:
    with opened_desk(call) as desk:
        following.ask_extension(desk, call.need("ID"), _due(call), call.need("--reason"))
        return stands(desk, call.need("ID"))


def _extend(call: Call) -> Json:
    """Raises: Refused `extension.which` where it is neither refused nor given a day, or both."""
    with opened_desk(call) as desk:
        if call.has("--refuse") == call.has("--due"):
            raise Refused("extension.which")
        person = person_named(desk.replica, call.need("--person")) if call.has("--person") else ""
        due = _due(call) if call.has("--due") else None
        following.extend(desk, call.need("ID"), due, person, call.get("--note") or "")
        return stands(desk, call.need("ID"))


def _due(call: Call) -> Deadline:
    day, hour = deadline_of(call, "--due")
    assert day is not None
    return Deadline(day, hour)


COMMANDS = (
    Command(
        ("progress",),
        _progress,
        (ID, TEXT, Option("--percent", "N"), DATE, *ACTING),
        said("done.progressed"),
    ),
    Command(
        ("extension",),
        _ask,
        (ID, Option("--due", DUE, required=True), Option("--reason", "TEXT", required=True), DATE, *ACTING),
        said("done.extension_asked"),
    ),
    Command(
        ("extend",),
        _extend,
        (
            ID,
            Option("--due", DUE),
            Option("--refuse"),
            Option("--person", "PERSON"),
            Option("--note", "TEXT"),
            DATE,
            *ACTING,
        ),
        said("done.extended"),
    ),
)
