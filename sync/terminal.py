"""A command line that speaks the reader's language, prints one JSON value on request, and never shows a traceback.

Commands are data: words, options, a function. The standard library's parser speaks English only and takes a subject
that begins with a dash for an option; this one does neither.

exit  when
-----------------------------------------------------------------------------------
0     done
2     refused: bad input, a rule, no permission, wrong usage; nothing was stored
3     the server could not be reached; work is kept
4     local fault or defect: what is safe, what to do
"""

import json
import logging
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from sync.console import UNWRITABLE, harmless, print_out, say_no_more, speak_utf8
from sync.errors import Defect, EofficeError, LocalHindrance, Refused
from sync.files import disk_errors
from sync.wording import LANGUAGES, Wording, system_language

log = logging.getLogger(__name__)
PLACES = ("URL", "FILE", "FOLDER", "DIR", "F")  # of values


@dataclass(frozen=True)
class Option:
    """`--name VALUE`, a flag where `value` is empty; a name without dashes is a positional."""

    name: str
    value: str = ""
    required: bool = False
    repeated: bool = False

    @property
    def is_positional(self) -> bool:
        return not self.name.startswith("--")


GLOBAL = (Option("--lang", "vi|en"), Option("--json"), Option("--debug"), Option("--help"))


@dataclass
class Call:
    """One command with its values, as typed."""

    command: "Command"
    wording: Wording
    as_json: bool
    _values: dict[str, list[str]]
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def get(self, name: str) -> str | None:
        return self._values[name][-1] if name in self._values else None

    def need(self, name: str) -> str:
        return self._values[name][-1]

    def all(self, name: str) -> list[str]:
        return self._values.get(name, [])

    def has(self, name: str) -> bool:
        return name in self._values

    def tell(self, code: str, **facts: str) -> None:
        """A sentence for the person, on stderr."""
        print(harmless(self.wording.say(code, facts)), file=self.err, flush=True)


@dataclass(frozen=True)
class Command:
    """`run` returns what `--json` prints; `show` makes text of it. A command that prints by itself returns None."""

    words: tuple[str, ...]
    run: Callable[[Call], Any]
    options: tuple[Option, ...] = ()
    show: Callable[[Any, Wording], str] | None = None

    @property
    def name(self) -> str:
        return " ".join(self.words)


def main(program: str, commands: Sequence[Command], argv: Sequence[str], options: Sequence[Option] = ()) -> int:
    """Run one command line and return its exit code. `options` hold for every command."""
    speak_utf8()
    everywhere = (*options, *GLOBAL)
    as_json, wording = "--json" in argv, Wording(_language(argv))
    try:
        return _run(program, commands, argv, everywhere, wording)
    except EofficeError as error:
        if "--debug" in argv:
            traceback.print_exc()
        log.info("refused: %s", error.code)
        return _failed(error, wording, as_json)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        say_no_more()
        return 0
    except Exception as error:  # the gate: no traceback reaches a person
        if "--debug" in argv:
            raise
        log.exception("a defect")
        return _failed(_told(error), wording, as_json)


def is_understood(program: str, commands: Sequence[Command], argv: Sequence[str], options: Sequence[Option]) -> bool:
    """Whether the words mean one of these commands, with nothing in them to refuse."""
    try:
        return _parse(program, commands, argv, (*options, *GLOBAL))[0] is not None
    except Refused:
        return False


def _told(error: Exception) -> EofficeError:
    """What nobody has foreseen: of a file the system's own word, such as a name too long; of all else a defect."""
    if isinstance(error, OSError) and isinstance(error.filename, str):
        with suppress(FileExistsError, FileNotFoundError):
            try:
                with disk_errors(Path(error.filename)):
                    raise error
            except LocalHindrance as hindrance:
                return hindrance
    return Defect("program.fault", {"detail": f"{type(error).__name__}: {error}"})


def _run(
    program: str, commands: Sequence[Command], argv: Sequence[str], everywhere: Sequence[Option], wording: Wording
) -> int:
    command, values = _parse(program, commands, argv, everywhere)
    if command is None or "--help" in values:
        command = command if command and command.words else None
        print_out(_help(program, commands, command, everywhere, wording))
        return 0
    if values.get("--lang", ["vi"])[-1] not in LANGUAGES:
        raise Refused("usage.bad_value", {"option": "--lang", "value": values["--lang"][-1]})
    as_json = "--json" in values
    call = Call(command, wording, as_json, values)
    result = command.run(call)
    if result is None:
        return 0
    if as_json:
        print_out(json.dumps(result, ensure_ascii=False))
    elif command.show:
        print_out(harmless(command.show(result, wording)))
    else:
        print_out(json.dumps(result, ensure_ascii=False, indent=2))
    return 0


def _parse(
    program: str, commands: Sequence[Command], argv: Sequence[str], everywhere: Sequence[Option]
) -> tuple[Command | None, dict[str, list[str]]]:
    """Raises: Refused `usage.*`."""
    values: dict[str, list[str]] = {}
    words: list[str] = []
    known = {o.name: o for o in everywhere} | {o.name: o for c in commands for o in c.options if not o.is_positional}
    rest, only_words = list(argv), False
    while rest:
        word = rest.pop(0)
        if only_words or not word.startswith("--"):
            words.append(word)
            continue
        if word == "--":
            only_words = True
            continue
        name, equals, value = word.partition("=")
        option = known.get(name)
        if option is None:
            raise Refused("usage.unknown_option", {"option": name, "program": program})
        if not option.value:
            if equals:
                raise Refused("usage.no_value_wanted", {"option": name, "value": value})
            values[name] = ["yes"]
            continue
        if not equals and not rest:
            raise Refused("usage.no_value", {"option": name})
        values.setdefault(name, []).append(value if equals else rest.pop(0))
    command = _find(commands, words)
    if command and not command.words and any(o.required and o.name not in values for o in command.options):
        command = None
    if command is None:
        if words and "--help" not in values:
            raise Refused("usage.unknown_command", {"command": " ".join(words), "program": program})
        return None, values
    if "--help" not in values:
        _take_positionals(command, words[len(command.words) :], values)
        _check(command, values, everywhere)
    return command, values


def _find(commands: Sequence[Command], words: list[str]) -> Command | None:
    fitting = [c for c in commands if tuple(words[: len(c.words)]) == c.words and (c.words or not words)]
    return max(fitting, key=lambda c: len(c.words), default=None)


def _take_positionals(command: Command, words: list[str], values: dict[str, list[str]]) -> None:
    positionals = [o for o in command.options if o.is_positional]
    if len(words) > len(positionals):
        raise Refused("usage.too_many_words", {"word": words[len(positionals)], "command": command.name})
    for option, word in zip(positionals, words, strict=False):
        values[option.name] = [word]


def _check(command: Command, values: dict[str, list[str]], everywhere: Sequence[Option]) -> None:
    own = {o.name: o for o in (*command.options, *everywhere)}
    for name, given in values.items():
        if name not in own:
            raise Refused("usage.foreign_option", {"option": name, "command": command.name})
        if len(given) > 1 and not own[name].repeated:
            raise Refused("usage.twice", {"option": name})
        if "" in given and (own[name].value or name) in PLACES:  # as of a shell's variable that nobody has set
            raise Refused("usage.no_value", {"option": name})
    for option in own.values():
        if option.required and option.name not in values:
            raise Refused("usage.missing", {"option": option.name, "command": command.name})


def _help(
    program: str, commands: Sequence[Command], command: Command | None, everywhere: Sequence[Option], wording: Wording
) -> str:
    if command is not None:
        lines = [f"{program} {command.name} {' '.join(_usage(o) for o in command.options)}".rstrip(), ""]
        lines += [wording.say(f"help.{program}.{'_'.join(command.words)}"), ""]
        options = (*command.options, *everywhere)
        width = max(len(_plain(o)) for o in options)
        return "\n".join([*lines, *(f"  {_plain(o):{width}}  {_meaning(o, wording)}" for o in options)])
    lines = [wording.say(f"help.{program}"), ""]
    width = max(len(c.name) for c in commands)
    named = [c for c in commands if c.words]
    everywhere = (*(o for c in commands if not c.words for o in c.options), *everywhere)
    lines += [f"  {c.name:{width}}  {wording.say(f'help.{program}.' + '_'.join(c.words))}" for c in named]
    lines += ["", *(f"  {_plain(o):{width}}  {_meaning(o, wording)}" for o in everywhere)]
    return "\n".join(lines)


def _plain(option: Option) -> str:
    return f"{option.name} {option.value}".rstrip()


def _usage(option: Option) -> str:
    text = _plain(option) + ("…" if option.repeated else "")
    return text if option.required else f"[{text}]"


def _meaning(option: Option, wording: Wording) -> str:
    return wording.say(f"option.{option.name.removeprefix('--')}")


def _failed(error: EofficeError, wording: Wording, as_json: bool) -> int:
    text = harmless(wording.say(error.code, error.facts))
    if as_json and error.code != UNWRITABLE:
        body = {"error": {"code": error.code, "text": text, "facts": error.facts}}
        try:
            print(json.dumps(body, ensure_ascii=False), flush=True)
            return error.exit_code
        except OSError:  # then a person is told at least
            say_no_more()
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)
    return error.exit_code


def _language(argv: Sequence[str]) -> str:
    for token, following in zip(argv, (*argv[1:], ""), strict=False):
        name, _, value = token.partition("=")
        if name == "--lang":
            return value or following if (value or following) in LANGUAGES else system_language()
    return system_language()
