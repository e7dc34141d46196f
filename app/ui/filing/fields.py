"""Fields of a case file's forms: how long it is kept, who keeps it, a day."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit

from app.ui.filing.words import kept
from app.ui.parts.folded_combo import FoldedCombo
from sync.rules.people import SEES_DOCUMENTS, Person
from sync.rules.retention import FOR_EVER
from sync.rules.text import folded


class KeepField(QComboBox):
    """For ever, one of the terms in use, or any number of years that is typed."""

    def __init__(self, offered: Iterable[int], years: int) -> None:
        super().__init__()
        self.setEditable(True)
        for one in (FOR_EVER, *offered):
            self.addItem(kept(one), one)
        self.setEditText(kept(years))

    @property
    def years(self) -> int | None:
        """None where nothing that is a term stands there."""
        typed = folded(self.currentText())
        if typed == folded(kept(FOR_EVER)):
            return FOR_EVER
        first = typed.split()[0] if typed.split() else ""
        return int(first) if first.isascii() and first.isdigit() and 0 < int(first) < 1000 else None


def holder_field(people: dict[str, Person], today: date, chosen: str) -> FoldedCombo:
    """Who of the office may keep a file, the one that is chosen first of all."""
    combo = FoldedCombo()
    readers = [p for p in people.values() if p.ended_at is None and SEES_DOCUMENTS & p.roles_on(today)]
    for person in sorted(readers, key=lambda p: (folded(p.name).split()[-1:], folded(p.name), p.id)):
        combo.add(person.id, person.name)
    combo.take(chosen)
    if combo.currentIndex() < 0 and combo.count():
        combo.setCurrentIndex(0)
    return combo


def day_field(day: date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setDisplayFormat("dd/MM/yyyy")
    field.setCalendarPopup(True)
    return field


def day_in(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
