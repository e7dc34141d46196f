"""The page where a document is written: steps on top, the step in the middle, the live checks on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.compose.check_card import CheckCard
from app.ui.compose.checks import checks
from app.ui.compose.foot import Foot
from app.ui.compose.head import ComposeHead
from app.ui.compose.number_given import NumberGiven
from app.ui.compose.sending import send
from app.ui.compose.shared_band import SharedBand
from app.ui.compose.situation import situation
from app.ui.compose.step_bar import StepBar, wizard_steps
from app.ui.compose.steps import STEP_OF, ReplyPage, SendPage, StepPage, wizard_pages
from app.ui.compose.submitting import against, ask_submission, can_submit
from app.ui.compose.verdicts import Check, Need, Verdict, stops
from app.ui.look.theme import theme
from app.ui.parts.leading import give_focus
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, Surface
from app.ui.shell.context import Context
from app.ui.words.speech import speech
from sync.errors import EofficeError
from sync.rules.authority import allows

CHECKS_WIDTH, CHECKS_NARROW = 272, 224
REPLY = "reply"


class ComposePage(Surface):
    """Shows what `context.writing` holds; knows nothing of it that would be lost with the window."""

    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        self._context, self.writing = context, context.writing
        self._step, self._is_numbered = "", False
        self._can_send = allows(context.roles, "release")
        self.head, self.foot, self.card = ComposeHead(context), Foot(context), CheckCard(can_send=self._can_send)
        self._wizard = wizard_steps(can_send=self._can_send)
        self.bar = StepBar(self._wizard)
        self.shared = SharedBand(context, self.writing)
        self.steps: dict[str, StepPage] = wizard_pages(context, self.writing)
        self.steps[REPLY] = ReplyPage(context, self.writing)
        self._refusal = Slot()
        self._stack = QStackedWidget()
        for step in self.steps.values():
            self._stack.addWidget(step)
        self._lay_out()
        self._connect()
        if self.writing.is_open:
            self._start()
            self._show_facts()

    @property
    def step(self) -> str:
        """The key of the step that is shown."""
        return self._step

    @property
    def told(self) -> list[Check]:
        """What the checks say now."""
        return self.card.told

    def show_step(self, key: str, about: str = "") -> None:
        """Go to a step, to the field that a check is about."""
        self._step = key
        self.steps[key].show_facts(self.told)
        self._stack.setCurrentWidget(self.steps[key])
        if key != REPLY:
            self.bar.show_step(key)
        self.writing.remember_step(key)
        self.foot.show_step(key, self.told)
        self.leads_to: QWidget = self.steps[key]
        self.steps[key].take_focus(about)
        if key != REPLY:
            self._say_what_will_happen()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.writing.is_open:
            self.writing.keep()

    def _start(self) -> None:
        """Another document is being written."""
        self._is_numbered = self.writing.document is not None
        self._refusal.hide()
        for step in self.steps.values():
            step.start()
        is_reply = self.writing.answered is not None and self._can_send
        self.bar.setVisible(not is_reply)
        known = self.writing.content.step
        wizard = [step.key for step in self._wizard]
        self.show_step(REPLY if is_reply else known if known in wizard else wizard[0])

    def _show_facts(self) -> None:
        if not self.writing.is_open:
            return
        told = checks(situation(self._context, self.writing))
        if not self._can_send:
            told = [check for check in told if check.about != "number"]  # which is somebody else's to give
        self.card.tell(told)
        self.steps[self._step].show_facts(told)
        self.shared.show_facts()
        for key in [step.key for step in self._wizard if step.key != "send"]:
            self.bar.mark(key, _mark([check for check in told if STEP_OF.get(check.about, "papers") == key]))
        self.head.show_facts()
        self.foot.show_step(self._step, told)
        is_numbered = self.writing.document is not None
        if is_numbered and not self._is_numbered and self._step == "number":
            give_focus(self._after_number())
        self._is_numbered = is_numbered

    def _after_number(self) -> QWidget:
        """What comes next once the number is given: on, or the scan where there is no file yet."""
        scan = self.steps["number"].findChild(NumberGiven)
        return self.foot if self.writing.taking.papers or scan is None else scan

    def _forward(self) -> None:
        """To the next step; from the last one the document leaves, where nothing stands against it."""
        keys = [step.key for step in self._wizard]
        if self._step == keys[-1] and not self._can_send:
            self._submit()
        elif self._step in (REPLY, keys[-1]):
            against = stops(self.told, Need.SEND)
            if not against and not self.writing.is_busy:
                self._refusal.hide()
                send(self._context, self._tell_refusal)
            elif any(check.verdict is Verdict.UNKNOWN for check in against):
                self.steps[self._step].take_focus("secrecy")
        elif self._step == "number" and self.writing.document is None:
            self.steps[self._step].take_focus()
        else:
            self.show_step(keys[keys.index(self._step) + 1])

    def _forward_by_key(self) -> None:
        """As the button, but nothing leaves by a key before the sentence about it has been on the screen."""
        if self._step != REPLY or self.steps[REPLY].shows_end():
            self._forward()
        else:
            self._say_what_will_happen()

    def _say_what_will_happen(self) -> None:
        if (last := self.steps[self._step].send) is not None:
            last.say()

    def _back(self) -> None:
        keys = [step.key for step in self._wizard]
        self.show_step(keys[keys.index(self._step) - 1])

    def _submit(self) -> None:
        """Lay it before a leader, where nothing stands against it."""
        if can_submit(self._context) and not against(self.told) and not self.writing.is_busy:
            self._refusal.hide()
            ask_submission(self._context, self._tell_refusal)

    def _mend(self, about: str) -> None:
        self.show_step(STEP_OF.get(about, "papers"), about)

    def _tell_refusal(self, error: EofficeError) -> None:
        """Say why not, at the step where it can be mended."""
        self._refusal.put(Band("red", "refuse", speech.say(error.code, error.facts)))
        self._refusal.show()
        about = {"file": "files", "recipient": "recipients"}.get(error.code.partition(".")[0], "")
        if about and self._step != REPLY:
            self._mend(about)

    def _not_kept(self, error: EofficeError) -> None:
        self._refusal.put(Band("red", "alert", speech.say(error.code, error.facts)))
        self._refusal.show()

    def _connect(self) -> None:
        self.bar.chosen.connect(self.show_step)
        self.foot.forward.connect(self._forward)
        self.foot.back.connect(self._back)
        self.foot.submit_wanted.connect(self._submit)
        send_page = self.steps["send"]
        assert isinstance(send_page, SendPage)
        send_page.wanted.connect(self._mend)
        self.writing.loaded.connect(self._start)
        self.writing.changed.connect(self._show_facts)
        self.writing.not_kept.connect(self._not_kept)
        self.writing.said.connect(self._context.say)
        forward = QShortcut(QKeySequence("Ctrl+Return"), self, self._forward_by_key)
        forward.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = theme.px(16 if self._context.narrow else 28)
        column.setContentsMargins(edge, theme.px(14), edge, theme.px(12))
        column.setSpacing(theme.px(10))
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(self.shared)
        column.addWidget(self._refusal)
        column.addWidget(self._middle(), 1)
        column.addWidget(self.foot)

    def _middle(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self._stack, 1)
        self.card.setFixedWidth(theme.px(CHECKS_NARROW if theme.wants_narrow else CHECKS_WIDTH))
        row.addWidget(self.card)
        return holder


def _mark(told: Sequence[Check]) -> str:
    """How a step stands by what is checked about it."""
    verdicts = {check.verdict for check in told}
    if Verdict.BLOCKING in verdicts:
        return "wrong"
    return "" if Verdict.MISSING in verdicts else "done"
