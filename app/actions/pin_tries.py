"""Wrong PINs are counted in the office's file, and after a few of them the next try has to wait.

The fifth wrong try costs 30 seconds, each further one twice as long, an hour at most. What a try came to is told only
after it is on disk, and a wait that others have brought about meanwhile holds for it too: neither a kill nor many
processes at once gain a try. A clock that has gone back since the last wrong try begins the wait anew.
"""

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection

from sync.errors import Refused
from sync.replica.meta import read_meta, write_meta

FREE_TRIES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)


class Tries(msgspec.Struct, frozen=True):
    """`last_at`: the PC's time of the last wrong try, or of the moment when its clock was found to have gone back."""

    wrong: int
    last_at: datetime


def wait_after(wrong: int) -> timedelta:
    """How long a try has to wait after so many wrong ones."""
    if wrong < FREE_TRIES:
        return timedelta(0)
    doublings = min(wrong - FREE_TRIES, 20)  # far past the longest wait
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def refused_for_now(connection: Connection, person: str, now: datetime) -> Refused | None:
    """`person.pin_wait` with the whole seconds that are left and the time until which, where a try has to wait."""
    known = _read(connection, person)
    if known is None:
        return None
    if now < known.last_at:
        known = Tries(known.wrong, now)
        _write(connection, person, known)
    left = known.last_at + wait_after(known.wrong) - now
    if left <= timedelta(0):
        return None
    seconds = -(-left // timedelta(seconds=1))  # never 0 while there is something left
    return Refused("person.pin_wait", {"seconds": str(seconds), "until": (now + left).isoformat(timespec="seconds")})


def note_try(connection: Connection, person: str, is_right: bool, now: datetime) -> Refused | None:
    """Count a wrong try, forget all after a right one; what is to be told: `person.pin_wrong` (left: how many more
    before one has to wait, where there are any), `person.pin_wait`."""
    if refused := refused_for_now(connection, person, now):
        return refused
    if is_right:
        forget(connection, person)
        return None
    known = _read(connection, person)
    wrong = known.wrong + 1 if known else 1
    _write(connection, person, Tries(wrong, now))
    left = FREE_TRIES - wrong
    return Refused("person.pin_wrong", {"left": str(left)} if left > 0 else {})


def forget(connection: Connection, person: str) -> None:
    """The PIN was right, or is a new one."""
    if read_meta(connection, _key(person)):
        write_meta(connection, _key(person), "")


def _read(connection: Connection, person: str) -> Tries | None:
    text = read_meta(connection, _key(person))
    return msgspec.json.decode(text, type=Tries) if text else None


def _write(connection: Connection, person: str, tries: Tries) -> None:
    write_meta(connection, _key(person), msgspec.json.encode(tries).decode())


def _key(person: str) -> str:
    return f"pin_tries:{person}"
