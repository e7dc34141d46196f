"""People and PCs of the office: who is there, with which roles, from which PCs; changed by a leader or an admin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from app.actions.desk import Desk
from sync.engine.traffic import Traffic
from sync.errors import Refused
from sync.protocol.messages import SlipRequest, slip_bytes
from sync.protocol.signing import SLIP
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.documents import ORDINARY
from sync.rules.intents import AddPerson, AnyAct, EndPerson, RevokeDevice, SetRoles
from sync.rules.people import Device, Person, Role, RoleHeld


@dataclass(frozen=True)
class Member:
    """A person of the office and the PCs on which he is enrolled, also revoked ones."""

    person: Person
    devices: tuple[Device, ...]


@dataclass(frozen=True)
class Slip:
    """What is written down for a person who is to enrol a PC. `addresses`: those by which this PC knows the server."""

    code: str
    fingerprint: str
    expires_at: datetime
    addresses: tuple[str, ...]


def staff_of(replica: Replica) -> list[Member]:
    """Everybody of the office by name, those who have left last."""
    with replica.read() as connection:
        view = View(connection)
        people = view.children(Person, replica.identity.office)
        devices = view.children(Device, replica.identity.office)
    people.sort(key=lambda person: (person.ended_at is not None, person.name.casefold(), person.id))
    return [Member(person, tuple(d for d in devices if person.id in d.people)) for person in people]


def add_person(desk: Desk, name: str, roles: Iterable[RoleHeld]) -> str:
    """A new person of the office; his id. He works from no PC until he has used a code (`make_slip`).

    Raises: Refused `person.bad_name`, `person.no_role`.
    """
    id = desk.replica.ids.new()
    _save(desk, AddPerson(person=id, name=name, roles=tuple(roles)))
    return id


def set_roles(desk: Desk, person: str, roles: Iterable[RoleHeld]) -> None:
    """Raises: Refused `person.unknown`, `person.own_roles`, `person.ended`, `person.no_role`."""
    _save(desk, SetRoles(person=person, roles=tuple(roles)))


def name_acting_clerk(desk: Desk, person: str, since: date | None, until: date) -> None:
    """Somebody of the office is a clerk besides what he is, from a day (today) to the end of another.

    Raises: Refused `person.unknown`, `person.already_clerk`, `person.bad_dates`, and as `set_roles`.
    """
    today = desk.legal_date()
    roles = _roles_of(desk, person)
    if any(held.role is Role.CLERK and held.until is None for held in roles):
        raise Refused("person.already_clerk")
    if until < today:
        raise Refused("person.bad_dates", {"since": (since or today).isoformat(), "until": until.isoformat()})
    others = (held for held in roles if held.role is not Role.CLERK)
    set_roles(desk, person, (*others, RoleHeld(role=Role.CLERK, since=since or today, until=until)))


def end_acting_clerk(desk: Desk, person: str) -> None:
    """An acting clerk is one no more, from now on. Raises: Refused `person.unknown`, `person.not_acting`."""
    roles = _roles_of(desk, person)
    others = tuple(held for held in roles if not (held.role is Role.CLERK and held.until is not None))
    if len(others) == len(roles):
        raise Refused("person.not_acting")
    set_roles(desk, person, others)


def _roles_of(desk: Desk, person: str) -> tuple[RoleHeld, ...]:
    with desk.replica.read() as connection:
        found = View(connection).get(Person, person)
    if found is None:
        raise Refused("person.unknown")
    return found.roles


def end_person(desk: Desk, person: str) -> None:
    """He has left the office. Raises: Refused `person.unknown`, `person.ended`."""
    _save(desk, EndPerson(person=person))


def revoke_device(desk: Desk, device: str) -> None:
    """Shut a PC out, as a lost one. Raises: Refused `device.unknown`, `device.revoked`."""
    _save(desk, RevokeDevice(device=device))


def make_slip(desk: Desk, person: str, days: int, proxy: str = "") -> Slip:
    """A one-time code with which a person of the office enrols a PC; earlier unused ones of his are void.

    Asks the server, so call it from a thread that may wait. Whoever sits at the desk is a leader or admin. A person
    who was added here has to reach the server first.
    Raises: LineHindrance; Refused `person.may_not`, `slip.person_unknown`, `person.ended`, `enrol.bad_lifetime`,
    `slip.too_many`, `device.revoked`; LocalHindrance.
    """
    from sync.engine.enrolling import port_maker  # slow to import, and nothing else here needs a line

    replica, device = desk.replica, desk.replica.identity.device
    content = slip_bytes(replica.identity.server, device, desk.person, person, days)
    signature = replica.signer.sign(SLIP, content)
    port = port_maker(replica, proxy)(Traffic(replica.clock.monotonic_s, lambda: None))
    try:
        answer = port.slip(SlipRequest(by=desk.person, person=person, days=days, signature=signature))
    finally:
        port.close()
    return Slip(answer.code, answer.fingerprint, answer.expires_at, replica.identity.addresses)


def _save(desk: Desk, act: AnyAct) -> None:
    with desk.replica.write() as t:
        t.save_intent(act, person=desk.person, rank=ORDINARY)
