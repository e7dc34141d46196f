"""A sync, whoever runs the engine: this process, or another one that is asked through the file they share."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
from filelock import Timeout

from app.host.profile import Profile
from sync.engine.engine import Engine
from sync.engine.enrolling import port_maker
from sync.engine.outcome import Outcome
from sync.replica import sync_requests
from sync.replica.replica import Replica
from sync.world import system_chance

LOOK_EVERY_S = 0.05
Tell = Callable[[str, str], None]


def sync_now(profile: Profile, replica: Replica, proxy: str) -> Outcome:
    """Exchange until nothing is left to move, or a minute passes without progress."""
    while True:
        try:
            with running_engine(profile, replica, proxy, lambda event, about: None) as engine:
                return engine.settling.sync()
        except Timeout:
            if (outcome := _ask_the_running_one(profile, replica)) is not None:
                return outcome


@contextmanager
def running_engine(profile: Profile, replica: Replica, proxy: str, tell: Tell) -> Iterator[Engine]:
    """The profile's one engine, in this process. Raises: filelock.Timeout where another process runs it."""
    lock = profile.engine_lock()
    lock.acquire()
    try:
        engine = Engine(replica, port_maker(replica, proxy), system_chance(), tell)
        engine.start()
        try:
            yield engine
        finally:
            engine.stop()
    finally:
        lock.release()


def _ask_the_running_one(profile: Profile, replica: Replica) -> Outcome | None:
    """Ask the engine of another process and wait for its answer; None where that has ended meanwhile."""
    id = replica.ids.new()
    with replica.write() as t:
        sync_requests.ask(t.connection, id, replica.clock.now())
    while True:
        with replica.read() as connection:
            if answer := sync_requests.take_answer(connection, id):
                return msgspec.json.decode(answer, type=Outcome)
        lock = profile.engine_lock()
        try:
            lock.acquire()
        except Timeout:
            time.sleep(LOOK_EVERY_S)
            continue
        lock.release()
        with replica.write() as t:
            sync_requests.withdraw(t.connection, id)
        return None
