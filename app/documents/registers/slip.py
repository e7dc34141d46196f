"""Phiếu giải quyết văn bản đến: what the slip says of one document, and what it leaves to the hand. Pure.

Law: Decree 30/2020/NĐ-CP, Annex IV (three parts: the office's leader with lead, help and a day for each; the unit's
leader; who deals with it).
"""

from dataclasses import dataclass
from datetime import date

from app.documents.registers.names import Names
from app.documents.registers.words import deadline_cell, written
from sync.errors import Refused
from sync.replica.book_facts import BookFacts
from sync.rules.assignments import Assigned, Directive
from sync.rules.books import key_in
from sync.rules.documents import Arrival
from sync.rules.legal_time import legal_day

OFFICE = "Ý kiến của lãnh đạo cơ quan, tổ chức"
UNIT = "Ý kiến của lãnh đạo đơn vị"
PROPOSED = "Ý kiến đề xuất của người giải quyết"
BY_HAND = "Ngày …… tháng …… năm ………"


@dataclass(frozen=True)
class SlipPart:
    """`said`: what is known; `empty`: lines for the hand; `signed`: the day and who, or room for it."""

    title: str
    said: tuple[str, ...]
    empty: int
    signed: str


@dataclass(frozen=True)
class Slip:
    office: str
    above: str
    arrival: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    parts: tuple[SlipPart, SlipPart, SlipPart]


def slip_of(facts: BookFacts, id: str) -> Slip:
    """Raises: Refused `document.not_registered` where the document is not in this book."""
    names = Names(facts)
    document, page = facts.documents.get(id), facts.handlings.get(id)
    if document is None or page is None or page.arrival is None:
        raise Refused("document.not_registered")
    due, directive = names.due(document), page.directive
    known = [
        ("Tên loại, trích yếu", names.title(document)),
        ("Số, ký hiệu", ", ".join(part for part in (document.notation, _on(document.issued_on)) if part)),
        ("Cơ quan ban hành", names.issuer(document)),
        *([("Thời hạn", written(deadline_cell(due)))] if due else []),
    ]
    proposal = page.presented.proposal if page.presented else ""
    result = page.conclusion.result if page.conclusion else ""
    return Slip(
        office=facts.office.organisation or facts.office.full_name,
        above=(facts.above.organisation or facts.above.full_name) if facts.above else "",
        arrival=(f"Số đến: {_number(page.arrival)}", f"Ngày đến: {_day(page.arrival.on)}"),
        facts=tuple(known),
        parts=(
            SlipPart(OFFICE, _directed(names, directive), 2 if directive else 6, _signed(names, directive)),
            SlipPart(UNIT, (), 5, BY_HAND),
            SlipPart(PROPOSED, tuple(t for t in (proposal, result) if t), 5, BY_HAND),
        ),
    )


def _directed(names: Names, directive: Directive | None) -> tuple[str, ...]:
    if directive is None:
        return ()
    told = [directive.text] if directive.text else []
    told += [f"Chủ trì: {_assigned(names, directive, directive.lead)}"]
    if directive.collaborators:
        told += [f"Phối hợp: {'; '.join(_assigned(names, directive, one) for one in directive.collaborators)}"]
    if directive.informed:
        told += [f"Để biết: {'; '.join(names.person(one.person) for one in directive.informed)}"]
    return tuple(told)


def _assigned(names: Names, directive: Directive, one: Assigned) -> str:
    due = directive.due_of(one.person)
    return f"{names.person(one.person)}, hạn {written(deadline_cell(due))}" if due else names.person(one.person)


def _signed(names: Names, directive: Directive | None) -> str:
    if directive is None:
        return BY_HAND
    signed = f"{_on(legal_day(directive.at)).capitalize()}, {names.person(directive.for_leader or directive.by)}"
    if directive.for_leader:
        signed += f" ({names.person(directive.by)} ghi thay theo bút phê trên giấy)"
    return signed


def _number(arrival: Arrival) -> str:
    key = key_in(arrival.book)
    return f"{arrival.number:02d} ({key})" if key else f"{arrival.number:02d}"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _on(day: date) -> str:
    return f"ngày {_day(day)}"
