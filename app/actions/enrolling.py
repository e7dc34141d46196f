"""Enrolling this PC, and further people on it."""

import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from app.actions.carrying_over import owe, owed
from app.actions.people import set_pin
from app.actions.proxy import keep_proxy, proxy_to_use
from app.host.invitation import Invitation, normal_addresses, normal_fingerprint
from app.host.kept_slip import KeptSlip, keep_slip
from app.host.profile import Profile
from sync.engine.enrolling import join, settle_in
from sync.engine.status import read_line_status
from sync.engine.traffic import Traffic
from sync.errors import Refused
from sync.protocol.codes import normalised
from sync.protocol.server_name import fingerprint as fingerprint_of
from sync.replica import first_pull
from sync.replica.identity import clock_doubt
from sync.replica.meta import read_server_clock
from sync.replica.replica import Replica
from sync.replica.succession import read_due
from sync.replica.view import View
from sync.rules.ids import Ids
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office
from sync.rules.people import Person
from sync.world import Clock


@dataclass(frozen=True)
class Admission:
    """`protected`: whether the keys lie in the system's keyring. `documents`: how many were here before the first
    fetch, at the server then, and are here now."""

    office: str
    person: str
    role: str
    protected: bool
    documents: tuple[int, int, int] = (0, 0, 0)


def enrol(
    profile: Profile, addresses: str, code: str, fingerprint: str, pin: str | None, proxy: str, clock: Clock, ids: Ids
) -> Admission:
    """Enrol this PC with a code; at the end directory, books and the office's rows are here.

    Raises: Refused `enrol.bad_code`, `enrol.*`, `server.fingerprint`, `server.bad_address`; LineHindrance - the code
    is not used up by either; LocalHindrance.
    """
    invitation = Invitation(
        addresses=normal_addresses(addresses), fingerprint=fingerprint, code=code, proxy=proxy.strip()
    )
    with _joined(profile, invitation, clock, ids, is_whole=True) as (replica, admission):
        if pin is not None:
            set_pin(replica, admission.person, pin)
        return admission


def begin_work(profile: Profile, invitation: Invitation, clock: Clock, ids: Ids) -> Admission:
    """Enrol this PC as far as a window needs it: office and person are known here, the engine fetches the rest.

    The proxy is kept. May be asked again with the same code, whatever became of the answer. Raises: as `enrol`.
    """
    with _joined(profile, invitation, clock, ids, is_whole=False) as (replica, admission):
        if invitation.proxy:
            keep_proxy(replica, invitation.proxy)
        return admission


def enrol_another(replica: Replica, code: str) -> str:
    """Enrol a further person of the office on this PC, which knows its server; his id. Raises: as `enrol`."""
    if normalised(code) is None:
        raise Refused("enrol.bad_code")
    return _join(replica, _known_server(replica, code), replica.identity.device, is_whole=False)


def enrol_anew(profile: Profile, replica: Replica, code: str, clock: Clock, ids: Ids) -> None:
    """Enrol a PC that the server shuts out as a new one. That takes the old one's place at the program's next start;
    nothing changes before, and nothing is deleted then. Where the old one's data had been copied, what only it has
    is taken over then. May be asked again with the same code. Raises: as `enrol`.
    """
    if profile.waits_anew:
        return
    if normalised(code) is None:
        raise Refused("enrol.bad_code")
    invitation, anew = _known_server(replica, code), profile.anew()
    begin_work(anew, invitation, clock, ids)
    if devices := [*owed(replica), *([profile.facts().device] if was_forked(replica) else [])]:
        owing = anew.open(clock, ids)
        try:
            owe(owing, devices)
        finally:
            owing.close()
    used = msgspec.structs.replace(invitation, code="")
    keep_slip(anew.folder, KeptSlip(invitation=used, admitted=True))
    profile.anew_is_ready()


def was_forked(replica: Replica) -> bool:
    """Whether the server has found two PCs to be one: this one's data was copied, put back from an old copy, restored
    elsewhere, or is restored itself and not let in."""
    with replica.read() as connection:
        line = read_line_status(connection)
        due = read_due(connection)
    return due is not None or (line.state == "halted" and line.code in ("device.forked", "device.succeeded"))


def _known_server(replica: Replica, code: str) -> Invitation:
    """The server that this PC knows, and a code."""
    identity = replica.identity
    mark = fingerprint_of(identity.ca_pem)
    return Invitation(addresses=identity.addresses, fingerprint=mark, code=code, proxy=proxy_to_use(replica))


@contextmanager
def _joined(
    profile: Profile, invitation: Invitation, clock: Clock, ids: Ids, *, is_whole: bool
) -> Iterator[tuple[Replica, Admission]]:
    """An enrolled profile, opened."""
    if normalised(invitation.code) is None:
        raise Refused("enrol.bad_code")
    fingerprint = normal_fingerprint(invitation.fingerprint)
    facts, keys = profile.begin(ids)
    replica = profile.open_with(keys, clock, ids)
    try:
        if replica.is_enrolled and fingerprint_of(replica.identity.ca_pem) != fingerprint:
            raise Refused("enrol.other_server")
        person = _join(replica, invitation, facts.device, is_whole=is_whole)
        with replica.read() as connection:
            documents = first_pull.counts(connection)
        roles, protected = _roles(replica, person), keys.where == "keyring"
        admission = Admission(replica.identity.office, person, roles, protected, documents)
        yield replica, admission
    finally:
        replica.close()


def _join(replica: Replica, invitation: Invitation, device: str, *, is_whole: bool) -> str:
    """Ask for admission and settle in; the person's id."""
    servers, proxy, signer = invitation.addresses, invitation.proxy, replica.signer
    traffic = Traffic(replica.clock.monotonic_s, lambda: None)
    answer = join(
        replica.folder, servers, invitation.code, invitation.fingerprint, device, pc_name(), signer, traffic, proxy
    )

    def is_known() -> bool:
        with replica.read() as connection:
            view = View(connection)
            return bool(view.get(Person, answer.person) and view.get(Office, answer.office))

    settle_in(replica, answer, servers, traffic, proxy, None if is_whole else is_known)
    return answer.person


def clock_trouble(replica: Replica) -> str:
    """What is wrong with this PC's clock by what the server has just said: a code, "" where nothing is."""
    with replica.read() as connection:
        return clock_doubt(replica.clock.now(), read_server_clock(connection))


def pc_name() -> str:
    """What the server is told this PC is called."""
    return platform.node() or "PC"


def _roles(replica: Replica, id: str) -> str:
    with replica.read() as connection:
        person = View(connection).get(Person, id)
    return ",".join(sorted(person.roles_on(legal_day(replica.clock.now())))) if person else ""
