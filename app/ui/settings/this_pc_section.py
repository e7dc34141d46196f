"""What this PC is: for its user to read, and to copy for whoever helps him."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from app.actions.proxy import proxy_without_secret
from app.actions.this_pc import ThisPc, support_text, this_pc
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Card
from app.ui.settings.section import Rows
from app.ui.shell.context import Context
from app.ui.words.speech import translate


class ThisPcSection(Card):
    def __init__(self, context: Context) -> None:
        super().__init__(translate("Settings", "Máy này"))
        self._context = context
        self._facts = Slot()
        self.body.addWidget(self._facts)
        self._copy = button(translate("Settings", "Chép thông tin máy"), self._copy_text, symbol="copy")
        self._copy.setToolTip(
            translate("Settings", "Để gửi cho bộ phận hỗ trợ. Không có nội dung văn bản, mật khẩu, mã.")
        )
        about = button(translate("Settings", "Về chương trình và giấy phép…"), self._show_about, symbol="info")
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for one in (self._copy, about):
            row.addWidget(one)
        row.addStretch(1)
        self.body.addLayout(row)
        profile = context.bridge.profile
        context.bridge.read(lambda replica: this_pc(replica, profile), self._show, about=self)

    def _show(self, pc: ThisPc) -> None:
        rows = Rows()
        for name, value in _lines(self._context, pc):
            rows.tell(name, value)
        self._facts.put(rows)

    def _show_about(self) -> None:
        from app.ui.settings.about_dialog import AboutDialog  # hardly ever wanted

        AboutDialog(self._context).open()

    def _copy_text(self) -> None:
        profile = self._context.bridge.profile
        self._copy.setEnabled(False)
        self._context.say(translate("Settings", "Đang xem máy…"))
        self._context.bridge.over_line(
            lambda replica: support_text(replica, profile, {"qt": qVersion()}), self._copied, about=self
        )

    def _copied(self, text: str) -> None:
        self._copy.setEnabled(True)
        QGuiApplication.clipboard().setText(text)
        self._context.say(translate("Settings", "Đã chép thông tin máy. Dán vào thư hoặc tin nhắn cho bộ phận hỗ trợ."))


def _lines(context: Context, pc: ThisPc) -> list[tuple[str, str]]:
    keyring = translate("Settings", "Kho khóa của hệ thống giữ khóa của máy.")
    file = translate("Settings", "Khóa nằm trong một tệp, chưa được kho khóa của hệ thống bảo vệ.")
    versions = ", ".join(f"{name} {version}" for name, version in pc.versions.items() if name != "system")
    lines = [
        (translate("Settings", "Cơ quan"), f"{context.office.organisation} ({pc.office})"),
        (translate("Settings", "Máy"), f"{pc.name} ({pc.device})"),
        (translate("Settings", "Máy chủ"), "\n".join(pc.addresses)),
        (translate("Settings", "Bảo vệ khóa"), keyring if pc.keys == "keyring" else file),
        (translate("Settings", "Phiên bản"), f"{versions}, qt {qVersion()}"),
        (translate("Settings", "Hệ điều hành"), pc.versions["system"]),
        (translate("Settings", "Thư mục dữ liệu"), pc.folder),
    ]
    if pc.proxy:
        lines.insert(3, (translate("Settings", "Proxy"), proxy_without_secret(pc.proxy)))
    return lines
