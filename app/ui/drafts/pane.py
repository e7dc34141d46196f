"""A draft as it stands: what is there, what is missing, and going on with it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.actions.draft_page import DraftPage
from app.ui.compose.choosing import name_of
from app.ui.drafts.draft_facts import draft_facts
from app.ui.drafts.fact import fact
from app.ui.drafts.shared_choices import shared_choices
from app.ui.drafts.shared_words import facts, files, stands, submitted
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, Surface, scrolled
from app.ui.parts.text import Text
from app.ui.words import amounts, dates, due, meetings
from app.ui.words.speech import speech, translate
from sync.replica.draft_content import DraftContent
from sync.replica.line import Line
from sync.rules.deadline import deadline
from sync.rules.documents import Urgency
from sync.rules.kinds import Kind
from sync.rules.offices import Office
from sync.rules.people import Role


class DraftPane(Surface):
    """`wanted`: what is to be done with the draft that is shown: open, discard, review, number, withdraw."""

    wanted = Signal(str)

    def __init__(self, *, narrow: bool) -> None:
        super().__init__("surface")
        self._slot = Slot()
        self._nothing = Empty("draft", "")
        shown = QWidget()
        column = QVBoxLayout(shown)
        edge = theme.px(16 if narrow else 28)
        column.setContentsMargins(edge, theme.px(18), theme.px(8), theme.px(14))
        column.addWidget(scrolled(self._slot))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(scrolled(self._nothing))
        self._stack.addWidget(shown)

    def show_nothing(self, why: str) -> None:
        """Empty it; `why`: what there is to say of that."""
        self._nothing.set_text(why)
        self._stack.setCurrentIndex(0)

    def show_draft(
        self, line: Line, content: DraftContent, offices: Mapping[str, Office], kinds: Mapping[str, Kind], now: datetime
    ) -> None:
        facts = draft_facts(line, offices, kinds, now)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(14))
        column.addWidget(Text(facts.who, "secondary_strong", "text2"))
        column.addWidget(Text(facts.subject, "h1", wrap=True))
        column.addWidget(self._buttons())
        for name, value in _facts(line, content, offices):
            column.addWidget(fact(name, value))
        column.addStretch(1)
        self._slot.put(holder)
        self._stack.setCurrentIndex(1)

    def show_shared(self, page: DraftPage, roles: frozenset[Role], person: str) -> None:
        """A draft that the office shares: where it stands, and what may be done with it."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(14))
        column.addWidget(Text(submitted(page), "secondary_strong", "text2", wrap=True))
        column.addWidget(Text(page.draft.text.subject, "h1", wrap=True))
        column.addWidget(Band(*stands(page)))
        column.addWidget(self._shared_buttons(page, roles, person))
        for name, value in (*facts(page), (translate("DraftPane", "Tệp"), files(page))):
            column.addWidget(fact(name, value))
        column.addStretch(1)
        self._slot.put(holder)
        self._stack.setCurrentIndex(1)

    def _shared_buttons(self, page: DraftPage, roles: frozenset[Role], person: str) -> QWidget:
        holder = QWidget()
        flow = Flow(theme.px(8), theme.px(8))
        holder.setLayout(flow)
        for n, choice in enumerate(shared_choices(page, roles, person)):
            kind = "" if n else "primary"
            made = button(choice.text, self._wants(choice.do), symbol=choice.symbol, kind=kind, key=choice.key)
            flow.addWidget(made)
        return holder

    def _wants(self, do: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(do)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        flow = Flow(theme.px(8), theme.px(8))
        holder.setLayout(flow)
        words = translate("DraftPane", "Soạn tiếp")
        flow.addWidget(button(words, self._wants("open"), symbol="write", kind="primary"))
        words = translate("DraftPane", "Xóa dự thảo")
        flow.addWidget(button(words, self._wants("discard"), symbol="trash", kind="danger", key="Del"))
        return holder


def _facts(line: Line, content: DraftContent, offices: Mapping[str, Office]) -> list[tuple[str, str]]:
    names = ", ".join(name_of(recipient, offices) for recipient in content.recipients)
    files = "\n".join(f"{file.name} · {amounts.size(file.bytes)}" for file in content.files)
    by = deadline(content.due, content.due_time)
    told = [
        (translate("DraftPane", "Sửa lúc"), dates.moment(datetime.fromisoformat(line.posted_at))),
        (translate("DraftPane", "Nơi nhận"), names or translate("DraftPane", "Chưa chọn")),
        (translate("DraftPane", "Tệp"), files or translate("DraftPane", "Chưa có")),
        (translate("DraftPane", "Người ký"), content.signer),
        (translate("DraftPane", "Hạn trả lời"), due.field(by) if by else ""),
        meetings.draft_fact(content.kind, content.meeting),
    ]
    if content.urgency is not Urgency.NORMAL:
        told.append((translate("DraftPane", "Độ khẩn"), speech.say(f"urgency.{content.urgency}")))
    return [(name, value) for name, value in told if value]
