"""A document's pages at the window: seen, gone through, found in, copied from."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.host.preferences import Preferences
from app.ui.documents.list_page import ListPage
from app.ui.reading.preview.preview import Preview
from app.ui.reading.preview.texts import Spot
from tests.support.fitting import misfits
from tests.support.papers import many_pages, signed_pdf, typeset_pdf
from tests.support.places import Pc
from tests.support.reading import PAGES, has_ink, is_drawn, send, told
from tests.support.windows import Desktop, Screen


def test_the_main_file_is_shown_by_its_pages_with_name_count_and_size(read: tuple[Screen, Preview]) -> None:
    screen, preview = read
    assert has_ink(preview)
    assert "1/3 trang · " in told(preview)
    assert screen.all(QWidget, "1247-UBND-NN.pdf", preview)
    assert preview.view.accessibleName() == "1247-UBND-NN.pdf, trang 1 trong 3"
    assert preview.view.accessibleDescription() == PAGES[0]


def test_keys_go_through_the_pages_and_tab_leaves_them(read: tuple[Screen, Preview]) -> None:
    screen, preview = read
    view = preview.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    screen.until(lambda: "3/3 trang" in told(preview) and is_drawn(preview) and 2 in view.texts)
    assert view.accessibleDescription() == PAGES[2]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert 0 < view.verticalScrollBar().value() < 100
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > view.viewport().height() / 2
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_pages_grow_and_shrink_and_fit_the_width_again(read: tuple[Screen, Preview]) -> None:
    screen, preview = read
    view, fitting = preview.view, preview.view.factor
    view.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view, Qt.Key.Key_Plus, control)
    assert view.factor > fitting
    screen.until(lambda: is_drawn(preview))
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Plus, control)
    assert view.factor == 4.0
    screen.until(lambda: is_drawn(preview))
    QTest.keyClick(view, Qt.Key.Key_0, control)
    assert view.factor == fitting
    assert view.horizontalScrollBar().maximum() == 0
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Minus, control)
    assert view.factor == 0.5
    screen.until(lambda: is_drawn(preview))


def test_what_lay_in_the_middle_stays_there_when_pages_grow(read: tuple[Screen, Preview]) -> None:
    _, preview = read
    view = preview.view
    view.go_to(1)
    middle = view.viewport().rect().center()
    page, x, y = view.page_point(middle)
    view.zoom(up=True)
    again = view.page_point(view.viewport().rect().center())
    assert again[0] == page
    assert abs(again[1] - x) < 0.02
    assert abs(again[2] - y) < 0.02


def test_words_are_found_as_they_are_typed_without_marks_on_all_pages(read: tuple[Screen, Preview]) -> None:
    screen, preview = read
    QTest.keyClick(screen.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    screen.until(lambda: preview.bar.field.hasFocus())
    QTest.keyClicks(preview.bar.field, "dat dai")
    screen.until(lambda: " 1/2 " in told(preview))
    assert preview.view.hits.current is not None
    assert preview.view.hits.current[0] == 0
    marks = [token for _, token in preview.view.marks(0)]
    assert marks == ["found_now"]
    QTest.keyClick(preview.bar.field, Qt.Key.Key_Return)
    screen.until(lambda: " 2/2 " in told(preview))
    screen.until(lambda: "3/3 trang" in told(preview))
    QTest.keyClick(preview.bar.field, Qt.Key.Key_F3)
    assert " 1/2 " in told(preview)
    QTest.keyClick(preview.bar.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert " 2/2 " in told(preview)
    QTest.keyClick(preview.bar.field, Qt.Key.Key_Escape)
    assert not preview.bar.isVisible()
    assert preview.view.hasFocus()
    assert list(preview.view.marks(2)) == []


def test_a_word_that_is_not_there_and_a_file_of_pictures_are_two_answers(
    read: tuple[Screen, Preview], district: Pc, commune: Pc, tmp_path: Path
) -> None:
    screen, preview = read
    preview.finder.open()
    QTest.keyClicks(preview.bar.field, "thien tai")
    screen.until(lambda: " 0 kết quả " in told(preview))
    empty = many_pages(tmp_path / "scan.pdf", 2)
    empty.write_bytes(
        empty.read_bytes()
        .replace(b"(page number ", b"(            ")
        .replace(b"1) Tj", b" ) Tj")
        .replace(b"2) Tj", b" ) Tj")
    )
    id = send(district, commune, empty)
    screen.window.page("incoming").show_document(id)  # type: ignore[attr-defined]
    screen.until(lambda: preview.view.pages == 2)
    preview.finder.open()
    screen.until(lambda: "Văn bản là ảnh quét, không tìm được chữ" in told(preview))
    assert "0 kết quả" not in told(preview)


def point_at(preview: Preview, page: int, character: int) -> QPoint:
    """Where the middle of a character is on the screen."""
    text = preview.view.texts.get(page)
    assert text is not None
    box, sheet = text.box(character), preview.view._sheets[page]
    x = sheet.left + (box.left + (box.right - box.left) * 0.3) * sheet.width
    y = sheet.top + (box.top + box.bottom) / 2 * sheet.height
    return QPoint(round(x), round(y)) - preview.view._moved_by()


def test_text_is_picked_with_the_mouse_and_copied(read: tuple[Screen, Preview]) -> None:
    _, preview = read
    viewport = preview.view.viewport()
    start = PAGES[0].index("đất")
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=point_at(preview, 0, start))
    QTest.mouseMove(viewport, point_at(preview, 0, start + len("đất đai ")))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=point_at(preview, 0, start + len("đất đai ")))
    assert preview.view.picked == "đất đai "
    QTest.keyClick(preview.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "đất đai "
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point_at(preview, 0, start + 1))
    assert preview.view.picked == "đất"
    QTest.keyClick(preview.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.picked == PAGES[0]
    QTest.keyClick(preview.view, Qt.Key.Key_Escape)
    assert preview.view.picked == ""


def test_what_is_picked_over_pages_that_were_not_read_yet_is_copied_whole(read: tuple[Screen, Preview]) -> None:
    screen, preview = read
    view = preview.view
    view._selection.set(0, 0, 0)
    view._selection.extend(Spot(2, 7))
    view.texts._kept.pop(1, None)
    QGuiApplication.clipboard().setText("")
    view.copy()
    screen.until(lambda: QGuiApplication.clipboard().text())
    assert QGuiApplication.clipboard().text() == f"{PAGES[0]}\n{PAGES[1]}\n{PAGES[2][:7]}"


@pytest.mark.parametrize(
    ("size", "factor"), [((1440, 900), 1.0), ((1366, 768), 1.0), ((1366, 768), 1.5), ((1440, 900), 1.3)]
)
def test_everything_around_the_pages_fits_in_every_size_of_text(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path, size: tuple[int, int], factor: float
) -> None:
    long = "Danh-sach-ho-chan-nuoi-tren-dia-ban-thi-tran-dong-mo-nam-2026"
    pages = send(district, commune, signed_pdf(tmp_path / f"{long}.pdf", 12))
    (tmp_path / f"{long}.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    archive = send(district, commune, tmp_path / f"{long}.zip")
    screen = desktop.open(commune, Preferences(mode="light", language="vi", text_factor=factor), size)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    preview = page.pane.preview
    screen.until(lambda: page.pane.page is not None)
    page.show_document(pages)
    screen.until(lambda: "chữ ký số" in told(preview))
    preview.finder.open()
    preview.bar.field.setText("dat dai")
    screen.until(lambda: "ảnh quét" in told(preview))
    assert misfits(preview) == []
    assert page.pane._area.widget().width() <= page.pane._area.viewport().width()
    page.show_document(archive)
    screen.until(lambda: "Tệp nén" in told(preview))
    assert misfits(preview) == []


def test_a_place_that_is_not_seen_does_not_take_the_pages_from_the_one_that_is(
    read: tuple[Screen, Preview], commune: Pc, district: Pc, tmp_path: Path
) -> None:
    screen, behind = read
    other = send(district, commune, typeset_pdf(tmp_path / "khác.pdf", *PAGES), subject="Văn bản khác")
    commune.dispatch("Văn bản đi", file=typeset_pdf(tmp_path / "đi.pdf", *PAGES))
    screen.changed()
    screen.shell.go("outgoing", "all")
    incoming, outgoing = screen.window.page("incoming"), screen.window.page("outgoing")
    assert isinstance(incoming, ListPage)
    assert isinstance(outgoing, ListPage)
    seen = outgoing.pane.preview
    screen.until(lambda: seen.view.pages and is_drawn(seen))
    incoming.show_document(other)  # as where the document that was read has just left the list
    screen.until(lambda: incoming.pane.page is not None and incoming.pane.page.document.id == other)
    seen.view.zoom(up=True)
    screen.until(lambda: is_drawn(seen))
    screen.shell.go("incoming", "all")
    screen.until(lambda: "khác.pdf" in behind.view.accessibleName() and behind.view.pages and is_drawn(behind))
