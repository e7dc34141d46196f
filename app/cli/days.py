"""Commands about the calendar of working days: which list counts, and keeping one's own."""

from contextlib import closing
from pathlib import Path
from typing import Any

from app.actions import working_time, year_days
from app.cli.filled_in import ACTING, DATE
from app.cli.opened import opened_desk, whole_number
from sync.rules.desk_acts import FreeDay
from sync.terminal import Call, Command, Option
from sync.wording import Wording

Json = dict[str, Any]
YEAR = Option("--year", "Y")


def _show(call: Call) -> Json:
    with opened_desk(call) as desk:
        today = desk.legal_date()
        year = whole_number(call, "--year") or today.year
        with closing(desk.replica.database.raw()) as raw:
            found = working_time.year_list(raw, desk.office, year, today)
    return {"year": year, "of": found.of or None, "free": _days(found.free), "worked": _days(found.worked)}


def _set(call: Call) -> Json:
    free, worked = working_time.read_days(Path(call.need("TABLE")))
    with opened_desk(call) as desk:
        year = whole_number(call, "--year") or desk.legal_date().year
        year_days.set_days(desk, year, free, worked)
    return {"year": year, "free": len(free), "worked": len(worked)}


def _follow(call: Call) -> Json:
    with opened_desk(call) as desk:
        year = whole_number(call, "--year") or desk.legal_date().year
        year_days.follow_above(desk, year)
    return {"year": year}


def _days(days: tuple[FreeDay, ...]) -> list[Json]:
    return [{"day": one.day.isoformat(), "reason": one.reason or None} for one in days]


def _shown(result: Json, wording: Wording) -> str:
    whose = "days.of_office" if result["of"] else "days.fixed"
    lines = [wording.say(whose, {"year": str(result["year"]), "office": result["of"] or ""})]
    for kind in ("free", "worked"):
        for one in result[kind]:
            lines.append(f"{one['day']}  {wording.say(f'days.{kind}')}  {one['reason'] or ''}".rstrip())
    return "\n".join(lines)


def _was_set(result: Json, wording: Wording) -> str:
    return wording.say("done.days_set", {name: str(value) for name, value in result.items()})


def _followed(result: Json, wording: Wording) -> str:
    return wording.say("done.days_followed", {"year": str(result["year"])})


COMMANDS = (
    Command(("days", "show"), _show, (YEAR, DATE, *ACTING), _shown),
    Command(("days", "set"), _set, (Option("TABLE", required=True), YEAR, DATE, *ACTING), _was_set),
    Command(("days", "follow"), _follow, (YEAR, DATE, *ACTING), _followed),
)
