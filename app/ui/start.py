"""The window's program: from the words of the command line to the first page, and to the end.

What is slow to import (SQLModel, requests) is imported behind the first page; a test holds this module to it.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.host.preferences import read_preferences
from app.host.profile import Profile
from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Opening, opening_of
from app.ui.collecting import Collecting
from app.ui.look.fonts import load_fonts
from app.ui.look.theme import theme
from app.ui.shell.notices import ICON
from app.ui.shell.one_window import OneWindow
from app.ui.shell.shell import Shell
from sync.errors import EofficeError
from sync.rules.ids import Ids
from sync.world import Clock, SystemClock, SystemIds

log = logging.getLogger(__name__)
SWITCH_S = (
    0.0001  # while a sync runs beside it the window, which is left and entered for every cell it paints, waits less
)
BACKGROUND_MS = 300  # by then the first page is painted; what starts then would slow it down


def run_window(folder: Path | None, language: str, bundle: str = "") -> int:
    """Open the window on a profile, at the place that reads a bundle where one is named, and return the exit code when
    it has ended. Raises: EofficeError."""
    profile = Profile(folder)
    reading = Reading(profile)
    app = make_application()
    one = OneWindow(profile, bundle)
    if not one.is_first():
        return 0
    opening = _opened(reading, profile)
    if opening is None:
        one.end()
        return 0
    shell = open_shell(profile, SystemClock(), SystemIds(), opening, lambda: app.exit(0))
    if language:
        shell.preferences = msgspec.structs.replace(shell.preferences, language=language)
    shell.show()
    one.raise_wanted.connect(shell.raise_at)
    if bundle:
        shell.raise_at(bundle)
    QTimer.singleShot(BACKGROUND_MS, shell.start_background)
    _let_signals_through(app)
    code = app.exec()
    shell.end()
    one.end()
    return code


def _opened(reading: "Reading", profile: Profile) -> Opening | None:
    """What the profile opens with; where it does not, a person is told and may try again. None where he leaves."""
    while True:
        try:
            return reading.opening()
        except EofficeError as error:
            from app.ui.first.stopped import Stopped  # hardly ever wanted

            log.warning("no window on this profile: %s %s", error.code, error.facts)
            if not Stopped(error).exec():
                return None
            reading = Reading(profile)


def make_application() -> QApplication:
    """The one QApplication, dressed in our font and style."""
    os.environ.setdefault("QT_ACCESSIBILITY", "1")
    sys.setswitchinterval(SWITCH_S)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    app.setApplicationName("eoffice")
    app.setDesktopFileName("eoffice")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(QIcon(str(ICON)))
    load_fonts()
    theme.follow_system()
    if app.findChild(Collecting) is None:
        Collecting(app)
    return app


def open_shell(profile: Profile, clock: Clock, ids: Ids, opening: Opening, quit_: Callable[[], object]) -> Shell:
    bridge = Bridge(profile, clock, ids)
    return Shell(bridge, opening, read_preferences(profile.folder), quit_)


class Reading:
    """Reads the profile while Qt starts up on the main thread."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._opening: Opening | None = None
        self._error: EofficeError | None = None
        self._thread = threading.Thread(target=self._read, name="window-opening")
        self._thread.start()

    def opening(self) -> Opening:
        """Raises: EofficeError."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        assert self._opening is not None
        return self._opening

    def _read(self) -> None:
        try:
            self._opening = opening_of(self._profile, SystemClock(), SystemIds())
        except EofficeError as error:
            self._error = error


def _let_signals_through(app: QApplication) -> None:
    """Python's signal handlers run only while Python does: wake it now and then."""
    signal.signal(signal.SIGTERM, lambda *_: app.exit(0))  # not quit: that asks the windows, and one may say no
    signal.signal(signal.SIGINT, lambda *_: app.exit(0))
    timer = QTimer(app, interval=500)
    timer.timeout.connect(lambda: None)
    timer.start()
