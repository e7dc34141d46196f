"""Where backups go and come from: a folder, or an S3-compatible store by its address.

Both promise the same: under its name a backup is there whole or not at all, and none takes the place of another. What
was put into a store is read back before it counts, and taken away again where that fails.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sync.errors import Defect, EofficeError, LocalHindrance, Refused
from sync.files import disk_errors, name_new, write_new
from sync.server import storage
from sync.server.stores import Address, from_environment, read_address, secret_in

if TYPE_CHECKING:
    from sync.server.s3 import S3Objects

READ_AT_ONCE = 4 << 20
FULL = ("QuotaExceeded", "XMinioStorageFull", "507")  # how stores begin to say so


@dataclass(frozen=True)
class InStore:
    """A backup in a store, or where many lie below a prefix. Its secret shows in no text of it."""

    address: Address
    access: tuple[str, str] = field(repr=False)

    @property
    def name(self) -> str:
        return self.address.prefix.rpartition("/")[2]

    @property
    def parent(self) -> "InStore":
        return replace(self, address=replace(self.address, prefix=self.address.prefix.rpartition("/")[0]))


Target = Path | InStore


class BackupPlace(Protocol):
    """`scratch`: where a backup is written before it is taken in.

    Raises, where it is asked: LocalHindrance of the disk, `backup.store_unreachable`, `backup.store_forbidden`.
    """

    scratch: Path

    def called(self, name: str) -> str:
        """A name with its place."""

    def check(self) -> None:
        """Raises: Refused `backup.no_folder`."""

    def check_room(self, needed: int) -> None:
        """Whether so many bytes more may lie in `scratch` for a while. Raises: LocalHindrance `backup.no_room`."""

    def has(self, name: str) -> bool: ...

    def names(self) -> set[str]: ...

    def take(self, part: Path, name: str) -> None:
        """Take a finished and checked file of `scratch` in under a name. Where it raises there is nothing new that
        counts. Raises: LocalHindrance `backup.store_full`; Defect `backup.other_in_store`; Refused `backup.exists`."""

    def remove(self, name: str) -> None:
        """It need not be there."""


class FolderPlace:
    """Written beside its name; a folder's disk that is full says so itself."""

    def __init__(self, folder: Path) -> None:
        self.scratch = folder

    def called(self, name: str) -> str:
        return str(self.scratch / name)

    def check(self) -> None:
        if not self.scratch.is_dir():
            raise Refused("backup.no_folder", {"folder": str(self.scratch)})

    def check_room(self, needed: int) -> None:
        """As above."""

    def has(self, name: str) -> bool:
        return (self.scratch / name).exists()

    def names(self) -> set[str]:
        with disk_errors(self.scratch):
            return {path.name for path in self.scratch.iterdir()}

    def take(self, part: Path, name: str) -> None:
        try:
            with disk_errors(self.scratch / name):
                name_new(part, self.scratch / name)
        except FileExistsError as error:
            raise Refused("backup.exists", {"file": self.called(name)}) from error

    def remove(self, name: str) -> None:
        with disk_errors(self.scratch / name):
            (self.scratch / name).unlink(missing_ok=True)


class StorePlace:
    """Written on the server's own disk, of which it leaves as much as the server needs to take files."""

    def __init__(self, within: InStore, scratch: Path) -> None:
        """Asks nothing yet. Raises: Refused `server.no_store_client`; LocalHindrance `backup.store_unreachable`."""
        self._address, self.scratch = within.address, scratch
        with _told():
            self._objects = _objects(within)

    def called(self, name: str) -> str:
        return f"{self._address.place}/{name}"

    def check(self) -> None:
        """A store has no folders to be missed; whatever else it is asked shows whether it is there."""

    def check_room(self, needed: int) -> None:
        room = storage.room(self.scratch)
        if needed > room:
            facts = {"needed_mb": f"{needed / 1_000_000:.0f}", "free_mb": f"{max(0.0, room) / 1_000_000:.0f}"}
            raise LocalHindrance("backup.no_room", {"folder": str(self.scratch), **facts})

    def has(self, name: str) -> bool:
        try:
            self.size(name)
        except Refused:
            return False
        return True

    def size(self, name: str) -> int:
        """Raises: Refused `backup.not_there`."""
        with _told():
            return self._objects.size(name, self._absent(name))

    def names(self) -> set[str]:
        with _told():
            return set(self._objects.names())

    def take(self, part: Path, name: str) -> None:
        if self.has(name):
            raise Refused("backup.exists", {"file": self.called(name)})
        with disk_errors(part), part.open("rb") as file:
            sent = hashlib.file_digest(file, "sha256").hexdigest()
        try:
            with _told():
                self._objects.put_file(name, part)
            self._check_back(name, sent)
        except BaseException:
            with suppress(EofficeError):
                self.remove(name)
            raise

    def _check_back(self, name: str, sent: str) -> None:
        other = Defect("backup.other_in_store", {"file": self.called(name)})
        back = hashlib.sha256()
        try:
            for chunk in self.chunks(name):
                back.update(chunk)
        except Refused as error:
            raise other from error
        if back.hexdigest() != sent:
            raise other

    def chunks(self, name: str) -> Iterator[bytes]:
        """Its content. Raises: Refused `backup.not_there`."""
        size = self.size(name)
        for at in range(0, size, READ_AT_ONCE):
            with _told():
                chunk = self._objects.piece(name, at, min(READ_AT_ONCE, size - at), self._absent(name))
            yield chunk

    def remove(self, name: str) -> None:
        with _told():
            self._objects.delete(name)

    def _absent(self, name: str) -> Refused:
        return Refused("backup.not_there", {"file": self.called(name)})


def read_target(text: str, secret_file: Path | None) -> Target:
    """A path, or an address as `read_address` takes it with its secret, of a file or the environment.

    Raises: Refused `server.bad_files`, `backup.no_secret`.
    """
    address = read_address(text) if text[:3].lower() == "s3:" else None
    return Path(text) if address is None else InStore(address, _access(secret_file))


def place_of(target: Target, scratch: Path) -> BackupPlace:
    """The folder or store that is named. `scratch`: a folder of this machine to write in what goes into a store.
    Raises: as `StorePlace`."""
    return StorePlace(target, scratch) if isinstance(target, InStore) else FolderPlace(target)


def placed(target: Target, scratch: Path) -> tuple[BackupPlace, str]:
    """Where a backup lies, and its name there. Raises: as `place_of`; Refused `server.bad_files` where it has none."""
    if isinstance(target, InStore) and not target.name:
        raise Refused("server.bad_files")
    return place_of(target.parent, scratch), target.name


@contextmanager
def as_file(source: Target, scratch: Path) -> Iterator[Path]:
    """A backup as a file of this machine, inside the block. Raises: as `placed`; Refused `backup.not_there`;
    LocalHindrance of the disk, `backup.no_room`, `backup.store_unreachable`, `backup.store_forbidden`."""
    if isinstance(source, Path):
        yield source
        return
    place, name = placed(source, scratch)
    assert isinstance(place, StorePlace)
    place.check_room(2 * place.size(name))  # it, and what is unpacked from it
    with tempfile.TemporaryDirectory(dir=scratch, prefix=".fetched-") as folder:
        write_new(Path(folder) / name, place.chunks(name))
        yield Path(folder) / name


def _objects(within: InStore) -> "S3Objects":
    try:
        from sync.server.s3 import S3Objects  # loaded only where there is a store: an installation may lack its client
    except ImportError as error:
        raise Refused("server.no_store_client") from error
    return S3Objects(within.address, *within.access)


def _access(file: Path | None) -> tuple[str, str]:
    try:
        return secret_in(file) if file else from_environment()
    except (Refused, FileNotFoundError) as error:
        raise Refused("backup.no_secret", {"file": str(file)} if file else {}) from error


@contextmanager
def _told() -> Iterator[None]:
    """What a store of files says, as of one of backups."""
    try:
        yield
    except LocalHindrance as error:
        if error.facts["detail"].startswith(FULL):
            raise LocalHindrance("backup.store_full", error.facts) from error
        if error.code == "server.files_forbidden":
            raise LocalHindrance("backup.store_forbidden", error.facts) from error
        raise LocalHindrance("backup.store_unreachable", error.facts) from error
