"""What a person makes of a scan that waits: a draft's enclosure, the scan of a numbered document, or nothing.

See `taking_paper` for what becomes a document that arrived.
"""

import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

import msgspec

from app.actions.desk import Desk
from app.actions.placing import as_numbered, as_released_before
from app.actions.saving import safe_name
from app.actions.taking_paper import scanned, use_scan
from sync.errors import Refused
from sync.files import disk_errors
from sync.replica import drafts, scans
from sync.replica.draft_content import DraftContent
from sync.replica.transaction import Transaction
from sync.rules.documents import Document, check_files
from sync.rules.limits import limits_of


def put_aside(desk: Desk, n: int) -> None:
    """Want nothing of it. The file in the folder stays; it can be had back."""
    with desk.replica.write() as t:
        scans.decide(t.connection, n, "aside", desk.person, desk.replica.clock.now())


def bring_back(desk: Desk, n: int) -> None:
    """Propose what was put aside, or had been seen before."""
    with desk.replica.write() as t:
        scans.propose_again(t.connection, n)


def propose_older(desk: Desk, folder: str) -> int:
    """Propose also what lay in a folder when it was chosen; how many files."""
    with desk.replica.write() as t:
        return scans.propose_older(t.connection, folder)


def enclose(desk: Desk, n: int, id: str) -> str:
    """Add a scan to a draft, or to a document that has its number and is not sent: behind its files. Its name.

    Raises: Refused `document.unknown`, `document.already_released`, `document.void`, `file.*`, and as `scanned`.
    """
    return _attach(desk, n, id, "enclosure")


def attach_as_paper(desk: Desk, n: int, id: str) -> str:
    """Make a scan the main file of a document that has its number: it is the signed paper. The files that are there
    stay behind it, for a person to look over. Its name.

    Raises: as `enclose`.
    """
    return _attach(desk, n, id, "scan")


def write_copy(desk: Desk, n: int, folder: Path) -> Path:
    """Write a copy of a scan's file into a folder; nothing that is there is overwritten. The path written.

    Raises: Refused `scan.gone`; LocalHindrance.
    """
    with desk.replica.read() as connection:
        scan = scans.read(connection, n)
    if scan is None or not (source := Path(scan.folder) / scan.name).is_file():
        raise Refused("scan.gone", {"name": scan.name if scan else ""})
    name = Path(safe_name(scan.name))
    for at in count(1):
        target = folder / (name if at == 1 else f"{name.stem} ({at}){name.suffix}")
        with suppress(FileExistsError), disk_errors(target), target.open("xb") as out, source.open("rb") as file:
            shutil.copyfileobj(file, out)
            return target
    raise AssertionError("unreachable")


def _attach(desk: Desk, n: int, id: str, use: str) -> str:
    facts = scanned(desk, n)
    with desk.replica.write() as t:
        content = _unsent(t, id)
        others = tuple(file for file in content.files if file.sha256 != facts.sha256)
        files = (*others, facts) if use == "enclosure" else (facts, *others)
        if refusal := check_files(files, limits_of(t.view)):
            raise Refused.by(refusal)
        drafts.save(t.connection, msgspec.structs.replace(content, files=files), desk.replica.clock.now())
        use_scan(t, desk, n, use, id)
    return facts.name


def _unsent(t: Transaction, id: str) -> DraftContent:
    document, draft = t.view.get(Document, id), drafts.read(t.connection, id)
    if document is None:
        if draft is None:
            raise Refused("document.unknown")
        return draft
    if document.state != "numbered":
        code = "document.void" if document.state == "void" else "document.already_released"
        raise Refused(code, {"notation": document.notation})
    base = as_numbered(draft or DraftContent(id=id), document)
    return base if draft is not None else as_released_before(t, base)
