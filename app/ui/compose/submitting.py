"""Laying what is being written before a leader: which one, and what is said with it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QRadioButton

from app.ui.bridge.bridge import RefusedThen
from app.ui.compose.verdicts import Check, Need
from app.ui.compose.writing import Writing
from app.ui.doing.asking import Field, Question
from app.ui.look.theme import theme
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.authority import allows
from sync.rules.people import Person, Role


def leaders(context: Context) -> list[Person]:
    """Who may approve today, by name."""
    today = context.today
    return sorted(
        (person for person in context.opening.people.values() if Role.LEADER in person.roles_on(today)),
        key=lambda person: (person.name, person.id),
    )


def is_as_shared(writing: Writing) -> bool:
    """Whether nothing of what is being written is other than what lies before the leader."""
    shared = writing.shared
    if shared is None or shared.state == "withdrawn":
        return False
    names = type(shared.text).__struct_fields__
    return all(getattr(shared.text, name) == getattr(writing.content, name) for name in names)


def can_submit(context: Context) -> bool:
    """Whether what is being written may be laid before a leader by who sits here: not what lies there just so."""
    writing, found = context.writing, leaders(context)
    if not writing.is_open or writing.document is not None or not allows(context.roles, "submit_draft"):
        return False
    state = writing.shared.state if writing.shared is not None and is_as_shared(writing) else ""
    return bool(found) and state != "approved" and (state != "submitted" or len(found) > 1)


def against(told: Sequence[Check]) -> list[Check]:
    """What stands against submitting: no words or files that could not get a number or leave either."""
    return [
        check
        for check in told
        if (Need.NUMBER in check.stops and check.about != "number") or (check.about == "files" and check.stops)
    ]


def ask_submission(context: Context, refused: RefusedThen) -> None:
    """Ask before whom, where there are several, and what is said with it; then lay it there."""
    found = leaders(context)
    title = translate("Submitting", "Trình dự thảo")
    doing = translate("Submitting", "Trình lãnh đạo duyệt")
    question = Question(context.window(), title, context.writing.content.subject, doing)
    choices = [QRadioButton(person.name) for person in found] if len(found) > 1 else []
    for choice in choices:
        question.body.addWidget(choice)
    if choices:
        choices[0].setChecked(True)
    note = QPlainTextEdit()
    note.setFixedHeight(theme.px(84))
    note.setTabChangesFocus(True)
    hint = translate("Submitting", "Trình {name}.").format(name=found[0].name) if len(found) == 1 else ""
    question.body.addWidget(Field(translate("Submitting", "Lời trình (không bắt buộc)"), note, hint))

    def go_on() -> None:
        leader = found[next((n for n, choice in enumerate(choices) if choice.isChecked()), 0)]

        def submitted(id: str) -> None:
            context.say(translate("Submitting", "Đã trình {name} duyệt.").format(name=leader.name))
            context.go("drafts", document=id)

        context.writing.submit(leader.id, note.toPlainText(), submitted, refused)

    question.accepted.connect(go_on)
    question.open()
    (choices[0] if choices else note).setFocus()
