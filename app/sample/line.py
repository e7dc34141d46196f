"""The commune's line to the server: a TCP relay on loopback that can be cut and restored, and counts what passes.

While it is cut, its address refuses; the port stays reserved all the time by a socket that never listens. The rate is
shared by all connections of a direction, as on a real line.
"""

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

PIECE = 16 << 10
BURST_S = 0.2  # a busy machine wakes late; so much of the rate may be made up for
SAMPLE_EVERY_S = 0.1
ORDER_S = 10.0


@dataclass(frozen=True)
class Reading:
    """The counters at a moment; `is_cut`: how the line stood from then on."""

    at_s: float
    up: int
    down: int
    is_cut: bool

    @property
    def bytes(self) -> int:
        return self.up + self.down


class Line:
    """Bytes `up` go to the server, `down` come from it."""

    def __init__(self, target_port: int, bytes_per_s: float, now_s: Callable[[], float]) -> None:
        self._target, self._rate, self._now_s = target_port, bytes_per_s, now_s
        self._moved = {"up": 0, "down": 0}
        self._free_at = {"up": 0.0, "down": 0.0}
        self._is_cut = True
        self._held = _bound(0)
        self.port = int(self._held.getsockname()[1])
        self.readings: list[Reading] = []
        self._open: set[asyncio.StreamWriter] = set()
        self._serving: set[asyncio.Task[None] | None] = set()
        self._listening: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="line", daemon=True)
        self._thread.start()
        self._loop.call_soon_threadsafe(self._watch)
        self.restore()

    def read(self) -> Reading:
        return Reading(self._now_s(), self._moved["up"], self._moved["down"], self._is_cut)

    def cut(self) -> Reading:
        """Break every connection and refuse new ones."""
        return self._turn(self._cut())

    def restore(self) -> Reading:
        return self._turn(self._restore())

    def close(self) -> None:
        """Ends all. May be called twice."""
        if not self._thread.is_alive():
            return
        self._order(self._cut())
        self._order(self._gone())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(ORDER_S)
        self._loop.close()
        self._held.close()

    def _turn(self, work: Coroutine[Any, Any, None]) -> Reading:
        """Do it; the reading bears the moment before, since what it causes may be heard at once."""
        at_s = self._now_s()
        self._order(work)
        self.readings.append(replace(self.read(), at_s=at_s))
        return self.readings[-1]

    def _order(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(ORDER_S)

    def _watch(self) -> None:
        self.readings.append(self.read())
        self._loop.call_later(SAMPLE_EVERY_S, self._watch)

    async def _restore(self) -> None:
        self._listening = await asyncio.start_server(self._serve, sock=_bound(self.port), limit=PIECE)
        self._is_cut = False

    async def _cut(self) -> None:
        self._is_cut = True
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        for writer in list(self._open):
            writer.transport.abort()

    async def _gone(self) -> None:
        """Once every connection is broken, their tasks end by themselves."""
        await asyncio.sleep(SAMPLE_EVERY_S)
        while self._serving:
            await asyncio.sleep(SAMPLE_EVERY_S)

    async def _serve(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        task, ends = asyncio.current_task(), [near_out]
        self._serving.add(task)
        self._open.add(near_out)
        try:
            far_in, far_out = await asyncio.open_connection("127.0.0.1", self._target, limit=PIECE)
            ends.append(far_out)
            self._open.add(far_out)
            if not self._is_cut:
                await asyncio.gather(self._pump(near_in, far_out, "up"), self._pump(far_in, near_out, "down"))
        except OSError:
            pass  # no server there: as if the line were cut
        finally:
            for end in ends:
                end.close()  # after what is still buffered
                self._open.discard(end)
            self._serving.discard(task)

    async def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, way: str) -> None:
        try:
            while piece := await source.read(PIECE):
                now = self._loop.time()
                self._free_at[way] = max(now - BURST_S, self._free_at[way]) + len(piece) / self._rate
                await asyncio.sleep(max(0.0, self._free_at[way] - now))
                if self._is_cut:
                    return
                target.write(piece)
                await target.drain()
                self._moved[way] += len(piece)
            target.write_eof()
        except OSError:
            target.transport.abort()


def _bound(port: int) -> socket.socket:
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", port))
    return bound
