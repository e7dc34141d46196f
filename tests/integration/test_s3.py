"""A server whose files lie in an S3-compatible store: what differs from a folder. All other tests run on one with
`--s3`. The store is a real server that checks who asks; the line to it is a relay that fails on request."""

import asyncio
import hashlib
import os
import tarfile
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from sync.engine import engine
from sync.errors import Defect, EofficeError, LineHindrance, LocalHindrance
from sync.rules.documents import Document
from sync.rules.people import Device
from sync.server import blobs, s3
from sync.server.backup import back_up
from sync.server.checkup import check_up
from sync.server.founding import found
from sync.server.home import SETTINGS, Home, settings_text
from sync.server.readiness import Readiness
from sync.server.restoring import restore
from sync.server.stores import ACCESS, FROM_ENVIRONMENT
from sync.server.uploads import Uploads
from tests.e2e.test_guide import GUIDE
from tests.support import on_s3
from tests.support.fakes import MovableClock, SeededIds
from tests.support.guide import Shell, blocks
from tests.support.places import PASSPHRASE, DistrictPlace, Pc
from tests.support.programs import run
from tests.support.relay import PIECE, Relay
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE, DISTRICT, organisations
from tests.support.serving import Serving

LARGE = s3.PART + 300_000  # goes in two parts
NOWHERE = f"s3://{on_s3.BUCKET}/x?endpoint=http://127.0.0.1:1"
FORBIDDEN = "khong-phai-khoa-nay"


@pytest.fixture(scope="module", autouse=True)
def endpoint() -> Iterator[str]:
    with on_s3.there() as endpoint:
        yield endpoint


@pytest.fixture
def line(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    """Between the servers of a test and their store."""
    relay = Relay(lambda: int(endpoint.rpartition(":")[2]))
    monkeypatch.setenv(on_s3.ASKED, f"http://127.0.0.1:{relay.port}")
    monkeypatch.setattr(s3, "REST_S", 0.0)
    yield relay
    relay.close()


@pytest.fixture
def place(tmp_path: Path, line: Relay) -> Iterator[DistrictPlace]:
    made = DistrictPlace(tmp_path)
    yield made
    for pc in made.pcs:
        pc.close()
    made.close()


def code_of(ask: Callable[[], object]) -> str:
    with pytest.raises(EofficeError) as error:
        ask()
    return error.value.code


def make(folder: Path, files: str) -> None:
    found(folder, organisations(folder.with_suffix(".csv")), [], "", MovableClock(), SeededIds(2), files=files)


def hash_of(pc: Pc, id: str) -> str:
    return pc.shown(id).listed.attachments[0].sha256


def wrong(place: DistrictPlace, *, thorough: bool = False) -> dict[str, str]:
    checks = check_up(place.folder, place.clock, thorough=thorough)
    return {one.check: one.code for one in checks if not one.ok and one.check != "service"}


@pytest.mark.parametrize(
    ("change", "secret", "code"),
    [
        (lambda _: NOWHERE, "", "server.files_unreachable"),
        (lambda store: store.replace(on_s3.BUCKET, "khong-co-kho-nay"), "", "server.files_unreachable"),
        (lambda store: f"{store}&ca=/khong/co.pem", "", "server.files_unreachable"),
        (lambda store: f"{store}&ca={__file__}", "", "server.files_unreachable"),
        (lambda store: store, FORBIDDEN, "server.files_forbidden"),
        (lambda store: store, " ", "server.files_no_secret"),
    ],
)
def test_a_store_that_cannot_be_used_founds_no_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str], secret: str, code: str
) -> None:
    if secret:
        monkeypatch.setenv(FROM_ENVIRONMENT[1], secret)
    assert code_of(lambda: make(tmp_path / "server", change(on_s3.new_store()))) == code
    assert list((tmp_path / "server").iterdir()) == []


def test_a_wrong_secret_is_said_to_be_one_and_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    csv = organisations(tmp_path / "o.csv")
    monkeypatch.setenv(FROM_ENVIRONMENT[1], FORBIDDEN)
    words = ("init", tmp_path / "server", "--organisations", csv, "--files", on_s3.new_store(), "--json")
    ran = run("eoffice-server", *words)
    assert (ran.error["code"], ran.error["facts"]["detail"]) == ("server.files_forbidden", "SignatureDoesNotMatch")
    assert not any(told in ran.out + ran.err for told in (FORBIDDEN, os.environ[FROM_ENVIRONMENT[0]]))


def test_the_secret_lies_with_the_keys_alone_and_is_needed_no_more_from_without(
    place: DistrictPlace, commune: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = os.environ[FROM_ENVIRONMENT[1]]
    kept = place.home.keys / ACCESS
    assert kept.read_text().split()[1] == secret
    assert kept.stat().st_mode & 0o077 == 0
    for name in FROM_ENVIRONMENT:
        monkeypatch.delenv(name)
    place.reopen()
    commune.dispatch(size=90_000)
    commune.sync()
    assert wrong(place, thorough=True) == {}
    assert secret not in (place.folder / SETTINGS).read_text()
    backup = place.back_up()
    assert secret.encode() not in backup.read_bytes()
    with tarfile.open(backup) as outer:
        assert outer.getnames() == ["README.txt", "key.age", "data.age"]
    kept.write_text("chỉ-một-dòng\n")
    assert code_of(lambda: Home(place.folder)) == "server.files_no_secret"


def test_a_large_file_goes_through_a_serving_process_and_only_the_store_has_it(tmp_path: Path) -> None:
    with closing(Serving(tmp_path)) as serving:
        sender, receiver = serving.enrol(COMMUNE), serving.enrol(DISTRICT)
        with closing(sender), closing(receiver):
            content = os.urandom(LARGE)
            sha256 = hashlib.sha256(content).hexdigest()
            half = LARGE // 2
            ask = sender.asking
            cut = [content[at : at + 65_536] for at in range(0, half, 65_536)]
            state = ask(lambda port: port.upload(sha256, LARGE, 0, iter(cut)))
            assert not state.complete
            rest = content[state.durable :]
            assert ask(lambda port: port.upload(sha256, LARGE, state.durable, iter([rest]))).complete
            got = bytearray()
            for offset, length in ((0, 10), (10, LARGE - 20), (LARGE - 10, 100)):
                ask(lambda port, o=offset, n=length: port.download(sha256, o, n, got.extend))
            assert bytes(got) == content
            past = code_of(lambda: ask(lambda port: port.download(sha256, LARGE + 5, 10, got.extend)))
            assert past == "file.other_size"
            assert code_of(lambda: receiver.asking(lambda p: p.download(sha256, 0, 9, got.extend))) == "file.not_here"
        assert [path for path in (serving.folder / "files").rglob("*") if path.is_file()] == []
        assert on_s3.content_of(serving.home, sha256) == content


def test_a_store_that_cannot_be_reached_keeps_no_fact_and_loses_no_byte(
    place: DistrictPlace, commune: Pc, district: Pc, line: Relay
) -> None:
    line.is_open = False
    line.cut()
    large, small = commune.dispatch("Bản quét", size=700_000).id, commune.dispatch("Công văn", size=3_000).id
    with pytest.raises(LocalHindrance) as hindrance:
        commune.sync()
    assert hindrance.value.code == "server.files_unreachable"
    district.pull()
    assert {listed.line.id for listed in district.incoming()} == {large, small}
    assert Readiness(place.home, place.district.writer, place.clock).trouble() == "server.files_unreachable"
    assert wrong(place) == {"store": "server.files_unreachable"}
    line.is_open = True
    assert code_of(lambda: place.home.files.open("ab" * 32)) == "file.gone", "and it is known to be there again"
    commune.sync()
    district.sync()
    assert [a.state for id in (large, small) for a in district.shown(id).listed.attachments] == ["here", "here"]
    assert commune.line.uploaded == 703_000, "what was safe here did not come again"
    assert Readiness(place.home, place.district.writer, place.clock).trouble() == ""


def test_a_store_that_hangs_holds_up_no_facts_and_is_asked_by_one_alone(
    tmp_path: Path, line: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(s3, "REST_S", 3600.0)
    monkeypatch.setattr(s3, "ANSWER_S", 1)
    monkeypatch.setattr(s3, "SOON_S", 0.2)
    monkeypatch.setattr(s3, "LOOK_S", 0.2)
    with closing(DistrictPlace(tmp_path)) as place:
        pc = place.enrol(COMMUNE)
        with closing(pc):
            line.is_silent.set()
            assert code_of(place.home.files.look) == "server.files_unreachable"
            assert place.home.files.put_small([b"a", b"b"]) == []
            assert code_of(lambda: place.home.files.put_bytes(b"c")) == "server.files_unreachable"
            line.is_silent.clear()
            asked = line.up
            assert code_of(lambda: place.home.files.put_bytes(b"d")) == "server.files_unreachable"
            assert line.up == asked, "it is left alone for a while"
            id = pc.dispatch(size=3_000).id
            with pytest.raises(LocalHindrance):
                pc.sync()
            assert place.row(Document, id).stored_at is None
            monkeypatch.setattr(place.home.files, "_rest_until", 0.0)
            pc.sync()
            assert place.row(Document, id).stored_at is not None


def test_a_refusal_of_the_door_is_one_that_a_pc_repeats(tmp_path: Path, line: Relay) -> None:
    with closing(Serving(tmp_path)) as serving, closing(serving.enrol(COMMUNE)) as pc:
        line.is_open = False
        line.cut()
        content = os.urandom(500_000)
        sha256 = hashlib.sha256(content).hexdigest()
        with pytest.raises(LineHindrance) as hindrance:
            pc.asking(lambda port: port.upload(sha256, len(content), 0, iter([content])))
        assert (hindrance.value.code, hindrance.value.retry_after_s) == ("server.files_unreachable", 60.0)
        line.is_open = True
        assert pc.asking(lambda port: port.upload_state(sha256)).durable == len(content)
        while True:  # the process leaves a store alone for some seconds
            try:
                state = pc.asking(lambda port: port.upload(sha256, len(content), len(content), iter([])))
                break
            except LineHindrance:
                continue
        assert state.complete
        line.is_open = False
        line.cut()
        with pytest.raises(LineHindrance):
            pc.asking(lambda port: port.download(sha256, 0, 10, lambda part: None))


def test_an_engine_moves_facts_while_files_wait(tmp_path: Path, line: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "DEFECT_PAUSE_S", 0.2)
    with (
        closing(Serving(tmp_path)) as serving,
        Running(serving.enrol(COMMUNE)) as commune,
        Running(serving.enrol(DISTRICT)) as district,
    ):
        district.hear("online")
        commune.hear("online")
        line.is_open = False
        line.cut()
        first = dispatch(commune.pc, "Bản quét", 700_000)
        assert commune.hear("fault") == "server.files_unreachable"
        second = dispatch(commune.pc, "Công văn", 90_000)
        assert [district.hear("received"), district.hear("received")] == [first, second]
        assert commune.status().state == "up"
        line.is_open = True
        assert {commune.hear("sent"), commune.hear("sent")} == {first, second}
        assert {district.hear("complete"), district.hear("complete")} == {first, second}


def test_a_server_killed_in_the_middle_of_a_put_still_has_the_file_and_puts_it_again(
    tmp_path: Path, line: Relay
) -> None:
    with closing(Serving(tmp_path)) as serving, closing(serving.enrol(COMMUNE)) as pc:
        content = os.urandom(3_000_000)
        sha256 = hashlib.sha256(content).hexdigest()
        line.hold_up_at = held = line.up + 1_000_000

        def send() -> None:
            with suppress(LineHindrance):
                pc.asking(lambda port: port.upload(sha256, len(content), 0, iter([content])))

        sending = threading.Thread(target=send)
        sending.start()
        while line.up < held - 2 * PIECE:  # the test's own time limit is its end
            threading.Event().wait(0.01)
        serving.kill()
        sending.join()
        line.hold_up_at = None
        line.cut()
        serving.start()
        assert not on_s3.is_there(serving.home, sha256)
        assert pc.asking(lambda port: port.upload_state(sha256)).durable == len(content)
        assert pc.asking(lambda port: port.upload(sha256, len(content), len(content), iter([]))).complete
        assert on_s3.content_of(serving.home, sha256) == content


def test_a_file_that_was_put_and_then_forgotten_by_a_crash_is_put_again(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    id = commune.dispatch(size=90_000).id
    with commune.replica.files.open_verified(hash_of(commune, id)) as file:
        place.home.files.put_bytes(file.read())  # and no row says so
    place.reopen()
    commune.sync()
    district.sync()
    assert [a.state for a in district.shown(id).listed.attachments] == ["here"]


def test_a_file_that_is_damaged_in_the_store_is_named_and_asked_for_again(place: DistrictPlace, commune: Pc) -> None:
    cut, changed, gone = (commune.dispatch(f"Bản {n}", size=90_000 + n).id for n in range(3))
    commune.sync()
    hashes = [hash_of(commune, id) for id in (cut, changed, gone)]
    on_s3.put(place.home, hashes[0], b"x")
    on_s3.put(place.home, hashes[1], bytes(90_001))
    on_s3.take_away(place.home, hashes[2])
    assert wrong(place) == {"files": "check.server_files_gone"}
    with pytest.raises(Defect) as damaged:
        place.home.files.open_verified(hashes[1])
    with pytest.raises(Defect) as absent:
        place.home.files.open_verified(hashes[2])
    assert (damaged.value.code, absent.value.code) == ("file.damaged", "file.gone")
    with pytest.raises(Defect) as left_out:
        place.back_up()
    assert left_out.value.facts["count"] == "3"
    place.restore(Path(left_out.value.facts["file"]))
    commune.sync()
    commune.sync()
    assert wrong(place, thorough=True) == {}
    assert set(place.home.files.sizes(hashes)) == set(hashes)


def test_a_backup_of_either_becomes_a_server_on_the_other(place: DistrictPlace, commune: Pc, tmp_path: Path) -> None:
    id = commune.dispatch(size=90_000).id
    commune.sync()
    content = on_s3.content_of(place.home, hash_of(commune, id))
    first, second = tmp_path / "first", tmp_path / "second"
    restore(place.back_up(), first, PASSPHRASE, [], place.clock, place.ids)
    assert not (first / "keys" / ACCESS).exists()
    with closing(Home(first)) as in_a_folder:
        assert on_s3.content_of(in_a_folder, hash_of(commune, id)) == content
        back_up(in_a_folder, tmp_path / "b2", PASSPHRASE, place.clock)
        without = lambda: back_up(in_a_folder, tmp_path / "b3", PASSPHRASE, place.clock, without_files=True)  # noqa: E731
        assert code_of(without) == "backup.files_here"
    restore(tmp_path / "b2", second, PASSPHRASE, [], place.clock, place.ids, files=on_s3.new_store())
    with closing(Home(second)) as in_a_store:
        assert on_s3.content_of(in_a_store, hash_of(commune, id)) == content
    assert not any((second / "files").glob("??/*"))


def test_a_backup_without_files_is_whole_again_with_its_store_and_asks_without(
    place: DistrictPlace, commune: Pc, tmp_path: Path
) -> None:
    id = commune.dispatch(size=90_000).id
    commune.sync()
    sha256, backup = hash_of(commune, id), tmp_path / "sao-luu"
    told = back_up(place.home, backup, PASSPHRASE, place.clock, without_files=True)
    assert told["files"] == 0
    assert backup.stat().st_size < place.back_up().stat().st_size - 90_000
    with_it, without = tmp_path / "with", tmp_path / "without"
    for folder, files in ((with_it, place.home.settings.files), (without, on_s3.new_store())):
        restore(backup, folder, PASSPHRASE, [], place.clock, place.ids, files=files)
    with closing(Home(with_it)) as home, home.database.read() as connection:
        assert blobs.may_have(connection, COMMUNE, sha256)
    with closing(Home(without)) as home, home.database.read() as connection:
        assert not blobs.may_have(connection, COMMUNE, sha256)


def test_a_file_that_begins_with_one_of_the_store_needs_only_its_rest(place: DistrictPlace, commune: Pc) -> None:
    id = commune.dispatch(size=700_000).id
    commune.sync()
    begun = hash_of(commune, id)
    content = on_s3.content_of(place.home, begun) + b"signed"
    sha256, device = hashlib.sha256(content).hexdigest(), place.row(Device, commune.device)

    async def rest() -> AsyncIterator[bytes]:
        yield content[-6:]

    uploads = Uploads(place.district)
    state = asyncio.run(uploads.state(device, sha256, len(content), begun))
    assert state.durable == len(content) - 6
    assert asyncio.run(uploads.receive(device, sha256, len(content), state.durable, rest())).complete
    assert on_s3.content_of(place.home, sha256) == content


def test_a_folder_that_is_copied_into_a_store_is_that_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = on_s3.new_store()
    make(tmp_path / "server", "")
    with closing(Home(tmp_path / "server")) as home:
        kept = home.files.put_bytes(b"a document's file")
        moved = replace(home.settings, files=store)
    (tmp_path / "server" / SETTINGS).write_text(settings_text(moved), encoding="utf-8")
    with closing(Home(tmp_path / "server")) as home:
        assert not on_s3.is_there(home, kept)
        on_s3.put(home, kept, (tmp_path / "server" / "files" / kept[:2] / kept).read_bytes())
        assert on_s3.content_of(home, kept) == b"a document's file"


def test_the_guides_words_about_a_store_are_good(tmp_path: Path) -> None:
    organisations(tmp_path / "co-quan.csv")
    (tmp_path / "cum-mat-khau.txt").write_text(PASSPHRASE)
    words = {"THU_MUC": str(tmp_path / "may-chu"), "DIA_CHI": "127.0.0.1", "CONG": "8443"}
    one, many = on_s3.new_store().replace("?", "/truoc-khi-nang.backup?"), on_s3.new_store()
    words |= {"KHO": on_s3.new_store(), "KHO_SAO_LUU": many, "MOT_BAN": one}
    with closing(Shell(tmp_path, **words)) as shell:
        said = [shell.run(block.text) for block in blocks(GUIDE) if block.kind == "sh s3"]
    bad = [line for line in said[1].splitlines() if "✗" in line]
    assert ["8443" in line for line in bad] == [True], "nothing but that it does not serve"
    assert "✓ Kho tệp s3://" in said[1]
