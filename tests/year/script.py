"""One commune's year, played by a seed: every working day somebody comes, the line comes and goes, a PC breaks.

Where more is to be played, it is a method of `Coming`, `Roads`, `Going`, `Numbers` or `ClerksDesk` and its share in
`_day`.
"""

import random
from datetime import date, timedelta
from pathlib import Path

from tests.year.binder import Binder
from tests.year.coming import Coming
from tests.year.desk import ClerksDesk
from tests.year.going import Going
from tests.year.ledger import Ledger
from tests.year.numbers import Numbers
from tests.year.offices import FIRST_DAY, LAST_DAY, Offices
from tests.year.roads import Roads


class Year:
    """A year that has been played, everybody's line back at its end. `pace`: how many times as long as in a full one
    it is from one working day to the next; what is rare happens in a year about as often all the same."""

    def __init__(self, root: Path, seed: int, pace: int = 1) -> None:
        self.seed, self.ledger, chance = seed, Ledger(), random.Random(seed)
        self.offices = Offices(root, chance, self.ledger)
        self.coming = Coming(self.offices)
        self.roads = Roads(self.offices, self.coming)
        self.going = Going(self.offices, self.coming)
        self.numbers = Numbers(self.offices, self.coming, self.going)
        self.desk, self.binder = ClerksDesk(self.offices), Binder(self.offices)
        self._chance, self._pace, self._printed_until = chance, pace, date(FIRST_DAY.year, 1, 1)
        day = FIRST_DAY
        while day <= LAST_DAY:
            self._day(day)
            day += timedelta(days=pace * chance.choice((2, 3, 4, 5)))
            day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        self._everybody_hears()

    def close(self) -> None:
        self.offices.close()

    def _day(self, day: date) -> None:
        o, chance = self.offices, self._chance
        o.until(day, 8)
        self.desk.is_day(day)
        o.weather()
        o.exchange(o.clerks, o.district)  # the others come to it in the evening
        self._month_ends(day)
        o.until(day, 10)
        for _ in range(chance.choice((1, 2, 2, 3, 4))):
            self.coming.district_sends()
        self.coming.district_goes_on()
        if self._seldom(0.2):
            self.coming.district_puts_right()
        for _ in range(chance.choice((1, 1, 2, 2, 3))):
            self.coming.paper_comes()
        if self._seldom(0.5):
            self.roads.paper_follows()
        self.roads.clerk_joins()
        self.coming.clerk_works()
        self.coming.leader_works()
        self.coming.officers_work()
        for _ in range(chance.choice((0, 1, 1, 1, 2))):
            self.going.clerk_dispatches()
        if day.year > FIRST_DAY.year and chance.random() < 0.5:
            self.going.clerk_dispatches(issued_on=date(FIRST_DAY.year, 12, 30))  # signed last year, numbered this year
        if self._seldom(0.1):
            self.numbers.clerk_skips_numbers()
        if self._seldom(0.2):
            self.numbers.clerk_dates_back()
        if self._seldom(0.2):
            self.numbers.clerk_puts_right()
        self.numbers.gaps_are_explained()
        if self._seldom(0.4):
            self.going.officer_drafts()
        self.going.drafts_move_on()
        self.going.second_thoughts()
        self.going.district_works()
        o.until(day, 16, 30)
        if self.desk.is_acted_for:  # what an acting clerk does is heard while he is one
            o.away.pop(o.clerks.device, None)
        o.exchange()

    def _seldom(self, share: float) -> bool:
        """Whether something happens today that happens on such a share of a full year's working days."""
        return self._chance.random() < share * self._pace

    def _month_ends(self, day: date) -> None:
        """In the first days of a month the clerk prints the books of the month before, once the PC has a line."""
        o, until = self.offices, day.replace(day=1) - timedelta(days=1)
        if until > self._printed_until and o.has_line(o.clerks):
            self._printed_until = until
            self.binder.print_until(until)
            o.speak(o.clerks)

    def _everybody_hears(self) -> None:
        o = self.offices
        o.until(LAST_DAY + timedelta(days=1), 8)
        o.away.clear()
        self.numbers.gaps_are_explained(days=0)
        for _ in range(2):
            for pc in o.pcs:
                o.speak(pc)
        for until in (date(FIRST_DAY.year, 12, 31), o.today):
            self.binder.print_until(until)
        for pc in (o.clerks, *o.pcs):
            o.speak(pc)
