"""A screen of a machine in a folder, looked at from outside."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# How a screen looks: how many of its colours are there, and its picture.
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
picture = app.primaryScreen().grabWindow(0).toImage()
picture.save(sys.argv[1])
print(len({picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}))
"""
FEW = 20  # fewer colours are no window of ours


def see(display: str, name: str, limit_s: float) -> Path:
    """Wait until a window is painted; the screen's picture, in build."""
    picture = ROOT / "build" / f"{name}.png"
    outside = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    grab = [sys.executable, "-c", GRAB, str(picture)]
    until = time.monotonic() + limit_s
    colours = 0
    while colours < FEW and time.monotonic() < until:
        colours = int(subprocess.run(grab, env=outside, check=True, capture_output=True, text=True).stdout)
    assert colours >= FEW, f"an empty window: {picture}"
    return picture
