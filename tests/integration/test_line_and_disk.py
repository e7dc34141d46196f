"""What the disk does is not blamed on the line, nor a busy server on the PC; one dead address is no dead line."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine import exchange
from sync.engine.credentials import Credentials
from sync.engine.enrolling import port_maker
from sync.engine.http import HttpPort
from sync.engine.traffic import Traffic
from sync.errors import LineHindrance, LocalHindrance
from sync.protocol.codec import MEDIA_TYPE, encode
from sync.protocol.messages import Pull, Trouble
from sync.protocol.signing import Signer
from sync.replica import transfers
from sync.replica.meta import read_meta
from tests.support.for_a_module import a_server
from tests.support.impostor import Impostor
from tests.support.papers import pdf
from tests.support.places import WRITTEN
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import RealPc, Serving

DEAD = "https://127.0.0.1:1"


serving = a_server()


@pytest.fixture
def pc(serving: Serving) -> Iterator[RealPc]:
    made = serving.enrol(COMMUNE)
    yield made
    made.close()


def port_to(pc: RealPc, *urls: str) -> HttpPort:
    with pc.replica.read() as connection:
        token = read_meta(connection, "token") or ""
    credentials = Credentials(pc.device, Signer(pc.seed), token, lambda new: None)
    return HttpPort(urls, pc.folder / "ca.pem", credentials, Traffic(pc.clock.monotonic_s, lambda: None))


def released(pc: RealPc, size: int) -> str:
    """A document that the server knows of while its file is still here."""
    path = pdf(pc.folder / f"{pc.ids.new()}.pdf", size, seed=size)
    outgoing.dispatch(pc.desk, Wanted("TB", "Có tệp", WRITTEN, files=(path,), to=(DISTRICT,)))
    while pc.asking(lambda port: exchange.push_once(pc.replica, port, lambda h: None)):
        continue
    with pc.replica.read() as connection:
        wanted = transfers.next_up(connection)
    assert wanted is not None
    return wanted.sha256


def upload(pc: RealPc, port: HttpPort) -> bool:
    return exchange.upload_once(pc.replica, port, lambda wanted: False)


def test_a_probe_tries_every_address(serving: Serving, pc: RealPc) -> None:
    port = port_to(pc, DEAD, serving.url)
    port.probe()
    assert port.hello().server == port.server, "over the connection that answered"
    port.probe()
    port.close()
    with pytest.raises(LineHindrance, match=r"line\.refused"):
        port_to(pc, DEAD, "https://no-such-host.invalid").probe()


def test_a_file_goes_up_at_the_first_try_where_the_first_address_is_dead(serving: Serving, pc: RealPc) -> None:
    released(pc, 90_000)
    port = port_to(pc, DEAD, serving.url)
    assert upload(pc, port)
    assert not upload(pc, port)
    port.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk_under_a_download_is_named(serving: Serving, pc: RealPc) -> None:
    released(pc, 120_000)
    pc.asking(lambda port: upload(pc, port))
    district = serving.enrol(DISTRICT)
    while district.asking(lambda port: exchange.pull_once(district.replica, port, 0, lambda h: None)):
        continue
    with district.replica.read() as connection:
        wanted = transfers.next_down(connection)
    assert wanted is not None
    partial = district.replica.files.partial_path(f"down-{wanted.sha256}")
    partial.symlink_to("/dev/full")

    def download(port: HttpPort) -> bool:
        return exchange.download_once(district.replica, port, 1 << 20, lambda h: None)

    with pytest.raises(LocalHindrance, match=r"disk\.full"):
        district.asking(download)
    partial.unlink()
    while district.asking(download):
        continue
    assert district.replica.files.has(wanted.sha256)
    district.close()


def test_a_disk_that_fails_under_an_upload_is_named(pc: RealPc) -> None:
    sha256 = released(pc, 150_000)

    def failing() -> Iterator[bytes]:
        yield b"x" * 1000
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with pytest.raises(LocalHindrance, match=r"disk\.fault"):
        pc.asking(lambda port: port.upload(sha256, 150_000, 0, failing()))


def test_a_server_too_busy_to_renew_a_token_is_waited_for(serving: Serving, pc: RealPc) -> None:
    headers = {"X-EO-Server": serving.home.server, "Content-Type": MEDIA_TYPE}
    stale, busy = Trouble(code="token.needed", nonce="n"), Trouble(code="server.busy", retry_after_s=30)
    with Impostor(serving.home.keys, headers, encode(stale), 401, token=(503, encode(busy))) as server:
        port = port_to(pc, server.url)
        with pytest.raises(LineHindrance, match=r"server\.busy") as hindrance:
            port.pull(Pull(epoch="", cursors={}))
        port.close()
    assert hindrance.value.retry_after_s == 30


def test_the_cas_file_is_left_alone_where_it_is_right_and_replaced_whole_where_not(pc: RealPc) -> None:
    ca_file = pc.folder / "ca.pem"
    before = ca_file.stat()
    port_maker(pc.replica)
    assert (ca_file.stat().st_ino, ca_file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    ca_file.write_text("half of i")
    with ca_file.open() as reading:  # as another process's new connection may be doing just now
        port_maker(pc.replica)
        assert reading.read() == "half of i"
    assert ca_file.read_text() == pc.replica.identity.ca_pem
    assert list(pc.folder.glob("ca.pem.*")) == []
