"""Windows for tests, off screen, in the program's own fonts; anything that Qt has to complain of fails the test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtWidgets import QApplication

from app.ui.reading.preview.preview import Preview
from app.ui.start import make_application
from tests.support import off_screen  # noqa: F401
from tests.support.kept_week import FACTS, KeptWeek, keep_week
from tests.support.papers import typeset_pdf
from tests.support.places import Pc
from tests.support.reading import PAGES, is_drawn, opened, send
from tests.support.windows import Desktop, Screen


def make_test_application() -> QApplication:
    """The one application, as the program makes it."""
    return make_application()


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """pytest-qt's name for the one application."""
    return make_test_application()


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    made = Desktop(qapp)
    yield made
    made.close()


@pytest.fixture(scope="session")
def kept_week(tmp_path_factory: pytest.TempPathFactory) -> KeptWeek:
    """Three days of a commune and its district; they happen once, also where several processes run the tests."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with FileLock(folder / "week.lock"):
        if not (folder / "week" / FACTS).exists():
            (folder / "week").mkdir()
            return keep_week(folder / "week")
    return KeptWeek(folder / "week")


@pytest.fixture
def read(desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path) -> tuple[Screen, Preview]:
    """Three typeset pages at the window, drawn."""
    send(district, commune, typeset_pdf(tmp_path / "1247-UBND-NN.pdf", *PAGES))
    screen, preview = opened(desktop, commune)
    screen.until(lambda: is_drawn(preview) and 0 in preview.view.texts)
    return screen, preview
