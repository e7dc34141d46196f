"""Sticks that lie, break, are full, pulled out or infected: each gets its own word, and nothing of it is believed."""

import os
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.actions import carrying as actions
from sync.carriers import writing
from sync.carriers.form import MAGIC, UNFINISHED, Header, Way
from sync.carriers.reading import look
from sync.carriers.stick import Pace, check_room_here, stick_errors, suspicious
from sync.carriers.writing import Load, file_load, message_load, write_bundle
from sync.engine import carrying
from sync.errors import Defect, LocalHindrance, Refused
from sync.protocol.messages import Push, PushedIntent
from sync.protocol.signing import BUNDLE, INTENT, Signer
from sync.replica import pushes
from sync.server import bundles_out
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, NEIGHBOUR
from tests.support.small_disk import small_disk
from tests.support.sticks import bring_down, bring_up, pack_down, pack_up, unseen


def forged(
    place: DistrictPlace, like: Path, signer: Signer, loads: list[Load] | None = None, **changed: object
) -> Path:
    """A bundle up that says it is another's, signed with this key."""
    header = replace(look(like), **changed)
    target = like.with_name(f"{like.stem}-forged.eobundle")
    keys = [place.home.seal_key]
    write_bundle(target, header, loads or [], lambda content: signer.sign(BUNDLE, content), keys, unseen)
    return target


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_nobody_signs_for_another_pc_or_another_office(place: DistrictPlace, commune: Pc, tmp_path: Path) -> None:
    neighbour = place.enrol(NEIGHBOUR)
    commune.dispatch()
    good = pack_up(commune, tmp_path).file
    mine = forged(place, good, Signer(neighbour.seed))
    theirs = forged(place, good, Signer(commune.seed), office=NEIGHBOUR)
    for bundle in (mine, theirs):
        with pytest.raises(Refused) as refused:
            bring_up(place, bundle)
        assert refused.value.code == "bundle.forged"
    unknown = forged(place, good, Signer(os.urandom(32)), devices=("00000000-0000-7000-8000-000000000000",))
    with pytest.raises(Refused) as refused:
        bring_up(place, unknown)
    assert refused.value.code == "bundle.unknown_pc"
    assert bring_up(place, good).acts == 2


def test_a_pc_takes_the_word_of_its_own_server_alone(place: DistrictPlace, commune: Pc, tmp_path: Path) -> None:
    good = Path(pack_down(place, COMMUNE, tmp_path).file)
    bad = tmp_path / "bad.eobundle"
    signer, keys = Signer(os.urandom(32)), [Signer(commune.seed).public_key]
    write_bundle(bad, look(good), [], lambda content: signer.sign(BUNDLE, content), keys, unseen)
    with pytest.raises(Refused) as refused:
        bring_down(commune, bad)
    assert refused.value.code == "bundle.forged"
    write_bundle(bad, look(good), [], place.home.sign_bundle, keys, unseen)
    with pytest.raises(Defect) as defect:
        bring_down(commune, bad)
    assert defect.value.code == "bundle.damaged", "it says nothing to this PC"


def test_a_bundle_that_lies_about_its_size_or_form_is_put_down(
    place: DistrictPlace, commune: Pc, tmp_path: Path
) -> None:
    path = pack_up(commune, tmp_path).file
    lines = path.read_bytes().split(b"\n", 2)
    huge = tmp_path / "huge.eobundle"
    huge.write_bytes(b"\n".join([lines[0], lines[1].replace(b'"bytes":', b'"bytes":999999999'), lines[2]]))
    newer = tmp_path / "newer.eobundle"
    newer.write_bytes(path.read_bytes().replace(MAGIC + b"1", MAGIC + b"2", 1))
    letter = tmp_path / "letter.eobundle"
    letter.write_bytes(b"MZ not a bundle at all")
    codes = {}
    for bundle in (huge, newer, letter):
        with pytest.raises((Refused, Defect)) as refused:
            bring_up(place, bundle)
        codes[bundle.stem] = refused.value.code
    assert codes == {"huge": "bundle.damaged", "newer": "bundle.newer", "letter": "bundle.not_ours"}


def test_acts_that_get_no_answer_yet_are_not_called_old(place: DistrictPlace, commune: Pc, tmp_path: Path) -> None:
    path = pack_up(commune, tmp_path).file
    raw = b'{"form":99,"id":"x"}'
    told = {}
    for name, seq in {"newer": 1, "ahead": 7}.items():
        item = PushedIntent(lane=1, seq=seq, raw=raw, signature=Signer(commune.seed).sign(INTENT, raw))
        load = message_load("push", Push(epoch=place.home.epoch, intents=(item,)))
        taken = bring_up(place, forged(place, path, Signer(commune.seed), [load]))
        told[name] = (taken.acts, taken.unjudged, taken.why, taken.is_old)
    assert told == {"newer": (0, 1, "update.needed", False), "ahead": (0, 1, "bundle.gap", False)}


def test_a_message_inside_that_is_none_takes_nothing_in(place: DistrictPlace, commune: Pc, tmp_path: Path) -> None:
    path = pack_up(commune, tmp_path).file
    content = b"no message"
    sha256 = place.home.files.put_bytes(content)
    load = file_load(place.home.files, sha256, len(content))
    bad = forged(place, path, Signer(commune.seed), [Load(replace(load.part, kind="push"), load.read)])
    with pytest.raises(Defect) as defect:
        bring_up(place, bad)
    assert defect.value.code == "bundle.damaged"


def test_a_file_that_nobody_wants_is_not_kept_and_no_name_of_a_bundles_is_used(
    place: DistrictPlace, commune: Pc, tmp_path: Path
) -> None:
    path = Path(pack_down(place, COMMUNE, tmp_path).file)
    program = place.home.files.put_bytes(b"MZ" + os.urandom(500))
    loads = [message_load("tells", carrying.Tells(epoch=place.home.epoch, time=place.clock.now()), commune.device)]
    loads.append(file_load(place.home.files, program, 502))
    keys = [Signer(commune.seed).public_key]
    write_bundle(path, look(path), loads, place.home.sign_bundle, keys, unseen)
    assert bring_down(commune, path).files == 0
    assert not commune.replica.files.has(program)
    assert left(commune.replica.files.partial) == []


def test_one_damaged_bundle_keeps_no_other_back_and_others_are_left_alone(
    place: DistrictPlace, commune: Pc, district: Pc, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    with pytest.raises(Refused) as refused:
        actions.take_bundles_in(commune.replica, stick, unseen)
    assert refused.value.code == "bundle.none"
    pack_down(place, "187", stick)
    good = Path(pack_down(place, COMMUNE, stick).file)
    (stick / "hỏng.eobundle").write_bytes(good.read_bytes()[:-30])
    (stick / f"dở.eobundle{UNFINISHED}").write_bytes(b"half")
    (stick / "autorun.inf").write_text("[autorun]\nopen=x.exe")
    (stick / "Tài liệu").mkdir()
    (stick / "Tài liệu.exe").write_bytes(b"MZ")
    (stick / "cài đặt.exe").write_bytes(b"MZ")
    chosen = actions.take_bundles_in(commune.replica, stick, unseen)
    assert (len(chosen.taken), chosen.others) == (1, 1)
    assert [error.code for error in chosen.troubles] == ["bundle.damaged"]
    assert chosen.warnings == ["Tài liệu.exe", "autorun.inf"]
    assert suspicious(tmp_path / "nowhere") == []
    good.unlink()
    with pytest.raises(Defect) as defect:
        actions.take_bundles_in(commune.replica, stick, unseen)
    assert defect.value.code == "bundle.damaged"


def test_a_full_stick_is_told_before_anything_is_written(commune: Pc, tmp_path: Path) -> None:
    commune.dispatch(size=1_500_000)
    with small_disk(tmp_path / "USB", "1m") as stick:
        with pytest.raises(LocalHindrance) as hindrance:
            carrying.pack(commune.replica, stick, unseen)
        assert left(stick) == []
    assert hindrance.value.code == "bundle.no_room"
    assert float(hindrance.value.facts["needed"]) > float(hindrance.value.facts["free"])
    with pytest.raises(LocalHindrance) as hindrance:
        check_room_here(tmp_path, 1 << 60)
    assert hindrance.value.code == "bundle.no_room_here"


def test_a_stick_that_fills_up_meanwhile_keeps_no_half_bundle(
    commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune.dispatch(size=1_500_000)
    monkeypatch.setattr(writing, "check_room", lambda folder, needed: None)
    with small_disk(tmp_path / "USB", "1m") as stick:
        with pytest.raises(LocalHindrance) as hindrance:
            carrying.pack(commune.replica, stick, unseen)
        assert left(stick) == []
    assert hindrance.value.code == "bundle.no_room"


def test_a_stick_pulled_out_in_the_middle_leaves_only_an_unfinished_name(
    place: DistrictPlace, commune: Pc, district: Pc, tmp_path: Path
) -> None:
    commune.dispatch(size=9_000_000)
    with small_disk(tmp_path / "USB", "40m") as stick:

        def pull_out(done: int, total: int) -> None:
            if stick.is_mount():
                subprocess.run(["umount", "--lazy", str(stick)], check=True)
                subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(stick)], check=True)
                (stick / f"x.eobundle{UNFINISHED}").write_bytes(b"half")

        with pytest.raises(LocalHindrance) as hindrance:
            carrying.pack(commune.replica, stick, pull_out)
        assert hindrance.value.code == "bundle.pulled"
        with pytest.raises(Refused) as refused:
            actions.take_bundles_in(commune.replica, stick, unseen)
        assert refused.value.code == "bundle.none"
    with pytest.raises(LocalHindrance) as hindrance:
        carrying.pack(commune.replica, tmp_path / "gone" / "x.eobundle", unseen)
    assert hindrance.value.code == "bundle.pulled"
    commune.sync()
    district.sync()
    assert len(district.incoming()) == 1, "what did not leave by stick leaves by net"


def test_a_stick_that_keeps_other_bytes_is_told_broken(
    commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wear_out(handle: int) -> None:
        [part] = tmp_path.glob(f"*{UNFINISHED}")
        content = bytearray(part.read_bytes())
        content[-40] ^= 1
        part.write_bytes(bytes(content))

    monkeypatch.setattr(writing, "forget_cached", wear_out)
    with pytest.raises(LocalHindrance) as hindrance:
        pack_up(commune, tmp_path)
    assert hindrance.value.code == "bundle.bad_stick"
    assert list(tmp_path.glob("*.eobundle*")) == []


def test_a_write_protected_stick_and_one_that_is_not_ours_to_write_are_told(commune: Pc, tmp_path: Path) -> None:
    with small_disk(tmp_path / "USB", "1m") as stick:
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        with pytest.raises(LocalHindrance) as hindrance:
            pack_up(commune, stick)
        assert hindrance.value.code == "bundle.read_only"
    with pytest.raises(LocalHindrance) as hindrance, stick_errors(tmp_path):
        raise PermissionError(13, "no")
    assert hindrance.value.code == "bundle.forbidden"


def test_a_slow_stick_is_told_with_the_time_that_is_left() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert pace.slowness(1_000, 9_000_000) is None, "too early to say"
    now[0] = 10.0
    assert pace.slowness(1_000_000, 10_000_000) == (100_000.0, 90.0)
    assert pace.slowness(9_000_000, 10_000_000) is None
    assert pace.slowness(10, 10) is None


def test_a_newer_bundle_takes_the_place_of_those_before_it_and_of_nobody_elses(
    place: DistrictPlace, commune: Pc, tmp_path: Path
) -> None:
    neighbour = place.enrol(NEIGHBOUR)
    stick = tmp_path / "USB"
    stick.mkdir()
    others = {pack_up(neighbour, stick).file.name, Path(pack_down(place, COMMUNE, stick).file).name}
    first = pack_up(commune, stick).file
    (stick / f"{first.name}{UNFINISHED}").write_bytes(b"half")
    commune.clock.advance(minutes=1)
    second = pack_up(commune, stick).file
    assert set(left(stick)) == others | {second.name}


def test_much_work_goes_in_as_many_messages_as_pushes_it_would_have_taken(
    place: DistrictPlace, commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushes, "PUSH_INTENTS", 3)
    for n in range(5):
        commune.dispatch(f"Gửi {n}", size=2_000 + n)
    taken = bring_up(place, pack_up(commune, tmp_path).file)
    assert (taken.acts, taken.refused, taken.files) == (10, 0, 5)
    monkeypatch.setattr(bundles_out, "VERDICTS_A_MESSAGE", 4)
    brought = bring_down(commune, pack_down(place, COMMUNE, tmp_path).file)
    assert brought.settled == 10
    assert commune.outbox() == []


def test_the_header_is_for_everybody_and_says_nothing_of_documents(commune: Pc, tmp_path: Path) -> None:
    commune.dispatch("Bí mật của riêng xã")
    path = pack_up(commune, tmp_path).file
    header = look(path)
    assert isinstance(header, Header)
    assert (header.way, header.office) == (Way.UP, COMMUNE)
    assert "Bí mật".encode() not in path.read_bytes()
