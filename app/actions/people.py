"""Who acts on a PC that several people share: named, and proven by a PIN where one is set.

PINs are kept as Argon2id hashes (RFC 9106, second recommended option: 64 MiB, three passes) in the office's file.
Wrong ones are counted (`pin_tries`).
"""

import logging
from dataclasses import dataclass

import argon2
from sqlalchemy import delete, insert, select

from app.actions import pin_tries
from app.actions.desk import Desk
from sync.errors import Refused
from sync.replica.replica import Replica
from sync.replica.tables import Pin, table_of
from sync.replica.view import View
from sync.rules.legal_time import legal_day
from sync.rules.people import Person, Role
from sync.rules.text import one_line

log = logging.getLogger(__name__)
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
    `person.pin_needed`, `person.pin_wrong`, `person.pin_wait`.
    """
    people = enrolled_people(replica)
    if named is None and len(people) != 1:
        raise Refused("person.which", {"people": ", ".join(f"{p.name} ({p.id})" for p in people)})
    chosen = [p for p in people if named is None or named in (p.id, p.name)]
    if len(chosen) != 1:
        raise Refused("person.not_on_this_pc", {"person": named or ""})
    if chosen[0].has_pin and len(people) > 1:
        check_pin(replica, chosen[0].id, pin)
    return chosen[0].id


def person_named(replica: Replica, typed: str) -> str:
    """The id of a person of the office, from his id or the whole of his name in any capitals; of those still there.

    Raises: Refused `person.not_found`, `person.several`.
    """
    with replica.read() as connection:
        people = View(connection).children(Person, replica.identity.office)
    if any(person.id == typed for person in people):
        return typed
    wanted = one_line(typed).casefold()
    found = [person.id for person in people if person.name.casefold() == wanted and person.ended_at is None]
    if not found:
        raise Refused("person.not_found", {"person": typed})
    if len(found) > 1:
        raise Refused("person.several", {"person": typed, "ids": ", ".join(found)})
    return found[0]


def set_pin(replica: Replica, person: str, pin: str) -> None:
    """Raises: Refused `person.bad_pin`."""
    if not SHORTEST_PIN <= len(pin) <= LONGEST_PIN:
        raise Refused("person.bad_pin", {"shortest": str(SHORTEST_PIN)})
    hashed = _hasher.hash(pin)
    with replica.write() as t:
        t.connection.execute(delete(_pins).where(_pins.c.person == person))
        t.connection.execute(insert(_pins).values(person=person, hash=hashed))
        pin_tries.forget(t.connection, person)


def drop_pin(replica: Replica, person: str) -> None:
    """Do without a PIN from now on. Whoever asks for it has proven himself (`check_pin`)."""
    with replica.write() as t:
        t.connection.execute(delete(_pins).where(_pins.c.person == person))
        pin_tries.forget(t.connection, person)


def reset_pin(desk: Desk, person: str, pin: str) -> None:
    """Give somebody of this PC, who has forgotten his PIN, a new one; also offline. The log of this PC says who did it.

    Whoever sits at the desk is a leader of the office and has proven it (`check_pin`).
    Raises: Refused `person.may_not`, `person.not_on_this_pc`, `person.bad_pin`.
    """
    replica = desk.replica
    with replica.read() as connection:
        leader = View(connection).get(Person, desk.person)
    if leader is None or Role.LEADER not in leader.roles_on(legal_day(replica.clock.now())):
        raise Refused("person.may_not", {"name": leader.name if leader else "", "act": "reset_pin"})
    if desk.person not in replica.identity.people or person not in replica.identity.people:
        raise Refused("person.not_on_this_pc", {"person": person})
    set_pin(replica, person, pin)
    log.warning("the PIN of %s was set anew by %s", person, desk.person)


def check_pin(replica: Replica, person: str, pin: str | None) -> None:
    """Whether somebody is who he says, where he has set a PIN. Takes a tenth of a second by design.

    Raises: Refused `person.pin_needed`, `person.pin_wrong` (left), `person.pin_wait` (seconds, until).
    """
    with replica.read() as connection:
        hashed = connection.execute(select(_pins.c.hash).where(_pins.c.person == person)).scalar()
    if hashed is None:
        return
    if pin is None:
        raise Refused("person.pin_needed")
    with replica.write() as t:
        refused = pin_tries.refused_for_now(t.connection, person, replica.clock.now())
    if refused is None:
        is_right = _fits(hashed, pin)
        with replica.write() as t:
            refused = pin_tries.note_try(t.connection, person, is_right, replica.clock.now())
    if refused is not None:
        raise refused


def _fits(hashed: str, pin: str) -> bool:
    try:
        return _hasher.verify(hashed, pin)
    except argon2.exceptions.VerificationError:
        return False
