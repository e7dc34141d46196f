"""The strip at the foot of the window: how the line stands, always there."""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

import msgspec
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.look.icons import pixmap
from app.ui.look.sizes import STRIP
from app.ui.look.theme import theme
from app.ui.parts.aloud import say_aloud
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.shell.strip_line import StripLine
from app.ui.shell.strip_words import Pace, StripWords, strip_words
from app.ui.shell.told_faults import ToldFaults, as_stored
from app.ui.words.speech import translate
from sync.engine.line_status import LineStatus
from sync.engine.traffic import Motion
from sync.replica.strip_page import StripPage, strip_page

LOOK_MS, SOON_MS = 1000, 150
SPEED_OVER = 5  # looks
ALARMS, GOOD = frozenset({"amber", "red"}), "green"
EVERYTHING = ("waiting", "try", "log", "refused", "work", "join", "settings")
LEADS_TO = {
    "waiting": "waiting",
    "refused": "waiting",
    "log": "log",
    "settings": "settings",
    "work": "work",
}  # the place of the window


class StatusStrip(Surface):
    """`wanted`: what the person asks for: one of `EVERYTHING`; only what is in `offered` is asked for. `motion`: what
    moves; None where another process runs the engine. `rate`: bytes a second as last seen going up, 0 where none
    were."""

    wanted = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        parent_office: str,
        *,
        protected: bool,
        motion: Callable[[], Motion | None],
        offered: Collection[str] = EVERYTHING,
    ) -> None:
        super().__init__("green_bg")
        self._bridge, self._parent, self._motion, self._offered = bridge, parent_office, motion, offered
        self._told: StripWords | None = None
        self._is_bad, self._place = False, ""
        self.rate = 0.0
        self._line: StripLine | None = None
        self._pacer = _Pacer()
        self._faults = ToldFaults()
        self.setMinimumHeight(theme.px(STRIP))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(3), theme.px(12), theme.px(3))
        row.setSpacing(theme.px(10))
        self._said = Slot()
        row.addWidget(self._said, 1)
        if not protected:
            row.addWidget(self._unprotected())
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._soon = Soon(self, self.look, SOON_MS)
        bridge.changed.connect(self._soon.wish)
        bridge.told.connect(self._hear)
        self.look()

    @property
    def told(self) -> StripWords | None:
        """What it says now."""
        return self._told

    @property
    def is_cut(self) -> bool:
        """Whether it says that the server is out of reach."""
        return self._told is not None and self._told.state in ("offline", "silent")

    def stand_under(self, place: str) -> None:
        """Know which place is shown: nothing leads there any more."""
        if place != self._place:
            self._place = place
            self.look()

    def look(self) -> None:
        motion = self._motion()
        sending = motion.sending if motion else ""
        self._bridge.page(
            lambda raw: strip_page(raw, sending), lambda page: self._take(page, motion), about=self, key="strip"
        )

    def _hear(self, event: str, about: str) -> None:
        clock = self._bridge.clock
        self._faults.hear(event, about, clock.now(), clock.monotonic_s())

    def _take(self, page: StripPage, motion: Motion | None) -> None:
        now = self._bridge.clock.now()
        line = msgspec.json.decode(page.line, type=LineStatus) if page.line else LineStatus(state="unknown")
        pace, is_clerk = self._pacer.pace(page, motion, now), "refused" in self._offered
        fault = as_stored(self._faults.present(self._bridge.clock.monotonic_s()), page.held_up)
        if page.bytes_up and pace.rate > 0:
            self.rate = pace.rate
        told = strip_words(page, line, now, pace, self._parent, fault, is_clerk=is_clerk)
        told = replace(told, actions=tuple(name for name in told.actions if self._is_offered(name)))
        if told != self._told:
            before, self._told = self._told, told
            self._say(told, before)

    def _is_offered(self, name: str) -> bool:
        return name in self._offered and LEADS_TO.get(name) != (self._place or None)

    def _say(self, told: StripWords, before: StripWords | None) -> None:
        """Words change in place, so that the keyboard stays on a button; another state is built anew."""
        self.setAccessibleName(". ".join(part for part in (told.strong, told.lesser, told.text) if part))
        self._say_aloud(told, before)
        is_alike = before is not None and _frame(told) == _frame(before)
        if is_alike and self._line is not None:
            self._line.set_words(told)
            return
        self.set_ground(f"{told.token}_bg")
        self._said.put(self._laid_out(told))

    def _say_aloud(self, told: StripWords, before: StripWords | None) -> None:
        """Have it said that it has become bad, and that it is good again; what moves meanwhile is not said."""
        is_bad = told.token in ALARMS
        if (is_bad and before is not None and before.token != told.token) or (told.token == GOOD and self._is_bad):
            say_aloud(self, self.accessibleName())
        self._is_bad = is_bad or (self._is_bad and told.token != GOOD)

    def _laid_out(self, told: StripWords) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        picture = QLabel()
        picture.setPixmap(pixmap(told.symbol, told.token, 18, self.devicePixelRatioF()))
        row.addWidget(picture)
        self._line = StripLine(told)
        row.addWidget(self._line, 1)
        for name in told.actions:
            row.addWidget(_small(button(_action_words(name), lambda n=name: self.wanted.emit(n), kind="")))  # type: ignore[misc]
        return holder

    def _unprotected(self) -> QWidget:
        words = Text(translate("Strip", "Khóa của máy chưa được bảo vệ"), "caption", "text2")
        words.setToolTip(
            translate(
                "Strip",
                "Máy này không có kho khóa của hệ thống, nên khóa nằm trong một tệp mà chỉ tài khoản này đọc được. "
                "Văn bản vẫn an toàn khi máy ở trong tay cơ quan; đừng để người khác sao chép thư mục dữ liệu.",
            )
        )
        return words


class _Pacer:
    """How fast the transfer under way goes, from the engine's counters since the amount that waits last changed."""

    def __init__(self) -> None:
        self._wanted = (0, 0)
        self._base = 0
        self._marks: deque[tuple[datetime, int]] = deque(maxlen=SPEED_OVER)

    def pace(self, page: StripPage, motion: Motion | None, now: datetime) -> Pace:
        wanted = (page.bytes_up, page.bytes_down)
        if motion is None or wanted == (0, 0):
            self._wanted = (0, 0)
            self._marks.clear()
            return Pace()
        counted = motion.up if page.bytes_up else motion.down
        if wanted != self._wanted:
            self._wanted, self._base = wanted, counted
        self._marks.append((now, counted))
        seconds = (now - self._marks[0][0]).total_seconds()
        rate = (counted - self._marks[0][1]) / seconds if seconds > 0 else 0.0
        moved = motion.sent.get(motion.sending, 0) if page.bytes_up else counted - self._base
        return Pace(moved, rate)


def _frame(told: StripWords) -> tuple[str, str, tuple[str, ...]]:
    return told.token, told.symbol, told.actions


def _small(made: QWidget) -> QWidget:
    made.setStyleSheet(f"min-height: {theme.px(26)}px; padding: 0 {theme.px(10)}px;")
    return made


def _action_words(name: str) -> str:
    return {
        "waiting": translate("Strip", "Xem văn bản chờ gửi"),
        "try": translate("Strip", "Thử kết nối lại"),
        "log": translate("Strip", "Nhật ký gửi nhận"),
        "refused": translate("Strip", "Xem và sửa"),
        "work": translate("Strip", "Xem và sửa"),
        "join": translate("Strip", "Nhập mã trên phiếu"),
        "settings": translate("Strip", "Mở Cài đặt"),
    }[name]
