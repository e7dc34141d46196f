"""People of an office, their roles by date, and the PCs they work on."""

from datetime import date, datetime
from enum import StrEnum

from sync.rules.rows import Row, Validity, staff_scope
from sync.rules.state import State


class Role(StrEnum):
    CLERK = "clerk"
    LEADER = "leader"
    OFFICER = "officer"
    ADMIN = "admin"


SEES_DOCUMENTS = frozenset({Role.CLERK, Role.LEADER, Role.OFFICER})


class RoleHeld(Validity, frozen=True, kw_only=True, omit_defaults=True):
    """A role with its dates; an acting clerk is a clerk with an end date."""

    role: Role


class Person(Row, frozen=True, tag="person"):
    """Someone of an office. `seal` as for a Device."""

    office: str
    name: str
    roles: tuple[RoleHeld, ...] = ()
    former: tuple[Role, ...] = ()  # roles taken away again
    ended_at: datetime | None = None
    seal: bytes = b""

    @property
    def parent(self) -> str:
        return self.office

    @property
    def owner(self) -> str:
        return self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (staff_scope(self.office),)

    def roles_on(self, day: date) -> frozenset[Role]:
        if self.ended_at is not None:
            return frozenset()
        return frozenset(held.role for held in self.roles if held.holds_on(day))

    def roles_until(self, day: date) -> frozenset[Role]:
        """Every role that the person has held on some day up to this one, also where it was taken away or all ended."""
        begun = (held.role for held in self.roles if held.since is None or held.since <= day)
        return frozenset((*self.former, *begun))


class Device(Row, frozen=True, tag="device"):
    """A PC enrolled for one office. `seal` is the server's signature over the rest of the row (`sealed_bytes`).

    PCs keep their office's sealed rows and show them again to a server that was restored from an older backup.
    """

    office: str
    name: str
    public_key: bytes
    people: tuple[str, ...]
    enrolled_at: datetime
    revoked_at: datetime | None = None
    successor: str = ""  # the PC that took its place: restored from its backup, or moved to
    seal: bytes = b""

    @property
    def parent(self) -> str:
        return self.office

    @property
    def owner(self) -> str:
        return self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (staff_scope(self.office),)


MOST_SUCCESSIONS = 100


def selves(state: State, device: str) -> tuple[str, ...]:
    """A PC and those that took its place one after the other, the present one last."""
    found = [device]
    while (pc := state.get(Device, found[-1])) and pc.successor and pc.successor not in found:
        if len(found) == MOST_SUCCESSIONS:
            break
        found.append(pc.successor)
    return tuple(found)


def has_clerk(state: State, device: str, day: date) -> bool:
    """Whether somebody who works on a PC is a clerk on a day; of a PC that is not known yet that is not denied."""
    pc = state.get(Device, device)
    people = [state.get(Person, id) for id in pc.people] if pc else []
    return pc is None or any(person is None or Role.CLERK in person.roles_on(day) for person in people)
