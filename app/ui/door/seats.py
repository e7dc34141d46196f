"""Who may sit at this PC, as the window knows it. Pure."""

from dataclasses import dataclass
from datetime import date

from app.ui.bridge.opening import Opening
from app.ui.words.speech import speech, translate
from sync.rules.people import Person, Role


@dataclass(frozen=True)
class Seat:
    """Somebody who is enrolled on this PC. `is_gone`: he has left the office and may not sit down."""

    person: str
    name: str
    roles: str
    has_pin: bool
    is_leader: bool
    is_gone: bool


def seats(opening: Opening, today: date) -> list[Seat]:
    """In the order in which they were enrolled."""
    people = opening.identity.people if opening.identity else ()
    found = []
    for id in people:
        person = opening.people.get(id)
        roles = person.roles_on(today) if person else frozenset()
        found.append(
            Seat(
                person=id,
                name=person.name if person else "…",
                roles=worn_words(person, today) if person else "",
                has_pin=id in opening.pinned,
                is_leader=Role.LEADER in roles,
                is_gone=id not in opening.present,
            )
        )
    return found


def has_to_ask(opening: Opening) -> bool:
    """Whether the window must not open without asking: several people use the PC, or the one who does has a PIN."""
    return len(opening.present) != 1 or opening.present[0] in opening.pinned


def role_words(roles: frozenset[Role]) -> str:
    """Văn thư, lãnh đạo: with one capital, as under a name."""
    named = ", ".join(speech.say(f"role.{role}") for role in Role if role in roles)
    return named[:1].upper() + named[1:]


def worn_words(person: Person, today: date) -> str:
    """As `role_words`, and until when somebody is an acting clerk."""
    until = acting_until(person, today)
    if until is None:
        return role_words(person.roles_on(today))
    others = role_words(person.roles_on(today) - {Role.CLERK})
    acting = translate("Seats", "văn thư tạm thay đến hết {day}").format(day=f"{until:%d/%m}")
    return f"{others}, {acting}" if others else acting[:1].upper() + acting[1:]


def acting_until(person: Person, today: date) -> date | None:
    """The last day of somebody who is a clerk only for a time."""
    held = [one for one in person.roles if one.role is Role.CLERK and one.holds_on(today)]
    return held[0].until if len(held) == 1 else None
