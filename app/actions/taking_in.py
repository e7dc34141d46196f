"""Taking a person's files in: checked first, then copied by content, byte for byte."""

from pathlib import Path

from app.documents.look_inside import first_page_lines
from app.documents.programs import HEAD_BYTES, is_program
from sync.errors import Refused
from sync.files import disk_errors
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.documents import FileFacts, check_file_name
from sync.rules.limits import Limits, limits_of
from sync.rules.secrecy import mark_in_lines
from sync.rules.text import composed


def take_in(replica: Replica, paths: list[Path]) -> tuple[FileFacts, ...]:
    """Check files and copy them into the office's store.

    All are checked before the first is copied. A file whose inside could not be read is taken and says so.
    Raises: Refused `file.missing`, `file.folder`, `file.empty`, `file.too_large`, `file.too_many`, `file.program`,
    `file.bad_name`, `secret.file_name`, `secret.page`; LocalHindrance `disk.full`, `file.locked`.
    """
    if not paths:
        return ()
    with replica.read() as connection:
        limits = limits_of(View(connection))
    if len(paths) > limits.files:
        raise Refused("file.too_many", {"count": str(len(paths)), "limit": str(limits.files)})
    looked = [_check(path, limits) for path in paths]
    taken = []
    for path, inside in zip(paths, looked, strict=True):
        sha256, size = replica.files.put_file(path)
        taken.append(FileFacts(name=composed(path.name), sha256=sha256, bytes=size, looked_inside=inside))
    return tuple(taken)


def _check(path: Path, limits: Limits) -> bool:
    """Whether the file's inside could be searched for secret marks. Raises: Refused."""
    name = composed(path.name)
    try:
        with disk_errors(path):
            if path.is_dir():
                raise Refused("file.folder", {"name": str(path)})
            size = path.stat().st_size
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise Refused("file.missing", {"name": str(path)}) from error
    if not path.is_file():
        raise Refused("file.folder", {"name": str(path)})
    if size == 0:
        raise Refused("file.empty", {"name": name})
    if size > limits.file_bytes:
        raise Refused("file.too_large", {"name": name, "limit": str(limits.file_bytes // 1_000_000)})
    if refusal := check_file_name(name, limits):
        raise Refused.by(refusal)
    if is_program(head):
        raise Refused("file.program", {"name": name})
    lines = first_page_lines(path)
    if lines and (mark := mark_in_lines(lines)):
        raise Refused("secret.page", {"name": name, "mark": mark})
    return lines is not None
