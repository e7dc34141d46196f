"""Times without a line, when they are over: what happened meanwhile is offered once, in passing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.away.away_notice import AwayNotice
from app.ui.away.away_words import in_short
from app.ui.bridge.bridge import Bridge
from app.ui.shell.main_window import MainWindow
from app.ui.shell.passing_word import Offer
from app.ui.words.speech import translate
from sync.replica.away_page import Absence, Digest
from sync.world import stamp

OFFER_AGAIN_MS = 3000


class Absences(QObject):
    """`wanted`: the person wants to see what happened. `noted`: it has been read up to there (a stamp)."""

    wanted = Signal()
    noted = Signal(str)

    def __init__(self, bridge: Bridge, window: Callable[[], MainWindow | None]) -> None:
        super().__init__()
        self._bridge, self._window = bridge, window
        self.notice: AwayNotice | None = None

    def start(self, read_until: str) -> None:
        """Look from now on. `read_until`: up to when it has been read, as a stamp."""
        if self.notice is None:
            self.notice = AwayNotice(self._bridge, read_until)
            self.notice.offered.connect(self._offer)

    def read(self, absence: Absence) -> None:
        """Somebody has read what happened in that time."""
        if self.notice is not None:
            self.notice.read(absence)
        self.noted.emit(stamp(absence.until))

    def _offer(self, digest: Digest) -> None:
        """In passing, so that nobody who types is disturbed; a word that can be undone goes first."""
        window = self._window()
        if window is None or not window.offers("work"):
            return
        if window.is_covered or window.passing.isVisible():
            QTimer.singleShot(OFFER_AGAIN_MS, self, lambda: self._offer(digest))
        else:
            told = in_short(digest, self._bridge.clock.now())
            window.passing.offer(told, Offer(translate("Shell", "Xem"), "eye", self.wanted.emit))
