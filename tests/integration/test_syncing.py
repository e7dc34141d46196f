"""A sync beside another process's engine: it asks, waits as long as that one lives, and takes its place."""

import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import msgspec
import pytest

from app.actions import syncing
from app.actions.carrying_over import owe
from app.actions.enrolling import enrol
from app.host.profile import Profile
from sync.engine.outcome import Outcome, Summary
from sync.errors import LocalHindrance
from sync.replica import sync_requests
from sync.replica.replica import Replica
from sync.world import SystemClock, SystemIds
from tests.support.for_a_module import a_server
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

TOO_LONG_S = 60
ENGINE_ELSEWHERE = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.readline()
"""


serving = a_server()


@pytest.fixture(scope="module")
def profile(serving: Serving) -> Profile:
    made = Profile(serving.root / "profile")
    enrol(made, serving.url, serving.slip(COMMUNE), serving.fingerprint, None, "", SystemClock(), SystemIds())
    return made


@pytest.fixture
def replica(profile: Profile) -> Iterator[Replica]:
    made = profile.open(SystemClock(), SystemIds())
    yield made
    made.close()


@pytest.fixture
def elsewhere(profile: Profile) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the engine's place, until it is told a line."""
    command = [sys.executable, "-c", ENGINE_ELSEWHERE, str(profile.folder / "engine.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline() == "held\n"
        yield holding
        holding.kill()


class Asking:
    """A sync in a thread of its own."""

    def __init__(self, profile: Profile, replica: Replica) -> None:
        self.told, self.ended = queue.Queue[tuple[str, str]](), queue.Queue[Outcome | LocalHindrance]()
        self._profile, self._replica = profile, replica
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            tell: Callable[..., None] = lambda *one: self.told.put(one)  # noqa: E731
            self.ended.put(syncing.sync_now(self._profile, self._replica, "", tell))
        except LocalHindrance as hindrance:
            self.ended.put(hindrance)

    def end(self) -> Outcome | LocalHindrance:
        return self.ended.get(timeout=TOO_LONG_S)

    def question(self) -> str:
        """The question that it has just put."""
        assert self.told.get(timeout=TOO_LONG_S) == ("asked", "")
        with self._replica.read() as connection:
            (id,) = sync_requests.unanswered(connection)
        return id


def answer(replica: Replica, id: str) -> None:
    outcome = Outcome(Summary(sent=7, received=0, refused=0, bytes_up=0, bytes_down=0, waiting=0))
    with replica.write() as t:
        sync_requests.answer(t.connection, id, msgspec.json.encode(outcome).decode())


@pytest.mark.usefixtures("elsewhere")
def test_an_engine_that_stands_still_is_not_waited_for_without_end(
    profile: Profile, replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "SILENT_S", 0.3)
    hindrance = Asking(profile, replica).end()
    assert isinstance(hindrance, LocalHindrance)
    assert (hindrance.code, hindrance.exit_code) == ("engine.silent", 4)
    with replica.read() as connection:
        assert sync_requests.unanswered(connection) == []


@pytest.mark.usefixtures("elsewhere")
def test_an_engine_that_shows_life_is_waited_for(
    profile: Profile, replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "SILENT_S", 1.0)
    asking = Asking(profile, replica)
    question = asking.question()
    for _ in range(12):
        with replica.write() as t:
            sync_requests.show_life(t.connection, replica.clock.now())
        threading.Event().wait(0.2)
    answer(replica, question)
    outcome = asking.end()
    assert isinstance(outcome, Outcome)
    assert outcome.summary.sent == 7


@pytest.mark.usefixtures("elsewhere")
def test_a_question_that_got_lost_is_asked_again(profile: Profile, replica: Replica) -> None:
    asking = Asking(profile, replica)
    lost = asking.question()
    with replica.write() as t:
        sync_requests.withdraw(t.connection, lost)
    answer(replica, asking.question())
    outcome = asking.end()
    assert isinstance(outcome, Outcome)
    assert outcome.summary.sent == 7


@pytest.mark.usefixtures("elsewhere")
def test_what_that_engine_has_still_to_take_over_is_no_success(profile: Profile, replica: Replica) -> None:
    owe(replica, ["the PC that it was"])
    asking = Asking(profile, replica)
    answer(replica, asking.question())
    hindrance = asking.end()
    owe(replica, [])
    assert isinstance(hindrance, LocalHindrance)
    assert (hindrance.code, hindrance.exit_code) == ("anew.not_carried", 4)


def test_when_the_running_engine_ends_the_asker_takes_its_place(
    profile: Profile, replica: Replica, elsewhere: "subprocess.Popen[str]"
) -> None:
    asking = Asking(profile, replica)
    asking.question()
    elsewhere.kill()
    outcome = asking.end()
    assert isinstance(outcome, Outcome)
    assert (outcome.code, outcome.summary.waiting) == ("", 0)
    with replica.read() as connection:
        assert sync_requests.unanswered(connection) == []
    with syncing.running_engine(profile, replica, "", lambda event, about: None):
        pass


def test_a_lock_held_for_a_moment_does_not_turn_a_starting_engine_away(
    profile: Profile, replica: Replica, elsewhere: "subprocess.Popen[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "PASSING_S", 0.3)
    with (
        pytest.raises(LocalHindrance, match=r"engine\.running"),
        syncing.running_engine(profile, replica, "", lambda event, about: None),
    ):
        pass
    monkeypatch.setattr(syncing, "PASSING_S", 30.0)
    threading.Timer(0.2, elsewhere.kill).start()
    with syncing.running_engine(profile, replica, "", lambda event, about: None):
        pass


def test_a_clock_that_jumps_takes_no_open_question_away(commune: Pc) -> None:
    with commune.replica.write() as t:
        sync_requests.ask(t.connection, "đồng hồ sai", datetime(2020, 1, 1, tzinfo=UTC))
        sync_requests.ask(t.connection, "đồng hồ đúng", datetime(2026, 11, 23, tzinfo=UTC))
        assert sync_requests.unanswered(t.connection) == ["đồng hồ sai", "đồng hồ đúng"]
        sync_requests.answer(t.connection, "đồng hồ sai", "{}")
        sync_requests.ask(t.connection, "một câu nữa", datetime(2026, 11, 23, tzinfo=UTC))
        assert not sync_requests.is_kept(t.connection, "đồng hồ sai")
