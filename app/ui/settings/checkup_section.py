"""A look at the PC: each check with what was found, and what helps where something is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.actions.checkup import check_up
from app.ui.look.icons import pixmap
from app.ui.look.sizes import ICON
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Card
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.check import Check
from sync.errors import EofficeError


class CheckupSection(Card):
    def __init__(self, context: Context) -> None:
        super().__init__(translate("Settings", "Kiểm tra máy"))
        self._context = context
        words = translate("Settings", "Xem dữ liệu, tệp, khóa, đồng hồ, đường truyền và ổ đĩa. Có thể mất một lúc.")
        self.body.addWidget(Text(words, "secondary", "text2", wrap=True))
        self._do = button(translate("Settings", "Kiểm tra"), self._begin, symbol="shield")
        row = QHBoxLayout()
        row.addWidget(self._do)
        self._told = Text("", "secondary", "text2", wrap=True)
        row.addWidget(self._told, 1)
        self.body.addLayout(row)
        self._found = Slot()
        self.body.addWidget(self._found)

    def _begin(self) -> None:
        bridge = self._context.bridge
        self._do.setEnabled(False)
        self._told.setText(translate("Settings", "Đang kiểm tra…"))
        bridge.away(
            lambda: check_up(bridge.profile, bridge.clock, bridge.ids, None),
            self._show,
            about=self,
            refused=self._refused,
        )

    def _show(self, checks: list[Check]) -> None:
        self._do.setEnabled(True)
        wrong = sum(not check.ok for check in checks)
        fine = translate("Settings", "Mọi thứ đều ổn.")
        self._told.setText(translate("Settings", "%n chỗ cần xem.", "", wrong) if wrong else fine)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(theme.px(8))
        for check in sorted(checks, key=lambda check: check.ok):
            column.addWidget(CheckRow(check))
        self._found.put(holder)

    def _refused(self, error: EofficeError) -> None:
        self._do.setEnabled(True)
        self._told.setText(speech.say(error.code, error.facts))


class CheckRow(QWidget):
    def __init__(self, check: Check) -> None:
        super().__init__()
        token = "green" if check.ok else "red"
        found = speech.say(check.code, check.facts)
        remedy = speech.say(check.remedy) if check.remedy and speech.knows(check.remedy) else ""
        name = _name(check.check)
        verdict = translate("Settings", "ổn") if check.ok else translate("Settings", "cần xem")
        self.setAccessibleName(f"{name}, {verdict}. {found} {remedy}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        mark = QLabel()
        mark.setPixmap(pixmap("done" if check.ok else "refuse", token, ICON, self.devicePixelRatioF()))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(name, "strong", token if not check.ok else "text"))
        column.addWidget(Text(found, "secondary", "text2", wrap=True, selectable=True))
        if remedy:
            told = translate("Settings", "Cách xử lý: {remedy}").format(remedy=remedy)
            column.addWidget(Text(told, "secondary", "text", wrap=True, selectable=True))
        row.addLayout(column, 1)


def _name(check: str) -> str:
    return {
        "versions": translate("Settings", "Phiên bản"),
        "disk": translate("Settings", "Ổ đĩa"),
        "database": translate("Settings", "Dữ liệu"),
        "keys": translate("Settings", "Khóa của máy"),
        "files": translate("Settings", "Tệp đính kèm"),
        "clock": translate("Settings", "Đồng hồ"),
        "line": translate("Settings", "Đường truyền"),
        "backup": translate("Settings", "Sao lưu"),
        "carried": translate("Settings", "Việc mang sang"),
    }[check]
