"""The rows of the registers: incoming and outgoing documents by their numbers, and what went by post. Pure.

A cell of which the rows know nothing (copies, envelopes, who keeps the file copy, signatures) stays empty for the hand.
Law: Decree 30/2020/NĐ-CP, Annex IV.
"""

from collections.abc import Callable
from datetime import date

from app.documents.registers.forms import INCOMING, OUTGOING, Cell, FilledRow
from app.documents.registers.names import Names
from app.documents.registers.spans import Span, spans, within_the_year
from sync.replica.book_facts import BookFacts
from sync.rules.books import Entry
from sync.rules.deliveries import Channel, Delivery
from sync.rules.documents import Document
from sync.rules.legal_time import legal_day

PASSED_OVER = "Số bỏ trống, chưa có lý do"


def incoming_rows(facts: BookFacts) -> list[FilledRow]:
    return [_row(facts, span, _incoming) for span in spans(facts)]


def outgoing_rows(facts: BookFacts) -> list[FilledRow]:
    return [_row(facts, span, _outgoing) for span in spans(facts)]


def post_rows(facts: BookFacts) -> list[FilledRow]:
    """One row for each recipient by post: on the day that was noted for it, else still without one."""
    names, rows = Names(facts), []
    for key, span in ((f"{one.key}." if one.key else "", span) for one in facts.each for span in spans(one)):
        document = facts.documents.get(span.entry.document) if span.entry else None
        if span.entry is None or document is None or document.released_at is None:
            continue
        by_post = [d for d in facts.deliveries.get(document.id, ()) if d.channel is Channel.POST]
        for n, delivery in enumerate(Names.in_order(tuple(by_post)), 1):
            sent = _sent_on(delivery)
            cells = (sent, document.notation, names.recipient(delivery), None, None, delivery.reason or None)
            day = within_the_year(facts, sent or legal_day(document.released_at))
            rows.append(FilledRow(f"{key}{span.key}.{n}", cells, day, document.id))
    return sorted(rows, key=lambda row: row.on)


def _row(facts: BookFacts, span: Span, cells: Callable[..., tuple[Cell, ...]]) -> FilledRow:
    document = facts.documents.get(span.entry.document) if span.entry and span.entry.document else None
    return FilledRow(span.key, cells(facts, span, document), span.on, document.id if document else "")


def _incoming(facts: BookFacts, span: Span, document: Document | None) -> tuple[Cell, ...]:
    names, entry = Names(facts), span.entry
    number: Cell = span.low if span.low == span.high else span.numbers
    day = entry.on if entry else None
    is_void = entry is None or entry.state == "void"
    note = PASSED_OVER if entry is None else f"Số hủy: {names.reason(entry.reason)}" if is_void else ""
    if document is None:
        return _padded(INCOMING.columns, {0: day, 1: number, 9: note})
    facts_of = {
        0: day,
        1: number,
        2: names.issuer(document),
        3: document.notation,
        4: document.issued_on,
        5: names.title(document),
        9: note or names.fate(document) or None,
    }
    if document.earlier:
        facts_of |= {6: document.earlier.to or None, 7: document.earlier.passed_on, 9: document.earlier.note or None}
    page = facts.handlings.get(document.id)
    directive = page.directive if page and not is_void else None
    if directive is not None:
        facts_of |= {6: names.receivers(directive), 7: legal_day(directive.at)}
    return _padded(INCOMING.columns, facts_of)


def _outgoing(facts: BookFacts, span: Span, document: Document | None) -> tuple[Cell, ...]:
    names, entry = Names(facts), span.entry
    is_void = entry is None or entry.state == "void"
    note = PASSED_OVER if entry is None else f"Số hủy: {names.reason(entry.reason)}" if is_void else _aside(entry)
    if document is None:
        return _padded(OUTGOING.columns, {0: span.numbers, 1: entry.on if entry else None, 9: note})
    cells: dict[int, Cell] = {
        0: document.notation,
        1: document.issued_on,
        2: names.title(document),
        3: document.signer or None,
        4: None if is_void else names.recipients(facts.deliveries.get(document.id, ())) or None,
        7: legal_day(document.released_at) if document.released_at and not is_void else None,
        9: _told(note, "" if is_void else names.fate(document)),
    }
    if old := document.earlier:
        kept = {4: old.to, 5: old.kept_by, 6: old.copies, 9: _told(old.note, "" if is_void else names.fate(document))}
        cells |= {n: words or None for n, words in kept.items()} | {7: old.passed_on}
    return _padded(OUTGOING.columns, cells)


def _told(*parts: str) -> str | None:
    return ". ".join(part for part in parts if part) or None


def _aside(entry: Entry) -> str:
    """Why it is not the next number, as a person has said it."""
    if not entry.reason:
        return ""
    return f"{'Số phụ' if entry.suffix else 'Số bù'}: {entry.reason}"


def _sent_on(delivery: Delivery) -> date | None:
    """The day that was written down when the letter was brought to the post."""
    closed = next((event for event in reversed(delivery.history) if event.code == "closed"), None)
    return date.fromisoformat(closed.facts["on"]) if closed and "on" in closed.facts else None


def _padded(columns: tuple[object, ...], cells: dict[int, Cell]) -> tuple[Cell, ...]:
    return tuple(cells.get(n) for n in range(len(columns)))
