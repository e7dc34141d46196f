"""What became of each row of an old register, as a form: on the screen and in a workbook. Pure; Vietnamese."""

from collections.abc import Callable, Mapping
from datetime import date

from app.documents.registers.forms import Column, FilledRow, Form
from app.documents.registers.taken_over import OldRow
from app.documents.workbook import Sheet

Says = Callable[[str, Mapping[str, str]], str]  # the sentence of a code, with its facts
REPORT = Form(
    "import",
    "Kết quả nhập sổ cũ",
    (
        Column("Dòng trong tệp", 18, "center"),
        Column("Số", 15, "center"),
        Column("Số, ký hiệu, trích yếu như trong tệp", 110),
        Column("Kết quả", 124),
    ),
)
FITS = "Nhập được"


def report_rows(rows: tuple[OldRow, ...], says: Says) -> tuple[FilledRow, ...]:
    """One row for each of the file's: those that cannot be taken over first."""
    ordered = sorted(rows, key=lambda row: (row.problem is None, row.at))
    return tuple(_filled(row, says) for row in ordered)


def report_sheet(file: str, rows: tuple[OldRow, ...], says: Says) -> Sheet:
    """The same for Excel, in the order of the file."""
    return Sheet(
        name=REPORT.title,
        title=REPORT.title.upper(),
        note=file,
        headings=[column.title for column in REPORT.columns],
        rows=[_filled(row, says).cells for row in rows],
        widths=[10, 8, 60, 70],
    )


def _filled(row: OldRow, says: Says) -> FilledRow:
    told = says(row.problem.code, row.problem.facts) if row.problem else FITS
    number = row.row.number if row.row else None
    return FilledRow(str(row.at), (row.at, number, row.told, told), date.min, bold=row.problem is not None)
