"""A document's pages at the window: seen, gone through, found in, copied from; or why there are none."""

import os
import signal
import time
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.actions import outgoing
from app.actions.outgoing import Wanted
from app.documents.paged_file import PagedFile
from app.ui.documents.list_page import ListPage
from app.ui.reading.preview.preview import Preview
from tests.support.papers import endless_page, locked_pdf, many_pages, pdf, signed_pdf, typeset_pdf
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen, until

PAGES = ("Quản lý đất đai trên địa bàn", "Rà soát hộ nghèo, hộ cận nghèo", "Đất đai và nhà ở, đất rừng")


def send(district: Pc, commune: Pc, *files: Path, subject: str = "Thông báo") -> str:
    wanted = Wanted(kind="TB", subject=subject, issued_on=WRITTEN, files=files, to=(COMMUNE,))
    id = outgoing.dispatch(district.desk, wanted).id
    district.sync()
    commune.sync()
    return id


def preview_of(screen: Screen) -> Preview:
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    return page.pane.preview


def opened(desktop: Desktop, pc: Pc) -> tuple[Screen, Preview]:
    """A window whose first document's file is shown by its pages."""
    screen = desktop.open(pc)
    preview = preview_of(screen)
    screen.until(lambda: preview.view.pages)
    return screen, preview


def is_drawn(preview: Preview) -> bool:
    return not any(preview.view._missing())


def told(preview: Preview) -> str:
    """Everything that is written around and instead of the pages."""
    return "\n".join(label.text() for label in preview.findChildren(QLabel) if label.isVisible())


def has_ink(preview: Preview) -> bool:
    image = preview.view.viewport().grab().toImage()
    middle = range(image.width() // 4, image.width() * 3 // 4)
    return any(image.pixelColor(x, y).lightness() < 90 for y in range(20, image.height()) for x in middle)


@pytest.fixture
def read(desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path) -> tuple[Screen, Preview]:
    """Three typeset pages at the window, drawn."""
    send(district, commune, typeset_pdf(tmp_path / "1247-UBND-NN.pdf", *PAGES))
    screen, preview = opened(desktop, commune)
    screen.until(lambda: is_drawn(preview) and 0 in preview.view.texts)
    return screen, preview


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
    screen.window.page("incoming").pane.show_document(id)  # type: ignore[attr-defined]
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
    from app.ui.reading.preview.texts import Spot

    view._selection.extend(Spot(2, 7))
    view.texts._kept.pop(1, None)
    QGuiApplication.clipboard().setText("")
    view.copy()
    screen.until(lambda: QGuiApplication.clipboard().text())
    assert QGuiApplication.clipboard().text() == f"{PAGES[0]}\n{PAGES[1]}\n{PAGES[2][:7]}"


class Opener(QObject):
    """Stands where the system's programs are."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_what_is_no_pdf_is_named_and_a_copy_of_it_is_opened(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path, opener: Opener
) -> None:
    path = tmp_path / "Danh sách hộ.docm"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"):
            archive.writestr(name, "<x/>")
    send(district, commune, path)
    screen = desktop.open(commune)
    preview = preview_of(screen)
    screen.until(lambda: "Văn bản Word · " in told(preview))
    assert "Danh sách hộ.docm" in told(preview)
    assert screen.all(QWidget, "Tệp có macro", preview)
    assert not screen.all(QWidget, "Phóng to", preview)
    screen.press("Mở bản sao")
    screen.until(lambda: opener.opened)
    [copy] = opener.opened
    assert copy.name == "Danh sách hộ.docm"
    assert copy.read_bytes() == path.read_bytes()
    assert commune.folder not in copy.parents, "the office's own file was opened"


def test_an_archive_stays_shut(desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path) -> None:
    path = tmp_path / "kem-theo.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.pdf", "x")
    send(district, commune, path)
    screen = desktop.open(commune)
    preview = preview_of(screen)
    screen.until(lambda: "Chương trình không tự mở tệp nén" in told(preview))


def test_a_file_with_a_password_and_a_broken_one_say_what_to_do(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    locked = send(district, commune, locked_pdf(tmp_path / "khoa.pdf"))
    broken = send(district, commune, pdf(tmp_path / "hong.pdf"))
    screen = desktop.open(commune)
    pane = screen.window.page("incoming").pane  # type: ignore[attr-defined]
    preview = preview_of(screen)
    screen.until(lambda: pane.page is not None)
    pane.show_document(locked)
    screen.until(lambda: "Tệp PDF đặt mật khẩu. Mở bản sao" in told(preview))
    pane.show_document(broken)
    screen.until(lambda: "bị lỗi nên không vẽ được trang nào" in told(preview))
    assert screen.all(QWidget, "Mở bản sao", preview)


def test_signatures_are_counted_and_never_called_valid(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    send(district, commune, signed_pdf(tmp_path / "ky.pdf", 2))
    screen, preview = opened(desktop, commune)
    screen.until(lambda: "Tệp có 2 chữ ký số, chưa kiểm tra" in told(preview))


def test_a_file_that_is_still_coming_is_shown_as_soon_as_it_is_here(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    wanted = Wanted(
        kind="TB",
        subject="Thông báo",
        issued_on=WRITTEN,
        files=(many_pages(tmp_path / "a.pdf", 400),),
        to=(COMMUNE,),
    )
    outgoing.dispatch(district.desk, wanted)
    district.sync()
    commune.pull()
    screen = desktop.open(commune)
    preview = preview_of(screen)
    screen.until(lambda: "Tệp đang về." in told(preview))
    assert not preview.view.isVisible()
    commune.sync()
    screen.changed()
    screen.until(lambda: "1/400 trang" in told(preview) and is_drawn(preview))


def test_a_damaged_file_is_not_shown_and_comes_again(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    send(district, commune, typeset_pdf(tmp_path / "a.pdf", "Trang một"))
    [attachment] = commune.incoming()[0].attachments
    stored = commune.replica.files.path(attachment.sha256)
    stored.write_bytes(stored.read_bytes()[:-1] + b"x")
    screen = desktop.open(commune)
    preview = preview_of(screen)
    screen.until(lambda: "hỏng nên không mở" in told(preview))
    screen.changed()
    screen.until(lambda: "Máy đang tải lại từ máy chủ" in told(preview))
    commune.sync()
    screen.changed()
    screen.until(lambda: "1/1 trang" in told(preview) and is_drawn(preview))


def test_a_numbered_document_says_that_its_scan_is_still_to_be_added(desktop: Desktop, commune: Pc) -> None:
    commune.number("Thông báo họp thôn")
    screen = desktop.open(commune)
    screen.shell.go("outgoing")
    page = screen.window.page("outgoing")
    assert isinstance(page, ListPage)
    screen.until(lambda: "gắn bản quét" in told(page.pane.preview))


def test_a_page_that_never_ends_is_named_and_the_others_are_read(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PagedFile, "patience_s", 1.0)
    send(district, commune, endless_page(tmp_path / "a.pdf", after=3))
    screen = desktop.open(commune)
    preview = preview_of(screen)
    screen.until(lambda: preview.view.pages == 4)
    screen.until(lambda: preview.view.drawings.is_refused(0))
    preview.view.go_to(2)
    screen.until(lambda: is_drawn(preview))
    assert not preview.view.drawings.is_refused(2)


def test_the_window_lives_while_the_worker_is_silent_and_the_worker_is_replaced(read: tuple[Screen, Preview]) -> None:
    screen, preview = read
    drawing = screen.shell.bridge.drawing
    drawing.file.patience_s = 1.0
    victim = drawing.file.worker.pid
    assert victim is not None
    os.kill(victim, signal.SIGSTOP)
    beats: list[float] = []
    pulse = QTimer(interval=5)
    pulse.timeout.connect(lambda: beats.append(time.monotonic()))
    pulse.start()
    preview.view.zoom(up=True)
    screen.until(lambda: len(beats) > 100)
    pulse.stop()
    assert max(later - one for one, later in pairwise(beats)) < 0.5
    preview.view.fit()
    preview.view.go_to(2)
    screen.until(lambda: is_drawn(preview) and drawing.file.worker.pid not in (None, victim))
    assert has_ink(preview)


def test_of_many_documents_gone_through_quickly_the_last_is_shown(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    ids = [
        send(district, commune, typeset_pdf(tmp_path / f"{n}.pdf", *(["Trang"] * (n + 1))), subject=f"Thông báo {n}")
        for n in range(5)
    ]
    screen = desktop.open(commune)
    pane = screen.window.page("incoming").pane  # type: ignore[attr-defined]
    preview = preview_of(screen)
    screen.until(lambda: pane.page is not None)
    for id in [*ids, *reversed(ids), ids[3]]:
        pane.show_document(id)
        QApplication.processEvents()
    screen.until(lambda: "1/4 trang" in told(preview) and is_drawn(preview))


def test_pages_are_there_again_after_another_place_has_shown_its_own(
    read: tuple[Screen, Preview], commune: Pc, tmp_path: Path
) -> None:
    screen, preview = read
    wanted = Wanted(
        kind="BC",
        subject="Báo cáo",
        issued_on=WRITTEN,
        files=(typeset_pdf(tmp_path / "b.pdf", "Báo cáo"),),
        to=("187",),
    )
    outgoing.dispatch(commune.desk, wanted)
    screen.changed()
    screen.shell.go("outgoing")
    page = screen.window.page("outgoing")
    assert isinstance(page, ListPage)
    screen.until(lambda: "1/1 trang" in told(page.pane.preview) and is_drawn(page.pane.preview))
    screen.shell.go("incoming")
    screen.until(lambda: "1/3 trang" in told(preview) and is_drawn(preview))
    preview.view.go_to(2)
    screen.until(lambda: is_drawn(preview) and 2 in preview.view.texts)
    assert preview.view.accessibleDescription() == PAGES[2]


def test_no_process_is_left_when_the_window_is_closed(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    send(district, commune, endless_page(tmp_path / "a.pdf"))
    screen, _ = opened(desktop, commune)
    worker = screen.shell.bridge.drawing.file.worker
    pid = until(lambda: worker.pid)
    began = time.monotonic()
    desktop.close()
    assert time.monotonic() - began < 3
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    desktop._shells.clear()
