"""One commune's year, played by a seed: every working day somebody comes, the line comes and goes, a PC breaks.

Where more is to be played, it is a method of `Coming`, `Going` or `Year` and its share in `_day`: a document that came
by two roads beside `paper_comes`, the handing over of a post beside `_desk_breaks`, numbers with a suffix beside
`clerk_skips_numbers`.
"""

import random
from datetime import date, timedelta
from pathlib import Path

from app.actions import books
from app.actions.desk import Desk
from sync.rules.books import Direction
from tests.support.places import Pc
from tests.year.coming import Coming
from tests.year.going import Going
from tests.year.ledger import Ledger
from tests.year.offices import FIRST_DAY, LAST_DAY, Offices

BREAKS, TAKES_OVER, REPAIRED, BACK = date(2027, 6, 14), date(2027, 6, 21), date(2027, 7, 12), date(2027, 7, 19)
BROKEN, MENDED = "Máy văn thư hỏng", "Máy văn thư đã sửa xong"


class Year:
    """A year that has been played, everybody's line back at its end."""

    def __init__(self, root: Path, seed: int) -> None:
        self.seed, self.ledger, chance = seed, Ledger(), random.Random(seed)
        self.offices = Offices(root, chance, self.ledger)
        self.coming = Coming(self.offices)
        self.going = Going(self.offices, self.coming)
        self._chance, self._events = chance, [BREAKS, TAKES_OVER, REPAIRED, BACK]
        day = FIRST_DAY
        while day <= LAST_DAY:
            self._day(day)
            day += timedelta(days=chance.choice((2, 3, 4, 5)))
            day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        self._everybody_hears()

    def close(self) -> None:
        self.offices.close()

    def _day(self, day: date) -> None:
        o, chance = self.offices, self._chance
        o.until(day, 8)
        while self._events and day >= self._events[0]:
            self._happens(self._events.pop(0))
        o.weather()
        o.exchange(o.clerks, o.district)  # the others come to it in the evening
        o.until(day, 10)
        for _ in range(chance.choice((1, 2, 2, 3, 4))):
            self.coming.district_sends()
        self.coming.district_goes_on()
        for _ in range(chance.choice((1, 1, 2, 2, 3))):
            self.coming.paper_comes()
        self.coming.clerk_works()
        self.coming.leader_works()
        self.coming.officers_work()
        for _ in range(chance.choice((0, 1, 1, 1, 2))):
            self.going.clerk_dispatches()
        if day.year > FIRST_DAY.year and chance.random() < 0.5:
            self.going.clerk_dispatches(issued_on=date(FIRST_DAY.year, 12, 30))  # signed last year, numbered this year
        if chance.random() < 0.04:
            self.going.clerk_skips_numbers()
        if chance.random() < 0.4:
            self.going.officer_drafts()
        self.going.drafts_move_on()
        self.going.second_thoughts()
        self.going.district_works()
        o.until(day, 16, 30)
        o.exchange()

    def _happens(self, what: date) -> None:
        o = self.offices
        if what == BREAKS:
            o.broken = o.desk_pc
        elif what == TAKES_OVER:
            self._take_over(o.officers_pc, BROKEN)
        elif what == REPAIRED:
            o.broken = None
            o.away.pop(o.desk_pc.device, None)
            o.speak(o.desk_pc)
        else:
            self._take_over(o.desk_pc, MENDED)

    def _take_over(self, pc: Pc, reason: str) -> None:
        """The clerk sits down at another PC, and the leader has the books come there."""
        o = self.offices
        for one in (pc, o.leaders_pc):
            o.away.pop(one.device, None)
        o.speak(pc)
        for person in (o.clerk, o.leader):
            if person not in pc.replica.identity.people:
                pc.join(person)
        self.ledger.reasons.add(reason)
        for direction in Direction:
            books.take_over(Desk(pc.replica, o.leader), direction, reason)
            self.ledger.acts["take over"] += 1
        o.clerks = pc
        o.speak(pc)

    def _everybody_hears(self) -> None:
        o = self.offices
        o.until(LAST_DAY + timedelta(days=1), 8)
        o.away.clear()
        for _ in range(2):
            for pc in o.pcs:
                o.speak(pc)
