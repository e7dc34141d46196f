"""The tables of the office's file. Rows only: what may stand in them is judged before, by the rules and the codec.

base      rows as the server gave them, once a scope, at their newest revision
overlay   rows as pending intents would have them; what a screen shows is overlay over base
outbox    intents from the moment they are saved until long after their verdict
taken     numbers this PC has given, for ever: a refused dispatch never frees a number
"""

from sqlalchemy import Column, Index, LargeBinary, Table, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class OfficeTable(SQLModel, registry=registry()):
    """The office file's own set of tables, apart from the server's."""


def table_of(model: type[OfficeTable]) -> Table:
    """The Core table of a model, for statements that move many rows."""
    table = model.__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)
    return table


def _bytes(nullable: bool = False) -> Column[bytes]:
    return Column(LargeBinary, nullable=nullable)


class Meta(OfficeTable, table=True):
    key: str = Field(primary_key=True)
    value: str


class Base(OfficeTable, table=True):
    __table_args__ = (Index("base_by_id", "type", "id"), Index("base_by_parent", "type", "parent", "position"))
    scope: str = Field(primary_key=True)
    type: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    revision: int
    epoch: str
    parent: str
    position: int
    data: bytes = Field(sa_column=_bytes())


class Overlay(OfficeTable, table=True):
    __table_args__ = (Index("overlay_by_parent", "type", "parent", "position"),)
    type: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    parent: str
    position: int
    data: bytes | None = Field(sa_column=_bytes(nullable=True))


class Cursor(OfficeTable, table=True):
    scope: str = Field(primary_key=True)
    revision: int


class Outbox(OfficeTable, table=True):
    __table_args__ = (
        UniqueConstraint("lane", "seq"),
        Index("outbox_by_about", "about"),
        Index("outbox_by_state", "state"),
    )
    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    act: str
    about: str
    rank: int
    bulk: bool
    person: str
    made_at: str
    raw: bytes = Field(sa_column=_bytes())
    signature: bytes = Field(sa_column=_bytes())
    state: str
    hold_until: str | None = None
    lane: int | None = None
    seq: int | None = None
    outcome: str | None = None
    code: str = ""
    facts: str = "{}"
    revisions: str = "{}"
    settled_at: str | None = None
    was: str = ""  # another verdict that it had before the server was restored
    put_away: bool = False  # refused, and closed by a person: never to be done
    epoch: str = ""


class Touched(OfficeTable, table=True):
    __table_args__ = (Index("touched_by_row", "type", "id"),)
    intent: str = Field(primary_key=True)
    type: str = Field(primary_key=True)
    id: str = Field(primary_key=True)


class Lane(OfficeTable, table=True):
    lane: int = Field(primary_key=True)
    next_seq: int
    durable: int = 0


class Taken(OfficeTable, table=True):
    book: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    document: str
    intent: str


class Transfer(OfficeTable, table=True):
    """A file that still has to go up or come down, and how far it has come."""

    __table_args__ = (Index("transfer_by_need", "way", "state", "rank"),)
    way: str = Field(primary_key=True)  # up, down
    sha256: str = Field(primary_key=True)
    intent: str = Field(primary_key=True)  # the release that a file goes up for
    document: str
    rank: int
    due: str
    bytes: int
    state: str  # waiting, done, parked, deferred
    started: bool = False  # bytes of it may be at the other end
    failures: int = 0  # how often it came whole and was not what its name promises
    code: str = ""


class Attachment(OfficeTable, table=True):
    __table_args__ = (Index("attachment_by_file", "sha256"),)
    document: str = Field(primary_key=True)
    n: int = Field(primary_key=True)
    sha256: str
    name: str
    bytes: int
    here: bool


class Draft(OfficeTable, table=True):
    id: str = Field(primary_key=True)
    made_at: str
    data: bytes = Field(sa_column=_bytes())


class Listing(OfficeTable, table=True):
    """One line a document, as the lists show it; rebuilt whenever one of its rows changes. `queue`: see `line`;
    `due`: a key as in `sync.rules.deadline`, "" for none."""

    __table_args__ = (
        Index("listing_in_order", "box", "rank", "position"),
        Index("listing_waiting", "box", "waiting"),
        Index("listing_newest", "box", "position", "n"),
        Index("listing_queue", "box", "queue", "rank", "position", "n"),
        Index("listing_due", "box", "queue", "late", "due", "n"),
        Index("listing_unseen", "box", "seen"),
        Index("listing_meetings", "starts", "ends"),
    )
    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    box: str
    state: str
    rank: int
    position: str
    waiting: bool
    queue: str
    seen: bool
    due: str
    late: bool
    people: str
    data: bytes = Field(sa_column=_bytes())
    starts: str = Field("", sa_column_kwargs={"server_default": ""})  # of a meeting, as `stamp`; "" for none
    ends: str = Field("", sa_column_kwargs={"server_default": ""})


class Todo(OfficeTable, table=True):
    """What people of the office have to look at and nobody has closed: its open tasks, and what only this PC knows."""

    id: str = Field(primary_key=True)
    code: str
    document: str
    opened_at: str  # "" where that is not known
    facts: str


class Reach(OfficeTable, table=True):
    """How far a document of ours (`n` of its line) has come with one office. `due`: by when that office has to be done,
    "" for no deadline; `came`: when it got there, "" for not yet; keys as in `sync.rules.deadline`."""

    __table_args__ = (
        Index("reach_by_office", "office", "state", "due", "came"),
        Index("reach_by_state", "state", "due", "came", "office"),
    )
    n: int = Field(primary_key=True)
    office: str = Field(primary_key=True)
    state: str
    due: str
    came: str


class News(OfficeTable, table=True):
    """What happened on this PC's line, in order: documents sent, received, refused; the line lost and back."""

    __table_args__ = (Index("news_by_time", "at"),)
    n: int | None = Field(default=None, primary_key=True)
    at: str
    event: str
    about: str


class Consignment(OfficeTable, table=True):
    """A bundle that was written or taken in here. `way`: out, in; `number` is its maker's; `heard_at`: when a bundle of
    the server's said that it has come there, "" for not yet; `held`: the documents of ours in it, as JSON."""

    n: int | None = Field(default=None, primary_key=True)
    way: str
    number: int
    at: str
    place: str
    documents: int
    acts: int
    files: int
    bytes: int
    heard_at: str
    held: str


class SyncRequest(OfficeTable, table=True):
    id: str = Field(primary_key=True)
    made_at: str
    answer: str | None = None


class FileText(OfficeTable, table=True):
    """What was read inside a file of the store. `outcome`: begun, text, none, locked, broken, given_up; `body`: the
    text, compressed, empty for all but text."""

    sha256: str = Field(primary_key=True)
    outcome: str
    tries: int
    body: bytes = Field(sa_column=_bytes())


class Unread(OfficeTable, table=True):
    """A document whose files, or whose words, have changed since its text was last made findable."""

    document: str = Field(primary_key=True)


class Within(OfficeTable, table=True):
    """A document that is found by the text inside its files: its line, and a digest of what it is found by."""

    document: str = Field(primary_key=True)
    n: int
    mark: str


class KeptSearch(OfficeTable, table=True):
    """A search that a person has kept on this PC."""

    person: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    data: bytes = Field(sa_column=_bytes())


class Scan(OfficeTable, table=True):
    """A file that lay in the scanner's folder once it was whole, and what became of it; see `scan_content`."""

    __table_args__ = (Index("scan_by_state", "state", "gone", "n"), Index("scan_by_place", "folder", "name"))
    n: int | None = Field(default=None, primary_key=True)
    folder: str
    name: str
    bytes: int
    modified: int  # nanoseconds, as the file system tells it
    sha256: str = Field(index=True)  # "" of what was never opened
    written_at: str
    found_at: str
    state: str
    gone: bool = False
    is_cut: bool = False
    pages: int = 0
    text: str = ""
    facts: str = "{}"
    code: str = ""
    code_facts: str = "{}"
    use: str = ""
    document: str = ""
    person: str = ""
    decided_at: str = ""
    twin: int = 0


class Pin(OfficeTable, table=True):
    person: str = Field(primary_key=True)
    hash: str


TABLES: tuple[type[OfficeTable], ...] = (
    *(Meta, Base, Overlay, Cursor, Outbox, Touched, Lane, Taken, Transfer, Attachment, Draft, Listing, Todo, Reach),
    *(News, SyncRequest, FileText, Unread, Within, KeptSearch, Scan, Pin, Consignment),
)
