"""The command that takes over a register kept in a spreadsheet, with what became of each row."""

from pathlib import Path
from typing import Any

from app.actions import earlier_book
from app.cli.filled_in import ACTING, DATE
from app.cli.opened import opened_desk, series_of, whole_number
from app.documents.registers.import_report import report_sheet
from app.documents.registers.taken_over import OldRow
from app.documents.workbook import write_workbook
from sync.terminal import Call, Command, Option
from sync.wording import Wording

Json = dict[str, Any]


def _import(call: Call) -> Json:
    wanted, file = series_of(call), Path(call.need("TABLE"))
    with opened_desk(call) as desk:
        year = whole_number(call, "--year") or desk.legal_date().year
        judged = earlier_book.judge(desk, wanted, year, file)
        entered = 0 if call.has("--check") else earlier_book.enter(desk, judged)
    result: Json = {
        "book": wanted,
        "year": year,
        "sheet": judged.sheet,
        "first": judged.first,
        "opens": judged.opens,
        "good": len(judged.good),
        "entered": entered,
        "rows": [_row(row) for row in judged.rows],
    }
    if target := call.get("--report"):
        sheet = report_sheet(file.name, judged.rows, Wording("vi").say)  # paper speaks Vietnamese
        result["file"] = str(write_workbook(Path(target), [sheet]))
    return result


def _row(row: OldRow) -> Json:
    problem = {"code": row.problem.code, "facts": row.problem.facts} if row.problem else None
    return {"line": row.at, "number": row.row.number if row.row else None, "text": row.told, "problem": problem}


def _told(result: Json, wording: Wording) -> str:
    """The rows that were left out, each with why, and the sums."""
    left = [row for row in result["rows"] if row["problem"]]
    lines = [
        wording.say(
            "done.row_left",
            {
                "line": str(row["line"]),
                "text": row["text"],
                "why": wording.say(row["problem"]["code"], row["problem"]["facts"]),
            },
        )
        for row in left
    ]
    sums = {"good": str(result["good"]), "left": str(len(left)), "entered": str(result["entered"])}
    code = "done.book_imported" if result["entered"] or not result["good"] else "done.book_looked_through"
    return "\n".join([*lines, wording.say(code, sums)])


COMMANDS = (
    Command(
        ("book", "import"),
        _import,
        (
            Option("DIRECTION", required=True),
            Option("TABLE", required=True),
            Option("--year", "Y"),
            Option("--check"),
            Option("--report", "TARGET"),
            DATE,
            *ACTING,
        ),
        _told,
    ),
)
