"""A person who works at a real window and only hears it: by names, roles and states, with keys, and never with a mouse.

What he cannot find by its name, or cannot reach, he cannot do; a test that fails here names what is missing.
"""

import sys
from collections import deque
from pathlib import Path
from subprocess import Popen
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection

from tests.support.screen_reader import ROOT, Desk, Node, wait_for

EOFFICE = Path(sys.executable).parent / "eoffice"
BUTTONS = ("push button", "radio button", "page tab", "check box", "toggle button")
FIELDS = ("text", "spin box", "combo box", "editable text")
MOST_STEPS = 40
ANNOUNCED = "org.a11y.atspi.Event.Object"


class Sitting:
    """`desk`: the screen, with the session bus on which its programs speak."""

    def __init__(self, desk: Desk, profile: Path) -> None:
        self.desk, self.profile = desk, profile
        self._announcer = Announcer(desk)
        self.process: Popen[bytes] = desk.start(EOFFICE, "--profile", profile, "--lang", "vi")
        self.window: Node = desk.program(self.process.pid)

    def hear(self, name: str, *roles: str) -> Node:
        """Wait for what begins with this name."""
        return self.window.find(name, *roles)

    def hear_row(self, name: str) -> Node:
        """Wait for a document in the list, which it may stand in unseen for a second only."""
        return self.window.find((name, f"Chưa xem. {name}"), "cell", "table cell")

    def no_longer_hears(self, name: str, *roles: str) -> None:
        wait_for(lambda: self.window.look(name, *roles) is None, lambda: f"«{name}» is gone from {self.window.seen()}")

    def said(self, text: str) -> str:
        """Wait until the window says something by itself that holds this text."""
        return wait_for(lambda: self._announcer.heard(text), f"«{text}» said aloud")

    def press(self, name: str) -> None:
        """Press a button as soon as it can be pressed; one that has given way to its like meanwhile is looked for."""
        wait_for(lambda: self._able(name, *BUTTONS).press(), f"«{name}» pressed")

    def go_to(self, name: str, *roles: str) -> Node:
        """Put the keyboard on a control."""
        found = self._able(name, *roles)
        if not found.focus():
            self._walk_to(found)
        wait_for(lambda: found.has_focus, f"the keyboard on «{name}»")
        return found

    def fill_in(self, name: str, text: str) -> None:
        """Go to a field and write over what stands there: by keys, or dictated where no plain key has the letter."""
        field = self.go_to(name, *FIELDS)
        if text.isascii():
            self.desk.key("ctrl+a")
            self.desk.type(text)
        else:
            field.write(text)

    def key(self, *keys: str) -> None:
        self.desk.key(*keys)

    @property
    def front(self) -> Node:
        """Where the keyboard can go: the question that is asked, if one is; else everything."""
        return next((node for node in reversed(self.window.children()) if node.role == "dialog"), self.window)

    def hears_focus(self, name: str) -> None:
        """Wait until the keyboard is on something that begins with this name."""
        wait_for(lambda: any(n.startswith(name) for _, n in self.focused()), f"the keyboard on «{name}»")

    def walk_down_to(self, name: str) -> None:
        """In a list that has the keyboard, row by row to the one that begins so."""
        for _ in range(MOST_STEPS):
            before = self.focused()
            if any(n.startswith(name) for _, n in before):
                return
            self.desk.key("Down")
            wait_for(lambda before=before: self.focused() != before, f"another row than {before}")  # type: ignore[misc]

    def names(self, *roles: str) -> list[str]:
        """All names that show now, in these roles."""
        return [node.name for node in self.window.walk() if not roles or node.role in roles]

    def close(self) -> None:
        self._announcer.close()

    def _walk_to(self, wanted: Node) -> None:
        """By Tab from control to control; each press is waited for, as a person listens to where he has come."""
        for _ in range(MOST_STEPS):
            if wanted.has_focus:
                return
            before = self.focused()
            self.desk.key("Tab")
            wait_for(lambda before=before: self.focused() not in (before, []), "another control with the keyboard")  # type: ignore[misc]

    def focused(self) -> list[tuple[str, str]]:
        """What has the keyboard: role and name, from the control down to a row in it."""
        return [(node.role, node.name) for node in self.window.walk() if node.has_focus and node.role != "page tab"]

    def _able(self, name: str, *roles: str) -> Node:
        """What is called so, or begins so, where the keyboard can go: in the question that is asked, if one is."""

        def look() -> Node | None:
            named = [n for n in self.front.walk() if n.name.startswith(name) and n.role in roles and n.is_enabled]
            return next((node for node in named if node.name == name), named[0] if named else None)

        return wait_for(look, f"«{name}» {roles}, enabled, among {self.names()}")


class Announcer:
    """What windows say by themselves, in the order in which they said it."""

    def __init__(self, desk: Desk) -> None:
        self._bus: DBusConnection = desk.connect()
        self._came: deque[Message] = deque()
        self._said: deque[str] = deque()
        rule = MatchRule(type="signal", interface=ANNOUNCED, member="Announcement")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))
        self._filter = self._bus.filter(rule, queue=self._came)
        registry = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
        self._ask(new_method_call(registry, "RegisterEvent", "sass", ("object:announcement", [], "")))

    def heard(self, text: str) -> str:
        """What was said with this text in it, once; "" where nothing was."""
        self._ask(new_method_call(DBusAddress(ROOT, "org.a11y.atspi.Registry", "org.freedesktop.DBus.Peer"), "Ping"))
        while self._came:
            self._said.append(str(self._came.popleft().body[3][1]))
        while self._said:
            if text in (said := self._said.popleft()):
                return said
        return ""

    def close(self) -> None:
        self._filter.close()
        self._bus.close()

    def _ask(self, message: Message) -> Any:
        """Ask something; what was announced meanwhile is read on the way."""
        return self._bus.send_and_get_reply(message).body
