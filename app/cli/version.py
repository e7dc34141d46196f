"""Which version this is."""

from sync.terminal import Call, Command
from sync.version import VERSION


def _version(call: Call) -> dict[str, str]:
    return {"version": VERSION}


COMMANDS = (Command(("version",), _version),)
