"""A file in the store stays what it is, whoever sends what under its name, and however often at once."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sync import files
from sync.errors import Defect, LocalHindrance, Refused
from sync.files import FileStore
from sync.protocol.messages import UploadState
from sync.rules.people import Device
from sync.server import blobs
from sync.server.stores import FolderFiles
from sync.server.uploads import Uploads
from sync.world import SystemClock
from tests.support import on_s3
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

CONTENT = b"%PDF-1.7 " + bytes(300_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Body:
    """A request's body that comes piece by piece, as its sender lets it go."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces, self.started, self.go_on = pieces, asyncio.Event(), asyncio.Event()

    async def chunks(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece
            self.started.set()
            await self.go_on.wait()


def device_of(place: DistrictPlace, pc: Pc) -> Device:
    device = place.row(Device, pc.device)
    assert isinstance(device, Device)
    return device


async def whole(content: bytes) -> AsyncIterator[bytes]:
    yield content


def is_sound(place: DistrictPlace) -> bool:
    return on_s3.content_of(place.home, SHA256) == CONTENT


def test_of_many_transfers_at_once_one_alone_works_and_the_file_is_what_its_name_says(
    place: DistrictPlace, commune: Pc
) -> None:
    device = device_of(place, commune)

    async def storm() -> list[UploadState | BaseException]:
        uploads, size = Uploads(place.district), len(CONTENT)
        sent = [(0, size, CONTENT), (size, size + 5, b"HACKS"), (0, size, CONTENT), (size, size, b"X")] * 5
        jobs = [uploads.receive(device, SHA256, of, at, whole(content)) for at, of, content in sent]
        return await asyncio.gather(*jobs, return_exceptions=True)

    answers = asyncio.run(storm())
    assert any(isinstance(answer, UploadState) and answer.complete for answer in answers)
    assert all(isinstance(answer, UploadState | Refused) for answer in answers), answers
    assert is_sound(place)


def test_a_newer_transfer_goes_on_where_the_one_that_made_way_was_safe(place: DistrictPlace, commune: Pc) -> None:
    device = device_of(place, commune)

    async def evict() -> tuple[int, UploadState, UploadState]:
        uploads, slow = Uploads(place.district), Body(CONTENT[:1000])
        older = asyncio.create_task(uploads.receive(device, SHA256, len(CONTENT), 0, slow.chunks()))
        await slow.started.wait()
        safe = (await uploads.state(device, SHA256)).durable
        rest = uploads.receive(device, SHA256, len(CONTENT), safe, whole(CONTENT[safe:]))
        return safe, await older, await rest

    safe, older, newer = asyncio.run(evict())
    assert (safe, older) == (1000, UploadState(durable=1000))
    assert newer.complete
    assert is_sound(place)


def test_what_the_office_has_here_is_complete_at_once_and_nothing_is_written(place: DistrictPlace, commune: Pc) -> None:
    device = device_of(place, commune)

    async def twice() -> UploadState:
        uploads = Uploads(place.district)
        await uploads.receive(device, SHA256, len(CONTENT), 0, whole(CONTENT))
        return await uploads.receive(device, SHA256, len(CONTENT) + 5, len(CONTENT), whole(b"HACKS"))

    assert asyncio.run(twice()).complete
    assert list(place.home.files.partial.iterdir()) == []
    assert is_sound(place)


def test_a_sound_file_is_never_replaced_and_a_damaged_one_is(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    name = store.put_bytes(CONTENT)
    before = store.path(name).stat().st_ino
    for content in (CONTENT, b"something else"):
        partial = store.partial_path("again")
        partial.write_bytes(content)
        assert store.adopt(partial, name) == (content == CONTENT)
        assert store.path(name).stat().st_ino == before
    store.path(name).write_bytes(b"damaged on disk")
    store.put_bytes(CONTENT)
    assert store.path(name).read_bytes() == CONTENT
    assert list(store.partial.iterdir()) == []


@pytest.mark.parametrize("wait_ms", range(0, 10, 3))
def test_a_request_that_is_broken_off_leaves_the_writer_alive(place: DistrictPlace, commune: Pc, wait_ms: int) -> None:
    device = device_of(place, commune)

    async def break_off() -> None:
        uploads = Uploads(place.district)
        asked = asyncio.create_task(uploads.receive(device, SHA256, len(CONTENT), 0, whole(CONTENT)))
        await asyncio.wait({asked}, timeout=wait_ms / 1000)
        asked.cancel()
        await asyncio.wait({asked})

    asyncio.run(break_off())
    assert place.district.writer.is_alive()
    assert place.district.writer.submit(lambda connection: 7).result(10) == 7


def test_a_finished_file_that_cannot_be_named_yet_need_not_be_brought_again(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    in_the_way, partial = store.path(SHA256).parent, store.partial_path("brought")
    partial.write_bytes(CONTENT)
    in_the_way.write_bytes(b"no folder")
    for fails in (lambda: store.adopt(partial, SHA256), lambda: store.put_bytes(CONTENT)):
        with pytest.raises((OSError, LocalHindrance)):
            fails()
        assert [one.name for one in store.partial.iterdir()] == [partial.name]
    in_the_way.unlink()
    assert store.adopt(partial, SHA256)
    with store.open_verified(SHA256) as file:
        assert file.read() == CONTENT


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that cannot be read is made of Linux' own")
def test_a_file_that_the_disk_cannot_read_any_more_is_damaged_and_stops_nothing_else(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.path(SHA256).parent.mkdir()
    store.path(SHA256).symlink_to("/proc/self/mem")
    with pytest.raises(Defect, match=r"file\.damaged"):
        store.open_verified(SHA256)
    assert not files.is_sound(store, SHA256)


def test_a_small_file_that_cannot_be_stored_keeps_back_neither_the_others_nor_facts(tmp_path: Path) -> None:
    store = FolderFiles(tmp_path)
    store.path(SHA256).parent.write_bytes(b"no folder")
    other = hashlib.sha256(b"other").hexdigest()
    assert store.put_small([CONTENT, b"other"]) == [(other, 5)]


def test_a_file_that_the_disk_has_lost_is_not_here(tmp_path: Path) -> None:
    serving = Serving(tmp_path)
    try:
        pc = serving.enrol(COMMUNE)
        with serving.home.database.write() as connection:
            blobs.took_in(connection, SHA256, len(CONTENT), COMMUNE, SystemClock(), serving.home.seal)
        with pytest.raises(Refused) as refused:
            pc.asking(lambda port: port.download(SHA256, 0, 100, lambda chunk: None))
        assert refused.value.code == "file.not_here"
        pc.close()
    finally:
        serving.close()
