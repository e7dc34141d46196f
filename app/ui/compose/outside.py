"""Files of the document that are open in other programs, and what those make of them: offered, never taken unasked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.ui.bridge.bridge import Bridge
from app.ui.compose.papers import Paper

if TYPE_CHECKING:
    from app.actions.outside_copies import ChangedCopy, OutsideCopy

QUIET_MS = 1200  # after the last stroke of another program; it may write a file in several


@dataclass
class _Open:
    copy: OutsideCopy
    known: set[str] = field(default_factory=set)  # what was offered already
    offered: ChangedCopy | None = None


class Outside(QObject):
    """`changed`: something is offered, or no longer."""

    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._open: dict[int, _Open] = {}
        self._watcher: QFileSystemWatcher | None = None  # a system has few for all the programs of a person
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look)

    @property
    def offers(self) -> dict[int, ChangedCopy]:
        """By the key of the paper that it was made of."""
        return {key: one.offered for key, one in self._open.items() if one.offered is not None}

    def open(self, paper: Paper) -> None:
        """Open a copy of a file in the system's program for its kind, and keep an eye on it."""
        from app.actions.outside_copies import open_outside  # slow to import, and wanted behind the first paint

        file = paper.facts
        assert file is not None

        def opened(copy: OutsideCopy) -> None:
            self._open[paper.key] = _Open(copy)
            self._watch(copy)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy.path)))

        self._bridge.copy(lambda replica: open_outside(replica, file), opened, about=self)

    def settle(self, key: int) -> ChangedCopy | None:
        """What was offered is taken in, or left: either way it is offered no more."""
        one = self._open.get(key)
        if one is None or one.offered is None:
            return None
        offered, one.offered = one.offered, None
        one.known.add(offered.sha256)
        self.changed.emit()
        return offered

    def stop(self) -> None:
        """Another document is written: what becomes of these copies is nobody's offer any more."""
        self._quiet.stop()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._open.clear()

    def _watch(self, copy: OutsideCopy) -> None:
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._wait)
            self._watcher.fileChanged.connect(self._wait)
        self._watcher.addPath(str(copy.folder))
        self._watcher.addPath(str(copy.path))

    def _wait(self, path: str) -> None:
        self._quiet.start()

    def _look(self) -> None:
        for key, one in self._open.items():
            self._look_at(key, one.copy, frozenset(one.known))

    def _look_at(self, key: int, copy: OutsideCopy, known: frozenset[str]) -> None:
        def take(found: ChangedCopy | None) -> None:
            one = self._open.get(key)
            if one is None or one.copy != copy:
                return
            self._watch(copy)  # a file that was put in the place of another is watched no more
            if found != one.offered:
                one.offered = found
                self.changed.emit()

        from app.actions.outside_copies import changed_copy  # as above

        def look(_: Any) -> ChangedCopy | None:
            return changed_copy(copy, known)

        self._bridge.copy(look, take, about=self)
