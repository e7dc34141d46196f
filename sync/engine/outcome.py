"""How a sync ended, for whoever waited for it, in this process or another."""

import msgspec


class Summary(msgspec.Struct, frozen=True):
    """What a sync moved: documents, not receipts. `waiting`: documents that have not left."""

    sent: int
    received: int
    refused: int
    bytes_up: int
    bytes_down: int
    waiting: int


class Outcome(msgspec.Struct, frozen=True):
    """How a sync ended: with a summary, or with what stood in its way."""

    summary: Summary
    code: str = ""
    facts: dict[str, str] = {}
    exit_code: int = 0
