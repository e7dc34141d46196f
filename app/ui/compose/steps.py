"""The steps of writing a document: each a column of parts that show one and the same document."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.ui.compose.facts_form import FactsForm
from app.ui.compose.files_field import FilesField
from app.ui.compose.look_field import LookField
from app.ui.compose.number_card import NumberCard
from app.ui.compose.recipients_field import RecipientsField
from app.ui.compose.send_step import SendStep
from app.ui.compose.verdicts import Check
from app.ui.compose.writing import Writing
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.leading import give_focus
from app.ui.shell.context import Context
from app.ui.words.speech import translate

EVERYTHING = (("kind", "date", "urgency"), ("subject",), ("meeting",), ("signer", "due", "unit"))
BESIDE_REPLY = (("kind", "date", "urgency"), ("meeting",), ("signer", "due", "unit"))
STEP_OF = {"recipients": "recipients", "number": "number", "secrecy": "send"}  # where it is mended; else in papers


class Part(Protocol):
    """`start`: another document is written; `show_facts`: it has changed, and this is what the checks say."""

    def start(self) -> None: ...

    def show_facts(self, told: Sequence[Check]) -> None: ...


class StepPage(QScrollArea):
    """Parts one below the other; the first one has the keyboard when the step is shown."""

    def __init__(self, parts: Sequence[tuple[Part, QWidget]]) -> None:
        super().__init__()
        self._parts = [part for part, _ in parts]
        self._first, self._last = parts[0][1], parts[-1][1]
        self.send: SendStep | None = None
        self.look: LookField | None = None
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(theme.px(2), theme.px(4), theme.px(14), theme.px(4))
        self._column.setSpacing(theme.px(16))
        for _, widget in parts:
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.leads_to: QWidget = self._first

    def start(self) -> None:
        for part in self._parts:
            part.start()
        self.verticalScrollBar().setValue(0)

    def show_facts(self, told: Sequence[Check]) -> None:
        for part in self._parts:
            part.show_facts(told)

    def take_focus(self, about: str = "") -> None:
        """Give the keyboard to what a check is about, or to the first field."""
        if about == "secrecy" and self.look is not None and self.look.wanting is not None:
            self.ensureWidgetVisible(self.look)
            give_focus(self.look.wanting)
            return
        form = next((part for part in self._parts if isinstance(part, FactsForm) and part.has(about)), None)
        if form is not None:
            form.focus(about)
        else:
            give_focus(self._first)

    def shows_end(self) -> bool:
        """Whether the last part is in sight; where it is not, it comes into sight now."""
        is_seen = not self._last.visibleRegion().isEmpty()
        self.ensureWidgetVisible(self._last)
        return is_seen


def wizard_pages(context: Context, writing: Writing) -> dict[str, StepPage]:
    """The four steps by their keys."""
    files, facts = FilesField(context, writing), FactsForm(context, writing, EVERYTHING)
    recipients, number = RecipientsField(context, writing), NumberCard(context, writing, with_scan=True)
    look, send = LookField(context, writing), SendStep(context, writing, tells_missing=True)
    return {
        "papers": StepPage([(files, files), (facts, facts)]),
        "recipients": StepPage([(recipients, recipients)]),
        "number": StepPage([(number, number)]),
        "send": SendPage(look, send),
    }


class SendPage(StepPage):
    """The last step; `wanted` as its part has it."""

    wanted = Signal(str)

    def __init__(self, look: LookField, send: SendStep) -> None:
        super().__init__([(look, look), (send, send)])
        self.look, self.send = look, send
        self._first = self.leads_to = send
        send.wanted.connect(self.wanted)

    def take_focus(self, about: str = "") -> None:
        """To a file that is still to be looked at, where there is one."""
        super().take_focus(about or "secrecy")


class ReplyPage(StepPage):
    """A reply in one step: what it takes stands open, everything else is folded."""

    def __init__(self, context: Context, writing: Writing) -> None:
        files, subject = FilesField(context, writing), FactsForm(context, writing, (("subject",),))
        number, more = NumberCard(context, writing, with_scan=True), More(context, writing)
        look, send = LookField(context, writing), SendStep(context, writing, tells_missing=False)
        column = (files, subject, number, more, look, send)
        super().__init__([(part, part) for part in column])
        self.look, self.send = look, send


class More(QWidget):
    """What a reply rarely needs to change, behind one button."""

    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__()
        self._facts = FactsForm(context, writing, BESIDE_REPLY)
        self._recipients = RecipientsField(context, writing)
        self._open = button(
            translate("More", "Thêm: loại, ngày, người ký, hạn, độ khẩn, nơi nhận"), self.unfold, symbol="down"
        )
        self._folded = QWidget()
        inside = QVBoxLayout(self._folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(16))
        inside.addWidget(self._facts)
        inside.addWidget(self._recipients)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._folded)

    def unfold(self) -> None:
        self._open.hide()
        self._folded.show()
        self._facts.focus("kind")

    def start(self) -> None:
        self._open.show()
        self._folded.hide()
        self._facts.start()
        self._recipients.start()

    def show_facts(self, told: Sequence[Check]) -> None:
        self._facts.show_facts(told)
        self._recipients.show_facts(told)
