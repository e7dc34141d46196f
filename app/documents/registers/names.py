"""How a register writes what rows know by codes: who, which document, why. Pure; Vietnamese, as the books are."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from sync.replica.book_facts import BookFacts
from sync.rules.assignments import Directive
from sync.rules.circulation import due_of
from sync.rules.corrections import Way
from sync.rules.deadline import Deadline
from sync.rules.deliveries import Delivery, came_at, came_late
from sync.rules.documents import Document
from sync.rules.handed_things import MOVED
from sync.rules.joining import SYSTEM
from sync.rules.kinds import Kind
from sync.rules.legal_time import VIET_NAM
from sync.rules.offices import Office

_ENTERED_AS = re.compile(r"entered as (\d+)")
_ROADS = {
    SYSTEM: "qua hệ thống",
    "post": "qua bưu điện",
    "by_hand": "trao tay",
    "email": "qua thư điện tử",
    "zalo": "qua Zalo",
    "earlier": "theo sổ cũ",
}
_REASONS = {
    "refused": "văn bản đã bị từ chối tiếp nhận",
    "device.revoked": "máy giữ số đã bị thu hồi quyền",
    "device.restored": "máy giữ số đã khôi phục từ bản sao lưu",
    MOVED: "sổ đã bàn giao sang máy khác",
}


def office_name(code: str, offices: Mapping[str, Office]) -> str:
    office = offices.get(code)
    return office.short_name if office else code


def issuer_of(document: Document, offices: Mapping[str, Office]) -> str:
    """Who has issued it; of what was taken in by another road, as it calls itself."""
    return document.origin.sender if document.origin else office_name(document.office, offices)


def title_of(document: Document, kinds: Mapping[str, Kind]) -> str:
    """Kind and subject; a kind's name that the subject repeats stands once."""
    kind = kinds.get(document.kind)
    name = kind.name if kind else document.kind
    name = name[:1].upper() + name[1:]
    if document.subject.casefold().startswith(name.casefold()):
        return document.subject
    return f"{name}: {document.subject}" if name else document.subject


class Names:
    """The words for one book's facts."""

    def __init__(self, facts: BookFacts) -> None:
        self._facts = facts

    def office(self, code: str) -> str:
        return office_name(code, self._facts.offices)

    def issuer(self, document: Document) -> str:
        """Who has issued it; of what was taken in by another road, as it calls itself."""
        return issuer_of(document, self._facts.offices)

    def person(self, id: str) -> str:
        return self._facts.people.get(id, id)

    def title(self, document: Document) -> str:
        """Kind and subject; a kind's name that the subject repeats stands once."""
        return title_of(document, self._facts.kinds)

    def recipients(self, deliveries: tuple[Delivery, ...]) -> str:
        """Everybody it was sent to; of offices of one kind the kind stands once: UBND xã Vân An, Y Tịch."""
        alike: dict[str, list[str]] = {}
        for one in self.in_order(deliveries):
            name, office = self.recipient(one), self._facts.offices.get(one.office)
            kind = name.removesuffix(office.name) if office and not one.name else ""
            alike.setdefault(kind if kind != name else "", []).append(name.removeprefix(kind) if kind != name else name)
        return "; ".join(part for kind, names in alike.items() for part in _joined(kind, names))

    def recipient(self, delivery: Delivery) -> str:
        return delivery.name or self.office(delivery.office)

    @staticmethod
    def in_order(deliveries: tuple[Delivery, ...]) -> list[Delivery]:
        """Those that were sent to; what was taken back before it arrived is left out."""
        return sorted((d for d in deliveries if d.state != "withdrawn"), key=lambda d: (not d.office, d.office, d.id))

    def receivers(self, directive: Directive | None) -> str:
        """To whom a document was passed on: who leads, and who helps."""
        if directive is None:
            return ""
        helpers = [f"{self.person(one.person)} (phối hợp)" for one in directive.collaborators]
        return "; ".join([self.person(directive.lead.person), *helpers])

    def reason(self, reason: str) -> str:
        """Why a number is void, as a person wrote it or as the program notes it."""
        if known := _ENTERED_AS.fullmatch(reason):
            return f"văn bản đã vào sổ số {known[1]}"
        return _REASONS.get(reason, reason)

    def due(self, document: Document) -> Deadline | None:
        return due_of(document, self._facts.handlings.get(document.id))

    def came_late(self, document: Document) -> bool:
        """Whether it came only when its deadline had passed: then nobody here is late."""
        own = self._facts.deliveries.get(document.id, ())
        return bool(own) and came_late(self.due(document), own[0])

    def fate(self, document: Document) -> str:
        """What it puts right, and what became of it outside the ordinary way; "" for nothing."""
        return ". ".join(part for part in (*self._corrections(document), self._fate(document)) if part)

    def _corrections(self, document: Document) -> list[str]:
        told = []
        for form in self._forms(document):
            if (one := form.corrects) is not None:
                words = "Đính chính" if one.way is Way.CORRECTS else "Thay thế"
                told.append(f"{words} {one.notation}" + (f" ngày {one.issued_on:%d/%m/%Y}" if one.issued_on else ""))
            for by in self._facts.corrections.get(form.id, ()):
                words = "Được đính chính bằng" if by.way is Way.CORRECTS else "Được thay thế bằng"
                told.append(f"{words} {by.notation} ngày {by.issued_on:%d/%m/%Y}")
        return told

    def _forms(self, document: Document) -> list[Document]:
        """It, and what came of it by other roads: a sender puts right or takes back what went through the system."""
        page = self._facts.handlings.get(document.id)
        others = (self._facts.documents.get(road.document) for road in page.roads) if page else ()
        return [document, *(one for one in others if one is not None)]

    def taken_back(self, document: Document) -> str:
        """That an incoming document's sender has taken it back; "" where not."""
        own = self._facts.deliveries.get(document.id, ())
        is_recalled = bool(own) and own[0].state == "recalled"
        return f"Nơi gửi đã thu hồi: {own[0].reason}".rstrip(": ") if is_recalled else ""

    def _fate(self, document: Document) -> str:
        if self._facts.direction == "incoming":
            back = next(filter(None, map(self.taken_back, self._forms(document))), "")
            return ". ".join(part for part in (self.roads(document), back) if part)
        sent = self.in_order(self._facts.deliveries.get(document.id, ()))
        recalled = [self.recipient(d) for d in sent if d.state == "recalled"]
        refused = [f"{self.recipient(d)} ({d.reason})" for d in sent if d.state == "refused"]
        told = [f"Đã thu hồi: {', '.join(recalled)}"] if recalled else []
        return ". ".join([*told, f"Bị từ chối: {', '.join(refused)}"] if refused else told)

    def roads(self, document: Document) -> str:
        """By which roads one came that came by several, and when; "" where by one."""
        page = self._facts.handlings.get(document.id)
        if page is None or not page.roads:
            return ""
        origin, own = document.origin, self._facts.deliveries.get(document.id, ())
        first = (str(origin.source), origin.received_at) if origin else (SYSTEM, came_at(own[0]) if own else None)
        came = [first, *((road.source, road.came_at) for road in page.roads)]
        return "Đến " + "; ".join(f"{_ROADS[by]} {_minute(at)}".rstrip() for by, at in came)

    @cached_property
    def own(self) -> str:
        return self._facts.office.short_name


def _minute(at: datetime | None) -> str:
    return f"{at.astimezone(VIET_NAM):%H:%M %d/%m/%Y}" if at else ""


def _joined(kind: str, names: list[str]) -> list[str]:
    return [kind + ", ".join(names)] if kind else names
