"""What lists and a document's page are told: frozen values, without the database that they come from."""

from dataclasses import dataclass, field
from datetime import datetime

from sync.replica.line import Line
from sync.rules.corrections import Correction
from sync.rules.deliveries import Delivery
from sync.rules.documents import Document
from sync.rules.rows import Event


@dataclass(frozen=True)
class AttachmentState:
    """`state`: here, coming (the server has it or will) or missing (parked: it cannot come). `waits`: it is large, and
    comes when somebody asks for it."""

    name: str
    sha256: str
    bytes: int
    state: str
    waits: bool = False


@dataclass(frozen=True)
class Listed:
    line: Line
    attachments: tuple[AttachmentState, ...]


@dataclass(frozen=True)
class RefusedItem:
    """An intent of this PC that the server refused. `line` is None where nothing of its document is left."""

    intent: str
    act: str
    about: str
    outcome: str
    code: str
    facts: dict[str, str]
    line: Listed | None


@dataclass(frozen=True)
class OpenTask:
    task: str
    code: str
    facts: dict[str, str]
    opened_at: datetime | None
    line: Listed | None


@dataclass(frozen=True)
class Shown:
    """A whole document as this office has it. `corrections`: by what it was put right since."""

    listed: Listed
    document: Document
    deliveries: tuple[Delivery, ...]
    history: tuple[Event, ...] = field(default=())
    corrections: tuple[Correction, ...] = ()
