"""The search as a clerk uses it: inside files too, narrowed, and kept for another day."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from app.actions.kept_searches import drop_search, keep_search, searches
from app.actions.reading_texts import read_all
from app.ui.look.theme import theme
from sync.errors import Refused
from sync.replica.sought import Sought
from tests.support.office_files import docx
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen

SAYS = "Về việc cấp giấy chứng nhận quyền sử dụng đất cho hộ ông Hoàng Văn Thụ, thôn Nà Pất, xã mẫu"


@pytest.fixture
def screen(desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path) -> Screen:
    """A clerk's window; one document names the village in its subject, another one in its file."""
    district.dispatch("Thông báo về đất đai", to=[COMMUNE], file=docx(tmp_path / "a.docx", SAYS))
    district.dispatch("Họp thôn Nà Pất", to=[COMMUNE], kind="GM")
    district.sync()
    commune.sync()
    read_all(commune.replica, 60)
    return desktop.open(commune)


def looked_for(screen: Screen, typed: str) -> Any:
    """Typed into the search field; the page that shows what was found."""
    screen.window.bar.search.setText(typed)
    screen.until(lambda: screen.window.place == "search")
    page: Any = screen.window.page("search")
    screen.until(
        lambda: page._asked.typed == typed and page._model._source is not None and page._model._source.is_whole
    )
    return page


def subjects(page: Any) -> list[str]:
    rows = range(page._model.rows.total)
    return [line.subject for row in rows if (line := page._model.line(row)) is not None]


def test_what_only_a_file_says_comes_after_what_the_fields_say(screen: Screen) -> None:
    page = looked_for(screen, "na pat")
    screen.until(lambda: subjects(page) == ["Họp thôn Nà Pất", "Thông báo về đất đai"])
    assert page._model.rows.headings == [1] or page._model.rows.total == 3
    screen.until(lambda: page._excerpts)
    line = next(line for row in range(3) if (line := page._model.line(row)) and line.subject.startswith("Thông"))
    assert page._facts(line).marks[0].text.endswith("thôn Nà Pất, xã mẫu")
    assert "Nà Pất" in page._facts(line).spoken


def test_what_stands_first_is_opened_only_when_typing_has_paused(screen: Screen) -> None:
    page = looked_for(screen, "na pat")
    screen.until(lambda: page.pane._id)
    before = page.pane._id
    page._pause.setInterval(3_600_000)
    screen.window.bar.search.setFocus()
    screen.window.bar.search.setText("dat dai")
    screen.until(lambda: subjects(page) == ["Thông báo về đất đai"])
    assert page.pane._id == before
    page._pause.start(0)
    screen.until(lambda: page.pane._id != before)


def test_a_search_is_narrowed_by_choices_that_are_found_by_typing(screen: Screen) -> None:
    page = looked_for(screen, "na pat")
    page._narrow.click()
    kinds = screen.find(QComboBox, "Loại văn bản")
    screen.until(lambda: kinds.count() > 20)
    kinds.setFocus()
    QTest.keyClicks(kinds, "gm")
    screen.until(lambda: subjects(page) == ["Họp thôn Nà Pất"])
    assert page._narrow.text() == "Lọc · 1"
    years = screen.find(QComboBox, "Năm")
    assert years.itemText(1) == "2026"
    page.filters.take(Sought(typed="na pat", is_open=False))
    page.search("na pat")
    screen.until(lambda: subjects(page) == [])


def test_a_search_is_kept_opened_again_and_let_go(screen: Screen, commune: Pc) -> None:
    page = looked_for(screen, "na pat")
    page.filters.take(Sought(typed="na pat", kind="GM"))
    page.search("na pat")
    asking = page.kept.ask_name()
    assert asking.do.isEnabled()
    asking.accept()
    screen.until(lambda: [kept.name for kept in page.kept._kept] == ["na pat"])
    page.filters.take(Sought(typed=""))
    screen.window.bar.search.clear()
    screen.until(lambda: screen.window.place != "search")

    screen.window.bar.search.setFocus()
    QTest.keyClick(screen.window.bar.search, Qt.Key.Key_Down)
    screen.until(lambda: screen.window.place == "search")
    assert screen.window.focusWidget() is page.kept
    page.kept._fill()
    page.kept._menu.actions()[0].trigger()
    screen.until(lambda: subjects(page) == ["Họp thôn Nà Pất"])
    assert (screen.window.bar.search.text(), page._narrow.isChecked()) == ("na pat", True)

    page.kept._drops(page.kept._kept[0])()
    screen.until(lambda: page.kept._kept == [])


def test_kept_searches_are_each_persons_own(commune: Pc) -> None:
    keep_search(commune.desk, " Đất  đai ", Sought(typed="đất"))
    keep_search(commune.desk, "Đất đai", Sought(typed="đất đai", year=2026))
    assert [(kept.name, kept.sought.year) for kept in searches(commune.desk)] == [("Đất đai", 2026)]
    other = type(commune.desk)(commune.replica, "somebody-else")
    assert searches(other) == []
    with pytest.raises(Refused) as refused:
        keep_search(commune.desk, " ", Sought(typed="đất"))
    assert refused.value.code == "search.no_name"
    drop_search(commune.desk, "Đất đai")
    assert searches(commune.desk) == []


def test_filters_fit_beside_the_list(screen: Screen) -> None:
    page = looked_for(screen, "na pat")
    page._narrow.click()
    screen.until(lambda: page.filters.isVisible())
    assert page.filters.width() <= theme.px(404)


def test_to_type_without_marks_is_advised_only_where_marks_were_typed(screen: Screen) -> None:
    looked_for(screen, "kghong co")
    screen.until(lambda: screen.reads("xem lại chữ đã gõ"))
    looked_for(screen, "khống cò")
    screen.until(lambda: screen.reads("hoặc gõ không dấu"))
