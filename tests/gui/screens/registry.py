"""The list of screens, and the way into it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.gui.screens.stand import Stand

Opens = Callable[[Stand], object]


@dataclass(frozen=True)
class Shows:
    """`seat`: who sits where (`SEATS`). `open` brings the screen up on a window that shows anything else."""

    seat: str
    open: Opens


SCREENS: dict[str, Shows] = {}


def shows(name: str, seat: str = "clerk") -> Callable[[Opens], Opens]:
    """Enter a screen under its name."""

    def enter(open_: Opens) -> Opens:
        assert name not in SCREENS, name
        SCREENS[name] = Shows(seat, open_)
        return open_

    return enter
