"""The demo, played off screen as on a machine that has none: it ends by itself, and shows what it has seen."""

import os
import re
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.sample.album import SMALL, USUAL

LEAST_PICTURES, LEAST_COLOURS, LEAST_PROMISES = 8, 60, 16


@dataclass(frozen=True)
class Played:
    code: int
    told: str
    folder: Path

    @property
    def pictures(self) -> list[Path]:
        return sorted(self.folder.glob("*.png"))

    @property
    def summary(self) -> str:
        return (self.folder / "summary.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("demo") / "build"
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "app.sample.play", "--folder", str(folder)]
    done = subprocess.run(command, env=kept, capture_output=True, text=True, encoding="utf-8", timeout=280, check=False)
    return Played(done.returncode, done.stdout + done.stderr, folder)


def test_without_a_screen_it_ends_by_itself_with_everything_checked(played: Played) -> None:
    assert played.code == 0, played.told
    assert "✗" not in played.told
    assert played.told.count("✓") >= LEAST_PROMISES


def test_it_leaves_pictures_of_the_windows_that_show_something(played: Played) -> None:
    assert len(played.pictures) >= LEAST_PICTURES
    sizes = {size(path) for path in played.pictures}
    assert sizes == {USUAL, SMALL}
    for path in played.pictures:
        assert len(colours(path)) > LEAST_COLOURS, f"{path.name} shows next to nothing"


def test_one_of_them_is_dark_and_the_others_are_not(played: Played) -> None:
    dark = [path.name for path in played.pictures if sum(most_common(path)) < 3 * 60]
    assert [name[3:] for name in dark] == ["dark.png"]


def test_the_summary_shows_all_of_them_with_words_and_needs_nothing_else(played: Played) -> None:
    shown = re.findall(r'<img src="([^"]+)" alt="([^"]+)"', played.summary)
    assert [name for name, _ in shown] == [path.name for path in played.pictures]
    assert len({words for _, words in shown}) == len(shown)
    assert "://" not in played.summary.replace("http://www.w3.org", "")


def test_no_window_and_no_server_outlives_it(played: Played) -> None:
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert str(played.folder) not in running
    for log in ("eoffice-server.log", "eoffice.log", "stage.log"):
        assert "Traceback" not in (played.folder / log).read_text(encoding="utf-8")


def size(path: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def pixels(path: Path) -> list[tuple[int, int, int]]:
    """Some thousand of a picture's pixels, spread over it."""
    from PySide6.QtGui import QImage

    image = QImage(str(path))
    points = ((x, y) for x in range(3, image.width(), 11) for y in range(3, image.height(), 9))
    return [image.pixelColor(x, y).getRgb()[:3] for x, y in points]  # type: ignore[misc]


def colours(path: Path) -> set[tuple[int, int, int]]:
    return set(pixels(path))


def most_common(path: Path) -> tuple[int, int, int]:
    found = pixels(path)
    return max(set(found), key=found.count)
