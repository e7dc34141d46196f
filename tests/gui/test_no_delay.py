"""What the sender hears comes by itself, code by code; and what came after its deadline is the receiver's delay on no
page, at neither end."""

from contextlib import closing
from datetime import timedelta

import pytest

from app.actions import circulation, following, incoming, outgoing
from app.actions.document_page import DocumentPage
from app.actions.showing import document_page
from app.documents.registers.followed_rows import followed_rows, report_incoming
from app.ui.documents.row_facts import RowWords
from app.ui.reading.bands import bands
from app.ui.reading.choices import choices
from app.ui.words.speech import speech
from app.ui.work.work_queues import work_places
from sync.replica import pages
from sync.replica.away_page import Absence, digest
from sync.replica.below_page import below_page, matrix, office_page
from sync.replica.book_facts import book_facts
from sync.replica.work_page import work_page
from sync.rules.assignments import Assigned
from sync.rules.books import Direction
from sync.rules.people import Role
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, NEIGHBOUR
from tests.support.staff import Staff

NOT_ENTERED = "Chưa vào sổ"
DUE = WRITTEN + timedelta(days=1)


@pytest.fixture
def staff(place: DistrictPlace, commune: Pc) -> Staff:
    return Staff(place, commune)


@pytest.fixture
def neighbour(place: DistrictPlace) -> Pc:
    return place.enrol(NEIGHBOUR)


def heard(pc: Pc, id: str) -> dict[str, list[str]]:
    """By recipient, what the sender's rows say without anybody there having done anything."""
    return {d.office: [event.code for event in d.history] for d in pc.shown(id).deliveries}


def test_every_code_of_the_status_table_flows_to_the_sender_by_itself(
    district: Pc, commune: Pc, neighbour: Pc, staff: Staff
) -> None:
    both = (COMMUNE, NEIGHBOUR)
    worked, refused, back = (district.dispatch(name, to=both).id for name in ("Giao việc", "Gửi nhầm", "Thu hồi"))

    def meet() -> None:
        for pc in (commune, neighbour, district):
            pc.sync()

    district.sync()
    meet()
    assert all("arrived" in codes for id in (worked, refused, back) for codes in heard(district, id).values())  # 01
    for id in (worked, back):
        commune.register(id)
    neighbour.register(back)
    commune.refuse(refused)
    meet()
    assert heard(district, refused)[COMMUNE][-1] == "refused"  # 02
    assert heard(district, worked)[COMMUNE][-1] == "registered"  # 03
    circulation.present(staff.desk(staff.clerk), worked, staff.leader, lead=staff.officer)
    circulation.agree(staff.desk(staff.leader), worked, circulation.presentation_that_waits(commune.desk, worked))
    meet()
    assert heard(district, worked)[COMMUNE][-1] == "assigned"  # 04
    following.report_progress(staff.desk(staff.officer), worked, "Đang làm")
    meet()
    assert heard(district, worked)[COMMUNE][-1] == "in_progress"  # 05
    circulation.finish(staff.desk(staff.officer), worked, "Xong")
    meet()
    assert heard(district, worked)[COMMUNE][-1] == "done"  # 06
    outgoing.recall(district.desk, back, "Sai số liệu")
    district.sync()
    meet()
    assert all(codes[-1] == "recall_asked" for codes in heard(district, back).values())  # 13
    incoming.answer_recall(commune.desk, back, agree=True, reason="")
    incoming.answer_recall(neighbour.desk, back, agree=False, reason="Đã xử lý")
    meet()
    codes = heard(district, back)
    assert {"recalled", "recall_agreed"} & set(codes[COMMUNE])  # 15
    assert codes[NEIGHBOUR][-1] == "recall_declined"  # 16
    assert district.refused() == commune.refused() == neighbour.refused() == []


@pytest.fixture
def came_late(district: Pc, commune: Pc, staff: Staff) -> str:
    """It reached the commune two days after its deadline; today is the day after that, and it is being worked on.
    Another one came with it and is not even entered."""
    id = district.dispatch("Báo cáo gấp", to=[COMMUNE], due=DUE).id
    district.dispatch(NOT_ENTERED, to=[COMMUNE], due=DUE)
    district.sync()
    for clock in (district.place.clock, district.clock, commune.clock):
        clock.advance(days=3)
    commune.sync()
    commune.register(id, DUE + timedelta(days=2))
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer), "Làm ngay")
    circulation.accept(staff.desk(staff.officer), id)
    commune.sync()
    for clock in (district.place.clock, district.clock, commune.clock):
        clock.advance(days=1)
    district.sync()
    return id


def page_of(pc: Pc, id: str) -> DocumentPage:
    found = document_page(pc.replica, id)
    assert found is not None
    return found


def test_the_receivers_own_pages_call_it_no_delay(commune: Pc, staff: Staff, came_late: str, qapp: object) -> None:
    speech.speak("vi")
    now, year, late = commune.clock.now(), WRITTEN.year, "Quá hạn"
    line = next(one.line for one in commune.incoming() if one.line.id == came_late)
    facts = RowWords({}, {}, now).facts(line)
    assert [mark.text for mark in facts.marks if mark.token == "red"] == []
    assert "Đến sau hạn" in [mark.text for mark in facts.marks]
    shown = page_of(commune, came_late)
    assert not [one for one in bands(shown, now) if one.token == "red" or late in one.strong]
    for roles in (frozenset({Role.LEADER}), frozenset({Role.CLERK})):
        assert all(one.is_aside for one in choices(shown, roles, "", now)), "nothing presses anybody"
    with closing(commune.replica.database.raw()) as raw:
        everybody = ((staff.officer, Role.OFFICER), (staff.leader, Role.LEADER), (staff.clerk, Role.CLERK))
        for person, role in everybody:
            counted = pages.counts(raw, now, person)
            assert not {"incoming.overdue", "mine.overdue"} & counted.keys()
            queues = [(one.key, one.wanted) for one in work_places(frozenset({role}), person, now)]
            assert "overdue" not in {queue.key for queue in work_page(raw, queues, person, "own").queues}
        book = book_facts(raw, commune.office, Direction.INCOMING, year, DUE)
        (row,) = followed_rows(book, now)
        assert row.cells[-1] == "Văn bản đến sau hạn"
        report = report_incoming(book, WRITTEN, WRITTEN + timedelta(days=30), now)
        assert report[-1].cells[2:] == (0, 0, 1, 0, 0), "at work, in time"
        told = digest(raw, Absence(now - timedelta(days=2), now), now)
        assert all(one.late for one in told.late), "said of each that it came late"


def test_the_senders_pages_call_it_no_delay_of_the_receiver(district: Pc, came_late: str, qapp: object) -> None:
    speech.speak("vi")
    now = district.clock.now()
    for listed in district.outgoing():
        marks = RowWords({}, {}, now).facts(listed.line).marks
        assert [mark.text for mark in marks if mark.token == "red"] == []
        is_open = listed.line.subject == NOT_ENTERED
        assert ("Hạn 24/11 đã qua, chưa nơi nào chậm" in [mark.text for mark in marks]) == is_open
    shown = page_of(district, came_late)
    assert [one.came_late for one in shown.recipients] == [True]
    assert bands(shown, now) == []
    with closing(district.replica.database.raw()) as raw:
        assert "below.overdue" not in pages.counts(raw, now, "")
        assert all(tally.overdue == 0 for tally in below_page(raw, now).tallies.values())
        cells = [row.cells[COMMUNE] for row in matrix(raw, [COMMUNE], WRITTEN, now).rows]
        assert [(cell.is_overdue, cell.came_late) for cell in cells] == [(False, True)] * 2
        assert not any(one.cell.is_overdue for one in office_page(raw, COMMUNE, now).behind)
