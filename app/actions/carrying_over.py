"""What a PC had for itself alone goes along where it is enrolled anew because its data had been copied: once the
program has begun with the new enrolment, and what the office has is here, so that each act is seen over the rows it is
about.

The earlier self lies put away, whole, and is only read.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

from app.host.profile import ASIDE, Profile
from sync.engine.earlier import PASSES
from sync.errors import Defect, EofficeError, LocalHindrance, Refused
from sync.files import FileStore
from sync.replica import carrying_over, first_pull, owing
from sync.replica.meta import read_meta
from sync.replica.office_file import FILES
from sync.replica.replica import Replica

log = logging.getLogger(__name__)
T = TypeVar("T")
TakeFrom = Callable[[Replica, str, Callable[[Replica, list[FileStore]], None]], None]
STAY = ("keyring.entry_gone", "keys.file_gone")  # hindrances that do not pass by themselves


def owe(replica: Replica, devices: Iterable[str]) -> None:
    """Note in a new enrolment what it has still to take over, and from whom: done by `carry_over`."""
    with replica.write() as t:
        owing.owe(t.connection, devices)


def owed(replica: Replica) -> list[str]:
    """The PCs that this one was and from which it has still to take over, the first one first."""
    with replica.read() as connection:
        return owing.owed(connection)


def carry_over(replica: Replica, take_from: TakeFrom | None = None) -> bool:
    """Take over what is owed, once it can be; whether nothing is owed any more. Killed meanwhile, it is done again.

    `take_from`: opens what a PC was as the device of this id, and lets it be taken; None for what lies put away here.
    Raises: LocalHindrance `anew.not_carried` (detail; `passes`) where an earlier self is no more where it was put, or
    cannot be opened, or there is no room for what it has: it stays owed.
    """
    take_from = take_from or from_any
    try:
        while devices := owed(replica):
            with replica.read() as connection:
                if first_pull.is_going(connection):
                    return False
            take_from(replica, devices[-1], partial(take_what_is_left, replica, owed_then=devices))
    except EofficeError as error:
        facts = {"detail": error.code} | ({PASSES: "yes"} if may_pass(error) else {})
        raise LocalHindrance("anew.not_carried", facts) from error
    return True


def take_what_is_left(
    replica: Replica, earlier: Replica, stores: Sequence[FileStore] = (), *, owed_then: Sequence[str] = ()
) -> None:
    """All that an earlier self has left, in one transaction; its files lie in this one's store before. `owed_then`:
    what is owed, this one last; where another process has changed that, nothing is done. `stores`: where the files may
    be, its own where none is named. May be asked again. Raises: EofficeError."""
    with replica.read() as connection:
        epoch = read_meta(connection, "epoch") or ""
    with earlier.read() as connection:
        left = carrying_over.left_behind(connection, epoch)
    for sha256 in sorted(left.files):
        _bring(stores or [earlier.files], replica, sha256)
    with replica.write() as t:
        if owing.owed(t.connection) != list(owed_then):
            return
        carrying_over.take_over(t, left)
        owing.owe(t.connection, owed_then[:-1])
    log.info("taken over: %d acts, %d drafts", len(left.acts), len(left.drafts))


def from_any(replica: Replica, device: str, take: Callable[[Replica, list[FileStore]], T]) -> T:
    """What is taken from a PC that this one was: a backup may have brought it back beside one that is damaged, so each
    of its folders is tried until one gives all. `take` gets it opened, and where its files may be.

    Raises: Refused `profile.none` where there is none; else a hindrance that may pass, if one was met, or the last
    fault.
    """
    fault: EofficeError = Refused("profile.none", {"folder": str(replica.folder)})
    profiles = put_away(replica, device)
    stores = [FileStore(profile.folder / FILES) for profile in profiles]
    for profile in profiles:
        try:
            earlier = profile.open(replica.clock, replica.ids)
            try:
                if not earlier.is_enrolled:  # its file is gone, and an empty one in its place
                    raise Defect("profile.not_enrolled")
                return take(earlier, stores)
            finally:
                earlier.close()
        except EofficeError as error:
            log.warning("an earlier self gives nothing: %s %s %s", profile.folder.name, error.code, error.facts)
            fault = fault if may_pass(fault) else error
        except Exception as error:  # a gate: whatever is wrong with this one, the next is tried, and the work goes on
            log.exception("an earlier self gives nothing: %s", profile.folder.name)
            fault = fault if may_pass(fault) else Defect("program.fault", {"detail": type(error).__name__})
    raise fault


def may_pass(fault: EofficeError) -> bool:
    """Whether to try again is enough."""
    return isinstance(fault, LocalHindrance) and fault.code not in STAY


def put_away(replica: Replica, device: str) -> list[Profile]:
    """The folders of a PC that this one was. What was put away here comes before what a backup has brought: it has all
    its files, a backup those that nobody else had."""
    found = []
    for folder in sorted(replica.folder.glob(f"{ASIDE}-*"), reverse=True):
        with suppress(EofficeError):  # something else that was put away
            if (profile := Profile(folder)).facts().device == device:
                found.append(profile)
    return found


def _bring(stores: Iterable[FileStore], replica: Replica, sha256: str) -> None:
    """One that is damaged in all of them stays away: it is named when it is to go up."""
    whole_in(stores, lambda store: replica.files.share(store, sha256))


def whole_in(stores: Iterable[FileStore], use: Callable[[FileStore], T]) -> T | None:
    """Use a file of the first store that has it whole, None where none has. Raises: LocalHindrance where one may have
    it that cannot be read."""
    hindrance: LocalHindrance | None = None
    for store in stores:
        try:
            return use(store)
        except Defect as defect:
            log.warning("a file of an earlier self: %s", defect.code)
        except LocalHindrance as error:
            if error.code != "disk.fault":  # of one that cannot be read, no more will be read later
                hindrance = error
            log.warning("a file of an earlier self: %s", error.code)
    if hindrance:
        raise hindrance
    return None
