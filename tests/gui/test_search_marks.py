"""What was found: how much, what of it was typed, which way it goes; and the way back where there is nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.documents.hits import hits
from app.ui.documents.list_page import ListPage
from app.ui.words.speech import speech
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen

HITS = {
    "marks do not count": ("ra soat", "Rà soát hộ nghèo", ["Rà", "soát"]),
    "the last word may have begun": ("rà so", "rà soát số hộ", ["rà", "soát", "số"]),
    "a whole word is whole": ("so ", "soát số hộ", ["số"]),
    "parts of a notation": ("64/ub", "64/UBND-VP · Đường", ["64", "UBND"]),
    "d as it is typed": ("duong", "Sửa đường", ["đường"]),
    "nothing typed": ("", "Sửa đường", []),
}


@pytest.mark.parametrize("name", HITS)
def test_what_was_typed_is_marked_where_it_stands(name: str) -> None:
    typed, text, wanted = HITS[name]
    pieces = hits(typed)(text)
    assert [piece for piece, is_hit in pieces if is_hit] == wanted
    assert "".join(piece for piece, _ in pieces) == text


def typed_in(screen: Screen, text: str) -> ListPage:
    screen.window.bar.search.setText(text)
    page = screen.until(lambda: screen.window.place == "search" and screen.window.page("search"))
    assert isinstance(page, ListPage)
    return page


def test_the_page_says_how_many_were_found_and_which_way_each_goes(
    desktop: Desktop, qapp: QApplication, commune: Pc, district: Pc
) -> None:
    speech.speak("vi")
    commune.dispatch("Báo cáo rà soát hộ nghèo")
    district.dispatch("Rà soát hộ chăn nuôi", to=[COMMUNE])
    district.sync()
    commune.sync()
    screen = desktop.open(commune)
    page = typed_in(screen, "ra soat")
    screen.until(lambda: screen.reads("2 văn bản có “ra soat”"))
    model = page.view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    said = sorted(str(model.index(row, 0).data(role)).split(".")[0] for row in range(model.rowCount()))
    assert said == ["Đi", "Đến"]


def test_where_nothing_is_found_one_press_clears_the_search(desktop: Desktop, commune: Pc) -> None:
    speech.speak("vi")
    screen = desktop.open(commune)
    typed_in(screen, "quang lnag")
    screen.until(lambda: screen.reads("Không thấy “quang lnag”"))
    assert screen.reads("Không có gì để đọc. Sửa lại chữ ở ô tìm")
    screen.press("Xóa ô tìm")
    screen.until(lambda: screen.window.place != "search")
    assert screen.window.bar.search.text() == ""
