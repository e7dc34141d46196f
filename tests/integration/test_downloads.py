"""Of the files that one PC fetches at once, which goes first: the real answers, their pieces as they would go out."""

import asyncio
import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from sync.errors import Defect
from sync.rules.documents import Urgency
from sync.server import downloads
from sync.server.downloads import AT_ONCE, Downloads, begins_with
from sync.server.stores import FolderFiles, OnDisk, OpenFile

ORDINARY, URGENT = Urgency.NORMAL.rank, Urgency.MOST_URGENT.rank
PC, OTHER_PC = "a", "b"
STUCK_S = 60.0  # when a test gives up on what does not come


class _ByName(FolderFiles):
    def path(self, sha256: str) -> Path:
        return self.root / sha256


class _BadSector(_ByName):
    """A folder on a disk that cannot read any more what lies beyond a byte."""

    def __init__(self, root: Path, good: int) -> None:
        super().__init__(root)
        self._good = good

    def open(self, sha256: str) -> OpenFile:
        opened = OnDisk(self.path(sha256))
        with opened._file:
            opened._file = _Failing(opened._file.read(self._good))
        return opened


class _Failing(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() + (size or 0) > len(self.getbuffer()):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().read(size)


class Pieces:
    """What was given to the wire, in its order: (file, bytes)."""

    def __init__(self, folder: Path, together: int = 1, beside: tuple[str, ...] = ()) -> None:
        """`together`: so many files are begun before the first byte of any goes. `beside`: the first pieces of these
        wait for each other, which they could not if one had to be through before the next begins."""
        self._folder, self.gone = folder, list[tuple[str, int]]()
        self._downloads = Downloads(_ByName(folder))
        self.waits_for: dict[str, str] = {}  # the second piece of one for a further piece of the other
        self._begun, self._beside, self._meet = asyncio.Barrier(together), {*beside}, asyncio.Barrier(len(beside) or 1)

    async def fetch(self, name: str, size: int, rank: int, pc: str = PC) -> None:
        path = self._folder / name
        path.write_bytes(b"x" * size)

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                await self._begun.wait()
            elif name in self._beside:
                self._beside.remove(name)
                await self._meet.wait()
            elif self.of(name) and (other := self.waits_for.pop(name, "")):
                before = self.of(other)
                while self.of(other) == before:
                    await asyncio.sleep(0)
            self.gone.append((name, len(message.get("body", b""))))
            await asyncio.sleep(0)  # as for a socket that is full

        async def receive() -> dict[str, str]:
            await asyncio.Event().wait()
            return {"type": "http.disconnect"}

        scope = {"type": "http", "method": "GET", "headers": []}
        await (await self._downloads.file(pc, name, rank, scope))(scope, receive, send)

    async def until(self, name: str, size: int) -> None:
        while self.of(name) < size:
            await asyncio.sleep(0)

    def of(self, name: str) -> int:
        return sum(count for one, count in self.gone if one == name)

    def first(self, name: str) -> int:
        """How large the first piece was; only a little goes of what has to wait."""
        return next(count for one, count in self.gone if one == name and count)

    def while_(self, other: str, *names: str) -> list[int]:
        """The pieces of another file that went while all of these were on their way."""
        at = [[n for n, (one, count) in enumerate(self.gone) if one == name and count] for name in names]
        began, ended = max(places[0] for places in at), min(places[-1] for places in at)
        return [count for one, count in self.gone[began:ended] if one == other]


def test_what_is_urgent_passes_a_large_file_at_the_next_piece(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path)

    async def run() -> None:
        large = asyncio.create_task(pieces.fetch("large", 2_000_000, ORDINARY))
        await pieces.until("large", 300_000)
        await pieces.fetch("urgent", 400_000, URGENT)
        await large

    asyncio.run(run())
    assert sum(pieces.while_("large", "urgent")) <= downloads.PIECE_BYTES
    assert (pieces.of("large"), pieces.of("urgent")) == (2_000_000, 400_000)


def test_two_go_at_once_and_a_third_that_is_larger_waits(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path, together=3, beside=("small", "middle"))

    async def run() -> None:
        sizes = {"large": 900_000, "small": 300_000, "middle": 350_000}
        await asyncio.gather(*(pieces.fetch(name, size, ORDINARY) for name, size in sizes.items()))

    asyncio.run(run())
    assert AT_ONCE == 2
    assert pieces.first("small") == pieces.first("middle") == downloads.PIECE_BYTES
    assert pieces.while_("large", "small", "middle") == []
    assert pieces.of("large") == 900_000


def test_who_waits_long_gets_a_little_so_that_its_silence_is_not_taken_for_a_dead_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "SIGN_OF_LIFE_S", 0.0)
    pieces = Pieces(tmp_path)
    pieces.waits_for = {"urgent": "large"}

    async def run() -> None:
        large = asyncio.create_task(pieces.fetch("large", 2_000_000, ORDINARY))
        await pieces.until("large", 20_000)
        async with asyncio.timeout(STUCK_S):
            await pieces.fetch("urgent", 400_000, URGENT)
        await large

    asyncio.run(run())
    assert len(pieces.while_("large", "urgent")) > 0


def test_another_pc_is_no_matter(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path, together=2, beside=("urgent", "large"))

    async def run() -> None:
        urgent = pieces.fetch("urgent", 400_000, URGENT)
        await asyncio.gather(urgent, pieces.fetch("large", 500_000, ORDINARY, OTHER_PC))

    asyncio.run(run())
    assert pieces.first("urgent") == pieces.first("large") == downloads.PIECE_BYTES


def test_what_the_disk_cannot_read_any_more_is_said_before_a_head_goes_out(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * 4 * OnDisk.piece)
    going, gone = Downloads(_BadSector(tmp_path, 2 * OnDisk.piece)), list[Any]()

    async def ask(first: int) -> None:
        async def send(message: Any) -> None:
            gone.append(message)

        async def receive() -> dict[str, str]:
            await asyncio.Event().wait()
            return {"type": "http.disconnect"}

        scope = {"type": "http", "method": "GET", "headers": [(b"range", f"bytes={first}-".encode())]}
        await (await going.file(PC, "large", ORDINARY, scope))(scope, receive, send)

    asyncio.run(ask(0))
    came = sum(len(message.get("body", b"")) for message in gone)
    assert came == 2 * OnDisk.piece
    gone.clear()
    with pytest.raises(Defect, match=r"file\.damaged"):
        asyncio.run(ask(came))
    assert gone == []


def test_a_file_is_not_said_to_begin_with_one_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "whole").write_bytes(b"x" * 9_000)
    (tmp_path / "part").write_bytes(b"x" * 5_000)
    assert begins_with(_ByName(tmp_path), "whole", "part")
    assert not begins_with(_BadSector(tmp_path, 4_000), "whole", "part")
    assert not begins_with(_ByName(tmp_path), "whole", "gone")
