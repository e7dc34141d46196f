"""How a connection's socket is made to fill a poor line, and to hold little: what goes first must not queue behind it.

On Linux, BBR where the kernel has it: packets that get lost do not slow it down. And little more unacknowledged than
what the line carries in a round trip, by the kernel's own measure: more would only fill the queue of a modem, where the
acknowledgements of the other direction wait and the rest is dropped. Elsewhere the system does as it does.
"""

import asyncio
import socket
import struct
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any

from sync.pace import Pace

LINUX = sys.platform == "linux"
TRANSPORT = "eoffice.transport"  # in a request's scope
WAITING_BYTES = 16 << 10  # before a writer waits, above and below encryption
NOTSENT_LOWAT = 25  # TCP_NOTSENT_LOWAT on Linux
FILLS_A_LOSSY_LINE = b"bbr"
LEAST_BYTES, MOST_BYTES = 40 << 10, 4 << 20
INFO_BYTES, MIN_RTT_AT = 152, 148  # of Linux' tcp_info, in microseconds
ROUND_TRIPS = 3.0  # the other direction's queue makes one longer than it looks
DOUBLED = 2  # what Linux makes of a buffer's size


def prepare(transport: asyncio.WriteTransport) -> None:
    """A connection was made."""
    transport.set_write_buffer_limits(WAITING_BYTES)
    below = getattr(getattr(transport, "_ssl_protocol", None), "_transport", None)  # what is encrypted waits there
    if isinstance(below, asyncio.WriteTransport):
        below.set_write_buffer_limits(WAITING_BYTES)
    if LINUX:
        connected = transport.get_extra_info("socket")
        for option, value in ((socket.TCP_CONGESTION, FILLS_A_LOSSY_LINE), (NOTSENT_LOWAT, WAITING_BYTES)):
            with suppress(OSError):
                connected.setsockopt(socket.IPPROTO_TCP, option, value)


class Filling:
    """The measure of one long answer among those that go to one PC."""

    def __init__(self, scope: MutableMapping[str, Any], pace: Pace) -> None:
        transport = scope.get(TRANSPORT)
        self._socket = transport.get_extra_info("socket") if LINUX and transport is not None else None
        self._pace = pace

    def more(self, count: int, beside: int) -> None:
        """Before each piece of so many bytes; so many answers, this one with them, go to the PC now."""
        self._pace.sent(count)
        if self._socket is None:
            return
        with suppress(OSError, struct.error):
            info = self._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, INFO_BYTES)
            self._pace.took(struct.unpack_from("=I", info, MIN_RTT_AT)[0] / 1e6)
            share = int(self._pace.bytes_under_way * ROUND_TRIPS / beside)
            held = min(MOST_BYTES, max(LEAST_BYTES, share))
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, held // DOUBLED)
