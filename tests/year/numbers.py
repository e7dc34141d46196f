"""Numbers that are not simply the next one: passed over, filled in later, with a letter behind them; and what puts an
earlier document right."""

from datetime import date, timedelta

import msgspec

from app.actions import correcting, outgoing
from app.actions.composition import Asked, ByHand
from app.actions.number_outlook import number_outlook
from sync.errors import Refused
from sync.rules.corrections import Way
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.year.coming import KINDS, Coming
from tests.year.going import Going
from tests.year.offices import LEADER, Offices

LATE = "Ký từ trước, nay mới cấp số"
UNUSED = "Viết nhầm số, bỏ"


class Numbers:
    """`_gaps`: numbers that were passed over and still want an explanation: where, of which year, since when."""

    def __init__(self, offices: Offices, coming: Coming, going: Going) -> None:
        self.o, self.chance, self.ledger = offices, offices.chance, offices.ledger
        self._coming, self._going = coming, going
        self._gaps: list[tuple[Pc, int, int, date]] = []

    def clerk_skips_numbers(self) -> None:
        """A number stands on a paper that is not the next one; those between wait to be used or explained."""
        o, desk = self.o, self.o.desk_of(self.o.clerk)
        one, wrong, again = (o.content(desk, "TB", f"Viết số trên giấy, tờ {n}", ()) for n in range(3))
        first = self._going.number(one)
        if first is None or self._going.number(wrong, first.number + 3) is None:
            return
        self._gaps.append((o.clerks, o.today.year, first.number + 2, o.today))
        if self.chance.random() < 0.5:
            assert self._going.number(again, first.number + 1) is not None
        else:
            self._gaps.append((o.clerks, o.today.year, first.number + 1, o.today))

    def clerk_dates_back(self) -> None:
        """A document that was signed days ago gets a number that was passed over then, or one with a letter."""
        o, desk = self.o, self.o.desk_of(self.o.clerk)
        passed = [since for _, _, _, since in self._gaps if since < o.today]
        on = o.today - timedelta(days=self.chance.randrange(1, 20))
        on = self.chance.choice(passed) if passed and self.chance.random() < 0.5 else on
        content = o.content(desk, self.chance.choice(tuple(KINDS)), self._coming.subject(), ())
        content = msgspec.structs.replace(content, signer=LEADER, issued_on=on)
        found = number_outlook(o.clerks.replica, Asked(content.kind, content.unit, on)).backdated
        if on.year != o.today.year or found is None or not found.offers:
            return
        offer = found.offers[0]
        paper = self._going.number(content, offer.number, ByHand(offer.suffix, LATE))
        assert paper is not None
        self.ledger.acts["number with a letter" if offer.suffix else "number a gap"] += 1
        self._gaps = [gap for gap in self._gaps if gap[1:3] != (on.year, offer.number) or offer.suffix]
        if offer.suffix:
            base = [one for one in self.ledger.went.values() if one.written == str(offer.number)]
            assert [one.issued_on <= on for one in base if one.issued_on.year == on.year] == [True]

    def gaps_are_explained(self, days: int = 30) -> None:
        """What was passed over so long ago will not be used any more. Who sits at another PC for a time explains his at
        once: later nobody there may."""
        o, desk = self.o, self.o.desk_of(self.o.clerk)
        for gap in list(self._gaps):
            pc, year, unused, since = gap
            wait = days if pc is o.desk_pc else 0
            if pc is not o.clerks or o.today < since + timedelta(days=wait):
                continue
            self._gaps.remove(gap)
            try:
                outgoing.void(desk, f"numbers_skipped:{COMMUNE}.outgoing.{year}.{unused}", UNUSED)
            except Refused as refused:  # it is void with all that this PC had when its books were taken over
                assert refused.code == "document.unknown", refused.code
                continue
            self.ledger.write(pc.device, "void a gap", self.ledger.pass_over(year, unused, o.today, UNUSED))

    def clerk_puts_right(self) -> None:
        """What has gone out was wrong: another document takes its place, or a letter says what it should read."""
        o = self.o
        states, way = o.states(o.clerks), self.chance.choice(tuple(Way))
        gone = [paper for paper in self.ledger.went.values() if states[paper.key] in ("sent", "arrived", "registered")]
        if not gone:
            return
        try:
            content, _ = correcting.correction_of(o.clerks.replica, self.chance.choice(gone[-30:]).key, way)
        except Refused as refused:
            assert refused.code == "correction.superseded", refused.code
            return
        more = {"subject": f"{self._coming.subject()} (bản đúng)", "issued_on": o.today, "files": tuple(o.files)}
        unit = "VP" if content.kind == "CV" else ""
        content = msgspec.structs.replace(content, signer=LEADER, unit=unit, **more)
        if (paper := self._going.number(content)) is not None and self.chance.random() < 0.8:
            self._going.send(paper, content)
