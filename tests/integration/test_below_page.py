"""How our documents stand with the offices below: counted from small rows that follow every delivery."""

from datetime import date, timedelta

import pytest

from app.actions import circulation, outgoing, reminding
from app.actions.urging import urged
from sync.replica import outbox, pages
from sync.replica.below_page import BelowPage, Cell, Matrix, OfficePage, Tally, below_page, matrix, office_page
from sync.replica.periods import midnight
from sync.rules.deliveries import Purpose, Recipient
from sync.rules.intents import Release
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, NEIGHBOUR, THIRD

DUE = WRITTEN + timedelta(days=1)
LATER = WRITTEN + timedelta(days=3)


@pytest.fixture
def neighbour(place: DistrictPlace) -> Pc:
    return place.enrol(NEIGHBOUR)


def tallies(pc: Pc, today: date = WRITTEN) -> BelowPage:
    raw = pc.replica.database.raw()
    found = below_page(raw, midnight(today))
    raw.close()
    return found


def one(pc: Pc, office: str, today: date = WRITTEN) -> OfficePage:
    raw = pc.replica.database.raw()
    found = office_page(raw, office, midnight(today))
    raw.close()
    return found


def whole(pc: Pc, today: date = WRITTEN, since: date = WRITTEN - timedelta(days=90)) -> Matrix:
    raw = pc.replica.database.raw()
    found = matrix(raw, [COMMUNE, NEIGHBOUR, THIRD], since, midnight(today))
    raw.close()
    return found


def test_a_document_moves_through_what_is_counted(district: Pc, commune: Pc, neighbour: Pc) -> None:
    id = district.dispatch("Kế hoạch", to=[COMMUNE, NEIGHBOUR]).id
    assert tallies(district).tallies == {}  # it has not left: that is nobody's delay but ours
    district.sync()
    assert tallies(district).tallies == {COMMUNE: Tally(not_arrived=1), NEIGHBOUR: Tally(not_arrived=1)}
    commune.sync()
    district.sync()
    assert tallies(district).tallies[COMMUNE] == Tally(not_opened=1, not_entered=1)
    commune.register(id)
    commune.sync()
    district.sync()
    assert tallies(district).tallies == {NEIGHBOUR: Tally(not_arrived=1)}
    assert [cell.state for cell in whole(district).rows[0].cells.values()] == ["registered", "sent"]


def test_nobody_is_late_with_what_came_after_its_day(district: Pc, commune: Pc, neighbour: Pc) -> None:
    district.dispatch("Báo cáo gấp", to=[COMMUNE, NEIGHBOUR], due=DUE)
    district.sync()
    commune.sync()  # in time
    for pc in (commune, neighbour, district):
        pc.clock.advance(days=2)
    district.place.clock.advance(days=2)
    neighbour.sync()  # a day too late
    district.sync()
    found = tallies(district, LATER).tallies
    assert (found[COMMUNE].overdue, found[NEIGHBOUR].overdue) == (1, 0)
    cells = whole(district, LATER).rows[0].cells
    assert cells == {COMMUNE: Cell("arrived", is_overdue=True), NEIGHBOUR: Cell("arrived", came_late=True)}
    assert tallies(district, DUE).tallies[COMMUNE].overdue == 0  # its day is not over yet


def test_what_never_arrived_is_not_late_either(district: Pc) -> None:
    district.dispatch("Báo cáo gấp", to=[THIRD], due=DUE)
    district.sync()
    assert tallies(district, LATER).tallies == {THIRD: Tally(not_arrived=1)}


def test_what_is_done_refused_or_given_back_waits_nowhere(district: Pc, commune: Pc) -> None:
    ids = [district.dispatch(f"Văn bản {n}", to=[COMMUNE], due=DUE).id for n in range(2)]
    district.sync()
    commune.sync()
    commune.refuse(ids[0])
    commune.register(ids[1])
    circulation.finish(commune.desk, ids[1], "Đã báo cáo")
    commune.sync()
    district.sync()
    assert tallies(district, LATER).tallies == {}
    assert one(district, COMMUNE, LATER) == OfficePage()


def test_what_was_sent_for_information_has_no_day(district: Pc, commune: Pc) -> None:
    id = district.dispatch("Để biết", to=[COMMUNE], due=DUE).id
    outgoing.withdraw(district.desk, id)
    with district.replica.write() as t:
        last = outbox.last_release(t.connection, id)
        assert last is not None
        told = Recipient(office=COMMUNE, purpose=Purpose.FOR_INFORMATION)
        again = Release(document=id, subject=last.subject, files=last.files, recipients=(told,), due=DUE)
        t.save_intent(again, person=district.desk.person, rank=3)
    district.sync()
    commune.sync()
    district.sync()
    assert tallies(district, LATER).tallies == {COMMUNE: Tally(not_opened=1, not_entered=1)}


def test_one_offices_documents_stand_late_first_then_the_oldest(district: Pc, commune: Pc) -> None:
    ids = [district.dispatch(f"Văn bản {n}", to=[COMMUNE], due=due).id for n, due in enumerate((None, DUE, None, DUE))]
    district.sync()
    commune.sync()
    district.sync()
    commune.register(ids[3])
    commune.sync()
    district.sync()
    found = one(district, COMMUNE, LATER)
    assert [behind.line.id for behind in found.behind] == [ids[1], ids[3], ids[0], ids[2]]
    assert found.total == 4


def test_a_document_taken_back_leaves_the_matrix(district: Pc) -> None:
    id = district.dispatch("Nhầm", to=[COMMUNE]).id
    assert len(whole(district).rows) == 1
    outgoing.withdraw(district.desk, id)
    assert whole(district).rows == ()


def test_only_the_time_that_is_asked_for(district: Pc) -> None:
    district.dispatch("Cũ", to=[COMMUNE])
    district.clock.advance(days=40)
    new = district.dispatch("Mới", to=[COMMUNE]).id
    today = WRITTEN + timedelta(days=40)
    assert [row.line.id for row in whole(district, today, today - timedelta(days=30)).rows] == [new]
    assert len(whole(district, today, today - timedelta(days=90)).rows) == 2


def test_it_is_made_anew_with_the_lists(district: Pc, commune: Pc) -> None:
    district.dispatch("Kế hoạch", to=[COMMUNE, NEIGHBOUR])
    district.sync()
    before = tallies(district).tallies
    with district.replica.database.write() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'listing_form'")
        connection.exec_driver_sql("DELETE FROM reach")
    district.restart()
    assert tallies(district).tallies == before != {}


def test_the_badge_counts_what_recipients_are_late_with(district: Pc, commune: Pc) -> None:
    district.dispatch("Báo cáo gấp", to=[COMMUNE, THIRD], due=DUE)
    district.sync()
    commune.sync()
    district.sync()
    raw = district.replica.database.raw()
    assert pages.counts(raw, midnight(LATER), "").get("below.overdue") == 1
    assert "below.overdue" not in pages.counts(raw, midnight(DUE), "")
    raw.close()


def test_reminders_and_calls_are_kept_in_one_history_the_newest_first(district: Pc, commune: Pc) -> None:
    id = district.dispatch("Báo cáo", to=[COMMUNE, NEIGHBOUR]).id
    district.sync()
    reminding.remind(district.desk, id, "Đề nghị sớm xử lý", [COMMUNE])
    district.clock.advance(minutes=5)
    reminding.note_call(district.desk, COMMUNE, "Gặp chị Hoa")
    told = [(one.kind, one.text, one.notation) for one in urged(district.replica, COMMUNE, [id])]
    assert told == [("called", "Gặp chị Hoa", ""), ("reminded", "Đề nghị sớm xử lý", "01/TB-UBND")]
    assert urged(district.replica, NEIGHBOUR, [id]) == []
