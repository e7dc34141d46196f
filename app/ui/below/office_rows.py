"""The rows of the table of offices below, worst first. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from app.ui.below.silence import Silence, action_words, contact_words, last_action, silence
from app.ui.words.amounts import number
from app.ui.words.speech import translate
from sync.protocol.messages import OfficeStanding
from sync.replica.below_page import BelowPage, Tally
from sync.rules.offices import Office
from sync.rules.working_days import WEEKDAYS, Calendar

HEAT = ("not_arrived", "not_opened", "not_entered", "overdue")
STEPS = {"overdue": (1, 2, 3)}  # from how many on a cell is amber, orange, red
ORDINARY_STEPS = (1, 3, 5)


@dataclass(frozen=True)
class OfficeRow:
    """`contact` and `acted` are words, `last_acted` is the latter as short as a cell wants it; `silence` says how bad
    it is."""

    office: str
    name: str
    standing: OfficeStanding | None
    silence: Silence
    contact: str
    acted: str
    last_acted: str
    tally: Tally

    def heat(self, column: str) -> int:
        return int(getattr(self.tally, column))

    @property
    def spoken(self) -> str:
        """The row for a screen reader, what matters most first."""
        told = [self.name, self.contact, self.acted]
        told += [f"{heading} {number(self.heat(key))}" for key, heading in headings().items() if self.heat(key)]
        return ". ".join(part for part in told if part)


@dataclass(frozen=True)
class Totals:
    """What the tiles say. `in_touch` is None while nothing is known."""

    in_touch: int | None
    offices: int
    not_arrived: int
    not_opened: int
    overdue: int


def office_rows(
    page: BelowPage, offices: Iterable[Office], made_at: datetime, calendar: Calendar = WEEKDAYS
) -> list[OfficeRow]:
    """`made_at`: when the server's figures were made."""
    standings = {one.office: one for one in page.figures.offices} if page.figures else {}
    rows = []
    for office in offices:
        standing = standings.get(office.id)
        found = silence(standing, made_at, calendar)
        rows.append(
            OfficeRow(
                office=office.id,
                name=office.full_name,
                standing=standing,
                silence=found,
                contact=contact_words(standing, made_at),
                acted=action_words(standing, made_at, found),
                last_acted=last_action(standing, made_at),
                tally=page.tallies.get(office.id, Tally()),
            )
        )
    return sorted(rows, key=worst_first)


def worst_first(row: OfficeRow) -> tuple[int, ...]:
    tally = row.tally
    return (-tally.overdue, -row.silence.weight, -tally.not_arrived, -tally.not_opened, -tally.not_entered)


def totals(rows: Collection[OfficeRow], page: BelowPage) -> Totals:
    touching = sum(row.silence.kind in ("in_touch", "nobody_acts") for row in rows)
    return Totals(
        in_touch=touching if page.figures else None,
        offices=len(rows),
        not_arrived=sum(row.tally.not_arrived for row in rows),
        not_opened=sum(row.tally.not_opened for row in rows),
        overdue=sum(row.tally.overdue for row in rows),
    )


def heat_token(column: str, value: int) -> str:
    """The colour of a number; "" for none, which is shown as a dash."""
    steps = STEPS.get(column, ORDINARY_STEPS)
    reached = sum(value >= step for step in steps)
    return ("", "amber", "orange", "red")[reached]


def headings() -> dict[str, str]:
    return {
        "not_arrived": translate("OfficeRows", "Chưa đến"),
        "not_opened": translate("OfficeRows", "Chưa xem"),
        "not_entered": translate("OfficeRows", "Chưa vào sổ"),
        "overdue": translate("OfficeRows", "Quá hạn"),
    }
