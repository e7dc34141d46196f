"""The text inside files, and the index by which it is found: kept in the office's file, encrypted as all of it.

A text is kept once for each file, whatever documents it belongs to. A document that has text is one row of the index,
with its own words beside its files' texts, so that words may be found partly here and partly there. Whoever changes a
document only notes it (`look_again`); reading its files and making it findable is done later, by somebody who may
take time (`app.actions.reading_texts`).

outcome    of a file                                              is tried again
--------------------------------------------------------------------------------
begun      somebody reads it, or died while he did                MOST_TRIES times in all
text       its text is here                                       no
none       no text that is of use: a scan, a picture, bad letters no
locked     it wants a password                                    no
broken     it cannot be opened                                    no
given_up   it has killed or silenced its reader too often         no
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, text

from sync.prepared import Prepared
from sync.replica import line_words
from sync.replica.facets import facets
from sync.replica.line import Line
from sync.replica.packed_text import packed, unpacked
from sync.replica.tables import Attachment, FileText, Listing, Unread, Within, table_of
from sync.replica.view import View
from sync.rules.documents import Document
from sync.rules.text import folded

_texts, _unread, _within = table_of(FileText), table_of(Unread), table_of(Within)
_attachments, _listing = table_of(Attachment), table_of(Listing)
MOST_TRIES = 3
MOST_OF_A_DOCUMENT = 400_000  # characters that it is found by
_NOTE = Prepared(text("INSERT OR IGNORE INTO unread(document) VALUES (:document)"))
_ANEW = Prepared(delete(_texts).where(_texts.c.sha256 == bindparam("of"), _texts.c.outcome != "text"))
_SEEN = delete(_unread).where(_unread.c.document == bindparam("seen"))
_INDEX = text("INSERT OR REPLACE INTO inside(rowid, words, texts) VALUES (:n, :words, :texts)")
_UNINDEX = text("DELETE FROM inside WHERE rowid = :n")


@dataclass(frozen=True)
class Reading:
    """What came of reading a file."""

    sha256: str
    outcome: str
    text: str = ""


def look_again(connection: Connection, document: str) -> None:
    """A document's words or files have changed."""
    _NOTE.run(connection, document=document)


def unread(connection: Connection, limit: int) -> list[str]:
    """Documents that are to be looked into, the newest first."""
    query = select(_unread.c.document).order_by(_unread.c.document.desc()).limit(limit)
    return list(connection.execute(query).scalars())


def files_to_read(connection: Connection, documents: Iterable[str]) -> list[str]:
    """The files of these documents that are here and that nobody has read to the end."""
    known = select(_texts.c.sha256).where((_texts.c.outcome != "begun") | (_texts.c.tries >= MOST_TRIES))
    wanted = _attachments.c.document.in_(list(documents)) & _attachments.c.here & _attachments.c.sha256.not_in(known)
    return list(connection.execute(select(_attachments.c.sha256).where(wanted).distinct()).scalars())


def arrived(connection: Connection, sha256: str) -> None:
    """A file is here, perhaps in place of a damaged one: what came of reading that says nothing of this one."""
    _ANEW.run(connection, of=sha256)


def begin(connection: Connection, files: Iterable[str]) -> None:
    """Note that these files are about to be read, so that one which takes everything down with it is not for ever."""
    for sha256 in files:
        tries = connection.execute(select(_texts.c.tries).where(_texts.c.sha256 == sha256)).scalar() or 0
        _store(connection, sha256, "begun", tries + 1, b"")


def keep(connection: Connection, reading: Reading) -> None:
    """Keep what came of reading a file."""
    tries = connection.execute(select(_texts.c.tries).where(_texts.c.sha256 == reading.sha256)).scalar() or 1
    body = packed(reading.text) if reading.outcome == "text" else b""
    _store(connection, reading.sha256, reading.outcome, tries, body)


def _store(connection: Connection, sha256: str, outcome: str, tries: int, body: bytes) -> None:
    connection.execute(delete(_texts).where(_texts.c.sha256 == sha256))
    connection.execute(insert(_texts).values(sha256=sha256, outcome=outcome, tries=tries, body=body))


def make_findable(connection: Connection, document: str) -> int:
    """Find a document by its words and the texts of its files from now on; how many characters that took.

    What has not changed since the last time costs nothing.
    """
    connection.execute(_SEEN, {"seen": document})
    listed = connection.execute(
        select(_listing.c.n, _listing.c.position, _listing.c.data).where(_listing.c.id == document)
    ).first()
    files = _files_with_text(connection, document) if listed is not None else []
    view = View(connection)
    row = view.get(Document, document) if files else None
    if listed is None or row is None:
        forget(connection, document)
        return 0
    line = msgspec.json.decode(listed.data, type=Line)
    words = f"{folded(line_words.words(view, row, line))} {facets(line, listed.position)}"
    mark = hashlib.sha256("\0".join((words, *files)).encode()).hexdigest()
    known = connection.execute(select(_within).where(_within.c.document == document)).first()
    if known is not None and (known.n, known.mark) == (listed.n, mark):
        return 0
    forget(connection, document)
    inside = "\n".join(_text_of(connection, sha256) for sha256 in files)[:MOST_OF_A_DOCUMENT]
    connection.execute(_INDEX, {"n": listed.n, "words": words, "texts": folded(inside)})
    connection.execute(insert(_within).values(document=document, n=listed.n, mark=mark))
    return len(inside)


def _files_with_text(connection: Connection, document: str) -> list[str]:
    query = (
        select(_attachments.c.sha256)
        .join(_texts, _attachments.c.sha256 == _texts.c.sha256)
        .where(_attachments.c.document == document, _texts.c.outcome == "text")
        .order_by(_attachments.c.n)
    )
    return list(connection.execute(query).scalars())


def lines_of(connection: Connection, document: str) -> list[str]:
    """What its files say, as far as they have been read; the main file first."""
    texts = (_text_of(connection, sha256) for sha256 in _files_with_text(connection, document))
    return [line for one in texts for line in one.splitlines()]


def _text_of(connection: Connection, sha256: str) -> str:
    return unpacked(connection.execute(select(_texts.c.body).where(_texts.c.sha256 == sha256)).scalar_one())


def forget(connection: Connection, document: str) -> None:
    """Find a document by what is inside its files no more."""
    n = connection.execute(select(_within.c.n).where(_within.c.document == document)).scalar()
    if n is not None:
        connection.execute(_UNINDEX, {"n": n})
        connection.execute(delete(_within).where(_within.c.document == document))


def forget_index(connection: Connection) -> None:
    """The lists are made anew, and with them the places of documents; the texts themselves stay."""
    connection.execute(text("INSERT INTO inside(inside) VALUES ('delete-all')"))
    connection.execute(delete(_within))


def sweep(connection: Connection) -> None:
    """Let go of texts whose files no document has any more."""
    connection.execute(delete(_texts).where(_texts.c.sha256.not_in(select(_attachments.c.sha256))))
