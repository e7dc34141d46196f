"""An answer's head leaves with its body, or with the first of it: as two packets, each with its own record of TLS, the
two would cost an idle office a tenth of what it receives. uvicorn writes them apart."""

import asyncio
from typing import Any

HEAD = b"HTTP/"


class Together:
    """A transport that keeps a head until what follows is written, at most until the loop's next turn."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._head = b""

    def write(self, data: bytes) -> None:
        if not self._head and data.startswith(HEAD):
            self._head = data
            self._loop.call_soon(self._let_go)
            return
        data, self._head = self._head + data, b""
        if data:
            self._transport.write(data)

    def close(self) -> None:
        self._let_go()
        self._transport.close()

    def _let_go(self) -> None:
        if self._head:
            self.write(b"")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
