"""The files of the scanner's folders, as this PC remembers them: local to it, never sent, never forgotten.

A name may come to stand for another content (many scanners begin again at Scan0001). The newest row of a name is the
one that speaks for what lies there; the older ones keep what became of theirs.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from sync.replica.meta import read_meta, write_meta
from sync.replica.scan_content import Scan, ScanFacts, as_scan
from sync.replica.tables import Attachment, Meta, table_of
from sync.replica.tables import Scan as ScanRow
from sync.world import stamp

_scans, _attachments, _meta = table_of(ScanRow), table_of(Attachment), table_of(Meta)
BEGUN = "scan_folder:"


@dataclass(frozen=True)
class Known:
    """What is remembered of a name in a folder."""

    n: int
    bytes: int
    modified: int
    sha256: str
    state: str
    gone: bool


@dataclass(frozen=True)
class Found:
    """A file that has been opened. `refused`: why it may not come in, "" where it may."""

    name: str
    bytes: int
    modified: int
    sha256: str = ""
    written_at: str = ""
    is_cut: bool = False
    refused: str = ""
    refused_facts: Mapping[str, str] | None = None


def has_begun(connection: Connection, folder: str) -> bool:
    """Whether a folder has been looked at since it was chosen."""
    return read_meta(connection, BEGUN + folder) is not None


def begin_folder(connection: Connection, folder: str, at: datetime) -> None:
    write_meta(connection, BEGUN + folder, stamp(at))


def leave_folders(connection: Connection, but: Collection[str]) -> None:
    """Folders that are not chosen any more: what comes into them meanwhile is not proposed if they are chosen again,
    and what waits from them goes on waiting."""
    kept = [BEGUN + folder for folder in but]
    connection.execute(delete(_meta).where(_meta.c.key.startswith(BEGUN, autoescape=True), _meta.c.key.not_in(kept)))


def known_names(connection: Connection, folder: str) -> dict[str, Known]:
    """The newest row of every name in a folder."""
    newest = select(func.max(_scans.c.n)).where(_scans.c.folder == folder).group_by(_scans.c.name)
    columns = (_scans.c.n, _scans.c.name, _scans.c.bytes, _scans.c.modified, _scans.c.sha256, _scans.c.state)
    rows = connection.execute(select(*columns, _scans.c.gone).where(_scans.c.n.in_(newest)))
    return {r.name: Known(r.n, r.bytes, r.modified, r.sha256, r.state, r.gone) for r in rows}


def note_before(connection: Connection, folder: str, files: Iterable[Found], at: datetime) -> None:
    """What lay in a folder when it was chosen."""
    rows = [_values(folder, file, at) | {"state": "before"} for file in files]
    if rows:
        connection.execute(insert(_scans), rows)


def note(connection: Connection, folder: str, file: Found, present: Collection[str], at: datetime) -> str:
    """A file that is whole. The state in which it is kept anew; "" where it is known, perhaps under another name.
    `present`: the names that are in the folder now."""
    before = _newest(connection, folder, file.name)
    same_place = {"bytes": file.bytes, "modified": file.modified, "name": file.name, "gone": False}
    if before is not None and before.sha256 == file.sha256 and before.state != "before":
        connection.execute(update(_scans).where(_scans.c.n == before.n).values(**same_place, is_cut=file.is_cut))
        return ""
    if before is not None:  # another content lies there now
        connection.execute(update(_scans).where(_scans.c.n == before.n).values(gone=True))
    twin = _seen_before(connection, file.sha256)
    if twin is not None and twin.folder == folder and twin.name not in present:  # it has another name now
        connection.execute(update(_scans).where(_scans.c.n == twin.n).values(**same_place))
        return ""
    values = _values(folder, file, at)
    document = _document_of(connection, file.sha256)
    if file.refused:
        facts = json.dumps(dict(file.refused_facts or {}), ensure_ascii=False)
        values |= {"state": "refused", "code": file.refused, "code_facts": facts, "text": "other"}
    elif twin is not None:
        values |= {"state": "same", "twin": twin.n, "document": twin.document, "text": "other"}
    elif document:
        values |= {"state": "same", "document": document, "text": "other"}
    connection.execute(insert(_scans).values(**values))
    return str(values["state"])


def set_gone(connection: Connection, numbers: Collection[int], *, gone: bool) -> None:
    """They are not in their folder, or there again. That decides nothing about them."""
    connection.execute(update(_scans).where(_scans.c.n.in_(numbers)).values(gone=gone))


def unread(connection: Connection, folder: str, limit: int) -> list[Scan]:
    """What waits and has not been read yet, the newest first: somebody may be standing at the scanner."""
    which = (_scans.c.folder == folder) & (_scans.c.state == "waiting") & (_scans.c.text == "") & ~_scans.c.gone
    rows = connection.execute(select(_scans).where(which).order_by(_scans.c.n.desc()).limit(limit))
    return [as_scan(row._mapping) for row in rows]


def note_read(connection: Connection, n: int, pages: int, text: str, facts: ScanFacts) -> None:
    values = {"pages": pages, "text": text, "facts": msgspec.json.encode(facts).decode()}
    connection.execute(update(_scans).where(_scans.c.n == n).values(**values))


def note_refused(connection: Connection, n: int, code: str, facts: Mapping[str, str]) -> None:
    """It may not come in after all; nothing that was read of it is kept."""
    values = {"state": "refused", "code": code, "code_facts": json.dumps(dict(facts), ensure_ascii=False)}
    connection.execute(update(_scans).where(_scans.c.n == n).values(**values, text="other", facts="{}"))


def read(connection: Connection, n: int) -> Scan | None:
    row = connection.execute(select(_scans).where(_scans.c.n == n)).first()
    return as_scan(row._mapping) if row is not None else None


def decide(
    connection: Connection, n: int, state: str, person: str, at: datetime, *, use: str = "", document: str = ""
) -> None:
    """What a person has made of it."""
    values = {"state": state, "person": person, "decided_at": stamp(at), "use": use, "document": document}
    connection.execute(update(_scans).where(_scans.c.n == n).values(**values))


def propose_again(connection: Connection, n: int) -> None:
    """Let it wait as if it had just come, to be read anew."""
    values = {"state": "waiting", "person": "", "decided_at": "", "twin": 0, "document": "", "text": "", "facts": "{}"}
    again = _scans.c.state.in_(("aside", "same"))
    connection.execute(update(_scans).where(_scans.c.n == n, again).values(**values))


def propose_older(connection: Connection, folder: str) -> int:
    """Forget what lay in a folder when it was chosen, so that it is found anew; how many files."""
    same = (_scans.c.folder == folder) & (_scans.c.state == "before")
    return connection.execute(delete(_scans).where(same)).rowcount


def _values(folder: str, file: Found, at: datetime) -> dict[str, Any]:
    known = {name: value for name, value in asdict(file).items() if not name.startswith("refused")}
    blank = {"gone": False, "pages": 0, "text": "", "facts": "{}", "code": "", "code_facts": "{}", "use": ""}
    rest = {"document": "", "person": "", "decided_at": "", "twin": 0, "state": "waiting"}
    return {"folder": folder, "found_at": stamp(at)} | known | blank | rest


def _newest(connection: Connection, folder: str, name: str) -> Any:
    same = (_scans.c.folder == folder) & (_scans.c.name == name)
    return connection.execute(select(_scans).where(same).order_by(_scans.c.n.desc()).limit(1)).first()


def _seen_before(connection: Connection, sha256: str) -> Any:
    """The first scan that had this content."""
    if not sha256:
        return None
    had = (_scans.c.sha256 == sha256) & _scans.c.state.not_in(("before", "same"))
    return connection.execute(select(_scans).where(had).order_by(_scans.c.n).limit(1)).first()


def _document_of(connection: Connection, sha256: str) -> str:
    """A document that has this very file already."""
    if not sha256:
        return ""
    same = select(_attachments.c.document).where(_attachments.c.sha256 == sha256).limit(1)
    return (connection.execute(same).scalar() or "").partition("@")[0]  # the scan of a slip is about its document
