"""How long files are kept and by when they go to the archive: dated data of the directory, never code.

Law: Decree 30/2020/NĐ-CP art. 30 (a year after a file ended; of construction three months after settlement) and the
Law on Archives 33/2024/QH15 (a fixed term has at most 70 years). The figures are rows of `resources/rules`.
"""

from calendar import monthrange
from datetime import date

from sync.rules.rows import DIRECTORY, Row, Validity
from sync.rules.state import Refusal, State

FOR_EVER = 0  # years of a file that is kept without end


class RetentionTerm(Validity, frozen=True, kw_only=True, omit_defaults=True):
    """What holds between two days. `longest_years`: of a fixed term, 0 for no limit. `transfer_months`: after a file
    has ended, 0 for never; `transfer_from_years`: shorter-lived ones need not go. `offered`: terms in use, in years."""

    longest_years: int = 0
    transfer_months: int = 0
    construction_months: int = 0
    transfer_from_years: int = 0
    offered: tuple[int, ...] = ()


class RetentionRules(Row, frozen=True, tag="retention_rules"):
    id: str = "retention"
    terms: tuple[RetentionTerm, ...] = ()

    @property
    def scopes(self) -> tuple[str, ...]:
        return (DIRECTORY,)

    def on(self, day: date) -> RetentionTerm:
        """What holds on a day; a term without figures where nothing is known of it."""
        return next((term for term in self.terms if term.holds_on(day)), RetentionTerm())


def retention_of(state: State) -> RetentionRules:
    return state.get(RetentionRules, "retention") or RetentionRules()


def check_keep_years(state: State, years: int, day: date) -> Refusal | None:
    """Whether files may be kept for so long that begin on a day. Refusals: `retention.bad_years`."""
    longest = retention_of(state).on(day).longest_years
    if years < FOR_EVER or (longest and years > longest):
        return Refusal("retention.bad_years", {"years": str(years), "limit": str(longest)})
    return None


def transfer_by(rules: RetentionRules, ended_on: date, keep_years: int, *, is_construction: bool) -> date | None:
    """The last day on which a file that has ended goes to the archive; None for one that need not."""
    term = rules.on(ended_on)
    months = term.construction_months if is_construction else term.transfer_months
    if not months or (keep_years != FOR_EVER and keep_years < term.transfer_from_years):
        return None
    year, month = divmod(ended_on.year * 12 + ended_on.month - 1 + months, 12)
    return date(year, month + 1, min(ended_on.day, monthrange(year, month + 1)[1]))
