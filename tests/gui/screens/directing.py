"""The leader's page "Cho ý kiến": what the clerk proposes, and what he may say to it by one key each."""

from datetime import date

from PySide6.QtWidgets import QCheckBox

from app.actions import circulation
from app.actions.desk import Desk
from app.ui.directing.direct_page import DirectPage
from app.ui.doing.own_deadlines import OwnDeadlines
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.deadline import Deadline
from sync.rules.documents import Handling, handling_id
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand


def _present(stand: Stand, name: str) -> None:
    """The clerk lays a document of the week before the leader and proposes who deals with it; once a window."""
    proposal = "Đề nghị giao công chức địa chính phối hợp thị trấn kiểm tra thực địa, báo cáo UBND xã."

    def change(replica: Replica) -> None:
        with replica.read() as connection:
            page = View(connection).get(Handling, handling_id(stand.ids[name], stand.office))
        if page is None or page.presented is None:
            desk, leader = Desk(replica, stand.person("clerk")), stand.person("leader")
            lead, helping = stand.person("officer"), [stand.person("clerk")]
            due = Deadline(date(2026, 12, 2))
            circulation.present(desk, stand.ids[name], leader, proposal, lead, helping, due)

    stand.write(change)


def _read(stand: Stand, name: str) -> DirectPage:
    page = stand.go("directing")
    assert isinstance(page, DirectPage)
    page.show_document(stand.ids[name])
    stand.screen.until(lambda: page.page is not None and page.page.document.id == stand.ids[name])
    return page


@shows("directing", "leader")
def directing(stand: Stand) -> None:
    _present(stand, "border")
    _read(stand, "border")


@shows("directing-words-alone", "leader")
def directing_words_alone(stand: Stand) -> None:
    """What names nobody by a tick cannot be agreed to by a key."""
    _read(stand, "meeting")


@shows("directing-assign", "leader")
def directing_assign(stand: Stand) -> None:
    _present(stand, "border")
    page = _read(stand, "border")
    assert page.page is not None
    page.decide(page.page, "direct")
    stand.question()


@shows("directing-own-deadline", "leader")
def directing_own_deadline(stand: Stand) -> None:
    """Who helps may have a deadline of his own."""
    directing_assign(stand)
    question = stand.question()
    (fields,) = question.findChildren(OwnDeadlines)
    fields.findChildren(QCheckBox)[0].setChecked(True)


@shows("directing-hand-back", "leader")
def directing_hand_back(stand: Stand) -> None:
    page = _read(stand, "meeting")
    assert page.page is not None
    page.decide(page.page, "hand_back")
    stand.question()


@shows("directing-empty", "quiet")
def directing_empty(stand: Stand) -> None:
    stand.go("directing")
