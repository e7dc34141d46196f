"""What is looked at before a document gets its number and before it leaves, and what can come of it. Values only.

verdict   means                                                        stops
-------------------------------------------------------------------------------------
ok        looked at and in order                                       nothing
note      to be known                                                  nothing
warning   looked at; somebody should look again                        nothing
unknown   could not be looked at by a program, so a person has to       what needs it
missing   not there yet                                                what needs it
blocking  looked at and not in order                                   what needs it
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from app.actions.composition import NumberOutlook
from app.ui.compose.papers import Paper
from sync.replica.draft_content import DraftContent
from sync.rules.documents import Document
from sync.rules.drafts import SharedDraft
from sync.rules.legal_time import VIET_NAM
from sync.rules.limits import Limits


class Verdict(StrEnum):
    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    UNKNOWN = "unknown"
    MISSING = "missing"
    BLOCKING = "blocking"


class Need(StrEnum):
    """What a check may stop."""

    NUMBER = "number"
    SEND = "send"


BOTH, SENDING = frozenset(Need), frozenset({Need.SEND})


@dataclass(frozen=True)
class Check:
    """`about`: files, subject, number, date, meeting, recipients, secrecy: beside which field it is said."""

    about: str
    verdict: Verdict
    text: str
    stops: frozenset[Need] = frozenset()


@dataclass(frozen=True)
class Situation:
    """Everything that the checks look at. `number` and `notation` once it has them. `silent`, `without_pc`, `closed`:
    names of chosen offices that have not been heard of for long, have no PC yet, or are no more. `shared`: the office's
    draft that it is, where it was laid before a leader. `corrected`: the earlier document that it puts right."""

    content: DraftContent
    papers: tuple[Paper, ...]
    issued_on: date
    today: date
    hour: time = time.min  # of today
    limits: Limits = field(default_factory=Limits)
    number: int | None = None
    suffix: str = ""  # of the number
    notation: str = ""
    outlook: NumberOutlook | None = None
    wrong_days: tuple[str, ...] = ()  # fields in which something stands that is no day: date, due, meeting
    silent: tuple[str, ...] = ()
    without_pc: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    shared: SharedDraft | None = None
    corrected: Document | None = None

    @property
    def at(self) -> datetime:
        return datetime.combine(self.today, self.hour, VIET_NAM)


def stops(told: list[Check], need: Need) -> list[Check]:
    """What stands against giving the number, or against sending."""
    return [check for check in told if need in check.stops]
