"""A proxy of an office, as some networks have: it lets connections through to whoever it is asked for, where the name
and the password are right."""

import base64
import socket
import threading
from contextlib import suppress

PIECE = 16 << 10
LET_IN = b"HTTP/1.1 200 Connection established\r\n\r\n"
ASKS = b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"


class AskingProxy:
    """`passed`: to whom it has let connections through."""

    def __init__(self, name: str, password: str) -> None:
        who = base64.b64encode(f"{name}:{password}".encode()).decode()
        self._wanted = f"proxy-authorization: basic {who}".casefold()
        self.passed: list[str] = []
        self._open: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> "AskingProxy":
        return self

    def __exit__(self, *exc: object) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._threads[0].join(10)
        for end in list(self._open):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads[1:]:
            thread.join(10)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                self._start(self._serve, near)

    def _start(self, run: object, *ends: socket.socket) -> None:
        self._open.update(ends)
        thread = threading.Thread(target=run, args=ends, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _serve(self, near: socket.socket) -> None:
        head = b""
        with suppress(OSError):
            while b"\r\n\r\n" not in head:
                head += near.recv(PIECE)
            first, *lines = head.decode("latin-1").split("\r\n")
            host, _, port = first.split(" ")[1].rpartition(":")
            if self._wanted not in [line.casefold() for line in lines]:
                near.sendall(ASKS)
                near.close()
                return
            far = socket.create_connection((host, int(port)))
            self.passed.append(first.split(" ")[1])
            near.sendall(LET_IN)
            self._start(self._pump, near, far)
            self._pump(far, near)

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        self._open.update((source, target))
        with suppress(OSError):
            while piece := source.recv(PIECE):
                target.sendall(piece)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
