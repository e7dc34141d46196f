"""A document that is being written, and the number that it would get: the values, without what reads them."""

from dataclasses import dataclass, field
from datetime import date

from sync.replica.draft_content import DraftContent
from sync.replica.number_offers import Backdated
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
class ByHand:
    """What is said with a number that a person names: the letter of 12a, and why it is not the next number."""

    suffix: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Asked:
    """What a look at the numbers is about. `given` is None where the next number is wanted."""

    kind: str
    unit: str
    on: date
    given: int | None = None
    suffix: str = ""


@dataclass(frozen=True)
class NumberOutlook:
    """`next` is None where this PC has none to give. `refusal` is the code for which the asked one cannot be had, with
    `facts`; `used_on` the date of the document that has it. `has_begun`: the year's book has its first number.
    `backdated`: what fits a day before the newest number's, None where the day is not. `series`: the key of the series
    that numbers of this kind come from."""

    asked: Asked
    next: int | None
    notation: str
    has_begun: bool
    refusal: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    used_on: date | None = None
    backdated: Backdated | None = None
    series: str = ""
