"""One document that comes by two roads: through the system and on paper, in either order, whatever the line does."""

from datetime import datetime, time

from app.actions import incoming
from app.actions.paper_arrival import PaperArrival
from sync.errors import Refused
from sync.rules.documents import ROADS
from tests.year.coming import UPPER, Coming
from tests.year.ledger import VIET_NAM, Came
from tests.year.offices import Offices

IN_THE_BOOK = ("registered", "presented", "assigned", "in_progress", "done")
CANNOT = ("join.at_work", "document.already_recalled", "document.already_refused")


class Roads:
    """`_waiting`: papers of which the clerk knows that the same comes through the system, by that one's key."""

    def __init__(self, offices: Offices, coming: Coming) -> None:
        self.o, self.chance, self.ledger, self._coming = offices, offices.chance, offices.ledger, coming
        self._doubled: set[str] = set()
        self._waiting: dict[str, Came] = {}

    def paper_follows(self) -> None:
        """What the district sends it sends on paper too: after the other, or while that is still on its way."""
        o, lines = self.o, self.o.lines(self.o.clerks)
        sent = [paper for paper in self.ledger.came.values() if paper.by_system and paper.key not in self._doubled]
        if not sent:
            return
        other = self.chance.choice(sent[-8:])
        self._doubled.add(other.key)
        line = lines.get(other.key)
        joins = line is not None and line.state in IN_THE_BOOK and self.chance.random() < 0.8
        kind, _, subject = other.title.partition(": ")
        arrival = PaperArrival(
            kind=self._coming.kind_called(kind),
            notation=other.notation,
            subject=subject,
            issued_on=other.issued_on,
            source=self.chance.choice(ROADS),
            sender=UPPER,
            received_at=datetime.combine(o.today, time(9, self.chance.randrange(60)), VIET_NAM),
            due=other.due,
        )
        paper = self._coming.take_in(arrival, other.title, register=True, join_to=other if joins else None)
        if paper is not None and not joins:
            self._waiting[other.key] = paper

    def clerk_joins(self) -> None:
        """The clerk sees that both are here, and gives both one number."""
        o, desk = self.o, self.o.desk_of(self.o.clerk)
        lines = o.lines(o.clerks)
        for key, paper in list(self._waiting.items()):
            other, line, papers = self.ledger.came[key], lines.get(key), lines.get(paper.key)
            if line is None or papers is None or self.chance.random() < 0.4:
                continue
            if line.state in ("refused", "recalled", "joined"):
                del self._waiting[key]
                continue
            later, first = (other, paper) if self.chance.random() < 0.7 else (paper, other)
            if first is other and not line.arrival_number:
                later, first = other, paper  # that one is in no book yet
            if not (lines[first.key].arrival_number or 0):
                continue
            del self._waiting[key]
            gives_up = lines[later.key].arrival_number or 0
            try:
                incoming.join(desk, later.key, first.key)
            except Refused as refused:
                assert refused.code in CANNOT, refused.code
                continue
            self.ledger.write(o.clerks.device, "join", self.ledger.join(later, first, gives_up))
            if gives_up:
                self.ledger.acts["join and give a number up"] += 1
