"""While there is no line: the code is kept, and the PC tries again by itself."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.first.first_start import FirstStart
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, Card
from app.ui.parts.text import Text
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.world import Clock

LOOK_MS = 1000


class WaitingPage(QWidget):
    def __init__(self, start: FirstStart, clock: Clock) -> None:
        super().__init__()
        self._start, self._clock = start, clock
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addWidget(Text(translate("FirstStart", "Đã giữ mã, đang chờ mạng"), "h1", wrap=True))
        self._why = Slot()
        column.addWidget(self._why)
        kept = Card()
        kept.body.addWidget(Text(translate("FirstStart", "Mã đã giữ trên máy này"), "secondary_strong", "text2"))
        kept.body.addWidget(Text(start.invitation.code, "tile", selectable=True))
        kept.body.addWidget(Text("\n".join(start.known.addresses), "secondary", "text2", selectable=True))
        column.addWidget(kept)
        safe = translate(
            "FirstStart",
            "Có mạng là máy tự đăng ký, không phải gõ lại. Tắt chương trình hay tắt máy rồi mở lại cũng vậy.",
        )
        column.addWidget(Text(safe, "body", "text2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._again = button(translate("FirstStart", "Thử ngay"), start.begin, kind="primary", symbol="moving")
        row.addWidget(self._again)
        row.addWidget(button(translate("FirstStart", "Sửa mã hoặc máy chủ"), start.stop_waiting))
        self._next = Text("", "secondary", "text3")
        row.addWidget(self._next, 1)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self._again)
        start.changed.connect(self._tell)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self._count)
        timer.start()
        self._tell()

    def _tell(self) -> None:
        """Say why it waits: the last try's trouble, also while the next one is under way."""
        trouble = self._start.trouble
        if trouble is not None or self._why.held is None:
            why = speech.say(trouble.code, trouble.facts) if trouble else ""
            strong = translate("FirstStart", "Chưa liên lạc được với máy chủ nên chưa đăng ký xong.")
            self._why.put(Band("amber", "offline", why, strong))
        self._count()

    def _count(self) -> None:
        at = self._start.next_try_at
        if at is None:
            self._next.setText(translate("FirstStart", "Đang thử…"))
            return
        left = max(0.0, (at - self._clock.now()).total_seconds())
        self._next.setText(translate("FirstStart", "Máy tự thử lại sau {time}.").format(time=dates.length(left)))
