"""What the server's operator does by command: people, PCs, slips. The same rules judge it, the same log keeps it.

Each function is one writing transaction and works while the server runs; that notices within a second.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from sync.errors import Refused
from sync.files import write_whole
from sync.rules.decide import decide
from sync.rules.ids import Ids
from sync.rules.intents import FORM, AddPerson, AnyAct, EndPerson, Intent, RevokeDevice, SetRoles
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office
from sync.rules.people import Device, Person, Role, RoleHeld
from sync.rules.state import Refusal
from sync.server import audit, ca, contacts, enrolment
from sync.server.enrolment import LONGEST, NewSlip
from sync.server.home import SETTINGS, Home, read_settings, settings_text
from sync.server.rows import ServerState, store
from sync.server.tables import SharedRow, table_of
from sync.world import Clock, stamp

_rows = table_of(SharedRow)
OPERATOR = "operator"


class Operator:
    def __init__(self, home: Home, clock: Clock, ids: Ids) -> None:
        self._home, self._clock, self._ids = home, clock, ids

    def add_person(self, office: str, name: str, role: str) -> dict[str, str]:
        """Raises: Refused `office.unknown`, `person.bad_role`, `person.bad_name`."""
        self._office(office)
        person = self._ids.new()
        roles = (RoleHeld(role=_role(role)),)
        self._do(office, AddPerson(person=person, name=name, roles=roles))
        return self._person_line(self._person(person))

    def people(self, office: str | None) -> list[dict[str, str]]:
        """Raises: Refused `office.unknown`."""
        self._known(office)
        with self._home.database.read() as connection:
            query = select(_rows.c.id).where(_rows.c.type == Person.type_name()).order_by(_rows.c.owner, _rows.c.id)
            found = [ServerState(connection).get(Person, id) for id in connection.execute(query).scalars()]
        return [self._person_line(p) for p in found if p and office in (None, p.office)]

    def set_role(self, person: str, role: str) -> dict[str, str]:
        """Raises: Refused `person.unknown`, `person.ended`, `person.bad_role`."""
        known = self._person(person)
        roles = tuple(RoleHeld(role=_role(r)) for r in role.split(","))
        self._do(known.office, SetRoles(person=person, roles=roles))
        return self._person_line(self._person(person))

    def end_person(self, person: str) -> dict[str, str]:
        """Raises: Refused `person.unknown`, `person.ended`."""
        self._do(self._person(person).office, EndPerson(person=person))
        return self._person_line(self._person(person))

    def enrol(self, person: str, days: float) -> NewSlip:
        """A one-time code. Raises: Refused `person.unknown`, `person.ended`, `enrol.bad_lifetime`."""
        if not 0 < days <= LONGEST.days:  # also what is no number
            raise Refused("enrol.bad_lifetime", {"most": str(LONGEST.days)})
        with self._home.database.write() as connection:
            return enrolment.make_slip(connection, person, timedelta(days=days), self._clock, self._home.seal)

    def devices(self, office: str | None) -> list[dict[str, Any]]:
        """Raises: Refused `office.unknown`."""
        self._known(office)
        with self._home.database.read() as connection:
            query = select(_rows.c.id).where(_rows.c.type == Device.type_name()).order_by(_rows.c.owner, _rows.c.id)
            found = [ServerState(connection).get(Device, id) for id in connection.execute(query).scalars()]
            return [
                {
                    "id": device.id,
                    "office": device.office,
                    "name": device.name,
                    "people": list(device.people),
                    "enrolled_at": device.enrolled_at.isoformat(),
                    "revoked_at": device.revoked_at.isoformat() if device.revoked_at else None,
                    "last_contact": contacts.contact_of(connection, device.id)[0] or None,
                    "version": contacts.contact_of(connection, device.id)[2],
                }
                for device in found
                if device and office in (None, device.office)
            ]

    def revoke_device(self, device: str) -> None:
        """Raises: Refused `device.not_listed`, `device.revoked`."""
        with self._home.database.read() as connection:
            known = ServerState(connection).get(Device, device)
        if known is None:
            raise Refused("device.not_listed", {"device": device})
        self._do(known.office, RevokeDevice(device=device))

    def add_host(self, host: str) -> list[str]:
        """One more name or address in the certificate; a running server takes it up by itself.

        Raises: Refused `server.bad_host`; Defect `server.keys_gone` (nothing has changed).
        """
        settings = read_settings(self._home.folder)
        hosts = tuple(dict.fromkeys((*settings.hosts, ca.check_host(host))))
        ca.issue_leaf(self._home.keys, self._home.server, list(hosts), self._clock.now())
        write_whole(self._home.folder / SETTINGS, settings_text(replace(settings, hosts=hosts)))
        return list(hosts)

    def add_within(self, connection: Connection, office: str, name: str, roles: tuple[RoleHeld, ...]) -> str:
        """One of many people, in a transaction of the caller's; his id. Raises: Refused as `add_person` does."""
        person = self._ids.new()
        self._judge(connection, office, AddPerson(person=person, name=name, roles=roles))
        return person

    def today(self) -> date:
        return legal_day(self._clock.now())

    def _do(self, office: str, act: AnyAct) -> None:
        with self._home.database.write() as connection:
            self._judge(connection, office, act)

    def _judge(self, connection: Connection, office: str, act: AnyAct) -> None:
        now, seal = self._clock.now(), self._home.seal
        intent = Intent(form=FORM, id=self._ids.new(), office=office, device=OPERATOR, made_at=now, act=act)
        changes = decide(ServerState(connection), intent, now, final=True, operator=True)
        if isinstance(changes, Refusal):
            raise Refused.by(changes)
        store(connection, changes, seal)
        facts = {"office": office, "about": act.about}
        audit.record(connection, seal, stamp(now), act.kind(), device=OPERATOR, outcome="applied", facts=facts)

    def _office(self, code: str) -> Office:
        with self._home.database.read() as connection:
            office = ServerState(connection).get(Office, code)
        if office is None:
            raise Refused("office.unknown", {"office": code})
        return office

    def _known(self, office: str | None) -> None:
        if office is not None:
            self._office(office)

    def _person(self, id: str) -> Person:
        with self._home.database.read() as connection:
            person = ServerState(connection).get(Person, id)
        if person is None:
            raise Refused("person.unknown")
        return person

    def _person_line(self, person: Person) -> dict[str, str]:
        roles = sorted(person.roles_on(legal_day(self._clock.now())))
        line = {"id": person.id, "office": person.office, "name": person.name, "role": ",".join(roles)}
        return line | ({"ended_at": person.ended_at.isoformat()} if person.ended_at else {})


def _role(name: str) -> Role:
    try:
        return Role(name.strip())
    except ValueError as error:
        raise Refused("person.bad_role", {"role": name}) from error
