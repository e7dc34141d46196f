"""Bringing in the people of all offices from one list: all of them or nobody, and never anybody twice."""

from pathlib import Path

import msgspec
from sqlalchemy import Connection, select

from sync.rules.limits import limits_of
from sync.rules.offices import Office
from sync.rules.people import Person, RoleHeld
from sync.server.operator import Operator
from sync.server.people_list import PeopleList, name_key, read_people
from sync.server.rows import ServerState
from sync.server.tables import SharedRow, table_of

_rows = table_of(SharedRow)
ADDED, KNOWN, OTHER_ROLE, LEFT = "added", "known", "other_role", "left"


class Brought(msgspec.Struct, frozen=True):
    """What became of one line. `other_role`: he is known with other roles, which stay; `left`: he was ended here, and
    a list does not bring him back."""

    line: int
    office: str
    name: str
    role: str
    state: str
    id: str


def people_by_name(connection: Connection) -> dict[tuple[str, str], Person]:
    """Everybody, by office and name; of two alike the one who has not left."""
    query = select(_rows.c.id).where(_rows.c.type == Person.type_name()).order_by(_rows.c.id)
    state = ServerState(connection)
    everybody = [state.get(Person, id) for id in connection.execute(query).scalars()]
    people = [person for person in everybody if person is not None]
    people.sort(key=lambda person: person.ended_at is None)
    return {name_key(person.office, person.name): person for person in people}


def bring_in(connection: Connection, operator: Operator, listed: PeopleList) -> list[Brought]:
    """Add those who are not there yet, within a transaction of the caller's; a list that came before changes nothing.

    Raises: Refused, as the rule `add_person` does; the transaction is then to be undone.
    """
    known, brought = people_by_name(connection), []
    for wanted in listed.wanted:
        there = known.get(name_key(wanted.office, wanted.name))
        id, state = (there.id, _state(there, operator, wanted.roles)) if there else ("", ADDED)
        if there is None:
            roles = tuple(RoleHeld(role=role) for role in wanted.roles)
            id = operator.add_within(connection, wanted.office, wanted.name, roles)
        brought.append(Brought(wanted.line, wanted.office, wanted.name, ",".join(wanted.roles), state, id))
    return brought


def listed_people(connection: Connection, path: Path) -> PeopleList:
    """The list in a file, against the offices of this server. Raises: Refused as `read_people` does."""
    query = select(_rows.c.id).where(_rows.c.type == Office.type_name())
    longest = limits_of(ServerState(connection)).name_characters
    return read_people(path, connection.execute(query).scalars(), longest)


def _state(there: Person, operator: Operator, roles: tuple[str, ...]) -> str:
    if there.ended_at is not None:
        return LEFT
    return KNOWN if there.roles_on(operator.today()) == frozenset(roles) else OTHER_ROLE
