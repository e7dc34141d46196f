"""An end that falls silent in the middle of a file is noticed by the other one; what had come is kept.

A PC that fetches from a line gone deaf: `test_mid_fetch`.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from time import monotonic

import pytest

from sync.engine import http
from sync.errors import LineHindrance
from sync.server import uploads
from tests.support.running import dispatch
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

LONG_ENOUGH_S = 20


def test_the_server_keeps_what_came_from_a_pc_that_fell_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "SILENCE_S", 0.01)

    async def falls_silent() -> AsyncIterator[bytes]:
        yield b"came"
        await asyncio.Event().wait()

    async def read() -> bytes | None:
        came: asyncio.Queue[bytes | None] = asyncio.Queue()
        async with asyncio.timeout(LONG_ENOUGH_S):
            await uploads._read(falls_silent(), 1_000, came, asyncio.Event())
        return came.get_nowait()

    assert asyncio.run(read()) == b"came"


def test_a_pc_gives_up_a_line_that_takes_nothing_any_more(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "SEND_S", 0.2)
    monkeypatch.setattr(http, "ANSWER_S", LONG_ENOUGH_S)
    pc = serving.enrol(COMMUNE)
    dispatch(pc, "Nửa chừng thì im", 40_000)
    piece = bytes(32 << 10)

    def without_end() -> Iterator[bytes]:
        while True:
            yield piece

    port = pc.make_port()
    port.hello()
    serving.relay.hold_up_at = serving.relay.up + 100_000
    began_s = monotonic()
    try:
        with pytest.raises(LineHindrance, match=r"line\.timeout"):
            port.upload("0" * 64, 1 << 30, 0, without_end())
    finally:
        serving.relay.hold_up_at = None
        port.close()
        pc.close()
    assert monotonic() - began_s < LONG_ENOUGH_S
