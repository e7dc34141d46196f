"""A TCP relay on loopback that counts, cuts, stalls and answers in the server's place, as lines do."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

PIECE = 16 << 10


class Relay:
    """Bytes `up` go to the server, `down` come from it. Orders hold until changed."""

    def __init__(self, target: Callable[[], int]) -> None:
        self._target = target
        self.rate: float | None = None  # bytes a second, each way of each connection
        self.up = self.down = 0
        self.cut_up_after: int | None = None
        self.cut_again_after: list[int] = []  # bytes from each cut to the next one
        self.hold_up_at: int | None = None  # no piece goes up that would lead beyond this
        self.is_open = True
        self.is_silent = threading.Event()
        self.garbles = threading.Event()  # the next piece that goes up; then it is cleared
        self.at_down: tuple[int, Callable[[bytes], bytes]] | None = None  # so far down, once: what becomes of a piece
        self.instead: bytes | None = None
        self._ended = threading.Event()
        self._sockets: set[socket.socket] = set()
        self._deaf: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def close(self) -> None:
        self._ended.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for thread in self._threads:
            thread.join(10)

    def cut(self) -> None:
        """Break every open connection."""
        with self._lock:
            waiting, self._sockets = self._sockets, set()
        for open_socket in waiting:
            with suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)
            open_socket.close()

    def deafen(self) -> None:
        """Let nothing more through the connections that are open now, without a word to either end; new ones are well.
        So it is after a sleep, or on another network."""
        with self._lock:
            self._deaf |= self._sockets

    def _start(self, run: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=run, args=args, name="relay", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if not self.is_open:
                near.close()
                continue
            instead = self.instead  # looked at once: it may be taken away while the question is awaited
            if instead is not None:
                with suppress(OSError):
                    near.recv(PIECE)
                    near.sendall(instead)
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._target()))
            except OSError:
                near.close()
                continue
            with self._lock:
                self._sockets |= {near, far}
            self._start(self._pump, near, far, "up")
            self._start(self._pump, far, near, "down")

    def _pump(self, source: socket.socket, target: socket.socket, way: str) -> None:
        free_at = time.monotonic()
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if self.rate:
                    free_at = max(free_at, time.monotonic()) + len(piece) / self.rate
                    self._ended.wait(max(0.0, free_at - time.monotonic()))
                while way == "up" and self._holds(len(piece)):
                    self._ended.wait(0.001)
                if self.is_silent.is_set() or source in self._deaf:
                    continue
                if way == "up" and self.cut_up_after is not None and self.up + len(piece) > self.cut_up_after:
                    piece = piece[: max(0, self.cut_up_after - self.up)]
                    more = self.cut_again_after.pop(0) if self.cut_again_after else None
                    self.cut_up_after = None if more is None else self.cut_up_after + more
                    target.sendall(piece)
                    self._count(way, len(piece))
                    self.cut()
                    return
                if way == "up" and self.garbles.is_set():
                    self.garbles.clear()
                    piece = bytes(byte ^ 0xFF for byte in piece)
                if way == "down" and self.at_down is not None and self.down > self.at_down[0]:
                    (_, change), self.at_down = self.at_down, None
                    piece = change(piece)
                target.sendall(piece)
                self._count(way, len(piece))
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _holds(self, size: int) -> bool:
        limit = self.hold_up_at
        return limit is not None and self.up + size > limit and not self._ended.is_set()

    def _count(self, way: str, size: int) -> None:
        with self._lock:
            setattr(self, way, getattr(self, way) + size)
