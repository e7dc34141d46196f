"""An invitation from its sender over the server into the week of who was asked, and the answer back."""

from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.actions import calendar, incoming, invitations, outgoing
from app.actions.outgoing import Wanted
from app.actions.paper_arrival import PaperArrival
from app.actions.taking_paper import take_paper_in
from sync.errors import Refused
from sync.replica.calendar_page import CalendarEntry, CalendarPage, busy, calendar_page, entry_of
from sync.rules.documents import Source
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import Attendee, Meeting
from tests.support.filled_forms import page_texts, solid
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR

HOUR = datetime(2026, 11, 26, 8, 0, tzinfo=VIET_NAM)
MEETING = Meeting(starts_at=HOUR, ends_at=HOUR + timedelta(hours=2), place="Hội trường UBND huyện", chair="PCT huyện")


def week(pc: Pc, day: date = HOUR.date()) -> CalendarPage:
    with closing(pc.replica.database.raw()) as raw:
        return calendar_page(raw, day)


def entry(pc: Pc, id: str) -> CalendarEntry:
    with closing(pc.replica.database.raw()) as raw:
        found = entry_of(raw, id)
    assert found is not None
    return found


def invite(pc: Pc, to: Iterable[str] = (COMMUNE,), meeting: Meeting | None = MEETING) -> str:
    return pc.dispatch("Họp giao ban tháng 11", to=to, kind="GM", meeting=meeting).id


def exchange(*pcs: Pc) -> None:
    for pc in (*pcs, *pcs):
        pc.sync()


def clerk_of(pc: Pc) -> Attendee:
    return Attendee(person=pc.replica.identity.people[0])


def test_an_invitation_stands_in_both_weeks_and_is_firm_once_registered(commune: Pc, district: Pc) -> None:
    id = invite(district)
    exchange(district, commune)
    (here,), (there,) = week(commune).entries, week(district).entries
    assert (here.is_own, here.is_firm, there.is_own, there.is_firm) == (False, False, True, True)
    assert here.meeting == there.meeting == MEETING
    assert week(commune, date(2026, 11, 30)).entries == ()
    assert week(commune, date(2026, 11, 16)).next_after == HOUR.date()
    commune.register(id)
    assert entry(commune, id).is_firm


def test_the_answer_comes_back_with_names_and_is_counted(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    neighbour = place.enrol(NEIGHBOUR, name="Lý Văn Vắng")
    id = invite(district, (COMMUNE, NEIGHBOUR))
    exchange(district, commune, neighbour)
    for pc in (commune, neighbour):
        pc.register(id)
    assert (entry(district, id).planned.answered, entry(district, id).planned.asked) == (0, 2)
    invitations.answer(commune.desk, id, [clerk_of(commune), Attendee(name="Ông Trưởng thôn")])
    invitations.answer(neighbour.desk, id, reason="Trùng lịch họp Đảng ủy")
    exchange(commune, neighbour, district)
    planned = entry(district, id).planned
    assert (planned.answered, planned.asked, planned.coming) == (2, 2, 2)
    guests = invitations.guests(district.replica, id)
    assert {(one.name, one.reason) for one in guests.guests} == {
        ("Nguyễn Thị Mẫu", ""),
        ("Ông Trưởng thôn", ""),
        ("", "Trùng lịch họp Đảng ủy"),
    }
    assert [one.key for one in entry(commune, id).planned.going] == [clerk_of(commune).person, "name:ong truong thon"]
    assert entry(neighbour, id).planned.reason == "Trùng lịch họp Đảng ủy"
    commune.close()


def test_an_answer_offline_stands_here_at_once_and_goes_later(commune: Pc, district: Pc) -> None:
    id = invite(district)
    exchange(district, commune)
    commune.register(id)
    invitations.answer(commune.desk, id, [clerk_of(commune)])
    assert entry(commune, id).planned.going == (clerk_of(commune),)
    assert entry(district, id).planned.answered == 0
    commune.restart()
    exchange(commune, district)
    assert entry(district, id).planned.coming == 1


def test_one_person_at_two_meetings_in_the_same_hours_is_warned_of(commune: Pc, district: Pc) -> None:
    later = Meeting(starts_at=HOUR + timedelta(hours=1), place="Nhà văn hóa")
    first, second, third = (invite(district, meeting=m) for m in (MEETING, later, Meeting(starts_at=HOUR, place="B")))
    exchange(district, commune)
    for id in (first, second, third):
        commune.register(id)
    invitations.answer(commune.desk, first, [clerk_of(commune)])
    with closing(commune.replica.database.raw()) as raw:
        assert list(busy(raw, later, second)) == [clerk_of(commune).key]
        assert busy(raw, MEETING, first) == {}
    invitations.answer(commune.desk, second, [clerk_of(commune)])
    assert week(commune).clashing == 2
    assert entry(commune, first).clashes == {clerk_of(commune).key: (entry(commune, second).line.notation,)}
    invitations.answer(commune.desk, second, [Attendee(name="Lý Thị Mới")])
    assert week(commune).clashing == 0


def test_what_comes_after_its_hour_says_so(commune: Pc, district: Pc) -> None:
    id = invite(district)
    district.sync()
    commune.clock.advance(days=4)
    commune.place.clock.advance(days=4)
    commune.sync()
    assert entry(commune, id).planned.missed
    assert entry(commune, id).is_over(commune.clock.now())
    assert not entry(district, id).planned.missed


def test_paper_gets_its_hour_from_who_takes_it_in(commune: Pc) -> None:
    paper = PaperArrival(
        kind="GM",
        notation="15/GM-SYT",
        subject="Họp phòng dịch",
        issued_on=WRITTEN,
        source=Source.POST,
        sender="Sở Y tế",
        received_at=commune.clock.now(),
    )
    id = take_paper_in(commune.desk, paper).id
    assert week(commune).entries == ()
    invitations.note_meeting(commune.desk, id, MEETING)
    invitations.answer(commune.desk, id, [clerk_of(commune)])
    commune.sync()
    assert entry(commune, id).planned.is_noted
    assert entry(commune, id).planned.going == (clerk_of(commune),)
    invitations.note_meeting(commune.desk, id, None)
    assert week(commune).entries == ()


def test_what_is_refused_taken_back_or_withdrawn_leaves_the_week(commune: Pc, district: Pc) -> None:
    refused, recalled, withdrawn = (invite(district) for _ in range(3))
    outgoing.withdraw(district.desk, withdrawn)
    exchange(district, commune)
    assert [e.line.id for e in week(commune).entries] == [refused, recalled]
    incoming.refuse(commune.desk, refused, "Gửi nhầm")
    outgoing.recall(district.desk, recalled, "Hoãn họp")
    exchange(commune, district, commune)
    assert week(commune).entries == week(district).entries == ()


def test_what_was_withdrawn_is_sent_again_with_its_meeting(commune: Pc, district: Pc) -> None:
    id = invite(district)
    outgoing.withdraw(district.desk, id)
    outgoing.dispatch(district.desk, Wanted(to=(COMMUNE,)), id)
    assert entry(district, id).meeting == MEETING


def test_a_meeting_before_the_invitation_is_refused_at_the_desk(district: Pc) -> None:
    with pytest.raises(Refused) as refused:
        invite(district, meeting=Meeting(starts_at=HOUR - timedelta(days=7), place="A"))
    assert refused.value.code == "meeting.before_issue"


def test_the_lists_made_anew_hold_the_week(commune: Pc, district: Pc) -> None:
    invite(district)
    exchange(district, commune)
    before = week(commune)
    with commune.replica.database.write() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = 'old' WHERE key = 'listing_form'")
    commune.restart()
    assert week(commune) == before


def test_the_week_and_the_list_for_the_door_go_on_paper(commune: Pc, district: Pc, tmp_path: Path) -> None:
    id = invite(district, (COMMUNE, NEIGHBOUR))
    exchange(district, commune)
    commune.register(id)
    invitations.answer(commune.desk, id, [clerk_of(commune)])
    exchange(commune, district)
    with closing(district.replica.database.raw()) as raw:
        shown = calendar.week_on_paper(raw, DISTRICT, HOUR.date())
        door = calendar.guests_on_paper(raw, DISTRICT, invitations.guests(district.replica, id))
    (text,) = page_texts(calendar.save_pdf(shown, tmp_path / "tuan.pdf").read_bytes())
    for words in ("Thứ Năm, ngày 26/11/2026", "08:00–10:00", "Hội trường UBND huyện", "PCT huyện", "Tuần 48"):
        assert solid(words) in text
    assert solid("Chủ Nhật") not in text
    (text,) = page_texts(calendar.save_pdf(door, tmp_path / "cua.pdf").read_bytes())
    for words in ("Nguyễn Thị Mẫu", "Chưa trả lời", "Đã trả lời 1/2", "Ký nhận"):
        assert solid(words) in text
