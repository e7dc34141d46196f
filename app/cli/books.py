"""Commands about the office's books and reports on paper: rows, files, months printed one after the other."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.actions import printed_books, registers
from app.actions.desk import Desk
from app.actions.registers import Looked
from app.cli.filled_in import ACTING, DATE
from app.cli.opened import date_of, opened_desk, whole_number
from app.cli.shapes import moment
from app.documents.registers import period
from app.documents.registers.period import Period
from app.documents.registers.typeset import typeset, write_pdf
from sync.errors import Refused
from sync.replica.view import View
from sync.rules.authority import allows
from sync.rules.documents import Handling, handling_id
from sync.rules.people import Person, Role
from sync.terminal import Call, Command, Option
from sync.wording import Wording

Json = dict[str, Any]
BOOK = Option("BOOK", required=True)
TARGET = Option("TARGET", required=True)
PERIOD = tuple(
    Option(f"--{name}", value)
    for name, value in (("year", "Y"), ("month", "N"), ("quarter", "N"), ("since", "D"), ("until", "D"))
)


def _rows(call: Call) -> Json:
    with opened_desk(call) as desk:
        looked = _looked(call, desk)
    filled = looked.filled
    return {
        "book": filled.form.key,
        "title": filled.form.title,
        "from": filled.since.isoformat(),
        "to": filled.until.isoformat(),
        "columns": [column.title for column in filled.form.columns],
        "rows": [[_plain(cell) for cell in row.cells] for row in filled.rows],
        "notes": list(filled.notes),
        "printed": [
            {
                "pages": [part.first_page, part.last_page],
                "rows": part.rows,
                "to": part.until.isoformat(),
                "by": part.who,
                "at": moment(part.at),
            }
            for part in looked.printed
        ],
    }


def _save(call: Call) -> Json:
    with opened_desk(call) as desk:
        filled = _looked(call, desk).filled
    path = registers.save(filled, Path(call.need("TARGET")))
    return {"file": str(path), "rows": len(filled.rows)}


def _print_month(call: Call) -> Json:
    """Without `--done` only the pages are written; with it, the part counts as printed."""
    wanted = call.need("BOOK")
    with opened_desk(call) as desk:
        today, chosen = desk.legal_date(), _period(call, desk.legal_date())
        if call.has("--done") and not allows(_roles(desk, today), "note_print"):
            raise Refused("print.no_clerk")
        with closing(desk.replica.database.raw()) as raw:
            part = registers.next_part(raw, desk.office, wanted, min(chosen.until, today), today)
        pages = typeset(part.filled, part.first_page)
        path = write_pdf(Path(call.need("TARGET")), pages.pdf)
        if call.has("--done"):
            printed_books.note_printed(desk, part, pages)
    return {
        "file": str(path),
        "pages": [part.first_page, pages.last_page],
        "rows": len(part.new),
        "corrected": len(part.corrected),
        "to": part.filled.until.isoformat(),
        "done": call.has("--done"),
    }


def _slip(call: Call) -> Json:
    id = call.need("ID")
    with opened_desk(call) as desk:
        with desk.replica.read() as connection:
            page = View(connection).get(Handling, handling_id(id, desk.office))
        if page is None or page.arrival is None:
            raise Refused("document.not_registered")
        with closing(desk.replica.database.raw()) as raw:
            wanted = registers.slip(raw, desk.office, id, page.arrival.on.year, desk.legal_date())
    return {"id": id, "file": str(registers.save_slip(wanted, Path(call.need("TARGET"))))}


def _looked(call: Call, desk: Desk) -> Looked:
    chosen, now = _period(call, desk.legal_date()), desk.replica.clock.now()
    with closing(desk.replica.database.raw()) as raw:
        return registers.look(raw, desk.office, call.need("BOOK"), chosen, now)


def _period(call: Call, today: date) -> Period:
    """The year where nothing is named, this year where no year is. Raises: Refused `usage.bad_value`."""
    given = whole_number(call, "--year")
    year = today.year if given is None else given
    month, quarter = whole_number(call, "--month"), whole_number(call, "--quarter")
    since, until = date_of(call, "--since"), date_of(call, "--until")
    if since or until:
        whole = period.whole_year((since or until or today).year)
        chosen = Period(since or whole.since, until or whole.until)
        if chosen.since > chosen.until or chosen.since.year != chosen.until.year:
            raise Refused("usage.bad_value", {"option": "--until", "value": chosen.until.isoformat()})
        return chosen
    for option, number, numbers, made in (
        ("--month", month, period.MONTHS, period.month),
        ("--quarter", quarter, period.QUARTERS, period.quarter),
    ):
        if number is not None:
            if number not in numbers:
                raise Refused("usage.bad_value", {"option": option, "value": str(number)})
            return made(_year(year), number)
    return period.whole_year(_year(year))


def _year(year: int) -> int:
    if not 1000 <= year <= 2999:
        raise Refused("usage.bad_value", {"option": "--year", "value": str(year)})
    return year


def _roles(desk: Desk, today: date) -> frozenset[Role]:
    with desk.replica.read() as connection:
        person = View(connection).get(Person, desk.person)
    return person.roles_on(today) if person else frozenset()


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date | datetime) else cell


def _rows_text(result: Json, wording: Wording) -> str:
    titles = "  ".join(result["columns"])
    lines = ["  ".join(_said(cell) for cell in row) for row in result["rows"]]
    return "\n".join([result["title"], titles, *lines, *result["notes"]])


def _said(cell: object) -> str:
    return "–" if cell is None else str(cell).replace("\n", " ")


def _saved_text(result: Json, wording: Wording) -> str:
    return wording.say("done.book_saved", {"file": result["file"], "rows": str(result["rows"])})


def _printed_text(result: Json, wording: Wording) -> str:
    first, last = result["pages"]
    facts = {"file": result["file"], "first": str(first), "last": str(last), "rows": str(result["rows"])}
    code = "done.book_printed" if result["done"] else "done.book_to_print"
    return wording.say(code, facts | {"corrected": str(result["corrected"])})


def _slip_text(result: Json, wording: Wording) -> str:
    return wording.say("done.slip_saved", {"file": result["file"]})


COMMANDS = (
    Command(("book", "rows"), _rows, (BOOK, *PERIOD, DATE, *ACTING), _rows_text),
    Command(("book", "save"), _save, (BOOK, TARGET, *PERIOD, DATE, *ACTING), _saved_text),
    Command(("book", "print"), _print_month, (BOOK, TARGET, *PERIOD, Option("--done"), DATE, *ACTING), _printed_text),
    Command(("action-slip",), _slip, (Option("ID", required=True), TARGET, DATE, *ACTING), _slip_text),
)
