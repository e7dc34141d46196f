"""The district server's tables. Rows only; the rules and the codec judge what may stand in them.

shared_row  every shared value once, at its newest; placement says in which scopes it stands and at what revision
intent      what was asked, as signed bytes (sha256 over bytes and signature), with its remembered verdict;
            handed is where in a PC's lanes it came
audit       one line a judgement, each holding the hash of the line before
"""

from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class DistrictTable(SQLModel, registry=registry()):
    """The server's own set of tables, apart from the office file's."""


def table_of(model: type[DistrictTable]) -> Table:
    """The Core table of a model, for statements that move many rows."""
    table = model.__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)
    return table


def _bytes() -> Column[bytes]:
    return Column(LargeBinary, nullable=False)


def _whole(**more: Any) -> Any:
    """A whole number of 64 bits: SQLite's are, PostgreSQL has to be told."""
    return Field(sa_type=BigInteger().with_variant(Integer(), "sqlite"), **more)


class Meta(DistrictTable, table=True):
    key: str = Field(primary_key=True)
    value: str


class SharedRow(DistrictTable, table=True):
    __tablename__ = "shared_row"
    __table_args__ = (
        Index("shared_row_by_parent", "type", "parent", "position"),
        Index("shared_row_by_owner", "type", "owner", "stage", "position"),
    )
    type: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    parent: str
    position: int = _whole()
    owner: str
    stage: str
    data: bytes = Field(sa_column=_bytes())


class Placement(DistrictTable, table=True):
    __table_args__ = (UniqueConstraint("scope", "revision"), Index("placement_by_row", "type", "id"))
    scope: str = Field(primary_key=True)
    type: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    revision: int = _whole()
    gone: bool


class Scope(DistrictTable, table=True):
    id: str = Field(primary_key=True)
    revision: int = _whole()


class Intent(DistrictTable, table=True):
    sha256: str = Field(primary_key=True)
    id: str = Field(index=True)
    device: str
    person: str
    act: str
    received_at: str
    raw: bytes = Field(sa_column=_bytes())
    signature: bytes = Field(sa_column=_bytes())
    outcome: str
    code: str
    facts: str
    revisions: str


class Handed(DistrictTable, table=True):
    device: str = Field(primary_key=True)
    lane: int = _whole(primary_key=True)
    seq: int = _whole(primary_key=True)
    sha256: str


class Lane(DistrictTable, table=True):
    device: str = Field(primary_key=True)
    lane: int = _whole(primary_key=True)
    last_seq: int = _whole()
    durable_seq: int = _whole()


class Token(DistrictTable, table=True):
    hash: str = Field(primary_key=True)
    device: str = Field(index=True)
    expires_at: str


class Slip(DistrictTable, table=True):
    """A one-time code for one person. `device` and `public_key` are set by the PC that used it."""

    id: str = Field(primary_key=True)
    secret_hash: str
    person: str
    office: str
    expires_at: str
    tries_left: int = _whole()
    device: str
    public_key: str


class Blob(DistrictTable, table=True):
    sha256: str = Field(primary_key=True)
    bytes: int = _whole()
    stored_at: str


class Holding(DistrictTable, table=True):
    """An office that has uploaded a file itself, and so has shown that it holds it."""

    sha256: str = Field(primary_key=True)
    office: str = Field(primary_key=True)


class DocumentFile(DistrictTable, table=True):
    """A file of a released document. `stored`: the sender had brought every file of it."""

    __tablename__ = "document_file"
    __table_args__ = (Index("document_file_by_file", "sha256"),)
    document: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    sender: str
    stored: bool


class Upload(DistrictTable, table=True):
    """An unfinished file and how much of it is safely on disk."""

    device: str = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    bytes: int = _whole()
    durable: int = _whole()
    touched_at: str


class Contact(DistrictTable, table=True):
    device: str = Field(primary_key=True)
    last_contact: str
    last_action: str
    version: str


class Crashed(DistrictTable, table=True):
    """Intents under which the server's process died, and how often."""

    sha256: str = Field(primary_key=True)
    times: int = _whole()


class Carried(DistrictTable, table=True):
    """What a PC said of itself in the newest of its bundles that was taken in: `Asks`, as it came."""

    device: str = Field(primary_key=True)
    number: int = _whole()
    taken_at: str
    asks: bytes = Field(sa_column=_bytes())


class Audit(DistrictTable, table=True):
    n: int = _whole(primary_key=True)
    at: str
    what: str
    device: str
    intent: str
    outcome: str
    code: str
    facts: str
    previous: str
    hash: str


TABLES: tuple[type[DistrictTable], ...] = (
    Meta,
    SharedRow,
    Placement,
    Scope,
    Intent,
    Handed,
    Lane,
    Token,
    Slip,
    Blob,
    Holding,
    DocumentFile,
    Upload,
    Contact,
    Crashed,
    Carried,
    Audit,
)
