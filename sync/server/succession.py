"""A PC that was restored from a backup of another, or moved to, takes that one's place: with a key of its own, without
a code, for it proves that it has the former key. Of two that were restored from one backup the second is told so."""

from sqlalchemy import Connection

from sync.errors import Refused
from sync.protocol.messages import Succeed, succeed_bytes
from sync.protocol.signing import SUCCEED, is_signed
from sync.rules.ids import Ids
from sync.rules.legal_time import legal_day
from sync.rules.people import Device
from sync.rules.state import Work
from sync.rules.succeeding import succeed
from sync.rules.text import one_line
from sync.server import audit
from sync.server.enrolment import DEVICE_ID, Admitted, is_of_small_order
from sync.server.rows import Seal, ServerState, store
from sync.world import Clock, stamp


def take_place(connection: Connection, asked: Succeed, server: str, clock: Clock, ids: Ids, seal: Seal) -> Admitted:
    """Shut the former PC out and admit the new one in its place. The same question is answered the same again.

    Raises: Refused `device.unknown`, `device.revoked`, `device.succeeded`, `enrol.bad_signature`, `enrol.bad_device`.
    """
    state = ServerState(connection)
    old = state.get(Device, asked.old)
    if old is None:
        raise Refused("device.unknown")
    _check_signatures(asked, old, server)
    known = state.get(Device, asked.device)
    if old.successor:
        if known is None or old.successor != asked.device or known.public_key != asked.public_key:
            raise Refused("device.succeeded")
        if known.revoked_at is not None:
            raise Refused("device.succeeded" if known.successor else "device.revoked")
        return Admitted(known, known.people[0], {})
    if old.revoked_at is not None:
        raise Refused("device.revoked")
    if known is not None or not DEVICE_ID.fullmatch(asked.device):
        raise Refused("enrol.bad_device")
    now = clock.now()
    new = Device(
        id=asked.device,
        office=old.office,
        name=one_line(asked.device_name)[:200],
        public_key=asked.public_key,
        people=old.people,
        enrolled_at=now,
    )
    work = Work(state)
    succeed(work, old, new, asked.numbers, asked.clear, now, legal_day(now), ids.new)
    revisions = store(connection, work.changes(), seal)
    facts = {"old": old.id, "office": old.office}
    audit.record(connection, seal, stamp(now), "succeed", device=new.id, facts=facts)
    return Admitted(new, new.people[0], revisions)


def _check_signatures(asked: Succeed, old: Device, server: str) -> None:
    content = succeed_bytes(server, asked.old, asked.device, asked.public_key, asked.numbers, asked.clear)
    is_both = is_signed(old.public_key, SUCCEED, content, asked.old_signature) and is_signed(
        asked.public_key, SUCCEED, content, asked.signature
    )
    if not is_both or is_of_small_order(asked.public_key):
        raise Refused("enrol.bad_signature")
