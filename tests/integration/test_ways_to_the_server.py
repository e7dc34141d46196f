"""Ways to the server that some offices have: a proxy with a password, a box that reads the line, new addresses."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import msgspec
import pytest

from app.actions.proxy import keep_addresses, keep_proxy, kept_proxy, proxy_to_use
from app.host.keys import PASSWORD_FILE, password
from app.host.profile import Profile
from sync.engine.enrolling import port_maker
from sync.errors import LineHindrance, Refused
from sync.server import ca
from tests.support.asking_proxy import AskingProxy
from tests.support.for_a_module import a_server
from tests.support.impostor import Impostor
from tests.support.keyrings import Memory
from tests.support.programs import Office
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE, NEIGHBOUR
from tests.support.serving import RealPc, Serving
from tests.support.windows import write_profile

WHO, SECRET = "mai@xã", "mật khẩu: 100%"


serving = a_server()


@pytest.fixture
def pc(serving: Serving) -> Iterator[RealPc]:
    made = serving.enrol(COMMUNE)
    write_profile(made)
    yield made
    made.close()


def hello(pc: RealPc, proxy: str) -> str:
    """What stands in the way of the line; "" for nothing."""
    port = port_maker(pc.replica, proxy)(pc.traffic)
    try:
        port.hello()
    except LineHindrance as hindrance:
        return hindrance.code
    finally:
        port.close()
    return ""


def test_a_proxy_that_asks_who_it_is_is_told_and_its_no_has_a_word_of_its_own(serving: Serving, pc: RealPc) -> None:
    with AskingProxy(WHO, SECRET) as proxy:
        assert keep_proxy(pc.replica, proxy.address, WHO, SECRET) == kept_proxy(pc.replica)
        assert hello(pc, proxy_to_use(pc.replica)) == ""
        assert proxy.passed == [f"127.0.0.1:{serving.relay.port}"]
        keep_proxy(pc.replica, proxy.address, WHO, "đã đổi")
        assert hello(pc, proxy_to_use(pc.replica)) == "line.proxy_password"
        keep_proxy(pc.replica, proxy.address, "")
        assert hello(pc, proxy_to_use(pc.replica)) == "line.proxy_password"
        assert hello(pc, "http://127.0.0.1:1") != "line.proxy_password"


def test_an_engine_that_goes_through_a_proxy_ends_at_once(serving: Serving, pc: RealPc) -> None:
    """Also while it waits in a question that is held open for minutes."""
    with AskingProxy(WHO, SECRET) as proxy:
        keep_proxy(pc.replica, proxy.address, WHO, SECRET)
        with Running(pc, port_maker(pc.replica, proxy_to_use(pc.replica)), closes=False) as running:
            running.hear("online")
            id = dispatch(pc, "Qua proxy", 60_000)
            assert running.hear("sent") == id
            before_s = pc.clock.monotonic_s()
        assert pc.clock.monotonic_s() - before_s < 5


@pytest.mark.parametrize("where", ["keyring", "file"])
def test_a_proxys_password_lies_with_the_keys_and_in_no_other_place(
    pc: RealPc, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = Memory()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    profile = Profile(pc.folder)
    facts = msgspec.structs.replace(profile.facts(), keys=where)
    (pc.folder / "profile.json").write_bytes(msgspec.json.encode(facts))
    keep_proxy(pc.replica, f"http://{WHO.replace('@', '%40')}:x@10.0.0.1:3128", None, SECRET)
    assert kept_proxy(pc.replica) == "http://mai%40x%C3%A3@10.0.0.1:3128"
    assert password(pc.folder, facts.device, where) == SECRET
    assert (pc.folder / PASSWORD_FILE).exists() == (where == "file")
    with pc.replica.read() as connection:
        meta = connection.exec_driver_sql("SELECT group_concat(value) FROM meta").scalar_one()
    assert SECRET not in meta and "%20kh" not in meta
    keep_proxy(pc.replica, kept_proxy(pc.replica))
    assert password(pc.folder, facts.device, where) == SECRET, "kept where nothing else was said"
    keep_proxy(pc.replica, "")
    assert not password(pc.folder, facts.device, where)
    assert proxy_to_use(pc.replica) == ""


def test_a_proxy_and_the_servers_addresses_are_set_by_command(serving: Serving, tmp_path: Path) -> None:
    office = Office(tmp_path / "profile")
    server = ("--server", serving.url, "--fingerprint", serving.fingerprint)
    office("enrol", *server, "--code", serving.slip(NEIGHBOUR))
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    with AskingProxy(WHO, SECRET) as proxy:
        office("proxy", "set", proxy.address, "--login", WHO, "--password-file", secret)
        assert SECRET not in str(office("proxy", "show"))
        assert office("sync")["waiting"] == 0
        assert proxy.passed
        secret.write_text("khác", encoding="utf-8")
        office("proxy", "set", proxy.address, "--login", WHO, "--password-file", secret)
        (line,) = [one for one in office("doctor") if one["check"] == "line"]
        assert (line["code"], line["remedy"]) == ("line.proxy_password", "Ghi lại tên và mật khẩu của proxy.")
        assert "khác" not in str(line)
    office("proxy", "none")
    assert office("server", "set", f"https://127.0.0.1:1, {serving.url}")["addresses"][0] == "https://127.0.0.1:1"
    assert office("server", "show")["addresses"] == ["https://127.0.0.1:1", serving.url]
    assert office("sync")["waiting"] == 0
    assert office("server", "set", "ftp://x", code=2)["code"] == "server.bad_address"
    assert office("proxy", "set", "ftp://x", code=2)["code"] == "proxy.bad_address"


def test_who_reads_the_encrypted_line_is_named_by_the_engine_with_the_issuer(
    serving: Serving, pc: RealPc, tmp_path: Path
) -> None:
    now = pc.clock.now()
    ca.make_ca(tmp_path, "an-ninh-mang", now)
    ca.issue_leaf(tmp_path, "an-ninh-mang", ["127.0.0.1"], now)
    with Impostor(tmp_path, {"X-EO-Server": serving.home.server}, b"") as box, AskingProxy(WHO, SECRET) as proxy:
        keep_addresses(pc.replica, box.url)
        keep_proxy(pc.replica, proxy.address, WHO, SECRET)
        for way in ("", proxy_to_use(pc.replica)):
            with Running(pc, port_maker(pc.replica, way), closes=False) as running:
                assert running.hear("offline") == "line.tls_inspected"
                assert running.status().facts["issuer"] == "e-Office an-ninh-mang"
    with pytest.raises(Refused, match=r"server\.bad_address"):
        keep_addresses(pc.replica, "")
