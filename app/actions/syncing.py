"""A sync, whoever runs the engine: this process, or another one that is asked through the file they share."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from app.actions.carrying_over import carry_over, owed
from app.actions.daily_backup import backing_up
from app.actions.reading_texts import reading_texts
from app.actions.succeeding import take_place
from app.host.profile import Profile
from sync.engine.engine import Engine
from sync.engine.enrolling import port_maker
from sync.engine.outcome import Outcome
from sync.engine.settling import PATIENCE_S
from sync.errors import LocalHindrance
from sync.files import disk_errors
from sync.replica import sync_requests
from sync.replica.replica import Replica
from sync.world import system_chance

LOOK_EVERY_S = 0.05
SILENT_S = PATIENCE_S + 15.0  # an engine that lives gives up after its patience, and shows life meanwhile
PASSING_S = 2.0  # how long a starting engine waits for one that may just be ending
Tell = Callable[[str, str], None]


def sync_now(profile: Profile, replica: Replica, proxy: str, tell: Tell) -> Outcome:
    """Exchange until nothing is left to move, or a minute passes without progress.

    `tell` hears what an engine tells, or "asked" where another process's engine is asked and waited for.

    Raises: LocalHindrance `engine.silent` where that one shows no sign of life, `anew.not_carried` where what was done
    before an enrolment anew is still not taken over, or of this PC.
    """
    lock, is_owing = profile.engine_lock(), bool(owed(replica))
    try:
        while not (lock.is_locked or _held(lock)):
            if (outcome := _ask_the_running_one(lock, replica, tell)) is not None:
                if not outcome.code and owed(replica):
                    raise LocalHindrance("anew.not_carried", {"detail": "engine.running"})
                return outcome
        take_place(replica, proxy)
        with _engine(replica, proxy, tell, is_asked=True) as engine:
            outcome = engine.settling.outcome()
            if not outcome.code and is_owing and carry_over(replica):  # where that is refused, it is told
                engine.settling.ask()  # it may have been taken over after the last look
                outcome = engine.settling.outcome()
            return outcome
    finally:
        lock.release()


@contextmanager
def running_engine(profile: Profile, replica: Replica, proxy: str, tell: Tell) -> Iterator[Engine]:
    """The profile's one engine, in this process, and behind it what reads the files of documents and
    what backs the office's data up.

    Raises: LocalHindrance `engine.running` where another runs it.
    """
    lock = profile.engine_lock()
    if not _held(lock, PASSING_S):
        raise LocalHindrance("engine.running")
    try:
        take_place(replica, proxy)
        with _engine(replica, proxy, tell) as engine, reading_texts(replica), backing_up(profile, replica):
            yield engine
    finally:
        lock.release()


@contextmanager
def _engine(replica: Replica, proxy: str, tell: Tell, *, is_asked: bool = False) -> Iterator[Engine]:
    engine = Engine(replica, port_maker(replica, proxy), system_chance(), tell, partial(carry_over, replica))
    if is_asked:
        engine.settling.ask()
    engine.start()
    try:
        yield engine
    finally:
        engine.stop()


def _held(lock: FileLock, wait_s: float = 0.0) -> bool:
    """Take the engine's lock; whether it is this process's now."""
    with disk_errors(Path(lock.lock_file)):
        try:
            lock.acquire(timeout=wait_s, poll_interval=LOOK_EVERY_S, blocking=wait_s > 0)
        except Timeout:
            return False
    return True


def _ask_the_running_one(lock: FileLock, replica: Replica, tell: Tell) -> Outcome | None:
    """Ask the engine of another process and wait for its answer.

    None where there is none any more: then the lock is held here, if nobody was quicker, or the question got lost.
    """
    id, clock = replica.ids.new(), replica.clock
    with replica.write() as t:
        sync_requests.ask(t.connection, id, clock.now())
    tell("asked", "")
    life, lived_s = None, clock.monotonic_s()
    while True:
        is_free = _held(lock)
        with replica.read() as connection:
            answer, is_kept = sync_requests.take_answer(connection, id), sync_requests.is_kept(connection, id)
            before, life = life, sync_requests.sign_of_life(connection)
        if answer:
            return msgspec.json.decode(answer, type=Outcome)
        if not is_kept:
            return None
        lived_s = clock.monotonic_s() if life != before else lived_s
        is_silent = clock.monotonic_s() - lived_s > SILENT_S
        if is_free or is_silent:
            with replica.write() as t:
                sync_requests.withdraw(t.connection, id)
            if is_free:
                return None
            raise LocalHindrance("engine.silent")
        time.sleep(LOOK_EVERY_S)
