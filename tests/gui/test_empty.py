"""Where nothing waits: what a person reads there, and that nobody is sent to choose from an empty list."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from app.host.preferences import Preferences
from app.ui.documents.view import DocumentView
from tests.gui.screens import SCREENS, Stand
from tests.support.kept_week import KeptWeek
from tests.support.windows import Desktop

SAYS = {
    "incoming-empty": "Không còn văn bản nào chờ vào sổ.",
    "scans-empty": "Trang quét hiện ở đây khi có bản quét mới.",
    "drafts-empty": "Nội dung dự thảo hiện ở đây khi có dự thảo.",
    "work-empty": "Không còn việc nào chờ.",
    "waiting-empty": "Không còn gì chờ gửi.",
}


@pytest.mark.parametrize("name", SAYS)
def test_a_screen_with_nothing_to_show_says_so(
    desktop: Desktop, kept_week: KeptWeek, tmp_path: Path, name: str
) -> None:
    preferences = Preferences(mode="light", language="vi")
    stand = Stand(desktop, kept_week, SCREENS[name].seat, preferences, (1366, 728), tmp_path)
    SCREENS[name].open(stand)
    stand.settle()
    stand.screen.until(lambda: stand.screen.reads(SAYS[name]))
    assert stand.screen.all(DocumentView) == [], "an empty list gives way to its sentence"
    assert not [label.text() for label in stand.screen.all(QLabel) if "Chọn một" in label.text()]
