"""What a serving process notices by itself, and that one unlucky look never ends its looking."""

import asyncio
import shutil
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from sync.engine.pinned import pinned_context
from sync.protocol.server_name import server_name
from sync.server import ca
from sync.server.home import Home
from sync.server.operator import Operator
from sync.server.wakes import MOST_OF_A_PC, Wakes
from sync.server.watching import Watch, renew_certificate
from sync.world import SystemClock
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

LONG_ENOUGH_S, LOOKS = 20, 400


class Noticed:
    def __init__(self) -> None:
        self.neighbours, self.certificates = 0, 0
        self.heard, self.certificate_fails = threading.Event(), False

    def neighbour(self) -> None:
        self.neighbours += 1
        self.heard.set()

    def certificate(self) -> None:
        self.certificates += 1
        self.heard.set()
        if self.certificate_fails:
            raise OSError("half a file")


@pytest.fixture
def noticed() -> Noticed:
    return Noticed()


@pytest.fixture
def watch(place: DistrictPlace, noticed: Noticed) -> Iterator[Watch]:
    made = Watch(place.home, place.clock, noticed.neighbour, noticed.certificate)
    yield made
    made.stop()


def issue(place: DistrictPlace) -> None:
    ca.issue_leaf(place.home.keys, place.home.server, ["127.0.0.1"], place.clock.now())


def by_a_neighbour(place: DistrictPlace) -> None:
    """As a command beside the server does: over a connection of its own."""
    home = Home(place.folder)
    Operator(home, place.clock, place.ids).add_person(COMMUNE, "Nguyễn Thị Mẫu", "clerk")
    home.close()


def test_only_what_others_write_concerns_everybody(
    place: DistrictPlace, commune: Pc, watch: Watch, noticed: Noticed
) -> None:
    watch._neighbours()
    before = noticed.neighbours
    place.operator.add_person(COMMUNE, "Nguyễn Thị Mẫu", "clerk")  # through the connection of our own writer
    commune.number()
    commune.sync()
    watch._neighbours()
    assert noticed.neighbours == before
    by_a_neighbour(place)
    watch._neighbours()
    watch._neighbours()
    assert noticed.neighbours == before + 1


def test_one_unlucky_look_does_not_end_the_looking(place: DistrictPlace, watch: Watch, noticed: Noticed) -> None:
    noticed.certificate_fails = True
    watch.start()
    issue(place)
    assert noticed.heard.wait(LONG_ENOUGH_S)
    noticed.heard.clear()
    assert noticed.heard.wait(LONG_ENOUGH_S), "what failed is looked at again"
    noticed.certificate_fails = False
    (place.home.keys / ca.LEAF_CERT).write_bytes(b"half")
    noticed.heard.clear()
    by_a_neighbour(place)
    assert noticed.heard.wait(LONG_ENOUGH_S)


@pytest.mark.parametrize("broken", [ca.LEAF_CERT, ca.LEAF_KEY])
@pytest.mark.parametrize("content", [None, b"", b"-----BEGIN"])
def test_half_a_pair_of_certificate_and_key_is_issued_anew(
    place: DistrictPlace, broken: str, content: bytes | None
) -> None:
    path = place.home.keys / broken
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    renew_certificate(place.home, place.clock)
    assert ca.renewal_due(place.home.keys) > place.clock.now()


def test_a_key_of_another_certificate_is_no_pair(place: DistrictPlace) -> None:
    old = (place.home.keys / ca.LEAF_CERT).read_bytes()
    issue(place)
    (place.home.keys / ca.LEAF_CERT).write_bytes(old)  # a crash between the two
    assert ca.renewal_due(place.home.keys) < place.clock.now()
    renew_certificate(place.home, place.clock)
    assert ca.renewal_due(place.home.keys) > place.clock.now()
    assert (place.home.keys / ca.LEAF_KEY).stat().st_mode & 0o077 == 0


def test_a_certificate_is_renewed_a_month_before_its_end(place: DistrictPlace, watch: Watch) -> None:
    before = (place.home.keys / ca.LEAF_CERT).read_bytes()
    place.clock.jump(days=300)
    watch._certificates()
    assert (place.home.keys / ca.LEAF_CERT).read_bytes() == before
    place.clock.jump(days=40)
    watch._certificates()
    leaf = x509.load_pem_x509_certificate((place.home.keys / ca.LEAF_CERT).read_bytes())
    assert leaf.not_valid_after_utc > place.clock.now() + timedelta(days=300)


def test_a_server_whose_certificate_was_cut_in_half_starts_and_serves(tmp_path: Path) -> None:
    serving = Serving(tmp_path)
    try:
        serving.stop()
        (serving.home.keys / ca.LEAF_CERT).write_bytes(b"-----BEGIN CERT")
        serving.start()
        serving.enrol(COMMUNE).close()
    finally:
        serving.close()


def test_a_running_server_shows_its_new_certificate_and_breaks_no_connection_for_it(serving: Serving) -> None:
    before, open_before = shown_by(serving)
    process = serving.process
    ca.issue_leaf(serving.home.keys, serving.home.server, ["127.0.0.1"], SystemClock().now())
    wanted = x509.load_pem_x509_certificate((serving.home.keys / ca.LEAF_CERT).read_bytes())
    assert wanted.serial_number != before.serial_number
    for _ in range(LOOKS):
        now, fresh = shown_by(serving)
        fresh.close()
        if now == wanted:
            break
        threading.Event().wait(0.05)
    assert now == wanted
    assert serving.process is process and process is not None and process.poll() is None
    with open_before:
        open_before.sendall(b"GET /v1/hello HTTP/1.1\r\nHost: x\r\n\r\n")
        assert open_before.recv(12) == b"HTTP/1.1 200"


def test_a_certificate_that_lies_there_without_its_key_is_issued_anew_and_turns_nobody_away(serving: Serving) -> None:
    before = shown_once(serving)
    other = serving.root / "other-keys"
    shutil.copytree(serving.home.keys, other)
    ca.issue_leaf(other, serving.home.server, ["127.0.0.1"], SystemClock().now())
    stray = (other / ca.LEAF_CERT).read_bytes()
    (serving.home.keys / ca.LEAF_CERT).write_bytes(stray)
    for _ in range(LOOKS):
        if (now := shown_once(serving)) != before:
            break
        threading.Event().wait(0.05)
    assert now not in (before, x509.load_pem_x509_certificate(stray))


def shown_once(serving: Serving) -> x509.Certificate:
    shown, line = shown_by(serving)
    line.close()
    return shown


def shown_by(serving: Serving) -> tuple[x509.Certificate, ssl.SSLSocket]:
    """What a new connection is shown, checked as a PC checks it; and that connection."""
    context = pinned_context((serving.home.keys / ca.CA_CERT).read_text())
    plain = socket.create_connection(("127.0.0.1", serving.port), LONG_ENOUGH_S)
    secured = context.wrap_socket(plain, server_hostname=server_name(serving.home.server))
    der = secured.getpeercert(binary_form=True)
    assert der is not None
    return x509.load_der_x509_certificate(der), secured


def test_a_pcs_newest_pulls_wait_and_older_ones_answer() -> None:
    async def waits() -> tuple[list[bool], bool]:
        wakes, turns = Wakes(), []
        with wakes.turn("another") as other:
            for _ in range(MOST_OF_A_PC + 1):
                context = wakes.turn("pc")
                turns.append((context, context.__enter__()))
            over = [turn.is_over for _, turn in turns]
            with wakes.listening(turns[1][1], ["office:1"]):
                wakes.wake(["office:1"])
                await asyncio.wait_for(turns[1][1].news, LONG_ENOUGH_S)
            for context, _ in turns:
                context.__exit__(None, None, None)
            return over, other.is_over

    assert asyncio.run(waits()) == ([True, False, False], False)
