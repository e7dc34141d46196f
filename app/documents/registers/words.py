"""A cell as it is written on paper. Pure: page, screen and digest say it alike."""

from datetime import date

from app.documents.registers.forms import Cell


def written(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
