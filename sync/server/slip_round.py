"""Slips for many people at once: who needs one, codes that are good once they are on paper, and taking them back.

A code is kept as a hash alone, so nothing can be printed a second time: whoever lost his slip gets a new code, and the
old one is void from then on.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, select

from sync.errors import Refused
from sync.files import disk_errors
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office
from sync.rules.people import Device, Person
from sync.server import audit
from sync.server.enrolment import LONGEST, draw_code, is_taken, keep_slip
from sync.server.home import Home
from sync.server.rows import ServerState
from sync.server.tables import SharedRow, Slip, table_of
from sync.world import Clock, stamp

_rows, _slips = table_of(SharedRow), table_of(Slip)
OPEN, EXPIRED, LOCKED, USED = "open", "expired", "locked", "used"


@dataclass(frozen=True)
class Round:
    """Whom slips are for: everybody who has none and no PC yet; of one office, or just these people, who get one also
    where they have a PC already. `again`: also those whose slip is still good, which is void then."""

    office: str | None = None
    people: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True)
class PaperSlip:
    """One slip as it is printed."""

    person: str
    office: str
    office_name: str
    name: str
    roles: tuple[str, ...]
    code: str
    expires_at: str


Print = Callable[[Sequence[PaperSlip]], bytes]


def give_slips(home: Home, wanted: Round, days: float, out: Path, print_: Print, clock: Clock) -> list[PaperSlip]:
    """Print slips into a new file, then make their codes good; the file is gone again where that fails.

    Raises: Refused `enrol.bad_lifetime`, `slips.exists`, `slips.nobody`, `office.unknown`, `person.unknown`,
    `person.ended`, `backup.no_folder`, LocalHindrance `disk.*`.
    """
    if not 0 < days <= LONGEST.days:
        raise Refused("enrol.bad_lifetime", {"most": str(LONGEST.days)})
    while True:
        with home.database.read() as connection:
            slips = _drawn(connection, wanted, timedelta(days=days), clock)
        pdf = print_(slips)
        _write_new(out, pdf)
        try:
            if _keep(home, slips, timedelta(days=days), clock):
                return slips
        except BaseException:
            out.unlink(missing_ok=True)
            raise
        out.unlink()  # somebody else's slip took a name of ours meanwhile


def slips_there(connection: Connection, office: str | None, clock: Clock) -> list[dict[str, str]]:
    """All slips: for whom, until when, and whether one is open, used, expired or locked by wrong tries.

    Raises: Refused `office.unknown`.
    """
    state, now = ServerState(connection), stamp(clock.now())
    if office is not None and state.get(Office, office) is None:
        raise Refused("office.unknown", {"office": office})
    lines = []
    for row in connection.execute(select(_slips).order_by(_slips.c.office, _slips.c.expires_at)):
        person = state.get(Person, row.person)
        if person is None or office not in (None, row.office):
            continue
        line = {"person": row.person, "office": row.office, "name": person.name, "expires_at": row.expires_at}
        lines.append(line | {"state": _state(row, now)})
    return lines


def void_slips(home: Home, person: str | None, office: str | None, clock: Clock) -> int:
    """Make unused codes void: of one person, of one office, or all where neither is named; how many.

    Raises: Refused `person.unknown`, `office.unknown`.
    """
    with home.database.write() as connection:
        state = ServerState(connection)
        if person is not None and state.get(Person, person) is None:
            raise Refused("person.unknown")
        if office is not None and state.get(Office, office) is None:
            raise Refused("office.unknown", {"office": office})
        which = _slips.c.device == ""
        which &= _slips.c.person == person if person is not None else True
        which &= _slips.c.office == office if office is not None else True
        people = sorted(set(connection.execute(select(_slips.c.person).where(which)).scalars()))
        voided = connection.execute(delete(_slips).where(which)).rowcount
        for id in people:
            audit.record(connection, home.seal, stamp(clock.now()), "slip_void", facts={"person": id})
    return voided


def _state(row: object, now: str) -> str:
    if row.device:  # type: ignore[attr-defined]
        return USED
    if row.expires_at <= now:  # type: ignore[attr-defined]
        return EXPIRED
    return OPEN if row.tries_left > 0 else LOCKED  # type: ignore[attr-defined]


def _drawn(connection: Connection, wanted: Round, lifetime: timedelta, clock: Clock) -> list[PaperSlip]:
    state, now = ServerState(connection), clock.now()
    if wanted.office is not None and state.get(Office, wanted.office) is None:
        raise Refused("office.unknown", {"office": wanted.office})
    people = _named(state, wanted.people) if wanted.people else _waiting(connection, state, wanted, clock)
    if not people:
        raise Refused("slips.nobody")
    slips, names = [], set()
    for person in people:
        code = draw_code(connection)
        while code[:4] in names:  # the name of a slip
            code = draw_code(connection)
        names.add(code[:4])
        office, roles = state.get(Office, person.office), sorted(person.roles_on(legal_day(now)))
        called = office.organisation or office.full_name if office else person.office
        until = stamp(now + lifetime)
        slips.append(PaperSlip(person.id, person.office, called, person.name, tuple(map(str, roles)), code, until))
    return slips


def _named(state: ServerState, ids: Sequence[str]) -> list[Person]:
    people = []
    for id in dict.fromkeys(ids):
        person = state.get(Person, id)
        if person is None:
            raise Refused("person.unknown")
        if person.ended_at is not None:
            raise Refused("person.ended", {"name": person.name})
        people.append(person)
    return people


def _waiting(connection: Connection, state: ServerState, wanted: Round, clock: Clock) -> list[Person]:
    today, now = legal_day(clock.now()), stamp(clock.now())
    devices = [state.get(Device, id) for id in _ids(connection, Device.type_name())]
    at_a_pc = {person for pc in devices if pc and pc.revoked_at is None for person in pc.people}
    still_good = {row.person for row in connection.execute(select(_slips)) if _state(row, now) == OPEN}
    has_one = at_a_pc if wanted.again else at_a_pc | still_good
    people = [person for id in _ids(connection, Person.type_name()) if (person := state.get(Person, id))]
    waiting = [p for p in people if p.id not in has_one and p.roles_on(today) and wanted.office in (None, p.office)]
    return sorted(waiting, key=lambda person: (person.office, person.id))


def _ids(connection: Connection, kind: str) -> list[str]:
    return list(connection.execute(select(_rows.c.id).where(_rows.c.type == kind).order_by(_rows.c.id)).scalars())


def _keep(home: Home, slips: Sequence[PaperSlip], lifetime: timedelta, clock: Clock) -> bool:
    """Make the codes good; nothing is done, and False, where one has been taken since it was drawn."""
    with home.database.write() as connection:
        if any(is_taken(connection, slip.code) for slip in slips):
            return False
        for slip in slips:
            keep_slip(connection, slip.code, slip.person, lifetime, clock, home.seal)
    return True


def _write_new(out: Path, pdf: bytes) -> None:
    """A file for this account alone: whoever reads it can enrol as anybody in it."""
    with disk_errors(out):
        try:
            handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError as error:
            raise Refused("slips.exists", {"file": str(out)}) from error
        except FileNotFoundError as error:
            raise Refused("backup.no_folder", {"folder": str(out.parent)}) from error
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            out.unlink(missing_ok=True)
            raise
