"""What stands before anybody's window: a PC's first start, or the door."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Joining, Opening
from app.ui.first.first_start import FirstStart
from app.ui.parts.leading import give_focus
from app.ui.shell.front_window import FrontWindow
from app.ui.shell.session import Session
from app.ui.shell.stage import fitting

SIZE = (1040, 720)


class Entrance(QObject):
    """`begun`: a PC's first start is over: the opening to go on with, and who sits here. `closing`: as a window's."""

    begun = Signal(object, str)
    closing = Signal(object)

    def __init__(self, bridge: Bridge, session: Session, leave: Callable[[], object]) -> None:
        super().__init__()
        self._bridge, self._session, self._leave = bridge, session, leave
        self._make: Callable[[], QWidget] = session.make_door
        self.start: FirstStart | None = None
        self.window: FrontWindow | None = None

    def show_first_start(self, opening: Opening) -> None:
        start = FirstStart(self._bridge, opening.joining or Joining(), opening)
        start.begun.connect(self.begun)
        self.start = start
        self._open(self._first_page)

    def show_door(self) -> None:
        self.start = None
        self._open(self._session.make_door)

    def rebuild(self) -> None:
        """Another window for another look; what was typed is kept."""
        if self.window is not None:
            self._open(self._make)

    def bring_up(self) -> None:
        """Bring the window to the front."""
        if self.window is not None:
            self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()

    def close(self) -> None:
        """Somebody's own window stands there now."""
        self._drop(self.window)
        self.window = self.start = None

    def _first_page(self) -> QWidget:
        from app.ui.first.first_page import FirstPage  # wanted once in a PC's life

        assert self.start is not None
        return FirstPage(self.start, self._bridge.clock, self._leave)

    def _open(self, make: Callable[[], QWidget]) -> None:
        old, self._make = self.window, make
        self.window = FrontWindow(make(), "first_start" if self.start is not None else "lock")
        self.window.closing.connect(self.closing)
        self.window.resize(*fitting(SIZE))
        if old is not None:
            self.window.setGeometry(old.geometry())
        self.window.show()
        give_focus(self.window.centralWidget())
        self._drop(old)

    def _drop(self, window: FrontWindow | None) -> None:
        if window is not None:
            window.closing.disconnect()
            window.close()
            window.deleteLater()
