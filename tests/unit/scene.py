"""A small district in which every act can be judged: its offices with their people and PCs, as the server has them.

Each office has a person of every role and two PCs on which all of them are enrolled. The first PC holds the tokens of
both series (1-100), the second a lease (101-110).
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sync.rules.books import Entry
from sync.rules.decide import decide
from sync.rules.deliveries import Delivery, Recipient, delivery_id
from sync.rules.documents import Document, FileFacts, Source
from sync.rules.granting import grant_at_enrolment
from sync.rules.intents import FORM, AnyAct, Intent, Number, Register, Release, TakeIn
from sync.rules.kinds import Kind
from sync.rules.offices import Office, Parentage
from sync.rules.people import Device, Person, Role, RoleHeld
from sync.rules.rows import Row, Validity
from sync.rules.state import Changes, Refusal, Work
from sync.rules.tasks import Task
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, PROVINCE
from tests.support.toy_state import ToyState

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 8 o'clock in Viet Nam
DAY = date(2026, 11, 23)
OUTGOING, INCOMING = f"{COMMUNE}.outgoing.2026", f"{DISTRICT}.incoming.2026"
SCAN = FileFacts(name="ban-quet.pdf", sha256="a" * 64, bytes=9_000)
UNIQUE = "0190f3a2-b4c5-7d8e-9fa0-b1c2d3e4f506"
TAKEN = f"{COMMUNE}-{UNIQUE}"  # a paper that the commune takes in
RECEIVED = NOW - timedelta(minutes=20)
CLOSED_OFFICE = "06511"


def person_of(office: str, role: Role) -> str:
    return f"{office}-{role}"


def pc_of(office: str, pc: int = 1) -> str:
    return f"{office}-pc-{pc}"


def number_act(document: str = "doc", number: int = 1, **more: Any) -> Number:
    wanted: dict[str, Any] = {"kind_id": "TB", "subject": "Thông báo nghỉ lễ", "issued_on": DAY}
    return Number(document=document, number=number, **wanted | more)


def release_act(document: str = "doc", to: tuple[str, ...] = (DISTRICT,), **more: Any) -> Release:
    recipients = tuple(Recipient(office=office) for office in to)
    wanted: dict[str, Any] = {"subject": "Thông báo nghỉ lễ", "files": (SCAN,), "recipients": recipients}
    return Release(document=document, **wanted | more)


def register_act(document: str = "doc", number: int = 1, **more: Any) -> Register:
    wanted: dict[str, Any] = {"registered_on": DAY}
    return Register(document=document, number=number, **wanted | more)


def take_in_act(document: str = TAKEN, **more: Any) -> TakeIn:
    wanted: dict[str, Any] = {
        "kind_id": "CV",
        "notation": "393/SYT-VP",
        "subject": " V/v báo cáo\ndịch bệnh ",
        "issued_on": DAY,
        "source": Source.POST,
        "sender": "Sở Y tế",
        "received_at": RECEIVED,
        "sheets": 3,
        "files": (SCAN,),
    }
    return TakeIn(document=document, **wanted | more)


class Scene:
    def __init__(self) -> None:
        self.now, self._n = NOW, 0
        self.state = ToyState(*_directory())
        for office in (DISTRICT, COMMUNE, NEIGHBOUR):
            self.state.put(*(_person(office, role) for role in Role))
            for pc in (1, 2):
                work = Work(self.state)
                work.put(device := _device(office, pc))
                grant_at_enrolment(work, device, f"enrolment-{pc}", DAY)
                self.state.apply(work.changes())

    def ask(
        self,
        act: AnyAct,
        office: str = COMMUNE,
        role: Role = Role.CLERK,
        pc: int = 1,
        *,
        final: bool = True,
        person: str | None = None,
    ) -> Changes | Refusal:
        """What the act would do, judged by the server unless `final` is false; nothing is stored."""
        self._n += 1
        who = person_of(office, role) if person is None else person
        id, device = f"intent-{self._n}", pc_of(office, pc)
        intent = Intent(form=FORM, id=id, office=office, device=device, person=who, made_at=self.now, act=act)
        return decide(self.state, intent, self.now, final=final)

    def do(self, act: AnyAct, office: str = COMMUNE, **more: Any) -> Changes:
        """Judge the act as the server does and store what it changes."""
        outcome = self.ask(act, office, **more)
        assert isinstance(outcome, Changes), outcome
        self.state.apply(outcome)
        return outcome

    def refusal(self, act: AnyAct, office: str = COMMUNE, **more: Any) -> Refusal:
        outcome = self.ask(act, office, **more)
        assert isinstance(outcome, Refusal), outcome
        return outcome

    def number(self, document: str = "doc", number: int = 1, pc: int = 1, **more: Any) -> Document:
        self.do(number_act(document, number, **more), pc=pc)
        return self.document(document)

    def release(self, document: str = "doc", to: tuple[str, ...] = (DISTRICT,), number: int = 1) -> None:
        """Number a document and send it on its way."""
        self.number(document, number)
        self.do(release_act(document, to))

    def register(self, document: str = "doc", number: int = 1, office: str = DISTRICT) -> Changes:
        return self.do(register_act(document, number), office)

    def document(self, id: str = "doc") -> Document:
        found = self.state.get(Document, id)
        assert found is not None
        return found

    def delivery(self, office: str = DISTRICT, document: str = "doc") -> Delivery:
        found = self.state.get(Delivery, delivery_id(document, office))
        assert found is not None
        return found

    def entries(self, book: str = OUTGOING) -> dict[int, Entry]:
        return {entry.number: entry for entry in self.state.children(Entry, book)}

    def tasks(self, office: str) -> list[str]:
        """The codes of an office's open tasks."""
        return sorted(t.code for t in self.state.all(Task) if t.office == office and t.closed_at is None)


def _directory() -> list[Row]:
    return [
        Office(id=PROVINCE, name="Lạng Sơn", full_name="Tỉnh Lạng Sơn", organisation="UBND tỉnh Lạng Sơn"),
        _office(DISTRICT, "Chi Lăng", PROVINCE),
        _office(COMMUNE, "Đồng Mỏ", DISTRICT),
        _office(NEIGHBOUR, "Chi Lăng", DISTRICT),
        _office(CLOSED_OFFICE, "Quang Lang", DISTRICT, Validity(until=date(2026, 11, 22))),
        Kind(id="TB", name="thông báo", abbreviation="TB"),
        Kind(id="CV", name="công văn"),
        Kind(id="BN", name="bản sao cũ", abbreviation="BN", validity=Validity(until=date(2020, 3, 4))),
    ]


def _office(code: str, name: str, parent: str, validity: Validity = Validity()) -> Office:
    above = (Parentage(office=parent),)
    return Office(id=code, name=name, full_name=name, organisation=name, parents=above, validity=validity)


def _person(office: str, role: Role) -> Person:
    return Person(id=person_of(office, role), office=office, name=f"{role} {office}", roles=(RoleHeld(role=role),))


def _device(office: str, pc: int) -> Device:
    people = tuple(person_of(office, role) for role in Role)
    return Device(
        id=pc_of(office, pc), office=office, name=f"PC {pc}", public_key=bytes(32), people=people, enrolled_at=NOW
    )
