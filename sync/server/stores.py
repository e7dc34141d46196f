"""What the server asks of a store of whole files, and the two that answer: its folder `files/`, or an S3-compatible
store by its address.

Both promise the same: under its hash a file is here whole or not at all, and once it was taken in it is as safe as the
store is, so that a commit may name it. What is unfinished lies in the folder in either case. A store asks for no right
to delete: no file is ever taken out of it.
"""

import logging
import os
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol
from urllib.parse import parse_qsl, urlsplit

from sync.errors import Defect, LocalHindrance, Refused
from sync.files import FileStore, disk_errors, reading_errors, text_in, write_whole
from sync.protocol.limits import CHUNK_BYTES

if TYPE_CHECKING:
    from sync.server.s3 import S3Files

log = logging.getLogger(__name__)
ACCESS = "files.key"
FROM_ENVIRONMENT = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
REGION = "us-east-1"  # what stores that know no regions go by


class OpenFile(Protocol):
    """A stored file, to be read in pieces from anywhere. `piece`: how much to ask for at once."""

    size: int
    piece: int

    def read(self, offset: int, length: int) -> bytes:
        """That much of it, less only at its end. Raises: as its store."""

    def close(self) -> None: ...


class ServerFiles(Protocol):
    """Raises, where it is asked: LocalHindrance of the disk, `server.files_unreachable`, `server.files_forbidden`.

    `partial`: where unfinished files lie. `threads`: where to wait for it; None for those of everybody.
    """

    root: Path
    partial: Path
    threads: Executor | None

    def partial_path(self, name: str) -> Path: ...

    def adopt(self, partial: Path, sha256: str) -> bool:
        """Take a finished partial file in, which the caller alone has, if its content is what its hash promises; else
        delete it. Where it raises the partial file stays if it can."""

    def put_bytes(self, content: bytes) -> str:
        """Store bytes; their hash."""

    def put_small(self, contents: Iterable[bytes]) -> list[tuple[str, int]]:
        """Store what can be stored soon; hash and size of each. What is left out has to come by itself."""

    def has(self, sha256: str) -> bool:
        """Whether a file that was taken in is still here. A store elsewhere keeps what it has, and is not asked."""

    def open(self, sha256: str) -> OpenFile:
        """Raises: Defect `file.gone`."""

    def open_verified(self, sha256: str) -> BinaryIO:
        """A whole file at its start, every byte checked. Raises: Defect `file.damaged`, `file.gone`."""

    def sizes(self, hashes: Iterable[str]) -> dict[str, int]:
        """Those of these files that are here, with their sizes."""

    def check(self) -> None:
        """Write and read in earnest."""

    def look(self) -> None:
        """See whether it answers."""

    def facts(self) -> dict[str, str]:
        """What it is, for whoever looks after it: `store`, nothing for the folder."""

    def close(self) -> None: ...


class FolderFiles(FileStore):
    """The server's own folder."""

    threads: Executor | None = None

    def put_small(self, contents: Iterable[bytes]) -> list[tuple[str, int]]:
        stored = []
        for content in contents:
            try:
                stored.append((self.put_bytes(content), len(content)))
            except (LocalHindrance, OSError) as error:  # facts do not wait for files
                log.warning("a small file was left out: %s", error)
        return stored

    def open(self, sha256: str) -> OpenFile:
        path = self.path(sha256)
        with disk_errors(path):
            try:
                return OnDisk(path)
            except FileNotFoundError as error:
                raise Defect("file.gone", {"sha256": sha256}) from error

    def sizes(self, hashes: Iterable[str]) -> dict[str, int]:
        paths = {sha256: self.path(sha256) for sha256 in hashes}
        return {sha256: path.stat().st_size for sha256, path in paths.items() if path.is_file()}

    def check(self) -> None:
        """The disk is looked at anyway."""

    def look(self) -> None:
        """As above."""

    def facts(self) -> dict[str, str]:
        return {}

    def close(self) -> None:
        """Nothing is held open."""


class OnDisk:
    """A file of the folder, open. Raises: FileNotFoundError; when it is read, Defect `file.damaged`, LocalHindrance."""

    piece = CHUNK_BYTES

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO = path.open("rb")
        self.size = os.fstat(self._file.fileno()).st_size

    def read(self, offset: int, length: int) -> bytes:
        with reading_errors(self._path):
            self._file.seek(offset)
            return self._file.read(length)

    def close(self) -> None:
        self._file.close()


@dataclass(frozen=True)
class Address:
    """`s3://bucket/prefix?endpoint=https://host:port&region=…&ca=/path/of.pem`, all but the bucket optional."""

    bucket: str
    prefix: str
    endpoint: str
    region: str
    ca: str

    @property
    def place(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")


def read_address(text: str) -> Address | None:
    """Where files lie, None for the folder. Raises: Refused `server.bad_files`."""
    if not text:
        return None
    try:
        parts = urlsplit(text)
        asked = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
        endpoint = urlsplit(asked.get("endpoint", ""))
        known = set(asked) <= {"endpoint", "region", "ca"} and not parts.fragment
        plain = text.isprintable() and not any(c in text for c in '"\\@')  # an account does not stand in it
        good = known and plain and parts.scheme == "s3" and bool(parts.netloc) and ":" not in parts.netloc
        if endpoint.geturl():
            good = good and endpoint.scheme in ("http", "https") and bool(endpoint.hostname) and endpoint.port != 0
    except ValueError as error:
        raise Refused("server.bad_files") from error
    if not good:
        raise Refused("server.bad_files")
    prefix, region = parts.path.strip("/"), asked.get("region", "") or REGION
    return Address(parts.netloc, prefix, endpoint.geturl().rstrip("/"), region, asked.get("ca", ""))


def keep_secret(keys: Path, text: str) -> None:
    """Lay the secret of a store, where files lie in one, with the keys, for this account alone: the service need not
    have our environment. Raises: Refused `server.bad_files`, `server.files_no_secret`."""
    if read_address(text) is not None:
        write_whole(keys / ACCESS, "".join(f"{line}\n" for line in from_environment()))


def stored_in(folder: Path, text: str, keys: Path) -> "FolderFiles | S3Files":
    """The files of a server. A store is not asked anything yet; what reaches it is loaded by those servers alone that
    have one. Raises: Refused `server.bad_files`, `server.files_no_secret`, `server.no_store_client`."""
    address = read_address(text)
    if address is None:
        return FolderFiles(folder)
    try:
        from sync.server.s3 import S3Files
    except ImportError as error:
        raise Refused("server.no_store_client") from error
    return S3Files(folder, address, *_secret(keys))


def _secret(keys: Path) -> tuple[str, str]:
    """Name and secret: of the file with the keys where there is one, else of the environment."""
    try:
        return secret_in(keys / ACCESS)
    except FileNotFoundError:
        return from_environment()


def secret_in(file: Path) -> tuple[str, str]:
    """Name and secret, a line each. Raises: FileNotFoundError; Refused `server.files_no_secret`."""
    try:
        lines = text_in(file).split()
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("server.files_no_secret", {"file": str(file)}) from error
    if len(lines) != len(FROM_ENVIRONMENT):
        raise Refused("server.files_no_secret", {"file": str(file)})
    return lines[0], lines[1]


def from_environment() -> tuple[str, str]:
    """Raises: Refused `server.files_no_secret`."""
    name, secret = (os.environ.get(one, "").strip() for one in FROM_ENVIRONMENT)
    if not name or not secret:
        raise Refused("server.files_no_secret")
    return name, secret
