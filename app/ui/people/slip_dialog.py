"""Giving somebody an enrolment slip: how long it is good, the code once the server has given it, and on paper."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.actions.staff import Slip
from app.host.invitation import as_toml, one_line
from app.ui.first.server_field import grouped_fingerprint
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.segments import Segments
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, scrolled
from app.ui.parts.text import Text
from app.ui.people.qr_view import QrView
from app.ui.people.slip_paper import SlipWords, prepared, print_slip, slip_words
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError, LineHindrance
from sync.replica.replica import Replica

DAYS = ("1", "3", "7", "30")
AGAIN_MS, TRIES = 1500, 20  # while a new person is still on his way to the server


class SlipDialog(QDialog):
    """For one person. It needs the line; what was asked for before for him and not used is void from then on."""

    def __init__(self, context: Context, person: str, name: str, roles: str) -> None:
        super().__init__(context.window())
        self._context, self._person, self._name, self._roles = context, person, name, roles
        self._days, self._tries = DAYS[0], 0
        self.words: SlipWords | None = None
        self._body = Slot()
        title = translate("Slip", "Phiếu đăng ký máy cho {name}").format(name=name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(600))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(Text(title, "h1", wrap=True))
        column.addWidget(self._body, 1)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._make)
        self._ask_days()

    def _ask_days(self, trouble: str = "", *, is_waiting: bool = False) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        words = translate(
            "Slip", "Máy chủ cấp một mã dùng một lần. Phiếu cũ chưa dùng của người này, nếu có, hết hiệu lực."
        )
        column.addWidget(Text(words, "body", "text2", wrap=True))
        column.addWidget(Text(translate("Slip", "Dùng được trong"), "secondary_strong", "text2"))
        offered = [(days, translate("Slip", "%n ngày", "", int(days)), "") for days in DAYS]
        choice = Segments(translate("Slip", "Dùng được trong"), offered, self._days)
        choice.chosen.connect(self._set_days)
        choice.setEnabled(not is_waiting)
        column.addWidget(choice)
        if is_waiting:
            column.addWidget(Text(translate("Slip", "Đang hỏi máy chủ…"), "secondary", "text2"))
        if trouble:
            column.addWidget(Band("amber", "alert", trouble, translate("Slip", "Chưa cấp phiếu.")))
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(translate("Slip", "Đóng"), self.reject))
        do = button(translate("Slip", "Cấp phiếu"), self._make, kind="primary", symbol="key")
        do.setEnabled(not is_waiting)
        row.addWidget(do)
        column.addLayout(row)
        self._body.put(page)
        do.setFocus()

    def _set_days(self, days: str) -> None:
        self._days = days

    def _make(self) -> None:
        by, person, days = self._context.person, self._person, int(self._days)

        def make(replica: Replica) -> Slip:
            from app.actions.desk import Desk
            from app.actions.proxy import proxy_to_use
            from app.actions.staff import make_slip

            return make_slip(Desk(replica, by), person, days, proxy_to_use(replica))

        self._ask_days(is_waiting=True)
        self._context.bridge.over_line(make, self._show, about=self, refused=self._refused)

    def _refused(self, error: EofficeError) -> None:
        if error.code == "slip.person_unknown" and self._tries < TRIES:
            self._tries += 1  # somebody who was added a moment ago is on his way there
            self._again.start()
            return
        self._tries = 0
        words = speech.say(error.code, error.facts)
        if isinstance(error, LineHindrance):
            words = translate("Slip", "Phiếu chỉ cấp được khi có mạng.") + " " + words
        self._ask_days(words)

    def _show(self, slip: Slip) -> None:
        words = self.words = slip_words(self._context.office.organisation, self._name, self._roles, slip)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        code = Text("  –  ".join(slip.code.split("-")), "number" if theme.factor < 1.3 else "tile", selectable=True)
        code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        code.setAccessibleName(translate("Slip", "Mã đăng ký: {code}").format(code=slip.code))
        column.addWidget(code)
        until = translate("Slip", "Dùng một lần, trước {time}").format(time=dates.moment(slip.expires_at))
        line = Text(until, "body", "text2", wrap=True)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(QrView(one_line(words.invitation), 3), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(_server(slip), 1)
        column.addLayout(row)
        once = translate("Slip", "Mã chỉ hiện ở đây một lần. In phiếu hoặc lưu tệp trước khi đóng.")
        column.addWidget(Band("amber", "alert", once))
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(button(translate("Slip", "Đóng"), self.accept))
        buttons.addWidget(button(translate("Slip", "Lưu tệp .eoffice"), self._save, symbol="save"))
        do = button(translate("Slip", "In phiếu"), self._print, kind="primary", symbol="print", key="Ctrl+P")
        buttons.addWidget(do)
        outer = QWidget()
        around = QVBoxLayout(outer)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(page), 1)
        around.addLayout(buttons)
        self._body.put(outer)
        self.resize(max(self.width(), theme.px(660)), self._fitting_height(page))
        do.setFocus()

    def _fitting_height(self, page: QWidget) -> int:
        """As high as the slip wants, as far as the screen goes; then it scrolls."""
        rest = theme.px(150)  # title, buttons and margins
        room = self.screen().availableGeometry().height() - theme.px(40)
        return min(page.sizeHint().height() + rest, room)

    def _print(self) -> None:
        printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution), QPageSize.PageSizeId.A5)
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Put the slip on a printer that is set."""
        if self.words is not None and print_slip(printer, self.words):
            self._context.say(translate("Slip", "Đã gửi phiếu tới máy in."))
        else:
            self._context.say(translate("Slip", "Máy in không nhận phiếu. Hãy xem lại máy in rồi in lại."))

    def _save(self) -> None:
        dialog = QFileDialog(self, translate("Slip", "Lưu phiếu thành tệp"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("eoffice")
        dialog.selectFile(f"{self._name}.eoffice")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the slip as a file that can be dropped onto a window that joins."""
        words = self.words
        if words is None:
            return

        def write() -> None:
            from sync.files import write_whole

            write_whole(path, as_toml(words.invitation))

        said = translate("Slip", "Đã lưu phiếu: {file}").format(file=path.name)
        self._context.bridge.away(write, lambda _: self._context.say(said), about=self)


def _server(slip: Slip) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    column.addWidget(Text(translate("Slip", "Máy chủ"), "secondary_strong", "text2"))
    column.addWidget(Text("\n".join(slip.addresses), "body", wrap=True, selectable=True))
    column.addSpacing(theme.px(8))
    column.addWidget(Text(translate("Slip", "Mã nhận diện máy chủ"), "secondary_strong", "text2"))
    column.addWidget(Text(grouped_fingerprint(slip.fingerprint), "body", wrap=True, selectable=True))
    column.addStretch(1)
    return column
