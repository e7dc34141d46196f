"""A PC that the server shuts out is enrolled anew, with the code on another slip."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtWidgets import QCheckBox

from app.ui.doing.asking import Question, ask
from app.ui.first.code_field import CodeField
from app.ui.parts.surfaces import Band
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.engine.line_status import LineStatus
from sync.errors import EofficeError
from sync.replica import pages
from sync.replica.replica import Replica
from sync.replica.strip_page import strip_page


@dataclass(frozen=True)
class Left:
    """What only this PC has: documents that wait, other acts, drafts. `goes_along`: the new enrolment takes it over,
    since nobody has shut this PC out: its data is on two PCs."""

    documents: int
    acts: int
    drafts: int
    goes_along: bool = False

    @property
    def is_nothing(self) -> bool:
        return not (self.documents or self.acts or self.drafts)


def ask_anew(context: Context, quit_: Callable[[], object]) -> None:
    """Ask for the code; what the old enrolment keeps for itself is said before. `quit_` ends the program."""

    def look(raw: Any) -> Left:
        page, counts = strip_page(raw), pages.counts(raw, context.bridge.clock.now(), context.person)
        line = msgspec.json.decode(page.line, type=LineStatus) if page.line else LineStatus(state="unknown")
        return Left(
            page.waiting, page.acts, counts.get("drafts", 0), line.code in ("device.forked", "device.succeeded")
        )

    context.bridge.page(look, lambda left: AnewQuestion(context, left, quit_).open(), about=context.window())


class AnewQuestion(Question):
    def __init__(self, context: Context, left: Left, quit_: Callable[[], object]) -> None:
        super().__init__(
            context.window(),
            translate("Anew", "Nhập mã trên phiếu đăng ký mới"),
            translate(
                "Anew",
                "Máy được đăng ký lại như máy mới, cho người có tên trên phiếu; văn bản đã gửi, đã nhận tải lại từ máy "
                "chủ. Dữ liệu hiện nay được cất riêng trên máy này, không xóa gì.",
            ),
            translate("Anew", "Đăng ký lại máy"),
            later=translate("Anew", "Đóng"),
        )
        self._context, self._quit = context, quit_
        self._code = CodeField()
        self._known = QCheckBox(translate("Anew", "Đã in hoặc lưu những gì còn cần"))
        is_safe = left.is_nothing or left.goes_along
        self._known.setChecked(is_safe)
        self._known.setVisible(not is_safe)
        if not left.is_nothing:
            self.body.addWidget(Band(*(("blue", "info") if is_safe else ("amber", "alert")), _left_words(left)))
        self.body.addWidget(self._known)
        self.body.addWidget(self._code)
        self.do.clicked.disconnect()
        self.do.clicked.connect(self._enrol)
        self._code.changed.connect(self._allow)
        self._known.toggled.connect(self._allow)
        self._allow()
        self._code.setFocus()

    def _allow(self) -> None:
        self.do.setEnabled(self._code.is_right and self._known.isChecked())

    def _enrol(self) -> None:
        bridge, code = self._context.bridge, self._code.code

        def enrol(replica: Replica) -> None:
            from app.actions.enrolling import enrol_anew

            enrol_anew(bridge.profile, replica, code, bridge.clock, bridge.ids)

        self.do.setEnabled(False)
        bridge.over_line(enrol, self._done, about=self, refused=self._refused)

    def _done(self, _: None) -> None:
        self.accept()
        ask(
            self._context.window(),
            translate("Anew", "Đã đăng ký lại máy"),
            translate("Anew", "Đóng chương trình rồi mở lại để bắt đầu."),
            translate("Anew", "Đóng chương trình"),
            self._quit,
        )

    def _refused(self, error: EofficeError) -> None:
        self._allow()
        self._code.tell(speech.say(error.code, error.facts))
        self._code.setFocus()


def _left_words(left: Left) -> str:
    parts = [
        translate("Anew", "%n văn bản chưa gửi", "", left.documents) if left.documents else "",
        translate("Anew", "%n việc khác chưa gửi", "", left.acts) if left.acts else "",
        translate("Anew", "%n dự thảo", "", left.drafts) if left.drafts else "",
    ]
    if left.goes_along:
        told = translate("Anew", "Đi theo sang lần đăng ký mới: {what}.")
        return told.format(what=", ".join(part for part in parts if part))
    told = translate(
        "Anew", "Chỉ có trên máy này và không chuyển sang: {what}. Cần gì hãy in hoặc lưu tệp trước, rồi làm lại sau."
    )
    return told.format(what=", ".join(part for part in parts if part))
