"""A command line loads the commands that its words may mean, and says of all others what it has always said."""

import subprocess
import sys

import pytest

from app.cli.commands import COMMANDS
from app.cli.entry import PROFILE, WINDOW
from app.cli.meant import BEGINNINGS, commands_meant, commands_of
from sync.terminal import Command

EVERYWHERE = (PROFILE, *WINDOW.options)


def test_the_table_says_with_which_words_each_modules_commands_begin() -> None:
    declared = {name: sorted({command.words[0] for command in commands_of(name)}) for name in BEGINNINGS}
    assert {name: sorted(begins.split()) for name, begins in BEGINNINGS.items()} == declared
    every = [command.name for name in BEGINNINGS for command in commands_of(name)]
    assert sorted(every) == sorted(command.name for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=[command.name for command in COMMANDS])
def test_every_command_is_found_with_few_beside_it(command: Command) -> None:
    found = commands_meant([*command.words, "--help"], EVERYWHERE)
    assert command in found
    assert len(found) < len(COMMANDS)


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["nonsense"],
        ["list"],
        ["list", "incoming", "--kind", "TB"],
        ["list", "incoming", "--nothing-of-ours"],
        ["list", "incoming", "and", "more"],
        ["number", "--kind"],
    ],
    ids=" ".join,
)
def test_what_is_to_be_refused_or_explained_is_judged_by_all(words: list[str]) -> None:
    assert commands_meant(words, EVERYWHERE) is COMMANDS


def test_a_value_that_is_called_as_a_command_is_no_matter() -> None:
    found = commands_meant(["--profile", "list", "save", "id", "folder"], EVERYWHERE)
    assert [command.name for command in found if command.words == ("save",)] == ["save"]
    assert found is not COMMANDS


def test_reading_a_list_loads_no_other_commands() -> None:
    ask = "import sys; from app.cli.meant import commands_meant as m; from app.cli.entry import PROFILE; "
    ask += "m(['list', 'incoming'], (PROFILE,)); print(*[n for n in sys.modules if n.startswith('app.cli.')])"
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split()
    assert "app.cli.reading" in said
    assert not {"app.cli.commands", "app.cli.writing", "app.cli.filing"} & {*said}
