"""Setting one's own PIN: at the door after a code, or in a question at the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.doing.asking import Field, Question
from app.ui.door.new_pin import NewPin, pin_line
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError


class NewPinPage(QWidget):
    """For somebody who has just joined this PC. `done`: with a PIN or without."""

    done = Signal()

    def __init__(self, bridge: Bridge, person: str) -> None:
        super().__init__()
        self._bridge, self._person = bridge, person
        self._pin = NewPin()
        self._told = Text("", "secondary", "red", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(Text(translate("Pin", "Đặt mã PIN"), "h1", wrap=True))
        words = translate(
            "Pin", "Máy này nhiều người dùng. Có mã PIN, người khác không làm việc được dưới tên của mình."
        )
        column.addWidget(Text(words, "body", "text2", wrap=True))
        column.addWidget(self._pin)
        column.addWidget(self._told)
        self._do = button(translate("Pin", "Đặt mã PIN"), self._set, kind="primary")
        column.addWidget(self._do)
        column.addWidget(button(translate("Pin", "Để sau"), self.done.emit, kind="link"))
        self._pin.entered.connect(self._set)
        self._pin.changed.connect(lambda: self._do.setEnabled(self._pin.is_filled))
        self._do.setEnabled(False)
        self.setFocusProxy(self._pin)

    def _set(self) -> None:
        from app.actions.people import set_pin

        person, pin = self._person, self._pin.taken()
        if pin:
            self._do.setEnabled(False)
            self._bridge.act(
                lambda desk: set_pin(desk.replica, person, pin),
                lambda _: self.done.emit(),
                about=self,
                refused=self._refused,
            )

    def _refused(self, error: EofficeError) -> None:
        self._do.setEnabled(True)
        self._told.setText(speech.say(error.code, error.facts))


def ask_new_pin(context: Context) -> Question:
    """Let who sits here set, change or drop his PIN; the one he has is asked for first."""
    has_one = context.person in context.opening.pinned
    title = translate("Pin", "Đổi mã PIN") if has_one else translate("Pin", "Đặt mã PIN")
    words = translate(
        "Pin",
        "Có mã PIN, người dùng chung máy không làm việc được dưới tên của mình; khi đi vắng, màn hình được khóa.",
    )
    question = Question(context.window(), title, words, title)
    question.do.clicked.disconnect()
    proof, new = pin_line(), NewPin()
    field = Field(translate("Pin", "Mã PIN đang dùng"), proof)
    if has_one:
        question.body.addWidget(field)
    question.body.addWidget(new)

    def change(pin: str, said: str) -> None:
        from app.actions.desk import Desk
        from app.actions.people import check_pin, drop_pin, set_pin

        typed = proof.text()

        def do(desk: Desk) -> None:
            if has_one:
                check_pin(desk.replica, desk.person, typed)
            if pin:
                set_pin(desk.replica, desk.person, pin)
            else:
                drop_pin(desk.replica, desk.person)

        def done(_: None) -> None:
            question.accept()
            context.say(said)

        def refused(error: EofficeError) -> None:
            (field if has_one else new.first).tell(speech.say(error.code, error.facts))

        context.bridge.act(do, done, about=question, refused=refused)

    def set_it() -> None:
        if pin := new.taken():
            change(pin, translate("Pin", "Đã đặt mã PIN."))

    def allow() -> None:
        question.do.setEnabled(new.is_filled and (bool(proof.text()) or not has_one))

    for changed in (new.changed, proof.textChanged):
        changed.connect(allow)
    allow()
    question.do.clicked.connect(set_it)
    new.entered.connect(set_it)
    if has_one:
        drop = translate("Pin", "Không dùng mã PIN nữa")
        question.body.addWidget(button(drop, lambda: change("", translate("Pin", "Đã bỏ mã PIN.")), kind="link"))
    question.open()
    (proof if has_one else new).setFocus()
    return question
