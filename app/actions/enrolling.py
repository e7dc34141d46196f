"""Enrolling this PC, and further people on it."""

import platform
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.actions.people import set_pin
from app.host.profile import Profile
from sync.engine.enrolling import join, settle_in
from sync.engine.traffic import Traffic
from sync.errors import Refused
from sync.protocol.codes import normalised
from sync.protocol.server_name import fingerprint as fingerprint_of
from sync.protocol.server_name import normal_fingerprint
from sync.protocol.signing import Signer
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.ids import Ids
from sync.rules.legal_time import legal_day
from sync.rules.people import Person
from sync.world import Clock

_ADDRESS = re.compile(r"https://[^\s/@?#]+")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Admission:
    """`protected`: whether the keys lie in the system's keyring."""

    office: str
    person: str
    role: str
    protected: bool


def enrol(
    profile: Profile, addresses: str, code: str, fingerprint: str, pin: str | None, proxy: str, clock: Clock, ids: Ids
) -> Admission:
    """Enrol this PC with a code; at the end directory, books and the office's rows are here.

    Raises: Refused `enrol.bad_code`, `enrol.*`, `server.fingerprint`, `server.bad_address`; LineHindrance - the code
    is not used up by either; LocalHindrance.
    """
    servers = _addresses(addresses)
    if normalised(code) is None:
        raise Refused("enrol.bad_code")
    if not _FINGERPRINT.fullmatch(normal_fingerprint(fingerprint)):
        raise Refused("server.bad_fingerprint")
    facts, keys = profile.begin(ids)
    replica = profile.open_with(keys, clock, ids)
    try:
        if replica.is_enrolled and fingerprint_of(replica.identity.ca_pem) != normal_fingerprint(fingerprint):
            raise Refused("enrol.other_server")
        traffic = Traffic(clock.monotonic_s, lambda: None)
        signer, name = Signer(keys.device_seed), platform.node() or "PC"
        answer = join(profile.folder, servers, code, fingerprint, facts.device, name, signer, traffic, proxy)
        settle_in(replica, answer, servers, traffic, proxy)
        if pin is not None:
            set_pin(replica, answer.person, pin)
        return Admission(answer.office, answer.person, _roles(replica, answer.person), keys.where == "keyring")
    finally:
        replica.close()


def _addresses(text: str) -> tuple[str, ...]:
    addresses = tuple(a.strip().rstrip("/") for a in text.split(",") if a.strip())
    for address in addresses:
        if not _is_address(address):
            raise Refused("server.bad_address", {"address": address})
    if not addresses:
        raise Refused("server.bad_address", {"address": text})
    return addresses


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return bool(_ADDRESS.fullmatch(text) and parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, or none that there is
        return False


def _roles(replica: Replica, id: str) -> str:
    with replica.read() as connection:
        person = View(connection).get(Person, id)
    return ",".join(sorted(person.roles_on(legal_day(replica.clock.now())))) if person else ""
