"""Where room is short, what matters keeps it; and what is said once is not said twice."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QTableView,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from app.host.preferences import Preferences
from app.ui.doing.asking import Question
from app.ui.help.text import PICTURE, HelpText
from app.ui.look.theme import theme
from app.ui.parts.chips import Chip
from app.ui.parts.elided_link import ElidedLink
from app.ui.parts.list_column import ListColumn
from app.ui.parts.one_of import OneOf
from app.ui.parts.section import Section
from app.ui.parts.surfaces import Band, scrolled
from app.ui.parts.text import Clamped, Text
from app.ui.reading.choice_bar import ChoiceRow
from app.ui.reading.facts import Fact, in_flow
from tests.gui.screens import SCREENS, Stand
from tests.support.fitting import misfits
from tests.support.kept_week import KeptWeek
from tests.support.windows import Desktop

SMALL = (1366, 728)


@pytest.fixture
def clerk(desktop: Desktop, kept_week: KeptWeek, tmp_path_factory: pytest.TempPathFactory) -> Stand:
    preferences = Preferences(mode="light", language="vi")
    return Stand(desktop, kept_week, "clerk", preferences, SMALL, tmp_path_factory.mktemp("clerk"))


def test_what_is_the_matter_with_the_line_is_said_whole_on_a_small_screen(clerk: Stand) -> None:
    strip = clerk.window.strip
    clerk.screen.until(lambda: strip.told is not None and strip.told.state == "offline")
    clerk.settle()
    strong = next(text for text in strip.findChildren(Clamped) if text.text() == strip.told.strong)
    assert strong.toolTip() == "", "it was cut short"


def test_f1_opens_the_page_about_what_is_on_the_screen(clerk: Stand) -> None:
    clerk.go("waiting")
    clerk.window.activateWindow()
    clerk.screen.until(clerk.window.isActiveWindow)
    QTest.keyClick(clerk.window, Qt.Key.Key_F1)
    assert clerk.window.place == "help"
    chosen = clerk.window.page("help").findChild(QListWidget).currentItem()
    assert chosen.text() == "Chờ gửi"


def test_a_deadline_that_presses_stands_in_its_band_alone(clerk: Stand) -> None:
    page = clerk.read("incoming", "payments")
    told = [label.text() for label in page.pane.findChildren(QLabel) if label.isVisible()]
    assert "Quá hạn 1 ngày (hạn 24/11/2026)" in told
    assert all("Hạn xử lý" not in [label.text() for label in fact.findChildren(QLabel)] for fact in _facts(page.pane))
    page = clerk.read("outgoing", "visit")
    assert any("27/11/2026" in [label.text() for label in fact.findChildren(QLabel)] for fact in _facts(page.pane))


def _facts(pane: QWidget) -> list[Fact]:
    return [fact for fact in pane.findChildren(Fact) if fact.isVisible()]


def test_all_files_are_saved_by_one_button_that_says_how_many(clerk: Stand) -> None:
    SCREENS["incoming-files"].open(clerk)
    clerk.settle()
    saves = [b.text() for b in clerk.screen.all(QPushButton) if b.text().startswith("Lưu")]
    assert saves == ["Lưu cả 2 tệp"]
    clerk.read("incoming", "payments")
    clerk.settle()
    assert [b.text() for b in clerk.screen.all(QPushButton) if b.text().startswith("Lưu")] == ["Lưu tệp"]


def test_on_a_small_screen_the_pages_alone_scroll_and_have_half_of_the_pane(clerk: Stand) -> None:
    for name in ("swine", "payments"):
        pane = clerk.read("incoming", name).pane
        clerk.settle()
        assert not pane._area.verticalScrollBar().isVisible()
        assert pane.preview.height() > pane.height() / 2


def test_with_large_letters_the_paper_is_seen_and_no_button_vanishes(
    desktop: Desktop, kept_week: KeptWeek, tmp_path_factory: pytest.TempPathFactory
) -> None:
    preferences = Preferences(mode="light", language="vi", text_factor=1.5)
    stand = Stand(desktop, kept_week, "clerk", preferences, SMALL, tmp_path_factory.mktemp("large"))
    page = stand.read("incoming", "swine")
    stand.settle()
    assert page.findChildren(ListColumn)[0].width() <= 0.36 * SMALL[0] + 1
    assert page.pane.preview.view.viewport().visibleRegion().boundingRect().height() > 20
    tabs = page.pane._tabs.tabBar()
    assert tabs.tabRect(2).right() <= tabs.width()
    SCREENS["compose-number"].open(stand)
    stand.settle()
    assert stand.screen.find(QPushButton, "Trình lãnh đạo duyệt…").isVisible()


def test_with_large_letters_a_leader_reads_what_was_said_before_the_keys(
    desktop: Desktop, kept_week: KeptWeek, tmp_path_factory: pytest.TempPathFactory
) -> None:
    preferences = Preferences(mode="light", language="vi", text_factor=1.5)
    stand = Stand(desktop, kept_week, "leader", preferences, SMALL, tmp_path_factory.mktemp("large"))
    SCREENS["review"].open(stand)
    stand.settle()
    (said,) = [band for band in stand.window.findChildren(Band) if band.isVisible()]
    assert said.visibleRegion().boundingRect().height() == said.height()


def test_with_large_letters_a_leader_reads_the_proposal_and_who_is_to_lead_before_he_agrees(
    desktop: Desktop, kept_week: KeptWeek, tmp_path_factory: pytest.TempPathFactory
) -> None:
    preferences = Preferences(mode="light", language="vi", text_factor=1.5)
    stand = Stand(desktop, kept_week, "leader", preferences, SMALL, tmp_path_factory.mktemp("large"))
    SCREENS["directing"].open(stand)
    stand.settle()
    said = next(words for words in stand.screen.all(Text) if "Chủ trì: " in words.text())
    lines = said.text().split("\n")
    assert lines[1] == "Chủ trì: Đỗ Văn Mẫu"
    above = QRect(0, 0, said.width(), 10_000)
    wrap = Qt.TextFlag.TextWordWrap
    needs = said.fontMetrics().boundingRect(above, int(wrap), "\n".join(lines[:2])).height()
    assert said.visibleRegion().boundingRect().height() >= needs


def test_a_small_search_field_says_what_fits(
    clerk: Stand, desktop: Desktop, kept_week: KeptWeek, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert clerk.window.bar.search.placeholderText().endswith("(gõ không dấu cũng được)")
    clerk.close()
    preferences = Preferences(mode="light", language="vi", text_factor=1.5)
    large = Stand(desktop, kept_week, "clerk", preferences, SMALL, tmp_path_factory.mktemp("large"))
    field = large.window.bar.search
    assert field.placeholderText() == "Tìm văn bản, số ký hiệu…"
    assert theme.metrics("body").horizontalAdvance(field.placeholderText()) < field.width()


@pytest.mark.parametrize("size", [SMALL, (1440, 900)])
def test_what_has_no_room_in_the_row_of_buttons_waits_behind_the_dots_with_its_key(
    clerk: Stand, size: tuple[int, int]
) -> None:
    clerk.screen.resize(*size)
    clerk.hold_still()
    pane = clerk.read("outgoing", "visit").pane
    clerk.settle()
    (row,) = [made for made in pane.findChildren(ChoiceRow) if made.isVisible()]
    shown = [made for made in row.findChildren(QAbstractButton) if made.isVisible()]
    assert len({made.geometry().center().y() for made in shown}) == 1
    seen = [made.text() for made in shown]
    behind = [action.text() for action in row.findChild(QMenu).actions() if action.isVisible()]
    assert set(seen).isdisjoint(behind)
    assert [name for name in (*seen, *behind) if name in ("In", "Lưu tệp")] == ["In", "Lưu tệp"]
    keys = {a.text(): a.shortcut().toString() for a in row.findChild(QMenu).actions() if a.isVisible()}
    assert keys["Lưu tệp"] == "Ctrl+S"


def test_what_is_known_of_signatures_stands_beside_the_file(clerk: Stand) -> None:
    pane = clerk.read("incoming", "swine").pane
    clerk.settle()
    clerk.screen.until(lambda: "Chữ ký số: không có" in [text.text() for text in pane.findChildren(Text)])
    (main,) = [chip for chip in pane.findChildren(Chip) if chip.text() == "Văn bản chính"]
    assert main.parentWidget() is not None


def test_what_is_known_of_signatures_stands_beside_the_file_also_where_its_pages_have_not_been_seen(
    clerk: Stand,
) -> None:
    pane = clerk.read("incoming", "swine").pane
    pane._tabs.setCurrentIndex(2)
    for name in ("swine", "payments"):  # from one document to the next the tab stays
        clerk.read("incoming", name)
        clerk.screen.until(lambda: "Chữ ký số: không có" in [t.text() for t in clerk.screen.all(Text, "", pane)])


def test_an_event_without_a_document_has_the_room_of_the_documents(clerk: Stand) -> None:
    clerk.go("log")
    table = clerk.screen.until(lambda: clerk.screen.all(QTableView))[0]
    model = table.model()
    clerk.screen.until(model.rowCount)
    spans = {bool(model.index(row, 2).data()): table.columnSpan(row, 1) for row in range(model.rowCount())}
    assert spans == {True: 1, False: 2}


def test_cards_of_different_height_leave_no_gap(qapp: QApplication) -> None:
    section = Section("", columns=2)
    cards = []
    for height in (200, 40, 40, 40):
        card = QWidget()
        card.setFixedHeight(height)
        cards.append(card)
    section.fill(cards)
    section.resize(600, 400)
    section.show()
    QApplication.processEvents()
    assert [card.x() > 0 for card in cards] == [False, True, True, True]
    assert cards[2].y() - cards[1].y() < 80
    section.hide()


def test_a_link_gives_way_where_it_may_and_keeps_its_whole_name(qapp: QApplication) -> None:
    name = "Mẫu danh sách hộ chăn nuôi trên địa bàn các xã, thị trấn năm 2026.pdf"
    link = ElidedLink(name, lambda: None, "body")
    link.resize(200, 40)
    link.show()
    QApplication.processEvents()
    assert "…" in link.text()
    assert link.text().endswith(".pdf")
    assert theme.metrics("body").horizontalAdvance(link.text()) <= 200
    link.resize(900, 40)
    QApplication.processEvents()
    assert (link.text(), link.accessibleName()) == (name, name)
    link.hide()


def test_what_does_not_fit_would_be_found(qapp: QApplication) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    words = Text("Văn bản chờ gửi")
    column.addWidget(words)
    holder.resize(400, 100)
    holder.show()
    QApplication.processEvents()
    assert misfits(holder) == []
    words.setFixedWidth(30)
    QApplication.processEvents()
    assert len(misfits(holder)) == 1
    words.setFixedWidth(200)
    over = QPushButton("Đè lên", holder)
    over.setGeometry(words.geometry())
    over.show()
    assert any("overlap" in misfit for misfit in misfits(holder))
    holder.hide()


def test_what_is_wider_than_it_is_seen_would_be_found(qapp: QApplication) -> None:
    form = QWidget()
    area = scrolled(form)
    area.resize(400, 100)
    area.show()
    assert misfits(area) == []
    form.setMinimumWidth(440)
    QApplication.processEvents()
    assert [misfit for misfit in misfits(area) if "440 wide" in misfit] != []
    area.hide()


def test_a_fact_that_is_longer_than_the_pane_is_read_whole_on_two_lines(qapp: QApplication) -> None:
    case_file = "01.VP Hồ sơ họp giao ban, hội nghị của UBND xã năm 2025"
    fact = Fact("Thuộc hồ sơ", case_file, on_one_line=True)
    head = in_flow([Fact("Loại", "Giấy mời", on_one_line=True), fact])
    for width, lines in ((900, 1), (300, 2)):
        head.resize(width, head.heightForWidth(width))
        head.show()
        QApplication.processEvents()
        assert misfits(head) == []
        assert fact.height() // theme.metrics("body").height() == lines
    assert head.minimumSizeHint().width() <= 300
    head.hide()


def test_the_head_of_what_went_to_many_says_what_its_row_says(clerk: Stand) -> None:
    pane = clerk.read("outgoing", "visit").pane
    chips = [chip.accessibleName() or chip.text() for chip in pane.findChildren(Chip)]
    assert chips[0] == "Đã gửi 3/5 · 1 từ chối · 1 chưa giao"


def test_a_heading_that_is_cut_off_would_be_found(qapp: QApplication) -> None:
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels(["Chưa có hạn, chưa giải quyết"])
    table.setColumnWidth(0, 400)
    table.show()
    assert misfits(table) == []
    table.setColumnWidth(0, 60)
    assert [misfit for misfit in misfits(table) if misfit.startswith("heading")] != []
    table.hide()


def test_with_large_letters_the_office_and_the_subject_are_still_said_whole(
    desktop: Desktop, kept_week: KeptWeek, tmp_path_factory: pytest.TempPathFactory
) -> None:
    preferences = Preferences(mode="light", language="vi", text_factor=1.5)
    stand = Stand(desktop, kept_week, "clerk", preferences, SMALL, tmp_path_factory.mktemp("large"))
    SCREENS["incoming"].open(stand)
    stand.settle()
    subject = "Khẩn trương phòng, chống dịch tả lợn Châu Phi và rà soát hộ chăn nuôi trên địa bàn"
    shown = [text for text in stand.screen.all(Clamped) if text.text() in ("UBND xã Quang Lang", subject)]
    assert [text.toolTip() for text in shown] == ["", ""]


def test_with_large_letters_the_place_where_one_is_stays_in_sight(
    desktop: Desktop, kept_week: KeptWeek, tmp_path_factory: pytest.TempPathFactory
) -> None:
    preferences = Preferences(mode="light", language="vi", text_factor=1.5)
    stand = Stand(desktop, kept_week, "leader", preferences, SMALL, tmp_path_factory.mktemp("large"))
    for key, title in (("people", "Người và máy"), ("work", "Việc của tôi")):
        stand.go(key)
        stand.settle()
        here = next(item for item in stand.window.nav.findChildren(OneOf) if item.text() == title)
        assert here.visibleRegion().boundingRect().height() == here.height(), key
        picture, area = stand.window.nav.grab().toImage(), stand.window.nav._area.geometry()
        lines = [picture.pixelColor(area.center().x(), y) for y in (area.top() - 1, area.bottom() + 1)]
        assert [line == theme.color("line2") for line in lines] == [key == "people", key == "work"], "where they go on"


def test_a_question_is_as_high_as_what_it_asks(clerk: Stand) -> None:
    for name in ("ask-separate", "ask-withdraw", "books-gap", "ask-closing"):
        SCREENS[name].open(clerk)
        clerk.settle()
        question = clerk.question()
        assert isinstance(question, Question)
        area, asked = question._scroll, question._holder.findChildren(QWidget)
        last = max(part.mapTo(area, part.rect().bottomLeft()).y() for part in asked if part.isVisible())
        left = area.height() - last  # at most the line that a scroll bar would make
        assert 0 <= left < theme.px(16) + theme.line_height("body"), name
        clerk.tidy()


def test_a_question_does_not_scroll_for_the_line_that_its_scroll_bar_makes(clerk: Stand) -> None:
    SCREENS["ask-present"].open(clerk)
    clerk.settle()
    question = clerk.question()
    assert isinstance(question, Question)
    assert question._scroll.verticalScrollBar().maximum() == 0
    clerk.tidy()


def test_a_picture_of_the_help_is_as_wide_as_the_text_and_leaves_no_gap_below(clerk: Stand) -> None:
    text = clerk.go("help", "incoming").findChild(HelpText)
    clerk.settle()
    block, layout = text.document().begin(), text.document().documentLayout()
    while PICTURE not in block.text():
        block = block.next()
    box = layout.blockBoundingRect(block)
    widest = text.viewport().width()
    assert 0.9 * widest < block.layout().lineAt(0).naturalTextWidth() <= widest
    assert box.height() < widest * 720 / 1280 + 20
    assert not text.horizontalScrollBar().isVisible()


def test_how_urgent_it_is_stands_beside_the_day_in_sight(clerk: Stand) -> None:
    SCREENS["compose"].open(clerk)
    clerk.settle()
    (urgent,) = clerk.screen.all(QAbstractButton, "Độ khẩn: Hỏa tốc")
    assert urgent.visibleRegion().boundingRect().height() == urgent.height()
    day = clerk.screen.find(QLineEdit, "Ngày văn bản")
    assert abs(urgent.mapToGlobal(urgent.rect().center()).y() - day.mapToGlobal(day.rect().center()).y()) < day.height()


def test_pages_over_the_whole_width_begin_at_one_edge_and_one_height(clerk: Stand) -> None:
    titles = {"work": "Việc của tôi", "waiting": "Chờ gửi", "books": "Sổ và báo cáo", "settings": "Cài đặt"}
    seen = {}
    for place, title in titles.items():
        page = clerk.go(place)
        clerk.settle()
        (label,) = [text for text in clerk.screen.all(Text, "", page) if text.text() == title]
        at = label.mapTo(clerk.window, label.rect().center())
        seen[place] = (label.mapTo(clerk.window, label.rect().topLeft()).x(), abs(at.y() - 86) <= 4)
    assert len({left for left, _ in seen.values()}) == 1, seen
    assert all(is_high for _, is_high in seen.values()), seen
