"""Registering, refusing, recalling: what the recipient does and what the sender sees of it."""

import pytest

from app.actions import incoming, outgoing, second_tries
from app.cli import shapes
from sync.errors import Refused
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Document
from sync.rules.intents import Open
from sync.wording import Wording
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR


def sent(commune: Pc, *districts: Pc) -> str:
    id = commune.dispatch("Báo cáo").id
    commune.sync()
    for pc in districts:
        pc.sync()
    return id


def test_the_sender_sees_registered_and_refused_with_the_reason(commune: Pc, district: Pc) -> None:
    one, two = commune.dispatch("Một").id, commune.dispatch("Hai").id
    commune.sync()
    district.sync()
    assert district.register(one).arrival_number == 1
    district.refuse(two, "Thiếu phụ lục")
    district.sync()
    commune.sync()
    assert commune.states(one) == ["registered"]
    assert [(d.state, d.reason) for d in commune.shown(two).deliveries] == [("refused", "Thiếu phụ lục")]
    assert [(t.code, t.facts["reason"]) for t in commune.tasks()] == [("recipient_refused", "Thiếu phụ lục")]
    before = commune.shown(one), commune.shown(two), district.incoming()
    for _ in range(3):
        commune.sync()
        district.sync()
    assert (commune.shown(one), commune.shown(two), district.incoming()) == before


def test_the_sender_never_sees_the_recipients_numbers_or_people(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    district.register(id)
    district.sync()
    commune.sync()
    assert "Nguyễn" not in str([d.history for d in commune.shown(id).deliveries])
    with commune.replica.read() as connection:
        kinds = connection.exec_driver_sql("SELECT DISTINCT type FROM base WHERE id LIKE ?", (f"%{DISTRICT}%",))
        assert {row[0] for row in kinds} == {"office", "delivery"}


@pytest.mark.parametrize("again", ["register", "refuse"])
def test_what_is_registered_is_not_registered_or_refused_again(commune: Pc, district: Pc, again: str) -> None:
    id = sent(commune, district)
    district.register(id)
    with pytest.raises(Refused) as refused:
        getattr(district, again)(id)
    assert refused.value.code == "document.already_registered"
    assert refused.value.facts["number"] == "1"


def test_a_refusal_needs_a_reason(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    with pytest.raises(Refused) as refused:
        district.refuse(id, "  ")
    assert refused.value.code == "reason.empty"


def test_recalled_before_registration_at_once_and_the_recipient_knows(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    outgoing.recall(commune.desk, id, "Sai số liệu")
    assert commune.states(id) == ["sent"]  # a request: only the server's word makes it recalled
    commune.sync()
    district.sync()
    assert commune.states(id) == ["recalled"]
    assert [x.line.state for x in district.incoming()] == ["recalled"]
    with pytest.raises(Refused) as refused:
        district.register(id)
    assert refused.value.code == "document.already_recalled"


def test_a_registration_that_reaches_the_server_after_the_recall_stays_in_the_book(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    district.register(id)
    outgoing.recall(commune.desk, id, "Sai số liệu")
    commune.sync()
    district.sync()
    commune.sync()
    assert commune.states(id) == ["recalled"]
    assert [x.line.arrival_number for x in district.incoming()] == [1]
    assert [t.code for t in district.tasks()] == ["recalled_before_registration"]


@pytest.mark.parametrize(("agree", "state"), [(True, "recalled"), (False, "registered")])
def test_recalling_a_registered_document_asks_its_recipient(commune: Pc, district: Pc, agree: bool, state: str) -> None:
    id = sent(commune, district)
    district.register(id)
    district.sync()
    commune.sync()
    outgoing.recall(commune.desk, id, "Sai số liệu")
    commune.sync()
    district.sync()
    assert [t.code for t in district.tasks()] == ["recall_asked"]
    incoming.answer_recall(district.desk, id, agree, "Đã xử lý xong")
    district.sync()
    commune.sync()
    assert commune.states(id) == [state]
    assert district.tasks() == []
    assert [t.code for t in commune.tasks()] == ([] if agree else ["recall_declined"])


def test_withdrawing_before_arrival_leaves_the_number_and_no_trace_elsewhere(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Chưa tới nơi").id
    commune.sync()
    outgoing.withdraw(commune.desk, id)
    commune.sync()
    district.sync()
    assert district.incoming() == []
    assert [x.line.state for x in commune.outgoing()] == ["numbered"]
    again = commune.dispatch("Gửi lại", id=id)
    commune.sync()
    district.sync()
    assert [x.line.notation for x in district.incoming()] == [again.notation]


def test_withdrawing_after_arrival_is_refused(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    commune.sync()
    with pytest.raises(Refused) as refused:
        outgoing.withdraw(commune.desk, id)
    assert refused.value.code == "document.already_arrived"


def test_a_withdrawal_that_comes_too_late_is_refused_by_the_server_and_shown(commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    outgoing.withdraw(commune.desk, id)
    commune.sync()
    assert [(r.act, r.code) for r in commune.refused()] == [("withdraw", "document.already_arrived")]
    assert commune.states(id) == ["arrived"]
    second_tries.close_task(commune.desk, commune.refused()[0].intent)
    assert commune.refused() == []


def test_a_late_or_repeated_code_never_moves_a_state_back(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    id = sent(commune, district)
    district.register(id)
    district.sync()
    with district.replica.write() as t:
        t.save_intent(Open(document=id), person=district.replica.identity.people[0], rank=3)
    district.sync()
    delivery = place.row(Delivery, delivery_id(id, DISTRICT))
    assert delivery.state == "registered"
    assert [e.code for e in delivery.history] == ["sent", "arrived", "arrived", "registered", "opened"]


def test_the_least_advanced_recipient_gives_a_document_its_word(place: DistrictPlace, district: Pc) -> None:
    near, far = place.enrol(COMMUNE), place.enrol(NEIGHBOUR)
    id = district.dispatch("Thông báo", to=["all"]).id
    district.sync()
    for pc in (near, far):
        pc.sync()
    near.register(id)
    far.refuse(id)
    near.sync()
    far.sync()
    district.sync()
    by_office = {d.office: d.state for d in district.shown(id).deliveries}
    assert by_office == {COMMUNE: "registered", NEIGHBOUR: "refused", "06469": "sent"}
    assert [x.line.state for x in district.outgoing()] == ["sent"]


def test_an_outside_recipient_waits_for_a_hand_and_is_never_called_sent(commune: Pc) -> None:
    id = commune.dispatch("Gửi công ty", to=[], outside=("post:Công ty Điện lực",)).id
    commune.sync()
    assert commune.states(id) == ["waiting"]
    assert commune.outbox() == []
    told = shapes.lines_text([shapes.listed_json(x) for x in commune.outgoing()], Wording("vi"))
    assert "Chưa giao nơi nhận" in told and "Chờ gửi" not in told
    outgoing.close_outside(commune.desk, id, "Công ty Điện lực", "Bưu điện, số hiệu RA123", commune.desk.legal_date())
    commune.sync()
    assert commune.states(id) == ["closed"]
    assert [x.line.state for x in commune.outgoing()] == ["closed"]


def test_a_document_for_an_office_without_a_pc_waits_at_the_server_as_sent(place: DistrictPlace, district: Pc) -> None:
    id = district.dispatch("Gửi xã chưa có máy", to=[NEIGHBOUR]).id
    district.sync()
    assert district.states(id) == ["sent"]
    late = place.enrol(NEIGHBOUR)
    late.sync()
    assert [x.line.id for x in late.incoming()] == [id]
    district.sync()
    assert district.states(id) == ["arrived"]


def test_facts_arrive_before_the_files_and_can_be_registered_meanwhile(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    id = commune.dispatch("Bản quét lớn", size=200_000).id
    commune.line.cut_upload_after = 50_000
    with pytest.raises(Exception, match=r"line\.reset"):
        commune.sync()
    district.sync()
    assert [(x.line.state, x.attachments[0].state) for x in district.incoming()] == [("arrived", "coming")]
    assert district.register(id).arrival_number == 1
    district.sync()
    assert [(d.state, d.complete) for d in place.children(Delivery, id) if isinstance(d, Delivery)] == [
        ("registered", False)
    ]
    commune.sync()
    district.sync()
    commune.sync()
    assert [(d.state, d.complete) for d in commune.shown(id).deliveries] == [("registered", True)]
    assert place.row(Document, id).stored_at is not None
