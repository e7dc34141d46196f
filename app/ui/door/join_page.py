"""A further person on this PC, by the code on his slip."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.first.carried import from_text
from app.ui.first.code_field import CodeField
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.text import Text
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError, Refused

if TYPE_CHECKING:
    from sync.replica.replica import Replica

log = logging.getLogger(__name__)


class JoinPage(QWidget):
    """`joined`: a person is on this PC, whether he is new here or has come with another code. `back`: nothing of it."""

    joined = Signal(str)
    back = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._code = CodeField()
        self._do = button(translate("Door", "Thêm vào máy này"), self._join, kind="primary", symbol="key")
        self._told = Text("", "secondary", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(Text(translate("Door", "Thêm người vào máy này"), "h1", wrap=True))
        words = translate("Door", "Nhập mã trên phiếu đăng ký của người đó. Cần có mạng một lần.")
        column.addWidget(Text(words, "body", "text2", wrap=True))
        for part in (self._code, self._told, self._do):
            column.addWidget(part)
        column.addWidget(button(translate("Pin", "Quay lại"), self.back.emit, kind="link"))
        self._code.changed.connect(self._typed)
        self._code.entered.connect(self._join)
        self._code.pasted.connect(self._paste)
        self.setFocusProxy(self._code)
        self._typed()

    def _typed(self) -> None:
        self._do.setEnabled(self._code.is_right)
        self._told.setText("")

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        try:
            text = from_text(text).code
        except Refused:
            log.debug("the clipboard holds no slip")
        self._code.set_code(text)

    def _join(self) -> None:
        if not self._do.isEnabled():
            return
        code = self._code.code

        def join(replica: Replica) -> str:
            from app.actions.enrolling import enrol_another
            from app.actions.people import drop_pin

            person = enrol_another(replica, code)
            drop_pin(replica, person)  # a new code of his own is what a forgotten PIN is replaced by
            return person

        self._do.setEnabled(False)
        self._code.setEnabled(False)
        self._told.setText(translate("Door", "Đang hỏi máy chủ…"))
        self._bridge.over_line(join, self.joined.emit, about=self, refused=self._refused)

    def _refused(self, error: EofficeError) -> None:
        self._code.setEnabled(True)
        self._typed()
        words = speech.say(error.code, error.facts)
        if error.code.startswith("enrol."):
            self._code.tell(words)
            self._code.setFocus()
        else:  # the code is good, and stays
            self._told.setText(words)
            self._do.setFocus()
