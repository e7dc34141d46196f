"""What a person fills in for an outgoing document on the command line."""

from pathlib import Path

from app.actions.outgoing import Wanted
from app.cli.meeting_options import MEETING, meeting_of
from app.cli.opened import date_of, deadline_of, urgency_of
from sync.errors import Refused
from sync.rules.corrections import Corrected, Way
from sync.terminal import Call, Option

ID = Option("ID", required=True)
DATE, ACTING = Option("--date", "D"), (Option("--as", "PERSON"), Option("--pin-file", "F"))
FACTS = (
    Option("--kind", "ABBR"),
    Option("--subject", "TEXT"),
    DATE,
    Option("--signer", "NAME"),
    Option("--unit", "ABBR"),
)
PAPERS = (
    Option("--to", "CODE[,CODE…]", repeated=True),
    Option("--outside", "CHANNEL:NAME", repeated=True),
    Option("--file", "F", repeated=True),
    Option("--urgency", "khan|thuong-khan|hoa-toc"),
    Option("--due", "D[THH:MM]"),
    *MEETING,
    Option("--corrects", "ID"),
    Option("--supersedes", "ID"),
)


def wanted_of(call: Call) -> Wanted:
    """Raises: Refused for what cannot be read so."""
    due, due_time = deadline_of(call, "--due")
    return Wanted(
        kind=call.get("--kind"),
        subject=call.get("--subject"),
        issued_on=date_of(call, "--date"),
        signer=call.get("--signer"),
        unit=call.get("--unit"),
        urgency=urgency_of(call),
        due=due,
        due_time=due_time,
        meeting=meeting_of(call),
        files=tuple(Path(f) for f in call.all("--file")),
        to=tuple(code for given in call.all("--to") for code in given.split(",")),
        outside=tuple(call.all("--outside")),
        corrects=_corrects(call),
    )


def _corrects(call: Call) -> Corrected | None:
    ways = {"--corrects": Way.CORRECTS, "--supersedes": Way.SUPERSEDES}
    given = [option for option in ways if call.has(option)]
    if len(given) > 1:
        raise Refused("usage.one_of", {"options": ", ".join(ways)})
    return Corrected(document=call.need(given[0]), way=ways[given[0]]) if given else None
