"""Commands for a draft on its way to a leader's word."""

from pathlib import Path
from typing import Any

from app.actions import drafting
from app.actions.desk import Desk
from app.actions.people import person_named
from app.cli import shapes
from app.cli.filled_in import ACTING, DATE, ID
from app.cli.opened import opened_desk
from app.cli.sentences import said
from sync.errors import Refused
from sync.replica import drafts, queries
from sync.terminal import Call, Command, Option

Json = dict[str, Any]


def _submit(call: Call) -> Json:
    with opened_desk(call) as desk:
        with desk.replica.read() as connection:
            content = drafts.in_hand(connection, call.need("ID"))
        if content is None:
            raise Refused("document.unknown")
        leader = person_named(desk.replica, call.need("--leader"))
        drafting.submit(desk, content, leader, call.get("--note") or "")
        return _stands(desk, call.need("ID"))


def _approve(call: Call) -> Json:
    with opened_desk(call) as desk:
        digest = drafting.digest_of(desk, call.need("ID"))
        if call.has("--file"):
            drafting.approve_signed(desk, call.need("ID"), digest, Path(call.need("--file")))
        else:
            drafting.approve(desk, call.need("ID"), digest)
        return _stands(desk, call.need("ID"))


def _return(call: Call) -> Json:
    with opened_desk(call) as desk:
        digest = drafting.digest_of(desk, call.need("ID"))
        drafting.give_back(desk, call.need("ID"), digest, call.need("--text"))
        return _stands(desk, call.need("ID"))


def _take_back(call: Call) -> Json:
    with opened_desk(call) as desk:
        drafting.withdraw(desk, call.need("ID"))
        return _stands(desk, call.need("ID"))


def _stands(desk: Desk, id: str) -> Json:
    with desk.replica.read() as connection:
        listed = queries.one(connection, id)
        own = drafts.read(connection, id)
    if listed is not None:
        return shapes.listed_json(listed)
    assert own is not None
    return shapes.draft_json(own, desk.office)


COMMANDS = (
    Command(
        ("draft", "submit"),
        _submit,
        (ID, Option("--leader", "PERSON", required=True), Option("--note", "TEXT"), DATE, *ACTING),
        said("done.submitted_draft"),
    ),
    Command(("draft", "approve"), _approve, (ID, Option("--file", "F"), DATE, *ACTING), said("done.approved_draft")),
    Command(
        ("draft", "return"),
        _return,
        (ID, Option("--text", "TEXT", required=True), DATE, *ACTING),
        said("done.returned_draft"),
    ),
    Command(("draft", "take-back"), _take_back, (ID, DATE, *ACTING), said("done.withdrawn_draft")),
)
