"""A draft as it stands: what is there, what is missing, and going on with it."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.compose.choosing import name_of
from app.ui.drafts.draft_facts import draft_facts
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface, scrolled
from app.ui.parts.text import Text
from app.ui.words import amounts, dates, due
from app.ui.words.speech import speech, translate
from sync.replica.draft_content import DraftContent
from sync.replica.line import Line
from sync.rules.deadline import deadline
from sync.rules.documents import Urgency
from sync.rules.kinds import Kind
from sync.rules.offices import Office


class DraftPane(Surface):
    """`open_wanted`, `discard_wanted`: what is to be done with the draft that is shown."""

    open_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, *, narrow: bool) -> None:
        super().__init__("surface")
        self._slot = Slot()
        column = QVBoxLayout(self)
        edge = theme.px(16 if narrow else 28)
        column.setContentsMargins(edge, theme.px(18), theme.px(8), theme.px(14))
        column.addWidget(scrolled(self._slot))

    def show_nothing(self) -> None:
        self._slot.hide()

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
            column.addWidget(_fact(name, value))
        column.addStretch(1)
        self._slot.put(holder)
        self._slot.show()

    def _buttons(self) -> QWidget:
        holder = QWidget()
        flow = Flow(theme.px(8), theme.px(8))
        holder.setLayout(flow)
        words = translate("DraftPane", "Soạn tiếp")
        flow.addWidget(button(words, self.open_wanted.emit, symbol="write", kind="primary"))
        words = translate("DraftPane", "Xóa dự thảo")
        flow.addWidget(button(words, self.discard_wanted.emit, symbol="trash", kind="danger", key="Del"))
        return holder


def _fact(name: str, value: str) -> QWidget:
    """A name in small letters over its value, which can be copied and may be long."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(1))
    column.addWidget(Text(name, "caption", "text3"))
    shown = Text(value, "body", wrap=True, selectable=True)
    shown.setAccessibleName(f"{name}: {value}")
    column.addWidget(shown)
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
    ]
    if content.urgency is not Urgency.NORMAL:
        told.append((translate("DraftPane", "Độ khẩn"), speech.say(f"urgency.{content.urgency}")))
    return [(name, value) for name, value in told if value]
