"""One commune's three PCs, the district's one, the people at them, and a line that comes and goes. One clock."""

import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import select

from app.actions.desk import Desk
from app.actions.taking_files import take_file_in
from sync.replica.draft_content import DraftContent
from sync.replica.line import Line
from sync.replica.tables import Listing, table_of
from sync.rules.deliveries import Channel, Recipient
from sync.rules.ids import document_id
from tests.support.papers import pdf
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.year.ledger import VIET_NAM, Ledger

CLERK, LEADER, OFFICER, HELPER = "Hoàng Thị Mai", "Lý Văn Thành", "Đỗ Văn Mẫu", "Vi Thị Lệ"
_LINES = select(table_of(Listing).c.data)
FIRST_DAY, LAST_DAY = date(2027, 1, 4), date(2028, 1, 14)


class Offices:
    """`clerks`: the PC at which the clerk sits, which is another one while the own is broken. `clerk`: who does the
    clerk's work, which is another one while the `keeper` of that post is away."""

    def __init__(self, root: Path, chance: random.Random, ledger: Ledger) -> None:
        self.chance, self.ledger = chance, ledger
        self.place = DistrictPlace(root)
        self.until(FIRST_DAY, 7, 30)
        self.desk_pc = self._enrol(COMMUNE, "clerk", CLERK)
        self.leaders_pc = self._enrol(COMMUNE, "leader", LEADER)
        self.officers_pc = self._enrol(COMMUNE, "officer", OFFICER)
        self.district = self._enrol(DISTRICT, "clerk", "Trần Thị Thu Hà")
        self.keeper, self.leader, self.officer = (pc.desk.person for pc in self.commune)
        self.clerk = self.keeper
        self.helper = self.place.person(COMMUNE, "officer", HELPER)
        self.officers_pc.join(self.helper)
        self.clerks = self.desk_pc
        self.away: dict[str, date] = {}  # until when a PC has no line
        self.broken: Pc | None = None
        self.names = {self.officer: OFFICER, self.helper: HELPER, self.keeper: CLERK}
        self.paper = pdf(root / "paper.pdf", 2_000)
        self.pull_all()
        self.files = [take_file_in(pc.replica, self.paper, lambda copied, total: True).facts for pc in self.pcs][:1]

    @property
    def commune(self) -> tuple[Pc, Pc, Pc]:
        return (self.desk_pc, self.leaders_pc, self.officers_pc)

    @property
    def pcs(self) -> tuple[Pc, ...]:
        return (*self.commune, self.district)

    @property
    def today(self) -> date:
        return self.place.clock.now().astimezone(VIET_NAM).date()

    def desk_of(self, person: str) -> Desk:
        pc = {self.leader: self.leaders_pc, self.clerk: self.clerks}.get(person, self.officers_pc)
        return Desk(pc.replica, person)

    def content(
        self, desk: Desk, kind: str, subject: str, to: Iterable[str], letters: Iterable[str] = ()
    ) -> DraftContent:
        """A document as its writer has put it together, with the one file that lies on every PC."""
        by_post = [Recipient(name=name, channel=Channel.POST) for name in letters]
        return DraftContent(
            id=document_id(desk.office, desk.replica.ids.new()),
            kind=kind,
            subject=subject,
            issued_on=self.today,
            unit="VP" if kind == "CV" else "",
            files=tuple(self.files),
            recipients=(*(Recipient(office=code) for code in to), *by_post),
        )

    def until(self, day: date, hour: int, minute: int = 0) -> None:
        at = datetime.combine(day, time(hour, minute), VIET_NAM)
        left = (at - self.place.clock.now()).total_seconds()
        for clock in (self.place.clock, *(pc.clock for pc in self.place.pcs)):
            clock.advance(seconds=left)

    def pull_all(self) -> None:
        for pc in self.pcs:
            pc.sync()

    def weather(self) -> None:
        """Some mornings a PC's line is gone, for days or weeks."""
        for pc in self.pcs:
            if self.today >= self.away.get(pc.device, FIRST_DAY) and self.chance.random() < 0.13:
                self.away[pc.device] = self.today + timedelta(days=self.chance.choice((1, 2, 3, 5, 9, 14)))

    def has_line(self, pc: Pc) -> bool:
        return pc is not self.broken and self.today >= self.away.get(pc.device, FIRST_DAY)

    def exchange(self, *pcs: Pc) -> None:
        """Whoever has a line speaks with the district, in any order; now and then an answer gets lost."""
        who = pcs or self.pcs
        for pc in self.chance.sample(who, len(who)):
            if self.has_line(pc):
                self.speak(pc)

    def speak(self, pc: Pc) -> None:
        pc.line.lost_answers = self.chance.choice((0, 0, 0, 0, 1, 2))
        pc.sync_through()
        pc.line.lost_answers = 0
        self.ledger.heard(pc.device, self.place.clock.now())
        self._came(pc)

    def _came(self, pc: Pc) -> None:
        """What had been sent by then has come with this exchange."""
        if pc is self.district:
            for paper in self.ledger.went.values():
                paper.arrived = paper.arrived or any(one.name == "UBND huyện Chi Lăng" for one in paper.to)
        else:
            for came in self.ledger.came.values():
                came.came_at = came.came_at or (self.place.clock.now() if came.sent else None)

    def lines(self, pc: Pc) -> dict[str, Line]:
        """What a PC's lists show, by the document."""
        with pc.replica.read() as connection:
            found = [msgspec.json.decode(data, type=Line) for data in connection.execute(_LINES).scalars()]
        return {line.id: line for line in found}

    def states(self, pc: Pc) -> dict[str, str]:
        """Where each document stands on a PC's screen; those that are not there stand nowhere."""
        return defaultdict(str, {id: line.state for id, line in self.lines(pc).items()})

    def close(self) -> None:
        for pc in self.place.pcs:
            pc.close()
        self.place.close()

    def _enrol(self, office: str, role: str, name: str) -> Pc:
        pc = Pc(self.place, self.place.root / f"pc-{len(self.place.pcs)}", seed=100 + len(self.place.pcs))
        pc.clock.advance(seconds=(self.place.clock.now() - pc.clock.now()).total_seconds())
        pc.join(self.place.person(office, role, name))
        self.place.pcs.append(pc)
        return pc
