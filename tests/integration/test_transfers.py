"""Files go on at the byte where a break left them, in both directions, and arrive as they were."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine import exchange
from sync.errors import LineHindrance, Refused
from sync.replica import transfers
from sync.rules.deliveries import Recipient
from sync.rules.documents import FileFacts, Urgency
from sync.rules.intents import Release
from sync.server.stores import FolderFiles
from sync.server.uploads import SAFE_EVERY
from tests.support import on_s3
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import RealPc, Serving

MUCH = 20_000_000
PATIENCE_S = 30


def release(pc: RealPc, size: int) -> tuple[str, str]:
    """Dispatch one file and push its facts; the document and the file's hash."""
    path = pdf(pc.folder / "big.pdf", size)
    id = outgoing.dispatch(pc.desk, Wanted("TB", "Bản quét lớn", WRITTEN, files=(path,), to=(DISTRICT,))).id
    pc.asking(lambda port: exchange.push_once(pc.replica, port, lambda h: None))
    return id, hashlib.sha256(path.read_bytes()).hexdigest()


def upload(pc: RealPc) -> bool:
    return bool(pc.asking(lambda port: exchange.upload_once(pc.replica, port, lambda wanted: False)))


def safe_at_server(pc: RealPc, sha256: str) -> int:
    return int(pc.asking(lambda port: port.upload_state(sha256)).durable)


def test_a_server_killed_in_the_middle_of_twenty_megabytes_gets_only_the_rest(serving: Serving) -> None:
    pc, district = serving.enrol(COMMUNE), serving.enrol(DISTRICT)
    id, sha256 = release(pc, MUCH)
    before = serving.relay.up
    _break_off(pc, serving, MUCH // 2, serving.kill)
    serving.start()
    while upload(pc):
        pass
    more = serving.relay.up - before - MUCH
    # Two steps of writing may be lost, the one in hand and the one written and not yet noted; and a connection costs.
    assert more <= 2 * SAFE_EVERY + 400_000, f"{more} bytes more than the file went up"
    district.asking(lambda port: exchange.pull_once(district.replica, port, 0, lambda h: None))
    _download(district)
    assert district.replica.files.has(sha256)
    with district.replica.files.open_verified(sha256) as file:
        assert len(file.read()) == MUCH
    assert id
    pc.close()
    district.close()


@pytest.mark.skipif(on_s3.is_asked(), reason="of a server whose files lie in a folder, from where one can be taken")
def test_a_file_that_the_server_has_lost_is_brought_again_by_another_pc_of_its_office(serving: Serving) -> None:
    first, second, files = serving.enrol(COMMUNE), serving.enrol(COMMUNE), serving.home.files
    assert isinstance(files, FolderFiles)
    for pc in (first, second):
        _, sha256 = release(pc, 200_000)
        while upload(pc):
            pass
        files.path(sha256).unlink()  # it raises where it did not come
        pc.close()


def _break_off(pc: RealPc, serving: Serving, at: int, end: Callable[[], None]) -> None:
    """Begin the upload and end it there, once the server has written what had reached it by then: what lies in the
    buffers of this machine, and not of a line, says nothing."""
    relay, part = serving.relay, serving.home.files.partial
    relay.hold_up_at = relay.up + at
    ender = threading.Thread(target=_when_written, args=(part, at - SAFE_EVERY - 100_000, end))
    ender.start()
    with pytest.raises(LineHindrance):
        upload(pc)
    ender.join()
    relay.hold_up_at = None


def _when_written(part: Path, size: int, end: Callable[[], None]) -> None:
    too_late = time.monotonic() + PATIENCE_S
    while sum(path.stat().st_size for path in part.iterdir()) < size and time.monotonic() < too_late:
        threading.Event().wait(0.005)
    end()


def _download(pc: RealPc) -> None:
    while pc.asking(lambda port: exchange.download_once(pc.replica, port, 1 << 20, lambda h: None)):
        pass


def test_a_pc_that_died_in_the_middle_asks_the_server_where_to_go_on(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    _, sha256 = release(pc, 5_000_000)
    _break_off(pc, serving, 3_000_000, serving.relay.cut)
    safe = safe_at_server(pc, sha256)
    assert safe > 2_400_000
    before = serving.relay.up
    while upload(pc):
        pass
    assert serving.relay.up - before < 5_000_000 - safe + 100_000
    pc.close()


def test_a_newer_transfer_of_the_same_file_ends_the_older_one(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    _, sha256 = release(pc, 2_000_000)
    content = (pc.folder / "big.pdf").read_bytes()
    first_part, go_on = threading.Event(), threading.Event()

    def slow() -> Iterator[bytes]:
        yield content[:600_000]
        first_part.set()
        go_on.wait(30)
        yield content[600_000:700_000]

    ends: list[object] = []

    def older() -> None:
        try:
            ends.append(pc.asking(lambda port: port.upload(sha256, len(content), 0, slow())))
        except (LineHindrance, Refused) as error:
            ends.append(error)

    thread = threading.Thread(target=older)
    thread.start()
    first_part.wait(30)
    safe = safe_at_server(pc, sha256)  # ends the older one, and learns what it had made safe
    state = pc.asking(lambda port: port.upload(sha256, len(content), safe, iter([content[safe:]])))
    go_on.set()
    thread.join()
    assert state.complete
    assert ends
    pc.close()


def test_a_body_that_is_not_the_file_it_claims_to_be_is_thrown_away(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE)
    _, sha256 = release(pc, 100_000)
    with pytest.raises(Refused, match=r"upload\.other_content"):
        pc.asking(lambda port: port.upload(sha256, 100_000, 0, iter([b"x" * 100_000])))
    assert safe_at_server(pc, sha256) == 0
    assert upload(pc)
    assert pc.asking(lambda port: port.upload_state(sha256)).complete
    pc.close()


@pytest.mark.parametrize(("size", "offset", "body"), [(10, 0, b"x" * 20), (200_000_000, 0, b"x"), (10, 11, b"x")])
def test_lengths_that_cannot_be_are_refused(serving: Serving, size: int, offset: int, body: bytes) -> None:
    pc = serving.enrol(COMMUNE)
    with pytest.raises(Refused, match=r"upload\."):
        pc.asking(lambda port: port.upload("ab" * 32, size, offset, iter([body])))
    pc.close()


def test_a_download_goes_on_where_it_broke_off(commune: Pc, district: Pc) -> None:
    commune.dispatch("Bản quét lớn", size=900_000)
    commune.sync()
    district.line.cut_download_after = 400_000
    with pytest.raises(LineHindrance):
        district.sync()
    partial = next((district.folder / "files" / "partial").glob("down-*"))
    assert partial.stat().st_size == 400_000
    district.sync()
    assert [a.state for x in district.incoming() for a in x.attachments] == ["here"]


def test_a_download_damaged_on_disk_starts_again_and_is_never_shown(commune: Pc, district: Pc) -> None:
    commune.dispatch("Bản quét lớn", size=900_000)
    commune.sync()
    district.line.cut_download_after = 400_000
    with pytest.raises(LineHindrance):
        district.sync()
    partial = next((district.folder / "files" / "partial").glob("down-*"))
    partial.write_bytes(b"\0" * 400_000)
    district.sync()
    sha256 = district.incoming()[0].attachments[0].sha256
    district.replica.files.open_verified(sha256).close()


def test_a_file_damaged_in_the_store_is_fetched_again(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Bản quét", size=50_000).id
    commune.sync()
    district.sync()
    sha256 = district.incoming()[0].attachments[0].sha256
    district.replica.files.path(sha256).write_bytes(b"x")
    with district.replica.write() as t:
        transfers.lost(t.connection, sha256)
    assert [a.state for a in district.shown(id).listed.attachments] == ["coming"]
    district.replica.files.path(sha256).unlink()
    district.sync()
    assert [a.state for a in district.shown(id).listed.attachments] == ["here"]


def test_a_file_damaged_at_the_server_is_set_aside_and_the_rest_comes(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    bad = commune.dispatch("Hỏng", size=90_000, urgency=Urgency.MOST_URGENT).id
    good = commune.dispatch("Lành", size=91_000).id
    commune.sync()
    stored = commune.shown(bad).listed.attachments[0]
    on_s3.put(place.home, stored.sha256, bytes(stored.bytes))
    district.sync()
    assert [a.state for a in district.shown(good).listed.attachments] == ["here"]
    with district.replica.read() as connection:
        parked = connection.exec_driver_sql("SELECT document, code FROM transfer WHERE state = 'parked'").one()
    assert tuple(parked) == (bad, "file.comes_damaged")


@pytest.mark.parametrize("lie", [-1, 1, 50_000_000])
def test_a_file_that_is_not_as_long_as_its_release_says_never_counts_as_sent(
    commune: Pc, district: Pc, lie: int
) -> None:
    paper = commune.dispatch("Thật", size=60_000)
    commune.sync()
    told = commune.shown(paper.id).listed.attachments[0]
    false = FileFacts(name=told.name, sha256=told.sha256, bytes=60_000 + lie)
    hostile = commune.number("Giả")
    with commune.replica.write() as t:
        act = Release(document=hostile.id, subject="Giả", files=(false,), recipients=(Recipient(office=DISTRICT),))
        t.save_intent(act, person=commune.desk.person, rank=0)
    exchange.push_once(commune.replica, commune.port, commune.heard)
    commune.pull()
    assert commune.states(hostile.id) == ["waiting"]
    district.sync()
    assert [a.state for a in district.shown(paper.id).listed.attachments] == ["here"]


def test_an_upload_yields_at_a_chunk_and_goes_on_from_there(commune: Pc) -> None:
    commune.dispatch("Bản quét lớn", size=2_000_000)
    exchange.push_once(commune.replica, commune.port, commune.heard)
    seen: list[int] = []

    def after_five(wanted: transfers.Wanted) -> bool:
        seen.append(wanted.rank)
        return len(seen) == 5

    assert exchange.upload_once(commune.replica, commune.port, after_five)
    assert commune.line.uploaded == 5 * (32 << 10)
    commune.dispatch("Công điện", size=60_000, urgency=Urgency.MOST_URGENT)
    exchange.push_once(commune.replica, commune.port, commune.heard)
    with commune.replica.read() as connection:
        following = transfers.next_up(connection)
    assert following is not None
    assert following.rank == Urgency.MOST_URGENT.rank
    commune.sync()
    assert commune.line.uploaded == 2_000_000 + 60_000


def test_a_file_the_office_has_sent_before_costs_nothing(commune: Pc, district: Pc) -> None:
    paper = pdf(commune.folder / "a.pdf", 300_000)
    commune.dispatch("Lần một", file=paper)
    commune.sync()
    before = commune.line.uploaded
    commune.dispatch("Lần hai", file=paper)
    commune.sync()
    assert commune.line.uploaded == before
    district.sync()
    assert [a.state for x in district.incoming() for a in x.attachments] == ["here", "here"]


@pytest.mark.parametrize("is_urgent_first", [True, False])
def test_a_file_of_two_documents_is_fetched_as_the_more_urgent_asks_and_again_for_either(
    commune: Pc, district: Pc, *, is_urgent_first: bool
) -> None:
    paper, ranks = pdf(commune.folder / "a.pdf", 90_000), (Urgency.MOST_URGENT, Urgency.NORMAL)
    sent = [commune.dispatch(u, urgency=u, file=paper).id for u in (ranks if is_urgent_first else ranks[::-1])]
    commune.sync()
    district.pull()
    with district.replica.write() as t:
        wanted = transfers.next_down(t.connection)
        assert wanted is not None
        assert wanted.rank == Urgency.MOST_URGENT.rank
        for id in sent:
            transfers.park(t.connection, "down", wanted.sha256, "file.not_here")
            assert transfers.unpark(t.connection, id) == 1


def test_a_file_that_is_there_before_its_facts_are_judged_is_sent_with_them(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Tệp tới trước", size=90_000).id
    gone: list[bool] = []

    def beside() -> None:
        gone.append(exchange.upload_once(commune.replica, commune.port, lambda wanted: False))

    exchange.push_once(commune.replica, commune.port, commune.heard, beside)
    commune.pull()
    assert (gone, commune.line.uploaded, commune.states(id)) == ([True], 90_000, ["sent"])
    assert not exchange.upload_once(commune.replica, commune.port, lambda wanted: False)
    district.sync()
    assert [a.state for a in district.shown(id).listed.attachments] == ["here"]


def test_a_file_whose_release_has_not_left_stays(commune: Pc) -> None:
    commune.dispatch("Chưa đi", size=90_000)
    assert not exchange.upload_once(commune.replica, commune.port, lambda wanted: False)
    commune.dispatch("Ngắn, đi cùng", size=20_000)
    gone: list[bool] = []

    def beside() -> None:
        while exchange.upload_once(commune.replica, commune.port, lambda wanted: False):
            gone.append(True)

    exchange.push_once(commune.replica, commune.port, commune.heard, beside)
    assert (gone, commune.line.uploaded) == ([True], 90_000)


def test_a_small_file_rides_along_with_its_facts(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Ngắn", size=20_000).id
    exchange.push_once(commune.replica, commune.port, commune.heard)
    commune.pull()
    assert commune.line.uploaded == 0
    assert commune.states(id) == ["sent"]


def test_a_damaged_file_in_the_outbox_is_set_aside_and_the_rest_goes(commune: Pc, district: Pc) -> None:
    bad = commune.dispatch("Hỏng", size=90_000)
    good = commune.dispatch("Lành", size=91_000)
    with commune.replica.read() as connection:
        sha256 = connection.exec_driver_sql("SELECT sha256 FROM attachment WHERE document = ?", (bad.id,)).scalar_one()
    commune.replica.files.path(sha256).write_bytes(b"x")
    commune.sync()
    assert commune.states(good.id) == ["sent"]
    assert commune.states(bad.id) == ["waiting"]
    with commune.replica.read() as connection:
        assert connection.exec_driver_sql("SELECT code FROM transfer WHERE state = 'parked'").scalar_one() == (
            "file.damaged"
        )


def test_of_what_is_as_urgent_the_sooner_due_goes_first_however_large(commune: Pc, district: Pc) -> None:
    dues = {"không hạn": None, "muộn": WRITTEN + timedelta(days=9), "sớm": WRITTEN + timedelta(days=2)}
    ids = [commune.dispatch(one, size=50_000 + 9_000 * n, due=due).id for n, (one, due) in enumerate(dues.items())]
    urgent = commune.dispatch("khẩn", size=90_000, urgency=Urgency.MOST_URGENT).id
    wanted = [urgent, *reversed(ids)]
    while exchange.push_once(commune.replica, commune.port, commune.heard):
        pass
    assert _in_turn(commune, "up") == wanted
    commune.sync()
    district.pull()
    assert _in_turn(district, "down") == wanted


def _in_turn(pc: Pc, way: str) -> list[str]:
    """The documents whose files go this way, in the order in which they would."""
    carried: list[str] = []
    documents: list[str] = []
    with pc.replica.read() as connection:
        while (one := transfers.next_of(connection, way, carried)) is not None:
            carried.append(one.sha256)
            documents.append(one.document)
    return documents
