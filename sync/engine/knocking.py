"""Whether anything can be reached at all: bare connects, two a second, while earlier ones may be answered yet.

A connect that was lost on the way is repeated by the system after one second and again after two more, so that one
alone would find a line that is back only seconds later.
"""

import os
import selectors
import socket
import time
from collections.abc import Callable
from contextlib import suppress

ROUNDS, A_ROUND_S = 60, 0.5
PATIENT_ROUNDS = 10  # that one connect may be answered in
Place = tuple[str, int]
UNDER_WAY = (0, 10035, 115, 36)  # EINPROGRESS and its kin: Windows, Linux, macOS


def knock(places: list[Place], check: Callable[[], None]) -> tuple[Place, socket.socket]:
    """The first of the places that accepts a connection, and that one. `check` is called each time and may raise.

    Raises: OSError, of the first place that refuses where all do; TimeoutError where nothing answers.
    """
    found: dict[Place, OSError] = {}
    with selectors.DefaultSelector() as waiting:
        try:
            for n in range(ROUNDS):
                check()
                _give_up(waiting, n - PATIENT_ROUNDS)
                for place in places:
                    _begin(place, waiting, n, found)
                if (answered := _answered(waiting, found)) is not None:
                    return answered
                if not waiting.get_map():
                    break
        finally:
            for key in list(waiting.get_map().values()):
                key.fileobj.close()  # type: ignore[union-attr]
    raise next((found[place] for place in places if place in found), TimeoutError())


def _begin(place: Place, waiting: selectors.BaseSelector, n: int, found: dict[Place, OSError]) -> None:
    """Begin to connect to a place; what stands in the way already is found."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(*place, type=socket.SOCK_STREAM)[0]
        knocking = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        found.setdefault(place, error if isinstance(error, OSError) else socket.gaierror(str(error)))
        return
    knocking.setblocking(False)
    number = knocking.connect_ex(address)
    if number in UNDER_WAY:
        waiting.register(knocking, selectors.EVENT_WRITE, (place, n))
    else:
        knocking.close()
        found.setdefault(place, OSError(number, os.strerror(number)))


def _give_up(waiting: selectors.BaseSelector, begun: int) -> None:
    """Let go what was begun in this round or before."""
    for key in [key for key in waiting.get_map().values() if key.data[1] <= begun]:
        waiting.unregister(key.fileobj)
        key.fileobj.close()  # type: ignore[union-attr]


def _answered(waiting: selectors.BaseSelector, found: dict[Place, OSError]) -> tuple[Place, socket.socket] | None:
    """Wait out a round, or until somebody accepts; who refuses is found."""
    until = time.monotonic() + A_ROUND_S
    while waiting.get_map() and (left_s := until - time.monotonic()) > 0:
        for key, _ in waiting.select(left_s):
            knocking = key.fileobj
            assert isinstance(knocking, socket.socket)
            number = knocking.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            waiting.unregister(knocking)
            if number == 0:
                return key.data[0], knocking
            with suppress(OSError):
                knocking.close()
            found.setdefault(key.data[0], OSError(number, os.strerror(number)))
    return None
