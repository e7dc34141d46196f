"""Document kinds as dated data, and the number and notation that stand on the paper.

Law: Decree 30/2020/NĐ-CP art. 7 (29 kinds), Annex III.I (abbreviations), Annex I (numbers below 10 with a zero,
"/" after the number, "-" between groups).
"""

from sync.rules.rows import DIRECTORY, Row, Validity
from sync.rules.state import State
from sync.rules.text import composed

LETTER = "CV"  # công văn: has no abbreviation of its own; this is what people type for it
ALL = "kinds"


class Kind(Row, frozen=True, tag="kind"):
    """A kind of document. `id` is what people type; `abbreviation` what the notation shows, "" for a letter."""

    name: str
    abbreviation: str = ""
    validity: Validity = Validity()

    @property
    def parent(self) -> str:
        return ALL

    @property
    def scopes(self) -> tuple[str, ...]:
        return (DIRECTORY,)


def kind_named(state: State, typed: str) -> Kind | None:
    """The kind that someone means by an abbreviation, in any case ("tb", "QÐ")."""
    wanted = composed(typed).strip()
    if exact := state.get(Kind, wanted):
        return exact
    return next((k for k in state.children(Kind, ALL) if k.id.casefold() == wanted.casefold()), None)


def notation(number: int, kind: Kind, office_abbreviation: str, unit: str, suffix: str = "") -> str:
    """Number and notation as written on the paper: `03/TB-UBND`, a letter `12/UBND-VP`, with a suffix `12a/QĐ-UBND`."""
    groups = (kind.abbreviation, office_abbreviation) if kind.abbreviation else (office_abbreviation, unit)
    return f"{number:02d}{suffix}/{'-'.join(g for g in groups if g)}"
