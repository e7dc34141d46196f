"""The days that a register or a report is about: a month, a quarter, a year, or any days within one. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS, QUARTERS = range(1, 13), range(1, 5)


@dataclass(frozen=True)
class Period:
    """Days of one year, both ends included; `name` as it stands in a title, "" where the days alone say it."""

    since: date
    until: date
    name: str = ""

    @property
    def year(self) -> int:
        return self.since.year

    @property
    def days(self) -> str:
        return f"Từ ngày {self.since:%d/%m/%Y} đến ngày {self.until:%d/%m/%Y}"


def month(year: int, number: int) -> Period:
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), f"Tháng {number:02d}")


def quarter(year: int, number: int) -> Period:
    first = 3 * number - 2
    roman = ("I", "II", "III", "IV")[number - 1]
    return Period(date(year, first, 1), date(year, first + 2, monthrange(year, first + 2)[1]), f"Quý {roman}")


def whole_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))
