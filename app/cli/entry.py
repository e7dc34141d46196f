"""`eoffice`: the window, and behind words the command line of an office's PC."""

import logging
import sys
from pathlib import Path

from app.cli.children import run_child
from app.host.child import CHILD
from sync.terminal import Call, Command, Option, main

PROFILE = Option("--profile", "DIR")
WITH_VALUE = ("--profile", "--lang", "--open")
SELF_CHECK, OPEN = "--self-check", "--open"
BUNDLE = ".eobundle"  # as `sync.carriers.form` names them, which is slow to import


def _window(call: Call) -> None:
    if call.has(SELF_CHECK):
        from app.cli.self_check import run

        run(call)
    from app.ui.start import run_window

    folder = call.get("--profile")
    if code := run_window(Path(folder) if folder else None, call.get("--lang") or "", call.get(OPEN) or ""):
        sys.exit(code)


WINDOW = Command((), _window, (Option(OPEN, "FILE"), Option(SELF_CHECK), Option("--found", "FILE")))


def entry() -> None:
    """The program `eoffice`."""
    logging.getLogger().addHandler(logging.NullHandler())  # or Python would write warnings to stderr
    words = _opening(sys.argv[1:])
    if words[:1] == [CHILD]:
        sys.exit(run_child(words))
    commands: tuple[Command, ...] = (WINDOW,)
    if not _opens_the_window(words):
        from app.cli.meant import commands_meant  # the window's first page needs none of it

        commands += commands_meant(words, (PROFILE, *WINDOW.options))
    sys.exit(main("eoffice", commands, words, (PROFILE,)))


def _opening(words: list[str]) -> list[str]:
    """A bundle named alone is to be opened in the window, as a desktop asks when somebody clicks on one."""
    *before, last = words or [""]
    is_value = bool(before) and before[-1] in WITH_VALUE
    if last.lower().endswith(BUNDLE) and not last.startswith("--") and not is_value and _opens_the_window(before):
        return [*before, OPEN, last]
    return words


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
