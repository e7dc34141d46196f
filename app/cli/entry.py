"""`eoffice`: the command line of an office's PC. Everything the window does that a script may need."""

import logging
import sys

from app.cli import circulating, reading, staffing, writing
from sync.errors import Refused
from sync.terminal import Call, Command, Option, main
from sync.version import VERSION


def _window(call: Call) -> None:
    raise Refused("window.not_yet")


def _version(call: Call) -> dict[str, str]:
    return {"version": VERSION}


COMMANDS = (
    Command((), _window),
    *writing.COMMANDS,
    *circulating.COMMANDS,
    *staffing.COMMANDS,
    *reading.COMMANDS,
    Command(("version",), _version),
)


def entry() -> None:
    """The program `eoffice`."""
    logging.getLogger().addHandler(logging.NullHandler())  # or Python would write warnings to stderr
    sys.exit(main("eoffice", COMMANDS, sys.argv[1:], (Option("--profile", "DIR"),)))
