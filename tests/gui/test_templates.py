"""Beginning with a template at the window: a copy of it opens, and what is made of that becomes the document's file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from app.actions import templates
from app.ui.compose.templates_menu import TemplatesButton
from app.ui.doing.asking import Question
from tests.support.papers import pdf
from tests.support.pen import Pen
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
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


def begun(desktop: Desktop, pc: Pc, kind: str = "TB") -> tuple[Pen, TemplatesButton]:
    pen = Pen(desktop.open(pc))
    pen.begin()
    pen.writing.change(kind=kind)
    button = pen.screen.find(TemplatesButton, "Dùng mẫu")
    pen.screen.until(lambda: button.kind)
    return pen, button


def menu(button: TemplatesButton) -> QMenu:
    made = button.menu()
    made.aboutToShow.emit()
    return made


def offered(button: TemplatesButton) -> list[str]:
    return [action.text() for action in menu(button).actions() if action.text()]


def choose(button: TemplatesButton, text: str) -> None:
    next(action for action in menu(button).actions() if action.text().startswith(text)).trigger()


def test_a_copy_of_the_offices_template_opens_and_is_the_main_file(
    desktop: Desktop, commune: Pc, opened: Opened
) -> None:
    path = pdf(commune.folder / "Mẫu họp thôn.docx")
    templates.save_template(commune.desk, "TB", "Họp thôn", path)
    templates.save_template(commune.desk, "BC", "Báo cáo tuần", pdf(commune.folder / "b.docx", 9_001))
    pen, button = begun(desktop, commune)
    pen.screen.until(lambda: len(pen.writing.desk.templates) == 2)
    assert offered(button)[:2] == ["Họp thôn", "Mẫu trống theo thể thức: Thông báo (TB)"]
    choose(button, "Họp thôn")
    pen.screen.until(lambda: opened.paths)
    assert pen.papers_here() == ["Mẫu họp thôn.docx"]
    assert opened.paths[0].read_bytes() == path.read_bytes()
    opened.paths[0].write_bytes(pdf(commune.folder / "signed.docx", 9_002).read_bytes())
    pen.screen.until(lambda: pen.writing.outside.offers)
    pen.screen.press("Lấy bản mới")
    pen.screen.until(lambda: [f.sha256 for f in pen.writing.content.files] != [])
    pen.screen.until(lambda: pen.writing.content.files[0].bytes == 9_002)
    assert path.read_bytes() != opened.paths[0].read_bytes(), "the template is as it was"


def test_where_there_is_none_the_form_of_the_law_is_made_and_filled(
    desktop: Desktop, commune: Pc, opened: Opened
) -> None:
    pen, button = begun(desktop, commune, "CV")
    pen.write("Báo cáo hộ nghèo")
    choose(button, "Mẫu trống theo thể thức")
    pen.screen.until(lambda: opened.paths)
    assert pen.papers_here() == ["Công văn.docx"]
    pen.writing.keep()
    pen.screen.until(lambda: pen.writing.kept_at)


def test_a_clerk_adds_one_for_the_kind_and_lets_it_go(
    desktop: Desktop, commune: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pdf(commune.folder / "mau.docx")
    pen, button = begun(desktop, commune)
    monkeypatch.setattr(button, "_ask_file", lambda: [path])
    choose(button, "Thêm mẫu của cơ quan")
    question = pen.screen.until(QApplication.activeModalWidget)
    assert isinstance(question, Question)
    name = pen.screen.find(QLineEdit, "Tên mẫu", question)
    assert name.text() == "mau"
    name.setText("Họp thôn")
    question.do.click()
    pen.screen.said("Đã lưu mẫu “Họp thôn”.")
    pen.screen.until(lambda: [one.name for one in pen.writing.desk.templates] == ["Họp thôn"])
    (going,) = [action for action in menu(button).actions() if action.text() == "Bỏ mẫu"]
    below = going.menu()
    assert isinstance(below, QMenu)
    below.actions()[0].trigger()
    pen.screen.said("Đã bỏ mẫu “Họp thôn”.")
    pen.screen.until(lambda: pen.writing.desk.templates == ())


def test_an_officer_uses_them_and_changes_none(desktop: Desktop, place: DistrictPlace, commune: Pc) -> None:
    templates.save_template(commune.desk, "TB", "Họp thôn", pdf(commune.folder / "a.docx"))
    officer = place.enrol(COMMUNE, "officer", "Lê Thị Mẫu")
    for pc in (commune, officer):
        pc.sync()
    pen, button = begun(desktop, officer)
    pen.screen.until(lambda: pen.writing.desk.templates)
    assert offered(button) == ["Họp thôn", "Mẫu trống theo thể thức: Thông báo (TB)"]
