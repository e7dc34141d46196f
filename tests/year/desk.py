"""Who sits at the clerk's desk: a PC breaks, the clerk is away for a fortnight, another one has the post for good."""

from datetime import date, timedelta

from app.actions import books, handing_over, staff
from app.actions.desk import Desk
from app.actions.handing_over import Wish
from app.actions.people import set_pin
from sync.rules.books import Direction
from sync.rules.people import Role
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.year.offices import Offices

BREAKS, TAKES_OVER, REPAIRED, BACK = date(2027, 6, 14), date(2027, 6, 21), date(2027, 7, 12), date(2027, 7, 19)
AWAY, ON_LEAVE, HAND_OVER = date(2027, 8, 16), timedelta(days=14), date(2027, 9, 20)
BROKEN, MENDED = "Máy văn thư hỏng", "Máy văn thư đã sửa xong"
NEW_CLERK, PIN, NEW_PIN = "Nông Thị Hạnh", "1357", "2468"


class ClerksDesk:
    def __init__(self, offices: Offices) -> None:
        self.o, self.ledger = offices, offices.ledger
        self._days = {
            BREAKS: self.breaks,
            TAKES_OVER: self.is_taken_over,
            REPAIRED: self.is_repaired,
            BACK: self.is_taken_back,
            AWAY: self.acting_clerk_begins,
            HAND_OVER: self.is_handed_over,
        }

    def is_day(self, day: date) -> None:
        """Whatever has become due by then happens."""
        for due in sorted(one for one in self._days if one <= day):
            self._days.pop(due)()

    @property
    def is_acted_for(self) -> bool:
        return self.o.clerk != self.o.keeper

    def breaks(self) -> None:
        self.o.broken = self.o.desk_pc

    def is_taken_over(self) -> None:
        self._take_over(self.o.officers_pc, BROKEN)

    def is_repaired(self) -> None:
        o = self.o
        o.broken = None
        self._meet(o.desk_pc)

    def is_taken_back(self) -> None:
        self._take_over(self.o.desk_pc, MENDED)

    def _take_over(self, pc: Pc, reason: str) -> None:
        """The clerk sits down at another PC, and the leader has the books come there."""
        o = self.o
        o.away.pop(o.leaders_pc.device, None)
        self._meet(pc)
        for person in (o.clerk, o.leader):
            if person not in pc.replica.identity.people:
                pc.join(person)
        self.ledger.reasons.add(reason)
        for direction in Direction:
            books.take_over(Desk(pc.replica, o.leader), direction, reason)
            self.ledger.acts["take over"] += 1
        o.clerks = pc
        o.speak(pc)

    def acting_clerk_begins(self) -> None:
        """The officer does the clerk's work besides his own, at his own PC, with numbers of its lease."""
        o = self.o
        self._meet(o.officers_pc, o.leaders_pc)
        staff.name_acting_clerk(o.desk_of(o.leader), o.officer, None, o.today + ON_LEAVE)
        self.ledger.acts["acting clerk"] += 1
        self._meet(o.leaders_pc, o.officers_pc, o.officers_pc)
        self._days[o.today + ON_LEAVE + timedelta(days=1)] = self.acting_clerk_ends
        o.clerk, o.clerks = o.officer, o.officers_pc

    def acting_clerk_ends(self) -> None:
        o = self.o
        o.clerk, o.clerks = o.keeper, o.desk_pc
        self._meet(o.desk_pc)

    def is_handed_over(self) -> None:
        """The clerk leaves for good; the leader has the new one take everything over, both at the clerk's PC."""
        o, pc, old = self.o, self.o.desk_pc, self.o.keeper
        o.clerks = pc
        new = o.place.person(COMMUNE, "officer", NEW_CLERK)
        pc.join(new)
        for person, pin in ((old, PIN), (new, NEW_PIN)):
            set_pin(pc.replica, person, pin)
        self._meet(*o.commune, *o.commune)
        wish = Wish(person=old, to=new, ends=True, roles=(Role.CLERK,), pin=PIN, to_pin=NEW_PIN)
        handing_over.hand_over(Desk(pc.replica, o.leader), wish)
        held = [paper for paper in self.ledger.came.values() if o.names[old] in (paper.lead, *paper.helpers)]
        self.ledger.write(pc.device, "hand over", self.ledger.hand_over(held, o.names[old], NEW_CLERK))
        o.names[new], o.keeper, o.clerk = NEW_CLERK, new, new
        self._meet(pc, *o.commune)

    def _meet(self, *pcs: Pc) -> None:
        """These have a line now, whatever the weather."""
        for pc in pcs:
            self.o.away.pop(pc.device, None)
            self.o.speak(pc)
