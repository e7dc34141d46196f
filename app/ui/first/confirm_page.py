"""The second step: whose PC this is now, said by the server, for the person to say yes or no to."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.door.new_pin import NewPin
from app.ui.first.first_start import FirstStart
from app.ui.look.icons import pixmap
from app.ui.look.theme import theme
from app.ui.parts.avatar import Avatar
from app.ui.parts.buttons import button
from app.ui.parts.chips import Chip
from app.ui.parts.flow import Flow
from app.ui.parts.surfaces import Band, Card
from app.ui.parts.text import Text
from app.ui.words.speech import speech, translate
from sync.rules.legal_time import legal_day
from sync.rules.people import Role
from sync.world import Clock


class ConfirmPage(QWidget):
    def __init__(self, start: FirstStart, clock: Clock) -> None:
        super().__init__()
        self._start = start
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addWidget(Text(translate("FirstStart", "Đúng cơ quan và đúng tên chưa?"), "h1", wrap=True))
        if start.clock_trouble:
            column.addWidget(Band("amber", "clock", speech.say(start.clock_trouble)))
        column.addWidget(_whose(start, clock))
        if count := start.opening.at_server:
            there = translate("FirstStart", "Máy chủ đang giữ %n văn bản của cơ quan, máy này chưa có.", "", count)
            fetched = translate("FirstStart", "Văn bản tải về dần, cứ làm việc ngay; mất mạng thì sau tải tiếp.")
            column.addWidget(Text(f"{there} {fetched}", "secondary", "text2", wrap=True))
        self._shared = QCheckBox(translate("FirstStart", "Máy này nhiều người dùng chung"))
        hint = translate(
            "FirstStart", "Đặt mã PIN để người khác dùng máy này không làm việc bằng tên của mình. Đặt sau cũng được."
        )
        self._hint = Text(hint, "secondary", "text2", wrap=True)
        self._pin = NewPin()
        self._trouble = Text("", "secondary", "red", wrap=True)
        self._yes = button(translate("FirstStart", "Đúng, bắt đầu"), self._confirm, kind="primary", symbol="check")
        for part in (self._shared, self._hint, self._pin, self._trouble):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._yes)
        row.addWidget(button(translate("FirstStart", "Không đúng"), start.decline))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._shared.toggled.connect(self._show_pin)
        self._pin.entered.connect(self._confirm)
        start.changed.connect(self._show_trouble)
        self.leads_to: QWidget = self._yes
        self._show_pin(False)
        self._show_trouble()

    def _show_pin(self, wanted: bool) -> None:
        self._pin.setVisible(wanted)
        self._hint.setVisible(wanted)
        if wanted:
            self._pin.setFocus()

    def _confirm(self) -> None:
        pin = self._pin.taken() if self._shared.isChecked() else ""
        if pin or not self._shared.isChecked():
            self._start.confirm(pin)

    def _show_trouble(self) -> None:
        trouble = self._start.trouble
        self._trouble.setText(speech.say(trouble.code, trouble.facts) if trouble else "")
        self._trouble.setVisible(trouble is not None)


class DeclinedPage(QWidget):
    """`leave` ends the program."""

    def __init__(self, start: FirstStart, leave: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addWidget(Text(translate("FirstStart", "Phiếu này của người khác"), "h1", wrap=True))
        office = _office_name(start)
        name = start.person.name if start.person else ""
        safe = translate(
            "FirstStart", "Chưa có việc gì được làm dưới tên {name} ({office}). Máy này chưa dùng được với phiếu này."
        )
        column.addWidget(Band("amber", "info", safe.format(name=name, office=office)))
        steps = (
            translate(
                "FirstStart",
                "Đưa lại phiếu cho {name}, báo {office} cấp phiếu khác (mã này đã dùng) và ngừng quyền của máy này.",
            ),
            translate("FirstStart", "Lấy phiếu mang đúng tên mình, bấm “Nhập mã khác”."),
        )
        for n, words in enumerate(steps, 1):
            line = f"{n}. {words.format(office=office, name=name)}"
            column.addWidget(Text(line, "body", wrap=True))
        trouble = start.trouble
        if trouble is not None:
            column.addWidget(Band("red", "alert", speech.say(trouble.code, trouble.facts)))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        another = button(translate("FirstStart", "Nhập mã khác"), start.start_anew, kind="primary")
        row.addWidget(another)
        row.addWidget(button(translate("FirstStart", "Thoát"), leave))
        row.addWidget(button(translate("FirstStart", "Quay lại"), start.undecline, kind="link"))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.leads_to: QWidget = another


def _whose(start: FirstStart, clock: Clock) -> Card:
    card = Card()
    card.body.setSpacing(theme.px(12))
    office = QHBoxLayout()
    office.setSpacing(theme.px(14))
    picture = QLabel()
    picture.setPixmap(pixmap("office", "primary", 32, picture.devicePixelRatioF()))
    picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
    picture.setFixedWidth(theme.px(44))
    office.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    office.addLayout(_said(translate("FirstStart", "Máy này là của"), _office_name(start)), 1)
    card.body.addLayout(office)
    person = start.person
    who = QHBoxLayout()
    who.setSpacing(theme.px(14))
    who.addWidget(Avatar(person.name if person else "", 44), 0, Qt.AlignmentFlag.AlignTop)
    said = _said(translate("FirstStart", "Người dùng"), person.name if person else "")
    chips = Flow(theme.px(6), theme.px(6))
    roles = person.roles_on(legal_day(clock.now())) if person else frozenset()
    for role in Role:
        if role in roles:
            words = speech.say(f"role.{role}")
            chips.addWidget(Chip(words[:1].upper() + words[1:], "blue"))
    said.addLayout(chips)
    who.addLayout(said, 1)
    card.body.addLayout(who)
    return card


def _said(name: str, value: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    column.addWidget(Text(name, "secondary", "text2"))
    shown = Text(value, "h1", wrap=True, selectable=True)
    shown.setAccessibleName(f"{name}: {value}")
    column.addWidget(shown)
    return column


def _office_name(start: FirstStart) -> str:
    code = start.opening.identity.office if start.opening.identity else ""
    office = start.opening.offices.get(code)
    return office.organisation if office else code
