"""A PC whose data are at two places, or that goes on from a backup, beside sticks and servers that were restored: what
a hostile reader has found, each fault as small as it can be told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from app.actions import outgoing
from app.actions.enrolling import was_forked
from sync.errors import Refused
from sync.replica import transfers
from sync.replica.tables import Outbox, table_of
from sync.replica.view import View
from sync.rules.books import Entry
from sync.rules.documents import Document, Urgency
from tests.support.other_selves import copy_of, kept_copy, restored_from, take_over
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.sticks import bring_down, bring_up, pack_down, pack_up


def _shut_out(twin: Pc, pc: Pc) -> None:
    """Both hand something urgent over in the same place; the copy is the later one."""
    pc.dispatch("Khẩn ở máy gốc", urgency=Urgency.MOST_URGENT)
    pc.sync()
    twin.dispatch("Khẩn ở bản sao", urgency=Urgency.MOST_URGENT)
    with pytest.raises(Refused, match=r"device\.forked"):
        twin.sync()


def test_a_file_that_had_still_to_go_up_goes_along(place: DistrictPlace, commune: Pc) -> None:
    commune.sync()
    twin = copy_of(commune)
    id = twin.dispatch("Tệp chưa lên hết", size=90_000).id
    twin.push_and_pull()
    assert twin.states(id) == ["waiting"]
    _shut_out(twin, commune)
    new = place.enrol(COMMUNE)
    take_over(twin, new)
    new.sync()
    found = place.row(Document, id)
    assert found is not None
    assert found.stored_at is not None


def test_who_never_heard_that_the_server_was_restored_takes_everything_along(place: DistrictPlace, commune: Pc) -> None:
    commune.sync()
    backup = place.back_up()
    twin = copy_of(commune)
    id = twin.dispatch("Đã gửi, sau bản sao lưu").id
    twin.sync()
    _shut_out(twin, commune)
    place.restore(backup)
    new = place.enrol(COMMUNE)
    take_over(twin, new)
    new.sync()
    assert place.row(Document, id) is not None


def test_so_does_who_was_succeeded_on_the_restored_server(place: DistrictPlace, commune: Pc) -> None:
    commune.sync()
    backup, own_backup = place.back_up(), kept_copy(commune, "backup")
    id = commune.dispatch("Đã gửi, sau cả hai bản sao lưu").id
    commune.sync()
    place.restore(backup)
    restored_from(own_backup, commune, place).sync()  # somewhere else; the true one is shut out at the token
    new = place.enrol(COMMUNE)
    take_over(commune, new)
    new.sync()
    assert place.row(Document, id) is not None


def test_a_copys_verdict_by_stick_settles_nothing(place: DistrictPlace, commune: Pc, tmp_path: Path) -> None:
    twin = copy_of(commune)
    commune.dispatch("Ở máy gốc")
    id = twin.dispatch("Ở bản sao").id
    sticks = [tmp_path / "one", tmp_path / "two"]
    for stick in sticks:
        stick.mkdir()
    ours, theirs = pack_up(commune, sticks[0]).file, pack_up(twin, sticks[1]).file
    bring_up(place, ours)
    with pytest.raises(Refused, match=r"bundle\.pc_forked"):
        bring_up(place, theirs)
    answer = pack_down(place, COMMUNE, tmp_path).file
    with pytest.raises(Refused, match=r"device\.forked"):
        bring_down(twin, answer)
    assert was_forked(twin.replica), "so that its work goes along when it is enrolled anew"
    assert id in [listed.line.id for listed in twin.outgoing()]
    bring_down(commune, answer)
    assert commune.outbox() == []
    new = place.enrol(COMMUNE)
    take_over(twin, new)
    new.sync()
    refused = {(one.about, one.code) for one in new.refused()}  # the model has given its number: a person is told
    assert refused == {(id, "number.taken"), (id, "document.unknown")}


def test_a_stick_of_a_pc_whose_place_is_taken_brings_nothing_and_says_what_to_do(
    place: DistrictPlace, commune: Pc, tmp_path: Path
) -> None:
    commune.sync()
    backup = kept_copy(commune, "backup")
    id = commune.dispatch("Chỉ có ở gói này và ở máy cũ").id
    bundle = pack_up(commune, tmp_path).file
    restored_from(backup, commune, place).sync()
    with pytest.raises(Refused, match=r"bundle\.pc_succeeded") as refused:
        bring_up(place, bundle)
    assert refused.value.facts["office"] == "Thị trấn Đồng Mỏ"
    assert place.row(Document, id) is None
    new = place.enrol(COMMUNE)
    take_over(commune, new)
    new.sync()
    assert place.row(Document, id) is not None, "the former PC has it still"


@pytest.mark.parametrize("back", [Pc.push_and_pull, Pc.sync])
def test_what_a_recipient_did_is_done_again_also_where_its_rows_had_come(
    place: DistrictPlace, commune: Pc, district: Pc, back: Callable[[Pc], object]
) -> None:
    backup = place.back_up()
    id = commune.dispatch("Mất cùng máy chủ").id
    commune.sync()
    district.sync()
    district.register(id)
    district.sync()
    place.restore(backup)
    for _ in range(2):  # hears of the restore, then hands over again
        back(district)
    assert [refused.code for refused in district.refused()] == ["document.not_here"]
    commune.sync()
    district.sync()
    assert district.refused() == []
    entry = place.row(Entry, f"{DISTRICT}.incoming.2026.1")
    assert entry is not None
    assert entry.document == id
    assert [listed.line.arrival_number for listed in district.incoming()] == [1]


def test_a_stick_tells_of_the_restore_and_a_delivered_document_is_not_taken_for_one_that_stayed(
    place: DistrictPlace, commune: Pc, district: Pc, tmp_path: Path
) -> None:
    id = commune.dispatch("Đã đến nơi từ lâu").id
    commune.sync()
    district.sync()
    new = restored_from(kept_copy(commune, "backup"), commune, place)
    new.sync()
    assert new.states(id) == ["arrived"]
    place.restore(place.back_up())  # nothing was lost by it
    bring_down(new, pack_down(place, COMMUNE, tmp_path).file)
    with pytest.raises(Refused, match=r"document\.already_arrived"):
        outgoing.withdraw(new.desk, id)
    outgoing.recall(new.desk, id, "Gửi nhầm")
    new.sync()
    district.sync()
    new.sync()
    assert new.states(id) == ["recalled"]


def test_a_restored_server_hears_of_the_earlier_self_whose_work_goes_along(place: DistrictPlace, commune: Pc) -> None:
    commune.sync()
    backup = place.back_up()
    late = place.enrol(COMMUNE, name="Người đến sau")
    late.sync()
    twin = copy_of(late)
    id = late.dispatch("Của người đến sau bản sao lưu").id
    late.sync()
    _shut_out(late, twin)
    place.restore(backup)
    new = place.enrol(COMMUNE)
    take_over(late, new)
    new.sync()
    assert "intent.not_yours" not in {one.code for one in new.refused()}
    assert place.row(Document, id) is not None


def test_what_is_in_order_on_two_selves_of_a_pc_ends_as_it_was(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    """What the earlier self did has no place any more and goes out after what the later one did."""
    commune.sync()
    backup = place.back_up()
    id = commune.dispatch("Gửi rồi thu hồi").id
    commune.sync()
    district.sync()
    new = restored_from(kept_copy(commune, "backup"), commune, place)
    new.sync()
    outgoing.recall(new.desk, id, "Gửi nhầm")
    for pc in (new, district, new):
        pc.sync()
    before = new.states(id)
    assert before == ["recalled"]
    place.restore(backup)
    new.represent()  # it hears `device.unknown` first
    for pc in (new, new, district, new):
        pc.sync()
    assert new.refused() == []
    assert new.states(id) == before


def test_what_the_server_had_goes_along_and_is_offered_again_to_one_that_lost_it(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    backup = place.back_up()
    id = commune.dispatch("Đã tới nơi, trước khi đăng ký lại", size=90_000).id
    commune.sync()
    twin = copy_of(commune)
    _shut_out(twin, commune)
    new = place.enrol(COMMUNE)
    new.push_and_pull()
    take_over(twin, new)
    with new.replica.read() as connection:
        assert transfers.unfinished(connection, "down") == [], "its file lies beside, and need not come over the line"
        rows = table_of(Outbox).c
        assert set(connection.execute(select(rows.state).where(rows.about == id)).scalars()) == {"settled"}
    place.restore(backup)
    new.represent()
    for _ in range(2):
        new.sync()
    found = place.row(Document, id)
    assert found is not None
    assert found.stored_at is not None
    district.sync()
    assert id in [listed.line.id for listed in district.incoming()]


def test_a_stick_to_a_restored_server_that_has_not_said_yet_what_it_has_brings_all_in_its_order(
    place: DistrictPlace, commune: Pc, tmp_path: Path
) -> None:
    older = place.back_up()
    id = commune.number("Có số từ trước").id
    commune.sync()
    place.back_up()  # the commune is told with the next push that the number is safe
    commune.dispatch("Có số từ trước", id=id)
    commune.sync()
    place.restore(older)
    commune.pull()
    brought = bring_up(place, pack_up(commune, tmp_path).file)
    assert (brought.acts, brought.refused) == (2, 0)
    assert place.row(Document, id).state == "released"


def test_what_a_restored_server_has_no_longer_takes_its_page_and_number_along(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    """Sent and registered on the lost server; on the restored one the sender was first, and took it back."""
    colleague = place.enrol(COMMUNE, "officer")
    backup = place.back_up()
    id = district.dispatch("Thu về sau khi khôi phục", to=[COMMUNE]).id
    for pc in (district, commune):
        pc.sync()
    commune.register(id)
    for pc in (commune, district, colleague):
        pc.sync()
    place.restore(backup)
    district.sync()
    outgoing.withdraw(district.desk, id)
    for pc in (district, commune, colleague, commune):
        pc.sync()
    assert [(one.about, one.code) for one in commune.refused()] == [(id, "document.not_here")]
    entry = f"{COMMUNE}.incoming.2026.1"
    for pc in (commune, colleague):
        with pc.replica.read() as connection:
            assert View(connection).get(Entry, entry) is None, "the district has no such entry"
        assert id not in {listed.line.id for listed in pc.incoming()}
    assert [(task.code, task.facts["number"]) for task in commune.tasks()] == [("numbers_skipped", "1")]
