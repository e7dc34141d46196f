"""A line of so many bits a second to a server on this machine, in a process of its own.

    python -m tests.benchmarks.slow_relay PORT BITS

Prints the port it listens on. All connections share each direction's rate; nothing is delayed, lost or cut.
"""

import asyncio
import contextlib
import sys

CHUNK = 4 << 10


class Rate:
    """So many bytes a second, for whoever asks first."""

    def __init__(self, bytes_a_second: float) -> None:
        self._rate, self._free_at = bytes_a_second, 0.0

    async def wait(self, count: int) -> None:
        loop = asyncio.get_running_loop()
        start = max(loop.time(), self._free_at)
        self._free_at = start + count / self._rate
        await asyncio.sleep(self._free_at - loop.time())


async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter, rate: Rate) -> None:
    with contextlib.suppress(ConnectionError):
        while chunk := await source.read(CHUNK):
            await rate.wait(len(chunk))
            sink.write(chunk)
            await sink.drain()
    sink.close()


async def serve(port: int, bits: float) -> None:
    up, down = Rate(bits / 8), Rate(bits / 8)

    async def join(client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        server, to_server = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pump(client, to_server, up), pump(server, to_client, down))

    listening = await asyncio.start_server(join, "127.0.0.1", 0, limit=CHUNK)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2])))
