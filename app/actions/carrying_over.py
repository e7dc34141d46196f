"""What a PC had for itself alone goes along where it is enrolled anew because its data had been copied: once the
program has begun with the new enrolment, and what the office has is here, so that each act is seen over the rows it is
about.

The earlier self lies put away, whole, and is only read.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress

from app.host.profile import ASIDE, Profile
from sync.errors import Defect, EofficeError, LocalHindrance, Refused
from sync.replica import carrying_over, first_pull, owing
from sync.replica.meta import read_meta
from sync.replica.replica import Replica

log = logging.getLogger(__name__)


def owe(replica: Replica, devices: Iterable[str]) -> None:
    """Note in a new enrolment what it has still to take over, and from whom: done by `carry_over`."""
    with replica.write() as t:
        owing.owe(t.connection, devices)


def owed(replica: Replica) -> list[str]:
    """The PCs that this one was and from which it has still to take over, the first one first."""
    with replica.read() as connection:
        return owing.owed(connection)


def carry_over(replica: Replica, open_earlier: Callable[[Replica, str], Replica] | None = None) -> bool:
    """Take over what is owed, once it can be; whether that was done now. Killed meanwhile, it is done again.

    `open_earlier`: opens what a PC was as the device of this id, None for the one that lies put away beside it.
    Raises: LocalHindrance `anew.not_carried` (detail) where an earlier self is no more where it was put, or cannot be
    opened, or there is no room for what it has: it stays owed, and what is done here waits for it no longer.
    """
    devices, opened = owed(replica), open_earlier or _opened
    with replica.read() as connection:
        if not devices or first_pull.is_going(connection):
            return False
    try:
        while devices:
            earlier = opened(replica, devices.pop())
            try:
                take_what_is_left(replica, earlier, devices)
            finally:
                earlier.close()
    except EofficeError as error:
        with suppress(EofficeError), replica.write() as t:
            owing.note_fault(t.connection, error.code)
        raise LocalHindrance("anew.not_carried", {"detail": error.code}) from error
    return True


def _opened(replica: Replica, device: str) -> Replica:
    return put_away(replica, device).open(replica.clock, replica.ids)


def take_what_is_left(replica: Replica, earlier: Replica, still_owed: Iterable[str] = ()) -> None:
    """All that an earlier self has left, in one transaction; its files lie in this one's store before. May be asked
    again. Raises: EofficeError."""
    with replica.read() as connection:
        epoch = read_meta(connection, "epoch") or ""
    with earlier.read() as connection:
        left = carrying_over.left_behind(connection, epoch)
    for sha256 in sorted(left.files):
        _bring(earlier, replica, sha256)
    with replica.write() as t:
        carrying_over.take_over(t, left)
        owing.owe(t.connection, still_owed)
    log.info("taken over: %d acts, %d drafts", len(left.acts), len(left.drafts))


def put_away(replica: Replica, device: str) -> Profile:
    """The profile of a PC that this one was. Raises: Refused `profile.none`."""
    for folder in sorted(replica.folder.glob(f"{ASIDE}-*"), reverse=True):
        try:
            if (profile := Profile(folder)).facts().device == device:
                return profile
        except (Refused, Defect):  # something else that was put away
            continue
    raise Refused("profile.none", {"folder": str(replica.folder)})


def _bring(earlier: Replica, replica: Replica, sha256: str) -> None:
    """One that is damaged stays away: it is named when it is to go up."""
    if replica.files.has(sha256):
        return
    try:
        replica.files.share(earlier.files, sha256)
    except Defect as defect:
        log.warning("a file was not taken over: %s", defect.code)
