"""A released document put right by another, over the real server: what each office sees of both, and what it prints."""

from contextlib import closing
from typing import Any

import pytest

from app.actions import circulation, composing, outgoing, registers
from app.actions.correcting import correction_of
from app.actions.document_page import DocumentPage
from app.actions.outgoing import Wanted
from app.actions.placing import Placed
from app.actions.showing import document_page
from app.documents.registers import period
from app.documents.registers.forms import Cell
from sync.errors import Refused
from sync.replica import queries
from sync.rules.assignments import Assigned
from sync.rules.corrections import Corrected, Way
from sync.rules.documents import Urgency
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, NEIGHBOUR
from tests.support.staff import Staff

YEAR = period.whole_year(2026)


@pytest.fixture
def first(district: Pc, commune: Pc) -> Placed:
    """The district has sent a notice that the commune has entered."""
    made = district.dispatch("Thông báo nghỉ lễ", to=[COMMUNE])
    meet(district, commune)
    commune.register(made.id)
    meet(commune, district)
    return made


def meet(*pcs: Pc) -> None:
    for pc in (*pcs, *pcs):
        pc.sync()


def put_right(pc: Pc, first: str, way: Way, **more: Any) -> Placed:
    paper = pdf(pc.folder / "moi.pdf", 7_000, seed=7)
    corrects = Corrected(document=first, way=way)
    wanted = Wanted(subject=f"Văn bản mới ({way})", issued_on=WRITTEN, files=(paper,), corrects=corrects, **more)
    return outgoing.dispatch(pc.desk, wanted)


def page(pc: Pc, id: str) -> DocumentPage:
    found = document_page(pc.replica, id)
    assert found is not None
    return found


def rows(pc: Pc, key: str) -> list[tuple[Cell, ...]]:
    with closing(pc.replica.database.raw()) as raw:
        return [row.cells for row in registers.look(raw, pc.office, key, YEAR, pc.clock.now()).filled.rows]


def notes(pc: Pc, key: str) -> list[Cell]:
    return [row[9] for row in rows(pc, key)]


def found(pc: Pc, typed: str) -> set[str]:
    with pc.replica.read() as connection:
        return {listed.line.id for listed in queries.found(connection, typed)}


def test_who_has_the_first_one_sees_that_it_was_superseded_and_by_what(
    district: Pc, commune: Pc, first: Placed
) -> None:
    before = page(commune, first.id).document
    second = put_right(district, first.id, Way.SUPERSEDES)
    assert second.notation == "02/TB-UBND"
    meet(district, commune)
    seen = page(commune, first.id)
    assert seen.document == before
    assert [(one.id, one.way, one.notation, one.stands, one.box) for one in seen.put_right] == [
        (second.id, Way.SUPERSEDES, "02/TB-UBND", True, "incoming")
    ]
    newer = page(commune, second.id)
    assert newer.document.corrects == Corrected(
        document=first.id, way=Way.SUPERSEDES, notation="01/TB-UBND", issued_on=WRITTEN
    )
    assert newer.first_box == "incoming"
    assert "superseded" in [line.code for line in page(district, first.id).history]


def test_a_search_for_either_finds_both_at_both_ends(district: Pc, commune: Pc, first: Placed) -> None:
    second = put_right(district, first.id, Way.SUPERSEDES)
    meet(district, commune)
    for pc in (district, commune):
        for notation in ("01/TB-UBND", "02/TB-UBND"):
            assert found(pc, notation) == {first.id, second.id}


def test_both_registers_note_it_in_both_rows(district: Pc, commune: Pc, first: Placed) -> None:
    second = put_right(district, first.id, Way.CORRECTS)
    assert second.notation == "02/UBND-VP"
    meet(district, commune)
    commune.register(second.id)
    day = f"{WRITTEN:%d/%m/%Y}"
    told = [f"Được đính chính bằng 02/UBND-VP ngày {day}", f"Đính chính 01/TB-UBND ngày {day}"]
    assert notes(district, "outgoing") == told
    assert notes(commune, "incoming") == told


def test_what_was_put_right_is_followed_up_as_far_as_the_work_has_come(
    district: Pc, commune: Pc, first: Placed
) -> None:
    """The book of handling tells of the work; that another document puts it right stands in the register."""
    staff = Staff(commune.place, commune)
    circulation.direct(staff.desk(staff.leader), first.id, Assigned(person=staff.officer))
    put_right(district, first.id, Way.CORRECTS)
    meet(district, commune)
    assert [row[4] for row in rows(commune, "followed")] == ["Đã phân công, chưa nhận việc"]


def test_everybody_who_got_the_first_one_gets_the_second_where_nobody_says_otherwise(
    district: Pc, commune: Pc, first: Placed
) -> None:
    content, old = correction_of(district.replica, first.id, Way.CORRECTS)
    assert old.id == first.id
    assert (content.kind, [one.office for one in content.recipients]) == ("CV", [COMMUNE])


def test_no_number_is_used_up_for_what_may_not_put_it_right(district: Pc, first: Placed) -> None:
    wanted = Wanted(
        kind="QĐ", subject="Sai loại", issued_on=WRITTEN, corrects=Corrected(document=first.id, way=Way.SUPERSEDES)
    )
    with pytest.raises(Refused, match=r"correction.other_kind"):
        outgoing.number(district.desk, wanted)
    assert district.number("Số kế tiếp").number == 2


def test_of_two_that_supersede_one_the_second_stays_with_its_number(district: Pc, first: Placed) -> None:
    put_right(district, first.id, Way.SUPERSEDES)
    with pytest.raises(Refused, match=r"correction.superseded"):
        put_right(district, first.id, Way.SUPERSEDES)


def test_what_was_recalled_puts_nothing_right_any_more(district: Pc, commune: Pc, first: Placed) -> None:
    second = put_right(district, first.id, Way.SUPERSEDES)
    meet(district, commune)
    outgoing.recall(district.desk, second.id, "Sai số liệu")
    meet(district, commune)
    for pc in (district, commune):
        assert [one.stands for one in page(pc, first.id).put_right] == [False]
    assert put_right(district, first.id, Way.SUPERSEDES).notation == "03/TB-UBND"


def test_taken_back_and_taken_up_again_it_still_says_what_it_puts_right(district: Pc, first: Placed) -> None:
    second = put_right(district, first.id, Way.SUPERSEDES)
    outgoing.withdraw(district.desk, second.id)
    assert page(district, first.id).put_right == ()
    taken_up = composing.composition(district.replica, second.id)
    assert taken_up is not None
    assert taken_up.content.corrects is not None
    assert taken_up.corrected is not None
    assert taken_up.corrected.id == first.id


@pytest.mark.parametrize("way", list(Way))
def test_an_urgent_correction_does_not_overtake_what_it_puts_right(district: Pc, commune: Pc, way: Way) -> None:
    """Both are made without a line; a lane of its own would bring the second to the server first."""
    first = district.dispatch("Thông báo nghỉ lễ", to=[COMMUNE])
    second = put_right(district, first.id, way, urgency=Urgency.MOST_URGENT)
    meet(district, commune)
    assert district.refused() == []
    assert [one.id for one in page(commune, first.id).put_right] == [second.id]


def test_who_never_got_the_second_one_hears_that_it_puts_nothing_right_any_more(
    place: DistrictPlace, district: Pc, commune: Pc, first: Placed
) -> None:
    neighbour = place.enrol(NEIGHBOUR)
    second = put_right(district, first.id, Way.SUPERSEDES, to=(NEIGHBOUR,))
    meet(district, commune, neighbour)
    [listed] = commune.incoming()
    assert listed.line.is_superseded
    outgoing.recall(district.desk, second.id, "Sai số liệu")
    meet(district, commune, neighbour)
    [listed] = commune.incoming()
    assert not listed.line.is_superseded
    assert [one.stands for one in page(commune, first.id).put_right] == [False]
