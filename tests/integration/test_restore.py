"""A server that lost its disk is refilled by the offices' PCs; an empty or old PC overwrites nothing."""

import io
import re
import tarfile
from pathlib import Path

import pyrage
import pytest

from sync.carriers import archive
from sync.errors import Defect, Refused
from sync.rules.books import Entry
from sync.rules.documents import Document, Urgency
from sync.rules.people import Device, Person
from sync.server.restoring import restore
from tests.support import on_s3
from tests.support.places import PASSPHRASE, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR


def test_what_was_acknowledged_after_the_backup_comes_back_from_the_pcs(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    before = commune.dispatch("Trước sao lưu").id
    commune.sync()
    backup = place.back_up()
    after = commune.dispatch("Sau sao lưu", size=60_000).id
    commune.sync()
    district.sync()
    district.register(after)
    district.sync()
    commune.sync()
    shown = commune.shown(after)

    place.restore(backup)
    assert place.row(Document, after) is None
    commune.sync()
    district.sync()
    commune.sync()
    for id in (before, after):
        assert place.row(Document, id).stored_at is not None
    assert [d.state for d in commune.shown(after).deliveries] == [d.state for d in shown.deliveries] == ["registered"]
    entries = place.children(Entry, f"{DISTRICT}.incoming.2026")  # what is kept clear is explained where a book begins
    assert [(e.number, e.through, e.reason) for e in entries] == [(1, 0, ""), (101, 300, "server.restored")]
    assert sorted(x.line.subject for x in district.incoming()) == ["Sau sao lưu", "Trước sao lưu"]
    assert commune.refused() == district.refused() == []


def test_numbers_given_after_the_backup_are_not_granted_again(place: DistrictPlace) -> None:
    first = place.enrol(COMMUNE)
    backup = place.back_up()
    second = place.enrol(COMMUNE)
    leased = [second.number(f"Văn bản {n}").number for n in range(3)]
    second.sync()
    place.restore(backup)
    third = place.enrol(COMMUNE)  # before anybody has told the restored server of the lease
    second.represent()
    second.sync()
    given = [pc.number("Sau khôi phục").number for pc in (first, second)]
    first.sync()  # the books' PC begins the book; before that nobody is leased numbers past the reserve
    third.sync()
    given.append(third.number("Máy thứ ba").number)
    for pc in (first, second, third, first, second, third):
        pc.sync()
    all_numbers = [e.number for e in place.children(Entry, f"{COMMUNE}.outgoing.2026") if e.document]
    assert sorted(all_numbers) == sorted({*leased, *given})
    assert all(pc.refused() == [] for pc in (first, second, third))


def test_a_pc_enrolled_after_the_backup_is_known_again_by_the_servers_own_seal(
    place: DistrictPlace, commune: Pc
) -> None:
    backup = place.back_up()
    late = place.enrol(NEIGHBOUR)
    id = late.dispatch("Từ máy mới").id
    late.sync()
    place.restore(backup)
    assert place.row(Device, late.device) is None
    late.represent()
    late.sync()
    assert place.row(Document, id) is not None


def test_a_revocation_after_the_backup_is_not_taken_back(place: DistrictPlace) -> None:
    lost, witness = place.enrol(COMMUNE), place.enrol(COMMUNE)
    backup = place.back_up()
    place.operator.revoke_device(lost.device)
    witness.sync()
    place.restore(backup)
    assert place.row(Device, lost.device).revoked_at is None
    witness.represent()
    assert place.row(Device, lost.device).revoked_at is not None


def test_a_file_damaged_at_the_server_stops_no_backup_and_is_asked_for_again(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    id, sound = (commune.dispatch(f"Bản quét {n}", size=90_000 + n).id for n in range(2))
    commune.sync()
    sha256, kept = (commune.shown(i).listed.attachments[0].sha256 for i in (id, sound))
    on_s3.put(place.home, sha256, b"x")
    with pytest.raises(Defect) as defect:
        place.back_up()
    assert (defect.value.code, defect.value.facts["count"]) == ("backup.without_files", "1")
    place.restore(Path(defect.value.facts["file"]))
    assert (on_s3.is_there(place.home, kept), on_s3.is_there(place.home, sha256)) == (True, False)
    commune.sync()
    commune.sync()
    district.sync()
    assert [a.state for i in (id, sound) for a in district.shown(i).listed.attachments] == ["here", "here"]


def test_rows_without_our_seal_have_no_weight(place: DistrictPlace, commune: Pc) -> None:
    with commune.replica.write() as t:
        data = t.connection.exec_driver_sql("SELECT data FROM base WHERE type = 'person'").scalar_one()
        forged = data.replace(b'"clerk"', b'"admin"')
        t.connection.exec_driver_sql("UPDATE base SET data = ? WHERE type = 'person'", (forged,))
    before = place.children(Person, COMMUNE)
    commune.represent()
    assert place.children(Person, COMMUNE) == before


def test_an_empty_pc_overwrites_nothing_and_gets_everything(place: DistrictPlace, commune: Pc, district: Pc) -> None:
    for n in range(4):
        commune.dispatch(f"Văn bản {n}")
    commune.sync()
    empty = place.enrol(COMMUNE)
    empty.sync()
    assert sorted(x.line.number for x in empty.outgoing()) == [1, 2, 3, 4]
    assert {a.state for x in empty.outgoing() for a in x.attachments} == {"here"}
    district.sync()
    assert len(district.incoming()) == 4


@pytest.mark.true_locks
def test_a_backup_needs_its_passphrase_and_shows_damage(place: DistrictPlace, commune: Pc, tmp_path: Path) -> None:
    commune.dispatch()
    commune.sync()
    backup = place.back_up()
    with pytest.raises(Refused) as refused:
        restore(backup, tmp_path / "x", "không phải câu này", [], place.clock, place.ids)
    assert refused.value.code == "backup.wrong_passphrase"
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    damaged = tmp_path / "damaged"
    damaged.write_bytes(content)
    with pytest.raises((Refused, Defect)):
        restore(damaged, tmp_path / "x", PASSPHRASE, [], place.clock, place.ids)
    assert not (tmp_path / "x").exists()


def test_the_folder_of_a_service_is_filled_and_nothing_beside_it_is_touched(
    place: DistrictPlace, tmp_path: Path
) -> None:
    """A package makes it, and its account may write nowhere else."""
    backup, folder = place.back_up(), tmp_path / "var" / "eoffice-server"
    folder.mkdir(parents=True)
    beside = folder.parent.stat().st_mtime_ns
    with pytest.raises(Refused):
        restore(backup, folder, "không phải câu này", [], place.clock, place.ids)
    assert list(folder.iterdir()) == []
    restore(backup, folder, PASSPHRASE, [], place.clock, place.ids)
    assert folder.parent.stat().st_mtime_ns == beside
    assert {path.name for path in folder.iterdir()} == {"district.db", "files", "keys", "server.toml"}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_backup_is_read_to_its_end_however_long_its_padding(tmp_path: Path) -> None:
    """A tar ends with two empty blocks and as many more as its writer likes; whoever stops at the first is cut off."""
    plain, target, identity = io.BytesIO(), tmp_path / "backup", pyrage.x25519.Identity.generate()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        archive.add_bytes(tar, "manifest.json", b"{}")
    padded = plain.getvalue() + bytes(1 << 20)  # more than a pipe holds
    with tarfile.open(target, "w") as outer:
        archive.add_bytes(outer, "key.age", archive.lock(str(identity).encode(), PASSPHRASE))
        archive.add_bytes(outer, "data.age", pyrage.encrypt(padded, [identity.to_public()]))
    found: dict[str, bytes] = {}
    archive.read_members(target, PASSPHRASE, re.compile(".+"), lambda name, file: found.update({name: file.read()}))
    assert found == {"manifest.json": b"{}"}


def test_what_became_urgent_later_is_judged_after_its_number_also_by_a_restored_server(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    backup = place.back_up()
    id = commune.number("Phòng chống bão").id
    commune.sync()
    commune.dispatch("Phòng chống bão", urgency=Urgency.MOST_URGENT, id=id)
    commune.sync()
    place.restore(backup)
    commune.sync()
    district.sync()
    assert [one.line.id for one in district.incoming()] == [id]
    assert (commune.refused(), commune.tasks()) == ([], [])
