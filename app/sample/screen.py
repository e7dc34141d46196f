"""Whether somebody can look on, and what a window's process needs to reach the screen."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACE_MS = 400
PROBE_S = 20.0
# What leads to the person's screen, keyboard and window manager; the rest of the surroundings stays outside.
TO_SCREEN = ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP"]
TO_SCREEN += ["DBUS_SESSION_BUS_ADDRESS", "QT_IM_MODULE", "XMODIFIERS"]
PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


@dataclass(frozen=True)
class Screen:
    """`environment`: what a window's process gets besides that of every program."""

    is_there: bool
    pace_ms: int
    environment: Mapping[str, str]


def screen_here() -> Screen:
    """The screen of whoever started this; where it cannot be reached, as through a login that has lost its display,
    everything goes on without one."""
    given = {name: os.environ[name] for name in TO_SCREEN if name in os.environ}
    cookie = Path.home() / ".Xauthority"
    if "DISPLAY" in given:
        given["QT_QPA_PLATFORM"] = "xcb"  # where windows can be put side by side
        if "XAUTHORITY" not in given and cookie.exists():
            given["XAUTHORITY"] = str(cookie)
    has_one = os.name == "nt" or sys.platform == "darwin" or "DISPLAY" in given or "WAYLAND_DISPLAY" in given
    is_wanted = os.environ.get("QT_QPA_PLATFORM", "xcb").partition(":")[0] not in ("offscreen", "minimal")
    if has_one and is_wanted and _opens(given):
        return Screen(True, PACE_MS, given)
    return Screen(False, 0, {"QT_QPA_PLATFORM": "offscreen"})


def _opens(given: Mapping[str, str]) -> bool:
    command = [sys.executable, "-c", PROBE]
    try:
        done = subprocess.run(command, env={**os.environ, **given}, capture_output=True, check=False, timeout=PROBE_S)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
