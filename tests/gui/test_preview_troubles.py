"""Where a file has no pages to show, or its pages make trouble: said in words, and nothing else suffers."""

import os
import signal
import time
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from app.actions import large_files, outgoing
from app.actions.outgoing import Wanted
from app.documents.paged_file import PagedFile
from app.ui.documents.list_page import ListPage
from app.ui.documents.model import LINE
from app.ui.reading.preview.preview import Preview
from tests.support.opener import Opener
from tests.support.papers import endless_page, locked_pdf, many_pages, pdf, signed_pdf, typeset_pdf
from tests.support.places import WRITTEN, Pc
from tests.support.reading import PAGES, has_ink, is_drawn, list_of, opened, preview_of, send, told
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.windows import Desktop, Screen, until


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
    page = list_of(screen)
    preview = preview_of(screen)
    screen.until(lambda: page.pane.page is not None)
    page.show_document(locked)
    screen.until(lambda: "Tệp PDF đặt mật khẩu. Mở bản sao" in told(preview))
    page.show_document(broken)
    screen.until(lambda: "bị lỗi nên không hiển thị được trang nào" in told(preview))
    assert screen.all(QWidget, "Mở bản sao", preview)


def test_a_broken_file_of_ones_own_is_mended_here_and_not_by_the_sender(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    path = pdf(tmp_path / "hong.pdf")
    outgoing.dispatch(commune.desk, Wanted(kind="TB", subject="T", issued_on=WRITTEN, files=(path,), to=(DISTRICT,)))
    screen = desktop.open(commune)
    screen.shell.go("outgoing")
    pane = screen.window.page("outgoing").pane  # type: ignore[attr-defined]
    screen.until(lambda: "không hiển thị được trang nào. Hủy gửi, gắn lại bản quét rồi gửi." in told(pane.preview))
    assert "như đã nhận" not in told(pane.preview)
    assert "nơi gửi" not in told(pane.preview)


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


def test_a_large_file_waits_until_somebody_asks_for_it(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    large_files.keep_limit(commune.replica, 1)
    paper = pdf(tmp_path / "a.pdf", 1_200_000)
    outgoing.dispatch(district.desk, Wanted("TB", "Bản đồ", WRITTEN, files=(paper,), to=(COMMUNE,)))
    district.sync()
    commune.sync()
    screen = desktop.open(commune)
    preview = preview_of(screen)
    screen.until(lambda: "Tệp lớn nên chưa tải" in told(preview))
    screen.press("Tải về")
    screen.until(lambda: "Tệp đang về." in told(preview))
    commune.sync()
    screen.changed()
    screen.until(lambda: preview.tools.isVisible() and "Tệp đang về." not in told(preview))
    assert [a.state for a in commune.incoming()[0].attachments] == ["here"]


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


def test_a_disk_that_does_not_give_a_file_may_be_asked_again(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    send(district, commune, typeset_pdf(tmp_path / "a.pdf", "Trang một"))
    [attachment] = commune.incoming()[0].attachments
    stored = commune.replica.files.path(attachment.sha256)
    content = stored.read_bytes()
    stored.unlink()
    stored.mkdir()
    screen = desktop.open(commune)
    preview = preview_of(screen)
    screen.until(lambda: screen.all(QWidget, "Thử lại", preview))
    stored.rmdir()
    stored.write_bytes(content)
    screen.press("Thử lại")
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
    page = list_of(screen)
    preview = preview_of(screen)
    screen.until(lambda: page.pane.page is not None and page.view.model().rowCount() >= len(ids))
    rows = {
        line.id: row
        for row in range(page.view.model().rowCount())
        if (line := page.view.model().index(row, 0).data(LINE))
    }
    for id in [*ids, *reversed(ids), ids[3]]:
        page.view.selectRow(rows[id])
        QApplication.processEvents()
    screen.until(lambda: "1/4 trang" in told(preview) and is_drawn(preview))


def test_of_another_document_with_the_same_enclosure_the_main_file_is_shown(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    shared = typeset_pdf(tmp_path / "chung.pdf", *["Kèm theo"] * 2)
    ids = [
        send(district, commune, typeset_pdf(tmp_path / f"{n}.pdf", *["Công văn"] * n), shared, subject=f"Công văn {n}")
        for n in (3, 4)
    ]
    screen = desktop.open(commune)
    page = list_of(screen)
    preview = preview_of(screen)
    screen.until(lambda: page.pane.page is not None)
    page.show_document(ids[0])
    screen.until(lambda: "1/3 trang" in told(preview))
    screen.press("chung.pdf")
    screen.until(lambda: "1/2 trang" in told(preview))
    screen.changed()
    page.show_document(ids[1])
    screen.until(lambda: "1/4 trang" in told(preview))


def test_the_reader_is_where_he_was_after_another_place_has_shown_its_own_pages(
    read: tuple[Screen, Preview], commune: Pc, tmp_path: Path
) -> None:
    screen, preview = read
    preview.view.go_to(1)
    screen.until(lambda: is_drawn(preview))
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
    screen.until(lambda: "2/3 trang" in told(preview) and is_drawn(preview))
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
