"""A dispatch taken back, refused or sent again: what has not left never leaves, nothing goes without its file."""

from datetime import timedelta

import pytest

from app.actions import outgoing, second_tries
from app.actions.outgoing import Wanted
from app.actions.taking_files import take_files_in
from sync.engine import exchange
from sync.errors import Refused
from sync.replica import outbox
from sync.rules.deliveries import Recipient
from sync.rules.documents import Document
from sync.rules.intents import Release
from tests.support.papers import pdf
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import DISTRICT, NEIGHBOUR


@pytest.mark.parametrize("taken_back", ["withdrawn", "recalled"])
def test_a_dispatch_taken_back_before_it_left_never_leaves(
    place: DistrictPlace, commune: Pc, district: Pc, taken_back: str
) -> None:
    for n in range(98):  # more than one push holds
        commune.number(f"Số {n}")
    id = commune.dispatch("Gửi nhầm, hủy ngay").id
    if taken_back == "withdrawn":
        placed = outgoing.withdraw(commune.desk, id)
    else:
        placed = outgoing.recall(commune.desk, id, "nhầm")
    assert placed.state == "numbered"
    assert commune.outbox() == []
    while exchange.push_once(commune.replica, commune.port, commune.heard):
        district.sync()
    assert district.incoming() == []
    assert commune.refused() == []
    assert place.row(Document, id).state == "numbered"


def test_what_was_taken_back_is_sent_again_with_its_files_and_recipients(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Gửi, hủy gửi, gửi lại", to=(DISTRICT, NEIGHBOUR)).id
    outgoing.recall(commune.desk, id, "nhầm")
    with pytest.raises(Refused, match=r"document\.not_released"):
        outgoing.withdraw(commune.desk, id)
    assert outgoing.dispatch(commune.desk, Wanted(to=(DISTRICT,)), id).state == "waiting"
    commune.sync()
    assert (commune.states(id), commune.refused()) == (["sent"], [])
    district.sync()
    assert [a.state for x in district.incoming() for a in x.attachments] == ["here"]


def test_after_a_withdrawal_that_the_server_did_the_files_are_still_at_hand(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Hủy ở máy chủ").id
    commune.sync()
    outgoing.withdraw(commune.desk, id)
    commune.sync()
    outgoing.dispatch(commune.desk, Wanted(to=(DISTRICT,)), id)
    commune.sync()
    assert commune.states(id) == ["sent"]


def test_a_document_whose_recall_is_under_way_is_not_withdrawn_as_well(commune: Pc) -> None:
    id = commune.dispatch("Thu hồi").id
    commune.sync()
    outgoing.recall(commune.desk, id, "nhầm")
    with pytest.raises(Refused, match=r"document\.already_recalled"):
        outgoing.withdraw(commune.desk, id)


def test_a_recall_from_some_recipients_leaves_the_others_theirs(commune: Pc) -> None:
    id = commune.dispatch("Một nơi nhầm", to=(DISTRICT, NEIGHBOUR)).id
    outgoing.recall(commune.desk, id, "nhầm", (NEIGHBOUR,))
    commune.sync()
    assert sorted(commune.states(id)) == ["recalled", "sent"]


def test_a_refused_dispatch_is_tried_again_with_its_file(place: DistrictPlace, commune: Pc) -> None:
    id = commune.dispatch("Nơi nhận đã giải thể", to=(NEIGHBOUR,), size=60_000).id
    place.set_open(NEIGHBOUR, is_open=False)
    commune.sync()
    assert [r.code for r in commune.refused()] == ["recipient.closed"]
    place.set_open(NEIGHBOUR, is_open=True)
    commune.sync()
    assert second_tries.retry(commune.desk, id) == 1
    commune.sync()
    assert place.row(Document, id).stored_at is not None


def test_a_dispatch_whose_file_is_gone_is_refused_before_it_is_saved(commune: Pc) -> None:
    id = commune.dispatch("Tệp bị lấy mất").id
    with commune.replica.read() as connection:
        release = outbox.last_release(connection, id)
    assert release is not None
    outgoing.withdraw(commune.desk, id)
    commune.replica.files.path(release.files[0].sha256).unlink()
    with pytest.raises(Refused, match=r"file\.attach_again"), commune.replica.write() as t:
        t.save_intent(release, person=commune.desk.person, rank=3)
    with pytest.raises(Refused, match=r"file\.none"):
        outgoing.dispatch(commune.desk, Wanted(), id)
    paper = pdf(commune.folder / "lai.pdf")
    assert outgoing.dispatch(commune.desk, Wanted(files=(paper,)), id).state == "waiting"


def test_a_file_damaged_before_it_went_up_is_a_task_until_it_went(commune: Pc) -> None:
    id = commune.dispatch("Hỏng", size=90_000).id
    stored = commune.replica.files.path(commune.shown(id).listed.attachments[0].sha256)
    content = stored.read_bytes()
    stored.write_bytes(b"x")
    commune.sync()
    (task,) = commune.tasks()
    assert (task.code, task.facts["why"], task.facts["way"]) == ("file_set_aside", "file.damaged", "up")
    assert task.line is not None
    stored.write_bytes(content)
    second_tries.retry(commune.desk, id)
    commune.sync()
    assert (commune.tasks(), commune.states(id)) == ([], ["sent"])


def test_a_clock_set_back_holds_nothing_longer_than_the_hold(commune: Pc) -> None:
    id = commune.number("Giữ mười giây").id
    (facts,) = take_files_in(commune.replica, [pdf(commune.folder / "a.pdf")])
    with commune.replica.write() as t:
        until = commune.clock.now() + timedelta(seconds=10)
        release = Release(document=id, subject="Giữ", files=(facts,), recipients=(Recipient(office=DISTRICT),))
        t.save_intent(release, person=commune.desk.person, rank=3, hold_until=until)
    exchange.push_once(commune.replica, commune.port, commune.heard)
    assert not exchange.push_once(commune.replica, commune.port, commune.heard)
    commune.clock.jump(days=-20)
    assert exchange.push_once(commune.replica, commune.port, commune.heard)
    commune.pull()
    assert commune.states(id) == ["sent"]
