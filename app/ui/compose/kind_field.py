"""The kind of a document: all kinds of the directory that are in use on its day, the everyday ones first."""

from collections.abc import Iterable
from datetime import date

from app.ui.parts.folded_combo import FoldedCombo
from sync.rules.kinds import Kind
from sync.rules.text import folded

EVERYDAY = ("CV", "TB", "BC", "KH", "GM", "TTr", "QĐ")


def in_order(kinds: Iterable[Kind], day: date) -> list[Kind]:
    """The kinds in use on a day: those of every day, then the others by name."""
    used = [kind for kind in kinds if kind.validity.holds_on(day)]
    first = [kind for id in EVERYDAY for kind in used if kind.id == id]
    return first + sorted((k for k in used if k.id not in EVERYDAY), key=lambda kind: folded(kind.name))


class KindField(FoldedCombo):
    """Filled whenever kinds or day change; what was taken stays taken."""

    def __init__(self) -> None:
        super().__init__()
        self._kinds: list[Kind] = []

    def offer(self, kinds: list[Kind], taken: str) -> None:
        if kinds != self._kinds:
            self._kinds = kinds
            self.blockSignals(True)
            self.clear()
            for kind in kinds:
                self.add(kind.id, kind_words(kind), kind.id)
            self.blockSignals(False)
        if taken != self.key:
            self.blockSignals(True)
            self.take(taken)
            self.blockSignals(False)


def kind_words(kind: Kind) -> str:
    """A kind as a choice says it: Thông báo (TB); a letter, which has no abbreviation: Công văn."""
    name = kind.name[:1].upper() + kind.name[1:]
    return f"{name} ({kind.abbreviation})" if kind.abbreviation else name
