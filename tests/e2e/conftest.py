"""A real server, and a virtual screen on which real windows are opened."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.by_ear import Sitting
from tests.support.screen_reader import Desk, desk


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "home").mkdir()
    with desk(tmp_path / "home") as made:
        yield made


@pytest.fixture
def sit(screen: Desk, tmp_path: Path) -> Iterator[Callable[[Path], Sitting]]:
    """Opens windows on profiles; how the screen looked in the end is left in the test's folder."""
    sittings: list[Sitting] = []

    def sit_down(profile: Path) -> Sitting:
        sittings.append(Sitting(screen, profile))
        return sittings[-1]

    yield sit_down
    screen.picture(tmp_path / "screen.png")
    for one in sittings:
        one.close()
