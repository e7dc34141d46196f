"""Identifiers that any office can make alone.

A UUIDv7 (RFC 9562 §5.7) sorts by the time it was made, which keeps index pages together. Nothing is ever ordered
by it: a PC's clock may be wrong by years.
"""

import re
import uuid
from typing import Protocol

UUID_LENGTH = 36
_ID = re.compile(r"[0-9A-Za-z-]{1,100}")


class Ids(Protocol):
    """The only source of new identifiers. The simulation passes its own."""

    def new(self) -> str: ...


def uuid7(unix_ms: int, random: bytes) -> str:
    """A UUIDv7 of a time in milliseconds and ten random bytes, as 36 characters."""
    value = (unix_ms & (1 << 48) - 1) << 80 | int.from_bytes(random[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def is_id(text: str) -> bool:
    """Whether a text that a PC made up may name something new: short, and free of what ids are joined by."""
    return _ID.fullmatch(text) is not None


def document_id(office: str, unique: str) -> str:
    """The id of an office's new document. It names its office, so that no other can ever claim it."""
    return f"{office}-{unique}"


def is_documents_id(id: str, office: str) -> bool:
    """Whether an id was made by `document_id` for this office."""
    return id[: -UUID_LENGTH - 1] == office and id[-UUID_LENGTH - 1 : -UUID_LENGTH] == "-"
