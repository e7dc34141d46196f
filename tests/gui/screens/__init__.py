"""Every screen of the window and its main states by name: how it is opened on the week's profiles.

What holds for all of them is proved over this one list: that it fits (`test_fits.py`), and how it looks
(`test_pictures.py`). A screen that is new belongs here.
"""

from tests.gui.screens import (
    around,
    boards,
    calendar,
    carrying,
    correcting,
    directing,
    documents,
    filing,
    following,
    moving,
    questions,
    reviewing,
    scans,
    writing,
)
from tests.gui.screens.registry import SCREENS, Shows
from tests.gui.screens.stand import SEATS, Stand

__all__ = [
    "SCREENS",
    "SEATS",
    "Shows",
    "Stand",
    "around",
    "boards",
    "calendar",
    "carrying",
    "correcting",
    "directing",
    "documents",
    "filing",
    "following",
    "moving",
    "questions",
    "reviewing",
    "scans",
    "writing",
]
