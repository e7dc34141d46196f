"""A form that came with a document is filled in as the reply; an officer drafts it and lays it before a leader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from app.actions import circulation, outgoing
from app.actions.outgoing import Wanted
from app.ui.documents.list_page import ListPage
from app.ui.doing.asking import Question
from sync.replica import queries
from sync.rules.assignments import Assigned
from tests.support.papers import pdf
from tests.support.pen import Pen
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.windows import Desktop, Screen


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
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type, unused-ignore]
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def came(district: Pc, commune: Pc) -> str:
    """A document with a form beside it, entered by the commune."""
    files = (pdf(district.folder / "cv.pdf", 9_000), pdf(district.folder / "bieu-mau.docx", 9_500, seed=2))
    wanted = Wanted(kind="CV", subject="Đề nghị điền biểu", issued_on=WRITTEN, files=files, to=(COMMUNE,))
    id = outgoing.dispatch(district.desk, wanted).id
    for pc in (district, commune, commune):
        pc.sync()
    commune.register(id)
    commune.sync()
    return id


def read(screen: Screen, id: str) -> ListPage:
    screen.shell.go("incoming", "all", id)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id == id and page.pane.is_whole)
    return page


def test_a_form_that_came_is_filled_in_as_the_reply(desktop: Desktop, commune: Pc, came: str, opened: Opened) -> None:
    screen = desktop.open(commune)
    read(screen, came)
    pen = Pen(screen)
    screen.press("Dùng làm tệp trả lời: bieu-mau.docx")
    screen.until(lambda: screen.window.place == "compose" and opened.paths)
    assert pen.papers_here() == ["bieu-mau.docx"]
    assert (pen.writing.content.answers, [r.office for r in pen.writing.content.recipients]) == (came, [DISTRICT])
    opened.paths[0].write_bytes(pdf(commune.folder / "da-dien.docx", 9_700).read_bytes())
    screen.until(lambda: pen.writing.outside.offers)
    screen.press("Lấy bản mới")
    screen.until(lambda: [file.bytes for file in pen.writing.content.files] == [9_700])


def test_an_officer_drafts_the_answer_to_what_he_was_given(
    desktop: Desktop, place: DistrictPlace, commune: Pc, came: str
) -> None:
    officer = place.enrol(COMMUNE, "officer", "Lê Thị Mẫu")
    leader = place.enrol(COMMUNE, "leader", "Trần Văn Mẫu")
    leader.sync()
    circulation.direct(leader.desk, came, Assigned(person=officer.desk.person), "Tham mưu trả lời")
    for pc in (leader, officer):
        pc.sync()
    screen = desktop.open(officer)
    page = read(screen, came)
    page.wanted.emit("reply", page.pane.page)
    pen = Pen(screen)
    screen.until(lambda: screen.window.place == "compose" and pen.page.told)
    pen.attach(pdf(officer.folder / "tra-loi.pdf"))
    assert pen.writing.content.answers == came
    pen.page.foot.submit_wanted.emit()
    question = screen.until(QApplication.activeModalWidget)
    assert isinstance(question, Question)
    question.do.click()
    screen.said("Đã trình Trần Văn Mẫu duyệt.")
    officer.sync()
    leader.sync()
    with leader.replica.read() as connection:
        (listed,) = queries.shared_drafts(connection)
    assert (listed.line.state, listed.line.subject) == ("submitted", "Trả lời 01/UBND-VP")
