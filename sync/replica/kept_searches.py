"""Searches that people have kept under a name: each person's own, on this PC, in the office's encrypted file."""

import msgspec
from sqlalchemy import Connection, delete, insert, select

from sync.replica.sought import Sought
from sync.replica.tables import KeptSearch, table_of
from sync.rules.text import folded

_kept = table_of(KeptSearch)


class Kept(msgspec.Struct, frozen=True):
    name: str
    sought: Sought


def of_person(connection: Connection, person: str) -> list[Kept]:
    """By name."""
    rows = connection.execute(select(_kept.c.name, _kept.c.data).where(_kept.c.person == person))
    found = [Kept(row.name, msgspec.json.decode(row.data, type=Sought)) for row in rows]
    return sorted(found, key=lambda one: (folded(one.name), one.name))


def keep(connection: Connection, person: str, kept: Kept) -> None:
    """In place of one that has the same name."""
    remove(connection, person, kept.name)
    connection.execute(insert(_kept).values(person=person, name=kept.name, data=msgspec.json.encode(kept.sought)))


def remove(connection: Connection, person: str, name: str) -> None:
    connection.execute(delete(_kept).where(_kept.c.person == person, _kept.c.name == name))
