"""The one door to an S3-compatible store.

A put that is done twice does no harm, and none counts before the store has confirmed it. Nothing relies on conditional
writes, which not every store has.

A store that hangs is given up on after a while, and then asked by one alone at a time: the others hear at once that it
cannot be had, or every thread of the server would wait for it.
"""

import hashlib
import os
import re
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from sync.errors import Defect, EofficeError, LocalHindrance
from sync.files import FileStore, disk_errors, is_content
from sync.server.stores import Address

if TYPE_CHECKING:
    from obstore.store import S3Config

PART, PARTS_AT_ONCE = 8 << 20, 2  # of a large file on its way there: in memory
MOST_PARTS = 10_000  # that a store takes
PIECE, READ_AT_ONCE = 256 << 10, 4 << 20
CONNECT_S, ANSWER_S, RETRIES = 5, 20, 2
SOON_S, LOOK_S, REST_S = 2.0, 4.0, 5.0
AT_ONCE = 8
PROBE = "checked"  # the one object that is no file
_CODE = re.compile(r"<Code>(\w+)</Code>")
_STATUS, _KIND = re.compile(r"status code: (\d{3}[\w ]*)"), re.compile(r"kind: (\w+)")


class S3Objects:
    """What lies in a store below a prefix, by its keys. `absent`: what to raise where a key has nothing.

    Raises: LocalHindrance `server.files_unreachable`, `server.files_forbidden`.
    """

    def __init__(self, address: Address, name: str, secret: str) -> None:
        """Asks nothing yet. Raises: LocalHindrance `server.files_unreachable` where its CA cannot be read."""
        self.place = address.place
        told = {"region": address.region, "access_key_id": name, "secret_access_key": secret}
        told |= {"endpoint": address.endpoint} if address.endpoint else {}
        try:
            self._store = S3Store(
                address.bucket,
                prefix=address.prefix or None,
                config=cast("S3Config", told),
                client_options=self._options(address),
                retry_config={"max_retries": RETRIES, "retry_timeout": timedelta(seconds=ANSWER_S)},
            )
        except (BaseError, ValueError):  # its words may hold what it was given
            raise self._unreachable(address.ca or address.endpoint) from None
        self._lock = threading.Lock()
        self._trouble: LocalHindrance | None = None
        self._rest_until = 0.0

    def _options(self, address: Address) -> Any:
        options: dict[str, Any] = {
            "allow_http": address.endpoint.startswith("http://"),
            "connect_timeout": timedelta(seconds=CONNECT_S),
            "timeout": timedelta(seconds=ANSWER_S),
        }
        if address.ca:
            try:
                options["root_certificate"] = Path(address.ca).read_bytes()
            except OSError as error:
                raise self._unreachable(f"{address.ca}: {error.strerror}") from error
        return options

    def put_file(self, key: str, path: Path) -> None:
        """All of a file of the disk."""
        part = max(PART, -(-path.stat().st_size // MOST_PARTS))
        with self._asking():
            obstore.put(self._store, key, path, chunk_size=part, max_concurrency=PARTS_AT_ONCE)

    def size(self, key: str, absent: EofficeError) -> int:
        with self._asking(), self._gone(absent):
            return obstore.head(self._store, key)["size"]

    def piece(self, key: str, offset: int, length: int, absent: EofficeError) -> bytes:
        with self._asking(), self._gone(absent):
            return bytes(obstore.get_range(self._store, key, start=offset, length=length))

    def names(self) -> list[str]:
        """The keys right below the prefix."""
        with self._asking():
            return [one["path"] for one in obstore.list_with_delimiter(self._store)["objects"]]

    def delete(self, key: str) -> None:
        """It need not be there."""
        with self._asking():
            obstore.delete(self._store, key)

    def _peek(self) -> None:
        """Raises: the client's errors; a bucket without our object is one all the same."""
        try:
            obstore.get(self._store, PROBE).bytes()
        except FileNotFoundError as error:
            if "NoSuchBucket" in str(error):
                raise

    @contextmanager
    def _gone(self, absent: EofficeError) -> Iterator[None]:
        """What is not there, told from a store that is not there at all."""
        try:
            yield
        except FileNotFoundError as error:
            self._peek()
            raise absent from error

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """The client's errors as ours. After one of them nobody is let in for a while, then one alone tries."""
        with self._lock:
            if self._trouble is not None:
                if time.monotonic() < self._rest_until:
                    raise LocalHindrance(self._trouble.code, self._trouble.facts)
                self._rest_until = time.monotonic() + ANSWER_S * (RETRIES + 1)
        try:
            yield
        except (BaseError, FileNotFoundError) as error:
            trouble = self._told(str(error))
            self._note(trouble)
            raise trouble from None  # its words name the key, and what was signed
        except EofficeError:  # but it has answered
            self._note(None)
            raise
        self._note(None)

    def _note(self, trouble: LocalHindrance | None) -> None:
        with self._lock:
            self._trouble, self._rest_until = trouble, time.monotonic() + REST_S

    def _told(self, said: str) -> LocalHindrance:
        code, status = _CODE.search(said), _STATUS.search(said)
        what = code or status or _KIND.search(said)
        detail = what[1].strip() if what else "–"
        if status is not None and status[1][:3] in ("401", "403"):
            return LocalHindrance("server.files_forbidden", {"store": self.place, "detail": detail})
        return self._unreachable(detail)

    def _unreachable(self, detail: str) -> LocalHindrance:
        return LocalHindrance("server.files_unreachable", {"store": self.place, "detail": detail})


class S3Files(S3Objects):
    """Whole files in a store, as `ServerFiles` says; unfinished ones in a folder.

    A key is a hash, laid out as in the folder, so that a folder that was copied there is a store; what is here is
    for the database alone to say.
    """

    def __init__(self, folder: Path, address: Address, name: str, secret: str) -> None:
        local = FileStore(folder)
        self.root, self.partial, self.partial_path = local.root, local.partial, local.partial_path
        super().__init__(address, name, secret)
        self.threads: Executor | None = ThreadPoolExecutor(AT_ONCE, "s3")

    def adopt(self, partial: Path, sha256: str) -> bool:
        """Where the store cannot be had the partial file stays, and need not come again."""
        with disk_errors(partial):
            if not is_content(partial, sha256):
                partial.unlink()
                return False
        self.put_file(_key(sha256), partial)
        with disk_errors(partial):
            partial.unlink(missing_ok=True)
        return True

    def put_bytes(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        with self._asking():
            obstore.put(self._store, _key(sha256), content, use_multipart=False)
        return sha256

    def put_small(self, contents: Iterable[bytes]) -> list[tuple[str, int]]:
        """What is not there in two seconds has to come by itself: facts do not wait for files."""
        assert self.threads is not None
        asked = [(self.threads.submit(self.put_bytes, content), len(content)) for content in contents]
        wait([job for job, _ in asked], SOON_S)
        kept = []
        for job, size in asked:
            if job.cancel() or not job.done():
                continue
            fault = job.exception()
            if fault is None:
                kept.append((job.result(), size))
            elif not isinstance(fault, EofficeError):
                raise fault
        return kept

    def open(self, sha256: str) -> "_Object":
        return _Object(self, sha256, self.size(_key(sha256), _absent(sha256)))

    def open_verified(self, sha256: str) -> BinaryIO:
        """A copy of it in a file that has no name."""
        stored = self.open(sha256)
        with disk_errors(self.partial):
            copy, digest = tempfile.TemporaryFile(dir=self.partial), hashlib.sha256()  # noqa: SIM115
            try:
                for at in range(0, stored.size, READ_AT_ONCE):
                    part = stored.read(at, READ_AT_ONCE)
                    digest.update(part)
                    copy.write(part)
                if digest.hexdigest() != sha256:
                    raise Defect("file.damaged", {"sha256": sha256})
                copy.seek(0)
            except BaseException:
                copy.close()
                raise
        return copy

    def read(self, sha256: str, offset: int, length: int) -> bytes:
        """A piece of a file that is that long."""
        return self.piece(_key(sha256), offset, length, _absent(sha256))

    def has(self, sha256: str) -> bool:
        return True

    def sizes(self, hashes: Iterable[str]) -> dict[str, int]:
        """By lists of what begins alike, for one question a file would be many."""
        wanted = set(hashes)
        found: dict[str, int] = {}
        for beginning in sorted({sha256[:2] for sha256 in wanted}):
            with self._asking():
                listed = [one for part in obstore.list(self._store, prefix=beginning) for one in part]
            found |= {one["path"].rpartition("/")[2]: one["size"] for one in listed}
        return {sha256: size for sha256, size in found.items() if sha256 in wanted}

    def check(self) -> None:
        said = os.urandom(16)
        with self._asking():
            obstore.put(self._store, PROBE, said, use_multipart=False)
            heard = bytes(obstore.get(self._store, PROBE).bytes())
        if heard != said:
            raise self._unreachable("another content")

    def look(self) -> None:
        """Whoever asks whether all is well does not wait for a store that hangs."""
        assert self.threads is not None
        try:
            self.threads.submit(self._look).result(LOOK_S)
        except TimeoutError as error:
            raise self._unreachable("Timeout") from error

    def _look(self) -> None:
        with self._asking():
            self._peek()

    def facts(self) -> dict[str, str]:
        return {"store": self.place}

    def close(self) -> None:
        assert isinstance(self.threads, ThreadPoolExecutor)
        self.threads.shutdown(wait=False, cancel_futures=True)


class _Object:
    """A file of a store: each piece is asked for by itself, so that nothing is held while a slow line takes it."""

    piece = PIECE

    def __init__(self, files: S3Files, sha256: str, size: int) -> None:
        self._files, self._sha256, self.size = files, sha256, size

    def read(self, offset: int, length: int) -> bytes:
        return self._files.read(self._sha256, offset, min(length, self.size - offset))

    def close(self) -> None:
        """Nothing is held open."""


def _key(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"


def _absent(sha256: str) -> Defect:
    return Defect("file.gone", {"sha256": sha256})


def client() -> str:
    """What reaches stores, and its version."""
    return f"obstore {obstore.__version__}"
