"""A screen and a screen reader: a real window on a virtual screen, known only by what it tells such programs.

Xvfb draws, openbox gives focus, a session bus of its own carries AT-SPI; the window's tree is read through that bus
with jeepney. What a test cannot find here by role and name, a blind clerk cannot find either.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

T = TypeVar("T")
PATIENCE_S = 45.0
LOOK_EVERY_S = 0.05
ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
COMPONENT, TEXT = "org.a11y.atspi.Component", "org.a11y.atspi.Text"
EDITABLE = "org.a11y.atspi.EditableText"
ROOT = "/org/a11y/atspi/accessible/root"
ENABLED, FOCUSED, SHOWING = 8, 12, 25  # AT-SPI states by their numbers
DEPTH = 40


NEEDED = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "dbus-daemon": "dbus"}


class Desk:
    """A virtual screen with its window manager and its own session bus; ends with everything that was started on it."""

    def __init__(self, folder: Path, size: str = "1366x768") -> None:
        missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
        assert not missing, f"a virtual screen needs packages that are not here: {' '.join(missing)} (see dev.py test)"
        self._ended = ExitStack()
        self.folder = folder
        display = self._start_screen(size)
        bus = self._start_bus()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_", "QT_"))}
        self.environment = kept | {
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(self._runtime()),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }
        self.start("openbox")
        self._reader: DBusConnection | None = None

    def start(self, *words: str | Path) -> "subprocess.Popen[bytes]":
        """Start a program on this screen; it ends with the screen."""
        process = subprocess.Popen(words, env=self.environment, cwd=self.folder, stdout=subprocess.DEVNULL)
        self._ended.callback(_end, process)
        return process

    def program(self, pid: int) -> "Node":
        """The window of a process, once assistive technology sees it."""
        return wait_for(lambda: self._program(pid), f"the window of process {pid}")

    def connect(self) -> DBusConnection:
        """A connection to the bus on which programs tell what they show."""
        with open_dbus_connection(self.environment["DBUS_SESSION_BUS_ADDRESS"]) as session:
            asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            address = session.send_and_get_reply(asked).body[0]
        return open_dbus_connection(address)

    def type(self, text: str) -> None:
        """Type into whatever has the focus, as a keyboard would."""
        self._xdotool("type", "--delay", "5", "--", text)

    def key(self, *keys: str) -> None:
        self._xdotool("key", "--delay", "20", *keys)

    def click(self, node: "Node") -> None:
        x, y, width, height = node.extents()
        self._xdotool("mousemove", str(x + width // 2), str(y + height // 2), "click", "1")

    def front_process(self) -> int:
        """Whose window has the keyboard; 0 for nobody's."""
        words = ["xdotool", "getactivewindow", "getwindowpid"]
        told = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False).stdout.strip()
        return int(told) if told.isdigit() else 0

    def minimize_front(self) -> None:
        self._xdotool("getactivewindow", "windowminimize", "--sync")

    def picture(self, path: Path) -> None:
        """The whole screen, for whoever looks into what a test saw."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=False)

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
        self._ended.close()

    def _start_screen(self, size: str) -> str:
        read, write = os.pipe()
        words = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
        screen = subprocess.Popen(words, pass_fds=(write,), stderr=subprocess.DEVNULL)
        self._ended.callback(_end, screen)
        os.close(write)
        with os.fdopen(read) as told:
            return f":{told.readline().strip()}"

    def _start_bus(self) -> str:
        words = ["dbus-daemon", "--session", "--print-address=1", "--nofork"]
        environment = {**os.environ, "XDG_RUNTIME_DIR": str(self._runtime())}
        bus = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment, stderr=subprocess.DEVNULL)
        self._ended.callback(_end, bus)
        assert bus.stdout is not None
        self._ended.callback(bus.stdout.close)
        return bus.stdout.readline().strip()

    def _runtime(self) -> Path:
        path = self.folder / "run"
        path.mkdir(mode=0o700, exist_ok=True)
        return path

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True)

    def _program(self, pid: int) -> "Node | None":
        reader = self._connection()
        registry = Node(reader, "org.a11y.atspi.Registry", ROOT)
        for node in registry.children():
            owner = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
            if (
                reader.send_and_get_reply(new_method_call(owner, "GetConnectionUnixProcessID", "s", (node.bus,))).body[
                    0
                ]
                == pid
            ):
                return node
        return None

    def _connection(self) -> DBusConnection:
        if self._reader is None:
            self._reader = self.connect()
        return self._reader


@dataclass(frozen=True)
class Node:
    """One thing that a window shows, as a screen reader gets it."""

    reader: DBusConnection
    bus: str
    path: str

    @property
    def name(self) -> str:
        return str(self._property("Name"))

    @property
    def description(self) -> str:
        return str(self._property("Description"))

    @property
    def role(self) -> str:
        return str(next(iter(self._call(ACCESSIBLE, "GetRoleName")), ""))

    @property
    def is_showing(self) -> bool:
        return self.has(SHOWING)

    @property
    def is_enabled(self) -> bool:
        return self.has(ENABLED)

    @property
    def has_focus(self) -> bool:
        return self.has(FOCUSED)

    def has(self, state: int) -> bool:
        found = self._call(ACCESSIBLE, "GetState")
        return bool(found and found[0][0] >> state & 1)

    @property
    def text(self) -> str:
        return str(self._call(TEXT, "GetText", "ii", (0, -1))[0])

    def children(self) -> list["Node"]:
        found = self._call(ACCESSIBLE, "GetChildren")
        return [Node(self.reader, bus, path) for bus, path in (found[0] if found else ())]

    def walk(self, depth: int = DEPTH) -> Iterator["Node"]:
        """Everything that shows below this, outermost first."""
        for child in self.children():
            if child.is_showing:
                yield child
                if depth:
                    yield from child.walk(depth - 1)

    def look(self, name: str | tuple[str, ...], *roles: str) -> "Node | None":
        """What shows below this under a name that begins so or so, in one of these roles (any, where none is named)."""
        for node in self.walk():
            if node.name.startswith(name) and (not roles or node.role in roles):
                return node
        return None

    def find(self, name: str | tuple[str, ...], *roles: str) -> "Node":
        """As `look`, once it is there."""
        return wait_for(lambda: self.look(name, *roles), lambda: f"«{name}» {roles} among {self.seen()}")

    def press(self) -> bool:
        """Whether it was still there to be pressed."""
        return self._call(ACTION, "DoAction", "i", (0,)) == (True,)

    def focus(self) -> bool:
        """Put the keyboard there; Qt lets tools do it with all but tables, where it has to be walked to."""
        return self._call(COMPONENT, "GrabFocus") == (True,)

    def write(self, text: str) -> None:
        """Put a text in place of what stands there, as dictation does."""
        self._call(EDITABLE, "SetTextContents", "s", (text,))

    def extents(self) -> tuple[int, int, int, int]:
        """Left, top, width and height on the screen."""
        x, y, width, height = self._call(COMPONENT, "GetExtents", "u", (0,))[0]
        return x, y, width, height

    def seen(self) -> list[str]:
        return [f"{node.role}: {node.name}" for node in self.walk() if node.name][:80]

    def _property(self, name: str) -> Any:
        address = DBusAddress(self.path, self.bus, ACCESSIBLE)
        reply = self.reader.send_and_get_reply(Properties(address).get(name))
        return "" if reply.header.message_type is MessageType.error else reply.body[0][1]

    def _call(self, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()) -> tuple[Any, ...]:
        address = DBusAddress(self.path, self.bus, interface)
        message = new_method_call(address, method, signature, body) if signature else new_method_call(address, method)
        reply = self.reader.send_and_get_reply(message)
        is_gone = reply.header.message_type is MessageType.error  # what was listed a moment ago may be gone by now
        return () if is_gone else tuple(reply.body)


def wait_for(holds: Callable[[], T | None], what: str | Callable[[], str], within_s: float = PATIENCE_S) -> T:
    """Look again and again until something is there: another process's window has no signal for us. `what`: said of
    what does not come; to look through a whole window for it beforehand would take longer than some things last."""
    until = time.monotonic() + within_s
    while True:
        result = holds()
        if result:
            return result
        if time.monotonic() >= until:
            raise AssertionError(f"not there within {within_s} s: {what if isinstance(what, str) else what()}")
        time.sleep(LOOK_EVERY_S)


@contextmanager
def desk(folder: Path, size: str = "1366x768") -> Iterator[Desk]:
    made = Desk(folder, size)
    try:
        yield made
    finally:
        made.close()


def _end(process: "subprocess.Popen[Any]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
