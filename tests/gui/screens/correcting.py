"""A released document that is put right by another, and one that is dated before the newest number."""

from datetime import timedelta

from app.actions import outgoing
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from app.ui.compose.page import ComposePage
from sync.replica.replica import Replica
from sync.rules.corrections import Corrected, Way
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand
from tests.support.papers import pdf
from tests.support.week import WEDNESDAY

SUBJECT = "Xin kinh phí sửa chữa nhà văn hóa thôn Làng Thượng và thôn Khun Phang"


@shows("compose-correct")
def correct(stand: Stand) -> None:
    """A letter that corrects: kind, subject and recipients are there."""
    page = stand.read("outgoing", "visit")
    page.wanted.emit("correct", page.pane.page)
    compose = stand.screen.until(lambda: stand.window.place == "compose" and stand.window.page("compose"))
    assert isinstance(compose, ComposePage)
    stand.screen.until(lambda: compose.told)


@shows("compose-number-late")
def number_late(stand: Stand) -> None:
    """Dated before the newest number: what fits its day is offered."""
    correct(stand)
    compose = stand.window.page("compose")
    compose.writing.change(issued_on=WEDNESDAY - timedelta(days=1))
    compose.show_step("number")
    stand.screen.until(lambda: compose.writing.numbering.outlook and compose.writing.numbering.outlook.backdated)


@shows("outgoing-superseded")
def superseded(stand: Stand) -> None:
    """What has taken its place stands over it, and the way there among what can be done."""
    paper = pdf(stand.folder / "thay-the.pdf")
    corrects = Corrected(document=stand.ids["hall"], way=Way.SUPERSEDES)

    def supersede(replica: Replica) -> None:
        wanted = Wanted(subject=SUBJECT, issued_on=WEDNESDAY, files=(paper,), corrects=corrects)
        outgoing.dispatch(Desk(replica, stand.context.person), wanted)

    page = stand.read("outgoing", "hall")
    if page.pane.page is not None and not page.pane.page.put_right:
        stand.write(supersede)
    stand.screen.until(lambda: page.pane.page is not None and page.pane.page.put_right)
    stand.screen.until(lambda: page.pane.is_whole)
