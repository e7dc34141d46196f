"""The office's week, and what is asked of an invitation."""

from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.actions import invitations
from app.actions.desk import Desk
from app.ui.calendar.calendar_place import CalendarPlace
from app.ui.compose import starting
from app.ui.compose.page import ComposePage
from app.ui.doing.meeting_form import MeetingForm
from sync.replica.replica import Replica
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import INVITATION, Attendee, Meeting
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand

RECEPTION = Meeting(starts_at=datetime(2026, 11, 27, 9, 30, tzinfo=VIET_NAM), place="Phòng tiếp công dân, UBND huyện")
MORNING = Meeting(
    starts_at=datetime(2026, 11, 24, 14, 0, tzinfo=VIET_NAM),
    ends_at=datetime(2026, 11, 24, 16, 30, tzinfo=VIET_NAM),
    place="Trạm y tế xã",
    chair="Trạm trưởng trạm y tế",
)


@shows("calendar")
def calendar(stand: Stand) -> None:
    """One person is wanted twice, one meeting is ours, one is over."""
    _plan(stand)
    _week(stand)


@shows("calendar-leader", "leader")
def calendar_leader(stand: Stand) -> None:
    _week(stand)


@shows("calendar-empty")
def calendar_empty(stand: Stand) -> None:
    place = stand.go("calendar")
    assert isinstance(place, CalendarPlace)
    place.show_week(datetime(2026, 11, 9, tzinfo=VIET_NAM).date())
    stand.screen.until(lambda: place.page is not None and not place.page.entries)


@shows("invitation")
def invitation(stand: Stand) -> None:
    """The head of one that is registered, with what it calls to."""
    stand.read("incoming", "meeting")


@shows("ask-attend")
def attend(stand: Stand) -> None:
    """The one who is chosen has another meeting in these hours."""
    _plan(stand)
    question = stand.ask("incoming", "meeting", "answer_invitation")
    for tick in question.findChildren(QCheckBox):
        tick.setChecked("đã dự" in tick.text() or tick.isChecked())


@shows("ask-meeting")
def meeting(stand: Stand) -> None:
    question = stand.ask("incoming", "citizens", "note_meeting")
    day, hour, *_ = question.findChildren(QLineEdit)
    day.setText("27/11/2026")
    hour.setText("9h30")


@shows("compose-invitation")
def compose_invitation(stand: Stand) -> None:
    """The meeting's fields, with what is wanting said beside them."""
    starting.write(stand.context)
    page = stand.window.page("compose")
    assert isinstance(page, ComposePage)
    stand.screen.until(lambda: stand.window.place == "compose" and page.told)
    stand.screen.shell.writing.change(
        kind=INVITATION, subject="Họp bàn chuẩn bị Ngày hội Đại đoàn kết toàn dân tộc", signer="Lý Văn Thành"
    )
    for step in page.steps.values():
        step.start()  # as it stands when it is taken up
    form = next(form for form in page.findChildren(MeetingForm) if form.isVisible())
    day, hour, _, until = form.findChildren(QLineEdit)[:4]
    for field, text in ((day, "27/11/2026"), (hour, "14h"), (until, "16h30")):
        field.setText(text)
    stand.screen.shell.writing.keep()


def _plan(stand: Stand) -> None:
    ids, people = stand.ids, [Attendee(person=stand.person(who)) for who in ("leader", "officer")]

    def act(replica: Replica) -> None:
        desk = Desk(replica, stand.person("clerk"))
        invitations.note_meeting(desk, ids["citizens"], RECEPTION)
        invitations.note_meeting(desk, ids["vaccine"], MORNING)
        invitations.answer(desk, ids["citizens"], people[:1])
        invitations.answer(desk, ids["meeting"], people)
        invitations.answer(desk, ids["visit"], [people[0], Attendee(name="Trưởng thôn Làng Đăng")])

    stand.write(act)


def _week(stand: Stand) -> CalendarPlace:
    place = stand.go("calendar")
    assert isinstance(place, CalendarPlace)
    place.show_week(stand.context.today)
    stand.screen.until(lambda: place.page is not None and place.page.entries)
    place.table.setFocus()
    return place
