"""Drafts on their way through the office: before the leader, in the list, and being laid there."""

from collections.abc import Callable
from pathlib import Path

from app.actions import drafting, outgoing
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from app.ui.compose import starting
from app.ui.compose.page import ComposePage
from app.ui.drafts.page import DraftsPage
from app.ui.review.review_page import ReviewPage
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.documents import Urgency
from sync.rules.drafts import SharedDraft
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand
from tests.support.sample_offices import DISTRICT
from tests.support.week import TOWN, WEDNESDAY
from tests.support.week_papers import letter

SUBJECT = "Kế hoạch tiêm phòng đàn gia súc, gia cầm vụ đông xuân 2026 – 2027 trên địa bàn xã"
NOTE = "Kính trình đồng chí xem xét, ký trước thứ Sáu."
COMMENT = "Mục 2 thiếu kinh phí.\nGhi rõ thôn nào làm trước."


def _share(
    stand: Stand,
    subject: str,
    kind: str = "KH",
    urgency: Urgency = Urgency.NORMAL,
    decide: Callable[[Stand, str], object] = lambda *_: None,
) -> str:
    """An officer's draft before the leader, and the leader's word on it; its id. Screens on one window share it."""
    if subject not in stand.drafts:
        stand.drafts[subject] = _submitted(stand, subject, kind, urgency)
        decide(stand, stand.drafts[subject])
    return stand.drafts[subject]


def _submitted(stand: Stand, subject: str, kind: str, urgency: Urgency) -> str:
    officer, leader = stand.person("officer"), stand.person("leader")
    path = letter(
        *(stand.folder / f"{kind}-{len(subject)}.pdf", stand.office, kind, "KẾ HOẠCH", subject),
        *("Lý Văn Thành", f"…/{kind}-UBND", WEDNESDAY),
    )
    made: list[str] = []

    def change(replica: Replica) -> None:
        desk = Desk(replica, officer)
        made.append(_written(desk, subject, kind, urgency, path, leader))

    stand.write(change)
    return made[0]


def _written(desk: Desk, subject: str, kind: str, urgency: Urgency, path: Path, leader: str) -> str:
    wanted = Wanted(
        kind=kind,
        subject=subject,
        issued_on=WEDNESDAY,
        signer="Lý Văn Thành",
        urgency=urgency,
        files=(path,),
        to=(DISTRICT, TOWN),
    )
    content = outgoing.save_draft(desk, wanted)
    drafting.submit(desk, content, leader, NOTE)
    return content.id


def _returned(stand: Stand, id: str) -> None:
    _decide(stand, id, COMMENT)


def _decide(stand: Stand, id: str, comment: str = "") -> None:
    """The leader's word on it: returned with a comment, or approved."""

    def change(replica: Replica) -> None:
        desk = Desk(replica, stand.person("leader"))
        with replica.read() as connection:
            draft = View(connection).get(SharedDraft, id)
        assert draft is not None
        if comment:
            drafting.give_back(desk, id, draft.digest, comment)
        else:
            drafting.approve(desk, id, draft.digest)

    stand.write(change)


@shows("review", "leader")
def review(stand: Stand) -> None:
    """Two drafts wait, the urgent one first."""
    _share(stand, "Báo cáo tiến độ giải ngân vốn đầu tư công tháng 11 năm 2026", "BC")
    id = _share(stand, SUBJECT, urgency=Urgency.URGENT)
    page = stand.go("review")
    assert isinstance(page, ReviewPage)
    stand.screen.until(lambda: page.page is not None and page.page.draft.id == id)


@shows("review-return", "leader")
def review_return(stand: Stand) -> None:
    review(stand)
    page = stand.window.page("review")
    page.decide(page.page, "return")
    stand.question()


@shows("review-empty", "quiet")
def review_empty(stand: Stand) -> None:
    stand.go("review")


@shows("drafts-returned", "officer")
def drafts_returned(stand: Stand) -> None:
    _drafts(stand, _share(stand, SUBJECT, decide=_returned))


@shows("drafts-approved")
def drafts_approved(stand: Stand) -> None:
    _share(stand, "Báo cáo tiến độ giải ngân vốn đầu tư công tháng 11 năm 2026", "BC")
    _drafts(stand, _share(stand, SUBJECT, urgency=Urgency.URGENT, decide=_decide))


@shows("work-returned", "officer")
def work_returned(stand: Stand) -> None:
    _share(stand, SUBJECT, decide=_returned)
    stand.go("work")


@shows("compose-returned", "officer")
def compose_returned(stand: Stand) -> None:
    """What was returned is taken up again; an officer writes, and sends nothing."""
    id = _share(stand, SUBJECT, decide=_returned)
    starting.take_up(stand.context, id)
    page = stand.window.page("compose")
    assert isinstance(page, ComposePage)
    taking = stand.screen.shell.writing.taking
    stand.screen.until(lambda: page.isVisible() and taking.papers and all(p.is_looked_at for p in taking.papers))


@shows("compose-submit", "officer")
def compose_submit(stand: Stand) -> None:
    compose_returned(stand)
    page = stand.window.page("compose")
    page.foot.submit_wanted.emit()
    stand.question()


def _drafts(stand: Stand, id: str) -> None:
    stand.screen.shell.go("drafts", document=id)
    page = stand.window.page("drafts")
    assert isinstance(page, DraftsPage)
    stand.screen.until(lambda: page._shared is not None and page._shared.draft.id == id)
