"""What is asked when somebody hands his work over. `intents` has the envelope and the rest."""

from datetime import date

import msgspec

from sync.rules.acts import Act
from sync.rules.people import Role


class BookStand(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a book stood: its last number, and those that were passed over and not explained."""

    book: str
    last: int
    gaps: tuple[int, ...] = ()


class HandOver(Act, frozen=True, tag="hand_over"):
    """Somebody's work goes to somebody else of the office, in one step: what was given to him, roles, books.

    `ends`: his access ends; what he did before and what comes late is kept. `shuts_pcs`: the PCs that are his alone
    are shut out besides, with whatever they have not sent. `is_present`: he has confirmed it on this PC; else
    it is the emergency form, with a reason. `device`: the PC that gives the numbers of `series` from now on. `books`,
    `drafts`, `unsent`: how things stood on the PC where it was done, for the record.
    """

    person: str
    to: str
    on: date
    roles: tuple[Role, ...] = ()
    ends: bool = False
    shuts_pcs: bool = False
    is_present: bool = False
    reason: str = ""
    device: str = ""
    series: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    books: tuple[BookStand, ...] = ()
    drafts: int = 0
    unsent: int = 0

    @property
    def about(self) -> str:
        return self.person
