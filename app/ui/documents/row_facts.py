"""What a row of a list says of a document, in words: drawn by the delegate, read out by a screen reader."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.ui.words import dates, due, meetings
from app.ui.words.speech import speech, translate
from sync.replica.line import OPEN_QUEUES, Line
from sync.rules.deliveries import ORDER
from sync.rules.legal_time import VIET_NAM, legal_day
from sync.rules.offices import Office
from sync.rules.people import Person

URGENCY_TOKENS = {"hoa-toc": "red", "thuong-khan": "orange", "khan": "amber"}
STATE_TOKENS = {
    "waiting": "amber",
    "sent": "blue",
    "arrived": "blue",
    "opened": "blue",
    "registered": "blue",
    "presented": "blue",
    "joined": "grey",
    "assigned": "blue",
    "in_progress": "blue",
    "done": "green",
    "closed": "green",
    "refused": "red",
    "recalled": "grey",
    "numbered": "amber",
    "void": "grey",
    "draft": "grey",
    "submitted": "blue",
    "returned": "red",
    "approved": "green",
}


@dataclass(frozen=True)
class Mark:
    """Words with an icon, in the colour of a token."""

    text: str
    token: str
    symbol: str = ""


@dataclass(frozen=True)
class RowFacts:
    """`who`: sender, or recipients of an outgoing document. `chip`: its urgency. `marks`: deadline, state, holder.
    `box`: which way it goes, where both kinds stand in one list."""

    who: str
    when: str
    subject: str
    is_unread: bool
    chip: Mark | None
    marks: tuple[Mark, ...]
    files: int
    box: Mark | None = None

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it, what matters most first."""
        unread = translate("RowFacts", "Chưa xem") if self.is_unread else ""
        chip = self.chip.text if self.chip else ""
        files = translate("RowFacts", "%n tệp", "", self.files) if self.files else ""
        box = self.box.text if self.box else ""
        parts = [box, chip, unread, self.subject, self.who, self.when, *(mark.text for mark in self.marks), files]
        return ". ".join(part for part in parts if part)


class RowWords:
    """Makes rows of lines. Holds the directory's names; `now` is when the rows are read."""

    def __init__(self, offices: Mapping[str, Office], people: Mapping[str, Person], now: datetime) -> None:
        self._offices, self._people = offices, people
        self.now = now.astimezone(VIET_NAM)  # once for all rows

    def facts(self, line: Line, *, under_day: bool = False) -> RowFacts:
        """`under_day`: the row stands under a heading that says the day."""
        incoming = line.box == "incoming"
        urgency = URGENCY_TOKENS.get(line.urgency)
        chip = Mark(speech.say(f"urgency.{line.urgency}"), urgency, "flag" * (urgency == "red")) if urgency else None
        marks = [
            self._put_right(line),
            self._meeting(line),
            self._deadline(line),
            self._state(line),
            self._holder(line),
        ]
        return RowFacts(
            who=self.office(line.sender) if line.box != "outgoing" else self._recipients(line),
            when=self._when(line, under_day),
            subject=line.subject,
            is_unread=incoming and not line.seen,
            chip=chip,
            marks=tuple(mark for mark in marks if mark),
            files=line.files,
        )

    def found(self, line: Line) -> RowFacts:
        """As `facts`, for a list in which both kinds stand."""
        words = translate("RowFacts", "Đến") if line.box == "incoming" else translate("RowFacts", "Đi")
        facts = replace(self.facts(line), box=Mark(words, "grey"))
        if line.box != "outgoing":
            return facts
        own, theirs = self._state(line), standing(line.state, line.states, waits=line.waiting, names_them=True)
        return replace(facts, marks=tuple(theirs if mark == own else mark for mark in facts.marks))

    def office(self, code: str) -> str:
        """An office's name as it signs; what is no code is an outside name already."""
        office = self._offices.get(code)
        return office.short_name if office else code

    def _when(self, line: Line, under_day: bool) -> str:
        if line.came_at:
            return self._came(line, under_day)
        if line.posted_at:
            return dates.row(_moment(line.posted_at), self.now, under_day=under_day)
        return dates.row_day(date.fromisoformat(line.issued_on), legal_day(self.now), under_day=under_day)

    def _came(self, line: Line, under_day: bool) -> str:
        """When it came here, and when it was sent where that is another minute. Once it is entered, the register's
        day counts: where that is another one than it came on, it stands alone."""
        sent, came = _moment(line.posted_at), _moment(line.came_at)
        if line.entered_on and line.entered_on != legal_day(came).isoformat():
            return dates.row_day(date.fromisoformat(line.entered_on), legal_day(self.now), under_day=under_day)
        told, is_same_day = dates.row(came, self.now, under_day=under_day), legal_day(sent) == legal_day(came)
        if is_same_day and (dates.clock(sent) == dates.clock(came) or ":" not in told):
            return told
        before = dates.clock(sent) if is_same_day else dates.since(sent, self.now)
        here = told if under_day else dates.since(came, self.now)
        if is_same_day:  # one day for both
            return translate("RowFacts", "gửi {sent}, đến {came}").format(sent=before, came=here)
        return translate("RowFacts", "gửi {sent} · đến {came}").format(sent=before, came=here)

    def _recipients(self, line: Line) -> str:
        notation = line.notation
        if not line.to:
            return notation
        if len(line.to) == 1:
            return f"{notation} → {self.office(line.to[0])}"
        return f"{notation} → " + translate("RowFacts", "%n nơi nhận", "", len(line.to))

    def _meeting(self, line: Line) -> Mark | None:
        """When the meeting is that it calls to; of one that came when that had begun, just that."""
        if line.planned is None:
            return None
        if line.planned.missed:
            return Mark(meetings.late(), "amber", "calendar")
        is_over = line.planned.meeting.starts_at <= self.now
        return Mark(meetings.mark(line.planned.meeting, self.now), "text3" if is_over else "blue", "calendar")

    def _deadline(self, line: Line) -> Mark | None:
        if line.deadline is None:
            return None
        if line.box == "incoming" and line.late and line.queue in OPEN_QUEUES:
            return Mark(translate("RowFacts", "Đến sau hạn"), "amber", "clock")
        if line.queue == "ended":
            return None
        token = due.token(line.deadline, self.now)
        if token == "red" and line.box == "outgoing" and line.late and not line.waiting:
            day = due.sentence(line.deadline, legal_day(self.now))
            return Mark(translate("RowFacts", "Hạn {day} đã qua, chưa nơi nào chậm").format(day=day), "amber", "clock")
        quiet = "text3" if token == "blue" else token
        return Mark(due.mark(line.deadline, self.now), quiet, "alert" if token == "red" else "clock")

    @staticmethod
    def _put_right(line: Line) -> Mark | None:
        if line.is_superseded:
            return Mark(translate("RowFacts", "Đã thay thế"), "amber", "refresh")
        return Mark(translate("RowFacts", "Đã đính chính"), "amber", "refresh") if line.put_right else None

    def _state(self, line: Line) -> Mark | None:
        if line.box == "incoming":
            if line.state == "arrived":
                return None
            symbol = {"done": "check", "refused": "refuse", "recalled": "recall"}.get(line.state, "")
            muted = line.state not in ("done", "refused")
            return Mark(speech.say(f"state.{line.state}"), "text3" if muted else STATE_TOKENS[line.state], symbol)
        return standing(line.state, line.states, waits=line.waiting)

    def _holder(self, line: Line) -> Mark | None:
        if line.said:
            return Mark(line.said, "text2")
        names = [self._people[id].name for id in line.people if id in self._people]
        return Mark(", ".join(names), "text3") if names and line.queue in OPEN_QUEUES else None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(VIET_NAM)


def progress(line: Line) -> str:
    """How far an outgoing document has come, in words."""
    return standing(line.state, line.states, waits=line.waiting).text


def standing(state: str, states: Mapping[str, int], *, waits: bool, names_them: bool = False) -> Mark:
    """How far an outgoing document has come with its recipients, of whom `states` says how many stand where: the state
    that all have reached, or what more than the last ones have reached and how many of all those are; behind it
    whoever goes no further or waits for a person. `waits`: some of it waits for the line. `names_them`: where what
    comes stands in the same list, it is said that it is the recipients who have got so far."""
    many = sum(states.values())
    refused, to_hand_over = states.get("refused", 0), 0 if waits else states.get("waiting", 0)
    token, symbol = ("red", "alert") if refused and many > 1 else (STATE_TOKENS.get(state, "grey"), "")
    if state == "waiting" and not waits:
        return Mark(speech.say("state.to_hand_over"), token, symbol)  # nothing of it waits for the line
    ranks = sorted(ORDER.index(one) for one, count in states.items() for _ in range(count) if one in ORDER)
    if not ranks or (ranks[0] == ranks[-1] and len(ranks) == many):
        return Mark(_reached(state, names_them=names_them), token, symbol)
    ahead = [rank for rank in ranks if rank > ranks[0]] or ranks
    aside = (
        (refused, translate("RowFacts", "%n từ chối", "", refused)),
        (states.get("recalled", 0), translate("RowFacts", "%n đã thu hồi", "", states.get("recalled", 0))),
        (to_hand_over, translate("RowFacts", "%n chưa giao", "", to_hand_over)),
        (states.get("closed", 0), translate("RowFacts", "%n đã chuyển", "", states.get("closed", 0))),
    )
    reached = _reached(ORDER[ahead[0]], names_them=names_them)
    told = [f"{reached} {len(ahead)}/{many}", *(words for count, words in aside if count)]
    return Mark(" · ".join(told), token, symbol)


def _reached(state: str, *, names_them: bool) -> str:
    words = speech.say(f"state.{state}")
    if not names_them or state not in ORDER[ORDER.index("arrived") :]:
        return words
    return translate("RowFacts", "Nơi nhận {state}").format(state=words[:1].lower() + words[1:])
