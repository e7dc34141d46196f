"""A bundle that somebody has opened on his desktop: shown on the page that reads it, once somebody may see that."""

from collections.abc import Callable
from typing import Any

from app.ui.shell.main_window import MainWindow
from app.ui.words.speech import translate


class Brought:
    """`window`: whose window is open, None before there is one. `go`, `say`: as a window's."""

    def __init__(
        self, window: Callable[[], MainWindow | None], go: Callable[..., object], say: Callable[[str], object]
    ) -> None:
        self._window, self._go, self._say = window, go, say
        self._file = ""

    def show(self, file: str = "") -> None:
        """Show this file, or one that has waited for a door to be opened. A person says when it is read."""
        self._file = file or self._file
        window = self._window()
        if not self._file or window is None or window.is_covered:
            return
        file, self._file = self._file, ""
        if not window.offers("waiting"):
            self._say(translate("Shell", "Gói này do văn thư đọc vào. Hãy mở gói khi văn thư ngồi ở máy này."))
            return
        self._go("carry")
        page: Any = window.page("carry")
        page.show_file(file)
