"""What a careful person writes down beside the program: papers, numbers, days, names. It knows none of its tables.

Every note is written when somebody acts, and holds from the moment on which that PC has spoken with the district
(`heard`): who speaks first there is believed, as everybody in the office is told.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

VIET_NAM = timezone(timedelta(hours=7))
SYSTEM = "system"
CORRECTS, SUPERSEDES = "corrects", "supersedes"
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
    source: str = SYSTEM  # by which road it came
    sent: bool = False
    came_at: datetime | None = None
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
    joined: "Came | None" = None  # the one whose number it bears, which came by another road
    roads: list["Came"] = field(default_factory=list)  # what was joined to it
    rights: tuple[str, "Came"] | None = None  # which earlier one it puts right, and how
    put_right: list["Came"] = field(default_factory=list)  # by what it was put right itself

    @property
    def by_system(self) -> bool:
        return self.source == SYSTEM

    @property
    def came(self) -> date | None:
        return day_of(self.came_at) if self.came_at else None

    @property
    def is_out(self) -> bool:
        return bool(self.refused or self.taken_back)

    @property
    def at_work(self) -> bool:
        """Whether its number is more than a number by now."""
        return bool(self.roads or self.presented or self.directed_on or self.done_on)

    @property
    def fate(self) -> str:
        return "refused" if self.refused else "recalled" if self.taken_back else ""

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
    suffix: str = ""
    why: str = ""  # it has a number that is not the next one
    rights: tuple[str, "Went"] | None = None  # which earlier one it puts right, and how, once it is released
    put_right: list["Went"] = field(default_factory=list)

    @property
    def written(self) -> str:
        return f"{self.number}{self.suffix}"

    @property
    def is_out(self) -> bool:
        """Whether nobody has it any more."""
        return self.released_on is None or all(one.is_out for one in self.to)

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
            if there := (paper.joined or paper).number:
                paper.extra.append((number, on, f"văn bản đã vào sổ số {there}"))
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
                self.no(f"document.already_{paper.fate}")
            elif paper.number or paper.joined:
                self.no("document.already_registered")
            else:
                paper.refused = reason

        return note

    def in_house(self, paper: Came, on: date, change: Callable[[date], None]) -> Note:
        """A step that is possible as long as the work on a document goes on; it is of the day on which it was done."""

        def note(now: datetime) -> None:
            if paper.is_open:
                change(on)
            elif paper.joined and not paper.is_out:
                self.no("document.joined")
            else:
                self.no(f"document.already_{paper.fate or 'done'}")

        return note

    def asked_back_by_sender(self, paper: Came, reason: str) -> Note:
        def note(now: datetime) -> None:
            if paper.is_out:
                self.no("recall.nobody_left")
            elif paper.number or paper.joined:
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

    def join(self, paper: Came, to: Came, gives_up: int) -> Note:
        """It came by another road than `to`, whose number both bear from now on. `gives_up`: the one that it had."""

        def note(now: datetime) -> None:
            root = to.joined or to
            if root is paper:
                self.no("join.itself")
            elif paper.joined is root:
                return
            elif root.is_out or paper.is_out:
                self.no(f"document.already_{root.fate or paper.fate}")
            elif paper.joined or (paper.number and paper.number != gives_up):
                self.no("document.already_registered")
            elif paper.number and paper.at_work:
                self.no("join.at_work")
            else:
                if paper.number and paper.on:
                    paper.extra.append((paper.number, paper.on, f"văn bản đã vào sổ số {root.number}"))
                paper.joined, paper.number = root, 0
                root.roads.append(paper)

        return note

    def hand_over(self, papers: list[Came], leaver: str, to: str) -> Note:
        """What was given to one is the other's; nobody stands twice in a directive."""

        def note(now: datetime) -> None:
            for paper in papers:
                if not paper.is_open:
                    continue
                paper.lead = to if paper.lead == leaver else paper.lead
                renamed = [to if name == leaver else name for name in paper.helpers]
                paper.helpers = tuple(name for name in dict.fromkeys(renamed) if name != paper.lead)

        return note

    def release(self, paper: Went, to: list[Sent], rights: tuple[str, Went] | None = None) -> Note:
        def note(now: datetime) -> None:
            if paper.void or paper.released_on:
                self.no("document.void" if paper.void else "document.already_released")
                return
            if rights and rights[1].released_on is None:
                self.no("correction.not_released")
                return
            if rights and any(
                by.rights and by.rights[0] == SUPERSEDES for by in standing(rights[1]) if by is not paper
            ):
                self.no("correction.superseded")
                return
            paper.released_on, paper.to, paper.arrived, paper.rights = day_of(now), to, False, rights
            if rights and paper not in rights[1].put_right:
                rights[1].put_right.append(paper)

        return note

    def void(self, paper: Went, on: date, reason: str) -> Note:
        def note(now: datetime) -> None:
            if paper.void or paper.released_on:
                self.no("document.already_released")
            else:
                paper.void = (on, reason)

        return note

    def pass_over(self, year: int, number: int, on: date, reason: str) -> Note:
        def note(now: datetime) -> None:
            self.passed_over[year, number] = (on, reason)

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
                paper.released_on, paper.to, paper.rights = None, [], None

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


def standing(paper: Went) -> list[Went]:
    """By what it is put right as things stand: by nothing that nobody has any more."""
    return [by for by in paper.put_right if by.rights and by.rights[1] is paper and not by.is_out]


def day_of(now: datetime) -> date:
    return now.astimezone(VIET_NAM).date()
