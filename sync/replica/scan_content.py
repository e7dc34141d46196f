"""What a file in the scanner's folder is to this PC, from the moment it is whole.

state     what it is
--------------------------------------------------------------------------------------------
before    lay in the folder when that was chosen: not proposed until somebody wants it
waiting   proposed to whoever sits here
same      has the content of one that was seen before, or of a document's file
refused   may not come in: why is its `code`
used      has become a document's, or a draft's
aside     a person wants nothing of it
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec

SENDERS = "senders"  # of papers by other roads: the single fact in which their names are remembered


class ScanFacts(msgspec.Struct, frozen=True, omit_defaults=True):
    """Suggestions read off its first page, for a person to check."""

    notation: str = ""
    on: date | None = None
    kind: str = ""
    issuer: str = ""
    subject: str = ""
    meets_at: datetime | None = None

    def __bool__(self) -> bool:
        return self != ScanFacts()


@dataclass(frozen=True)
class Scan:
    """`text`: "" not read yet, else as `app.documents.read_paper` says. `is_cut`: its end seems to be missing. `gone`:
    it is not in the folder now. `twin`: the scan that was seen before with its content; `document`: what it has become
    a part of, or belongs to already; `use`: as what (paper, enclosure, scan)."""

    n: int
    folder: str
    name: str
    bytes: int
    sha256: str
    written_at: str
    found_at: str
    state: str
    gone: bool = False
    is_cut: bool = False
    pages: int = 0
    text: str = ""
    facts: ScanFacts = field(default_factory=ScanFacts)
    code: str = ""
    code_facts: dict[str, str] = field(default_factory=dict)
    use: str = ""
    document: str = ""
    person: str = ""
    decided_at: str = ""
    twin: int = 0


def as_scan(row: Mapping[Any, Any]) -> Scan:
    """A row as a value, by whatever connection it was read."""
    fields = {name: row[name] for name in Scan.__dataclass_fields__ if name not in ("facts", "code_facts")}
    fields |= {"gone": bool(row["gone"]), "is_cut": bool(row["is_cut"])}
    facts = msgspec.json.decode(row["facts"], type=ScanFacts)
    return Scan(**fields, facts=facts, code_facts=json.loads(row["code_facts"]))
