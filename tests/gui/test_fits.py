"""Every screen fits: on small screens and wide ones, at every size of text, in both languages, nothing is cut off or
stands on something else; and whatever can be pressed or filled in has a name that can be read out."""

from itertools import groupby

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget

from app.host.preferences import Preferences
from tests.gui.screens import SCREENS, SEATS, Stand
from tests.support.fitting import misfits
from tests.support.kept_week import KeptWeek
from tests.support.windows import Desktop

SIZES = ((1366, 728), (1440, 860))  # less a task bar
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


def nameless(root: QWidget) -> list[str]:
    """Controls of which a screen reader could say nothing."""
    return [
        f"{type(made).__name__} in {type(made.parentWidget()).__name__} has no name"
        for kind in CONTROLS
        for made in root.findChildren(kind)
        if made.isVisibleTo(root)
        and not isinstance(made.parentWidget(), QComboBox | QLineEdit | QTableView)  # Qt's own corners
        and not (made.accessibleName() or getattr(made, "text", lambda: "")())
    ]


def by_seat() -> list[tuple[str, list[str]]]:
    """The screens, those together that are shown to the same person: they share a window."""
    names = sorted(SCREENS, key=lambda name: list(SEATS).index(SCREENS[name].seat))
    return [(seat, list(shown)) for seat, shown in groupby(names, lambda name: SCREENS[name].seat)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("factor", [1.0, 1.3, 1.5])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_cut_off_or_covered_on_any_screen(
    desktop: Desktop,
    kept_week: KeptWeek,
    tmp_path_factory: pytest.TempPathFactory,
    language: str,
    factor: float,
    size: tuple[int, int],
) -> None:
    preferences = Preferences(mode="light", language=language, text_factor=factor)
    found: list[str] = []
    for seat, names in by_seat():
        stand = Stand(desktop, kept_week, seat, preferences, size, tmp_path_factory.mktemp(seat))
        for name in names:
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
