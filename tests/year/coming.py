"""How documents come to the commune over the year, and what its people do with them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec

from app.actions import circulation, composing, correcting, incoming, outgoing, reminding, taking_paper
from app.actions.desk import Desk
from app.actions.paper_arrival import PaperArrival
from sync.errors import Refused
from sync.replica.draft_content import DraftContent
from sync.replica.view import View
from sync.rules.assignments import Assigned
from sync.rules.corrections import Way
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import ROADS, Handling, handling_id
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.year.ledger import VIET_NAM, Came
from tests.year.offices import Offices

KINDS = {"TB": "Thông báo", "KH": "Kế hoạch", "BC": "Báo cáo", "CV": "Công văn"}
MATTERS = (
    "rà soát hộ nghèo, hộ cận nghèo",
    "phòng, chống dịch tả lợn Châu Phi",
    "tiến độ giải ngân vốn đầu tư công",
    "cấp căn cước lưu động tại các thôn",
    "công tác phòng, chống thiên tai và tìm kiếm cứu nạn",
    "kết quả cải cách hành chính",
)
NO_ANSWER = ("", "void", "submitted", "returned", "approved")  # not here, or here without a number that holds
UPPER = "UBND huyện Chi Lăng"
SENDERS = ("Công ty Điện lực Lạng Sơn", "Bưu điện huyện", "Trường THCS xã Quang Lang")


class Coming:
    def __init__(self, offices: Offices) -> None:
        self.o, self.chance, self.ledger = offices, offices.chance, offices.ledger
        self._n, self._wanted_back = 0, set[str]()

    def district_sends(self) -> None:
        o, kind = self.o, self.chance.choice(tuple(KINDS))
        subject, due = self.subject(), self.day_ahead(0.4, 2, 25)
        content = o.content(o.district.desk, kind, subject, (COMMUNE,))
        self._sent(msgspec.structs.replace(content, due=due), None)

    def district_puts_right(self) -> None:
        """What it has sent was wrong: another takes its place, or a letter says what it should read."""
        o = self.o
        sent = [paper for paper in self.ledger.came.values() if paper.by_system and paper.sent][-30:]
        if not sent:
            return
        first, way = self.chance.choice(sent), self.chance.choice(tuple(Way))
        try:
            content, _ = correcting.correction_of(o.district.replica, first.key, way)
        except Refused as refused:
            assert refused.code == "correction.superseded", refused.code
            return
        more = {"subject": f"{self.subject()} (bản đúng)", "issued_on": o.today, "files": tuple(o.files), "unit": "VP"}
        self._sent(msgspec.structs.replace(content, **more), (str(way), first))

    def _sent(self, content: DraftContent, rights: tuple[str, Came] | None) -> None:
        o, desk = self.o, self.o.district.desk
        composing.number(desk, content)
        placed = composing.send(desk, content, 0)
        title = f"{KINDS[content.kind]}: {content.subject}"
        paper = Came(placed.id, UPPER, placed.notation, o.today, title, content.due)
        self.ledger.came[placed.id] = paper

        def sent(now: datetime) -> None:
            paper.sent, paper.rights = True, rights
            if rights:
                rights[1].put_right.append(paper)

        self.ledger.write(o.district.device, "put right to us" if rights else "send", sent, placed.id)

    def district_goes_on(self) -> None:
        """It urges, and now and then it wants a document back."""
        known = [paper for paper in self.ledger.came.values() if paper.sent and paper.by_system]
        for paper in self.chance.sample(known[-60:], min(2, len(known))):
            desk, device = self.o.district.desk, self.o.district.device
            if paper.is_out or paper.asked_back or (paper.joined or paper).done_on:
                continue
            if self.chance.random() < 0.12 and paper.key not in self._wanted_back:
                self._wanted_back.add(paper.key)
                outgoing.recall(desk, paper.key, "Gửi nhầm bản chưa ký")
                self.ledger.write(
                    device, "recall to us", self.ledger.asked_back_by_sender(paper, "Gửi nhầm bản chưa ký")
                )
            elif self.chance.random() < 0.3:
                reminding.remind(desk, paper.key, "Đề nghị xử lý đúng hạn.")
                self.ledger.write(device, "remind", self._reminded(paper))

    def paper_comes(self) -> None:
        """By post, by hand, by e-mail or over Zalo: the clerk takes it in and enters it."""
        o, self._n = self.o, self._n + 1
        kind, sender = self.chance.choice(tuple(KINDS)), self.chance.choice(SENDERS)
        subject, due = self.subject(), self.day_ahead(0.2, -3, 20)
        arrival = PaperArrival(
            kind=kind,
            notation=f"{self._n}/{kind}-NG",
            subject=subject,
            issued_on=o.today - timedelta(days=self.chance.randrange(1, 9)),
            source=self.chance.choice(ROADS),
            sender=sender,
            received_at=datetime.combine(o.today, time(9), VIET_NAM),
            due=due,
        )
        files = (o.paper,) if self.chance.random() < 0.06 else ()
        self.take_in(arrival, f"{KINDS[kind]}: {subject}", register=self.chance.random() < 0.95, files=files)

    def take_in(
        self,
        arrival: PaperArrival,
        title: str,
        *,
        register: bool,
        files: Sequence[Path] = (),
        join_to: Came | None = None,
    ) -> Came | None:
        """None where the PC has no number to give: then the paper lies there, and nobody has entered anything."""
        desk, device, key = self.o.desk_of(self.o.clerk), self.o.clerks.device, join_to.key if join_to else ""
        try:
            entered = taking_paper.take_paper_in(desk, arrival, files=files, register=register, join_to=key)
        except Refused as refused:
            assert refused.code in ("number.none_here", "document.already_recalled"), refused.code
            return None
        paper = Came(
            entered.id, arrival.sender, arrival.notation, arrival.issued_on, title, arrival.due, str(arrival.source)
        )
        paper.sent, paper.came_at = True, arrival.received_at
        self.ledger.came[entered.id] = paper
        self.ledger.write(device, "take in", lambda now: None)
        if join_to is not None:
            self.ledger.write(device, "join", self.ledger.join(paper, join_to, 0))
        elif entered.arrival_number is not None:
            note = self.ledger.enter(paper, entered.arrival_number, self.o.today)
            self.ledger.write(device, "enter", note, entered.id)
        return paper

    @staticmethod
    def kind_called(name: str) -> str:
        return next(kind for kind, called in KINDS.items() if called == name)

    def clerk_works(self) -> None:
        """What stands as arrived on the clerk's screen is entered or refused, what is entered goes to the leader."""
        o, pc, desk = self.o, self.o.clerks, self.o.desk_of(self.o.clerk)
        states = o.states(pc)
        for paper in self.recent():
            state, luck = states[paper.key], self.chance.random()
            if state == "arrived" and luck < 0.85:
                self._enter(paper)
            elif state == "arrived" and luck < 0.91 and paper.by_system:
                incoming.refuse(desk, paper.key, "Không thuộc thẩm quyền của xã")
                self.ledger.write(pc.device, "refuse", self.ledger.refuse(paper, "Không thuộc thẩm quyền của xã"))
            elif state == "registered" and luck < 0.4:
                circulation.present(desk, paper.key, o.leader, "Kính trình Chủ tịch xem xét.")
                presented = self.ledger.in_house(paper, self.o.today, self._presented(paper))
                self.ledger.write(pc.device, "present", presented)
            elif state == "registered" and luck < 0.75:
                self.finish(paper, o.clerk, "Lưu, để biết.")
            if paper.asked_back and not paper.answered and self._asks(paper):
                agree = self.chance.random() < 0.6
                incoming.answer_recall(desk, paper.key, agree, "Đã xử lý xong" if not agree else "")
                self.ledger.write(pc.device, "answer recall", self.ledger.answer_sender(paper, agree))

    def _enter(self, paper: Came) -> None:
        o = self.o
        try:
            entered = incoming.register(o.desk_of(o.clerk), paper.key, None)
        except Refused as refused:
            assert refused.code == "number.none_here", refused.code
            return
        note = self.ledger.enter(paper, entered.arrival_number, o.today)
        self.ledger.write(o.clerks.device, "enter", note, paper.key)

    def leader_works(self) -> None:
        o, pc, desk = self.o, self.o.leaders_pc, self.o.desk_of(self.o.leader)
        states = o.states(pc)
        for paper in self.recent():
            state, luck = states[paper.key], self.chance.random()
            if not (state == "presented" and luck < 0.8) and not (state == "assigned" and luck < 0.03):
                continue
            lead, other = self.chance.sample((o.officer, o.helper, o.officer, o.helper, o.keeper), 2)
            while other == lead:
                other = self.chance.choice((o.officer, o.helper))
            helpers = (other,) if self.chance.random() < 0.25 else ()
            due = self.day_ahead(0.5, 1, 20)
            names, text = o.names, "Tham mưu, báo cáo kết quả."
            circulation.direct(
                desk, paper.key, Assigned(person=lead), text, [Assigned(person=p) for p in helpers], due=due
            )
            change = self._directed(paper, names[lead], tuple(names[p] for p in helpers), due)
            self.ledger.write(pc.device, "direct", self.ledger.in_house(paper, self.o.today, change))

    def officers_work(self) -> None:
        """Everybody at his PC does what he leads; so does the clerk, where he is there."""
        o = self.o
        self._work_at(o.officers_pc, (o.officer, o.helper))
        if o.clerk == o.keeper:
            self._work_at(o.clerks, (o.keeper,))

    def _work_at(self, pc: Pc, people: tuple[str, ...]) -> None:
        o, states = self.o, self.o.states(pc)
        for paper in self.recent():
            state, luck = states[paper.key], self.chance.random()
            if state not in ("assigned", "in_progress") or luck > 0.55:
                continue
            if (lead := self._lead_shown(pc, paper)) not in people:
                continue
            if state == "assigned":
                circulation.accept(Desk(pc.replica, lead), paper.key)
                change = self._accepted(paper, o.names[lead])
                self.ledger.write(pc.device, "accept", self.ledger.in_house(paper, self.o.today, change))
            elif luck < 0.35:
                self.finish(paper, lead, "Đã xử lý xong.")

    def finish(self, paper: Came, person: str, result: str) -> None:
        """With what was done; or with the office's own document that answers it."""
        o = self.o
        is_clerk = person == o.clerk
        pc, answer = o.clerks if is_clerk else o.officers_pc, None
        if self.chance.random() < 0.35:
            states = o.states(pc)
            answers = [one for one in list(self.ledger.went.values())[-15:] if states[one.key] not in NO_ANSWER]
            answer = self.chance.choice(answers) if answers else None
        circulation.finish(o.desk_of(person), paper.key, result, answer.key if answer else "")

        def done(on: date) -> None:
            if not is_clerk and o.names[person] != paper.lead:
                self.ledger.no("directive.not_lead")
            elif answer is not None and answer.void:
                self.ledger.no("reply.void")
            else:
                paper.done_on, paper.result, paper.answer = on, result, answer

        self.ledger.write(pc.device, "reply" if answer else "finish", self.ledger.in_house(paper, self.o.today, done))

    def recent(self) -> list[Came]:
        """What somebody may still have on his desk."""
        return [paper for paper in self.ledger.came.values() if not paper.is_out and paper.done_on is None]

    def subject(self) -> str:
        return f"Về {self.chance.choice(MATTERS)}, đợt {self.chance.randrange(1, 99)}"

    def day_ahead(self, share: float, first: int, last: int) -> date | None:
        if self.chance.random() > share:
            return None
        return self.o.today + timedelta(days=self.chance.randrange(first, last))

    def _presented(self, paper: Came) -> Callable[[date], None]:
        def change(on: date) -> None:
            if paper.awaits_word:
                self.ledger.no("document.already_presented")
            paper.presented = paper.awaits_word = True

        return change

    def _directed(self, paper: Came, lead: str, helpers: tuple[str, ...], due: date | None) -> Callable[[date], None]:
        def change(on: date) -> None:
            paper.lead, paper.helpers, paper.directed_on, paper.directed_due = lead, helpers, on, due
            paper.accepted = paper.awaits_word = False

        return change

    def _accepted(self, paper: Came, name: str) -> Callable[[date], None]:
        def change(on: date) -> None:
            if name == paper.lead:
                paper.accepted = True
            elif name not in paper.helpers:
                self.ledger.no("directive.not_yours")

        return change

    def _reminded(self, paper: Came) -> Callable[[datetime], None]:
        def note(now: datetime) -> None:
            if paper.is_out or (paper.joined or paper).done_on:
                self.ledger.no("remind.nobody_left")

        return note

    def _lead_shown(self, pc: Pc, paper: Came) -> str:
        """Whom the screen names as the lead."""
        with pc.replica.read() as connection:
            page = View(connection).get(Handling, handling_id(paper.key, COMMUNE))
        assert page is not None
        assert page.directive is not None
        return page.directive.lead.person

    def _asks(self, paper: Came) -> bool:
        """Whether the clerk's screen asks for an answer to a recall."""
        with self.o.clerks.replica.read() as connection:
            own = View(connection).get(Delivery, delivery_id(paper.key, COMMUNE))
        return own is not None and own.recall is not None and not own.recall.answer and own.state != "recalled"
