"""The door to the system's notices that something has changed in a folder; where there are none, looking again does.

A notice is a hint and no more: it may come before a file is written, come many times, or not come at all (a network
folder, an overrun queue). Whoever holds a watch looks at the folder itself, also now and then without a notice.
"""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

log = logging.getLogger(__name__)
POLL_S = 5.0
MOUNTS = Path("/proc/self/mountinfo")
# What Linux calls file systems that others may write into without this machine hearing of it.
NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs ceph davfs fuse.davfs fuse.gvfsd-fuse fuse.rclone fuse.sshfs glusterfs ncpfs "
    "fuse.glusterfs fuse.vmhgfs-fuse prl_fs vboxsf virtiofs".split()
)
CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileMovedEvent, FileDeletedEvent]
CHANGES += [FileClosedEvent] if sys.platform == "linux" else [FileModifiedEvent]  # "written to the end", where told


class FolderWatch(FileSystemEventHandler):
    """Calls `hint` on a thread of its own whenever something may have changed in a folder itself, not below it.
    `is_polling`: by looking at it every few seconds. Raises: OSError where the folder cannot be watched now."""

    def __init__(self, folder: Path, hint: Callable[[], object], poll_s: float = POLL_S) -> None:
        self._folder, self._hint, self._poll_s = folder, hint, poll_s
        self.is_polling = is_remote(folder)
        self._observer = self._begun()

    @property
    def is_alive(self) -> bool:
        """Whether it still hears; a folder that was taken away ends it."""
        return self._observer.is_alive() and all(emitter.is_alive() for emitter in self._observer.emitters)

    def end(self) -> None:
        self._observer.stop()
        self._observer.join()

    def dispatch(self, event: FileSystemEvent) -> None:
        self._hint()

    def _begun(self) -> BaseObserver:
        if not self.is_polling:
            try:
                return self._start(Observer(), CHANGES)
            except OSError as error:  # no more watches for this account, or a file system without notices
                if not self._folder.is_dir():
                    raise
                log.warning("no notices of changes in a folder, it is looked at instead: %s", type(error).__name__)
                self.is_polling = True
        if not self._folder.is_dir():
            raise FileNotFoundError(str(self._folder))
        return self._start(PollingObserver(timeout=self._poll_s), None)

    def _start(self, observer: BaseObserver, changes: list[type[FileSystemEvent]] | None) -> BaseObserver:
        observer.schedule(self, str(self._folder), event_filter=changes)
        try:
            observer.start()
        except BaseException:
            observer.stop()
            raise
        return observer


def is_remote(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether a folder lies on another machine, as far as this one knows."""
    text = str(folder)
    if text.startswith(("\\\\", "//")) and not text.startswith(("\\\\?\\", "\\\\.\\")):
        return True
    if sys.platform == "win32":
        return _is_network_drive(text)
    try:
        told = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return _file_system(folder.absolute(), told) in NETWORK


def _file_system(folder: Path, told: str) -> str:
    """The kind of file system that a folder lies on: that of the longest mount above it, of the last where two are on
    one place."""
    best, kind = -1, ""
    for line in told.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        place = Path(fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if (folder == place or place in folder.parents) and len(place.parts) >= best:
            best, kind = len(place.parts), after.split(" ")[0]
    return kind


if sys.platform == "win32":
    import ctypes

    _REMOTE_DRIVE = 4

    def _is_network_drive(text: str) -> bool:
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{Path(text).drive}\\") == _REMOTE_DRIVE)
