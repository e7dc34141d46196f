"""The number that would be given now, or what is to be said of one that stands on a paper: looked at, never taken."""

from datetime import date

from app.actions.composition import Asked, NumberOutlook
from sync.errors import Refused
from sync.replica.backdating import backdated
from sync.replica.next_numbers import next_outgoing
from sync.replica.numbers import check_given
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.books import Book, Direction, Entry, book_id, entry_id, key_of
from sync.rules.documents import Document
from sync.rules.kinds import Kind, notation
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office
from sync.rules.series import series_for


def number_outlook(replica: Replica, asked: Asked) -> NumberOutlook:
    """What would be given now. Never raises `Refused`: that is part of the answer."""
    office, device = replica.identity.office, replica.identity.device
    is_past = asked.on < legal_day(replica.clock.now())
    with replica.read() as connection:
        view = View(connection)
        name = series_for(view, office, Direction.OUTGOING, asked.kind, asked.on.year)
        book = book_id(office, name, asked.on.year)
        refused: Refused | None = None
        following: int | None = None
        try:
            following = next_outgoing(connection, office, asked.kind, asked.unit, asked.on, device)
        except Refused as none_left:
            refused = none_left
        if asked.given is not None:
            refused = None
            try:
                check_given(connection, office, name, asked.given, asked.on, device, asked.suffix)
            except Refused as not_free:
                refused = not_free
        number = following if asked.given is None else asked.given
        return NumberOutlook(
            asked=asked,
            next=following,
            notation=_notation(view, office, asked, number) if number else "",
            has_begun=view.get(Book, book) is not None or view.last(Entry, book, 99_999) is not None,
            refusal=refused.code if refused else "",
            facts=refused.facts if refused else {},
            series=key_of(name),
            used_on=_used_on(view, book, asked.given, asked.suffix),
            backdated=backdated(connection, office, name, asked.on, device) if is_past else None,
        )


def _notation(view: View, office: str, asked: Asked, number: int) -> str:
    suffix = asked.suffix if asked.given is not None else ""
    kind, own = view.get(Kind, asked.kind), view.get(Office, office)
    return notation(number, kind, own.abbreviation if own else "", asked.unit, suffix) if kind else ""


def _used_on(view: View, book: str, number: int | None, suffix: str) -> date | None:
    entry = view.get(Entry, entry_id(book, number, suffix)) if number is not None else None
    document = view.get(Document, entry.document) if entry and entry.document else None
    return document.issued_on if document else entry.on if entry else None
