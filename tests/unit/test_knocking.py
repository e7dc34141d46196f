"""Bare connects: the first who answers counts, whoever else is silent or refuses."""

import socket
from collections.abc import Iterator

import pytest

from sync.engine import knocking
from sync.engine.knocking import ROUNDS, knock

HERE = "127.0.0.1"


@pytest.fixture
def listening() -> Iterator[int]:
    with socket.create_server((HERE, 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def refusing() -> Iterator[int]:
    """A port that is taken and where nobody listens."""
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        yield taken.getsockname()[1]


@pytest.fixture
def silent() -> Iterator[int]:
    """A port whose queue is full: what comes now is dropped without a word."""
    with socket.socket() as server:
        server.bind((HERE, 0))
        server.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex((HERE, server.getsockname()[1]))
        yield server.getsockname()[1]
        for one in waiting:
            one.close()


def knocked(*ports: int) -> int:
    """Knock at these; the port of who answered."""
    (_, port), answered = knock([(HERE, port) for port in ports], nobody_breaks_off)
    answered.close()
    return port


def nobody_breaks_off() -> None:
    return


def test_who_answers_is_enough_where_others_refuse(listening: int, refusing: int) -> None:
    assert knocked(refusing, listening) == listening
    with pytest.raises(ConnectionRefusedError):
        knock([(HERE, refusing)], nobody_breaks_off)


def test_silence_is_knocked_at_again_and_again_and_ends_in_time(silent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knocking, "A_ROUND_S", 0.02)
    asked: list[int] = []
    with pytest.raises(TimeoutError):
        knock([(HERE, silent)], lambda: asked.append(1))
    assert len(asked) == ROUNDS


def test_who_is_silent_does_not_hide_who_answers(silent: int, listening: int) -> None:
    assert knocked(silent, listening) == listening


def test_a_name_that_nobody_has_and_a_knock_that_is_broken_off(monkeypatch: pytest.MonkeyPatch, silent: int) -> None:
    with pytest.raises(socket.gaierror):
        knock([("no-such-host.invalid", 443)], nobody_breaks_off)

    def broken_off() -> None:
        raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        knock([(HERE, silent)], broken_off)
