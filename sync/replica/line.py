"""What a list shows of a document: one line, kept ready in the office's file."""

import msgspec


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of a document."""

    id: str
    box: str  # incoming, outgoing
    number: int
    notation: str
    kind: str
    subject: str
    urgency: str
    sender: str
    to: tuple[str, ...]
    state: str
    issued_on: str
    due: str
    posted_at: str
    arrival_number: int | None = None
    waiting: bool = False  # in this office's outbox
