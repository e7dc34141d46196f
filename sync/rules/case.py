"""One intent before its rule: what was asked, by whom, when, and whether the answer is the verdict."""

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from sync.rules.books import is_granted, speaks_for
from sync.rules.documents import Handling, handling_id
from sync.rules.intents import Intent
from sync.rules.legal_time import legal_day
from sync.rules.rows import Event
from sync.rules.state import Work
from sync.rules.tasks import Task


@dataclass(frozen=True)
class Case:
    """`now` is the judge's clock. `final` is false for a preview on a PC: it claims nothing only the server knows."""

    intent: Intent
    now: datetime
    final: bool
    selves: tuple[str, ...] = ()  # the author's PC and those that took its place since, the present one last

    @property
    def device(self) -> str:
        """The PC that stands for the author's now."""
        return self.selves[-1] if self.selves else self.intent.device

    @property
    def office(self) -> str:
        return self.intent.office

    @property
    def today(self) -> date:
        return legal_day(self.now)

    def done_at(self, not_before: datetime) -> datetime:
        """When somebody did it at his desk, by his PC's clock: not after now, not before it was possible.

        What goes on inside an office counts by this: work that ended in time is not late because the line was away, and
        its day in the book stays what it was. The order of things is the judge's alone; events keep both moments.
        """
        return max(min(self.intent.made_at, self.now), not_before)

    def event(self, code: str, **facts: str) -> Event:
        """An event of this intent as every office may see it: which office, not which person."""
        made_at = self.intent.made_at
        return Event(code=code, at=self.now, office=self.office, made_at=made_at, facts=facts)

    def note(self, work: Work, document: str, code: str, **facts: str) -> Handling:
        """Write a line with the person's name on this office's own page about a document."""
        id = handling_id(document, self.office)
        page = work.get(Handling, id) or Handling(id=id, document=document, office=self.office)
        page = page.with_event(msgspec.structs.replace(self.event(code, **facts), person=self.intent.person))
        work.put(page)
        return page

    def task(self, work: Work, code: str, office: str, document: str, about: str, facts: dict[str, str]) -> None:
        """Open a task; one that is open already for the same cause stays as it is."""
        id = f"{code}:{about}"
        known = work.get(Task, id)
        if known is None or known.closed_at is not None:
            opened_at = self.now
            work.put(Task(id=id, office=office, code=code, document=document, facts=facts, opened_at=opened_at))

    def close_task(self, work: Work, code: str, about: str) -> None:
        if task := work.get(Task, f"{code}:{about}"):
            work.put(task.closed(self.now))

    def is_granted(self, work: Work, series: str, number: int, year: int) -> bool:
        return is_granted(work, series, self.device, number, year)

    def speaks_for(self, work: Work, series: str, number: int, year: int) -> bool:
        return speaks_for(work, series, self.device, number, year)
