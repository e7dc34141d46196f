"""Joining a district: a code and a fingerprint in, an identity and the first rows out."""

from collections.abc import Callable
from pathlib import Path

from sync.engine.credentials import Credentials
from sync.engine.exchange import pull_once
from sync.engine.first_trust import fetch_ca
from sync.engine.http import HttpPort
from sync.engine.traffic import Traffic
from sync.errors import Refused
from sync.files import disk_errors, write_whole
from sync.protocol.codes import normalised
from sync.protocol.messages import Enrol, EnrolAnswer, enrol_bytes
from sync.protocol.server_name import certificate_alone
from sync.protocol.signing import ENROL, Signer
from sync.replica import first_pull
from sync.replica.identity import Identity
from sync.replica.meta import read_identity, read_meta, write_meta
from sync.replica.replica import Replica

CA_FILE = "ca.pem"
Enough = Callable[[], bool]


def join(
    folder: Path,
    addresses: tuple[str, ...],
    code: str,
    fingerprint: str,
    device: str,
    device_name: str,
    signer: Signer,
    traffic: Traffic,
    proxy: str = "",
) -> EnrolAnswer:
    """Ask a server for admission; leaves its CA in the folder. The same code with the same key may be asked again.

    Raises: Refused `enrol.bad_code` (also offline, by the check character), `server.fingerprint`, `enrol.*`;
    LineHindrance.
    """
    plain = normalised(code)
    if plain is None:
        raise Refused("enrol.bad_code")
    pem = fetch_ca(addresses, fingerprint, proxy)
    ca_file = folder / CA_FILE
    keep_ca(ca_file, pem)
    port = HttpPort(addresses, ca_file, None, traffic, proxy)
    try:
        signature = signer.sign(ENROL, enrol_bytes(plain, device, signer.public_key))
        asked = Enrol(
            code=plain, device=device, device_name=device_name, public_key=signer.public_key, signature=signature
        )
        return port.enrol(asked)
    finally:
        port.close()


def settle_in(
    replica: Replica,
    answer: EnrolAnswer,
    addresses: tuple[str, ...],
    traffic: Traffic,
    proxy: str,
    enough: Enough | None = None,
) -> None:
    """Take on the identity, and fetch directory, books and the office's own rows, so that work can go on offline.

    `enough`: asked between pages whether what is here will do for now; the engine fetches the rest.
    Raises: LineHindrance; what has been fetched stays, and the next sync goes on from there.
    """
    ca_file = replica.folder / CA_FILE
    with replica.read() as connection:
        known = read_identity(connection)
    people = tuple(dict.fromkeys((*(known.people if known else ()), answer.person)))
    identity = Identity(
        office=answer.office,
        device=answer.device,
        server=answer.server,
        addresses=addresses,
        seal_key=answer.seal_key,
        ca_pem=ca_file.read_text(),
        people=people,
    )
    replica.become(identity, answer.epoch)
    with replica.write() as t:
        write_meta(t.connection, "token", answer.token)
        if known is None:
            first_pull.begin(t.connection, answer.documents)
    port = port_maker(replica, proxy)(traffic)
    try:
        while not (enough and enough()) and pull_once(replica, port, 0, lambda happened: None):
            pass
    finally:
        port.close()


def port_maker(replica: Replica, proxy: str = "") -> Callable[[Traffic], HttpPort]:
    """Makes connections to the server of an enrolled profile, all with the same credentials.

    Raises: LocalHindrance where the CA's file is not as it should be and cannot be written.
    """
    identity = replica.identity
    ca_file = replica.folder / CA_FILE
    keep_ca(ca_file, identity.ca_pem)
    with replica.read() as connection:
        token = read_meta(connection, "token") or ""

    def keep(token: str) -> None:
        with replica.write() as t:
            write_meta(t.connection, "token", token)

    credentials = Credentials(identity.device, replica.signer, token, keep)
    return lambda traffic: HttpPort(identity.addresses, ca_file, credentials, traffic, proxy)


def keep_ca(ca_file: Path, pem: str) -> None:
    """Write the CA's file where it is not so already: other processes read it at every new connection."""
    pem = certificate_alone(pem)
    with disk_errors(ca_file):
        if ca_file.is_file() and ca_file.read_bytes() == pem.encode():
            return
    write_whole(ca_file, pem)
