"""A restored or moved profile takes the place of the PC whose data it is, once there is a line.

Until then nothing is done with it: its numbers and lanes are another PC's. The question may be repeated, whatever
became of its answer. What has come meanwhile is fetched before anybody goes on.
"""

import logging

from app.actions.enrolling import pc_name
from sync.engine.enrolling import CA_FILE, keep_ca, port_maker
from sync.engine.exchange import pull_once, represent_once
from sync.engine.http import HttpPort
from sync.engine.port import Door, Port
from sync.engine.traffic import Traffic
from sync.errors import Refused
from sync.protocol.messages import Succeed, succeed_bytes
from sync.protocol.signing import SUCCEED, Signer
from sync.replica import succession
from sync.replica.meta import read_meta, write_meta
from sync.replica.replica import Replica
from sync.replica.succession import TIDY, Due, read_due
from sync.replica.transaction import NUMBERS_LOOKED_AT

log = logging.getLogger(__name__)


def take_place(replica: Replica, proxy: str) -> bool:
    """Do what is due, if anything; whether there was something.

    Raises: LineHindrance; Refused `device.succeeded` where another PC has taken that place before, `device.revoked`
    where it was shut out: then it is enrolled anew with a code.
    """
    with replica.read() as connection:
        due, is_untidy = read_due(connection), bool(read_meta(connection, TIDY))
    if due is None and not is_untidy:
        return False
    traffic = Traffic(replica.clock.monotonic_s, lambda: None)
    if due is not None:
        identity, ca_file = replica.identity, replica.folder / CA_FILE
        keep_ca(ca_file, identity.ca_pem)
        door = HttpPort(identity.addresses, ca_file, None, traffic, proxy)
        try:
            ask_for_place(replica, due, door)
        finally:
            door.close()
    port = port_maker(replica, proxy)(traffic)
    try:
        catch_up(replica, port)
    finally:
        port.close()
    return True


def ask_for_place(replica: Replica, due: Due, door: Door) -> None:
    """Ask the server, and be that PC from here on. Raises as `take_place`."""
    identity, old = replica.identity, Signer(bytes.fromhex(due.seed))
    with replica.read() as connection:
        numbers = succession.last_numbers(connection)
    key = replica.signer.public_key
    content = succeed_bytes(identity.server, identity.device, due.device, key, numbers, due.clear)
    asked = Succeed(
        old=identity.device,
        device=due.device,
        device_name=pc_name(),
        public_key=key,
        old_signature=old.sign(SUCCEED, content),
        signature=replica.signer.sign(SUCCEED, content),
        numbers=numbers,
        clear=due.clear,
    )
    try:
        answer = door.enrol(asked)
    except Refused as refused:  # a server restored from before that PC was enrolled takes its own seal for it
        if refused.code != "device.unknown" or not represent_once(replica, door):
            raise
        answer = door.enrol(asked)
    replica.go_on_as(due.device, answer.token)


def catch_up(replica: Replica, port: Port) -> None:
    """Fetch what has come meanwhile; only then is there anything to be done here. Raises as `take_place`."""
    while pull_once(replica, port, 0, lambda happened: None):
        pass
    with replica.write() as t:
        gone = succession.drop_outdated_drafts(t.connection)
        write_meta(t.connection, TIDY, "")
        write_meta(t.connection, NUMBERS_LOOKED_AT, "")  # by the former one, whose leases have ended with it
    log.info("this PC goes on in another one's place; %d drafts had gone their way", gone)
