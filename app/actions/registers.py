"""The office's books and reports: looked at over a bare connection, and saved as PDF or Excel."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.documents.registers.filling import direction_of, filled
from app.documents.registers.forms import FORMS, INCOMING, OF_ONE_SERIES, OUTGOING, Filled, Form
from app.documents.registers.month_print import NextPrint, next_print, parts_of
from app.documents.registers.period import Period
from app.documents.registers.slip import Slip, slip_of
from app.documents.registers.spans import unexplained_on
from app.documents.registers.typeset import typeset, typeset_slip, write_pdf
from sync.errors import Refused
from sync.replica.book_facts import BookFacts, book_facts
from sync.replica.work_page import gaps_kept
from sync.rules.books import Direction, is_series_name
from sync.rules.legal_time import legal_day

PDF, EXCEL = ".pdf", ".xlsx"


@dataclass(frozen=True)
class PrintedBefore:
    """A part of a book that stands on paper: its pages, how many rows, up to which day, by whom and when."""

    first_page: int
    last_page: int
    rows: int
    until: date
    who: str
    at: datetime


@dataclass(frozen=True)
class Looked:
    """A form with its rows; and of a book that is printed month by month what stands on paper, the oldest first.
    `unexplained`: the keys of the rows without a document of which this PC may say why."""

    filled: Filled
    printed: tuple[PrintedBefore, ...] = ()
    unexplained: frozenset[str] = frozenset()


def look(raw: Any, office: str, key: str, period: Period, now: datetime, device: str = "") -> Looked:
    """A form for a period within one year, as things stand now. `device`: the PC whose rows to explain are marked.

    Raises: Refused `usage.bad_value` for an unknown form.
    """
    form = form_of(key)
    facts = _facts(raw, office, key, period.year, legal_day(now))
    unexplained = unexplained_on(facts, device, gaps_kept(raw)) if form in (INCOMING, OUTGOING) else frozenset[str]()
    return Looked(filled(form, facts, period, now), _printed(form, facts), unexplained)


def next_part(raw: Any, office: str, key: str, until: date, today: date) -> NextPrint:
    """What is to be printed next of a year's book, up to a day of it.

    Raises: Refused `print.unknown_form`, `print.nothing`.
    """
    form = form_of(key)
    if not form.monthly:
        raise Refused("print.unknown_form", {"form": form.title})
    found = next_print(form, _facts(raw, office, key, until.year, today), until)
    if found.is_empty:
        raise Refused("print.nothing")
    return found


def slip(raw: Any, office: str, id: str, year: int, today: date) -> Slip:
    """What the slip of a document says that a year's books have. Raises: Refused `document.not_registered`."""
    return slip_of(book_facts(raw, office, Direction.INCOMING, year, today, all_series=True), id)


def save_slip(wanted: Slip, path: Path) -> Path:
    """Write it as PDF. Raises: LocalHindrance `disk.*`, `file.locked`."""
    return write_pdf(path, typeset_slip(wanted))


def save(filled: Filled, path: Path) -> Path:
    """Write a form as its file's ending says. Raises: Refused `usage.bad_value`; LocalHindrance `disk.*`,
    `file.locked`."""
    if path.suffix.casefold() == EXCEL:
        from app.documents.registers.as_sheet import as_sheet
        from app.documents.workbook import write_workbook

        return write_workbook(path, [as_sheet(filled)])
    if path.suffix.casefold() == PDF:
        return write_pdf(path, typeset(filled).pdf)
    raise Refused("usage.bad_value", {"option": "TARGET", "value": path.name})


def form_of(key: str) -> Form:
    """The form that is meant by its key, or of a register by the name of its series. Raises: Refused
    `usage.bad_value`."""
    form = FORMS.get(key.partition(".")[0])
    if form is None or (form.key != key and not (form in OF_ONE_SERIES and is_series_name(key))):
        raise Refused("usage.bad_value", {"option": "BOOK", "value": key})
    return form


def _facts(raw: Any, office: str, key: str, year: int, today: date) -> BookFacts:
    form = form_of(key)
    if form in OF_ONE_SERIES:
        return book_facts(raw, office, key, year, today)
    return book_facts(raw, office, direction_of(form), year, today, all_series=True)


def _printed(form: Form, facts: BookFacts) -> tuple[PrintedBefore, ...]:
    return tuple(
        PrintedBefore(
            part.first_page, part.last_page, len(part.rows), part.until, facts.people.get(part.person, ""), part.at
        )
        for part in parts_of(form, facts)
    )
