"""A file of a draft that another program signs or changes is offered, and taken in where it is wanted."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from app.actions.outside_copies import ChangedCopy, changed_copy, open_outside
from app.actions.taking_files import take_files_in
from app.ui.compose.outside import Outside
from tests.support.papers import pdf
from tests.support.pen import Pen
from tests.support.places import Pc
from tests.support.windows import Desktop


class Opened(QObject):
    """What the system was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def opened() -> Iterator[Opened]:
    made = Opened()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def opens(desktop: Desktop, commune: Pc, opened: Opened) -> tuple[Pen, Path]:
    """A draft whose file is open in another program."""
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(pdf(commune.folder / "ke-hoach.pdf"))
    pen.screen.press("Mở “ke-hoach.pdf” để sửa, ký")
    pen.screen.until(lambda: opened.paths)
    return pen, opened.paths[0]


def test_a_file_that_is_written_over_takes_the_old_ones_place(desktop: Desktop, commune: Pc, opened: Opened) -> None:
    pen, copy = opens(desktop, commune, opened)
    before = pen.writing.content.files[0].sha256
    assert copy.read_bytes() == commune.replica.files.path(before).read_bytes()
    pdf(copy, 11_000, seed=9)
    pen.screen.press("Lấy bản mới")
    pen.screen.until(lambda: pen.writing.content.files and pen.writing.content.files[0].sha256 != before)
    pen.screen.until(lambda: pen.papers_here() == ["ke-hoach.pdf"])
    assert not pen.screen.all(QPushButton, "Lấy bản mới")


def test_a_signed_one_that_appears_beside_it_is_offered_and_may_be_left(
    desktop: Desktop, commune: Pc, opened: Opened
) -> None:
    pen, copy = opens(desktop, commune, opened)
    before = pen.writing.content.files
    pdf(copy.with_name("ke-hoach_signed.pdf"), 12_000, seed=3)
    pen.screen.press("Giữ bản cũ")
    pen.screen.until(lambda: not pen.screen.all(QPushButton, "Giữ bản cũ"))
    assert pen.writing.content.files == before
    pdf(copy.with_name("ke-hoach_signed2.pdf"), 12_000, seed=4)
    pen.screen.press("Lấy bản mới")
    pen.screen.until(lambda: pen.papers_here() == ["ke-hoach_signed2.pdf"])


def test_what_is_half_done_or_the_same_is_no_change(commune: Pc, tmp_path: Path) -> None:
    (file,) = take_files_in(commune.replica, [pdf(tmp_path / "a.pdf")])
    copy = open_outside(commune.replica, file)
    (copy.folder / "~$a.pdf").write_bytes(b"x")
    (copy.folder / "a.pdf.tmp").write_bytes(b"x")
    (copy.folder / "b.pdf").write_bytes(b"")
    (copy.folder / "c.pdf").write_bytes(copy.path.read_bytes())
    assert changed_copy(copy, frozenset()) is None
    pdf(copy.path, 9_500, seed=5)
    found = changed_copy(copy, frozenset())
    assert isinstance(found, ChangedCopy)
    assert found.path == copy.path
    assert changed_copy(copy, frozenset({found.sha256})) is None


def test_what_kept_an_eye_on_files_goes_with_its_window(desktop: Desktop, commune: Pc) -> None:
    """Else each window that was ever built would hold one of the few watches that a system gives to an account."""
    outside = Outside(desktop.open(commune).shell.bridge)
    assert outside.findChildren(QFileSystemWatcher) == []  # nothing is open elsewhere
    gone = weakref.ref(outside)
    del outside
    gc.collect()
    assert gone() is None
