"""Who sits at the window, and the door that stands in its place while that has to be proven."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Opening
from app.ui.door.door import Door
from app.ui.shell.idle import Idle
from app.ui.shell.main_window import MainWindow


class Session(QObject):
    """`opened`: a person has proven that he is it, at whichever door. `joined`: somebody new is on this PC.

    While it is locked the window shows the door alone; its own content waits outside of the window, where neither eye
    nor screen reader comes, and is put back for the same person only.
    """

    opened = Signal(str)
    joined = Signal()

    def __init__(self, bridge: Bridge, opening: Callable[[], Opening], window: Callable[[], MainWindow | None]) -> None:
        super().__init__()
        self._bridge, self._opening, self._window = bridge, opening, window
        self._door: Door | None = None
        self._locked = self._expected = ""
        self.is_shut = False
        self.idle = Idle(bridge.clock)
        self.idle.passed.connect(self.lock)

    def expect(self, person: str) -> None:
        """Who sat here last: the door asks him first."""
        self._expected = person

    def make_door(self) -> Door:
        """The door as it has to stand now, for whichever window shows it."""
        self._door = Door(self._bridge, self._opening(), self._locked, self._expected)
        self._door.opened.connect(self.opened)
        self._door.joined.connect(self.joined)
        return self._door

    def lock(self) -> bool:
        """Shut the window; who sits here opens it with his PIN. False where nobody has one to lock with."""
        if self._opening().pinned:
            self._shut(self._bridge.person)
            return True
        return False

    def switch(self) -> None:
        """Ask who sits here."""
        self._shut("")

    def show_door(self, window: MainWindow) -> None:
        """Shut a window that was built while the screen was shut."""
        if self.is_shut:
            window.cover(self.make_door())

    def open(self) -> None:
        """Somebody sits here: what the window holds is put back."""
        self.is_shut, self._locked, self._expected, self._door = False, "", "", None
        if (window := self._window()) is not None:
            window.uncover()

    def keep_watch(self, minutes: int) -> None:
        """Lock after so many minutes without a touch, 0 for never."""
        self.idle.wait(minutes if self._opening().pinned and not self.is_shut else 0)

    def take(self, opening: Opening) -> None:
        """Know of other people."""
        if self._door is not None:
            self._door.take(opening)

    def _shut(self, locked: str) -> None:
        window = self._window()
        if window is None or self.is_shut:
            return
        self.is_shut, self._locked = True, locked
        self.idle.wait(0)
        for other in QApplication.topLevelWidgets():
            if other is not window and other.isVisible():
                other.close()  # a question, a menu, a list of files: each shows something
        window.cover(self.make_door())
