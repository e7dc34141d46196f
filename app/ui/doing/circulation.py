"""What is done with a document inside the office at the window: presented, directed, accepted, finished.

Each but the acceptance can be undone for ten seconds, except for what is hỏa tốc: that leaves at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import ask_reason
from app.ui.doing.held import act_held
from app.ui.shell.context import Context
from app.ui.words.speech import translate

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.ui.doing.directing import Word
    from app.ui.doing.on_paper import OnPaper
    from app.ui.doing.presenting import Laid
    from sync.rules.assignments import Assigned, Presentation
    from sync.rules.deadline import Deadline

HOLD_S = 10.0


def _nothing() -> None:
    """Nobody asks to hear of it."""


class CirculationDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def present(self, page: DocumentPage) -> None:
        """Ask before whom, where there are several, and what is proposed."""
        from app.ui.doing.presenting import ask_presentation

        context = self._context
        ask_presentation(context.window(), page, context.today, context.person, lambda laid: self._present(page, laid))

    def direct(
        self,
        page: DocumentPage,
        then: Callable[[], object] = _nothing,
        undone: Callable[[], object] = _nothing,
        *,
        from_proposal: bool = False,
    ) -> None:
        """Ask for a directive. `then` hears that it is given, `undone` that it was taken back. `from_proposal`:
        what the clerk proposes is filled in."""
        from app.ui.doing.directing import ask_directive

        def go_on(word: Word) -> None:
            then()
            self._direct(page, word, undone)

        context = self._context
        window, today, person = context.window(), context.today, context.person
        ask_directive(window, page, today, person, go_on, from_proposal=from_proposal)

    def direct_for(self, page: DocumentPage) -> None:
        """Ask what a leader has said on paper."""
        from app.ui.doing.directing import ask_directive
        from app.ui.doing.on_paper import OnPaper

        context = self._context
        paper = OnPaper(context, page.leaders)
        window, today = context.window(), context.today
        ask_directive(window, page, today, "", lambda word: self._direct_for(page, word, paper), paper=paper)

    def agree(self, page: DocumentPage, proposed: Presentation, undone: Callable[[], object]) -> None:
        """Give it out as the clerk proposes, by the proposal that is shown."""
        from app.actions import circulation

        said = translate("Circulation", "Đã giao {name} chủ trì.").format(name=page.people.get(proposed.lead, ""))
        id = page.document.id
        self._held(page, "direct", lambda desk: circulation.agree(desk, id, proposed, HOLD_S), said, undone)

    def hand_back(
        self, page: DocumentPage, then: Callable[[], object] = _nothing, undone: Callable[[], object] = _nothing
    ) -> None:
        """Ask why, and give it back to the clerk. `then` hears that it is, `undone` that it was taken back."""
        from app.actions import circulation

        last = page.handling.presented if page.handling else None
        clerk = page.people.get(last.by, "") if last else ""

        def go_on(reason: str) -> None:
            then()
            said = translate("Circulation", "Đã trả lại cho {name}.").format(name=clerk)
            id = page.document.id
            self._held(page, "hand_back", lambda desk: circulation.hand_back(desk, id, reason, HOLD_S), said, undone)

        title = translate("Circulation", "Trả lại văn thư")
        told = translate("Circulation", "{name} thấy lý do này ở Việc của tôi rồi trình lại. Nơi gửi không được báo.")
        doing = translate("Circulation", "Trả lại")
        ask_reason(self._context.window(), title, told.format(name=clerk), doing, go_on, grave=False)

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

    def _present(self, page: DocumentPage, laid: Laid) -> None:
        from app.actions import circulation

        said = translate("Circulation", "Đã trình {name}.").format(name=laid.name)
        proposed = (laid.leader, laid.proposal, laid.lead, laid.collaborators, laid.due)
        self._held(
            page,
            "present",
            lambda desk: circulation.present(desk, page.document.id, *proposed, hold_s=HOLD_S),
            said if laid.name else translate("Circulation", "Đã trình lãnh đạo."),
        )

    def _direct(self, page: DocumentPage, word: Word, undone: Callable[[], object]) -> None:
        from app.actions import circulation
        from app.ui.doing.directing import amended

        parts, amends = _assigned(word), amended(page)
        said = translate("Circulation", "Đã giao {name} chủ trì.").format(name=page.people.get(word.lead, ""))
        self._held(
            page,
            "direct",
            lambda desk: circulation.direct(desk, page.document.id, **parts, amends=amends, hold_s=HOLD_S),
            said,
            undone,
        )

    def _direct_for(self, page: DocumentPage, word: Word, paper: OnPaper) -> None:
        from app.actions import circulation
        from app.ui.doing.directing import amended

        parts, amends, leader, slip = _assigned(word), amended(page), paper.leader, paper.slip
        said = translate("Circulation", "Đã ghi thay {leader}: giao {name} chủ trì.")
        self._held(
            page,
            "direct_for",
            lambda desk: circulation.direct_for(
                desk, page.document.id, leader.id, **parts, amends=amends, slip=slip, hold_s=HOLD_S
            ),
            said.format(leader=leader.name, name=page.people.get(word.lead, "")),
        )

    def _finish(self, page: DocumentPage, result: str, reply: str) -> None:
        from app.actions import circulation

        self._held(
            page,
            "finish",
            lambda desk: circulation.finish(desk, page.document.id, result, reply, HOLD_S),
            translate("Circulation", "Đã kết thúc xử lý."),
        )

    def _held(
        self,
        page: DocumentPage,
        act: str,
        action: Callable[[Desk], None],
        said: str,
        undone: Callable[[], object] = _nothing,
    ) -> None:
        act_held(self._context, page.document.id, act, page.document.urgency, action, said, undone)


def _to(person: str, due: Deadline | None) -> Assigned:
    from sync.rules.assignments import Assigned

    return Assigned(person=person, due=due.day if due else None, due_time=due.hour if due else None)


def _assigned(word: Word) -> dict[str, Any]:
    """What was filled in, as the actions take it."""
    return {
        "lead": _to(word.lead, None),
        "text": word.text,
        "collaborators": [_to(id, word.own_due.get(id)) for id in word.collaborators],
        "informed": [_to(id, None) for id in word.informed],
        "due": word.due.day if word.due else None,
        "due_time": word.due.hour if word.due else None,
    }
