"""One person's door: his name, the field for his PIN, and what to do when it is forgotten."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.doing.asking import Field
from app.ui.door.new_pin import pin_line
from app.ui.door.seats import Seat
from app.ui.look.theme import theme
from app.ui.parts.avatar import LARGE, Avatar
from app.ui.parts.buttons import button
from app.ui.parts.text import Text
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError

LOOK_MS = 500


class PinPage(QWidget):
    """`opened`: he has proven who he is. `forgotten`: he does not know his PIN. `others`: it is somebody else."""

    opened = Signal(str)
    forgotten = Signal()
    others = Signal()

    def __init__(self, bridge: Bridge, seat: Seat, *, doing: str, told: str = "") -> None:
        super().__init__()
        self._bridge, self._seat = bridge, seat
        self._until: datetime | None = None
        self._line = pin_line()
        self._field = Field(translate("Pin", "Mã PIN"), self._line, told)
        self._do = button(doing, self._try, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(Avatar(seat.name, LARGE), 0, Qt.AlignmentFlag.AlignHCenter)
        for words, style, color in ((seat.name, "h1", "text"), (seat.roles, "secondary", "text2")):
            text = Text(words, style, color, wrap=True)
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            text.setVisible(bool(words))
            column.addWidget(text)
        column.addSpacing(theme.px(8))
        self._field.setVisible(seat.has_pin)
        column.addWidget(self._field)
        column.addWidget(self._do)
        if seat.has_pin:
            column.addWidget(button(translate("Pin", "Quên mã PIN"), self.forgotten.emit, kind="link"))
        column.addWidget(button(translate("Door", "Người khác"), self.others.emit, kind="link"))
        self._line.returnPressed.connect(self._try)
        self._line.textChanged.connect(lambda: self._allow())
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.count)
        self.setFocusProxy(self._line if seat.has_pin else self._do)
        self._allow()

    def count(self) -> None:
        """Tell how long is still to be waited; called every half second while there is something."""
        if self._until is None:
            return
        left = (self._until - self._bridge.clock.now()).total_seconds()
        if left > 0:
            words = translate("Pin", "Gõ sai nhiều lần nên phải chờ {time} nữa mới thử lại được.")
            self._field.tell(words.format(time=_span(left)))
            return
        self._until = None
        self._timer.stop()
        self._field.tell("")
        self._allow()
        self._line.setFocus()

    def _try(self) -> None:
        if not self._do.isEnabled():
            return
        if not self._seat.has_pin:
            self.opened.emit(self._seat.person)
            return
        from app.actions.people import check_pin

        person, pin = self._seat.person, self._line.text()
        self._line.setEnabled(False)
        self._do.setEnabled(False)
        self._bridge.act(
            lambda desk: check_pin(desk.replica, person, pin),
            lambda _: self.opened.emit(person),
            about=self,
            refused=self._refused,
        )

    def _refused(self, error: EofficeError) -> None:
        self._line.clear()
        if error.code == "person.pin_wait":
            self._until = datetime.fromisoformat(error.facts["until"])
            self._timer.start()
            self._allow()
            self.count()
            return
        self._allow()
        self._field.tell(speech.say(error.code, error.facts))
        self._line.setFocus()

    def _allow(self) -> None:
        self._line.setEnabled(self._until is None)
        self._do.setEnabled(self._until is None and (not self._seat.has_pin or bool(self._line.text())))


def _span(seconds: float) -> str:
    """Seconds as long as they can be counted, then minutes."""
    return dates.length(max(1.0, seconds))
