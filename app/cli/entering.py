"""Commands for what comes by other roads than this system, and for what came by two."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import Any

from app.actions import incoming
from app.actions.desk import Desk
from app.actions.paper_arrival import PaperArrival
from app.actions.taking_paper import take_paper_in
from app.cli import sentences
from app.cli.filled_in import ACTING, DATE, ID
from app.cli.meeting_options import MEETING, meeting_of
from app.cli.opened import date_of, deadline_of, opened_desk, urgency_of, whole_number
from sync.errors import Refused
from sync.replica.view import View
from sync.rules.documents import ROADS, Source, Urgency
from sync.rules.kinds import kind_named
from sync.rules.legal_time import VIET_NAM, legal_day
from sync.terminal import Call, Command, Option

Json = dict[str, Any]


def _join(call: Call) -> Json:
    with opened_desk(call) as desk:
        joined = incoming.join(desk, call.need("ID"), call.need("--to"), call.get("--reason") or "")
    return {"id": joined.id, "to": call.need("--to"), "arrival_number": joined.arrival_number, "book": joined.book}


def _separate(call: Call) -> Json:
    with opened_desk(call) as desk:
        number = incoming.separate(desk, call.need("ID"), call.need("--reason"))
    return {"id": call.need("ID"), "arrival_number": number}


def _take_in(call: Call) -> Json:
    files = [Path(name) for name in call.all("--file")]
    with opened_desk(call) as desk, _secret_goes_on_paper(call):
        arrival = _arrival(call, desk)
        entered = take_paper_in(
            desk,
            arrival,
            files=files,
            register=not call.has("--wait"),
            join_to=call.get("--join") or "",
            reason=call.get("--reason") or "",
            checked=call.has("--new"),
        )
    return {"id": entered.id, "arrival_number": entered.arrival_number, "source": str(arrival.source)}


@contextmanager
def _secret_goes_on_paper(call: Call) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        if refused.code.startswith("secret."):
            call.tell("secret.envelope")
        raise


def _arrival(call: Call, desk: Desk) -> PaperArrival:
    now = desk.replica.clock.now()
    received = _received(call) or now
    with desk.replica.read() as connection:
        kind = kind_named(View(connection), call.need("--kind"))
    return PaperArrival(
        kind=kind.id if kind else call.need("--kind"),
        notation=call.get("--notation") or "",
        subject=call.need("--subject"),
        issued_on=date_of(call, "--issued") or legal_day(received),
        source=_source(call),
        sender=call.need("--from"),
        received_at=received,
        sheets=whole_number(call, "--sheets") or 0,
        signer=call.get("--signer") or "",
        urgency=urgency_of(call) or Urgency.NORMAL,
        due=date_of(call, "--due"),
        meeting=meeting_of(call),
    )


def _source(call: Call) -> Source:
    given = call.need("--source")
    if given not in ROADS:
        raise Refused("usage.bad_value", {"option": "--source", "value": given})
    return Source(given)


def _received(call: Call) -> datetime | None:
    """The hour is Viet Nam's; a day alone is its noon, for nobody has said when."""
    day, hour = deadline_of(call, "--received")
    if day is None:
        return None
    return datetime.combine(day, hour or time(12), VIET_NAM)


COMMANDS = (
    Command(
        ("take-in",),
        _take_in,
        (
            Option("--source", "post|by_hand|email|zalo", required=True),
            Option("--from", "NAME", required=True),
            Option("--kind", "ABBR", required=True),
            Option("--subject", "TEXT", required=True),
            Option("--notation", "TEXT"),
            Option("--issued", "D"),
            Option("--received", "D[THH:MM]"),
            Option("--sheets", "N"),
            Option("--signer", "NAME"),
            Option("--urgency", "khan|thuong-khan|hoa-toc"),
            Option("--due", "D"),
            *MEETING,
            Option("--file", "F", repeated=True),
            Option("--wait"),
            Option("--join", "ID"),
            Option("--reason", "TEXT"),
            Option("--new"),
            DATE,
            *ACTING,
        ),
        sentences.taken_in,
    ),
    Command(
        ("join",),
        _join,
        (ID, Option("--to", "ID", required=True), Option("--reason", "TEXT"), DATE, *ACTING),
        sentences.joined,
    ),
    Command(
        ("separate",),
        _separate,
        (ID, Option("--reason", "TEXT", required=True), DATE, *ACTING),
        sentences.separated,
    ),
)
