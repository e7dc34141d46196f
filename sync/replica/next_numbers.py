"""The next number for what is at hand: from the series of its kind, and none that would make two papers look alike."""

from datetime import date

from sqlalchemy import Connection

from sync.replica.numbers import next_number
from sync.replica.view import View
from sync.rules.books import Direction, key_of
from sync.rules.documents import Document
from sync.rules.intents import Register
from sync.rules.kinds import Kind, notation
from sync.rules.offices import Office
from sync.rules.series import borne_elsewhere, series_for


def next_outgoing(connection: Connection, office: str, kind: str, unit: str, on: date, device: str) -> int:
    """The next number for a document of a kind that is dated on a day. Raises: Refused as `next_number`."""
    view = View(connection)
    name = series_for(view, office, Direction.OUTGOING, kind, on.year)
    its_kind, own = view.get(Kind, kind), view.get(Office, office)

    def is_free(number: int) -> bool:
        if its_kind is None or own is None:
            return True
        written = notation(number, its_kind, own.abbreviation, unit)
        return borne_elsewhere(view, office, name, on.year, number, "", written) is None

    return next_number(connection, office, name, on, device, is_free)


def registration(connection: Connection, office: str, document: str, on: date, device: str) -> Register:
    """The act that enters an incoming document under the next arrival number of its kind's book.

    Raises: Refused as `next_number`.
    """
    view = View(connection)
    found = view.get(Document, document)
    name = series_for(view, office, Direction.INCOMING, found.kind if found else "", on.year)
    number = next_number(connection, office, name, on, device)
    return Register(document=document, number=number, registered_on=on, series=key_of(name))
