"""The strip at the foot of the window: how the line stands, always there."""

from collections import deque
from collections.abc import Callable
from datetime import datetime

import msgspec
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.look.icons import pixmap
from app.ui.look.sizes import STRIP
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Clamped, Text
from app.ui.shell.strip_words import Pace, StripWords, strip_words
from app.ui.words.speech import translate
from sync.engine.line_status import LineStatus
from sync.replica.strip_page import StripPage, strip_page

LOOK_MS, SOON_MS = 1000, 150
SPEED_OVER = 5  # looks


class StatusStrip(Surface):
    """`wanted`: what the person asks for: waiting, try, log, refused. `moved_bytes` counts what has gone up and come
    down since this process's engine began; None where another process runs it."""

    wanted = Signal(str)

    def __init__(
        self, bridge: Bridge, parent_office: str, *, protected: bool, moved_bytes: Callable[[], tuple[int, int] | None]
    ) -> None:
        super().__init__("green_bg")
        self._bridge, self._parent, self._moved_bytes = bridge, parent_office, moved_bytes
        self._page: StripPage | None = None
        self._told: StripWords | None = None
        self._base: tuple[tuple[int, int], tuple[int, int]] | None = None
        self._marks: deque[tuple[datetime, int]] = deque(maxlen=SPEED_OVER)
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
        self.look()

    @property
    def told(self) -> StripWords | None:
        """What it says now."""
        return self._told

    def look(self) -> None:
        self._bridge.page(strip_page, self._take, about=self, key="strip")

    def _take(self, page: StripPage) -> None:
        self._page = page
        now = self._bridge.clock.now()
        line = msgspec.json.decode(page.line, type=LineStatus) if page.line else LineStatus(state="unknown")
        told = strip_words(page, line, now, self._pace(page, now), self._parent)
        if told != self._told:
            self._told = told
            self._say(told)

    def _pace(self, page: StripPage, now: datetime) -> Pace:
        """From the engine's counters since the amount that waits last changed."""
        counted = self._moved_bytes()
        wanted = (page.bytes_up, page.bytes_down)
        if counted is None or wanted == (0, 0):
            self._base = None
            self._marks.clear()
            return Pace()
        if self._base is None or self._base[0] != wanted:
            self._base = (wanted, counted)
        which = 0 if page.bytes_up else 1
        moved = counted[which] - self._base[1][which]
        self._marks.append((now, counted[which]))
        seconds = (now - self._marks[0][0]).total_seconds()
        return Pace(moved, (counted[which] - self._marks[0][1]) / seconds if seconds > 0 else 0.0)

    def _say(self, told: StripWords) -> None:
        self.set_ground(f"{told.token}_bg")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        picture = QLabel()
        picture.setPixmap(pixmap(told.symbol, told.token, 18, self.devicePixelRatioF()))
        row.addWidget(picture)
        strong = Clamped(told.strong, "secondary_strong", told.token)
        strong.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        strong.setMaximumWidth(theme.metrics("secondary_strong").horizontalAdvance(told.strong) + 4)
        row.addWidget(strong, 1)
        row.addWidget(Clamped(told.text, "secondary", told.token), 1)
        for name in told.actions:
            row.addWidget(_small(button(_action_words(name), lambda n=name: self.wanted.emit(n), kind="")))  # type: ignore[misc]
        self._said.put(holder)
        self.setAccessibleName(f"{told.strong}. {told.text}")

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


def _small(made: QWidget) -> QWidget:
    made.setStyleSheet(f"min-height: {theme.px(26)}px; padding: 0 {theme.px(10)}px;")
    return made


def _action_words(name: str) -> str:
    return {
        "waiting": translate("Strip", "Xem văn bản chờ gửi"),
        "try": translate("Strip", "Thử kết nối lại"),
        "log": translate("Strip", "Nhật ký gửi nhận"),
        "refused": translate("Strip", "Xem và sửa"),
    }[name]
