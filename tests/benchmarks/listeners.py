"""Many offices that listen, in a process of its own: `python -m tests.benchmarks.listeners ORDER.json`.

Each holds one TLS connection and one long pull on it, as an office's PC does where nothing happens. Prints a JSON line
when all listen, and one when all have heard of something new; ends when its stdin does.
"""

import asyncio
import json
import resource
import ssl
import sys
import time
from pathlib import Path
from typing import Any

import msgspec

from sync.protocol.codec import MEDIA_TYPE, decode, encode
from sync.protocol.messages import Pull, PullAnswer

AT_ONCE = 60  # handshakes
HOLD_S = 280.0


class Office:
    def __init__(self, crowd: "Crowd", token: str) -> None:
        self._crowd, self._token = crowd, token
        self._cursors = dict(crowd.cursors)
        self._documents: set[str] = set()

    async def live(self) -> None:
        """Connect, take what is there already, then listen for good."""
        async with self._crowd.gate:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._crowd.port, ssl=self._crowd.context)
            while await self._pull(reader, writer, 0):
                pass
        self._crowd.count("listening")
        while True:
            known = len(self._documents)
            await self._pull(reader, writer, HOLD_S)
            if len(self._documents) > known:
                self._crowd.count(f"heard {len(self._documents)}")

    async def _pull(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, wait_s: float) -> bool:
        """One question; whether anything came."""
        body = encode(Pull(epoch=self._crowd.epoch, cursors=self._cursors, wait_s=wait_s, limit=100))
        head = f"POST /v1/pull HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self._token}\r\n"
        head += f"Content-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        heads = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        size = int(heads.partition("content-length: ")[2].partition("\r\n")[0])
        content = await reader.readexactly(size)
        if " 200 " not in heads.partition("\r\n")[0]:
            raise RuntimeError(heads)
        answer = decode(content, PullAnswer)
        self._cursors |= {scope: page.to for scope, page in answer.scopes.items()}
        rows = [row for page in answer.scopes.values() for row in page.rows]
        self._documents |= {row.id for row in rows if row.type == "document"}
        return bool(rows)


class Crowd:
    def __init__(self, order: dict[str, Any]) -> None:
        self.port, self.epoch, self.cursors = order["port"], order["epoch"], order["cursors"]
        self._tokens: list[str] = order["tokens"]
        self.gate = asyncio.Semaphore(AT_ONCE)
        self.context = ssl.create_default_context(cafile=order["ca"])
        self.context.check_hostname = False
        self._counts: dict[str, int] = {}

    def count(self, what: str) -> None:
        """Say so when as many as there are have come so far."""
        self._counts[what] = self._counts.get(what, 0) + 1
        if self._counts[what] % len(self._tokens) == 0:
            print(json.dumps({"all": what, "at": time.time()}), flush=True)

    async def live(self) -> None:
        ended = asyncio.ensure_future(asyncio.to_thread(sys.stdin.read))
        offices = [asyncio.ensure_future(Office(self, token).live()) for token in self._tokens]
        done, _ = await asyncio.wait([ended, *offices], return_when=asyncio.FIRST_COMPLETED)
        for one in done - {ended}:
            one.result()


def main() -> None:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(Crowd(msgspec.json.decode(Path(sys.argv[1]).read_bytes())).live())


if __name__ == "__main__":
    main()
