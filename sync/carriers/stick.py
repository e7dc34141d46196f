"""A stick, a share, any folder: its faults in words of its own, what lies on it, and signs that it is infected."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sync.carriers.form import SUFFIX
from sync.errors import EofficeError, LocalHindrance
from sync.files import sync_folder

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})
# Worms of sticks start by one of these, or lie in wait under the name of a folder that they have hidden.
STARTERS = frozenset({"autorun.inf"})
TRAPS = (".lnk", ".scr", ".pif", ".vbs", ".vbe", ".wsf", ".hta")
MOST_NAMED = 5
SLOW_BYTES_S, SLOW_AFTER_S = 500_000, 4.0


@contextmanager
def stick_errors(place: Path) -> Iterator[None]:
    """The system's errors as ours.

    Raises: LocalHindrance `bundle.no_room`, `bundle.read_only`, `bundle.forbidden`, `bundle.pulled` (it is not there
    any more, or gives no answer).
    """
    try:
        yield
    except EofficeError:
        raise
    except OSError as error:
        facts = {"place": str(place), "detail": error.strerror or str(error)}
        if error.errno in FULL:
            raise LocalHindrance("bundle.no_room", facts) from error
        if error.errno == errno.EROFS or getattr(error, "winerror", 0) == 19:  # "the media is write protected"
            raise LocalHindrance("bundle.read_only", facts) from error
        if error.errno in FORBIDDEN:
            raise LocalHindrance("bundle.forbidden", facts) from error
        raise LocalHindrance("bundle.pulled", facts) from error


def check_room(folder: Path, needed: int) -> None:
    """Raises: LocalHindrance `bundle.no_room`, with both figures in megabytes, and as `stick_errors`."""
    with stick_errors(folder):
        free = shutil.disk_usage(folder).free
    if free < needed:
        raise LocalHindrance("bundle.no_room", {"place": str(folder), "needed": _mb(needed), "free": _mb(free)})


def check_room_here(folder: Path, needed: int) -> None:
    """The same of this machine's own disk. Raises: LocalHindrance `bundle.no_room_here`."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise LocalHindrance("bundle.no_room_here", {"needed": _mb(needed), "free": _mb(free)})


def bundles_in(folder: Path) -> list[Path]:
    """The bundles that lie in a folder, by name; those that were never finished are none. Raises: as `stick_errors`."""
    with stick_errors(folder):
        return sorted(path for path in folder.iterdir() if path.name.lower().endswith(SUFFIX) and path.is_file())


def suspicious(folder: Path) -> list[str]:
    """Names in a folder that a worm may have left there, a few of them; nothing is opened. None can be told, none is
    said: what cannot be read is the next step's to report."""
    found: list[str] = []
    with suppress(OSError):
        names = {path.name for path in folder.iterdir()}
        for name in sorted(names):
            lower = name.lower()
            is_disguised = lower.endswith(".exe") and name[:-4] in names
            if lower in STARTERS or lower.endswith(TRAPS) or is_disguised:
                found.append(name)
    return found[:MOST_NAMED]


def settle_folder(folder: Path) -> None:
    """Make a new name last; some shares know no such call and do it by themselves."""
    try:
        sync_folder(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES):
            raise


def forget_cached(handle: int) -> None:
    """Have what is read next come from the stick and not from memory, where the system lets us."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.1f}"


class Pace:
    """How fast a stick is written or read, and whether that is so slow that somebody should be told."""

    def __init__(self, monotonic_s: Callable[[], float]) -> None:
        self._monotonic_s, self._began_s = monotonic_s, monotonic_s()

    def slowness(self, done: int, total: int) -> tuple[float, float] | None:
        """Bytes a second and the seconds that are left; None where nobody needs to wait for it."""
        passed_s = self._monotonic_s() - self._began_s
        if passed_s < SLOW_AFTER_S or done >= total:
            return None
        rate = done / passed_s
        left_s = (total - done) / max(rate, 1.0)
        return (rate, left_s) if rate < SLOW_BYTES_S and left_s > SLOW_AFTER_S else None
