"""Only our server is the server: pins, portals, clocks, silence; and what is said of the line is true."""

import datetime as dt
import gzip
import threading
import tracemalloc
from contextlib import closing, suppress
from pathlib import Path

import pytest
import requests

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine import exchange
from sync.engine.enrolling import join, keep_ca
from sync.engine.first_trust import fetch_ca
from sync.engine.http import HttpPort
from sync.engine.traffic import Traffic
from sync.errors import LineHindrance, Refused
from sync.protocol.codec import encode
from sync.protocol.messages import Hello, Pull
from sync.protocol.signing import Signer
from sync.server import ca
from sync.server.founding import found
from sync.world import SystemClock, SystemIds
from tests.support.for_a_module import a_server, enrolled
from tests.support.impostor import Impostor
from tests.support.on_postgresql import new_database
from tests.support.papers import pdf
from tests.support.places import WRITTEN
from tests.support.sample_offices import COMMUNE, DISTRICT, organisations
from tests.support.serving import RealPc, Serving

serving = a_server()
pc = enrolled(COMMUNE)


def other_server(folder: Path) -> Path:
    """The keys of another district's server, with a CA of its own."""
    csv = organisations(folder / "offices.csv")
    found(folder / "other", csv, [], new_database(), SystemClock(), SystemIds())
    return folder / "other" / "keys"


def port_to(pc: RealPc, *urls: str) -> HttpPort:
    return HttpPort(urls, pc.folder / "ca.pem", None, Traffic(pc.clock.monotonic_s, lambda: None))


def trouble(pc: RealPc, *urls: str) -> str:
    port = port_to(pc, *urls)
    try:
        port.hello()
    except LineHindrance as hindrance:
        return hindrance.code
    finally:
        port.close()
    return ""


def test_a_server_with_another_ca_is_no_server(pc: RealPc, tmp_path: Path) -> None:
    with Impostor(other_server(tmp_path), {"X-EO-Server": pc.replica.identity.server}, b"") as other:
        assert trouble(pc, other.url) == "line.tls_inspected"


def test_a_ca_that_is_handed_over_beside_ours_is_trusted_by_nobody(
    serving: Serving, pc: RealPc, tmp_path: Path
) -> None:
    """Whoever stands in the line at enrolment may say the right certificate and one of his own behind it."""
    evil, server, now = tmp_path / "evil", serving.home.server, SystemClock().now()
    evil.mkdir()
    ca.make_ca(evil, server, now)
    ca.issue_leaf(evil, server, [], now)
    both = (serving.home.keys / ca.CA_CERT).read_bytes() + (evil / ca.CA_CERT).read_bytes()
    hello = encode(Hello(server=server, epoch="", time=now, version=1, oldest_version=1))
    with Impostor(evil, {"X-EO-Server": server}, hello, ca=(200, both)) as between:
        for pem in (fetch_ca((between.url,), serving.fingerprint), both.decode()):  # now, and as it was kept before
            keep_ca(tmp_path / "ca.pem", pem)
            port = HttpPort((between.url,), tmp_path / "ca.pem", None, Traffic(pc.clock.monotonic_s, lambda: None))
            with closing(port), pytest.raises(LineHindrance, match=r"line\.tls"):
                port.hello()


@pytest.mark.parametrize("coded", [{}, {"Content-Encoding": "gzip"}])
def test_of_what_a_stranger_answers_no_more_is_read_than_a_certificate_has(
    serving: Serving, coded: dict[str, str]
) -> None:
    page = b" " * (64 << 20)
    body = gzip.compress(page, 1) if coded else page
    with Impostor(serving.home.keys, coded, body) as stranger:
        tracemalloc.start()
        try:
            with pytest.raises(LineHindrance, match=r"line\.portal"):
                fetch_ca((stranger.url,), serving.fingerprint)
            assert tracemalloc.get_traced_memory()[1] < 8 << 20
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("way", ["bundle", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_another_ca_is_no_server_even_where_the_system_trusts_it(
    pc: RealPc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    keys = other_server(tmp_path)
    if way == "bundle":
        monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(keys / ca.CA_CERT))
        monkeypatch.setattr(requests.utils, "DEFAULT_CA_BUNDLE_PATH", str(keys / ca.CA_CERT))
    else:
        monkeypatch.setenv(way, str(keys / ca.CA_CERT))
    with Impostor(keys, {"X-EO-Server": pc.replica.identity.server}, b"") as other:
        assert trouble(pc, other.url) == "line.tls_inspected"
    assert trouble(pc, pc.serving.url) == ""


@pytest.mark.parametrize(
    ("headers", "body"),
    [({}, b"<html>Welcome to the hotel</html>"), ({"Content-Type": "text/html"}, b""), ({"X-EO-Server": "x"}, b"{}")],
)
def test_a_page_without_our_servers_mark_is_offline_never_data(
    serving: Serving, pc: RealPc, headers: dict[str, str], body: bytes
) -> None:
    with Impostor(serving.home.keys, headers, body) as portal:
        assert trouble(pc, portal.url) == "line.portal"


def test_a_portal_without_tls_is_offline(serving: Serving, pc: RealPc) -> None:
    serving.relay.instead = b"HTTP/1.1 302 Found\r\nLocation: http://portal/\r\nContent-Length: 0\r\n\r\n"
    try:
        assert trouble(pc, serving.url) == "line.portal"
        with pytest.raises(LineHindrance, match=r"line\.portal"):
            fetch_ca((serving.url,), serving.fingerprint)
    finally:
        serving.relay.instead = None


def test_a_certificate_long_expired_by_this_clock_still_serves(serving: Serving, pc: RealPc) -> None:
    keys, now = serving.home.keys, SystemClock().now()
    before = {name: (keys / name).read_bytes() for name in (ca.LEAF_CERT, ca.LEAF_KEY)}
    try:
        ca.issue_leaf(keys, serving.home.server, [], now - dt.timedelta(days=4000))
        hello = encode(Hello(server=serving.home.server, epoch="", time=now, version=1, oldest_version=1))
        with Impostor(keys, {"X-EO-Server": serving.home.server}, hello) as expired:
            assert trouble(pc, expired.url) == ""
    finally:
        for name, content in before.items():
            (keys / name).write_bytes(content)


def test_the_second_address_serves_where_the_first_is_silent(serving: Serving, pc: RealPc) -> None:
    assert trouble(pc, "https://127.0.0.1:1", serving.url) == ""
    assert trouble(pc, "https://no-such-host.invalid", serving.url) == ""


@pytest.mark.parametrize(
    ("url", "code"),
    [("https://127.0.0.1:1", "line.refused"), ("https://no-such-host.invalid", "line.no_name")],
)
def test_each_trouble_has_its_own_word(pc: RealPc, url: str, code: str) -> None:
    assert trouble(pc, url) == code


def test_a_proxy_from_the_environment_has_no_say(pc: RealPc, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert trouble(pc, pc.serving.url) == ""


def test_a_proxy_named_explicitly_is_used_and_its_failure_named(pc: RealPc) -> None:
    traffic = Traffic(pc.clock.monotonic_s, lambda: None)
    port = HttpPort((pc.serving.url,), pc.folder / "ca.pem", None, traffic, proxy="http://127.0.0.1:1")
    with pytest.raises(LineHindrance, match=r"line\.proxy"):
        port.hello()
    port.close()


@pytest.mark.usefixtures("pc")  # which comes first, and so has the books
def test_a_wrong_fingerprint_uses_up_no_code_and_sends_nothing(serving: Serving, tmp_path: Path) -> None:
    code, signer = serving.slip(COMMUNE), Signer(b"7" * 32)
    wrong = serving.fingerprint[:-2] + ("00" if serving.fingerprint[-2:] != "00" else "11")
    traffic = Traffic(SystemClock().monotonic_s, lambda: None)
    device = SystemIds().new()
    with pytest.raises(Refused, match=r"server\.fingerprint"):
        join(tmp_path, (serving.url,), code, wrong, device, "PC", signer, traffic)
    assert join(tmp_path, (serving.url,), code, serving.fingerprint, device, "PC", signer, traffic).office == COMMUNE


def test_a_mistyped_code_is_refused_without_asking_the_server(serving: Serving, tmp_path: Path) -> None:
    code = serving.slip(COMMUNE)
    mistyped = ("1" if code[0] != "1" else "2") + code[1:]
    traffic = Traffic(SystemClock().monotonic_s, lambda: None)
    before = serving.relay.up
    with pytest.raises(Refused, match=r"enrol\.bad_code"):
        join(tmp_path, (serving.url,), mistyped, serving.fingerprint, "x", "PC", Signer(b"8" * 32), traffic)
    assert serving.relay.up == before


def test_a_waiting_pull_answers_at_once_when_something_comes(serving: Serving, pc: RealPc) -> None:
    district = serving.enrol(DISTRICT)
    with district.replica.read() as connection:
        epoch = str(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'epoch'").scalar_one())
        cursors = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT scope, revision FROM cursor")}
    answers: list[object] = []

    def wait() -> None:
        pull = Pull(epoch=epoch, cursors=cursors, wait_s=60)
        answers.append(district.asking(lambda port: port.pull(pull)))

    waiting = threading.Thread(target=wait)
    waiting.start()
    outgoing.dispatch(pc.desk, Wanted("TB", "Có tin", WRITTEN, files=(pdf(pc.folder / "n.pdf", 9000),), to=(DISTRICT,)))
    pc.asking(lambda port: exchange.push_once(pc.replica, port, lambda h: None))
    waiting.join(30)
    assert not waiting.is_alive()
    assert answers
    district.close()


def test_the_server_ends_within_its_grace_while_pulls_wait(tmp_path: Path) -> None:
    own = Serving(tmp_path)
    waiting_pc = own.enrol(COMMUNE)
    with waiting_pc.replica.read() as connection:
        epoch = str(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'epoch'").scalar_one())
        cursors = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT scope, revision FROM cursor")}
    asked = threading.Event()

    def wait() -> None:
        port = waiting_pc.make_port()
        asked.set()
        with suppress(LineHindrance):  # on a slow day the server is gone before the question is put
            port.pull(Pull(epoch=epoch, cursors=cursors, wait_s=200))
        port.close()

    waiting = threading.Thread(target=wait)
    waiting.start()
    asked.wait()
    assert own.stop() == 0
    waiting.join(10)
    assert not waiting.is_alive()
    waiting_pc.close()
    own.close()
