"""The book in which the handling of incoming documents is followed up, and the figures of a period. Pure.

Followed is what somebody has to act on: a directive names him, or a day is set. What came after its own day is nobody's
delay here. What the sender took back, or this office no longer has to act on, is in no figure.
Law: Decree 30/2020/NĐ-CP art. 24, Annex IV (the book) and Annex VI (the reports).
"""

from collections.abc import Iterable
from datetime import date, datetime

from app.documents.registers.forms import Cell, FilledRow
from app.documents.registers.names import Names
from app.documents.registers.spans import spans
from app.documents.registers.words import deadline_cell
from sync.replica.book_facts import BookFacts
from sync.rules.books import Entry
from sync.rules.deliveries import FINAL, REGISTERED_RANK, Delivery
from sync.rules.documents import Document, Handling
from sync.rules.legal_time import legal_day

NOBODY, ALL = "Chưa phân công", "Cộng"
KINDS_OF_WORK = ("done_in_time", "done_late", "open_in_time", "open_late", "open_no_day")


def followed_rows(facts: BookFacts, now: datetime) -> list[FilledRow]:
    names, rows = Names(facts), []
    for key, entry, document, page in _entered(facts):
        if page.directive is None and names.due(document) is None:
            continue
        reply = facts.documents.get(page.conclusion.reply) if page.conclusion and page.conclusion.reply else None
        issued = f"ngày {document.issued_on:%d/%m/%Y}"
        marked = ", ".join(part for part in (document.notation, issued) if part)
        told = [f"{names.title(document)}", marked, names.issuer(document)]
        cells: tuple[Cell, ...] = (
            f"{entry.number:02d} ({key})" if key else entry.number,
            "\n".join(told),
            names.receivers(page.directive) or None,
            deadline_cell(names.due(document)),
            _progress(names, document, page),
            reply.notation if reply else None,
            _remark(names, document, page, now) or None,
        )
        rows.append(FilledRow(f"{key}.{entry.number}" if key else str(entry.number), cells, entry.on, document.id))
    return rows


def report_incoming(facts: BookFacts, since: date, until: date, now: datetime) -> list[FilledRow]:
    """By whom it was given to, of the documents entered in the period; as things stand now."""
    names, by_whom = Names(facts), dict[str, list[str]]()
    for _, entry, document, page in _entered(facts):
        own = facts.deliveries.get(document.id, ())
        if not since <= entry.on <= until or (own and own[0].state in FINAL) or document.earlier:
            continue
        who = names.person(page.directive.lead.person) if page.directive else NOBODY
        by_whom.setdefault(who, []).append(_kind_of_work(names, document, page, now))
    ordered = sorted(by_whom.items(), key=lambda one: (one[0] == NOBODY, one[0].split()[-1:], one[0]))
    rows = [_tallied(who, kinds, until) for who, kinds in ordered]
    every = [kind for kinds in by_whom.values() for kind in kinds]
    return [*rows, _tallied(ALL, every, until, bold=True)] if rows else []


def report_outgoing(facts: BookFacts, since: date, until: date) -> list[FilledRow]:
    """By kind, of the numbers given in the period; recipients as they stand now."""
    figures: dict[str, list[int]] = {}
    for span in (span for one in facts.each for span in spans(one)):
        entry, numbers = span.entry, span.high - span.low + 1
        if entry is None or not since <= span.on <= until:
            continue
        document = facts.documents.get(entry.document)
        kind = facts.kinds.get(document.kind) if document else None
        name = (kind.name if kind else document.kind) if document else "số không dùng cho văn bản nào"
        tally = figures.setdefault(name[:1].upper() + name[1:], [0] * 7)
        tally[0] += numbers
        if entry.state == "void" or document is None:
            tally[2] += numbers
            continue
        sent = Names.in_order(facts.deliveries.get(document.id, ()))
        for at, number in enumerate(_reached(document, sent)):
            tally[(1, 3, 4, 5, 6)[at]] += number
    rows = [FilledRow("", (name, *tally), until) for name, tally in sorted(figures.items())]
    if rows:
        sums = tuple(sum(tally[n] for tally in figures.values()) for n in range(7))
        rows.append(FilledRow("", (ALL, *sums), until, bold=True))
    return rows


def taken_back(facts: BookFacts, since: date, until: date) -> int:
    """How many of the period's incoming documents are in no figure, because they were given back."""
    given_back = (
        own[0].state in FINAL if (own := facts.deliveries.get(document.id)) else False
        for _, entry, document, _ in _entered(facts)
        if since <= entry.on <= until
    )
    return sum(given_back)


def from_before(facts: BookFacts, since: date, until: date) -> int:
    """How many of the period's incoming documents are in no figure, because an old register alone tells of them."""
    return sum(1 for _, entry, document, _ in _entered(facts) if since <= entry.on <= until and document.earlier)


def _entered(facts: BookFacts) -> Iterable[tuple[str, Entry, Document, Handling]]:
    """What stands in the books, each with the key of its series."""
    for key, entry in ((one.key, entry) for one in facts.each for entry in one.entries):
        document, page = facts.documents.get(entry.document), facts.handlings.get(entry.document)
        if entry.state == "used" and document is not None and page is not None:
            yield key, entry, document, page


def _progress(names: Names, document: Document, page: Handling) -> str:
    if back := names.taken_back(document):
        return back
    if page.conclusion:
        done = f"Đã giải quyết ngày {legal_day(page.conclusion.at):%d/%m/%Y}"
        return f"{done}\n{page.conclusion.result}" if page.conclusion.result else done
    if page.directive is None:
        return "Đã trình, chờ ý kiến" if page.presented else "Chưa trình"
    if not page.directive.is_accepted_by(page.directive.lead.person):
        told = ["Đã phân công, chưa nhận việc"]
    else:
        told = ["Đang giải quyết"]
    if page.progress:
        last = page.progress[-1]
        percent = f" {last.percent}%" if last.percent is not None else ""
        told.append(f"{names.person(last.by)}, {legal_day(last.at):%d/%m/%Y}:{percent} {last.text}")
    return "\n".join(told)


def _remark(names: Names, document: Document, page: Handling, now: datetime) -> str:
    if names.came_late(document):
        return "Văn bản đến sau hạn"
    return "Quá hạn" if _kind_of_work(names, document, page, now).endswith("_late") else ""


def _kind_of_work(names: Names, document: Document, page: Handling, now: datetime) -> str:
    due, done = names.due(document), page.conclusion
    is_late = due is not None and due.is_past(done.at if done else now) and not names.came_late(document)
    if done:
        return "done_late" if is_late else "done_in_time"
    return "open_late" if is_late else "open_no_day" if due is None else "open_in_time"


def _tallied(who: str, kinds: list[str], until: date, *, bold: bool = False) -> FilledRow:
    numbers = (sum(kind == one for one in kinds) for kind in KINDS_OF_WORK)
    return FilledRow("", (who, len(kinds), *numbers), until, bold=bold)


def _reached(document: Document, sent: list[Delivery]) -> tuple[int, int, int, int, int]:
    """Released or not; then recipients: all, entered, not yet entered, given back or refused."""
    if document.state != "released":
        return 0, 0, 0, 0, 0
    if document.earlier:
        return 1, 0, 0, 0, 0  # who has entered it there, the old register does not know
    back = sum(d.state in ("refused", "recalled") for d in sent)
    entered = sum(d.state == "closed" or (d.state not in FINAL and d.rank >= REGISTERED_RANK) for d in sent)
    return 1, len(sent), entered, len(sent) - entered - back, back
