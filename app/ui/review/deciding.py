"""A leader's word on a draft: approved at once, or returned with what has to be changed. Both can be undone for ten
seconds, except for what is hỏa tốc: that leaves at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from app.actions.draft_page import DraftPage
from app.ui.compose.files_field import asked_for_files
from app.ui.doing.asking import Field, Question
from app.ui.doing.held import act_held
from app.ui.look.theme import theme
from app.ui.shell.context import Context
from app.ui.words.speech import translate

if TYPE_CHECKING:
    from app.actions.desk import Desk

HOLD_S = 10.0


class Deciding:
    def __init__(self, context: Context) -> None:
        self._context = context

    def approve(self, page: DraftPage) -> None:
        """Say yes to the text that is shown, and to no other."""
        from app.actions import drafting

        id, digest = page.draft.id, page.draft.digest
        said = translate("Deciding", "Đã duyệt: {subject}").format(subject=page.draft.text.subject)
        self._act(page, "approve_draft", lambda desk: drafting.approve(desk, id, digest, HOLD_S), said)

    def approve_signed(self, page: DraftPage) -> None:
        """Ask for the file that the leader has signed himself, and say yes with it."""
        from app.actions import drafting

        id, digest = page.draft.id, page.draft.digest
        said = translate("Deciding", "Đã duyệt kèm bản đã ký: {subject}").format(subject=page.draft.text.subject)
        for path in asked_for_files(self._context, one=True):
            self._act(
                page,
                "approve_draft",
                lambda desk, path=path: drafting.approve_signed(desk, id, digest, path, HOLD_S),  # type: ignore[misc]
                said,
            )

    def give_back(self, page: DraftPage) -> None:
        """Ask what has to be changed; without that nothing is returned."""
        question = Question(
            self._context.window(),
            translate("Deciding", "Trả lại dự thảo"),
            page.draft.text.subject,
            translate("Deciding", "Trả lại"),
        )
        text = QPlainTextEdit()
        text.setFixedHeight(theme.px(112))
        text.setTabChangesFocus(True)
        told = translate("Deciding", "{name} nhận được ý kiến này.").format(name=page.by)
        question.body.addWidget(Field(translate("Deciding", "Cần sửa gì?"), text, told))
        question.do.setEnabled(False)
        text.textChanged.connect(lambda: question.do.setEnabled(bool(text.toPlainText().strip())))
        question.accepted.connect(lambda: self._give_back(page, text.toPlainText()))
        question.open()
        text.setFocus()

    def _give_back(self, page: DraftPage, comment: str) -> None:
        from app.actions import drafting

        id, digest = page.draft.id, page.draft.digest
        said = translate("Deciding", "Đã trả lại cho {name}.").format(name=page.by)
        self._act(page, "return_draft", lambda desk: drafting.give_back(desk, id, digest, comment, HOLD_S), said)

    def _act(self, page: DraftPage, act: str, action: Callable[[Desk], None], said: str) -> None:
        act_held(self._context, page.draft.id, act, page.draft.text.urgency, action, said)
