"""Lists of documents, and documents that are read."""

from datetime import timedelta

from PySide6.QtWidgets import QListWidget, QTabWidget

from app.actions import incoming as incoming_acts
from app.actions.desk import Desk
from app.actions.paper_arrival import PaperArrival
from app.actions.reading_texts import read_all
from app.actions.showing import document_page
from app.actions.taking_paper import take_paper_in
from sync.replica import transfers
from sync.replica.replica import Replica
from sync.rules.documents import Document, Source
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
    stand.screen.until(lambda: page.pane._signed)


@shows("incoming-large")
def incoming_large(stand: Stand) -> None:
    """Its file is large, and waits until somebody wants it."""
    stand.write(lambda replica: _waits_at_the_server(stand, replica))
    page = stand.read("incoming", "citizens")
    stand.screen.until(lambda: page.pane.page is not None and page.pane.is_whole)


@shows("incoming-selected")
def incoming_selected(stand: Stand) -> None:
    """Several are picked: what can be done with all of them."""
    page = stand.read("incoming", "holiday", "to_register")
    page.view.selectAll()


@shows("incoming-twin")
def incoming_twin(stand: Stand) -> None:
    """It has come on paper before, and that stands in the book."""
    stand.write(lambda replica: _came_on_paper(stand, replica))
    page = stand.read("incoming", "swine", "to_register")
    stand.screen.until(lambda: page.pane.page is not None and page.pane.page.twins and page.pane.is_whole)


@shows("incoming-joined")
def incoming_joined(stand: Stand) -> None:
    """One document by two roads, under one number: the form that has joined the paper."""

    def join(replica: Replica) -> None:
        known = document_page(replica, stand.ids["aid"])
        assert known is not None
        if not known.others:  # on a copy on which another screen has joined them they are one already
            paper = _came_on_paper(stand, replica, "aid")
            incoming_acts.join(Desk(replica, stand.context.person), stand.ids["aid"], paper)

    stand.write(join)
    page = stand.read("incoming", "aid")
    stand.screen.until(lambda: page.pane.page is not None and page.pane.page.others and page.pane.is_whole)


@shows("ask-separate")
def ask_separate(stand: Stand) -> None:
    """They were joined by mistake: why, and what becomes of the number."""
    incoming_joined(stand)
    page = stand.window.page("incoming")
    page.wanted.emit("separate", page.pane.page)
    stand.question()


@shows("ask-join")
def ask_join(stand: Stand) -> None:
    """A new number is asked for, and there seems to be one."""
    stand.write(lambda replica: _came_on_paper(stand, replica))
    page = stand.read("incoming", "swine", "to_register")
    stand.screen.until(lambda: page.pane.page is not None and page.pane.page.twins and page.pane.is_whole)
    page.wanted.emit("register", page.pane.page)
    stand.question()


@shows("ask-join-other")
def ask_join_other(stand: Stand) -> None:
    """Which one in the book it is: what is alike stands there already."""
    stand.write(lambda replica: _came_on_paper(stand, replica))
    page = stand.read("incoming", "swine", "to_register")
    stand.screen.until(lambda: page.pane.page is not None and page.pane.page.twins and page.pane.is_whole)
    page.wanted.emit("join_other", page.pane.page)
    question = stand.question()
    stand.screen.until(lambda: any(found.isVisible() for found in question.findChildren(QListWidget)))


def _came_on_paper(stand: Stand, replica: Replica, name: str = "swine") -> str:
    """One of the week's by post, an hour before, in the book."""
    known = document_page(replica, stand.ids[name])
    assert known is not None
    twins = [twin.line.id for twin in known.twins]
    if twins:  # on a copy on which another screen has entered it
        return twins[0]
    document, desk = known.document, Desk(replica, stand.context.person)
    arrival = PaperArrival(
        kind=document.kind,
        notation=document.notation,
        subject=document.subject,
        issued_on=document.issued_on,
        source=Source.POST,
        sender=known.sender.name,
        received_at=stand.clock.now() - timedelta(hours=1),
        sheets=4,
    )
    return take_paper_in(desk, arrival).id


@shows("incoming-leader", "leader")
def incoming_leader(stand: Stand) -> None:
    stand.read("incoming", "meeting", "to_direct")


@shows("incoming-officer", "officer")
def incoming_officer(stand: Stand) -> None:
    stand.read("incoming", "payments", "mine")


@shows("incoming-empty", "quiet")
def incoming_empty(stand: Stand) -> None:
    """All is done: nothing waits."""
    stand.go("incoming", "to_register")


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


def _waits_at_the_server(stand: Stand, replica: Replica) -> None:
    id = stand.ids["citizens"]
    with replica.write() as t:
        t.connection.exec_driver_sql("UPDATE attachment SET here = 0 WHERE document = ?", (id,))
        t.connection.exec_driver_sql("DELETE FROM transfer WHERE way = 'down' AND document = ?", (id,))
        document = t.view.get(Document, id)
        assert document is not None
        transfers.want_down(t.connection, id, document.urgency.rank, "", document.files, most=0)
