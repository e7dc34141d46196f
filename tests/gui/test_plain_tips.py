"""A tooltip shows what somebody wrote as he wrote it: never as HTML, which may look like ours and fetch pictures."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from app.ui.parts.buttons import icon_button
from app.ui.parts.elided_link import ElidedLink
from app.ui.parts.notice_card import _subject
from app.ui.parts.text import Clamped, plain_tip
from app.ui.record.news_model import NewsModel
from app.ui.record.news_words import NewsWords

HOSTILE = '<h1>Đã kiểm tra</h1><img src="//may-khac/chia-se/a.png"> Giấy mời họp & ăn trưa'


def as_qt_shows(tip: str) -> str:
    """The words of a tooltip, read as Qt reads it; what it fetched would stand there as an object."""
    document = QTextDocument()
    (document.setHtml if "<" in tip else document.setPlainText)(tip)
    return document.toPlainText()


def hovered(what: str) -> str:
    if what == "clamped":
        label = Clamped(HOSTILE, "body")
        label.resize(60, 20)
        label._lay_out(60)
        return label.toolTip()
    if what == "link":
        return ElidedLink(HOSTILE, lambda: None).toolTip()
    if what == "button":
        return icon_button("close", HOSTILE, None).toolTip()
    if what == "card":
        return _subject(HOSTILE, lambda: None).toolTip()
    model = NewsModel()
    model.show([(NewsWords("08:00", "Đã nhận", HOSTILE, "inbox", "primary"), None)])
    return str(model.data(model.index(0, 2), Qt.ItemDataRole.ToolTipRole))


@pytest.mark.parametrize("what", ["clamped", "link", "button", "card", "row"])
def test_what_somebody_wrote_is_shown_as_it_was_written(qapp: QApplication, what: str) -> None:
    assert HOSTILE in as_qt_shows(hovered(what))


def test_what_is_plain_stays_as_it_is() -> None:
    assert plain_tip("Giấy mời họp & ăn trưa\n12/11") == "Giấy mời họp & ăn trưa\n12/11"
    assert as_qt_shows(plain_tip("a < b\nc")) == "a < b\nc"
