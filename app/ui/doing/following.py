"""What is done at the window with a document that is worked on: progress, more time asked for, more time given.

Each can be undone for ten seconds, except for what is hỏa tốc: that leaves at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QRadioButton

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import Field, Question
from app.ui.doing.deadline_field import DeadlineField
from app.ui.doing.held import act_held
from app.ui.look.theme import theme
from app.ui.parts.leading import give_focus
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words import due
from app.ui.words.speech import translate
from sync.rules.assignments import Directive, Part
from sync.rules.circulation import due_of
from sync.rules.deadline import Deadline
from sync.rules.working_days import add_working_days

if TYPE_CHECKING:
    from app.actions.desk import Desk

HOLD_S = 10.0
USUAL_DAYS = 5


class FollowingDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def report_progress(self, page: DocumentPage) -> None:
        """Ask how far one's own part is."""
        title = translate("Following", "Báo tiến độ")
        question = Question(self._context.window(), title, page.document.subject, title)
        text, percent = _text(), QLineEdit()
        percent.setValidator(QIntValidator(0, 100, percent))
        percent.setMaximumWidth(theme.px(96))
        hint = translate("Following", "Chỉ cơ quan mình thấy; nơi gửi không đọc được nội dung này.")
        question.body.addWidget(Field(translate("Following", "Đã làm đến đâu?"), text, hint))
        question.body.addWidget(Field(translate("Following", "Được bao nhiêu phần trăm (không bắt buộc)"), percent))

        def check() -> None:
            typed = percent.text()
            question.do.setEnabled(bool(text.toPlainText().strip()) and (not typed or percent.hasAcceptableInput()))

        text.textChanged.connect(check)
        percent.textChanged.connect(check)
        check()
        question.accepted.connect(
            lambda: self._report(page, text.toPlainText(), int(percent.text()) if percent.text() else None)
        )
        question.open()
        text.setFocus()

    def ask_extension(self, page: DocumentPage) -> None:
        """Ask for which day, and why."""
        title = translate("Following", "Xin gia hạn")
        person, today = self._context.person, self._context.today
        now = due_of(page.document, page.handling, person)
        explained = page.document.subject
        question = Question(self._context.window(), title, explained, title)
        if now is not None:
            told = translate("Following", "Hạn đang có: {due}. Hạn này vẫn tính cho đến khi lãnh đạo đồng ý.")
            question.body.addWidget(Text(told.format(due=due.field(now)), "secondary", "text2", wrap=True))
        first = max(today, now.day) if now else today
        wanted = DeadlineField(
            *(translate("Following", "Xin đến ngày"), Deadline(add_working_days(first, USUAL_DAYS)), today),
            is_set=True,
            must=True,
        )
        question.body.addWidget(wanted)
        text = _text()
        question.body.addWidget(Field(translate("Question", "Lý do"), text))

        def check() -> None:
            chosen = wanted.deadline
            is_later = chosen is not None and (now is None or chosen.key > now.key)
            question.do.setEnabled(bool(text.toPlainText().strip()) and is_later and not wanted.is_wrong)

        text.textChanged.connect(check)
        wanted.changed.connect(check)
        check()
        question.accepted.connect(lambda: self._ask(page, wanted.deadline, text.toPlainText()))
        question.open()
        text.setFocus()

    def extend(self, page: DocumentPage) -> None:
        """Ask whose deadline is moved, and to when; of who has asked, whether it is moved at all."""
        directive = page.handling.directive if page.handling else None
        if page.handling is None or directive is None:
            return
        people = _who_may_get_more(directive)
        asked = [one for one in page.handling.extensions if not one.answer and one.by in people]
        if asked:  # who waits for an answer stands first
            people = [asked[0].by, *(one for one in people if one != asked[0].by)]
        title = translate("Following", "Trả lời xin gia hạn") if asked else translate("Following", "Gia hạn")
        question = Question(self._context.window(), title, page.document.subject, translate("Following", "Ghi lại"))
        for one in asked:
            told = translate("Following", "{name} xin đến {due}").format(
                name=page.people.get(one.by, ""), due=due.field(one.wanted)
            )
            question.body.addWidget(Band("amber", "clock", one.reason, told))
        choices = [QRadioButton(_whose(page, one)) for one in people]
        if len(choices) > 1:
            question.body.addWidget(Text(translate("Following", "Hạn của ai?"), "secondary_strong", "text2"))
            for choice in choices:
                question.body.addWidget(choice)
        _one_of(question, choices)
        choices[0].setChecked(True)
        today = self._context.today
        first = asked[0].wanted if asked else due_of(page.document, page.handling, people[0])
        start = first if first and first.day >= today else Deadline(add_working_days(today, USUAL_DAYS))
        agree, refuse = (
            QRadioButton(translate("Following", "Đồng ý gia hạn")),
            QRadioButton(translate("Following", "Không gia hạn")),
        )
        _one_of(question, [agree, refuse])
        for answer in (agree, refuse) if asked else ():
            question.body.addWidget(answer)
        agree.setChecked(True)
        until = DeadlineField(translate("Following", "Hạn mới"), start, today, is_set=True, must=True)
        refuse.toggled.connect(until.setDisabled)
        question.body.addWidget(until)
        note = _text()
        hint = translate("Following", "Không gia hạn thì cần ghi vì sao; người xin thấy lời ghi này.") if asked else ""
        question.body.addWidget(Field(translate("Following", "Lời ghi"), note, hint))

        def chosen() -> str:
            return next(one for one, choice in zip(people, choices, strict=True) if choice.isChecked())

        def check() -> None:
            can_refuse = chosen() in {one.by for one in asked} and bool(note.toPlainText().strip())
            question.do.setEnabled(can_refuse if refuse.isChecked() else not until.is_wrong)

        for choice in (*choices, refuse):
            choice.toggled.connect(lambda _: check())
        until.changed.connect(check)
        note.textChanged.connect(check)
        check()

        def go_on() -> None:
            self._extend(page, chosen(), None if refuse.isChecked() else until.deadline, note.toPlainText())

        question.accepted.connect(go_on)
        question.open()
        give_focus(agree if asked else until)

    def _report(self, page: DocumentPage, text: str, percent: int | None) -> None:
        from app.actions import following

        id, said = page.document.id, translate("Following", "Đã ghi tiến độ.")
        self._held(
            page, "report_progress", lambda desk: following.report_progress(desk, id, text, percent, HOLD_S), said
        )

    def _ask(self, page: DocumentPage, wanted: Deadline | None, reason: str) -> None:
        from app.actions import following

        assert wanted is not None
        id, said = page.document.id, translate("Following", "Đã xin gia hạn, chờ lãnh đạo trả lời.")
        self._held(page, "ask_extension", lambda desk: following.ask_extension(desk, id, wanted, reason, HOLD_S), said)

    def _extend(self, page: DocumentPage, person: str, until: Deadline | None, note: str) -> None:
        from app.actions import following

        id, name = page.document.id, page.people.get(person, "")
        said = translate("Following", "Không gia hạn cho {name}.").format(name=name)
        if until is not None:
            said = translate("Following", "Hạn của {name} là {due}.").format(name=name, due=due.field(until))
        self._held(page, "extend", lambda desk: following.extend(desk, id, until, person, note, HOLD_S), said)

    def _held(self, page: DocumentPage, act: str, action: Callable[[Desk], None], said: str) -> None:
        act_held(self._context, page.document.id, act, page.document.urgency, action, said)


def _one_of(question: Question, choices: Sequence[QRadioButton]) -> None:
    """One of these is chosen, whatever else can be chosen beside them."""
    group = QButtonGroup(question)
    for choice in choices:
        group.addButton(choice)


def _text() -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setFixedHeight(theme.px(76))
    text.setTabChangesFocus(True)
    return text


def _who_may_get_more(directive: Directive) -> list[str]:
    return [directive.lead.person, *(one.person for one in directive.collaborators)]


def _whose(page: DocumentPage, person: str) -> str:
    """A name with the part, and the deadline that counts for it so far."""
    directive = page.handling.directive if page.handling else None
    leads = directive is not None and directive.part_of(person) is Part.LEAD
    part = translate("Parts", "Chủ trì") if leads else translate("Parts", "Phối hợp")
    by = due_of(page.document, page.handling, person)
    told = f"{page.people.get(person, '')} · {part}"
    if by is None:
        return told
    return f"{told} · {translate('Following', 'hạn {due}').format(due=due.field(by))}"
