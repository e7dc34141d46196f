"""What people ask about a register that was kept before this program: to take its rows over.

Law: Decree 30/2020/NĐ-CP art. 15 and 22 (one series a year, whatever it is kept in). `intents` has the envelope.
"""

from datetime import date

import msgspec

from sync.rules.acts import Act


class EarlierRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of an old register. `on`: the day of arrival, or an outgoing document's own. `sender`: the issuer of an
    incoming one. `to`: whom it went or was passed to, `kept_by` and `copies`, as it was written."""

    document: str
    number: int
    on: date
    notation: str
    subject: str
    issued_on: date
    kind_id: str = ""
    sender: str = ""
    signer: str = ""
    to: str = ""
    passed_on: date | None = None
    kept_by: str = ""
    copies: str = ""
    note: str = ""


class EnterEarlier(Act, frozen=True, tag="enter_earlier"):
    """Take over rows of a book that stand before the number with which it was begun here."""

    book: str
    rows: tuple[EarlierRow, ...]

    @property
    def about(self) -> str:
        return self.book
