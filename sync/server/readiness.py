"""Whether the server can do its work now: the writer lives and writes, the disk has room, the store of files answers.

Asked by anybody, so it looks at most once in some seconds; in between it says what it last found.
"""

from concurrent.futures import Future

from sqlalchemy import Connection

from sync.errors import EofficeError
from sync.server import meta, storage
from sync.server.home import Home
from sync.server.writer import Writer
from sync.world import Clock, stamp

LOOK_EVERY_S = 5.0
WRITTEN_S = 4.0  # a writer that takes longer serves nobody


class Readiness:
    """May be asked by several threads; two that ask at once look twice, which does no harm."""

    def __init__(self, home: Home, writer: Writer, clock: Clock) -> None:
        self._home, self._writer, self._clock = home, writer, clock
        self._looked_s, self._found = -LOOK_EVERY_S, ""

    def trouble(self) -> str:
        """Why the server is not ready, as a code; "" where it is. May take some seconds."""
        now_s = self._clock.monotonic_s()
        if now_s - self._looked_s >= LOOK_EVERY_S:
            self._found = self._look()
            self._looked_s = self._clock.monotonic_s()
        return self._found

    def _look(self) -> str:
        if not self._writer.is_alive():
            return "server.defect"
        try:
            storage.check_room(self._home.folder)
            self._written().result(WRITTEN_S)
            self._home.files.look()
        except EofficeError as error:
            return error.code
        except TimeoutError:
            return "server.busy"
        except OSError:
            return "disk.fault"
        except Exception:  # the gate: whatever keeps it from writing, it is not ready
            return "database.fault"
        return ""

    def _written(self) -> "Future[None]":
        """A real commit, as every verdict needs one."""

        def write(connection: Connection) -> None:
            meta.write(connection, "last_ready_look", stamp(self._clock.now()))

        return self._writer.submit(write)
