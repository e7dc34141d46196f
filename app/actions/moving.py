"""The office moves to another PC: all its data goes into one file, opened by a code that is told once, and this PC goes
on no more. The other one takes its place, with every number where it stood.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import Timeout

from app.actions.backing_up import MOVE, Written, back_up
from app.actions.carrying_over import owed
from app.actions.recovery import checked_code, locked_with, opening_with
from app.actions.restoring import Restored, restore
from app.host.profile import Profile
from sync.errors import LocalHindrance, Refused
from sync.protocol.recovery_code import RANDOM_BYTES, make_recovery_code
from sync.replica.closing import close_for_good, open_again
from sync.replica.replica import Replica
from sync.rules.ids import Ids
from sync.rules.legal_time import VIET_NAM
from sync.version import VERSION
from sync.world import Clock


@dataclass(frozen=True)
class Packed:
    """`code` opens the file, at the other PC alone; it is kept nowhere."""

    written: Written
    code: str


def move_name(replica: Replica) -> str:
    """What a move's file is called where nobody names it."""
    when = replica.clock.now().astimezone(VIET_NAM)
    return f"eoffice-{replica.identity.office}-{when:%Y%m%d-%H%M%S}.eomove"


def move_out(profile: Profile, replica: Replica, target: Path) -> Packed:
    """Pack all that this PC has, files too, and stop this profile. The caller closes the office's file.

    Nobody saves anything from before the copy on: what would come later is in no package. Killed on the way, it is
    stopped already, and there is no package that could be unpacked while this PC goes on.
    Raises: LocalHindrance `engine.running` where a window or another process still works with it; Refused `move.owes`
    where it has still to take over what it had before it was enrolled anew; as `back_up`. Then this PC goes on.
    """
    if owed(replica):
        raise Refused("move.owes")
    code = make_recovery_code(os.urandom(RANDOM_BYTES))
    lock = locked_with(code, replica.clock.now())
    try:
        with profile.engine_lock(), _stopped(profile, target), replica.database.write() as connection:
            close_for_good(connection)
            written = back_up(profile, replica, target, VERSION, MOVE, lock)
    except Timeout as error:
        raise LocalHindrance("engine.running") from error
    return Packed(written, code)


@contextmanager
def _stopped(profile: Profile, target: Path) -> Iterator[None]:
    """Nobody opens the profile any more, unless what follows fails: then there is no package either."""
    was_there = target.exists()
    profile.mark_moved(str(target))
    try:
        yield
    except BaseException:
        if not was_there:
            target.unlink(missing_ok=True)
        profile.mark_moved("")
        raise


def move_in(profile: Profile, source: Path, typed: str, clock: Clock, ids: Ids) -> Restored:
    """Unpack the office's data into an empty profile of this PC; its numbers go on without a gap.

    Raises: as `restore`, and as `checked_code`.
    """
    return restore(profile, source, opening_with(checked_code(typed)), clock, ids, clear=0, kinds=(MOVE,))


def stay(profile: Profile, clock: Clock, ids: Ids) -> None:
    """Take a move back whose file has not been unpacked anywhere. Where it has, the server lets only one of both go on.

    Raises: Refused `move.none`; as opening the profile does, and then it may be asked again.
    """
    if not profile.is_moved:
        raise Refused("move.none")
    replica = profile.open_moved(clock, ids)
    try:
        with replica.database.write() as connection:
            open_again(connection)
        profile.mark_moved("")
    finally:
        replica.close()
