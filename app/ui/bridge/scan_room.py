"""The folders that scans come into, watched as long as the program runs, whatever window is open."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.bridge.bridge import Bridge

if TYPE_CHECKING:
    from app.actions.scan_folder import Step
    from app.actions.scan_watch import ScanWatch
    from sync.replica.replica import Replica

MOST_FOLDERS = 2


class ScanRoom(QObject):
    """`came`: how many scans are proposed now, and how many came that had been seen before. `changed`: a folder has
    gone away or come back, or somebody holds a file."""

    came = Signal(int, int)
    changed = Signal()
    _looked = Signal(str, object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._watches: dict[str, ScanWatch] = {}
        self.away: dict[str, datetime] = {}  # since when a folder cannot be looked into
        self.held: dict[str, tuple[str, ...]] = {}  # files that some program has kept open for long
        self._looked.connect(self._take)

    @property
    def folders(self) -> tuple[str, ...]:
        return tuple(self._watches)

    def choose(self, folders: tuple[str, ...]) -> None:
        """Watch these from now on, and no others."""
        from app.actions.scan_watch import ScanWatch  # slow to import; the first paint does not wait for it

        for folder in self._watches.keys() - set(folders):
            self._watches.pop(folder).end()
            self.away.pop(folder, None)
            self.held.pop(folder, None)
        for folder in folders[:MOST_FOLDERS]:
            if folder not in self._watches:
                tell = partial(self._looked.emit, folder)
                self._watches[folder] = ScanWatch(self._bridge.door.replica, Path(folder), tell)
        self.changed.emit()

    def look_now(self) -> None:
        for watch in self._watches.values():
            watch.look_now()

    def end(self) -> None:
        for watch in self._watches.values():
            watch.end()
        self._watches.clear()

    def _take(self, folder: str, step: "Step") -> None:
        """On the window's thread: signals of other threads come here in turn."""
        if folder not in self._watches:
            return
        was = (folder in self.away, self.held.get(folder, ()))
        if step.away:
            self.away.setdefault(folder, self._bridge.clock.now())
        else:
            self.away.pop(folder, None)
        self.held[folder] = step.held
        if was != (folder in self.away, step.held):
            self.changed.emit()
        if step.proposed or step.same:
            self.came.emit(step.proposed, step.same)


def forget_folders(bridge: Bridge, but: tuple[str, ...]) -> None:
    """What comes into folders that are not chosen any more is none of our business."""

    def leave(replica: "Replica") -> None:
        from sync.replica import scans

        with replica.write() as t:
            scans.leave_folders(t.connection, but)

    bridge.copy(leave, lambda _: None, about=bridge)
