"""Who acts on a PC that several people share: named, and proven by a PIN where one is set.

PINs are kept as Argon2id hashes (RFC 9106, second recommended option: 64 MiB, three passes) in the office's file.
"""

from dataclasses import dataclass

import argon2
from sqlalchemy import delete, insert, select

from sync.errors import Refused
from sync.replica.replica import Replica
from sync.replica.tables import Pin, table_of
from sync.replica.view import View
from sync.rules.people import Person

_pins = table_of(Pin)
_hasher = argon2.PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
SHORTEST_PIN, LONGEST_PIN = 4, 64


@dataclass(frozen=True)
class Enrolled:
    id: str
    name: str
    has_pin: bool


def enrolled_people(replica: Replica) -> list[Enrolled]:
    """The people of this PC, in the order in which they were enrolled."""
    with replica.read() as connection:
        view, found = View(connection), []
        for id in replica.identity.people:
            person = view.get(Person, id)
            pinned = connection.execute(select(_pins.c.person).where(_pins.c.person == id)).first() is not None
            found.append(Enrolled(id, person.name if person else "", pinned))
    return found


def acting_person(replica: Replica, named: str | None, pin: str | None) -> str:
    """The id of who acts.

    Raises: Refused `person.which` where several people share the PC and none is named, `person.not_on_this_pc`,
    `person.pin_needed`, `person.pin_wrong`.
    """
    people = enrolled_people(replica)
    if named is None and len(people) != 1:
        raise Refused("person.which", {"people": ", ".join(f"{p.name} ({p.id})" for p in people)})
    chosen = [p for p in people if named is None or named in (p.id, p.name)]
    if len(chosen) != 1:
        raise Refused("person.not_on_this_pc", {"person": named or ""})
    if chosen[0].has_pin and len(people) > 1:
        _check_pin(replica, chosen[0].id, pin)
    return chosen[0].id


def set_pin(replica: Replica, person: str, pin: str) -> None:
    """Raises: Refused `person.bad_pin`."""
    if not SHORTEST_PIN <= len(pin) <= LONGEST_PIN:
        raise Refused("person.bad_pin", {"shortest": str(SHORTEST_PIN)})
    hashed = _hasher.hash(pin)
    with replica.write() as t:
        t.connection.execute(delete(_pins).where(_pins.c.person == person))
        t.connection.execute(insert(_pins).values(person=person, hash=hashed))


def _check_pin(replica: Replica, person: str, pin: str | None) -> None:
    if pin is None:
        raise Refused("person.pin_needed")
    with replica.read() as connection:
        hashed = connection.execute(select(_pins.c.hash).where(_pins.c.person == person)).scalar_one()
    try:
        _hasher.verify(hashed, pin)
    except argon2.exceptions.VerificationError as error:
        raise Refused("person.pin_wrong") from error
