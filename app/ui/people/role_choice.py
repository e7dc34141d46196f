"""Which roles somebody has: each ticked or not, the clerk's perhaps only for a time."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.flow import Flow
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
                since, until = (_day(self._since), _day(self._until)) if self._acts.isChecked() else (held.since, None)
                held = RoleHeld(role=role, since=since, until=until)
            found.append(held)
        return tuple(found)

    def _acting(self) -> QWidget:
        held = self._held.get(Role.CLERK)
        acts = held if held and held.until else None
        since = acts.since if acts and acts.since else self._today
        until = acts.until if acts and acts.until else self._today + AWAY
        self._acts = QCheckBox(translate("People", "Tạm thay"))
        self._acts.setChecked(acts is not None)
        self._since = _date_field(since, translate("People", "Ngày đầu làm văn thư tạm thay"), min(since, self._today))
        self._until = _date_field(until, translate("People", "Ngày cuối làm văn thư tạm thay"), self._today)
        self._since.dateChanged.connect(lambda day: self._until.setMinimumDate(max(day, _qdate(self._today))))
        self._acts.toggled.connect(self._tell)
        holder = QWidget()
        row = Flow(theme.px(8), theme.px(4))
        holder.setLayout(row)
        for part in (
            self._acts,
            Text(translate("People", "từ ngày"), "body"),
            self._since,
            Text(translate("People", "đến hết ngày"), "body"),
            self._until,
        ):
            row.addWidget(part)
        self._acting_row = holder
        return holder

    def _tell(self) -> None:
        self._acting_row.setVisible(self._boxes[Role.CLERK].isChecked() if Role.CLERK in self._boxes else False)
        for day in (self._since, self._until):
            day.setEnabled(self._acts.isChecked())
        self.changed.emit()


def _explained() -> dict[Role, str]:
    return {
        Role.CLERK: translate("People", "Giữ sổ, cấp số, gửi và nhận văn bản."),
        Role.LEADER: translate("People", "Đọc, cho ý kiến; quản lý người dùng và máy của cơ quan."),
        Role.OFFICER: translate("People", "Xử lý việc được giao, báo cáo kết quả."),
        Role.ADMIN: translate("People", "Quản lý người dùng và máy, không xem văn bản."),
    }


def _date_field(day: date, name: str, first: date) -> QDateEdit:
    field = QDateEdit(_qdate(day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("dd/MM/yyyy")
    field.setMinimumDate(_qdate(first))
    field.setAccessibleName(name)
    return field


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def _indented(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(26), 0, 0, 0)
    row.addWidget(widget, 1)
    return row
