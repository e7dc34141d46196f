"""The office's file, opened whole: once, by whichever thread needs it first."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from app.host.profile import Profile
from sync.rules.ids import Ids
from sync.world import Clock

if TYPE_CHECKING:
    from sync.replica.replica import Replica


class ReplicaDoor:
    """Thread-safe. Opening imports SQLModel, which takes half a second: never call from the window's thread."""

    def __init__(self, profile: Profile, clock: Clock, ids: Ids) -> None:
        self._profile, self._clock, self._ids = profile, clock, ids
        self._lock = threading.Lock()
        self._replica: Replica | None = None

    def replica(self) -> Replica:
        """Raises: Refused `profile.none`, `database.newer`; LocalHindrance; Defect."""
        with self._lock:
            if self._replica is None:
                self._replica = self._profile.open(self._clock, self._ids)
            return self._replica

    def close(self) -> None:
        with self._lock:
            if self._replica is not None:
                self._replica.close()
                self._replica = None
