"""A thread that looks around four times a second: at what commands beside us write, at the certificate, at old uploads.

Each look is guarded: a file caught half-written, a busy database or a full disk is looked at again the next time.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from sync.server import ca
from sync.server.home import Home, read_settings
from sync.server.tables import Upload, table_of
from sync.world import Clock, stamp

log = logging.getLogger(__name__)
EVERY_S = 0.25
KEEP_UNFINISHED = timedelta(days=7)
BEFORE_NOTED = timedelta(days=1)  # no bundle takes that long to be read
SWEEP_EVERY_S = 86_400.0
_uploads = table_of(Upload)


class Watch:
    """`on_neighbour`: another process has committed. `on_certificate`: the certificate on disk is another now."""

    def __init__(
        self, home: Home, clock: Clock, on_neighbour: Callable[[], None], on_certificate: Callable[[], None]
    ) -> None:
        self._home, self._clock = home, clock
        self._on_neighbour, self._on_certificate = on_neighbour, on_certificate
        self._others = home.database.neighbours()
        self._certificate, self._renew_at = self._certificate_time(), ca.renewal_due(home.keys)
        self._swept_s = -SWEEP_EVERY_S
        self._complaints: dict[str, str] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watching", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()
        self._others.close()

    def _run(self) -> None:
        while not self._ended.wait(EVERY_S):
            for look in (self._neighbours, self._certificates, self._old_uploads):
                self._guarded(look)

    def _guarded(self, look: Callable[[], None]) -> None:
        try:
            look()
        except Exception as error:  # the gate: a thread's entry; the next look comes
            if self._complaints.get(look.__name__) != repr(error):
                log.exception("could not look at %s", look.__name__.strip("_"))
            self._complaints[look.__name__] = repr(error)
        else:
            self._complaints.pop(look.__name__, None)

    def _neighbours(self) -> None:
        """Our own writer's commits wake whom they concern; only those of other processes concern everybody."""
        if self._others.have_written():
            self._on_neighbour()

    def _certificates(self) -> None:
        if (changed := self._certificate_time()) != self._certificate:
            self._renew_at = ca.renewal_due(self._home.keys)
            if self._renew_at > self._clock.now():
                self._on_certificate()
            self._certificate = changed
        if self._renew_at <= self._clock.now():  # also one that somebody has laid there without its key
            renew_certificate(self._home, self._clock)

    def _certificate_time(self) -> int:
        return (self._home.keys / ca.LEAF_CERT).stat().st_mtime_ns

    def _old_uploads(self) -> None:
        if self._clock.monotonic_s() - self._swept_s >= SWEEP_EVERY_S:
            self._swept_s = self._clock.monotonic_s()
            _forget_old_uploads(self._home, self._clock.now())


def renew_certificate(home: Home, clock: Clock) -> None:
    """Issue the certificate anew where it ends soon, or where a crash has left no pair of certificate and key."""
    if ca.renewal_due(home.keys) <= clock.now():
        ca.issue_leaf(home.keys, home.server, list(read_settings(home.folder).hosts), clock.now())


def _forget_old_uploads(home: Home, now: datetime) -> None:
    """Unfinished files that nobody has touched for a week go; of those that are not noted, after a day."""
    old = _uploads.c.touched_at < stamp(now - KEEP_UNFINISHED)
    with home.database.write() as connection:
        gone = connection.execute(select(_uploads.c.device, _uploads.c.sha256).where(old)).all()
        connection.execute(delete(_uploads).where(old))
        kept = {
            f"{row.device}-{row.sha256}" for row in connection.execute(select(_uploads.c.device, _uploads.c.sha256))
        }
    for path in home.files.partial.iterdir():
        with suppress(FileNotFoundError):  # finished meanwhile
            if path.name not in kept and path.stat().st_mtime < (now - BEFORE_NOTED).timestamp():
                path.unlink()
    if gone:
        log.info("%d unfinished uploads of more than a week ago removed", len(gone))
