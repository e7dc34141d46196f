"""The leader's word on a document: what is to be done, who leads, who helps, who is told, and by when."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.actions.document_page import Colleague, DocumentPage
from app.ui.doing.asking import Field, Question
from app.ui.doing.deadline_field import DeadlineField
from app.ui.doing.on_paper import OnPaper
from app.ui.doing.own_deadlines import OwnDeadlines
from app.ui.doing.staff_grid import StaffGrid
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.words.speech import translate
from sync.rules.assignments import Part
from sync.rules.deadline import Deadline, deadline
from sync.rules.text import folded
from sync.rules.working_days import add_working_days

USUAL_DAYS = 5


@dataclass(frozen=True)
class Word:
    """What was filled in; people by their ids. `own_due`: of those who help and have a deadline of their own."""

    text: str
    lead: str
    collaborators: tuple[str, ...]
    informed: tuple[str, ...]
    due: Deadline | None
    own_due: dict[str, Deadline] = field(default_factory=dict)


def ask_directive(
    window: QWidget,
    page: DocumentPage,
    today: date,
    person: str,
    then: Callable[[Word], object],
    *,
    from_proposal: bool = False,
    paper: OnPaper | None = None,
) -> Question:
    """Ask for a directive of this person; what held so far is filled in, or what the clerk proposes, with the keyboard
    on who is to lead. `paper`: he types what a leader has said on paper."""
    title, doing = translate("Directing", "Cho ý kiến"), translate("Directing", "Cho ý kiến")
    if paper is not None:
        title, doing = translate("Directing", "Ghi bút phê trên giấy"), translate("Directing", "Ghi thay")
    elif amended(page):
        title, doing = translate("Directing", "Sửa ý kiến chỉ đạo"), translate("Directing", "Sửa")
    later = translate("Directing", "Để sau")
    question = Question(window, title, page.document.subject, doing, later=later)
    question.setMinimumWidth(theme.px(620))
    if paper is not None:
        question.body.addWidget(paper)
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
    due = _due_field(page, today, from_proposal=from_proposal)
    question.body.addWidget(due)
    so_far = _own_so_far(page)
    own_due = OwnDeadlines(page.colleagues, usual_due(page, today), today, so_far)
    question.body.addWidget(own_due)
    if from_proposal:
        _fill_proposed(page, staff)
    else:
        _fill(page, text, staff)

    def check() -> None:
        own_due.show_for(staff.having(Part.COLLABORATOR))
        question.do.setEnabled(bool(staff.lead) and not due.is_wrong and not own_due.is_wrong)

    def go_on() -> None:
        helping, told = staff.having(Part.COLLABORATOR), staff.having(Part.INFORMED)
        as_all = {id: due.deadline for id in so_far if id in helping and due.deadline}  # whose own one is taken away
        then(Word(text.toPlainText(), staff.lead, helping, told, due.deadline, as_all | own_due.deadlines))

    staff.changed.connect(check)
    due.changed.connect(check)
    own_due.changed.connect(check)
    own_due.resized.connect(lambda: question.fit() if question.isVisible() else None)
    check()
    question.accepted.connect(go_on)
    question.open()
    (staff.first if from_proposal else text).setFocus()
    return question


def amended(page: DocumentPage) -> str:
    """The id of the directive that another word would change; "" where it is the first, or asked for anew."""
    handling = page.handling
    if handling is None or handling.directive is None or handling.awaits_directive:
        return ""
    return handling.directive.id


def _own_so_far(page: DocumentPage) -> dict[str, Deadline]:
    """By when those who help have to be done where that is not said for the whole; with the time that they were given
    since."""
    directive = page.handling.directive if page.handling else None
    if directive is None:
        return {}
    said = (*directive.collaborators, *directive.moved)
    helping = {one.person for one in directive.collaborators}
    found = ((one.person, deadline(one.due, one.due_time)) for one in said if one.person in helping)
    return {person: by for person, by in found if by is not None}


def _is_named(name: str, said: str) -> bool:
    """Whether a person is meant: by his whole name, or as comrade by the given one alone."""
    given = re.escape(name.split()[-1])
    return re.search(rf"\b({re.escape(name)}|(dong chi|d/c) {given})\b", said) is not None


def _due_field(page: DocumentPage, today: date, *, from_proposal: bool) -> DeadlineField:
    name = translate("Directing", "Hạn xử lý")
    last = page.handling.presented if page.handling and from_proposal else None
    proposed = deadline(last.due, last.due_time) if last else None
    if proposed is not None and proposed.day >= today:
        return DeadlineField(name, proposed, today, is_set=True)
    is_set = page.due is not None and page.due.day >= today
    return DeadlineField(name, usual_due(page, today), today, is_set=is_set)


def usual_due(page: DocumentPage, today: date) -> Deadline:
    """The deadline that counts so far, while it can be met; else a week from now."""
    if page.due is not None and page.due.day >= today:
        return page.due
    return Deadline(add_working_days(today, USUAL_DAYS))


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


def _fill_proposed(page: DocumentPage, staff: StaffGrid) -> None:
    """Whom the clerk proposes; nobody where he proposes nobody."""
    last = page.handling.presented if page.handling else None
    if last is not None:
        staff.give(Part.LEAD, [last.lead] if last.lead else proposed_lead(last.proposal, page.colleagues))
        staff.give(Part.COLLABORATOR, last.collaborators)


def _fill(page: DocumentPage, text: QPlainTextEdit, staff: StaffGrid) -> None:
    directive = page.handling.directive if page.handling else None
    if directive is None:
        return
    text.setPlainText(directive.text)
    staff.give(Part.LEAD, [directive.lead.person])
    staff.give(Part.COLLABORATOR, [one.person for one in directive.collaborators])
    staff.give(Part.INFORMED, [one.person for one in directive.informed])
