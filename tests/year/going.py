"""How the commune's own documents come about over the year: drafts, numbers, dispatches, and second thoughts."""

from collections.abc import Callable
from datetime import date, datetime

import msgspec

from app.actions import composing, drafting, incoming, outgoing
from app.actions.composition import ByHand
from app.actions.placing import NOTHING_SAID
from sync.errors import Refused
from sync.replica.draft_content import DraftContent
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.drafts import SharedDraft
from tests.support.sample_offices import DISTRICT, NEIGHBOUR, THIRD
from tests.year.coming import KINDS, UPPER, Coming
from tests.year.ledger import Sent, Went
from tests.year.offices import LEADER, Offices

NAMES = {DISTRICT: UPPER, NEIGHBOUR: "UBND thị trấn Chi Lăng", THIRD: "UBND xã Vân An"}
LETTERS = ("Công ty Điện lực", "Bưu điện tỉnh")
NO_NUMBER = ("number.none_here", "number.not_granted_here", "book.open_first")


class Going:
    def __init__(self, offices: Offices, coming: Coming) -> None:
        self.o, self.chance, self.ledger, self._coming = offices, offices.chance, offices.ledger, coming
        self._drafts: list[str] = []
        self._wanted_back: set[str] = set()

    def clerk_dispatches(self, issued_on: date | None = None) -> None:
        """A signed paper gets its number and goes, at once or on another day."""
        o, kind, subject = self.o, self.chance.choice(tuple(KINDS)), self._coming.subject()
        (to, letters), desk = self._recipients(), o.desk_of(o.clerk)
        content = o.content(desk, kind, subject, to, letters)
        content = msgspec.structs.replace(content, signer=LEADER, issued_on=issued_on or o.today)
        paper = self.number(content)
        if paper is not None and self.chance.random() < 0.75:
            self.send(paper, content)

    def second_thoughts(self) -> None:
        """What has its number is sent or declared void; what is gone is wanted back."""
        o, pc, desk = self.o, self.o.clerks, self.o.desk_of(self.o.clerk)
        states = o.states(pc)
        for paper in list(self.ledger.went.values())[-25:]:
            state, luck = states[paper.key], self.chance.random()
            if state == "numbered" and luck < 0.12:
                outgoing.void(desk, paper.key, "Ký nhầm, hủy văn bản")
                self.ledger.write(pc.device, "void", self.ledger.void(paper, o.today, "Ký nhầm, hủy văn bản"))
            elif state == "numbered" and luck < 0.5:
                to, letters = self._recipients()
                made = composing.composition(pc.replica, paper.key)
                assert made is not None
                to_all = o.content(desk, "", "", to, letters).recipients
                content = msgspec.structs.replace(made.content, files=tuple(o.files), recipients=to_all)
                self.send(paper, content)
            elif state in ("waiting", "sent") and luck < 0.06:
                self._withdraw(paper)
            elif state in ("sent", "arrived", "registered") and luck > 0.985:
                self._recall(paper)
            elif state not in ("", "numbered", "void"):
                self._letters_handed(paper)

    def _withdraw(self, paper: Went) -> None:
        pc, desk = self.o.clerks, self.o.desk_of(self.o.clerk)
        try:
            placed = outgoing.withdraw(desk, paper.key)
        except Refused as refused:
            assert refused.code in ("document.already_arrived", "document.already_recalled"), refused.code
            return
        self.ledger.acts["withdraw"] += 1
        if not self.ledger.take_back(pc.device, "release", paper.key):
            self.ledger.write(pc.device, "withdraw late", self.ledger.withdraw(paper), paper.key)
        assert placed.state == "numbered"

    def _recall(self, paper: Went) -> None:
        pc, desk = self.o.clerks, self.o.desk_of(self.o.clerk)
        if paper.key in self._wanted_back:
            return
        try:
            outgoing.recall(desk, paper.key, "Phát hành nhầm bản")
        except Refused as refused:
            assert refused.code in ("recall.nobody_left", "document.not_released"), refused.code
            return
        self._wanted_back.add(paper.key)
        if not self.ledger.take_back(pc.device, "release", paper.key):
            self.ledger.write(pc.device, "recall", self.ledger.recall(paper), paper.key)

    def _letters_handed(self, paper: Went) -> None:
        o, pc = self.o, self.o.clerks
        for one in paper.to:
            if one.by_post and one.handed is None and not one.is_being_handed and self.chance.random() < 0.2:
                how, on = f"Gửi bảo đảm RR{paper.number:05d}", o.today
                try:
                    outgoing.close_outside(o.desk_of(o.clerk), paper.key, one.name, how, on)
                except Refused as refused:  # it is on its way to others by now, which only this PC knows
                    assert refused.code in ("recipient.unknown", "recipient.already_closed"), refused.code
                    continue
                one.is_being_handed = True
                self.ledger.write(pc.device, "letter", self._handed(paper, one.name, on, how))

    def officer_drafts(self) -> None:
        o = self.o
        kind, subject = self.chance.choice(("TB", "KH", "BC")), self._coming.subject()
        desk = o.desk_of(o.officer)
        content = msgspec.structs.replace(o.content(desk, kind, subject, (DISTRICT,)), issued_on=None)
        drafting.submit(desk, content, o.leader, "Kính trình Chủ tịch duyệt.")
        self.ledger.acts["submit a draft"] += 1
        self._drafts.append(content.id)

    def drafts_move_on(self) -> None:
        """The leader approves or returns, the officer changes and submits again, the clerk numbers and sends."""
        o = self.o
        for id in list(self._drafts):
            if (draft := self._draft(o.leaders_pc.replica, id)) and draft.state == "submitted":
                desk, digest = o.desk_of(o.leader), drafting.digest_of(o.desk_of(o.leader), id)
                if self.chance.random() < 0.3:
                    drafting.give_back(desk, id, digest, "Bổ sung số liệu từng thôn.")
                    self.ledger.acts["return a draft"] += 1
                else:
                    drafting.approve(desk, id, digest)
                    self.ledger.acts["approve a draft"] += 1
            elif (draft := self._draft(o.officers_pc.replica, id)) and draft.state == "returned":
                made = composing.composition(o.officers_pc.replica, id)
                assert made is not None
                changed = msgspec.structs.replace(made.content, subject=f"{draft.text.subject} (sửa)")
                drafting.submit(o.desk_of(o.officer), changed, o.leader, "Đã bổ sung.")
                self.ledger.acts["submit a draft"] += 1
            if (draft := self._draft(o.clerks.replica, id)) and draft.state == "approved":
                self._number_the_approved(id)

    def _number_the_approved(self, id: str) -> None:
        o = self.o
        made = composing.composition(o.clerks.replica, id)
        if made is None or made.absent:
            return
        content = msgspec.structs.replace(made.content, issued_on=o.today)
        if (paper := self.number(content)) is not None:
            self._drafts.remove(id)
            self.send(paper, content)

    def district_works(self) -> None:
        """It enters what came, refuses some, and says yes or no where something is wanted back."""
        o, pc, desk = self.o, self.o.district, self.o.district.desk
        states = o.states(pc)
        for paper in [one for one in self.ledger.went.values() if any(s.name == UPPER for s in one.to)][-40:]:
            state, luck = states[paper.key], self.chance.random()
            if state == "arrived" and luck < 0.6:
                incoming.register(desk, paper.key, None)
                self.ledger.write(pc.device, "district enters", self._entered_above(paper))
            elif state == "arrived" and luck < 0.68:
                incoming.refuse(desk, paper.key, "Thiếu biểu mẫu kèm theo")
                self.ledger.write(pc.device, "district refuses", self._refused_above(paper, "Thiếu biểu mẫu kèm theo"))
            elif self._asked_above(paper) and luck < 0.7:
                agree = self.chance.random() < 0.5
                incoming.answer_recall(desk, paper.key, agree, "" if agree else "Đã giải quyết xong")
                self.ledger.write(pc.device, "district answers", self._answered_above(paper, agree))

    def _entered_above(self, paper: Went) -> Callable[[datetime], None]:
        def note(now: datetime) -> None:
            if (one := paper.at(UPPER)).refused:
                self.ledger.no("document.already_refused")
            one.entered = True  # also where it had been taken back: then the number stands beside it

        return note

    def _refused_above(self, paper: Went, reason: str) -> Callable[[datetime], None]:
        def note(now: datetime) -> None:
            if (one := paper.at(UPPER)).taken_back:
                self.ledger.no("document.already_recalled")
            else:
                one.refused = reason

        return note

    def _answered_above(self, paper: Went, agree: bool) -> Callable[[datetime], None]:
        def note(now: datetime) -> None:
            paper.at(UPPER).taken_back = paper.at(UPPER).taken_back or agree

        return note

    def _asked_above(self, paper: Went) -> bool:
        with self.o.district.replica.read() as connection:
            own = View(connection).get(Delivery, delivery_id(paper.key, DISTRICT))
        return own is not None and own.recall is not None and not own.recall.answer and own.state != "recalled"

    def number(self, content: DraftContent, given: int | None = None, by_hand: ByHand = NOTHING_SAID) -> Went | None:
        """What is written on the paper and beside it in the ledger; None where the PC has no number to give."""
        o, on = self.o, content.issued_on or self.o.today
        try:
            placed = composing.number(o.desk_of(o.clerk), content, given, by_hand)
        except Refused as refused:
            assert refused.code in NO_NUMBER, refused.code
            return None
        name, subject = KINDS[content.kind], content.subject
        title = subject if subject.casefold().startswith(name.casefold()) else f"{name}: {subject}"
        paper = Went(placed.id, placed.number, placed.notation, name, on, title, content.signer)
        paper.suffix, paper.why = by_hand.suffix, by_hand.reason
        ends = "UBND-VP" if content.kind == "CV" else f"{content.kind}-UBND"
        assert placed.notation == f"{placed.number:02d}{by_hand.suffix}/{ends}"
        known = [one.written for one in self.ledger.went.values() if one.issued_on.year == on.year]
        assert paper.written not in known, f"{placed.notation} stands on two papers"
        self.ledger.went[placed.id] = paper
        self.ledger.write(o.clerks.device, "number", lambda now: None)
        return paper

    def send(self, paper: Went, content: DraftContent) -> None:
        """What puts another right that cannot be put right any more goes as an ordinary document."""
        desk, first = self.o.desk_of(self.o.clerk), content.corrects
        try:
            composing.send(desk, content, 0)
        except Refused as refused:
            assert refused.code in ("correction.superseded", "correction.not_released"), refused.code
            first = None
            composing.send(desk, msgspec.structs.replace(content, corrects=None), 0)
        to = [Sent(one.name or NAMES[one.office], by_post=not one.office) for one in content.recipients]
        rights = (str(first.way), self.ledger.went[first.document]) if first else None
        act = self.ledger.release(paper, to, rights)
        self.ledger.write(self.o.clerks.device, "release", act, paper.key)
        if first:
            self.ledger.acts[f"{first.way}"] += 1

    def _recipients(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        to = tuple(code for code in (NEIGHBOUR, THIRD) if self.chance.random() < 0.2)
        letters = tuple(name for name in LETTERS if self.chance.random() < 0.12)
        return (*to, DISTRICT) if self.chance.random() < 0.85 or not (to or letters) else to, letters

    def _handed(self, paper: Went, name: str, on: date, how: str) -> Callable[[datetime], None]:
        def note(now: datetime) -> None:
            one = next((one for one in paper.to if one.by_post and one.name == name), None)
            if one is None or one.handed is not None:
                self.ledger.no("recipient.unknown" if one is None else "recipient.already_closed")
            else:
                one.handed = (on, how)

        return note

    def _draft(self, replica: Replica, id: str) -> SharedDraft | None:
        with replica.read() as connection:
            return View(connection).get(SharedDraft, id)
