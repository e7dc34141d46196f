"""`eoffice`: the window, and behind words the command line of an office's PC."""

import logging
import sys
from pathlib import Path

from app.cli.children import run_child
from app.host.child import CHILD
from sync.terminal import Call, Command, Option, main

PROFILE = Option("--profile", "DIR")
BUNDLE = "--bundle"
WITH_VALUE = ("--profile", "--lang", BUNDLE)
SELF_CHECK = "--self-check"


def _window(call: Call) -> None:
    if call.has(SELF_CHECK):
        from app.cli.self_check import run

        run(call)
    from app.ui.start import run_window

    folder = call.get("--profile")
    bundle = call.get(BUNDLE)
    told = str(Path(bundle).absolute()) if bundle else ""
    if code := run_window(Path(folder) if folder else None, call.get("--lang") or "", told):
        sys.exit(code)


WINDOW = Command((), _window, (Option(SELF_CHECK), Option("--found", "FILE"), Option(BUNDLE, "FILE")))


def entry() -> None:
    """The program `eoffice`."""
    logging.getLogger().addHandler(logging.NullHandler())  # or Python would write warnings to stderr
    words = sys.argv[1:]
    if words[:1] == [CHILD]:
        sys.exit(run_child(words))
    commands: tuple[Command, ...] = (WINDOW,)
    if not _opens_the_window(words):
        from app.cli.commands import COMMANDS  # slow to import, and the window's first page needs none of it

        commands += COMMANDS
    sys.exit(main("eoffice", commands, words, (PROFILE,)))


def _opens_the_window(words: list[str]) -> bool:
    """Whether these words hold nothing but options that a window knows."""
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word not in (*WITH_VALUE, "--debug") and not word.startswith(tuple(f"{name}=" for name in WITH_VALUE)):
            return False
        if word in WITH_VALUE and rest:
            rest.pop(0)
    return True
