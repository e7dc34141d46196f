"""A forgotten PIN: a leader who shares the PC sets a new one, also offline; without one, a new code does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.doing.asking import Field
from app.ui.door.new_pin import NewPin, pin_line
from app.ui.door.seats import Seat
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.text import Text
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError


class ForgottenPage(QWidget):
    """`done`: the PIN is a new one. `back`: nothing of it. `by_code`: a new code of his own is at hand."""

    done = Signal()
    back = Signal()
    by_code = Signal()

    def __init__(self, bridge: Bridge, seat: Seat, leaders: list[Seat]) -> None:
        super().__init__()
        self._bridge, self._seat, self._leaders = bridge, seat, leaders
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        title = translate("Pin", "Đặt lại mã PIN của {name}").format(name=seat.name)
        column.addWidget(Text(title, "h1", wrap=True))
        if leaders:
            self._lay_out(column)
        else:
            none = translate(
                "Pin",
                "Chưa có lãnh đạo nào đặt mã PIN trên máy này nên không ai đặt lại hộ được. Hãy xin phiếu đăng ký mới "
                "cho chính mình; có phiếu thì đặt được mã PIN mới.",
            )
            column.addWidget(Text(none, "body", "text2", wrap=True))
        column.addWidget(button(translate("Pin", "Dùng phiếu đăng ký mới"), self.by_code.emit, kind="link"))
        column.addWidget(button(translate("Pin", "Quay lại"), self.back.emit, kind="link"))

    def _lay_out(self, column: QVBoxLayout) -> None:
        words = translate(
            "Pin", "Lãnh đạo có tên trên máy này đặt lại được, cả khi mất mạng. Nhật ký máy ghi ai đã đặt."
        )
        column.addWidget(Text(words, "body", "text2", wrap=True))
        self._who = QComboBox()
        for leader in self._leaders:
            self._who.addItem(leader.name, leader.person)
        self._leaders_pin = pin_line()
        self._proof = Field(translate("Pin", "Mã PIN của lãnh đạo"), self._leaders_pin)
        self._new = NewPin()
        self._do = button(translate("Pin", "Đặt mã PIN mới"), self._reset, kind="primary")
        column.addWidget(Field(translate("Pin", "Lãnh đạo"), self._who))
        for part in (self._proof, self._new, self._do):
            column.addWidget(part)
        self._new.entered.connect(self._reset)
        self._new.changed.connect(self._allow)
        self._leaders_pin.textChanged.connect(self._allow)
        self._allow()
        self.setFocusProxy(self._leaders_pin)

    def _allow(self) -> None:
        self._do.setEnabled(self._new.is_filled and bool(self._leaders_pin.text()))

    def _reset(self) -> None:
        from app.actions.desk import Desk
        from app.actions.people import check_pin, reset_pin

        self._proof.tell("")
        new = self._new.taken()
        if not new:
            return
        leader, person, proof = str(self._who.currentData()), self._seat.person, self._leaders_pin.text()

        def reset(desk: Desk) -> None:
            check_pin(desk.replica, leader, proof)
            reset_pin(Desk(desk.replica, leader), person, new)

        self._do.setEnabled(False)
        self._bridge.act(reset, lambda _: self.done.emit(), about=self, refused=self._refused)

    def _refused(self, error: EofficeError) -> None:
        self._do.setEnabled(True)
        self._proof.tell(speech.say(error.code, error.facts))
        self._leaders_pin.clear()
        self._leaders_pin.setFocus()
