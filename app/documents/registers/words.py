"""A cell as it is written on paper. Pure: page, screen and digest say it alike."""

from datetime import date

from app.documents.registers.forms import Cell
from sync.rules.deadline import Deadline


def deadline_cell(due: Deadline | None) -> Cell:
    """A day, or in words the hour of one."""
    if due is None or due.hour is None:
        return due.day if due else None
    return f"{due.hour:%H:%M} ngày {due.day:%d/%m/%Y}"


def written(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
