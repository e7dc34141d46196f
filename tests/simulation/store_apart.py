"""A store of files that is another machine than the server, for `dev.py sim --s3`: it outlives the server's disk, and
now and then cannot be had, or has done what it was told and nobody hears of it. It stands in the place of the client
alone (`sync/server/s3.py`), which the tests try against a real one.
"""

import io
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256 as digest
from pathlib import Path
from typing import BinaryIO

from sync.errors import Defect, LocalHindrance
from sync.files import FileStore
from sync.server.stores import Address, OpenFile

FAILS, UNHEARD, MOST = 0.25, 0.5, 3


class StoreApart:
    """`kept`: what lies where. `luck`: who decides whether an exchange goes well; all do where there is none, and those
    about a file that has had its share of bad luck, so that there is peace in the end."""

    kept: dict[str, dict[str, bytes]] = defaultdict(dict)
    luck: random.Random | None = None
    refusals = Counter[str]()
    may_fail = True
    threads = None

    @classmethod
    def begin(cls, luck: random.Random | None) -> None:
        """Another world, and none yet where there is no luck."""
        cls.kept.clear()
        cls.luck, cls.refusals = luck if cls.may_fail else None, Counter()

    @classmethod
    @contextmanager
    def reliable(cls) -> Iterator[None]:
        """Inside the block nothing goes wrong with it, so that a seed is the run that it is without one."""
        cls.may_fail = False
        try:
            yield
        finally:
            cls.may_fail = True

    def __init__(self, folder: Path, address: Address, name: str, secret: str) -> None:
        local = FileStore(folder)
        self.root, self.partial, self.partial_path = local.root, local.partial, local.partial_path
        self._files = self.kept[address.place]

    def adopt(self, partial: Path, sha256: str) -> bool:
        content = partial.read_bytes()
        if is_other := digest(content).hexdigest() != sha256:
            partial.unlink()
        else:
            self._put(sha256, content)
            partial.unlink(missing_ok=True)
        return not is_other

    def put_bytes(self, content: bytes) -> str:
        sha256 = digest(content).hexdigest()
        self._put(sha256, content)
        return sha256

    def put_small(self, contents: Iterable[bytes]) -> list[tuple[str, int]]:
        kept = []
        for content in contents:
            with suppress(LocalHindrance):
                kept.append((self.put_bytes(content), len(content)))
        return kept

    def has(self, sha256: str) -> bool:
        return True

    def open(self, sha256: str) -> OpenFile:
        self._exchange(sha256)
        if sha256 not in self._files:
            raise Defect("file.gone", {"sha256": sha256})
        return _Whole(self._files[sha256])

    def open_verified(self, sha256: str) -> BinaryIO:
        opened = self.open(sha256)
        return io.BytesIO(opened.read(0, opened.size))

    def sizes(self, hashes: Iterable[str]) -> dict[str, int]:
        return {sha256: len(self._files[sha256]) for sha256 in hashes if sha256 in self._files}

    def check(self) -> None:
        return

    def look(self) -> None:
        return

    def facts(self) -> dict[str, str]:
        return {"store": "apart"}

    def close(self) -> None:
        return

    def _put(self, sha256: str, content: bytes) -> None:
        went = self._exchange(sha256)
        self._files[sha256] = content
        if went < UNHEARD:
            raise self._refusal(sha256)

    def _exchange(self, sha256: str) -> float:
        went = self.luck.random() if self.luck and self.refusals[sha256] < MOST else 1.0
        if went < FAILS:
            raise self._refusal(sha256)
        return went

    def _refusal(self, sha256: str) -> LocalHindrance:
        self.refusals[sha256] += 1
        return LocalHindrance("server.files_unreachable")


class _Whole:
    def __init__(self, content: bytes) -> None:
        self._content, self.size, self.piece = content, len(content), len(content)

    def read(self, offset: int, length: int) -> bytes:
        return self._content[offset : offset + length]

    def close(self) -> None:
        return
