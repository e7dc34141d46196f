"""Windows for tests, off screen, in the program's own fonts; anything that Qt has to complain of fails the test."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.ui.reading.preview.preview import Preview
from app.ui.start import make_application
from tests.support.papers import typeset_pdf
from tests.support.places import Pc
from tests.support.reading import PAGES, is_drawn, opened, send
from tests.support.windows import Desktop, Screen


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """pytest-qt's name for the one application."""
    made = make_application()
    gc.freeze()  # what is here now is here to stay; collecting passes it by
    return made


@pytest.fixture(autouse=True)
def _garbage_goes_on_this_thread(qapp: QApplication) -> Iterator[None]:
    """As in the program: widgets that are garbage are destroyed here and on no other thread."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    made = Desktop(qapp)
    yield made
    made.close()


@pytest.fixture
def read(desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path) -> tuple[Screen, Preview]:
    """Three typeset pages at the window, drawn."""
    send(district, commune, typeset_pdf(tmp_path / "1247-UBND-NN.pdf", *PAGES))
    screen, preview = opened(desktop, commune)
    screen.until(lambda: is_drawn(preview) and 0 in preview.view.texts)
    return screen, preview
