"""What a careful person writes down beside the program: papers, numbers, days, names. It knows none of its tables.

Every note is written when somebody acts, and holds from the moment on which that PC has spoken with the district
(`heard`): who speaks first there is believed, as everybody in the office is told.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

VIET_NAM = timezone(timedelta(hours=7))
Note = Callable[[datetime], None]


@dataclass
class Came:
    """A document that came to the commune."""

    key: str
    issuer: str
    notation: str
    issued_on: date
    title: str
    due: date | None = None
    sent: bool = False
    came: date | None = None
    number: int = 0  # the arrival number
    on: date | None = None
    extra: list[tuple[int, date, str]] = field(
        default_factory=list
    )  # further numbers that it got, and why they are void
    refused: str = ""
    asked_back: str = ""
    answered: bool = False
    taken_back: str = ""
    presented: bool = False
    awaits_word: bool = False
    lead: str = ""
    helpers: tuple[str, ...] = ()
    directed_on: date | None = None
    directed_due: date | None = None
    accepted: bool = False
    done_on: date | None = None
    result: str = ""
    answer: "Went | None" = None

    @property
    def is_out(self) -> bool:
        return bool(self.refused or self.taken_back)

    @property
    def is_open(self) -> bool:
        return bool(self.number) and not self.is_out and self.done_on is None

    @property
    def deadline(self) -> date | None:
        return self.directed_due or self.due

    @property
    def came_late(self) -> bool:
        return self.deadline is not None and self.came is not None and self.came > self.deadline

    def is_late(self, today: date) -> bool:
        return self.deadline is not None and (self.done_on or today) > self.deadline and not self.came_late


@dataclass
class Sent:
    """To whom a document went, and what became of it there."""

    name: str
    entered: bool = False
    refused: str = ""
    taken_back: bool = False
    by_post: bool = False
    is_being_handed: bool = False
    handed: tuple[date, str] | None = None  # a letter: the day, and how

    @property
    def is_out(self) -> bool:
        return bool(self.refused or self.taken_back)


@dataclass
class Went:
    """A document of the commune that has its number."""

    key: str
    number: int
    notation: str
    kind: str
    issued_on: date
    title: str
    signer: str
    released_on: date | None = None
    arrived: bool = False
    asked_back: bool = False
    void: tuple[date, str] | None = None
    to: list[Sent] = field(default_factory=list)

    def at(self, name: str) -> Sent:
        return next(one for one in self.to if one.name == name)


class Ledger:
    """All papers of one commune. `passed_over`: numbers that nobody will use, and why; `reasons`: of a whole range."""

    def __init__(self) -> None:
        self.came: dict[str, Came] = {}
        self.went: dict[str, Went] = {}
        self.passed_over: dict[tuple[int, int], tuple[date, str]] = {}  # of outgoing numbers, by year
        self.reasons: set[str] = set()
        self.said_no: Counter[str] = Counter()
        self.acts: Counter[str] = Counter()
        self._unheard: dict[str, list[tuple[str, Note]]] = {}

    def write(self, pc: str, act: str, note: Note, key: str = "") -> None:
        """Somebody acts at a PC. `key`: of the document, for what may be taken back before it was heard."""
        self.acts[act] += 1
        self._unheard.setdefault(pc, []).append((f"{act}:{key}", note))

    def take_back(self, pc: str, act: str, key: str) -> bool:
        """Strike out what nobody has heard of yet; false where it is too late."""
        waiting = self._unheard.get(pc, [])
        left = [one for one in waiting if one[0] != f"{act}:{key}"]
        self._unheard[pc] = left
        return len(left) < len(waiting)

    def heard(self, pc: str, now: datetime) -> None:
        """A PC has spoken with the district."""
        for _, note in self._unheard.pop(pc, []):
            note(now)

    def no(self, code: str) -> None:
        """The district has refused something: whoever asked is told so."""
        self.said_no[code] += 1

    # What each act does once it is heard.

    def enter(self, paper: Came, number: int, on: date) -> Note:
        def note(now: datetime) -> None:
            if paper.number:
                paper.extra.append((number, on, f"văn bản đã vào sổ số {paper.number}"))
                self.no("document.already_registered")
            elif paper.refused:
                paper.extra.append((number, on, "văn bản đã bị từ chối tiếp nhận"))
                self.no("document.already_refused")
            else:
                paper.number, paper.on = number, on

        return note

    def refuse(self, paper: Came, reason: str) -> Note:
        def note(now: datetime) -> None:
            if paper.is_out:
                self.no(f"document.already_{'refused' if paper.refused else 'recalled'}")
            elif paper.number:
                self.no("document.already_registered")
            else:
                paper.refused = reason

        return note

    def in_house(self, paper: Came, on: date, change: Callable[[date], None]) -> Note:
        """A step that is possible as long as the work on a document goes on; it is of the day on which it was done."""

        def note(now: datetime) -> None:
            if paper.is_open:
                change(on)
            else:
                self.no(
                    f"document.already_{'refused' if paper.refused else 'recalled' if paper.taken_back else 'done'}"
                )

        return note

    def asked_back_by_sender(self, paper: Came, reason: str) -> Note:
        def note(now: datetime) -> None:
            if paper.is_out:
                self.no("recall.nobody_left")
            elif paper.number:
                paper.asked_back = reason
            else:
                paper.taken_back = reason

        return note

    def answer_sender(self, paper: Came, agree: bool) -> Note:
        def note(now: datetime) -> None:
            if paper.answered or paper.is_out:
                self.no("recall.already_answered")
                return
            paper.answered = True
            if agree:
                paper.taken_back = paper.asked_back

        return note

    def release(self, paper: Went, to: list[Sent]) -> Note:
        def note(now: datetime) -> None:
            if paper.void or paper.released_on:
                self.no("document.void" if paper.void else "document.already_released")
            else:
                paper.released_on, paper.to, paper.arrived = day_of(now), to, False

        return note

    def void(self, paper: Went, on: date, reason: str) -> Note:
        def note(now: datetime) -> None:
            if paper.void or paper.released_on:
                self.no("document.already_released")
            else:
                paper.void = (on, reason)

        return note

    def withdraw(self, paper: Went) -> Note:
        def note(now: datetime) -> None:
            if paper.released_on is None:
                self.no("document.not_released")
            elif paper.asked_back:
                self.no("document.already_recalled")
            elif paper.arrived:
                self.no("document.already_arrived")
            else:
                paper.released_on, paper.to = None, []

        return note

    def recall(self, paper: Went) -> Note:
        def note(now: datetime) -> None:
            left = [one for one in paper.to if not one.by_post and not one.is_out]
            if not left:
                self.no("recall.nobody_left")
                return
            paper.asked_back = True
            for one in left:
                one.taken_back = not one.entered

        return note


def day_of(now: datetime) -> date:
    return now.astimezone(VIET_NAM).date()
