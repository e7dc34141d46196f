"""What systemd is told of a serving process: that it starts, serves, lives, ends. Elsewhere nobody hears it.

The words go as datagrams to the socket named by NOTIFY_SOCKET (sd_notify(3)); WATCHDOG_USEC says how often it wants a
sign of life. A socket that is gone is no reason to stop serving.
"""

import os
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

AGAIN_S = 5.0
LONGER_S = 30  # that opening the data may still take, told anew every AGAIN_S


class Service:
    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        name = environment.get("NOTIFY_SOCKET", "")
        self._address = f"\0{name[1:]}" if name.startswith("@") else name
        asked = environment.get("WATCHDOG_USEC", "")
        for_us = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        # A sign in half the time, as the manual wants it. None: nobody waits for one.
        self.sign_every_s = int(asked) / 2_000_000 if self._address and asked.isdigit() and for_us else None

    @contextmanager
    def opening(self) -> Iterator[None]:
        """While the data is opened, which may take long where a new program brings it to its form."""
        ended = threading.Event()

        def say_again() -> None:
            while not ended.wait(AGAIN_S):
                self.tell(f"EXTEND_TIMEOUT_USEC={LONGER_S * 1_000_000}")

        self.tell("STATUS=Opening the data")
        saying = threading.Thread(target=say_again, name="service", daemon=True)
        saying.start()
        try:
            yield
        finally:
            ended.set()
            saying.join()

    def ready(self, url: str) -> None:
        self.tell("READY=1", f"STATUS=Serving {url}")

    def alive(self) -> None:
        self.tell("WATCHDOG=1")

    def stopping(self) -> None:
        self.tell("STOPPING=1", "STATUS=Ending")

    def tell(self, *lines: str) -> None:
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
                out.settimeout(1)
                out.sendto("\n".join(lines).encode(), self._address)
        except OSError:
            return
