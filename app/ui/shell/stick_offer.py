"""A stick that is put in, where that may matter: what can be done with it is offered once, in passing, and no more."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.host.removable import Stick, sticks
from app.ui.bridge.bridge import Bridge
from app.ui.shell.main_window import MainWindow
from app.ui.shell.passing_word import Offer
from app.ui.words.speech import translate

if TYPE_CHECKING:
    from sync.replica.replica import Replica

LOOK_MS, OFFER_AGAIN_MS = 3000, 3000


class StickOffer(QObject):
    """`wanted`: the person wants to go on with it. `look` says what is plugged in."""

    wanted = Signal()

    def __init__(
        self, bridge: Bridge, window: Callable[[], MainWindow | None], look: Callable[[], list[Stick]] = sticks
    ) -> None:
        super().__init__()
        self._bridge, self._window, self.look = bridge, window, look
        self._known: list[Stick] | None = None  # what was in already is not put in now
        self._tick = QTimer(self, interval=LOOK_MS)
        self._tick.timeout.connect(self.look_again)

    def start(self) -> None:
        """Look from now on."""
        if not self._tick.isActive():
            self._tick.start()
            self.look_again()

    def look_again(self) -> None:
        look = self.look
        self._bridge.page(lambda raw: look(), self._take, about=self, key="sticks put in")

    def _take(self, found: list[Stick]) -> None:
        known, self._known = self._known, found
        new = [stick for stick in found if stick not in known] if known is not None else []
        window = self._window()
        if new and window is not None and window.offers("waiting") and window.place != "carry":
            self._look_at(new[0])

    def _look_at(self, stick: Stick) -> None:
        folder: Path = stick.folder

        def count(replica: "Replica") -> int:
            from app.actions.carrying import new_for_here

            return new_for_here(replica, folder)

        self._bridge.carry(count, lambda new: self._offer(stick, new), about=self, refused=lambda error: None)

    def _offer(self, stick: Stick, new: int) -> None:
        """A word that is shown already goes first."""
        window = self._window()
        if window is None or window.place == "carry":
            return
        if new:
            told = translate("Shell", "USB {name} có gói của máy chủ cho cơ quan mình.")
        elif window.strip.is_cut and window.counts.get("waiting"):
            told = translate("Shell", "Đã cắm USB {name}. Đang mất mạng: có thể chuyển văn bản chờ gửi bằng USB.")
        else:
            return
        if window.is_covered or window.passing.isVisible():
            QTimer.singleShot(OFFER_AGAIN_MS, self, lambda: self._offer(stick, new))
            return
        offer = Offer(translate("Shell", "Chuyển bằng USB"), "usb", self.wanted.emit)
        window.passing.offer(told.format(name=stick.name), offer)
