"""Which roles somebody has: each ticked or not, the clerk's perhaps only for a time."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.text import Text
from app.ui.people.people_words import role_name
from app.ui.words.speech import translate
from sync.rules.people import Role, RoleHeld

AWAY = timedelta(days=14)


class RoleChoice(QWidget):
    """`changed`: something else is ticked."""

    changed = Signal()

    def __init__(self, held: Sequence[RoleHeld], today: date) -> None:
        super().__init__()
        self._held, self._today = {one.role: one for one in held if one.until is None or one.until >= today}, today
        self._boxes: dict[Role, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(Text(translate("People", "Vai trò (chọn ít nhất một)"), "secondary_strong", "text2"))
        for role, words in _explained().items():
            box = QCheckBox(role_name(role))
            box.setChecked(role in self._held)
            box.setAccessibleDescription(words)
            box.toggled.connect(self._tell)
            self._boxes[role] = box
            column.addWidget(box)
            column.addLayout(_indented(Text(words, "secondary", "text2", wrap=True)))
            if role is Role.CLERK:
                column.addLayout(_indented(self._acting()))
        self._tell()

    def roles(self) -> tuple[RoleHeld, ...]:
        """What is ticked; what was held before keeps its dates."""
        found = []
        for role, box in self._boxes.items():
            if not box.isChecked():
                continue
            held = self._held.get(role) or RoleHeld(role=role)
            if role is Role.CLERK:
                until = self._until.date().toPython() if self._acts.isChecked() else None
                assert until is None or isinstance(until, date)
                held = RoleHeld(role=role, since=held.since, until=until)
            found.append(held)
        return tuple(found)

    def _acting(self) -> QWidget:
        held = self._held.get(Role.CLERK)
        until = held.until if held and held.until else self._today + AWAY
        self._acts = QCheckBox(translate("People", "Tạm thay, đến hết ngày"))
        self._acts.setChecked(bool(held and held.until))
        self._until = QDateEdit(QDate(until.year, until.month, until.day))
        self._until.setCalendarPopup(True)
        self._until.setDisplayFormat("dd/MM/yyyy")
        self._until.setMinimumDate(QDate(self._today.year, self._today.month, self._today.day))
        self._until.setAccessibleName(translate("People", "Ngày cuối làm văn thư tạm thay"))
        self._acts.toggled.connect(self._tell)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._acts)
        row.addWidget(self._until)
        row.addStretch(1)
        self._acting_row = holder
        return holder

    def _tell(self) -> None:
        self._acting_row.setVisible(self._boxes[Role.CLERK].isChecked() if Role.CLERK in self._boxes else False)
        self._until.setEnabled(self._acts.isChecked())
        self.changed.emit()


def _explained() -> dict[Role, str]:
    return {
        Role.CLERK: translate("People", "Giữ sổ, cấp số, gửi và nhận văn bản."),
        Role.LEADER: translate("People", "Đọc, cho ý kiến; quản lý người dùng và máy của cơ quan."),
        Role.OFFICER: translate("People", "Xử lý việc được giao, báo cáo kết quả."),
        Role.ADMIN: translate("People", "Quản lý người dùng và máy, không xem văn bản."),
    }


def _indented(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(26), 0, 0, 0)
    row.addWidget(widget, 1)
    return row
