"""Lists of documents, and documents that are read."""

from PySide6.QtWidgets import QTabWidget

from app.actions.reading_texts import read_all
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand


@shows("incoming")
def incoming(stand: Stand) -> None:
    """The most urgent one is read: it waits for its number."""
    stand.read("incoming", "swine", "to_register")


@shows("incoming-all")
def incoming_all(stand: Stand) -> None:
    stand.read("incoming", "payments")


@shows("incoming-history")
def incoming_history(stand: Stand) -> None:
    """Narrow: the tab of what has happened."""
    page = stand.read("incoming", "payments")
    for tabs in page.pane.findChildren(QTabWidget):
        tabs.setCurrentIndex(1)


@shows("incoming-files")
def incoming_files(stand: Stand) -> None:
    page = stand.read("incoming", "swine")
    for tabs in page.pane.findChildren(QTabWidget):
        tabs.setCurrentIndex(2)


@shows("incoming-selected")
def incoming_selected(stand: Stand) -> None:
    """Several are picked: what can be done with all of them."""
    page = stand.read("incoming", "holiday", "to_register")
    page.view.selectAll()


@shows("incoming-leader", "leader")
def incoming_leader(stand: Stand) -> None:
    stand.read("incoming", "meeting", "to_direct")


@shows("incoming-officer", "officer")
def incoming_officer(stand: Stand) -> None:
    stand.read("incoming", "payments", "mine")


@shows("incoming-empty", "quiet")
def incoming_empty(stand: Stand) -> None:
    stand.go("incoming", "to_direct")


@shows("outgoing")
def outgoing(stand: Stand) -> None:
    """Recipients in several states: entered, refused, seen, waiting for its PC, outside."""
    stand.read("outgoing", "visit")


@shows("outgoing-numbered")
def outgoing_numbered(stand: Stand) -> None:
    page = stand.go("outgoing", "numbered")
    stand.screen.until(lambda: page.pane.page is not None)


@shows("outgoing-district", "district")
def outgoing_district(stand: Stand) -> None:
    """Twenty-one recipients."""
    stand.read("outgoing", "swine")


@shows("drafts")
def drafts(stand: Stand) -> None:
    stand.go("drafts")


@shows("drafts-empty", "quiet")
def drafts_empty(stand: Stand) -> None:
    stand.go("drafts")


@shows("search")
def search(stand: Stand) -> None:
    stand.window.bar.search.setText("ra soat")
    page = stand.screen.until(lambda: stand.window.place == "search" and stand.window.page("search"))
    stand.hold_still()
    stand.screen.until(lambda: page.pane.page is not None)


@shows("search-inside")
def search_inside(stand: Stand) -> None:
    """Only a file says it: under a heading of its own, with the words around it."""
    stand.write(lambda replica: read_all(replica, 60))
    stand.window.bar.search.setText("phối hợp")
    page = stand.screen.until(lambda: stand.window.place == "search" and stand.window.page("search"))
    stand.hold_still()
    stand.screen.until(lambda: page._excerpts and page.pane.page is not None)


@shows("search-narrowed")
def search_narrowed(stand: Stand) -> None:
    stand.window.bar.search.setText("ra soat")
    page = stand.screen.until(lambda: stand.window.place == "search" and stand.window.page("search"))
    stand.hold_still()
    page._narrow.setChecked(True)
    stand.screen.until(lambda: page.pane.page is not None)


@shows("search-nothing")
def search_nothing(stand: Stand) -> None:
    stand.window.bar.search.setText("quang lnag")
    stand.screen.until(lambda: stand.window.place == "search")
