"""The leader's word on a document: what is to be done, who leads, who helps, who is told, and by when."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.actions.document_page import Colleague, DocumentPage
from app.ui.doing.asking import Field, Question
from app.ui.doing.deadline_field import DeadlineField
from app.ui.doing.staff_grid import StaffGrid
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.words.speech import translate
from sync.rules.assignments import Part
from sync.rules.deadline import Deadline
from sync.rules.text import folded
from sync.rules.working_days import add_working_days

USUAL_DAYS = 5


@dataclass(frozen=True)
class Word:
    """What was filled in; people by their ids."""

    text: str
    lead: str
    collaborators: tuple[str, ...]
    informed: tuple[str, ...]
    due: Deadline | None


def ask_directive(
    window: QWidget, page: DocumentPage, today: date, person: str, then: Callable[[Word], object]
) -> Question:
    """Ask for a directive of this person; what held so far is filled in."""
    title = translate("Directing", "Cho ý kiến")
    later = translate("Directing", "Để sau")
    question = Question(window, title, page.document.subject, title, later=later)
    question.setMinimumWidth(theme.px(620))
    text = QPlainTextEdit()
    staff = StaffGrid(page.colleagues, person)
    if proposed := _proposed(page, text, staff):
        question.body.addWidget(proposed)
    text.setFixedHeight(theme.px(76))
    text.setTabChangesFocus(True)
    text.setPlaceholderText(translate("Directing", "Ví dụ: Giao đồng chí chủ trì tham mưu, báo cáo kết quả đúng hạn."))
    question.body.addWidget(Field(translate("Directing", "Ý kiến chỉ đạo"), text))
    named = Text(translate("Directing", "Giao cho ai? Chọn đúng một người chủ trì."), "secondary_strong", "text2")
    named.setBuddy(staff)
    question.body.addWidget(named)
    question.body.addWidget(staff, 1)
    due = _due_field(page, today)
    question.body.addWidget(due)
    _fill(page, text, staff)

    def check() -> None:
        question.do.setEnabled(bool(staff.lead) and not due.is_wrong)

    def go_on() -> None:
        helping, told = staff.having(Part.COLLABORATOR), staff.having(Part.INFORMED)
        then(Word(text.toPlainText(), staff.lead, helping, told, due.deadline))

    staff.changed.connect(check)
    due.changed.connect(check)
    check()
    question.accepted.connect(go_on)
    question.open()
    text.setFocus()
    return question


def _is_named(name: str, said: str) -> bool:
    """Whether a person is meant: by his whole name, or as comrade by the given one alone."""
    given = re.escape(name.split()[-1])
    return re.search(rf"\b({re.escape(name)}|(dong chi|d/c) {given})\b", said) is not None


def _due_field(page: DocumentPage, today: date) -> DeadlineField:
    name = translate("Directing", "Hạn xử lý")
    if page.due is not None and page.due.day >= today:
        return DeadlineField(name, page.due, today, is_set=True)
    return DeadlineField(name, Deadline(add_working_days(today, USUAL_DAYS)), today, is_set=False)


def _proposed(page: DocumentPage, text: QPlainTextEdit, staff: StaffGrid) -> Band | None:
    """What the clerk has proposed with the presentation, to be taken over into the leader's own words."""
    last = page.handling.presented if page.handling else None
    if last is None or not last.proposal:
        return None
    proposal = last.proposal

    def use() -> None:
        cursor = text.textCursor()  # so that what stood there comes back with Ctrl+Z
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(proposal)
        staff.give(Part.LEAD, proposed_lead(proposal, page.colleagues))
        text.setFocus()

    who = translate("Directing", "{name} đề xuất").format(name=page.people.get(last.by, ""))
    return Band("blue", "stamp", proposal, who, [button(translate("Directing", "Dùng đề xuất này"), use)])


def proposed_lead(proposal: str, colleagues: Sequence[Colleague]) -> list[str]:
    """Who leads by a proposal: the one it names; nobody where it names several, for which of them is not for a program
    to guess."""
    said = " ".join(folded(proposal).split())
    named = [one for one in colleagues if _is_named(folded(one.name), said)]
    return [one.id for one in named] if len(named) == 1 else []


def _fill(page: DocumentPage, text: QPlainTextEdit, staff: StaffGrid) -> None:
    directive = page.handling.directive if page.handling else None
    if directive is None:
        return
    text.setPlainText(directive.text)
    staff.give(Part.LEAD, [directive.lead.person])
    staff.give(Part.COLLABORATOR, [one.person for one in directive.collaborators])
    staff.give(Part.INFORMED, [one.person for one in directive.informed])
