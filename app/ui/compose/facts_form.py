"""The facts of a document: kind, day, unit, subject, signer, urgency, deadline, of an invitation its meeting. What its
number has fixed is locked."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.compose.kind_field import KindField, in_order
from app.ui.compose.urgency_field import UrgencyField
from app.ui.compose.verdicts import Check, Verdict
from app.ui.compose.writing import Writing
from app.ui.doing.asking import Field
from app.ui.doing.meeting_form import MeetingForm
from app.ui.look.theme import theme
from app.ui.parts.day_line import DayLine
from app.ui.parts.flow import in_a_flow
from app.ui.parts.hour_line import DeadlineLine
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.deadline import deadline
from sync.rules.documents import Urgency
from sync.rules.meetings import INVITATION
from sync.rules.people import Role
from sync.rules.text import composed


class FactsForm(QWidget):
    """`fields`: which of them stand here, in rows."""

    def __init__(self, context: Context, writing: Writing, rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._context, self._writing = context, writing
        self._kind, self._date, self._unit = KindField(), DayLine(writing.today), QLineEdit()
        self._subject, self._signer, self._due = (
            SubjectField(2 if context.narrow else 3),
            signer_field(context),
            DeadlineLine(writing.today),
        )
        self._urgency, self._meeting = UrgencyField(), MeetingForm(writing.today)
        self._fields = self._named()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        self._shown = {name for row in rows for name in row}
        for row in rows:
            column.addWidget(in_a_flow([self._fields[name] for name in row], theme.px(16), theme.px(12)))
        for name, field in self._fields.items():
            if name not in self._shown:
                field.setParent(self)
                field.hide()
        self._connect()

    def start(self) -> None:
        """Another document is being written: show what it holds."""
        content = self._writing.content
        self._subject.blockSignals(True)
        self._subject.setPlainText(content.subject)
        self._subject.moveCursor(QTextCursor.MoveOperation.End)
        self._subject.blockSignals(False)
        self._unit.setText(content.unit)
        self._signer.setEditText(content.signer)
        self._date.set_day(self._writing.issued_on)
        self._due.set_deadline(deadline(content.due, content.due_time))
        self._urgency.take(content.urgency)
        self._meeting.take(content.meeting, content.meeting_so_far)

    def show_facts(self, told: Sequence[Check]) -> None:
        """Show what follows from what is filled in: kinds of that day, what is locked, what is wrong with a field."""
        writing = self._writing
        locked = writing.document is not None
        kinds = in_order(writing.desk.kinds, writing.issued_on)
        self._kind.offer(kinds, writing.content.kind)
        self._kind.setEnabled(not locked)
        self._date.set_locked(locked)
        self._unit.setEnabled(not locked)
        if locked:
            self._date.set_day(writing.issued_on)
            self._unit.setText(writing.content.unit)
        chosen = next((kind for kind in kinds if kind.id == writing.content.kind), None)
        self._fields["unit"].setVisible("unit" in self._shown and chosen is not None and not chosen.abbreviation)
        self._fields["meeting"].setVisible("meeting" in self._shown and writing.content.kind == INVITATION)
        for name in ("subject", "date", "due", "kind", "meeting"):
            wrong = [check.text for check in told if check.about == name and check.verdict is Verdict.BLOCKING]
            self._fields[name].tell(wrong[0] if wrong else "")

    def has(self, name: str) -> bool:
        """Whether a field stands here."""
        return name in self._shown

    def focus(self, name: str) -> None:
        self._fields[name].field.setFocus()

    def _named(self) -> dict[str, Field]:
        self._kind.setFixedWidth(theme.px(216))  # beside the day it leaves the urgency its room
        self._unit.setFixedWidth(theme.px(150))
        self._signer.setFixedWidth(theme.px(250))
        return {
            "kind": Field(translate("FactsForm", "Loại văn bản"), self._kind),
            "date": Field(translate("FactsForm", "Ngày văn bản"), self._date),
            "unit": Field(translate("FactsForm", "Đơn vị soạn"), self._unit),
            "subject": Field(translate("FactsForm", "Trích yếu"), self._subject),
            "signer": Field(translate("FactsForm", "Người ký"), self._signer),
            "due": Field(translate("FactsForm", "Hạn trả lời (nếu có)"), self._due),
            "meeting": Field(translate("FactsForm", "Cuộc họp"), self._meeting),
            "urgency": Field(translate("FactsForm", "Độ khẩn"), self._urgency),
        }

    def _connect(self) -> None:
        writing = self._writing
        self._kind.currentIndexChanged.connect(lambda: writing.change(kind=self._kind.key))
        self._unit.textChanged.connect(lambda text: writing.change(unit=composed(text).strip()))
        self._subject.textChanged.connect(lambda: writing.change(subject=composed(self._subject.toPlainText())))
        self._signer.editTextChanged.connect(lambda text: writing.change(signer=composed(text).strip()))
        self._urgency.chosen.connect(lambda key: writing.change(urgency=Urgency(key)))
        self._date.changed.connect(self._date_changed)
        self._due.changed.connect(self._due_changed)
        self._meeting.changed.connect(self._meeting_changed)

    def _date_changed(self) -> None:
        self._writing.set_wrong_day("date", wrong=self._date.is_wrong)
        if self._writing.document is None:
            self._writing.change(issued_on=self._date.day)

    def _due_changed(self) -> None:
        self._writing.set_wrong_day("due", wrong=self._due.is_wrong)
        due = self._due.deadline
        self._writing.change(due=due.day if due else None, due_time=due.hour if due else None)

    def _meeting_changed(self) -> None:
        """What is no meeting yet is kept as far as it goes."""
        self._meeting.tell_wrong()
        self._writing.set_wrong_day("meeting", wrong=self._meeting.is_wrong)
        meeting, so_far = self._meeting.meeting, self._meeting.so_far
        self._writing.change(meeting=meeting, meeting_so_far=None if meeting or so_far.is_empty else so_far)


class SubjectField(QPlainTextEdit):
    """Some lines to write in; Tab goes on to the next field. A file that is dropped on it is not its business."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFixedHeight(theme.line_height("body") * lines + theme.px(16))
        self.setPlaceholderText(translate("FactsForm", "Nội dung ngắn gọn của văn bản, không cần ghi V/v"))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), self.height())


def signer_field(context: Context) -> QComboBox:
    """A name that is typed, or one of the leaders and of those who signed last."""
    combo = QComboBox()
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    leaders = [p.name for p in context.opening.people.values() if Role.LEADER in p.roles_on(context.today)]
    combo.addItems(list(dict.fromkeys((*context.preferences.signers, *sorted(leaders)))))
    line = combo.lineEdit()
    if line is not None:
        line.setPlaceholderText(translate("FactsForm", "Họ và tên"))
    combo.setCurrentIndex(-1)
    return combo
