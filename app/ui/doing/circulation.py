"""What is done with a document inside the office at the window: presented, directed, accepted, finished.

Each but the acceptance can be undone for ten seconds, except for what is hỏa tốc: that leaves at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPlainTextEdit, QRadioButton

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import Field, Question
from app.ui.doing.held import act_held
from app.ui.look.theme import theme
from app.ui.shell.context import Context
from app.ui.words.speech import translate

if TYPE_CHECKING:
    from app.ui.doing.directing import Word

HOLD_S = 10.0


class CirculationDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def present(self, page: DocumentPage) -> None:
        """Ask before whom, where there are several, and what is proposed."""
        question = Question(
            self._context.window(),
            translate("Circulation", "Trình lãnh đạo"),
            page.document.subject,
            translate("Circulation", "Trình"),
        )
        leaders = _leaders_to_choose(page)
        choices = [QRadioButton(name) for _, name in leaders] if len(leaders) > 1 else []
        for choice in choices:
            question.body.addWidget(choice)
        if choices:
            choices[0].setChecked(True)
        text = QPlainTextEdit()
        text.setFixedHeight(theme.px(96))
        text.setTabChangesFocus(True)
        named = translate("Circulation", "Đề xuất (không bắt buộc)")
        question.body.addWidget(Field(named, text, _before_whom(leaders)))

        def go_on() -> None:
            chosen = next((n for n, choice in enumerate(choices) if choice.isChecked()), 0)
            leader, name = leaders[chosen] if leaders else ("", "")
            self._present(page, leader, name, text.toPlainText())

        question.accepted.connect(go_on)
        question.open()
        (choices[0] if choices else text).setFocus()

    def direct(self, page: DocumentPage) -> None:
        from app.ui.doing.directing import ask_directive

        context = self._context
        ask_directive(context.window(), page, context.today, context.person, lambda word: self._direct(page, word))

    def accept(self, page: DocumentPage) -> None:
        from app.actions import circulation

        self._context.bridge.act(
            lambda desk: circulation.accept(desk, page.document.id),
            lambda _: self._context.say(translate("Circulation", "Đã nhận xử lý.")),
            about=self._context.window(),
        )

    def finish(self, page: DocumentPage) -> None:
        from app.ui.doing.finishing import ask_result

        ask_result(self._context, page, lambda result, reply: self._finish(page, result, reply))

    def _present(self, page: DocumentPage, leader: str, name: str, proposal: str) -> None:
        from app.actions import circulation

        said = translate("Circulation", "Đã trình {name}.").format(name=name)
        self._held(
            page,
            "present",
            lambda desk: circulation.present(desk, page.document.id, leader, proposal, hold_s=HOLD_S),
            said if name else translate("Circulation", "Đã trình lãnh đạo."),
        )

    def _direct(self, page: DocumentPage, word: Word) -> None:
        from app.actions import circulation
        from sync.rules.assignments import Assigned

        helping = [Assigned(person=id) for id in word.collaborators]
        told = [Assigned(person=id) for id in word.informed]
        lead = Assigned(person=word.lead)
        day, hour = (word.due.day, word.due.hour) if word.due else (None, None)
        said = translate("Circulation", "Đã giao {name} chủ trì.").format(name=page.people.get(word.lead, ""))
        self._held(
            page,
            "direct",
            lambda desk: circulation.direct(
                desk, page.document.id, lead, word.text, helping, told, day, hour, hold_s=HOLD_S
            ),
            said,
        )

    def _finish(self, page: DocumentPage, result: str, reply: str) -> None:
        from app.actions import circulation

        self._held(
            page,
            "finish",
            lambda desk: circulation.finish(desk, page.document.id, result, reply, HOLD_S),
            translate("Circulation", "Đã kết thúc xử lý."),
        )

    def _held(self, page: DocumentPage, act: str, action: Callable[[Any], None], said: str) -> None:
        act_held(self._context, page.document.id, act, page.document.urgency, action, said)


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
