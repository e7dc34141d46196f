"""Documents that travel by stick alone, or by stick and net: once, whole, and called sent by the server's word only."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.actions import outgoing
from sync.engine import carrying
from sync.errors import Refused
from sync.replica import first_pull
from sync.replica.transaction import Transaction
from sync.rules.documents import Urgency
from sync.rules.people import Device
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.sticks import bring_down, bring_up, pack_down, pack_up, there_and_back, unseen


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


def test_a_document_travels_by_stick_alone_and_its_receipts_travel_back(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path
) -> None:
    sent = commune.dispatch("Báo cáo thiệt hại", size=120_000, urgency=Urgency.URGENT).id
    commune.number("Chưa phát hành")
    written = pack_up(commune, stick)
    assert (written.documents, written.files) == (1, 1)
    assert commune.states(sent) == ["waiting"]
    taken = bring_up(place, written.file)
    assert (taken.acts, taken.refused, taken.files) == (written.acts, 0, 1)
    assert commune.states(sent) == ["waiting"], "nobody has told the commune yet"

    brought = bring_down(commune, pack_down(place, COMMUNE, stick).file)
    assert (brought.heard, brought.settled) == (1, written.acts)
    assert commune.states(sent) == ["sent"]
    assert commune.outbox() == []

    came = bring_down(district, pack_down(place, DISTRICT, stick).file)
    assert (came.count("received"), came.count("complete"), came.files) == (1, 1, 1)
    [here] = district.incoming()
    assert (here.line.subject, here.line.state) == ("Báo cáo thiệt hại", "arrived")
    district.register(sent)
    there_and_back(district, stick)
    there_and_back(commune, stick)
    [delivery] = commune.shown(sent).deliveries
    assert (delivery.state, delivery.complete) == ("registered", True)
    assert commune.refused() == district.refused() == []


def test_the_same_stick_twice_and_one_older_than_what_is_known_change_nothing(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path
) -> None:
    commune.dispatch()
    first = pack_up(commune, stick).file
    kept = first.rename(stick.parent / first.name)
    bring_up(place, kept)
    back = pack_down(place, COMMUNE, stick.parent).file
    bring_down(commune, back)
    assert bring_down(commune, back).is_old
    assert bring_up(place, kept).is_old
    commune.sync()
    district.sync()
    district.refuse(district.incoming()[0].line.id)
    district.sync()
    commune.sync()
    before = (commune.outgoing(), commune.tasks(), commune.replica.database.path.read_bytes())
    assert bring_down(commune, back).is_old
    assert (commune.outgoing(), commune.tasks()) == before[:2]
    assert bring_up(place, kept).is_old
    assert len(district.incoming()) == 1


def test_a_row_that_has_left_meanwhile_does_not_come_back_by_an_old_stick(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path
) -> None:
    sent = commune.dispatch().id
    commune.sync()
    old = pack_down(place, DISTRICT, stick).file
    outgoing.recall(commune.desk, sent, "Gửi nhầm")
    commune.sync()
    district.sync()
    before = [(x.line.id, x.line.state) for x in district.incoming()]
    assert bring_down(district, old).is_old
    assert [(x.line.id, x.line.state) for x in district.incoming()] == before


@pytest.mark.parametrize("first", ["net", "stick"])
def test_the_same_consignment_by_net_and_by_stick_is_one(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path, first: str
) -> None:
    sent = [commune.dispatch(f"Kế hoạch {n}", size=50_000 + n).id for n in range(3)]
    bundle = pack_up(commune, stick).file
    roads = [lambda: bring_up(place, bundle), commune.sync]
    for road in roads if first == "stick" else reversed(roads):
        road()
    assert commune.line.uploaded == (0 if first == "stick" else 150_003)
    answer = pack_down(place, DISTRICT, stick).file
    district.sync()
    assert bring_down(district, answer).count("received") == 0
    commune.sync()
    assert [commune.states(id) for id in sent] == [["arrived"]] * 3
    assert len(district.incoming()) == 3
    assert sorted(x.line.number for x in district.incoming()) == [1, 2, 3]


def test_what_is_done_after_the_stick_left_follows_it(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path
) -> None:
    first = commune.dispatch("Một").id
    bundle = pack_up(commune, stick).file.rename(stick.parent / "một")
    second = commune.dispatch("Hai").id
    both = pack_up(commune, stick).file
    bring_up(place, both)
    bring_up(place, bundle)
    bring_down(commune, pack_down(place, COMMUNE, stick).file)
    assert [commune.states(id) for id in (first, second)] == [["sent"], ["sent"]]
    incoming_rows = bring_down(district, pack_down(place, DISTRICT, stick).file)
    assert incoming_rows.count("received") == 2


def test_a_stick_for_another_office_another_district_or_another_way_is_told_as_that(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path
) -> None:
    commune.dispatch()
    up = pack_up(commune, stick).file
    for_commune = Path(pack_down(place, COMMUNE, stick).file)
    refusals = {}
    for name, ask in {
        "office": lambda: bring_down(district, for_commune),
        "way": lambda: bring_down(commune, up),
        "way at the district": lambda: bring_up(place, for_commune),
    }.items():
        with pytest.raises(Refused) as refused:
            ask()
        refusals[name] = refused.value.code
    commune.replica.become(replace(commune.replica.identity, server="of another district"), "")
    place.home.server = "of another district"
    for ask in (lambda: bring_up(place, up), lambda: bring_down(commune, for_commune)):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "bundle.other_district"
    assert refusals == {
        "office": "bundle.other_office",
        "way": "bundle.wrong_way",
        "way at the district": "bundle.wrong_way",
    }


def test_a_pc_enrolled_later_cannot_open_what_was_not_for_it(place: DistrictPlace, commune: Pc, stick: Path) -> None:
    bundle = pack_down(place, COMMUNE, stick).file
    with pytest.raises(Refused) as refused:
        bring_down(place.enrol(COMMUNE), bundle)
    assert refused.value.code == "bundle.other_pc"


def test_one_bundle_serves_all_pcs_of_an_office_and_each_gets_its_own_receipts(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path
) -> None:
    other = place.enrol(COMMUNE)
    place.enrol(COMMUNE, role="admin")
    commune.dispatch("Từ máy một")
    other.sync()
    bring_up(place, pack_up(commune, stick).file)
    bring_up(place, pack_up(other, stick).file)
    packed = pack_down(place, COMMUNE, stick)
    assert set(packed.devices) == {commune.device, other.device}, "the admin's PC sees no documents"
    assert bring_down(commune, packed.file).settled
    assert bring_down(other, packed.file).settled == 0
    assert [x.line.subject for x in other.outgoing()] == ["Từ máy một"]


def test_rows_that_go_on_from_what_a_pc_does_not_have_are_not_taken(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path
) -> None:
    bring_up(place, pack_up(commune, stick).file)
    district.dispatch("Sau", to=(COMMUNE,))
    district.sync()
    ahead = pack_down(place, COMMUNE, stick).file
    raw = commune.replica.database.raw()
    raw.execute("UPDATE cursor SET revision = 0")
    raw.commit()
    raw.close()
    brought = bring_down(commune, ahead)
    assert brought.lacks
    assert commune.incoming() == []
    commune.sync()
    assert [x.line.subject for x in commune.incoming()] == ["Sau"]


def test_an_older_stick_stays_while_it_holds_what_is_damaged_here_since(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path
) -> None:
    sent = commune.dispatch("Chỉ còn trên USB", size=60_000).id
    first = pack_up(commune, stick).file
    stored = commune.replica.files.path(commune.shown(sent).listed.attachments[0].sha256)
    stored.write_bytes(bytes(60_000))
    commune.clock.advance(seconds=2)
    second = pack_up(commune, stick)
    assert (second.left_out, first.exists()) == (1, True)
    bring_up(place, first)
    bring_up(place, second.file)
    district.sync()
    assert [file.state for file in district.shown(sent).listed.attachments] == ["here"]


def test_a_lost_stick_is_made_up_for_by_the_next(place: DistrictPlace, commune: Pc, district: Pc, stick: Path) -> None:
    district.dispatch("Giấy mời họp", to=(COMMUNE, NEIGHBOUR), size=70_000)
    district.sync()
    bring_up(place, pack_up(commune, stick).file)
    Path(pack_down(place, COMMUNE, stick).file).unlink()
    brought = bring_down(commune, pack_down(place, COMMUNE, stick).file)
    assert (brought.count("complete"), brought.files) == (1, 1)


def test_a_restored_server_gets_by_stick_what_its_backup_lacks(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path
) -> None:
    backup = place.back_up()
    late = place.enrol(COMMUNE, name="Người đến sau")
    sent = late.dispatch("Sau bản sao lưu", size=60_000).id
    late.sync()
    stale = Path(pack_down(place, COMMUNE, stick).file).rename(stick.parent / "cũ")
    place.restore(backup)
    taken = bring_up(place, pack_up(late, stick).file)
    assert (taken.acts, taken.is_old) == (0, True), "it has no work without a verdict, only cursors"
    waits = late.dispatch("Chưa đi", size=70_000).id
    taken = bring_up(place, pack_up(late, stick).file)
    assert (taken.acts, taken.unjudged, taken.why, taken.is_old) == (0, 2, "bundle.other_epoch", False)
    brought = bring_down(late, pack_down(place, COMMUNE, stick).file)
    assert late.states(sent) == ["waiting"] or brought.settled == 0
    assert bring_up(place, pack_up(late, stick).file).acts > 0
    bring_down(late, pack_down(place, COMMUNE, stick).file)
    assert late.states(sent) == ["sent"]
    with pytest.raises(Refused) as refused:
        bring_down(late, stale)
    assert refused.value.code == "bundle.older"
    district.sync()
    assert sorted(x.line.subject for x in district.incoming()) == ["Chưa đi", "Sau bản sao lưu"]
    assert late.states(waits) == ["sent"]


def test_a_revoked_pc_brings_nothing_by_stick(place: DistrictPlace, commune: Pc, stick: Path) -> None:
    commune.dispatch()
    bundle = pack_up(commune, stick).file
    place.operator.revoke_device(commune.device)
    with pytest.raises(Refused) as refused:
        bring_up(place, bundle)
    assert refused.value.code == "bundle.pc_revoked"
    with pytest.raises(Refused) as refused:
        pack_down(place, COMMUNE, stick)
    assert refused.value.code == "bundle.no_pc"


class PowerCut(Exception):
    """The PC goes out in the middle."""


def test_a_pc_that_goes_out_at_any_moment_while_reading_has_all_of_it_the_next_time(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = commune.dispatch("Đi", size=50_000).id
    bring_up(place, pack_up(commune, stick).file)
    district.dispatch("Đến", to=(COMMUNE,), size=60_000)
    district.sync()
    answer = Path(pack_down(place, COMMUNE, stick).file)
    whole, done = commune.replica.write, 0
    for survives in range(100):
        left = survives

        @contextmanager
        def failing() -> Iterator[Transaction]:
            nonlocal left
            with whole() as t:
                yield t
                left -= 1
                if left < 0:
                    raise PowerCut

        monkeypatch.setattr(commune.replica, "write", failing)
        try:
            bring_down(commune, answer)
            break
        except PowerCut:
            done += 1
        finally:
            monkeypatch.setattr(commune.replica, "write", whole)
    assert done > 3
    assert list(commune.replica.files.partial.iterdir()) == []
    assert commune.states(sent) == ["arrived"], "the district has had it by net meanwhile"
    assert [(x.line.subject, x.line.state) for x in commune.incoming()] == [("Đến", "arrived")]
    there_and_back(commune, stick)
    assert commune.refused() == []
    assert bring_down(commune, answer).is_old


def test_a_server_that_goes_out_while_taking_in_has_it_once_in_the_end(
    place: DistrictPlace, commune: Pc, district: Pc, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(2):
        commune.dispatch(f"Đi {n}", size=50_000 + n)
    bundle = pack_up(commune, stick).file
    whole, rounds = place.district.took_in, iter((0, 1, 2))

    def took_in(device: Device, sha256: str, size: int) -> Any:
        if next(rounds, None) in (0, 1):
            raise PowerCut
        return whole(device, sha256, size)

    monkeypatch.setattr(place.district, "took_in", took_in)
    for _ in range(2):
        with pytest.raises(PowerCut):
            bring_up(place, bundle)
    assert bring_up(place, bundle).files == 2
    assert bring_up(place, bundle).is_old
    bring_down(district, pack_down(place, DISTRICT, stick).file)
    assert sorted((x.line.number, x.line.state) for x in district.incoming()) == [(1, "arrived"), (2, "arrived")]


def test_a_name_that_something_else_has_is_not_written_over(commune: Pc, tmp_path: Path) -> None:
    letter = tmp_path / "đơn.pdf"
    letter.write_bytes(b"%PDF")
    with pytest.raises(Refused) as refused:
        carrying.pack(commune.replica, letter, unseen)
    assert refused.value.code == "bundle.exists"
    assert letter.read_bytes() == b"%PDF"


def test_withdrawing_after_the_stick_has_left_is_asked_of_the_server(
    place: DistrictPlace, commune: Pc, stick: Path
) -> None:
    sent = commune.dispatch().id
    pack_up(commune, stick)
    assert commune.outbox()
    with commune.replica.write() as t:
        assert not t.cancel_release(sent)


def test_a_first_fetch_ends_with_a_stick_that_brings_all(commune: Pc, district: Pc, stick: Path) -> None:
    """Else a PC whose line has gone right after its enrolment would fetch for ever."""
    district.dispatch("Trước khi đăng ký", [COMMUNE])
    district.sync()
    with commune.replica.write() as t:
        first_pull.begin(t.connection, 1)
    there_and_back(commune, stick)
    with commune.replica.read() as connection:
        assert not first_pull.is_going(connection)
        assert first_pull.counts(connection) == (0, 1, 1)
