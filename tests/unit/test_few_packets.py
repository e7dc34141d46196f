"""A head and its body leave in one piece, at both ends; alone, a head leaves too."""

import asyncio
import io
from typing import Any

from sync.engine.pinned import _Connection
from sync.server.together import Together


class Socket:
    """What http.client wants of one."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def sendall(self, data: bytes) -> None:
        self.sent.append(bytes(data))

    def makefile(self, *_: Any, **__: Any) -> io.BytesIO:
        return io.BytesIO(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    def settimeout(self, _: object) -> None:
        return

    def close(self) -> None:
        return


class Transport:
    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.closed = False

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed


def asked(body: bytes | list[bytes] | None, length: int = 0) -> list[bytes]:
    """What goes through the socket for one question."""
    connection, socket = _Connection("server"), Socket()
    connection.sock = socket
    headers = {"Content-Length": str(length)} if length else {}
    connection.request("POST" if body else "GET", "/v1/pull", body=body, headers=headers)
    assert connection.getresponse().status == 200
    connection.close()
    return socket.sent


def test_a_question_is_one_piece() -> None:
    [sent] = asked(b"abc")
    assert sent.startswith(b"POST /v1/pull HTTP/1.1\r\n")
    assert sent.endswith(b"\r\n\r\nabc")


def test_what_streams_begins_with_the_head() -> None:
    first, second = asked([b"abc", b"def"], 6)
    assert (first[-3:], second) == (b"abc", b"def")


def test_a_question_without_a_body_is_sent_before_its_answer_is_read() -> None:
    [sent] = asked(None)
    assert sent.endswith(b"\r\n\r\n")


def test_an_answer_is_one_piece_and_a_head_alone_does_not_stay() -> None:
    transport = Transport()

    async def answer() -> None:
        both = Together(transport, asyncio.get_running_loop())  # type: ignore[arg-type]
        both.write(b"HTTP/1.1 200 OK\r\n\r\n")
        both.write(b"body")
        both.write(b"more")
        both.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        assert transport.written == [b"HTTP/1.1 200 OK\r\n\r\nbody", b"more"]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert transport.written[2:] == [b"HTTP/1.1 204 No Content\r\n\r\n"]
        both.write(b"HTTP/1.1 503 Busy\r\n\r\n")
        both.close()

    asyncio.run(answer())
    assert transport.written[-1] == b"HTTP/1.1 503 Busy\r\n\r\n"
    assert transport.closed
