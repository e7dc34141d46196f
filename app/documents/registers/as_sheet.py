"""A filled form as a sheet for Excel: the same rows as on paper. Pure."""

from app.documents.registers.forms import Filled
from app.documents.workbook import Sheet

MM_A_CHARACTER = 1.8


def as_sheet(filled: Filled) -> Sheet:
    form = filled.form
    period = f"Từ ngày {filled.since:%d/%m/%Y} đến ngày {filled.until:%d/%m/%Y}"
    told = (filled.office, f"Năm {filled.year}", *(filled.under or (period,)), filled.range, *filled.notes)
    count = len(form.columns)
    return Sheet(
        name=form.title,
        title=form.title.upper(),
        note=". ".join(part.rstrip(".") for part in told if part),
        headings=[column.title for column in form.columns],
        rows=[(*row.cells, *(None,) * (count - len(row.cells))) for row in filled.rows],
        widths=[round(column.width / MM_A_CHARACTER) for column in form.columns],
        frozen=2,
    )
