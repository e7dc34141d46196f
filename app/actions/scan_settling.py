"""When a file that has appeared in a folder is whole.

what is seen                                     what is done
----------------------------------------------------------------------------------------------------
a passing or hidden name                         never looked at
new, or other in size or time than before        quiet from now
quiet for less than a second                     looked at again
quiet for a second                               opened
somebody holds it, or it is cut or empty         opened again after 1, 2, 4 … 15 s
still cut or empty after half a minute           opened for what it is

Pure: told what a folder holds, and what became of a file that was opened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

QUIET_S, FIRST_REST_S, LONGEST_REST_S = 1.0, 1.0, 15.0
PATIENCE_S = 30.0  # with a file that looks unfinished
HELD_LONG_S = 60.0  # after which a person is told that somebody holds it
ENDINGS = frozenset("pdf doc docx rtf odt xls xlsx ods jpg jpeg png tif tiff zip rar 7z".split())
_PASSING_ENDINGS = (
    ".tmp",
    ".temp",
    ".part",
    ".partial",
    ".crdownload",
    ".download",
    ".opdownload",
    ".!ut",
    ".filepart",
)
_PASSING_STARTS = ("~", ".", "$")


class Seen(NamedTuple):
    """`modified`: in nanoseconds."""

    bytes: int
    modified: int


@dataclass
class _Pending:
    seen: Seen
    quiet_from: float
    next_s: float
    rest_s: float = FIRST_REST_S
    held_from: float | None = None


def is_passing(name: str) -> bool:
    """Whether a name is one that programs give to what they have not finished, or that hides a file."""
    plain = name.casefold()
    return plain.startswith(_PASSING_STARTS) or plain.endswith(_PASSING_ENDINGS)


def is_wanted(name: str) -> bool:
    """Whether a file could be a document, or come with one, by its name's ending."""
    stem, _, ending = name.rpartition(".")
    return bool(stem) and not is_passing(name) and ending.casefold() in ENDINGS


class Settling:
    def __init__(self) -> None:
        self._pending: dict[str, _Pending] = {}

    def __len__(self) -> int:
        return len(self._pending)

    def look(self, unknown: Mapping[str, Seen], now: float) -> list[str]:
        """Take note of the files that are not known yet; those that are to be opened now, the longest quiet first."""
        for name in self._pending.keys() - unknown.keys():
            del self._pending[name]
        for name, seen in unknown.items():
            pending = self._pending.get(name)
            if pending is None or pending.seen != seen:
                self._pending[name] = _Pending(seen, now, now + QUIET_S)
        due = (name for name, pending in self._pending.items() if pending.next_s <= now)
        return sorted(due, key=lambda name: (self._pending[name].quiet_from, name))

    def rest(self, name: str, now: float, *, held: bool) -> None:
        """It could not be opened, or is not finished: try again later."""
        pending = self._pending[name]
        pending.next_s, pending.rest_s = now + pending.rest_s, min(LONGEST_REST_S, 2 * pending.rest_s)
        pending.held_from = (pending.held_from or now) if held else None

    def is_out_of_patience(self, name: str, now: float) -> bool:
        """Whether it has been quiet so long that it will not get any better."""
        return now - self._pending[name].quiet_from >= PATIENCE_S

    def forget(self, names: Iterable[str]) -> None:
        """They are known now."""
        for name in names:
            self._pending.pop(name, None)

    def held_long(self, now: float) -> list[str]:
        """Files that somebody has held for so long that a person should know."""
        return sorted(
            n for n, p in self._pending.items() if p.held_from is not None and now - p.held_from >= HELD_LONG_S
        )

    def next_s(self) -> float | None:
        """When the next one is to be looked at; None where there is none."""
        return min((pending.next_s for pending in self._pending.values()), default=None)
