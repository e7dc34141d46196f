"""The district server behind its doors: what a request or a stick asks, independent of how it came.

`push` and `pull` are functions over messages. HTTP carries them online; a bundle carries the same ones on a stick.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import datetime
from typing import TypeVar

import msgspec
from sqlalchemy import Connection

from sync.errors import LineHindrance, Refused
from sync.protocol.limits import INLINE_FILE_BYTES
from sync.protocol.messages import (
    OLDEST_VERSION,
    VERSION,
    BelowAnswer,
    Enrol,
    EnrolAnswer,
    Hello,
    Pull,
    PullAnswer,
    Push,
    PushAnswer,
    Represent,
    RepresentAnswer,
    SlipAnswer,
    SlipRequest,
    Succeed,
    TokenAnswer,
    TokenRequest,
)
from sync.protocol.server_name import fingerprint
from sync.rules.ids import Ids
from sync.rules.legal_time import legal_day
from sync.rules.people import Device
from sync.rules.rows import office_scope
from sync.server import (
    blobs,
    contacts,
    enrolment,
    pulling,
    represent,
    rules_data,
    standing,
    storage,
    succession,
    tokens,
)
from sync.server.ca import CA_CERT
from sync.server.crash_guard import CrashGuard
from sync.server.home import Home
from sync.server.judging import Sitting
from sync.server.reading import read_push
from sync.server.slips import Allowance, asked_slip
from sync.server.tokens import LIFETIME, Nonces
from sync.server.writer import Writer
from sync.world import Clock

T = TypeVar("T")
Job = Callable[[Connection], tuple[T, Iterable[str]]]  # a result, and the scopes that got new rows
MOST_WAITING_JOBS = 2000
CONTACT_EVERY_S = 60.0
ANSWER_S = 20.0  # an office's PC waits no longer


class District:
    """An open server folder with its writer. `on_news` hears on the writer's thread which scopes have new rows.
    `judging`: the file of its `CrashGuard`, another one for each process that judges beside the serving one."""

    def __init__(
        self,
        home: Home,
        clock: Clock,
        ids: Ids,
        on_news: Callable[[Iterable[str]], None],
        judging: str = "judging.json",
    ) -> None:
        self.home, self.clock, self.ids, self._on_news = home, clock, ids, on_news
        self._guard = CrashGuard(home.folder / judging)
        with home.database.write() as connection:
            self._guard.note_last_crash(connection)
            rules_data.bring_in(connection, home.seal)
        self.writer = Writer(home.database)
        self.nonces = Nonces(clock)
        self._slips = Allowance(clock)
        self._heard: dict[str, float] = {}

    def close(self) -> None:
        self.writer.stop()

    def blame_nobody(self) -> None:
        """The process ends in the middle of things, and no intent is the cause."""
        self._guard.clear()

    def hello(self) -> Hello:
        return Hello(
            server=self.home.server,
            epoch=self.home.epoch,
            time=self.clock.now(),
            version=VERSION,
            oldest_version=OLDEST_VERSION,
        )

    def device_of(self, token: str) -> Device | None:
        """Raises: Refused `device.revoked`, `device.unknown`."""
        with self.home.database.read() as connection:
            return tokens.device_of_token(connection, token, self.clock)

    def still_known(self, device: Device) -> Device:
        """The PC as it stands now. Raises: Refused `device.revoked`, `device.unknown`."""
        with self.home.database.read() as connection:
            return tokens.known_device(connection, device.id)

    def scopes_of(self, device: Device) -> tuple[str, ...]:
        with self.home.database.read() as connection:
            return pulling.scopes_of(connection, device, legal_day(self.clock.now()))

    def push(self, device: Device, push: Push, version: str) -> "Future[PushAnswer]":
        """Judge a PC's intents; the answer is there once it is on disk. A push of another epoch gets no verdicts.

        Raises: LineHindrance `server.busy`; in the future: Refused `device.revoked`, `device.forked`.
        """
        if self.writer.waiting() > MOST_WAITING_JOBS:
            raise LineHindrance("server.busy", retry_after_s=30)
        home, clock = self.home, self.clock
        room = storage.has_room(home.folder)
        stored = home.files.put_small(c for c in push.files if room and 0 < len(c) <= INLINE_FILE_BYTES)
        with home.database.read() as connection:
            intents = read_push(connection, device, push.intents if push.epoch == home.epoch else ())

        def judge(connection: Connection) -> tuple[PushAnswer, Iterable[str]]:
            current = tokens.known_device(connection, device.id)
            scopes = frozenset(pulling.scopes_of(connection, current, legal_day(clock.now())))
            news: set[str] = set()
            for sha256, size in stored:
                news |= set(blobs.took_in(connection, sha256, size, current.office, clock, home.seal))
            sitting = Sitting(connection, current, scopes, clock, home.seal, self._guard)
            answer = sitting.judge(intents, home.epoch)
            contacts.note_contact(connection, device.id, version, clock, acted=sitting.acted)
            answer = msgspec.structs.replace(answer, stored=tuple(sha256 for sha256, _ in stored))
            return answer, news | sitting.news

        return self._do(judge)

    def pull(self, device: Device, pull: Pull) -> PullAnswer:
        """What is new for a PC past its cursors; nothing but the epoch where that is another."""
        with self.home.database.read() as connection:
            allowed = pulling.scopes_of(connection, device, legal_day(self.clock.now()))
            same = pull.epoch == self.home.epoch
            scopes = pulling.pages(connection, allowed, pull.cursors, pull.limit) if same else {}
        return PullAnswer(epoch=self.home.epoch, time=self.clock.now(), allowed=allowed, scopes=scopes)

    def pull_again(self, device: Device, pull: Pull) -> PullAnswer:
        """The same for a PC that has waited meanwhile. Raises: Refused `device.revoked`, `device.unknown`."""
        return self.pull(self.still_known(device), pull)

    def enrol(self, asked: Enrol, version: str) -> EnrolAnswer:
        """Admit a PC. Raises: Refused `enrol.*`, `person.*`, `device.revoked`."""
        home, clock = self.home, self.clock

        def count_try(connection: Connection) -> tuple[str | None, Iterable[str]]:
            return enrolment.check_code(connection, asked, clock), ()

        if code := _in_time(self._do(count_try)):
            raise Refused(code)

        def admit(connection: Connection) -> tuple[EnrolAnswer, Iterable[str]]:
            if code := enrolment.check_code(connection, asked, clock):
                raise Refused(code)
            admitted = enrolment.admit(connection, asked, clock, self.ids, home.seal)
            return self._welcome(connection, admitted, version), admitted.revisions

        return _in_time(self._do(admit))

    def succeed(self, asked: Succeed, version: str) -> EnrolAnswer:
        """Let a PC take the place of the one whose backup it is. Raises: Refused `device.*`, `enrol.*`."""

        def admit(connection: Connection) -> tuple[EnrolAnswer, Iterable[str]]:
            home = self.home
            admitted = succession.take_place(connection, asked, home.server, self.clock, self.ids, home.seal)
            return self._welcome(connection, admitted, version), admitted.revisions

        return _in_time(self._do(admit))

    def _welcome(self, connection: Connection, admitted: enrolment.Admitted, version: str) -> EnrolAnswer:
        """What a PC that is admitted gets to know, with a first token."""
        home, clock, device = self.home, self.clock, admitted.device
        contacts.note_contact(connection, device.id, version, clock, acted=True)
        return EnrolAnswer(
            server=home.server,
            epoch=home.epoch,
            time=clock.now(),
            device=device.id,
            office=device.office,
            person=admitted.person,
            token=tokens.give_token(connection, device.id, clock),
            token_s=LIFETIME.total_seconds(),
            seal_key=home.seal_key,
            documents=pulling.documents_for(connection, device, legal_day(clock.now())),
        )

    def renew(self, asked: TokenRequest) -> TokenAnswer:
        """A new token for a PC that signed a fresh nonce. Raises: Refused `token.*`, `device.*`."""
        good = self.nonces.use(asked.nonce)

        def give(connection: Connection) -> tuple[str, Iterable[str]]:
            return tokens.renewed(connection, asked, self.home.server, good, self.clock), ()

        return TokenAnswer(token=_in_time(self._do(give)), token_s=LIFETIME.total_seconds(), time=self.clock.now())

    def represent(self, shown: Represent) -> RepresentAnswer:
        """Take in sealed rows that a backup did not have. Raises: LineHindrance `server.busy`."""
        home = self.home
        rows = represent.sealed_by(home.seal_key, shown)

        def take(connection: Connection) -> tuple[int, Iterable[str]]:
            return represent.merge_in(connection, rows, home.seal, self.clock)

        return RepresentAnswer(taken=_in_time(self._do(take)))

    def slip(self, device: Device, asked: SlipRequest) -> "Future[SlipAnswer]":
        """A one-time code for a person of the PC's office, asked for by its leader or admin.

        In the future: Refused `device.revoked`, and as `asked_slip` does.
        """
        home, clock = self.home, self.clock

        def make(connection: Connection) -> tuple[SlipAnswer, Iterable[str]]:
            current = tokens.known_device(connection, device.id)
            slip = asked_slip(connection, current, asked, home.server, self._slips, clock, home.seal)
            found = fingerprint((home.keys / CA_CERT).read_text())
            expires_at = datetime.fromisoformat(slip.expires_at)
            return SlipAnswer(code=slip.code, fingerprint=found, expires_at=expires_at), ()

        return self._do(make)

    def below(self, device: Device) -> BelowAnswer:
        """How the open offices directly below the PC's own are doing today."""
        now = self.clock.now()
        with self.home.database.read() as connection:
            return BelowAnswer(time=now, offices=tuple(standing.below(connection, device.office, legal_day(now))))

    def may_have(self, device: Device, sha256: str) -> bool:
        """Whether the server holds a file, the PC's office has a right to it, and somebody at the PC may read."""
        with self.home.database.read() as connection:
            scopes = pulling.scopes_of(connection, device, legal_day(self.clock.now()))
            return office_scope(device.office) in scopes and blobs.may_have(connection, device.office, sha256)

    def rank_of(self, device: Device, sha256: str) -> int:
        """How urgent the most urgent document is that the PC's office was sent with a file; 0 is the most urgent."""
        with self.home.database.read() as connection:
            return blobs.rank_of(connection, device.office, sha256)

    def took_in(self, device: Device, sha256: str, size: int | None = None) -> "Future[None]":
        """A whole upload lies in the store: what waited for it goes on. `size`: None of one that is known here."""
        home, clock = self.home, self.clock

        def take(connection: Connection) -> tuple[None, Iterable[str]]:
            tokens.known_device(connection, device.id)
            blobs.forget_upload(connection, device.id, sha256)
            return None, blobs.took_in(connection, sha256, size, device.office, clock, home.seal)

        return self._do(take)

    def heard_of(self, device: str, version: str) -> None:
        """Note a PC's contact, at most once a minute."""
        now = self.clock.monotonic_s()
        if now - self._heard.get(device, -CONTACT_EVERY_S) >= CONTACT_EVERY_S:
            self._heard[device] = now
            self.writer.submit(lambda c: contacts.note_contact(c, device, version, self.clock, acted=False))

    def _do(self, job: Job[T]) -> "Future[T]":
        """Run a job on the writer; the result is there, and the news told, once it is on disk."""
        outer: Future[T] = Future()

        def on_disk(inner: "Future[tuple[T, Iterable[str]]]") -> None:
            fault = inner.exception()
            if fault is None:
                self._on_news(inner.result()[1])
            if not outer.set_running_or_notify_cancel():  # whoever asked has gone; what was done stays done
                return
            if fault is None:
                outer.set_result(inner.result()[0])
            else:
                outer.set_exception(fault)

        self.writer.submit(job).add_done_callback(on_disk)
        return outer


def _in_time(answer: "Future[T]") -> T:
    """An answer from the writer's thread, for a thread that waits. Raises: LineHindrance `server.busy`."""
    try:
        return answer.result(ANSWER_S)
    except TimeoutError as error:
        raise LineHindrance("server.busy", retry_after_s=30) from error
