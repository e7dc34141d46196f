"""Which commands the words of a command line may mean. To load all of them takes a third of a script's second."""

import importlib
from collections.abc import Sequence

from sync.terminal import Command, Option, is_understood

# The modules of commands, and the words with which theirs begin.
BEGINNINGS = {
    "books": "action-slip book",
    "carrying": "bundle",
    "circulating": "accept agree direct finish hand-back present remind",
    "days": "days",
    "drafting": "draft",
    "earlier": "book",
    "entering": "join separate take-in",
    "file_plan": "file-plan",
    "filing": "case-file original",
    "following": "extend extension progress",
    "handing_over": "handover",
    "inviting": "calendar invitation",
    "keeping": "backup backups recovery-key",
    "moving": "move restore",
    "reading": "doctor list save search show status sync",
    "series": "book",
    "staffing": "acting below people slip",
    "templates": "template",
    "this_pc": "enrol-anew fetch proxy server",
    "version": "version",
    "writing": "book close dispatch draft enrol number pin recall recall-answer refuse register retry task void "
    "withdraw",
}


def commands_meant(words: Sequence[str], options: Sequence[Option]) -> tuple[Command, ...]:
    """Those that are enough to do what the words say; all where that takes a word about them, as help or a refusal."""
    modules = [name for name, begins in BEGINNINGS.items() if not set(begins.split()).isdisjoint(words)]
    found = tuple(command for name in modules for command in commands_of(name))
    if is_understood("eoffice", found, words, options):
        return found
    from app.cli.commands import COMMANDS

    return COMMANDS


def commands_of(module: str) -> tuple[Command, ...]:
    found: tuple[Command, ...] = importlib.import_module(f"app.cli.{module}").COMMANDS
    return found
