"""A document's way between offices: the promises of the README, on the real core without sockets."""

from sync.replica.listed import Listed
from sync.rules.documents import Urgency
from tests.support.places import Pc


def subjects(listed: list[Listed]) -> list[str]:
    return [one.line.subject for one in listed]


def test_a_document_dispatched_offline_arrives_whole(commune: Pc, district: Pc) -> None:
    commune.line.is_down = True
    placed = commune.dispatch("Báo cáo tháng 11", size=300_000)
    assert (placed.number, placed.notation, placed.state) == (1, "01/TB-UBND", "waiting")
    assert subjects(commune.outbox()) == ["Báo cáo tháng 11"]
    commune.line.is_down = False
    commune.sync()
    assert commune.states(placed.id) == ["sent"]
    district.sync()
    arrived = district.incoming()
    assert subjects(arrived) == ["Báo cáo tháng 11"]
    assert [a.state for a in arrived[0].attachments] == ["here"]
    commune.sync()
    shown = commune.shown(placed.id)
    assert [(d.state, d.complete) for d in shown.deliveries] == [("arrived", True)]
    assert commune.outbox() == []


def test_a_lost_answer_does_not_double_a_document(commune: Pc, district: Pc) -> None:
    commune.dispatch("Thông báo nghỉ lễ")
    commune.line.lost_answers = 3
    commune.sync_through()
    district.sync()
    assert subjects(district.incoming()) == ["Thông báo nghỉ lễ"]
    assert commune.outbox() == []


def test_the_urgent_document_queued_last_is_handed_over_first(commune: Pc, district: Pc) -> None:
    for n in range(5):
        commune.dispatch(f"Báo cáo {n}", size=100_000)
    commune.dispatch("Công điện khẩn", urgency=Urgency.MOST_URGENT, size=100_000)
    assert subjects(commune.outbox())[0] == "Công điện khẩn"
    commune.sync()
    district.sync()
    assert subjects(district.incoming())[0] == "Công điện khẩn"
    first = next(e.document for e in commune.heard.events if e.event == "sent")
    assert commune.shown(first).document.subject == "Công điện khẩn"
