"""How the PC reaches its server: at which addresses, in which order, and through which proxy."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from app.actions.proxy import keep_addresses, keep_proxy, proxy_parts
from app.ui.doing.asking import tell_wrong
from app.ui.parts.buttons import button
from app.ui.settings.section import Section
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.replica.replica import Replica

if TYPE_CHECKING:
    from app.actions.desk import Desk

Kept = tuple[str, str, str]  # addresses, the proxy, the name that it asks for


class LineSection(Section):
    """`kept`: what stands in the fields is kept, and the engine goes that way. A password is never shown again: an
    empty field leaves the one that is kept."""

    kept = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Settings", "Mạng"))
        self._context = context
        servers, through = translate("Settings", "Địa chỉ máy chủ"), translate("Settings", "Proxy")
        name, secret = translate("Settings", "Tên đăng nhập proxy"), translate("Settings", "Mật khẩu proxy")
        self._servers, self._proxy, self._name, self._secret = (_field(one) for one in (servers, through, name, secret))
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        several = translate(
            "Settings", "Nhiều địa chỉ của cùng một máy chủ cách nhau bằng dấu phẩy; máy thử lần lượt theo thứ tự."
        )
        hint = translate(
            "Settings",
            "Chỉ điền khi cơ quan vào mạng qua máy chủ trung gian, ví dụ http://10.0.0.1:3128. "
            "Để trống: kết nối thẳng.",
        )
        asks = translate(
            "Settings",
            "Có proxy mới điền được, và chỉ khi proxy đòi. Mật khẩu cất cùng khóa của máy; để trống: giữ như cũ.",
        )
        self._notes = {
            self._servers: (self.add(servers, self._servers, several), several),
            self._proxy: (self.add(through, self._proxy, hint), hint),
        }
        self.add(name, self._name)
        self.add(secret, self._secret, asks)
        self._do = button(translate("Settings", "Lưu và kết nối lại"), self._keep)
        self._do.setEnabled(False)
        self.body.addWidget(self._do, 0, Qt.AlignmentFlag.AlignLeft)
        context.bridge.read(_kept, self._show, about=self)

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self._servers, self._proxy, self._name, self._secret)

    def _show(self, kept: Kept) -> None:
        for field, text in zip(self._fields, (*kept, ""), strict=True):
            field.setText(text)
            field.setEnabled(True)
            field.textEdited.connect(self._change)
            field.returnPressed.connect(self._keep)
        self._change()
        self._do.setEnabled(False)

    def _change(self) -> None:
        self._do.setEnabled(True)
        for field in (self._name, self._secret):
            field.setEnabled(bool(self._proxy.text().strip()))  # nobody else asks for them

    def _keep(self) -> None:
        if not self._do.isEnabled():
            return
        servers, proxy, name, secret = (field.text() for field in self._fields)

        def keep(desk: "Desk") -> Kept:
            replica: Replica = desk.replica
            keep_proxy(replica, proxy, name or None, secret or None)
            keep_addresses(replica, servers)
            return _kept(replica)

        self._do.setEnabled(False)
        self._tell(self._servers, "")
        self._tell(self._proxy, "")
        self._context.bridge.act(keep, self._done, about=self, refused=self._refused)

    def _done(self, kept: Kept) -> None:
        for field, text in zip(self._fields, (*kept, ""), strict=True):
            field.setText(text)
        self._change()
        self._do.setEnabled(False)
        self._context.restart_engine()
        said = translate("Settings", "Đã lưu. Máy đang kết nối lại qua proxy.")
        straight = translate("Settings", "Đã lưu. Máy đang kết nối lại, không qua proxy.")
        self._context.say(said if kept[1] else straight)
        self.kept.emit()

    def _refused(self, error: EofficeError) -> None:
        field = self._servers if error.code.startswith("server.") else self._proxy
        self._do.setEnabled(True)
        self._tell(field, speech.say(error.code, error.facts))
        field.setFocus()

    def _tell(self, field: QLineEdit, wrong: str) -> None:
        note, hint = self._notes[field]
        tell_wrong(field, note, wrong, hint)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setEnabled(False)  # until it is known what stands there
    return made


def _kept(replica: Replica) -> Kept:
    return (", ".join(replica.identity.addresses), *proxy_parts(replica))
