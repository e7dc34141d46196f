"""A draft as it stands: what is there, what is missing, going on with it, and the pages of its files."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.actions.draft_page import DraftPage
from app.ui.bridge.bridge import Bridge
from app.ui.compose.choosing import name_of
from app.ui.drafts.draft_facts import draft_facts
from app.ui.drafts.fact import fact
from app.ui.drafts.shared_choices import shared_choices
from app.ui.drafts.shared_words import facts, stands, submitted
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, Surface, scrolled
from app.ui.parts.text import Text
from app.ui.reading.facts import Fact, in_flow
from app.ui.reading.files import Files
from app.ui.reading.preview.preview import Preview
from app.ui.reading.preview.reasons import Reason
from app.ui.words import dates, due, meetings
from app.ui.words.speech import speech, translate
from sync.replica.draft_content import DraftContent
from sync.replica.line import Line
from sync.replica.listed import AttachmentState
from sync.rules.deadline import deadline
from sync.rules.documents import Urgency
from sync.rules.kinds import Kind
from sync.rules.offices import Office
from sync.rules.people import Role

LEAST_HEIGHT = 300  # of the pages, at 100 % text
SHORT = 24  # letters of a fact that stands beside others


class DraftPane(Surface):
    """`wanted`: what is to be done with the draft that is shown: open, discard, review, number, withdraw.
    `open_wanted`, `save_wanted`: a copy of the file of this hash is to be opened or saved."""

    wanted = Signal(str)
    open_wanted = Signal(str)
    save_wanted = Signal(str)

    def __init__(self, bridge: Bridge, *, narrow: bool) -> None:
        super().__init__("surface")
        self._slot = Slot()
        self._nothing = Empty("draft", "")
        self.preview = Preview(bridge)
        self.preview.open_wanted.connect(self.open_wanted)
        self.preview.save_wanted.connect(self.save_wanted)
        self.preview.setMinimumHeight(theme.px(LEAST_HEIGHT))
        self.preview.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        shown = QWidget()
        self._column = column = QVBoxLayout(shown)
        edge = theme.px(16 if narrow else 28)
        column.setContentsMargins(edge, theme.px(18), edge, theme.px(14))
        column.setSpacing(theme.px(12))
        column.addWidget(self._slot)
        column.addWidget(self.preview, 1)
        column.addStretch(0)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(scrolled(self._nothing))
        self._stack.addWidget(scrolled(shown))

    def show_nothing(self, why: str) -> None:
        """Empty it; `why`: what there is to say of that."""
        self._nothing.set_text(why)
        self._stack.setCurrentIndex(0)

    def show_draft(
        self, line: Line, content: DraftContent, offices: Mapping[str, Office], kinds: Mapping[str, Kind], now: datetime
    ) -> None:
        facts = draft_facts(line, offices, kinds, now)
        holder, column = _top()
        column.addWidget(Text(facts.who, "secondary_strong", "text2"))
        column.addWidget(Text(facts.subject, "h1", wrap=True))
        column.addWidget(self._buttons())
        here = tuple(AttachmentState(file.name, file.sha256, file.bytes, "here") for file in content.files)
        self._show(content.id, holder, column, _facts(line, content, offices), here)

    def show_shared(self, page: DraftPage, roles: frozenset[Role], person: str) -> None:
        """A draft that the office shares: where it stands, and what may be done with it."""
        holder, column = _top()
        column.addWidget(Text(submitted(page), "secondary_strong", "text2", wrap=True))
        column.addWidget(Text(page.draft.text.subject, "h1", wrap=True))
        column.addWidget(Band(*stands(page)))
        column.addWidget(self._shared_buttons(page, roles, person))
        self._show(page.draft.id, holder, column, facts(page), page.attachments)

    def _show(
        self,
        id: str,
        holder: QWidget,
        column: QVBoxLayout,
        told: Sequence[tuple[str, str]],
        attachments: tuple[AttachmentState, ...],
    ) -> None:
        """What it says of itself, recipients first, its files by name, and the pages of the one that is read."""
        recipients, *others = told
        column.addWidget(fact(*recipients))
        short = [Fact(*one, on_one_line=True) for one in others if len(one[1]) <= SHORT and "\n" not in one[1]]
        column.addWidget(in_flow(short, gap=20, row_gap=2))
        for name, value in others:
            if len(value) > SHORT or "\n" in value:
                column.addWidget(fact(name, value))
        if len(attachments) != 1:  # what is alone is named over its pages
            files = Files(attachments, {})
            files.wanted.connect(self.preview.show_file)
            column.addWidget(files)
        self._slot.put(holder)
        self.preview.show_files(id, attachments, Reason("file", "", ""))
        self.preview.setVisible(bool(attachments))
        self._column.setStretch(self._column.count() - 1, 0 if attachments else 1)
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


def _top() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(10))
    return holder, column


def _facts(line: Line, content: DraftContent, offices: Mapping[str, Office]) -> list[tuple[str, str]]:
    names = ", ".join(name_of(recipient, offices) for recipient in content.recipients)
    by = deadline(content.due, content.due_time)
    told = [
        (translate("DraftPane", "Nơi nhận"), names or translate("DraftPane", "Chưa chọn")),
        (translate("DraftPane", "Sửa lúc"), dates.moment(datetime.fromisoformat(line.posted_at))),
        (translate("DraftPane", "Người ký"), content.signer),
        (translate("DraftPane", "Hạn trả lời"), due.field(by) if by else ""),
        meetings.draft_fact(content.kind, content.meeting),
    ]
    if content.urgency is not Urgency.NORMAL:
        told.append((translate("DraftPane", "Độ khẩn"), speech.say(f"urgency.{content.urgency}")))
    return [(name, value) for name, value in told if value]
