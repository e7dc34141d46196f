"""The first step: the code from the slip, and the server where this PC does not know it yet."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.host.invitation import Invitation
from app.ui.first.code_field import CodeField
from app.ui.first.first_start import FirstStart
from app.ui.first.server_field import KnownServer, TypedServer, UnknownServer
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError

OF_THE_CODE = frozenset({"enrol.bad_code", "enrol.used_code", "enrol.expired_code", "enrol.too_many_tries"})


class CodePage(QWidget):
    """Lives as long as the stage `typing` or `asking` does. `paste`: look into the clipboard for a slip."""

    def __init__(self, start: FirstStart, paste: Callable[[], object]) -> None:
        super().__init__()
        self._start, self._by_hand = start, False
        self._shown: object = None
        self.code = CodeField()
        self.code.set_code(start.code)
        self._trouble, self._server = Slot(), Slot()
        self._do = button(translate("FirstStart", "Đăng ký máy này"), self._enter, kind="primary", symbol="key")
        self._asking = Text("", "secondary", "text2", wrap=True)
        self._lay_out()
        self.code.changed.connect(self._typed)
        self.code.entered.connect(self._enter)
        self.code.pasted.connect(paste)
        self._paste = paste
        start.changed.connect(self.refresh)
        start.taken.connect(self._taken)
        self.setFocusProxy(self.code)
        self.refresh()

    def refresh(self) -> None:
        """Show how things stand."""
        start = self._start
        is_asking = start.stage == "asking"
        if self.code.code != start.code:
            self.code.set_code(start.code)
        self._show_trouble(start.trouble)
        self._show_server()
        for part in (self.code, self._server):
            part.setEnabled(not is_asking)
        is_typed = self._by_hand and self.code.is_right
        self._do.setEnabled((start.can_begin or is_typed) and not is_asking)
        asking = translate("FirstStart", "Đang hỏi máy chủ… Thường mất vài giây; mạng chậm có thể lâu hơn.")
        is_short = bool(start.invitation.code) and not start.can_begin and not self._by_hand
        missing = translate("FirstStart", "Còn thiếu máy chủ.") if is_short else ""
        self._asking.setText(asking if is_asking else missing)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addWidget(Text(translate("FirstStart", "Nhập mã trên phiếu đăng ký"), "h1", wrap=True))
        words = translate(
            "FirstStart",
            "Phiếu do lãnh đạo, quản trị của cơ quan hoặc cơ quan cấp trên cấp cho từng người. Gõ hoặc dán mã; "
            "chữ O và số 0, chữ I, L và số 1 là như nhau.",
        )
        column.addWidget(Text(words, "body", "text2", wrap=True))
        column.addWidget(self.code)
        column.addWidget(self._trouble)
        column.addWidget(self._server)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(self._do)
        row.addWidget(self._asking, 1)
        column.addLayout(row)
        restore, move = (
            translate("FirstStart", "Khôi phục từ bản sao lưu…"),
            translate("FirstStart", "Nhận từ máy cũ chuyển sang…"),
        )
        other_ways = Flow(theme.px(14), theme.px(4))
        column.addLayout(other_ways)
        other_ways.addWidget(button(restore, lambda: self._start.ask_restore(self.window()), kind="link"))
        other_ways.addWidget(button(move, lambda: self._start.ask_move_in(self.window()), kind="link"))
        column.addStretch(1)

    def _typed(self) -> None:
        self._start.code = self.code.code
        self._start.trouble = None
        self.refresh()

    def _enter(self) -> None:
        """Begin, with the server as it stands in the fields where it is typed by hand."""
        typed = self._server.held if self.code.is_right else None
        if isinstance(typed, TypedServer) and not typed.use():
            return
        if self._start.can_begin:
            self._start.begin()
        elif self.code.is_right and self._server.held is not None:
            self._server.held.setFocus()

    def _taken(self) -> None:
        known = self._start.known
        self._by_hand = bool(known.addresses or known.fingerprint) and not known.names_a_server
        self.refresh()
        if self._start.can_begin:
            self._do.setFocus()
        elif not self._by_hand:
            self.code.setFocus()

    def _show_trouble(self, trouble: EofficeError | None) -> None:
        machine = self._start.machine_trouble
        told = trouble or (machine if not self._start.known.names_a_server else None)
        if told is None:
            self.code.tell("")
            self._trouble.hide()
            return
        words = speech.say(told.code, told.facts)
        is_of_code = told.code in OF_THE_CODE
        self.code.tell(words if is_of_code else "")
        self._trouble.setVisible(not is_of_code)
        if not is_of_code:
            self._trouble.put(Band("red", "alert", words))

    def _show_server(self) -> None:
        start = self._start
        wanted = (
            ("hand", None) if self._by_hand else ("known", start.known) if start.known.names_a_server else ("", None)
        )
        if wanted == self._shown:
            return
        self._shown = wanted
        if self._by_hand:
            typed = TypedServer(start.known)
            typed.told.connect(self._use)
            typed.left.connect(lambda: self._set_by_hand(False))
            self._server.put(typed)
            typed.setFocus()
        elif start.known.names_a_server:
            known = KnownServer(start.known, start.source)
            known.other_wanted.connect(lambda: self._set_by_hand(True))
            self._server.put(known)
        else:
            unknown = UnknownServer(start)
            unknown.by_hand.connect(lambda: self._set_by_hand(True))
            unknown.pasted.connect(self._paste)
            self._server.put(unknown)

    def _set_by_hand(self, by_hand: bool) -> None:
        self._by_hand = by_hand
        self.refresh()

    def _use(self, told: Invitation) -> None:
        self._by_hand = False
        self._start.name_server(told, "typed")
        (self._do if self._start.can_begin else self.code).setFocus()
