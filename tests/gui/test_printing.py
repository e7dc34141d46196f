"""Printing at the window, onto a PDF in place of paper."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QSpinBox, QWidget

from app.ui.documents.list_page import ListPage
from app.ui.doing.print_choice import PrintChoice, PrintProgress
from tests.support.papers import endless_page, many_pages, typeset_pdf
from tests.support.places import Pc
from tests.support.reading import send
from tests.support.windows import Desktop, Screen


def ready(desktop: Desktop, pc: Pc) -> tuple[Screen, ListPage]:
    screen = desktop.open(pc)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None)
    return screen, page


def modal(screen: Screen, kind: type[QWidget]) -> QWidget:
    found = screen.until(
        lambda: next((w for w in QApplication.topLevelWidgets() if type(w) is kind and w.isVisible()), None)
    )
    assert isinstance(found, kind)
    return found


def print_to(screen: Screen, path: Path, copies: int = 1) -> str:
    """Choose a PDF in a printer's place, as a person does where there is no printer. The dialog's title."""
    dialog = modal(screen, QPrintDialog)
    name, count = dialog.findChild(QLineEdit, "filename"), dialog.findChild(QSpinBox, "copies")
    assert name is not None
    assert count is not None
    name.setText(str(path))
    count.setValue(copies)
    dialog.accept()  # type: ignore[attr-defined]
    return dialog.windowTitle()


def inked_pages(path: Path) -> list[int]:
    """How many dark pixels each page of a PDF has."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            bitmap = page.render(scale=0.5, grayscale=True)
            found.append(sum(value < 128 for value in bytes(bitmap.buffer)))
    return found


def test_a_document_s_only_file_is_printed_page_by_page(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    send(district, commune, typeset_pdf(tmp_path / "a.pdf", *["Thông báo nghỉ lễ " * 30] * 3))
    screen, _ = ready(desktop, commune)
    screen.press("In")
    assert print_to(screen, tmp_path / "printed.pdf") == "In 3 trang"
    screen.said("Đã chuyển 3 tờ sang máy in.")
    inked = inked_pages(tmp_path / "printed.pdf")
    assert len(inked) == 3
    assert min(inked) > 500
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert [round(side) for side in printed[0].get_size()] == [595, 842]


def test_copies_are_printed_as_often_as_asked(desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path) -> None:
    send(district, commune, many_pages(tmp_path / "a.pdf", 2))
    screen, _ = ready(desktop, commune)
    screen.press("In")
    print_to(screen, tmp_path / "printed.pdf", copies=3)
    screen.said("Đã chuyển 6 tờ sang máy in.")
    assert len(inked_pages(tmp_path / "printed.pdf")) == 6


def test_of_several_files_some_are_picked_and_those_of_other_programs_are_named(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    sheet = tmp_path / "danh-sach.csv"
    sheet.write_text("a,b")
    send(district, commune, many_pages(tmp_path / "chinh.pdf", 2), many_pages(tmp_path / "kem-theo.pdf", 3), sheet)
    screen, _ = ready(desktop, commune)
    screen.press("In")
    choice = modal(screen, PrintChoice)
    boxes = {box.text(): box for box in choice.findChildren(QCheckBox)}
    assert {name: box.isChecked() for name, box in boxes.items()} == {"chinh.pdf": True, "kem-theo.pdf": False}
    words = [label.text() for label in choice.findChildren(QLabel)]
    assert "danh-sach.csv: in từ chương trình của tệp (mở bản sao)" in words
    screen.press("Chọn mọi tệp PDF")
    screen.press("Chọn máy in")
    print_to(screen, tmp_path / "printed.pdf")
    screen.said("Đã chuyển 5 tờ sang máy in.")
    assert len(inked_pages(tmp_path / "printed.pdf")) == 5


def test_several_documents_are_printed_in_one_job(desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path) -> None:
    for n in (1, 2, 3):
        send(district, commune, many_pages(tmp_path / f"{n}.pdf", n), subject=f"Thông báo {n}")
    screen, page = ready(desktop, commune)
    page.view.selectAll()
    screen.until(lambda: len(page.view.picked_lines()) == 3)
    page.wanted.emit("print", page.view.picked_lines())
    choice = modal(screen, PrintChoice)
    assert all(box.isChecked() for box in choice.findChildren(QCheckBox))
    screen.press("Chọn máy in")
    print_to(screen, tmp_path / "printed.pdf")
    screen.said("Đã chuyển 6 tờ sang máy in.")
    assert len(inked_pages(tmp_path / "printed.pdf")) == 6


def test_where_there_is_nothing_to_print_it_is_said_why(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_text("a,b")
    send(district, commune, path)
    screen, _ = ready(desktop, commune)
    screen.press("In")
    screen.said("Không có tệp PDF nào để in. danh-sach.csv: in từ chương trình của tệp")


def test_a_long_job_is_stopped_and_leaves_nothing(desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path) -> None:
    send(district, commune, endless_page(tmp_path / "a.pdf", after=200))
    screen, _ = ready(desktop, commune)
    screen.press("In")
    print_to(screen, tmp_path / "printed.pdf")
    progress = modal(screen, PrintProgress)
    assert "Đang in tờ 1 trong 201" in [label.text() for label in progress.findChildren(QLabel)]
    screen.press("Dừng in")
    screen.said("Đã dừng in.")
    assert not any(isinstance(widget, PrintProgress) for widget in QApplication.topLevelWidgets() if widget.isVisible())


def test_a_page_that_cannot_be_drawn_says_so_on_its_sheet(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.doing.print_job.PATIENCE_S", 1.0)
    send(district, commune, endless_page(tmp_path / "a.pdf", after=1))
    screen, _ = ready(desktop, commune)
    screen.press("In")
    print_to(screen, tmp_path / "printed.pdf")
    screen.said("Trang không in được: a.pdf (1)")
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        words = printed[0].get_textpage().get_text_bounded()
    assert "a.pdf" in words
    assert inked_pages(tmp_path / "printed.pdf")[0] > 0


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_take_the_job_is_named(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path
) -> None:
    send(district, commune, many_pages(tmp_path / "a.pdf", 1))
    screen, _ = ready(desktop, commune)
    screen.press("In")
    print_to(screen, tmp_path / "no such folder" / "printed.pdf")
    screen.said("Máy in không nhận lệnh in.")
