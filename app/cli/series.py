"""Commands about an office's number series: which kinds are numbered apart, and saying so."""

from typing import Any

from app.actions import books
from app.actions.desk import Desk
from app.cli.filled_in import ACTING, DATE
from app.cli.opened import opened_desk, whole_number
from sync.errors import Refused
from sync.replica.view import View
from sync.rules.books import Direction
from sync.rules.kinds import kind_named
from sync.rules.series_acts import SeriesPart
from sync.rules.text import composed
from sync.terminal import Call, Command, Option
from sync.wording import Wording

Json = dict[str, Any]
DIRECTION, YEAR = Option("DIRECTION", required=True), Option("--year", "Y")


def _show(call: Call) -> Json:
    direction = _direction(call)
    with opened_desk(call) as desk:
        return _plan(desk, direction, whole_number(call, "--year") or desk.legal_date().year)


def _set(call: Call) -> Json:
    direction = _direction(call)
    with opened_desk(call) as desk:
        year = whole_number(call, "--year") or desk.legal_date().year
        parts = tuple(_part(desk, text) for text in call.all("--part"))
        books.set_series(desk, direction, year, parts)
        return _plan(desk, direction, year)


def _direction(call: Call) -> Direction:
    try:
        return Direction(call.need("DIRECTION"))
    except ValueError as error:
        raise Refused("book.unknown", {"book": call.need("DIRECTION")}) from error


def _part(desk: Desk, text: str) -> SeriesPart:
    """`QĐ=QĐ,QyĐ`: the key of a series and the kinds that are numbered in it."""
    key, sign, kinds = composed(text).partition("=")
    if not sign:
        raise Refused("usage.bad_value", {"option": "--part", "value": text})
    with desk.replica.read() as connection:
        view = View(connection)
        found = ((typed, kind_named(view, typed)) for typed in kinds.split(",") if typed.strip())
        return SeriesPart(key.strip(), tuple(kind.id if kind else typed for typed, kind in found))


def _plan(desk: Desk, direction: Direction, year: int) -> Json:
    plan = books.series_plan(desk.replica, direction, year)
    parts = plan.parts if plan else ()
    apart = [{"series": part.key, "kinds": list(part.kinds)} for part in parts]
    return {"book": str(direction), "year": year, "since": plan.year if plan else None, "series": apart}


def _told(result: Json, wording: Wording) -> str:
    said = wording.say("series.shown" if result["series"] else "series.one", {"year": str(result["year"])})
    return "\n".join([said, *(f"{part['series']}: {', '.join(part['kinds'])}" for part in result["series"])])


COMMANDS = (
    Command(("book", "series"), _show, (DIRECTION, YEAR, DATE, *ACTING), _told),
    Command(
        ("book", "set-series"),
        _set,
        (DIRECTION, YEAR, Option("--part", "KEY=KIND[,KIND…]", repeated=True), DATE, *ACTING),
        _told,
    ),
)
