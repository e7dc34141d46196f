"""Writing a document's attachments where a person wants them: byte for byte, under names that every system bears."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.actions.desk import Desk
from app.actions.large_files import ask_for
from sync.errors import Defect, LocalHindrance, Refused
from sync.files import disk_errors
from sync.replica import queries, slip_files, transfers
from sync.replica.listed import AttachmentState
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.documents import FileFacts, Handling, handling_id

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
LONGEST_BYTES = 180


def save_attachments(desk: Desk, id: str, folder: Path) -> list[Path]:
    """Write all attachments into a folder, made if missing; the paths written. Nothing that is there is overwritten.

    Raises: Refused `document.unknown`, `file.still_coming`, `file.asked_for`, `folder.is_file`, `folder.unusable`;
    Defect `file.damaged` - it is fetched again; LocalHindrance `disk.full`, `disk.read_only`.
    """
    with desk.replica.read() as connection:
        listed = queries.one(connection, id)
    if listed is None:
        raise Refused("document.unknown")
    _check_here(desk, id, listed.attachments)
    _make(folder)
    return [_written(desk, attachment.sha256, attachment.name, folder) for attachment in listed.attachments]


def _check_here(desk: Desk, id: str, attachments: Iterable[AttachmentState]) -> None:
    """What waits until somebody asks for it is asked for by this."""
    absent = [one for one in attachments if one.state != "here"]
    if absent:
        waits = any(one.waits for one in absent)
        if waits:
            ask_for(desk, id)
        raise Refused("file.asked_for" if waits else "file.still_coming", {"names": ", ".join(a.name for a in absent)})


def checked_path(replica: Replica, sha256: str) -> Path:
    """Where a stored file lies, its whole content checked. Raises: Defect `file.damaged`, `file.gone` - it is fetched
    again; LocalHindrance `file.locked`, `disk.fault`."""
    with _fetched_again(replica, sha256):
        replica.files.open_verified(sha256).close()
    return replica.files.path(sha256)


def _written(desk: Desk, sha256: str, name: str, folder: Path) -> Path:
    with _fetched_again(desk.replica, sha256), _unusable_folder_refused(folder):
        return _write(desk, sha256, folder, safe_name(name))


@contextmanager
def _fetched_again(replica: Replica, sha256: str) -> Iterator[None]:
    """A file that turns out to be damaged or gone is fetched again."""
    try:
        yield
    except Defect:
        with replica.write() as t:
            transfers.lost(t.connection, sha256)
        raise


def save_attachment(desk: Desk, id: str, sha256: str, folder: Path) -> Path:
    """Write one attachment into a folder, or the scan of a slip. Raises as `save_attachments`."""
    with desk.replica.read() as connection:
        listed = queries.one(connection, id)
        page = View(connection).get(Handling, handling_id(id, desk.office))
        slips = slip_files.states(connection, page).values() if page else ()
    found = [a for a in (*(listed.attachments if listed else ()), *slips) if a.sha256 == sha256]
    if not found:
        raise Refused("document.unknown")
    _check_here(desk, id, found[:1])
    _make(folder)
    return _written(desk, found[0].sha256, found[0].name, folder)


def save_stored(desk: Desk, file: FileFacts, folder: Path) -> Path:
    """Write a file of a document that is still being written into a folder. Raises as `save_attachments`."""
    _make(folder)
    return _written(desk, file.sha256, file.name, folder)


def _make(folder: Path) -> None:
    with _unusable_folder_refused(folder):
        if any(part.is_file() for part in (folder, *folder.parents)):
            raise Refused("folder.is_file", {"folder": str(folder)})
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def _unusable_folder_refused(folder: Path) -> Iterator[None]:
    """What the system says of a folder that cannot be written in differs from place to place; the way out does not.

    A full or read-only disk, and a fault of our own store, keep their names.
    """
    try:
        with disk_errors(folder):
            yield
    except (FileNotFoundError, FileExistsError) as error:
        raise Refused("folder.unusable", {"folder": str(folder)}) from error
    except LocalHindrance as hindrance:
        ours = not Path(hindrance.facts["file"]).is_relative_to(folder)
        if ours or hindrance.code in ("disk.full", "disk.read_only"):
            raise
        raise Refused("folder.unusable", {"folder": str(folder)}) from hindrance


def safe_name(name: str) -> str:
    """A file name that Windows, Linux and macOS all take, as near to the given one as can be."""
    plain = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip().rstrip(". ")
    stem, dot, ending = plain.rpartition(".") if "." in plain.strip(".") else (plain, "", "")
    while len(f"{stem}{dot}{ending}".encode()) > LONGEST_BYTES and (stem or ending):
        stem, ending = (stem[:-1], ending) if stem else (stem, ending[:-1])
    plain = f"{stem}{dot}{ending}".rstrip(". ") or "_"
    first = plain.partition(".")[0].rstrip()
    return f"_{plain}" if _RESERVED.fullmatch(first) or plain.startswith(".") else plain


def _write(desk: Desk, sha256: str, folder: Path, name: str) -> Path:
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    taken = {path.name.casefold() for path in folder.iterdir()}
    n = 1
    while True:
        target = folder / (name if n == 1 else f"{stem or ending} ({n}){dot}{ending}")
        n += 1
        if target.name.casefold() in taken:
            continue
        try:
            desk.replica.files.copy_out(sha256, target)
        except FileExistsError:
            continue
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return target
