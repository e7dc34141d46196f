"""One document that came by two roads: one row in the book, whichever came first and whoever was offline."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.actions import incoming, outgoing
from app.actions.circulation import direct, finish, present
from app.actions.document_page import DocumentPage
from app.actions.outgoing import Wanted
from app.actions.showing import document_page
from app.actions.taking_paper import take_paper_in
from app.documents.registers.book_rows import incoming_rows
from app.documents.registers.forms import FilledRow
from sync.errors import Refused
from sync.replica.book_facts import book_facts
from sync.replica.twins import FILE, HEAD
from sync.rules.assignments import Assigned
from sync.rules.books import Direction, book_id
from sync.rules.corrections import Corrected, Way
from sync.rules.documents import Urgency
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import DISTRICT
from tests.support.scans import a_paper


@pytest.fixture
def second(place: DistrictPlace, district: Pc) -> Iterator[Pc]:
    """Another PC of the district, with a lease of numbers."""
    pc = place.enrol(DISTRICT, name="Hoàng Thị Hai")
    district.sync()
    yield pc
    pc.close()


def sent(commune: Pc, *pcs: Pc, **more: Any) -> str:
    id = commune.dispatch("Báo cáo", **more).id
    commune.sync()
    for pc in pcs:
        pc.sync()
    return id


def page(pc: Pc, id: str) -> DocumentPage:
    found = document_page(pc.replica, id)
    assert found is not None
    return found


def paper(pc: Pc, like: str, **more: Any) -> Any:
    """The same on paper, as a clerk reads it off."""
    document = page(pc, like).document
    told = {"notation": document.notation, "issued_on": document.issued_on, "sender": page(pc, like).sender.name}
    return a_paper(pc.clock.now() - timedelta(minutes=15), **told | more)


def book(pc: Pc) -> list[FilledRow]:
    with closing(pc.replica.database.raw()) as raw:
        return incoming_rows(book_facts(raw, pc.office, Direction.INCOMING, WRITTEN.year, WRITTEN))


def states(pc: Pc) -> dict[int, tuple[str, str]]:
    """What the book says of each number."""
    with closing(pc.replica.database.raw()) as raw:
        entries = book_facts(raw, pc.office, Direction.INCOMING, WRITTEN.year, WRITTEN).entries
    return {entry.number: (entry.state, entry.reason) for entry in entries}


def test_what_came_on_paper_first_gives_its_number_to_what_comes_by_the_system(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    entered = take_paper_in(district.desk, paper(district, id))
    assert entered.arrival_number == 1
    [twin] = page(district, id).twins
    assert (twin.line.id, twin.line.arrival_number, twin.same) == (entered.id, 1, (HEAD,))
    joined = incoming.join(district.desk, id, entered.id)
    assert (joined.arrival_number, joined.book) == (1, book_id(DISTRICT, Direction.INCOMING, 2026))
    district.sync()
    commune.sync()
    assert district.refused() == []
    assert commune.states(id) == ["registered"]
    assert [listed.line.arrival_number for listed in district.incoming()] == [1, 1]
    assert states(district) == {1: ("used", "")}
    assert district.register(sent(commune, district, size=7_000)).arrival_number == 2  # no number was taken


def test_what_came_by_the_system_first_gives_its_number_to_the_paper(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    district.register(id)
    entered = take_paper_in(district.desk, paper(district, id), join_to=id)
    assert entered.arrival_number == 1
    [row] = book(district)
    came, hour = page(district, id).others[0], district.clock.now() - timedelta(minutes=15)
    assert (came.id, came.source, came.came_at) == (entered.id, "post", hour)
    note = str(row.cells[9])
    assert note.startswith("Đến qua hệ thống ")
    assert "; qua bưu điện " in note
    district.sync()
    assert district.refused() == []
    assert [row] == book(district)


def test_each_form_shows_the_other_and_what_is_joined_waits_for_nobody(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    entered = take_paper_in(district.desk, paper(district, id))
    mail = take_paper_in(district.desk, paper(district, id), join_to=entered.id)
    incoming.join(district.desk, id, mail.id)
    assert [one.id for one in page(district, entered.id).others] == [mail.id, id]
    assert [one.id for one in page(district, mail.id).others] == [id, entered.id]
    assert [one.id for one in page(district, id).others] == [entered.id, mail.id]
    assert {listed.line.id: (listed.line.state, listed.line.queue) for listed in district.incoming()} == {
        entered.id: ("registered", "to_present"),
        mail.id: ("joined", "ended"),
        id: ("joined", "ended"),
    }
    assert page(district, id).twins == ()


def test_the_sender_hears_of_work_that_goes_on_at_the_paper(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    leader = place.enrol(DISTRICT, "leader")
    id = sent(commune, district)
    entered = take_paper_in(district.desk, paper(district, id))
    incoming.join(district.desk, id, entered.id)
    present(district.desk, entered.id, "", "")
    district.sync()
    leader.sync()
    direct(leader.desk, entered.id, Assigned(person=leader.desk.person), "Đọc", (), (), None, None)
    leader.sync()
    commune.sync()
    assert commune.states(id) == ["assigned"]
    with pytest.raises(Refused) as refused:
        finish(district.desk, id, "Đã đọc", "")
    assert (refused.value.code, refused.value.facts["number"]) == ("document.joined", "1")


@pytest.mark.parametrize("urgency", [Urgency.NORMAL, Urgency.MOST_URGENT])
def test_a_whole_day_offline_reaches_the_server_in_its_order(commune: Pc, district: Pc, urgency: Urgency) -> None:
    """An urgent document has a lane of its own: its join must not pass the paper's registration, nor the reverse."""
    one, two = sent(commune, district, urgency=urgency), sent(commune, district, size=7_000, urgency=urgency)
    entered = take_paper_in(district.desk, paper(district, one))
    incoming.join(district.desk, one, entered.id)
    district.register(two)
    take_paper_in(district.desk, paper(district, two), join_to=two)
    district.sync()
    assert district.refused() == []
    assert states(district) == {1: ("used", ""), 2: ("used", "")}


def test_two_pcs_offline_where_the_join_is_first(commune: Pc, district: Pc, second: Pc) -> None:
    id = sent(commune, district, second)
    entered = take_paper_in(district.desk, paper(district, id))
    incoming.join(district.desk, id, entered.id)
    assert second.register(id).arrival_number == 101
    for pc in (district, second, district):
        pc.sync()
    for pc in (district, second):
        assert states(pc) == {1: ("used", ""), 101: ("void", "entered as 1")}
        assert [task.code for task in pc.tasks()] == ["registered_twice"]
        assert page(pc, id).handling == page(district, id).handling
    assert [listed.line.arrival_number for listed in second.incoming()] == [1, 1]


def test_two_pcs_offline_where_the_registration_is_first(commune: Pc, district: Pc, second: Pc) -> None:
    """The join is refused with the number that was first; joined again, the later number is given up."""
    id = sent(commune, district, second)
    entered = take_paper_in(district.desk, paper(district, id))
    incoming.join(district.desk, id, entered.id)
    second.register(id)
    for pc in (second, district):
        pc.sync()
    [item] = district.refused()
    assert (item.act, item.code, item.facts["number"]) == ("join", "document.already_registered", "101")
    assert states(district) == {1: ("used", ""), 101: ("used", "")}
    assert incoming.join(district.desk, id, entered.id).arrival_number == 1
    for pc in (district, second):
        pc.sync()
        assert states(pc) == {1: ("used", ""), 101: ("void", "entered as 1")}


def test_two_pcs_offline_that_join_either_way_keep_one_number(commune: Pc, district: Pc, second: Pc) -> None:
    id = sent(commune, district, second)
    entered = take_paper_in(district.desk, paper(district, id))
    second.register(id)
    for pc in (district, second, district):
        pc.sync()
    incoming.join(district.desk, id, entered.id)
    incoming.join(second.desk, entered.id, id)
    for pc in (district, second, district):
        pc.sync()
    assert [item.code for item in second.refused()] == ["join.itself"]
    for pc in (district, second):
        assert states(pc) == {1: ("used", ""), 101: ("void", "entered as 1")}


def test_a_recall_is_asked_for_and_answered_at_the_form_that_came_by_the_system(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    entered = take_paper_in(district.desk, paper(district, id))
    incoming.join(district.desk, id, entered.id)
    district.sync()
    outgoing.recall(commune.desk, id, "Sai số liệu")
    commune.sync()
    district.sync()
    incoming.answer_recall(district.desk, id, True, "")
    district.sync()
    commune.sync()
    assert commune.states(id) == ["recalled"]
    assert states(district) == {1: ("used", "")}  # the number stays
    assert page(district, id).state == "recalled"


def test_what_the_sender_puts_right_and_takes_back_is_noted_in_the_row_of_the_paper(commune: Pc, district: Pc) -> None:
    """The book has one row for both forms, and what is told through the system is told of the other form."""
    id = sent(commune, district)
    entered = take_paper_in(district.desk, paper(district, id))
    incoming.join(district.desk, id, entered.id)
    district.sync()
    right = Wanted(
        subject="Báo cáo (bản đúng)",
        issued_on=WRITTEN,
        files=(pdf(commune.folder / "dung.pdf", 7_000),),
        corrects=Corrected(document=id, way=Way.SUPERSEDES),
    )
    outgoing.dispatch(commune.desk, right)
    outgoing.recall(commune.desk, id, "Sai số liệu")
    commune.sync()
    district.sync()
    incoming.answer_recall(district.desk, id, True, "")
    [row] = book(district)
    assert row.document == entered.id
    told, _, rest = str(row.cells[9]).partition(". ")
    assert told == f"Được thay thế bằng 02/TB-UBND ngày {WRITTEN:%d/%m/%Y}"
    assert rest.startswith("Đến qua bưu điện ")
    assert rest.endswith(". Nơi gửi đã thu hồi: Sai số liệu")


def test_heads_that_differ_want_a_reason(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    other = take_paper_in(district.desk, paper(district, id, issued_on=date(2026, 11, 20)))
    assert page(district, id).twins == ()
    with pytest.raises(Refused) as refused:
        incoming.join(district.desk, id, other.id)
    assert (refused.value.code, refused.value.facts) == ("join.differs", {"what": "date"})
    incoming.join(district.desk, id, other.id, "Bản giấy ghi nhầm ngày")
    district.sync()
    assert district.refused() == []
    [line] = [line for line in page(district, id).history if line.code == "joined"]
    assert line.facts == {"number": "1", "year": "2026", "reason": "Bản giấy ghi nhầm ngày"}


def test_the_same_file_is_a_twin_unless_its_issuer_has_given_another_number(
    commune: Pc, district: Pc, tmp_path: Path
) -> None:
    file = pdf(tmp_path / "van-ban.pdf", 9_000, seed=5)
    id = sent(commune, district, file=file)
    mailed = a_paper(district.clock.now(), notation="", sender="Văn phòng xã")
    entered = take_paper_in(district.desk, mailed, files=[file])
    [twin] = page(district, id).twins
    assert (twin.line.id, twin.same) == (entered.id, (FILE,))
    form = sent(commune, district, file=file, kind="BC")
    assert entered.id in [twin.line.id for twin in page(district, form).twins]
    assert id not in [twin.line.id for twin in page(district, form).twins]


def test_a_script_takes_no_second_number_unless_it_says_so(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    entered = take_paper_in(district.desk, paper(district, id))
    with pytest.raises(Refused) as refused:
        incoming.register(district.desk, id, None, checked=False)
    facts = {"number": "1", "other": entered.id}
    assert (refused.value.code, refused.value.facts) == ("join.looks_entered", facts)
    with pytest.raises(Refused) as refused:
        take_paper_in(district.desk, paper(district, id), checked=False)
    assert refused.value.facts == facts
    assert incoming.register(district.desk, id, None).arrival_number == 2


def test_a_wrong_join_is_parted_on_two_pcs_offline_and_each_document_goes_its_own_way(
    commune: Pc, district: Pc, second: Pc
) -> None:
    id = sent(commune, district, second)
    entered = take_paper_in(district.desk, paper(district, id))
    for pc in (district, second):
        pc.sync()
    incoming.join(district.desk, id, entered.id)
    assert incoming.separate(district.desk, id, "Nhập nhầm") is None, "before the join has left"
    incoming.join(district.desk, id, entered.id)
    for pc in (district, second):
        pc.sync()
    assert incoming.separate(district.desk, id, "Nhập nhầm") is None
    assert incoming.separate(second.desk, id, "Khác nội dung") is None
    assert district.register(id).arrival_number == 2
    for pc in (district, second, district, commune):
        pc.sync()
    assert district.refused() == second.refused() == []
    for pc in (district, second):
        assert states(pc) == {1: ("used", ""), 2: ("used", "")}
        assert page(pc, id).state == "registered"
        assert page(pc, id).others == ()
    history = [event.code for event in page(commune, id).history]
    assert history[-2:] == ["separated", "registered"]
    assert len(book(district)) == 2
