"""A document that is being written, and the number that it would get: the values, without what reads them."""

from dataclasses import dataclass, field
from datetime import date

from sync.replica.draft_content import DraftContent
from sync.rules.documents import Document
from sync.rules.drafts import SharedDraft


@dataclass(frozen=True)
class Composition:
    """`document` once it has its number; `answered`: the document that it replies to. `absent`: files of it that are
    not on this PC any more. `shared`: the draft of the office, where it was laid before a leader. `corrected`: the
    earlier document of ours that it puts right."""

    content: DraftContent
    document: Document | None = None
    answered: Document | None = None
    absent: frozenset[str] = frozenset()
    shared: SharedDraft | None = None
    corrected: Document | None = None


@dataclass(frozen=True)
class Asked:
    """What a look at the numbers is about. `given` is None where the next number is wanted."""

    kind: str
    unit: str
    on: date
    given: int | None = None


@dataclass(frozen=True)
class NumberOutlook:
    """`next` is None where this PC has none to give. `refusal` is the code for which the asked one cannot be had, with
    `facts`; `used_on` the date of the document that has it. `has_begun`: the year's book has its first number."""

    asked: Asked
    next: int | None
    notation: str
    has_begun: bool
    refusal: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    used_on: date | None = None
