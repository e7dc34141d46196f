"""Every screen fits: on small screens and wide ones, at every size of text, in both languages, nothing is cut off or
stands on something else; and whatever can be pressed or filled in has a name that can be read out."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget

from app.host.preferences import Preferences
from tests.gui.screens import SCREENS, SEATS, Stand
from tests.support.fitting import misfits, shown
from tests.support.kept_week import KeptWeek
from tests.support.windows import Desktop

SMALL, WIDE = (1366, 728), (1440, 860)  # less a task bar
LANGUAGES, FACTORS = ("vi", "en"), (1.0, 1.3, 1.5)
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


def nameless(root: QWidget) -> list[str]:
    """Controls of which a screen reader could say nothing."""
    return [
        f"{type(made).__name__} in {type(made.parentWidget()).__name__} has no name"
        for made in shown(root)
        if isinstance(made, CONTROLS)
        and not isinstance(made.parentWidget(), QComboBox | QLineEdit | QTableView)  # Qt's own corners
        and not (made.accessibleName() or getattr(made, "text", lambda: "")())
    ]


def looks() -> list[object]:
    """A small screen at the least and the largest text, in English at the largest; a wide one, whose layout is another,
    as it mostly is. The sizes between and the other looks take minutes more."""
    every = [(language, factor, size) for size in (SMALL, WIDE) for language in LANGUAGES for factor in FACTORS]
    at_once = [("vi", 1.0, SMALL), ("vi", 1.5, SMALL), ("en", 1.5, SMALL), ("vi", 1.0, WIDE)]
    return [*at_once, *(pytest.param(*look, marks=pytest.mark.long) for look in every if look not in at_once)]


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize(("language", "factor", "size"), looks())
def test_nothing_is_cut_off_or_covered_on_any_screen(
    desktop: Desktop,
    kept_week: KeptWeek,
    tmp_path: Path,
    language: str,
    factor: float,
    size: tuple[int, int],
    seat: str,
) -> None:
    """All that one person is shown, in one window."""
    preferences = Preferences(mode="light", language=language, text_factor=factor)
    found: list[str] = []
    stand = Stand(desktop, kept_week, seat, preferences, size, tmp_path)
    for name in (name for name in sorted(SCREENS) if SCREENS[name].seat == seat):
        SCREENS[name].open(stand)
        stand.settle()
        found += [f"{name}: {misfit}" for misfit in misfits(stand.screen.front) + nameless(stand.screen.front)]
        found += [f"{name}: {larger}" for larger in too_large(stand, size)]
        stand.tidy()
    stand.close()
    assert found == []


def too_large(stand: Stand, size: tuple[int, int]) -> list[str]:
    """Questions that no screen of this size could show whole."""
    return [
        f"{type(over).__name__} is {over.width()}×{over.height()}"
        for over in stand.roots()[1:]
        if over.width() > size[0] or over.height() > size[1]
    ]
