"""A document's pages at a window, for tests: sent, opened, looked at."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

from app.actions import outgoing
from app.actions.outgoing import Wanted
from app.ui.documents.list_page import ListPage
from app.ui.reading.preview.preview import Preview
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop, Screen

PAGES = ("Quản lý đất đai trên địa bàn", "Rà soát hộ nghèo, hộ cận nghèo", "Đất đai và nhà ở, đất rừng")


def send(district: Pc, commune: Pc, *files: Path, subject: str = "Thông báo") -> str:
    wanted = Wanted(kind="TB", subject=subject, issued_on=WRITTEN, files=files, to=(COMMUNE,))
    id = outgoing.dispatch(district.desk, wanted).id
    district.sync()
    commune.sync()
    return id


def list_of(screen: Screen) -> ListPage:
    """The incoming documents. What is to be read is chosen here and not in the pane: whenever the list looks again,
    also by itself once a document counts as seen, the pane shows what is chosen in the list."""
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    return page


def preview_of(screen: Screen) -> Preview:
    return list_of(screen).pane.preview


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
    texts = (label.text() for label in preview.findChildren(QLabel) if label.isVisible())
    return "\n".join(texts).replace("\u200b", "")


def has_ink(preview: Preview) -> bool:
    image = preview.view.viewport().grab().toImage()
    middle = range(image.width() // 4, image.width() * 3 // 4)
    return any(image.pixelColor(x, y).lightness() < 90 for y in range(20, image.height()) for x in middle)
