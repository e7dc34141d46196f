"""What somebody without any key can do to a real server: little, and not for long."""

import http.client
import os
import signal
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import zstandard

from sync.protocol import limits
from sync.protocol.codec import decode, encode
from sync.protocol.messages import Represent, RepresentAnswer, TokenRequest
from sync.server.bodies import OpenDoor
from sync.server.listening import REQUEST_S, most_connections
from tests.support.for_a_module import a_server
from tests.support.sample_offices import COMMUNE
from tests.support.serving import RealPc, Serving

ENOUGH_S = REQUEST_S + 15


serving = a_server()


@contextmanager
def connected(serving: Serving) -> Iterator[ssl.SSLSocket]:
    """A stranger's connection, without regard for certificates."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", serving.port), timeout=ENOUGH_S) as plain,
        context.wrap_socket(plain) as made,
    ):
        yield made


def head(path: str, length: int) -> bytes:
    return f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n".encode()


def answer(line: ssl.SSLSocket) -> tuple[int, bytes]:
    """Status and body of the next answer."""
    with http.client.HTTPResponse(line) as response:
        response.begin()
        return response.status, response.read()


def post(serving: Serving, path: str, body: bytes) -> tuple[int, bytes]:
    with connected(serving) as line:
        line.sendall(head(path, len(body)))
        with suppress(OSError):  # it may answer, and close, before it has read everything
            line.sendall(body)
        return answer(line)


def peak_mb(serving: Serving) -> int:
    assert serving.process is not None
    lines = Path(f"/proc/{serving.process.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM"))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks into /proc")
def test_a_small_body_that_unpacks_to_a_million_parts_costs_nothing(serving: Serving) -> None:
    before = peak_mb(serving)
    count = 2_000_000
    raw = b"\x81\xa4rows\xdd" + count.to_bytes(4, "big") + b"\x92\xa0\xc4\x00" * count
    for unpacked in (raw, raw[: limits.REPRESENT_BYTES]):
        body = zstandard.ZstdCompressor(level=3).compress(unpacked)
        assert post(serving, "/v1/represent", body)[0] == 400
    assert peak_mb(serving) - before < 30


@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/token", "/v1/represent"])
def test_an_open_door_takes_small_bodies_alone(serving: Serving, path: str) -> None:
    most = limits.REPRESENT_BYTES if path == "/v1/represent" else limits.ENTRY_BYTES
    assert post(serving, path, os.urandom(most + 1))[0] == 400
    unpacks = zstandard.ZstdCompressor().compress(bytes(most + 1))
    assert post(serving, path, unpacks)[0] == 400


def test_rows_nested_without_end_have_no_weight(serving: Serving) -> None:
    nested = b'{"row":"person","x":' + b"[" * 5000 + b"]" * 5000 + b"}"
    status, said = post(serving, "/v1/represent", encode(Represent(rows=(("person", nested),))))
    assert (status, decode(said, RepresentAnswer).taken) == (200, 0)


@pytest.mark.parametrize(
    "said", [b"", b"GET /v1/hello HTTP/1.1\r\nHo", head("/v1/token", 100) + b"half"], ids=["nothing", "head", "body"]
)
def test_who_does_not_come_to_the_point_is_let_go(serving: Serving, said: bytes) -> None:
    with connected(serving) as line:
        line.sendall(said)
        since = time.monotonic()
        got = line.recv(1 << 16)
    assert got == b"" or got.startswith(b"HTTP/1.1 400 ")
    assert REQUEST_S - 2 < time.monotonic() - since < ENOUGH_S


def test_a_second_request_may_come_late_on_an_open_connection(serving: Serving) -> None:
    with connected(serving) as line:
        for _ in range(2):
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert answer(line) == (200, b"ok\n")


def test_a_crowd_at_an_open_door_is_told_to_come_again(serving: Serving) -> None:
    """Sixteen who never finish what they show; the seventeenth hears that it is busy, and others are served."""
    lines = [connected(serving) for _ in range(16)]
    opened = [line.__enter__() for line in lines]
    for line in opened:
        line.sendall(head("/v1/represent", 1000) + b"half")
    shown = encode(Represent(rows=()))
    busy = any(post(serving, "/v1/represent", shown)[0] == 503 for _ in range(200))
    question = encode(TokenRequest(device="nobody", nonce="", signature=b""))
    assert post(serving, "/v1/token", question)[0] == 401
    for context in lines:
        context.__exit__(None, None, None)
    assert busy
    assert any(post(serving, "/v1/represent", shown)[0] == 200 for _ in range(2000))


def test_the_number_of_connections_has_a_bound() -> None:
    assert 0 < most_connections() <= 12_000
    assert OpenDoor("door", 10, 1, inside=0, threads=1)._room == 0


def test_a_server_ends_in_time_whatever_waits(serving: Serving) -> None:
    pc: RealPc = serving.enrol(COMMUNE)
    pc.close()
    with serving.home.database.write(), connected(serving) as line:  # another program holds the file
        asked = encode(TokenRequest(device=pc.device, nonce="", signature=b""))
        line.sendall(head("/v1/token", len(asked)) + asked)
        with connected(serving) as after:  # the first is inside by now, and waits for the writer
            after.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert answer(after)[0] == 200
        assert serving.process is not None
        since = time.monotonic()
        serving.process.send_signal(signal.SIGTERM)
        assert serving.process.wait(10) == 0
        assert time.monotonic() - since < 5
    serving._reap()
    assert not (serving.folder / "judging.json").exists()
    serving.start()
