"""All commands of `eoffice`: everything the window does that a script may need."""

from app.cli import (
    books,
    carrying,
    circulating,
    days,
    drafting,
    earlier,
    entering,
    file_plan,
    filing,
    following,
    handing_over,
    inviting,
    keeping,
    moving,
    reading,
    series,
    staffing,
    templates,
    this_pc,
    writing,
)
from sync.terminal import Call, Command
from sync.version import VERSION


def _version(call: Call) -> dict[str, str]:
    return {"version": VERSION}


COMMANDS = (
    *writing.COMMANDS,
    *entering.COMMANDS,
    *circulating.COMMANDS,
    *following.COMMANDS,
    *drafting.COMMANDS,
    *inviting.COMMANDS,
    *templates.COMMANDS,
    *staffing.COMMANDS,
    *handing_over.COMMANDS,
    *books.COMMANDS,
    *earlier.COMMANDS,
    *series.COMMANDS,
    *days.COMMANDS,
    *file_plan.COMMANDS,
    *filing.COMMANDS,
    *carrying.COMMANDS,
    *reading.COMMANDS,
    *this_pc.COMMANDS,
    *keeping.COMMANDS,
    *moving.COMMANDS,
    Command(("version",), _version),
)
