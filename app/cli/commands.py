"""All commands of `eoffice`: everything the window does that a script may need."""

from app.cli import books, circulating, days, drafting, earlier, following, inviting, reading, staffing, writing
from sync.terminal import Call, Command
from sync.version import VERSION


def _version(call: Call) -> dict[str, str]:
    return {"version": VERSION}


COMMANDS = (
    *writing.COMMANDS,
    *circulating.COMMANDS,
    *following.COMMANDS,
    *drafting.COMMANDS,
    *inviting.COMMANDS,
    *staffing.COMMANDS,
    *books.COMMANDS,
    *earlier.COMMANDS,
    *days.COMMANDS,
    *reading.COMMANDS,
    Command(("version",), _version),
)
