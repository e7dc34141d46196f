"""A restored or moved profile takes the place of the PC whose data it is, once there is a line.

Until then nothing is done with it: its numbers and lanes are another PC's. The question may be repeated, whatever
became of its answer. What has come meanwhile is fetched before anybody goes on.
"""

import logging

from app.actions.enrolling import pc_name
from sync.engine.enrolling import CA_FILE, keep_ca, port_maker
from sync.engine.exchange import pull_once, represent_once
from sync.engine.http import HttpPort
from sync.engine.traffic import Traffic
from sync.errors import Refused
from sync.protocol.messages import Succeed, succeed_bytes
from sync.protocol.signing import SUCCEED, Signer
from sync.replica import succession
from sync.replica.meta import read_meta, write_meta
from sync.replica.replica import Replica
from sync.replica.succession import TIDY, Due, read_due

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
        _ask(replica, due, proxy, traffic)
    port = port_maker(replica, proxy)(traffic)
    try:
        while pull_once(replica, port, 0, lambda happened: None):
            pass
    finally:
        port.close()
    with replica.write() as t:
        gone = succession.drop_outdated_drafts(t.connection)
        write_meta(t.connection, TIDY, "")
    log.info("this PC goes on in another one's place; %d drafts had gone their way", gone)
    return True


def _ask(replica: Replica, due: Due, proxy: str, traffic: Traffic) -> None:
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
    ca_file = replica.folder / CA_FILE
    keep_ca(ca_file, identity.ca_pem)
    port = HttpPort(identity.addresses, ca_file, None, traffic, proxy)
    try:
        try:
            answer = port.enrol(asked)
        except Refused as refused:  # a server restored from before that PC was enrolled takes its own seal for it
            if refused.code != "device.unknown" or not represent_once(replica, port):
                raise
            answer = port.enrol(asked)
    finally:
        port.close()
    replica.go_on_as(due.device, answer.token)
