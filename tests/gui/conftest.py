"""Windows for tests, off screen, in the program's own fonts; anything that Qt has to complain of fails the test."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.ui.start import make_application
from tests.support.windows import Desktop


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """pytest-qt's name for the one application."""
    return make_application()


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    made = Desktop(qapp)
    yield made
    made.close()
