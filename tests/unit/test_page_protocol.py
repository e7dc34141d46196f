"""What a worker may answer at most, even when a file has taken it over."""

import io
import struct

import msgspec
import pytest

from app.documents.page_protocol import (
    MOST_HEAD,
    MOST_PAGES,
    Answer,
    BrokenFrame,
    Characters,
    Drawn,
    Opened,
    Unopened,
    receive,
    send,
)


def frame(head: object, body: bytes = b"") -> io.BytesIO:
    raw = head if isinstance(head, bytes) else msgspec.msgpack.encode(head)
    return io.BytesIO(struct.pack("<II", len(raw), len(body)) + raw + body)


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (Opened(3, ((595.0, 842.0),), 2, is_cut=True), b""),
        (Unopened("word", has_macros=True), b""),
        (Drawn(), bytes(range(256))),
        (Characters(1), bytes(12)),
    ],
)
def test_what_is_said_is_what_is_heard(answer: Answer, body: bytes) -> None:
    pipe = io.BytesIO()
    send(pipe, answer, body)
    pipe.seek(0)
    assert receive(pipe, Answer, 1000) == (answer, body)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xc1",
        {"type": "Open", "path": "/etc/passwd"},
        {"type": "Opened", "pages": 1, "sizes": [[float("nan"), 842.0]], "signatures": 0},
        {"type": "Opened", "pages": 1, "sizes": [[float("inf"), 842.0]], "signatures": 0},
        {"type": "Opened", "pages": 1, "sizes": [[-5.0, 842.0]], "signatures": 0},
        {"type": "Opened", "pages": 1, "sizes": [], "signatures": 0},
        {"type": "Opened", "pages": 5_000, "sizes": [[595.0, 842.0]] * (MOST_PAGES + 1), "signatures": 0},
        {"type": "Opened", "pages": -1, "sizes": [[595.0, 842.0]], "signatures": 0},
        {"type": "Opened", "pages": 1, "sizes": [[595.0, 842.0]], "signatures": 10**12},
        {"type": "Unopened", "kind": "<b>program</b>"},
        {"type": "Characters", "count": 10**7},
    ],
)
def test_what_nobody_would_say_is_not_heard(head: object) -> None:
    with pytest.raises(BrokenFrame):
        receive(frame(head), Answer, 1000)


def test_nobody_makes_us_take_in_more_than_we_asked_for() -> None:
    with pytest.raises(BrokenFrame):
        receive(frame(Drawn(), bytes(1001)), Answer, 1000)
    with pytest.raises(BrokenFrame):
        receive(io.BytesIO(struct.pack("<II", MOST_HEAD + 1, 0)), Answer, 1000)
    with pytest.raises(EOFError):
        receive(io.BytesIO(struct.pack("<II", 10, 0) + b"\x80"), Answer, 1000)
