"""The seconds in which an act can be undone: it shows at once, leaves not before its time, and goes without a trace."""

import pytest

from app.actions import circulation, incoming, outgoing
from app.actions.outgoing import Wanted
from app.actions.undoing import undo
from sync.engine import exchange
from sync.replica.view import View
from sync.rules.assignments import Assigned
from sync.rules.documents import Document, Handling, Urgency, handling_id
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import DISTRICT

HOLD_S = 10


def dispatch(pc: Pc, urgency: Urgency = Urgency.NORMAL, hold_s: float = HOLD_S, id: str | None = None) -> str:
    paper = pdf(pc.folder / f"{pc.ids.new()}.pdf")
    wanted = Wanted("TB", "Có thể hoàn tác", WRITTEN, urgency=urgency, files=(paper,), to=(DISTRICT,))
    return outgoing.dispatch(pc.desk, wanted, id, hold_s=hold_s).id


def push(pc: Pc) -> bool:
    return exchange.push_once(pc.replica, pc.port, pc.heard)


def state(pc: Pc, id: str) -> str:
    return pc.shown(id).listed.line.state


@pytest.fixture
def leader(place: DistrictPlace, commune: Pc) -> Pc:
    """The leader's PC of the district, with a registered document."""
    clerk, made = place.enrol(DISTRICT), place.enrol(DISTRICT, "leader", "Trần Văn Mẫu")
    commune.dispatch("Báo cáo")
    commune.sync()
    clerk.sync()
    clerk.register(clerk.incoming()[0].line.id)
    clerk.sync()
    made.sync()
    return made


def page(pc: Pc, id: str) -> Handling:
    with pc.replica.read() as connection:
        found = View(connection).get(Handling, handling_id(id, pc.office))
    assert found is not None
    return found


def test_a_held_dispatch_shows_at_once_and_leaves_when_its_time_is_up(place: DistrictPlace, commune: Pc) -> None:
    id = dispatch(commune)
    assert state(commune, id) == "waiting"
    commune.sync()
    assert place.row(Document, id) is None, "its number waits with it"
    commune.clock.advance(seconds=HOLD_S - 0.1)
    assert not push(commune)
    commune.clock.advance(seconds=0.1)
    assert push(commune)
    commune.sync()
    assert commune.states(id) == ["sent"]


def test_a_dispatch_undone_in_time_has_its_number_and_never_leaves(commune: Pc, district: Pc) -> None:
    id = dispatch(commune)
    assert outgoing.undo_dispatch(commune.desk, id)
    assert (state(commune, id), commune.outbox()) == ("numbered", [])
    assert not outgoing.undo_dispatch(commune.desk, id)
    commune.clock.advance(seconds=60)
    commune.sync()
    district.sync()
    assert (district.incoming(), commune.refused()) == ([], [])
    again = outgoing.dispatch(commune.desk, Wanted(), id)
    assert (again.number, again.state) == (1, "waiting")
    commune.sync()
    district.sync()
    assert [a.state for x in district.incoming() for a in x.attachments] == ["here"]


def test_after_its_time_it_is_too_late(commune: Pc) -> None:
    id = dispatch(commune)
    commune.clock.advance(seconds=HOLD_S)
    assert push(commune)
    assert not outgoing.undo_dispatch(commune.desk, id)
    assert state(commune, id) == "waiting"


def test_what_is_most_urgent_is_never_held_and_nothing_longer_than_ten_seconds(commune: Pc) -> None:
    urgent = dispatch(commune, Urgency.MOST_URGENT)
    assert not outgoing.undo_dispatch(commune.desk, urgent)
    assert push(commune)
    plain = dispatch(commune, hold_s=3600)
    commune.clock.advance(seconds=HOLD_S)
    assert push(commune)
    assert not outgoing.undo_dispatch(commune.desk, plain)


def test_without_a_hold_there_is_nothing_to_undo(commune: Pc) -> None:
    id = dispatch(commune, hold_s=0)
    assert not outgoing.undo_dispatch(commune.desk, id)
    assert outgoing.withdraw(commune.desk, id).state == "numbered"


def test_a_hold_outlives_a_crash(commune: Pc) -> None:
    id = dispatch(commune)
    commune.restart()
    commune.sync()
    assert not push(commune)
    assert outgoing.undo_dispatch(commune.desk, id)


def test_what_is_held_keeps_later_acts_on_the_same_document_behind_it_and_others_not(commune: Pc) -> None:
    id, other = dispatch(commune), dispatch(commune, hold_s=0)
    outgoing.recall(commune.desk, other, "nhầm")
    other = dispatch(commune, hold_s=0, id=other)
    commune.sync()
    assert (commune.states(id), commune.states(other)) == (["waiting"], ["sent"])


def test_a_directive_is_undone_and_the_one_before_holds_again(leader: Pc) -> None:
    id = leader.incoming()[0].line.id
    lead = Assigned(person=leader.desk.person)
    circulation.direct(leader.desk, id, lead, "Một")
    circulation.direct(leader.desk, id, lead, "Hai", hold_s=HOLD_S)
    assert [d.text for d in page(leader, id).directives] == ["Một", "Hai"]
    assert undo(leader.desk, id, "direct")
    assert [d.text for d in page(leader, id).directives] == ["Một"]
    assert not undo(leader.desk, id, "direct"), "the first was not held"
    leader.sync()
    leader.clock.advance(seconds=60)
    leader.sync()
    assert [d.text for d in page(leader, id).directives] == ["Một"]


def test_presenting_and_finishing_are_undone_alone(place: DistrictPlace, commune: Pc, leader: Pc) -> None:
    clerk = next(pc for pc in place.pcs if pc.office == DISTRICT and pc is not leader)
    id = clerk.incoming()[0].line.id
    circulation.present(clerk.desk, id, hold_s=HOLD_S)
    circulation.finish(clerk.desk, id, "Đã xem", hold_s=HOLD_S)
    assert undo(clerk.desk, id, "present")
    assert (page(clerk, id).presented, page(clerk, id).conclusion is not None) == (None, True)
    assert undo(clerk.desk, id, "finish")
    assert page(clerk, id).conclusion is None
    clerk.clock.advance(seconds=60)
    clerk.sync()
    commune.sync()
    assert commune.states(id) == ["registered"]


def test_a_receipt_written_meanwhile_is_not_undone_with_the_act(place: DistrictPlace, commune: Pc) -> None:
    district = place.enrol(DISTRICT)
    id = commune.dispatch("Bản quét lớn", size=200_000).id
    commune.sync()
    district.pull()
    incoming.register(district.desk, id, WRITTEN)
    while push(district):
        pass
    circulation.present(district.desk, id, hold_s=HOLD_S)
    while exchange.download_once(district.replica, district.port, 1 << 20, district.heard):
        pass
    assert undo(district.desk, id, "present")
    district.sync()
    commune.sync()
    assert [d.complete for d in commune.shown(id).deliveries] == [True]


def test_an_undone_dispatch_leaves_its_files_in_the_store(commune: Pc) -> None:
    id = dispatch(commune)
    outgoing.undo_dispatch(commune.desk, id)
    outgoing.dispatch(commune.desk, Wanted(to=(DISTRICT,)), id)
    assert [a.state for a in commune.shown(id).listed.attachments] == ["here"]
