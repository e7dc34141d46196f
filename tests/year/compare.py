"""Whether the program's books, reports and papers say what the ledger says, on every PC of the commune."""

import re
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from app.actions import registers
from app.documents.registers import period
from app.documents.registers.book_rows import PASSED_OVER
from app.documents.registers.forms import FORMS, Filled, FilledRow
from sync.replica.view import View
from sync.rules.deliveries import Delivery
from sync.rules.documents import Document
from tests.support.filled_forms import in_the_pdf, in_the_workbook
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.year import expected
from tests.year.script import Year

YEARS = (2027, 2028)
UNUSED = "Số không dùng cho văn bản nào"


@dataclass
class Compared:
    """What was found: `differs` is empty where everything is as it should be; `counts` of what was compared."""

    differs: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def compared(year: Year, papers: Path) -> Compared:
    """`papers`: a folder for the PDFs and workbooks that are written and read back."""
    found = Compared()
    for pc in year.offices.commune:
        for number in YEARS:
            _books(year, pc, number, found)
    for number in YEARS:
        for key in FORMS:
            _on_paper(look(year.offices.desk_pc, key, number), papers, found)
    _as_bound(year, found)
    _what_was_refused(year, found)
    _nothing_twice(year, found)
    return found


def look(pc: Pc, key: str, year: int) -> Filled:
    with closing(pc.replica.database.raw()) as raw:
        return registers.look(raw, pc.office, key, period.whole_year(year), pc.clock.now()).filled


def _books(year: Year, pc: Pc, number: int, found: Compared) -> None:
    ledger, today = year.ledger, year.offices.today
    where = f"seed {year.seed}, {pc.folder.name}, {number}"
    _by_number(f"{where}, incoming", look(pc, "incoming", number), expected.incoming(ledger, number), year, found)
    outgoing = look(pc, "outgoing", number)
    _by_number(f"{where}, outgoing", outgoing, expected.outgoing(ledger, number), year, found)
    _same(f"{where}, followed", _keyed(look(pc, "followed", number)), expected.followed(ledger, number, today), found)
    letters = Counter(row.cells for row in look(pc, "post", number).rows)
    wanted_letters = Counter(expected.letters(ledger, number))
    if letters != wanted_letters:
        more, less = list(letters - wanted_letters), list(wanted_letters - letters)
        found.differs.append(f"{where}, post:\n  program {more}\n  ledger  {less}")
    reported = {str(row.cells[0]): row.cells[1:] for row in look(pc, "report-incoming", number).rows}
    _same(f"{where}, report-incoming", reported, expected.report_incoming(ledger, number, today), found)
    wanted = expected.report_outgoing(ledger, number)
    _add_unused(wanted, outgoing.rows)
    reported = {str(row.cells[0]): row.cells[1:] for row in look(pc, "report-outgoing", number).rows}
    _same(f"{where}, report-outgoing", reported, wanted, found)


def _by_number(where: str, book: Filled, wanted: dict[str, expected.Cells], year: Year, found: Compared) -> None:
    """Each number stands in one row: as written in the ledger, or void for a reason that somebody gave; or the foot of
    the book says that a PC still has it to give."""
    seen: Counter[int] = Counter()
    twice = [key for key, times in Counter(row.key for row in book.rows).items() if times > 1]
    for row in book.rows:
        if numbers := numbers_of(row.key):
            seen.update(numbers)
            found.counts["void in a range"] += len(numbers) if _is_range(row.cells, year) else 0
    single = {row.key: row.cells for row in book.rows if row.document or not _is_range(row.cells, year)}
    _same(where, single, wanted, found)
    last = max(seen, default=0)
    to_give = _still_to_give(book)
    twice += [str(n) for n, times in seen.items() if times > 1 or n in to_give]
    lacking = [n for n in range(1, last + 1) if not seen[n] and n not in to_give]
    unexplained = [row.key for row in book.rows if row.cells[-1] == PASSED_OVER]
    if twice or lacking or unexplained:
        found.differs.append(f"{where}: twice {twice}, lacking {lacking}, without a reason {unexplained}")
    found.counts["numbers"] += len(seen)


def _is_range(cells: expected.Cells, year: Year) -> bool:
    """Whether it tells of numbers that nobody has come to, and for which a whole office has one reason."""
    return cells[-1] in {f"Số hủy: {reason}" for reason in year.ledger.reasons}


def _still_to_give(book: Filled) -> set[int]:
    """The numbers of which the foot of the book says so."""
    told = next((note for note in book.notes if note.startswith("Số chưa dùng, còn để cấp:")), "")
    ranges = re.findall(r"(\d+)(?:–(\d+))?", told)
    return {n for low, high in ranges for n in range(int(low), int(high or low) + 1)}


def numbers_of(key: str) -> range:
    """Of a row; none of 12a, which stands beside 12."""
    low, _, high = key.partition("-")
    return range(int(low), int(high or low) + 1) if low.isdigit() else range(0)


def _keyed(filled: Filled) -> dict[str, expected.Cells]:
    return {row.key: row.cells for row in filled.rows}


def _same(where: str, got: dict, wanted: dict, found: Compared) -> None:  # type: ignore[type-arg]
    for key in sorted({*got, *wanted}, key=str):
        found.counts["rows"] += 1
        if got.get(key) != wanted.get(key):
            found.differs.append(f"{where}, {key}:\n  program {got.get(key)}\n  ledger  {wanted.get(key)}")


def _add_unused(wanted: dict[str, expected.Cells], rows: tuple[FilledRow, ...]) -> None:
    """Numbers without a document are a line of their own, and everything has a sum."""
    unused = sum(len(numbers_of(row.key)) for row in rows if not row.document)
    if unused:
        wanted[UNUSED] = (unused, 0, unused, 0, 0, 0, 0)
    if wanted:
        wanted["Cộng"] = tuple(sum(int(str(row[n])) for row in wanted.values()) for n in range(7))


def _on_paper(filled: Filled, folder: Path, found: Compared) -> None:
    name = f"{filled.form.key}-{filled.year}"
    in_the_pdf(registers.save(filled, folder / f"{name}.pdf").read_bytes(), filled.rows)
    if in_the_workbook(registers.save(filled, folder / f"{name}.xlsx"), filled) != [row.cells for row in filled.rows]:
        found.differs.append(f"{name}: the workbook is not the page")
    found.counts["rows on paper"] += len(filled.rows)


def _as_bound(year: Year, found: Compared) -> None:
    """Whoever has the printed pages alone reads in them, the last version of each row, what the ledger says; and what
    the program has in its book, void ranges too."""
    ledger = year.ledger
    for (key, number), bound in year.binder.bound.items():
        where = f"seed {year.seed}, bound {key} {number}"
        rows = {one: cells for one, (cells, _) in bound.rows.items()}
        _same(where, rows, _keyed(look(year.offices.desk_pc, key, number)), found)
        found.counts["bound rows"] += len(rows)
        if key == "post":
            if Counter(rows.values()) != Counter(expected.letters(ledger, number)):
                found.differs.append(f"{where}: {Counter(rows.values()) - Counter(expected.letters(ledger, number))}")
            continue
        wanted = (expected.incoming if key == "incoming" else expected.outgoing)(ledger, number)
        _same(where, {one: rows[one] for one in rows if one in wanted or not _is_range(rows[one], year)}, wanted, found)


def _what_was_refused(year: Year, found: Compared) -> None:
    told = Counter(item.code for pc in year.offices.pcs for item in pc.refused())
    if told != year.ledger.said_no:
        found.differs.append(f"seed {year.seed}, refused: program {told}, ledger {year.ledger.said_no}")
    waiting = [item.line.id for pc in year.offices.pcs for item in pc.outbox()]
    if waiting:
        found.differs.append(f"seed {year.seed}: still waiting {waiting}")


def _nothing_twice(year: Year, found: Compared) -> None:
    """Every paper stands once at the server and once on the screen of whoever has it."""
    ledger, o = year.ledger, year.offices
    ours = {row.id for row in o.place.children(Document, COMMUNE)}
    wanted = {*ledger.went, *(paper.key for paper in ledger.came.values() if not paper.by_system)}
    if ours != wanted:
        found.differs.append(f"seed {year.seed}, documents of ours at the server: {ours ^ wanted}")
    above = [listed.line.id for listed in o.district.incoming()]
    gone = [paper.key for paper in ledger.went.values() if any(one.name.startswith("UBND huyện") for one in paper.to)]
    if sorted(above) != sorted(gone):
        found.differs.append(f"seed {year.seed}, at the district: {set(above) ^ set(gone)}, {len(above)}")
    for pc in o.commune:
        here = [listed.line.id for listed in pc.incoming()]
        if sorted(here) != sorted(ledger.came):
            found.differs.append(f"seed {year.seed}, {pc.folder.name}: {set(here) ^ set(ledger.came)}, {len(here)}")
    for paper in ledger.went.values():
        with o.desk_pc.replica.read() as connection:
            deliveries = View(connection).children(Delivery, paper.key)
        if len([one for one in deliveries if one.state != "withdrawn"]) != len(paper.to):
            found.differs.append(f"seed {year.seed}, {paper.notation}: {len(deliveries)} deliveries, {paper.to}")
