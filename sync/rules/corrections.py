"""What a released document was wrong in, put right by another: đính chính and thay thế.

A mistake in content is put right by a document of the same kind that takes the place of the first (thay thế), one in
form or procedure by a letter (đính chính bằng công văn). The first document is frozen: its row never changes. What
became of it is a row beside it, which everybody sees who was sent the first one, also who does not get the second.
Law: Decree 30/2020/NĐ-CP art. 18.
"""

from datetime import date
from enum import StrEnum

import msgspec

from sync.rules.rows import Row, office_scope


class Way(StrEnum):
    CORRECTS = "corrects"
    SUPERSEDES = "supersedes"


class Corrected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which earlier document of the same office is put right, and how. In an act only `document` and `way` count; a
    rule fills in the rest, so that whoever never got the first one can read which it is."""

    document: str
    way: Way
    notation: str = ""
    issued_on: date | None = None


class Correction(Row, frozen=True, tag="correction"):
    """That `document` was put right by the document `by`. Not `holds`: that one was taken back before it arrived.
    `is_gone`: every recipient has given it back or refused it since."""

    document: str
    by: str
    office: str
    way: Way
    notation: str
    issued_on: date
    subject: str
    holds: bool = True
    is_gone: bool = False

    @property
    def is_in_force(self) -> bool:
        """Whether `document` is put right by it as things stand."""
        return self.holds and not self.is_gone

    @property
    def parent(self) -> str:
        return self.document

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)

    @property
    def stage(self) -> str:
        return self.way if self.holds else "withdrawn"


def correction_id(document: str, by: str) -> str:
    return f"{document}@{by}"
