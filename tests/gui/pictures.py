"""The pictures of the help, drawn off screen from the list of screens: `python3 dev.py pictures`.

Drawn anew they are the same to the pixel: clock, rows, fonts and what is typed are fixed, and nothing blinks. Six main
screens are drawn in the dark look besides; those lie beside the tests.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.host.preferences import Preferences
from app.ui.help.topics import PICTURES
from tests.gui.conftest import make_test_application
from tests.gui.screens import SCREENS, Stand
from tests.support.few_colours import few_colours
from tests.support.kept_week import KeptWeek, keep_week
from tests.support.windows import Desktop

GOLDEN = Path(__file__).parent / "golden"
SMALL, LARGE = (1280, 720), (1440, 900)
STRIPS = ("strip-done", "strip-moving", "strip-offline", "strip-silent", "strip-needs-you")
# the picture's name in the help, and the screen that it shows
HELP = {
    "first_start": "first-from-slip",
    "incoming": "incoming",
    "incoming_twin": "incoming-twin",
    "compose": "compose",
    "waiting": "waiting-refused",
    "work": "work",
    "directing": "directing",
    "review": "review",
    "outgoing": "outgoing",
    "below": "below",
    "books": "books",
    "books_series": "books-series",
    "carry": "carry",
    "calendar": "calendar",
    "files": "files",
    "people": "people",
    "handover": "handover",
    "lock": "door",
    "settings": "settings",
    "keys": "search",
    "search": "search-inside",
    "scans": "scans",
}
DARK = ("incoming", "work", "compose", "waiting", "below", "outgoing")


@dataclass(frozen=True)
class Picture:
    path: Path
    draw: Callable[["Studio"], QImage]


class Studio:
    """Draws screens, each on a window of its own."""

    def __init__(self, application: QApplication, kept: KeptWeek) -> None:
        self._application, self._kept = application, kept

    def screen(self, name: str, mode: str, size: tuple[int, int]) -> QImage:
        return self._drawn(name, mode, size, Stand.picture)

    def strips(self) -> QImage:
        """The strip in its five states, one below the other."""
        strips = [
            self._drawn(name, "light", LARGE, lambda stand: stand.window.strip.grab().toImage()) for name in STRIPS
        ]
        gap = 8
        whole = QImage(strips[0].width(), sum(s.height() + gap for s in strips) - gap, QImage.Format.Format_RGB32)
        whole.fill(0xFFFFFFFF)
        top = 0
        for strip in strips:
            with QPainter(whole) as painter:
                painter.drawImage(0, top, strip)
            top += strip.height() + gap
        return few_colours(whole)

    def _drawn(self, name: str, mode: str, size: tuple[int, int], look: Callable[[Stand], QImage]) -> QImage:
        flash = self._application.cursorFlashTime()
        self._application.setCursorFlashTime(0)
        desktop, shows = Desktop(self._application), SCREENS[name]
        preferences = Preferences(mode=mode, language="vi")
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            try:
                stand = Stand(desktop, self._kept, shows.seat, preferences, size, Path(folder))
                shows.open(stand)
                stand.settle()
                return few_colours(look(stand))
            finally:
                desktop.close()
                self._application.setCursorFlashTime(flash)


def pictures() -> list[Picture]:
    """All that are kept in the project."""
    drawn = [
        Picture(PICTURES / f"{key}.png", lambda studio, name=name: studio.screen(name, "light", SMALL))  # type: ignore[misc]
        for key, name in HELP.items()
    ]
    drawn.append(Picture(PICTURES / "strip.png", Studio.strips))
    for name in DARK:
        path = GOLDEN / f"{name}-dark.png"
        drawn.append(Picture(path, lambda studio, name=name: studio.screen(name, "dark", LARGE)))  # type: ignore[misc]
    return drawn


def save(image: QImage, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(path), "PNG", 0)  # type: ignore[call-overload] # 0: as small as it goes, and as slow


def main() -> int:
    application = make_test_application()
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(application, keep_week(Path(folder)))
        for picture in pictures():
            save(picture.draw(studio), picture.path)
            print(f"{picture.path.name}: {picture.path.stat().st_size // 1024} KB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
