"""Admitting PCs: one-time codes for a person, and what a PC gets for one."""

import hashlib
import hmac
import re
import secrets
from datetime import timedelta

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from sync.errors import Refused
from sync.protocol.codes import make_code, normalised, slip_and_secret
from sync.protocol.messages import Enrol, enrol_bytes
from sync.protocol.signing import ENROL, is_signed
from sync.rules.granting import grant_at_enrolment
from sync.rules.ids import Ids
from sync.rules.legal_time import legal_day
from sync.rules.people import Device, Person, Role
from sync.rules.state import Work
from sync.rules.text import one_line
from sync.server import audit
from sync.server.rows import Seal, ServerState, store
from sync.server.tables import Slip, table_of
from sync.world import Clock, stamp

_slips = table_of(Slip)
TRIES = 5
DEVICE_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LONGEST = timedelta(days=30)
_FIELD = (1 << 255) - 19  # of Ed25519
_Y_OF_ORDER_8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826


class NewSlip(msgspec.Struct, frozen=True):
    code: str
    expires_at: str


def make_slip(
    connection: Connection,
    person_id: str,
    lifetime: timedelta,
    clock: Clock,
    seal: Seal,
    *,
    device: str = "",
    by: str = "",
) -> NewSlip:
    """A one-time code for a person; codes that were made for him before and not used are void. `device`, `by`: the PC
    and the person that asked, where it was not the operator.

    Raises: Refused `person.unknown`, `person.ended`.
    """
    return keep_slip(connection, draw_code(connection), person_id, lifetime, clock, seal, device=device, by=by)


def draw_code(connection: Connection) -> str:
    """A new code whose slip nobody has. It is good once `keep_slip` has kept it."""
    while True:
        code = make_code(secrets.token_bytes(16))
        if not is_taken(connection, code):
            return code


def is_taken(connection: Connection, code: str) -> bool:
    """Whether there is a slip of this code's name already."""
    slip = slip_and_secret(code)[0]
    return connection.execute(select(_slips.c.id).where(_slips.c.id == slip)).first() is not None


def keep_slip(
    connection: Connection,
    code: str,
    person_id: str,
    lifetime: timedelta,
    clock: Clock,
    seal: Seal,
    *,
    device: str = "",
    by: str = "",
) -> NewSlip:
    """Make a code that was drawn good for a person; else as `make_slip`."""
    person = _person(connection, person_id)
    slip, secret = slip_and_secret(code)
    connection.execute(delete(_slips).where(_slips.c.person == person.id, _slips.c.device == ""))
    expires_at = stamp(clock.now() + lifetime)
    connection.execute(
        insert(_slips).values(
            id=slip,
            secret_hash=_hash(secret),
            person=person.id,
            office=person.office,
            expires_at=expires_at,
            tries_left=TRIES,
            device="",
            public_key="",
        )
    )
    facts = {"person": person.id} | ({"by": by} if by else {})
    audit.record(connection, seal, stamp(clock.now()), "slip", device=device, facts=facts)
    return NewSlip(code, expires_at)


class Admitted(msgspec.Struct, frozen=True):
    device: Device
    person: str
    revisions: dict[str, int]


def check_code(connection: Connection, asked: Enrol, clock: Clock) -> str | None:
    """Count a wrong try, in a transaction that stays. The refusal's code, None where the code is right."""
    code = normalised(asked.code)
    if code is None:
        return "enrol.bad_code"
    slip, secret = slip_and_secret(code)
    row = connection.execute(select(_slips).where(_slips.c.id == slip)).first()
    if row is None:
        return "enrol.bad_code"
    if not hmac.compare_digest(row.secret_hash, _hash(secret)):
        left = max(0, row.tries_left - 1)
        connection.execute(update(_slips).where(_slips.c.id == slip).values(tries_left=left))
        return "enrol.bad_code"
    if row.device:
        same = row.device == asked.device and row.public_key == asked.public_key.hex()
        return None if same else "enrol.used_code"
    if row.tries_left <= 0:
        return "enrol.too_many_tries"
    return "enrol.expired_code" if row.expires_at <= stamp(clock.now()) else None


def void_open_slips(connection: Connection) -> int:
    """Codes that nobody has used here, and somebody may have used elsewhere, are good no more; how many."""
    return connection.execute(delete(_slips).where(_slips.c.device == "")).rowcount


def admit(connection: Connection, asked: Enrol, clock: Clock, ids: Ids, seal: Seal) -> Admitted:
    """Enrol a PC, or a further person on it. The same code with the same key is answered the same again.

    Raises: Refused `enrol.bad_signature`, `enrol.bad_device`, `enrol.other_office`, `enrol.other_key`,
    `device.revoked`, `person.unknown`, `person.ended`.
    """
    content = enrol_bytes(asked.code, asked.device, asked.public_key)
    if is_of_small_order(asked.public_key) or not is_signed(asked.public_key, ENROL, content, asked.signature):
        raise Refused("enrol.bad_signature")
    slip = slip_and_secret(normalised(asked.code) or "")[0]
    row = connection.execute(select(_slips).where(_slips.c.id == slip)).one()
    person = _person(connection, row.person)
    state = ServerState(connection)
    device = _device(state.get(Device, asked.device), asked, person, clock)
    now = clock.now()
    work = Work(state)
    work.put(device)
    if Role.CLERK in person.roles_on(legal_day(now)):
        grant_at_enrolment(work, device, ids.new(), legal_day(now))
    revisions = store(connection, work.changes(), seal) if not row.device else {}
    used = {"device": device.id, "public_key": device.public_key.hex()}
    connection.execute(update(_slips).where(_slips.c.id == slip).values(**used))
    if not row.device:
        facts = {"person": person.id, "office": person.office}
        audit.record(connection, seal, stamp(now), "enrol", device=device.id, facts=facts)
    return Admitted(device, person.id, revisions)


def is_of_small_order(public_key: bytes) -> bool:
    """Whether a key is one of the few under which one signature passes for many contents."""
    y = (int.from_bytes(public_key, "little") & ((1 << 255) - 1)) % _FIELD
    return y in (0, 1, _FIELD - 1, _Y_OF_ORDER_8, _FIELD - _Y_OF_ORDER_8)


def _device(known: Device | None, asked: Enrol, person: Person, clock: Clock) -> Device:
    if known is None:
        if not DEVICE_ID.fullmatch(asked.device):
            raise Refused("enrol.bad_device")
        name = one_line(asked.device_name)[:200]
        return Device(
            id=asked.device,
            office=person.office,
            name=name,
            public_key=asked.public_key,
            people=(person.id,),
            enrolled_at=clock.now(),
        )
    if known.revoked_at is not None:
        raise Refused("device.revoked")
    if known.office != person.office:
        raise Refused("enrol.other_office")
    if known.public_key != asked.public_key:
        raise Refused("enrol.other_key")
    return msgspec.structs.replace(known, people=tuple(dict.fromkeys((*known.people, person.id))))


def _person(connection: Connection, id: str) -> Person:
    person = ServerState(connection).get(Person, id)
    if person is None:
        raise Refused("person.unknown")
    if person.ended_at is not None:
        raise Refused("person.ended", {"name": person.name})
    return person


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
