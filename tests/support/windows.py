"""Real windows over a test's PCs: the real shell, bridge and lists; no engine, so a test moves documents itself."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QEvent, QEventLoop, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from app.host.preferences import Preferences
from app.host.profile import Profile
from app.ui.bridge.opening import opening_of
from app.ui.look.theme import theme
from app.ui.shell.main_window import MainWindow
from app.ui.shell.shell import Shell
from app.ui.start import open_shell
from app.ui.words.speech import speech
from sync.rules.ids import Ids
from sync.world import Clock
from tests.support.places import Pc
from tests.support.serving import RealPc

T = TypeVar("T")
LOOK_MS = 5
PATIENCE_MS = 30_000  # when a test gives up; says nothing of what a person would wait for


class Desktop:
    """The windows of a test; all are closed at its end."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._shells: list[Shell] = []
        self.left: list[Shell] = []  # whose person has asked for the end of the program

    def open(
        self,
        pc: Pc | RealPc,
        preferences: Preferences | None = None,
        size: tuple[int, int] = (1440, 900),
        quit_: Callable[[], object] = lambda: None,
    ) -> "Screen":
        """A window on a PC's profile, as its person would have it; `quit_`: what ends the program."""
        write_profile(pc)
        wanted = preferences or Preferences(mode="light", language="vi")
        wanted = msgspec.structs.replace(wanted, geometry=wanted.geometry or geometry_text(*size))
        screen = self.start(Profile(pc.folder), pc.clock, pc.ids, wanted, quit_=quit_)
        person = preferences.person if preferences is not None else ""
        if person and screen.shell.window is None and person not in screen.shell.opening.pinned:
            screen.shell.seat(person)
        if screen.shell.window is not None:
            screen.resize(*size)
        return screen

    def start(
        self,
        profile: Profile,
        clock: Clock,
        ids: Ids,
        preferences: Preferences | None = None,
        machine: Path | None = None,
        quit_: Callable[[], object] = lambda: None,
        keys: str = "",
    ) -> "Screen":
        """The program on a profile, whatever has become of that so far; `machine`: its administrator's folder. `keys`:
        where the window is to believe that its keys lie."""
        opening = opening_of(profile, clock, ids, machine or profile.folder / "none")
        if keys:
            opening = replace(opening, keys=keys)

        def leave() -> None:
            self.left.append(shell)
            quit_()

        shell = open_shell(profile, clock, ids, opening, leave)
        shell.preferences = preferences or Preferences(mode="light", language="vi")
        shell.show()
        shell.bridge.begin()
        self._shells.append(shell)
        return Screen(shell)

    def end(self, screen: "Screen") -> None:
        """Close the program, as a person does."""
        screen.front.hide()
        self._end(screen.shell)
        self._shells.remove(screen.shell)

    def _end(self, shell: Shell) -> None:
        """As the end of the program: nothing of its windows is left for the next one."""
        shell.end()
        for window in (shell.window, shell.entrance.window):
            if window is not None:
                window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def forget(self, screen: "Screen") -> None:
        """A test has ended this one's program itself."""
        self._shells.remove(screen.shell)

    def close(self) -> None:
        for window in QApplication.topLevelWidgets():
            window.hide()  # also a question that a test has left open
        for shell in self._shells:
            self._end(shell)
        speech.speak("vi")  # what is tried next without a window finds what a program begins with
        theme.apply("light", 1.0)


class Screen:
    """What a person sees and does at one window."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    @property
    def window(self) -> MainWindow:
        """The window of who sits here."""
        assert self.shell.window is not None
        return self.shell.window

    @property
    def front(self) -> QWidget:
        """What stands on the screen: somebody's window, or what comes before it."""
        window = self.shell.window or self.shell.entrance.window
        assert window is not None
        return window

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.until(lambda: self.window.fits())

    def changed(self) -> None:
        """The office's file has changed, by whatever hand."""
        self.shell.bridge.changed.emit()

    def until(self, holds: Callable[[], T], within_ms: int = PATIENCE_MS) -> T:
        """Let the window live until something holds; what it gave."""
        return until(holds, within_ms)

    def find(self, kind: type[T], name: str, within: QWidget | None = None) -> T:
        """The one visible widget of a kind whose accessible name or text begins so."""
        found = self.all(kind, name, within)
        assert len(found) == 1, f"{len(found)} of {kind.__name__} named {name!r}: {self.names(within)}"
        return found[0]

    def all(self, kind: type[T], name: str = "", within: QWidget | None = None) -> list[T]:
        root: Any = within or QApplication.activeModalWidget() or self.front
        return [w for w in root.findChildren(kind) if w.isVisible() and _called(w).startswith(name)]

    def names(self, within: QWidget | None = None) -> list[str]:
        return [_called(w) for w in self.all(QAbstractButton, "", within)]

    def press(self, name: str) -> None:
        """Press the button of that name, once it is there."""
        self.until(lambda: self.all(QAbstractButton, name))
        self.find(QAbstractButton, name).click()

    def type(self, name: str, text: str) -> None:
        """Type into the field of that name, as a keyboard would."""
        field = self.find(QLineEdit, name)
        field.setFocus()
        for letter in text:  # what a keyboard with its typing helper sends; Qt's own test keys know no Vietnamese
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def reads(self, text: str) -> bool:
        """Whether this stands somewhere on the screen."""
        return any(text in label.text() for label in self.all(QLabel))

    def said(self, text: str) -> None:
        """Wait until the window tells something in passing."""
        self.until(lambda: self.window.passing.isVisible() and text in self.window.passing.accessibleName())


def geometry_text(width: int, height: int) -> str:
    """Of a window so large on the smallest screen that shows it whole, as the program keeps it."""
    size, rooms = QSize(width, height), [one.availableGeometry() for one in QGuiApplication.screens()]
    enough = [room for room in rooms if room.contains(QRect(room.topLeft(), size))]
    window = QWidget()
    window.setGeometry(QRect(min(enough or rooms, key=lambda room: room.width()).topLeft(), size))
    return bytes(window.saveGeometry().toHex().data()).decode()


def until(holds: Callable[[], T], within_ms: int = PATIENCE_MS) -> T:
    """A look at a large window takes milliseconds: there are more between two of them, for others need the time."""
    loop, late = QEventLoop(), QTimer(singleShot=True, interval=within_ms)
    look = QTimer(singleShot=True, interval=LOOK_MS)
    result = holds()
    if result:
        return result

    def check() -> None:
        nonlocal result
        began_s = time.perf_counter()
        try:
            result = holds()
        finally:
            look.start(LOOK_MS + int(4_000 * (time.perf_counter() - began_s)))
        if result:
            loop.quit()

    look.timeout.connect(check)
    late.timeout.connect(loop.quit)
    look.start()
    late.start()
    loop.exec()
    look.stop()
    late.stop()
    assert result, f"did not come true within {within_ms} ms"
    return result


def write_profile(pc: Pc | RealPc) -> None:
    """Make a test's PC a profile that the program can open."""
    keys, facts = pc.folder / "keys.json", pc.folder / "profile.json"
    keys.write_text(json.dumps({"database": pc.key.hex(), "device": pc.seed.hex()}))
    facts.write_text(json.dumps({"device": pc.device, "keys": "file", "form": 1}))


def _called(widget: QObject) -> str:
    named: Any = widget
    name = str(named.accessibleName())
    return name or (str(named.text()) if hasattr(named, "text") else "")
