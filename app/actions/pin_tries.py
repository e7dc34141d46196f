"""Wrong PINs are counted in the office's file, and after a few of them the next try has to wait.

The fifth wrong try costs 30 seconds, each further one twice as long, an hour at most. A try is counted before it is
looked at, so that neither a kill nor many processes at once get one for nothing. A clock that has gone back since the
last wrong try begins the wait anew. A right PIN forgets everything.
"""

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection

from sync.errors import Refused
from sync.replica.meta import read_meta, write_meta
from sync.replica.replica import Replica

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


def begin_try(replica: Replica, person: str) -> int:
    """Count a try as wrong until `forget` says otherwise; how many more may be wrong before one has to wait.

    Raises: Refused `person.pin_wait` with the whole seconds that are left and the time until which; it counts nothing.
    """
    now = replica.clock.now()
    with replica.write() as t:
        known = _read(t.connection, person)
        if known and now < known.last_at:
            known = Tries(known.wrong, now)
            _write(t.connection, person, known)
        left = known.last_at + wait_after(known.wrong) - now if known else timedelta(0)
        if left <= timedelta(0):
            wrong = known.wrong + 1 if known else 1
            _write(t.connection, person, Tries(wrong, now))
            return max(0, FREE_TRIES - wrong)
    seconds = -(-left // timedelta(seconds=1))  # never 0 while there is something left
    raise Refused("person.pin_wait", {"seconds": str(seconds), "until": (now + left).isoformat(timespec="seconds")})


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
