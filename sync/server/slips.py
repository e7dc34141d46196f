"""Enrolment codes that an office's own leader or admin asks for, for a person of the same office.

What an operator does by command, a leader may do from his PC: while he holds the role, from a PC on which he is
enrolled, signed by that PC's key. Each is in the log with who asked. A new code voids the person's unused ones, so an
office never has more open codes than people; and it gets a bounded number of them an hour.
"""

from collections import defaultdict, deque
from datetime import timedelta

from sqlalchemy import Connection

from sync.errors import Refused
from sync.protocol.messages import SlipRequest, slip_bytes
from sync.protocol.signing import SLIP, is_signed
from sync.rules.authority import STAFFING
from sync.rules.legal_time import legal_day
from sync.rules.people import Device, Person
from sync.server.enrolment import LONGEST, NewSlip, make_slip
from sync.server.rows import Seal, ServerState
from sync.world import Clock

MOST_AN_HOUR = 30
HOUR_S = 3600.0


class Allowance:
    """How many codes each office has had in the last hour. Used by the writer's thread alone."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: defaultdict[str, deque[float]] = defaultdict(deque)

    def take(self, office: str) -> None:
        """Raises: Refused `slip.too_many`."""
        now_s, given = self._clock.monotonic_s(), self._given[office]
        while given and given[0] <= now_s - HOUR_S:
            given.popleft()
        if len(given) >= MOST_AN_HOUR:
            raise Refused("slip.too_many", {"most": str(MOST_AN_HOUR)})
        given.append(now_s)


def asked_slip(
    connection: Connection,
    device: Device,
    asked: SlipRequest,
    server: str,
    allowance: Allowance,
    clock: Clock,
    seal: Seal,
) -> NewSlip:
    """A code as asked for. `device`: the PC as it stands now.

    Raises: Refused `slip.bad_signature`, `person.unknown`, `person.may_not`, `slip.person_unknown`, `person.ended`,
    `enrol.bad_lifetime`, `slip.too_many`.
    """
    content = slip_bytes(server, device.id, asked.by, asked.person, asked.days)
    if not is_signed(device.public_key, SLIP, content, asked.signature):
        raise Refused("slip.bad_signature")
    state = ServerState(connection)
    asking = state.get(Person, asked.by)
    if asking is None or asking.office != device.office or asking.id not in device.people:
        raise Refused("person.unknown")
    if not STAFFING & asking.roles_on(legal_day(clock.now())):
        raise Refused("person.may_not", {"name": asking.name, "act": "make_slip"})
    person = state.get(Person, asked.person)
    if person is None or person.office != device.office:
        raise Refused("slip.person_unknown")
    if not 1 <= asked.days <= LONGEST.days:
        raise Refused("enrol.bad_lifetime", {"most": str(LONGEST.days)})
    allowance.take(device.office)
    lifetime = timedelta(days=asked.days)
    return make_slip(connection, person.id, lifetime, clock, seal, device=device.id, by=asking.id)
