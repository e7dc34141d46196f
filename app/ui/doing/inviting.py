"""What is done with an invitation at the window: who goes, the hour without a sender's, the list for the door.

An answer can be undone for ten seconds, except for what is hỏa tốc.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import Question
from app.ui.doing.attending import Answer, ask_answer
from app.ui.doing.held import act_held
from app.ui.doing.meeting_form import MeetingForm
from app.ui.look.theme import theme
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.calendar_page import CalendarEntry, busy
from sync.replica.draft_content import MeetingSoFar
from sync.rules.meetings import Meeting

if TYPE_CHECKING:
    from sync.replica.replica import Replica

HOLD_S = 10.0
Busy = Mapping[str, tuple[CalendarEntry, ...]]


class InvitingDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def answer(self, page: DocumentPage) -> None:
        """Ask who goes; whoever is somewhere else in these hours is marked."""
        context, planned = self._context, page.planned
        if planned is None:
            return

        def look(raw: Any) -> Busy:
            return busy(raw, planned.meeting, page.document.id)

        def go_on(elsewhere: Busy) -> None:
            ask_answer(context.window(), page, elsewhere, lambda said: self._answer(page, said))

        context.bridge.page(look, go_on, about=context.window())

    def note(self, page: DocumentPage) -> None:
        """Ask for the hour and the place of a meeting whose sender has not said them."""
        context = self._context
        title = translate("Inviting", "Ghi giờ họp")
        question = Question(context.window(), title, page.document.subject, translate("Inviting", "Ghi vào lịch"))
        question.setMinimumWidth(theme.px(560))
        form = MeetingForm(context.today)
        noted = page.planned.meeting if page.planned else None
        form.take(noted)
        question.body.addWidget(form)
        none = QCheckBox(translate("Inviting", "Không phải giấy mời họp: bỏ khỏi lịch"))
        none.setVisible(noted is not None)
        question.body.addWidget(none)

        def check() -> None:
            form.setEnabled(not none.isChecked())
            form.tell_wrong()
            question.do.setEnabled(none.isChecked() or form.meeting is not None)

        form.changed.connect(check)
        none.toggled.connect(check)
        check()
        question.accepted.connect(lambda: self._note(page, None if none.isChecked() else form.meeting))
        question.open()
        form.setFocus()
        if noted is None:
            self._suggest(page, form)

    def _suggest(self, page: DocumentPage, form: MeetingForm) -> None:
        """Fill in the hour that its text names, for somebody to check, where nothing was typed meanwhile."""

        def look(replica: "Replica") -> datetime | None:
            from app.actions.invitations import hour_in_text

            return hour_in_text(replica, page.document.id)

        def fill(hour: datetime | None) -> None:
            if hour is not None and form.so_far == MeetingSoFar():
                form.suggest(hour, translate("Inviting", "gợi ý theo văn bản, hãy đối chiếu"))

        self._context.bridge.read(look, fill, about=form)

    def print_guests(self, page: DocumentPage) -> None:
        from app.ui.calendar.calendar_doing import CalendarDoing

        name = translate("Inviting", "Danh sách dự họp {notation}").format(
            notation=page.document.notation.replace("/", "-")
        )
        CalendarDoing(self._context, self._context.window()).print_guests(page.document.id, name)

    def _answer(self, page: DocumentPage, said: Answer) -> None:
        from app.actions import invitations

        id = page.document.id
        told = (
            translate("Inviting", "Đã ghi người dự họp.")
            if page.own
            else translate("Inviting", "Đã trả lời giấy mời. Nơi mời thấy ở lần gửi nhận tới.")
        )
        if page.document.origin is not None:
            told = translate("Inviting", "Đã ghi vào lịch. Giấy mời đến ngoài hệ thống: cần thì báo nơi mời cách khác.")
        act_held(
            self._context,
            id,
            "answer_invitation",
            page.document.urgency,
            lambda desk: invitations.answer(desk, id, said.going, said.reason, HOLD_S),
            told,
        )

    def _note(self, page: DocumentPage, meeting: Meeting | None) -> None:
        from app.actions import invitations

        noted = translate("Inviting", "Đã ghi giờ họp vào Lịch tuần.")
        removed = translate("Inviting", "Đã bỏ khỏi Lịch tuần.")
        self._context.bridge.act(
            lambda desk: invitations.note_meeting(desk, page.document.id, meeting),
            lambda _: self._context.say(noted if meeting else removed),
            about=self._context.window(),
        )
