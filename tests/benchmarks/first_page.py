"""A window's start, measured from outside: prints one JSON line when the first page of the list has been painted.

    python -m tests.benchmarks.first_page PROFILE

The same steps as `eoffice` takes; the engine and what is slow to import come after the paint, as there.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.host.profile import Profile
from app.ui.start import Reading, make_application, open_shell
from sync.world import SystemClock, SystemIds


class FirstPaint(QObject):
    """Ends the program at the first paint of a list that has rows."""

    def __init__(self, view: Any, app: QApplication) -> None:
        super().__init__()
        self._view, self._app = view, app
        self._slow: list[str] | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_page = event.type() == QEvent.Type.Paint and self._view.model().line(1) is not None
        if is_page and self._slow is None:
            self._slow = [name for name in ("sqlalchemy", "requests", "keyring") if name in sys.modules]
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print(json.dumps({"painted_s": time.monotonic(), "imported": self._slow}), flush=True)
        self._app.exit(0)


def main(folder: Path) -> int:
    profile = Profile(folder)
    reading = Reading(profile)
    app = make_application()
    shell = open_shell(profile, SystemClock(), SystemIds(), reading.opening(), app.quit)
    shell.show()
    assert shell.window is not None
    page: Any = shell.window.page("incoming")
    first = FirstPaint(page.view, app)
    code = app.exec()
    del first
    sys.stdout.flush()
    shell.end()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
