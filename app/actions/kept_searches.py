"""Searches kept under a name, by each person for himself. They stay on this PC."""

from app.actions.desk import Desk
from sync.errors import Refused
from sync.replica import kept_searches
from sync.replica.kept_searches import Kept
from sync.replica.sought import Sought
from sync.rules.text import one_line

LONGEST_NAME = 80


def searches(desk: Desk) -> list[Kept]:
    """Those of who sits here, by name."""
    with desk.replica.read() as connection:
        return kept_searches.of_person(connection, desk.person)


def keep_search(desk: Desk, name: str, sought: Sought) -> Kept:
    """Keep a search; one of the same name gives way. Raises: Refused `search.no_name`."""
    kept = Kept(one_line(name)[:LONGEST_NAME].strip(), sought)
    if not kept.name:
        raise Refused("search.no_name")
    with desk.replica.write() as t:
        kept_searches.keep(t.connection, desk.person, kept)
    return kept


def drop_search(desk: Desk, name: str) -> None:
    """Keep it no longer."""
    with desk.replica.write() as t:
        kept_searches.remove(t.connection, desk.person, name)
