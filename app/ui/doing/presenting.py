"""Laying a document before a leader: before whom, where there are several, and what is proposed with it: in words, and
who is to lead, to help, and by when, so that he can agree by one key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QRadioButton, QWidget

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import Field, Question
from app.ui.doing.deadline_field import DeadlineField
from app.ui.doing.directing import usual_due
from app.ui.doing.staff_grid import StaffGrid
from app.ui.look.theme import theme
from app.ui.parts.text import Text
from app.ui.words.speech import translate
from sync.rules.assignments import Part
from sync.rules.deadline import Deadline


@dataclass(frozen=True)
class Laid:
    """What was filled in; people by their ids, "" for nobody; `name`: the leader's."""

    leader: str
    name: str
    proposal: str
    lead: str
    collaborators: tuple[str, ...]
    due: Deadline | None


def ask_presentation(
    window: QWidget, page: DocumentPage, today: date, person: str, then: Callable[[Laid], object]
) -> Question:
    """Ask for what goes before a leader; `person` asks."""
    title, doing = translate("Circulation", "Trình lãnh đạo"), translate("Circulation", "Trình")
    question = Question(window, title, page.document.subject, doing)
    question.setMinimumWidth(theme.px(560))
    leaders = _leaders_to_choose(page)
    choices = [QRadioButton(name) for _, name in leaders] if len(leaders) > 1 else []
    for choice in choices:
        question.body.addWidget(choice)
    if choices:
        choices[0].setChecked(True)
    text = QPlainTextEdit()
    text.setFixedHeight(theme.px(72))
    text.setTabChangesFocus(True)
    question.body.addWidget(Field(translate("Circulation", "Đề xuất (không bắt buộc)"), text, _before_whom(leaders)))
    named = translate("Circulation", "Đề xuất giao cho ai? Nêu người chủ trì thì lãnh đạo đồng ý được bằng một phím.")
    said = Text(named, "secondary_strong", "text2", wrap=True)
    staff = StaffGrid(page.colleagues, person, proposes=True)
    said.setBuddy(staff)
    question.body.addWidget(said)
    question.body.addWidget(staff, 1)
    due = DeadlineField(translate("Circulation", "Hạn đề xuất"), usual_due(page, today), today, is_set=False)
    question.body.addWidget(due)
    due.changed.connect(lambda: question.do.setEnabled(not due.is_wrong))

    def go_on() -> None:
        chosen = next((n for n, choice in enumerate(choices) if choice.isChecked()), 0)
        leader, name = leaders[chosen] if leaders else ("", "")
        then(Laid(leader, name, text.toPlainText(), staff.lead, staff.having(Part.COLLABORATOR), due.deadline))

    question.accepted.connect(go_on)
    question.open()
    (choices[0] if choices else text).setFocus()
    return question


def _leaders_to_choose(page: DocumentPage) -> list[tuple[str, str]]:
    """Ids and names: those before whom it does not lie yet; with several, also whoever reads it first."""
    handling = page.handling
    held_by = handling.presented.leader if handling and handling.presented and page.state == "presented" else ""
    leaders = [(one.id, one.name) for one in page.leaders if one.id != held_by]
    if len(leaders) > 1:
        leaders.append(("", translate("Circulation", "Lãnh đạo nào xem trước cũng được")))
    return leaders


def _before_whom(leaders: list[tuple[str, str]]) -> str:
    if len(leaders) == 1:
        return translate("Circulation", "Trình {name}.").format(name=leaders[0][1])
    if not leaders:
        return translate(
            "Circulation", "Cơ quan chưa có ai giữ vai trò lãnh đạo; ai nhận vai trò này sau sẽ thấy văn bản."
        )
    return ""
