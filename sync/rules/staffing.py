"""People, roles and PCs of an office: changed by its admin or leader, or by the server's operator."""

import msgspec

from sync.rules.case import Case
from sync.rules.granting import close_leases
from sync.rules.ids import is_id
from sync.rules.intents import AddPerson, CloseTask, EndPerson, RevokeDevice, SetRoles
from sync.rules.limits import limits_of
from sync.rules.people import Device, Person, RoleHeld
from sync.rules.state import Refusal, Work
from sync.rules.tasks import Task
from sync.rules.text import one_line


def add_person(work: Work, case: Case, act: AddPerson) -> Refusal | None:
    """Refusals: `id.bad`, `person.exists`, `person.bad_name`, `person.no_role`, `person.bad_dates`."""
    if not is_id(act.person):
        return Refusal("id.bad")
    if work.get(Person, act.person):
        return Refusal("person.exists")
    name = one_line(act.name)
    if not 0 < len(name) <= limits_of(work).name_characters:
        return Refusal("person.bad_name", {"name": name})
    if refusal := _check_roles(act.roles):
        return refusal
    work.put(Person(id=act.person, office=case.office, name=name, roles=act.roles))
    return None


def set_roles(work: Work, case: Case, act: SetRoles) -> Refusal | None:
    """Nobody changes his own roles. An acting clerk is a clerk from one day to another.

    Refusals: `person.unknown`, `person.own_roles`, `person.no_role`, `person.bad_dates`, `person.ended`.
    """
    person = work.get(Person, act.person)
    if person is None or person.office != case.office:
        return Refusal("person.unknown")
    if act.person == case.intent.person:
        return Refusal("person.own_roles")
    if person.ended_at:
        return Refusal("person.ended", {"name": person.name})
    if refusal := _check_roles(act.roles):
        return refusal
    former = person.roles_until(case.today) - {held.role for held in act.roles}
    work.put(msgspec.structs.replace(person, roles=act.roles, former=tuple(sorted(former))))
    return None


def _check_roles(roles: tuple[RoleHeld, ...]) -> Refusal | None:
    """Whether there is any, and none that ends before it begins."""
    if not roles:
        return Refusal("person.no_role")
    for held in roles:
        if held.since and held.until and held.until < held.since:
            return Refusal("person.bad_dates", {"since": held.since.isoformat(), "until": held.until.isoformat()})
    return None


def end_person(work: Work, case: Case, act: EndPerson) -> Refusal | None:
    """Refusals: `person.unknown`, `person.ended`."""
    person = work.get(Person, act.person)
    if person is None or person.office != case.office:
        return Refusal("person.unknown")
    if person.ended_at:
        return Refusal("person.ended", {"name": person.name})
    work.put(msgspec.structs.replace(person, ended_at=case.now))
    return None


def revoke_device(work: Work, case: Case, act: RevokeDevice) -> Refusal | None:
    """Its books wait for a take-over; its leases end. Refusals: `device.unknown`, `device.revoked`."""
    device = work.get(Device, act.device)
    if device is None or device.office != case.office:
        return Refusal("device.unknown")
    if device.revoked_at:
        return Refusal("device.revoked")
    work.put(msgspec.structs.replace(device, revoked_at=case.now))
    if case.final:
        close_leases(work, device, case.today)
    return None


def close_task(work: Work, case: Case, act: CloseTask) -> Refusal | None:
    """Refusals: `task.unknown`."""
    task = work.get(Task, act.task)
    if task is None or task.office != case.office:
        return Refusal("task.unknown")
    work.put(task.closed(case.now))
    return None
