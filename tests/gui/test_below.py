"""The monitor at the window: the district sees who is behind, urges one office, notes a call, takes it along."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QTabWidget

from app.host.preferences import Preferences
from app.ui.below.below_board import BelowBoard
from app.ui.below.office_table import HEADING_SIDES
from app.ui.below.tiles import _Tile
from app.ui.documents.link_row import LinkRow
from app.ui.documents.list_page import ListPage
from app.ui.look.sizes import ICON_SMALL
from app.ui.look.theme import theme
from sync.protocol.messages import OfficeStanding
from sync.replica.below_figures import BELOW, BELOW_DUE, BelowFigures, written
from sync.replica.meta import read_meta, write_meta
from sync.replica.view import View
from sync.rules.calls import CallNote, calls_between
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, THIRD
from tests.support.windows import Desktop, Screen


@pytest.fixture
def watched(place: DistrictPlace, district: Pc, commune: Pc) -> list[str]:
    """Three documents, of which the commune is late with one; the figures are seven minutes old."""
    ids = [
        district.dispatch(f"Văn bản {n}", to=["all"], due=WRITTEN + timedelta(days=days)).id
        for n, days in enumerate((1, 9, 9))
    ]
    district.sync()
    commune.sync()
    commune.register(ids[2])
    commune.sync()
    for clock in (place.clock, district.clock, commune.clock):
        clock.advance(days=3)
    district.sync()
    now = place.clock.now()
    standings = (
        OfficeStanding(office=COMMUNE, pcs=1, last_contact=now, last_action=now - timedelta(days=10)),
        OfficeStanding(office=NEIGHBOUR, pcs=1, last_contact=now - timedelta(days=2), last_action=now),
        OfficeStanding(office=THIRD),
    )
    figures = BelowFigures(server_time=now, here=district.clock.now(), offices=standings)
    with district.replica.write() as t:
        write_meta(t.connection, BELOW, written(figures))
    district.clock.advance(minutes=7)
    return ids


@pytest.mark.parametrize("language", ["vi", "en"])
def test_in_a_small_window_the_table_keeps_its_headings_and_since_when_nobody_has_worked(
    desktop: Desktop, district: Pc, watched: list[str], language: str
) -> None:
    screen = desktop.open(district, Preferences(mode="light", language=language), size=(1280, 720))
    screen.shell.go("below")
    board = screen.window.page("below")
    assert isinstance(board, BelowBoard)
    screen.until(lambda: board.table.rows)
    table, words = board.table, theme.metrics("secondary")
    headings = table.horizontalHeader()
    assert all(headings.sectionSizeHint(n) <= table.columnWidth(n) for n in range(headings.count()))
    told = [row.last_acted for row in table.rows]
    assert told[0] == "16/11", "since when nobody has worked there"
    room = table.columnWidth(2) - theme.px(ICON_SMALL) - 4 * HEADING_SIDES
    assert max(words.horizontalAdvance(one) for one in told) <= room


def open_below(desktop: Desktop, pc: Pc) -> tuple[Screen, BelowBoard]:
    screen = desktop.open(pc)
    screen.shell.bridge.begin()
    screen.shell.go("below")
    board = screen.window.page("below")
    assert isinstance(board, BelowBoard)
    screen.until(lambda: board.table.rows)
    return screen, board


def texts(screen: Screen) -> list[str]:
    return [label.text() for label in screen.all(QLabel)]


def test_only_an_office_with_others_below_has_the_place(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    assert not screen.window.offers("below")
    assert "Theo dõi cấp dưới" not in screen.names()


def test_the_worst_stands_first_and_both_silences_are_named(desktop: Desktop, district: Pc, watched: list[str]) -> None:
    screen, board = open_below(desktop, district)
    assert [row.office for row in board.table.rows] == [COMMUNE, NEIGHBOUR, THIRD]
    model = board.table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [str(model.index(row, 0).data(role)) for row in range(3)]
    assert spoken[0].startswith("Thị trấn Đồng Mỏ. Đang liên lạc. Không ai dùng từ 16/11.")
    assert "Quá hạn 1" in spoken[0]
    assert "Không liên lạc từ 24/11" in spoken[1]
    assert spoken[2].startswith("Xã Vân An. Chưa có máy nào")
    assert model.index(0, 6).data() == "1"
    assert model.index(1, 6).data() == "–"
    screen.until(lambda: screen.all(_Tile))
    told = [tile.accessibleName() for tile in screen.all(_Tile)]
    assert told == ["nơi đang liên lạc: 1/3", "lượt chưa đến: 6", "lượt chưa xem: 2", "lượt quá hạn: 1"]
    assert "Số liệu lúc 08:00, 7 phút trước" in texts(screen)


def test_one_office_is_urged_about_what_it_is_late_with(desktop: Desktop, district: Pc, watched: list[str]) -> None:
    screen, _ = open_below(desktop, district)
    screen.press("Đôn đốc 1 văn bản quá hạn")
    screen.until(lambda: screen.all(QPlainTextEdit, "Nội dung"))
    screen.find(QPlainTextEdit, "Nội dung").setPlainText("Đề nghị báo cáo trước 17 giờ.")
    screen.press("Gửi đôn đốc")
    screen.said("Đã ghi 1 lời đôn đốc")
    deliveries = {d.office: d for d in district.shown(watched[0]).deliveries}
    assert [event.code for event in deliveries[COMMUNE].history][-1] == "reminded"
    assert all(event.code != "reminded" for event in deliveries[NEIGHBOUR].history)
    screen.until(lambda: any("“Đề nghị báo cáo trước 17 giờ.”" in text for text in texts(screen)))


def test_one_document_alone_is_urged_about(desktop: Desktop, district: Pc, watched: list[str]) -> None:
    screen, _ = open_below(desktop, district)
    screen.press("Đôn đốc về 02/TB-UBND")
    screen.until(lambda: screen.all(QPlainTextEdit, "Nội dung"))
    assert "02/TB-UBND" in screen.find(QPlainTextEdit, "Nội dung").toPlainText()
    screen.press("Gửi đôn đốc")
    screen.said("Đã ghi 1 lời đôn đốc")


def test_a_call_is_noted_for_this_office_alone(desktop: Desktop, district: Pc, watched: list[str]) -> None:
    screen, _ = open_below(desktop, district)
    screen.press("Ghi đã gọi điện")
    screen.until(lambda: screen.all(QPlainTextEdit, "Nội dung"))
    do = screen.find(QAbstractButton, "Ghi lại")
    assert not do.isEnabled()
    screen.find(QPlainTextEdit, "Nội dung").setPlainText("Gặp chị Hoa, hẹn chiều nay.")
    do.click()
    screen.said("Đã ghi cuộc gọi")
    with district.replica.read() as connection:
        notes = View(connection).children(CallNote, calls_between(DISTRICT, COMMUNE))
    assert [note.text for note in notes] == ["Gặp chị Hoa, hẹn chiều nay."]
    screen.until(lambda: any("Gặp chị Hoa, hẹn chiều nay." in text for text in texts(screen)))


def test_a_row_of_the_card_leads_to_the_document(desktop: Desktop, district: Pc, watched: list[str]) -> None:
    screen, _ = open_below(desktop, district)
    rows = screen.until(lambda: screen.all(LinkRow))
    assert [("quá hạn" in row.accessibleName()) for row in rows] == [True, False]
    rows[0].click()
    page = screen.window.page("outgoing")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id == watched[0])


def test_the_matrix_says_every_cell_exactly(desktop: Desktop, district: Pc, watched: list[str]) -> None:
    screen, board = open_below(desktop, district)
    screen.find(QTabWidget, "").setCurrentWidget(board.matrix)
    table = board.matrix.table
    screen.until(lambda: len(table.rows) == 3)
    model = table.model()
    place = next(n for n, row in enumerate(table.rows) if row.line.id == watched[0])
    assert [model.index(place, column).data() for column in range(3)] == ["Đ!", "G", "G"]
    assert model.index(place, 0).data(Qt.ItemDataRole.ToolTipRole) == (
        "01/TB-UBND · UBND thị trấn Đồng Mỏ: Đã đến, quá hạn"
    )
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Thị trấn Đồng Mỏ"
    table.setCurrentIndex(model.index(place, 1))
    screen.until(lambda: "01/TB-UBND · UBND thị trấn Chi Lăng: Đã gửi" in texts(screen))


def test_new_figures_are_asked_for(desktop: Desktop, district: Pc, watched: list[str]) -> None:
    screen, _ = open_below(desktop, district)
    screen.press("Tải lại")
    screen.said("Đã hỏi máy chủ")
    with district.replica.read() as connection:
        assert read_meta(connection, BELOW_DUE)


def test_both_views_are_taken_along_as_one_file(
    desktop: Desktop, district: Pc, watched: list[str], tmp_path: Path
) -> None:
    screen, board = open_below(desktop, district)
    target = tmp_path / "theo-doi.xlsx"
    board.export_to(target)
    screen.said("Đã lưu")
    with zipfile.ZipFile(target) as file:
        book, strings = file.read("xl/workbook.xml").decode(), file.read("xl/sharedStrings.xml").decode()
    assert 'name="Theo cơ quan"' in book
    assert 'name="Theo văn bản"' in book
    assert "Đã đến, quá hạn" in strings
    assert "Có liên lạc nhưng không ai dùng từ" in strings


def test_with_large_letters_the_office_has_a_tab_of_its_own(desktop: Desktop, district: Pc, watched: list[str]) -> None:
    screen = desktop.open(district, Preferences(mode="dark", language="vi", text_factor=1.5), (1366, 768))
    screen.shell.bridge.begin()
    screen.shell.go("below")
    board = screen.window.page("below")
    assert isinstance(board, BelowBoard)
    tabs = screen.until(lambda: screen.all(QTabWidget))[0]
    screen.until(lambda: tabs.tabText(2) == "Thị trấn Đồng Mỏ")
    board.table.entered.emit()
    screen.until(lambda: "Ghi đã gọi điện" in screen.names())


@pytest.mark.parametrize(("language", "factor"), [("en", 1.0), ("en", 1.5), ("vi", 1.5)])
def test_the_headings_are_whole_in_both_languages(
    desktop: Desktop, district: Pc, watched: list[str], language: str, factor: float
) -> None:
    screen = desktop.open(district, Preferences(mode="light", language=language, text_factor=factor), (1366, 728))
    screen.shell.go("below")
    board = screen.window.page("below")
    assert isinstance(board, BelowBoard)
    screen.until(lambda: board.table.rows)
    headings = board.table.horizontalHeader()
    needed = [(headings.sectionSizeHint(n), headings.sectionSize(n)) for n in range(headings.count())]
    # what a heading wants has room at its sides, which may go
    assert [(wants, has) for wants, has in needed if wants - 2 * HEADING_SIDES > has] == []
