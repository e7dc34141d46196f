"""The cards of what is on its way out: a document with its five steps, and what the server said no to."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.documents.row_facts import URGENCY_TOKENS, RowWords
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.action_row import action_row
from app.ui.parts.buttons import button
from app.ui.parts.chips import Chip
from app.ui.parts.notice_card import NoticeCard
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Clamped, Text, plain_tip
from app.ui.waiting.progress import Progress
from app.ui.waiting.refused import action, refused_facts
from app.ui.waiting.steps_bar import StepsBar
from app.ui.words import amounts
from app.ui.words.speech import speech, translate
from sync.replica.line import Line
from sync.replica.waiting_page import RefusedAct


class DocumentCard(Surface):
    """`wanted`: an action's name and the document's line. What ticks (bytes, seconds) changes in place; the buttons are
    made anew only when others are wanted, so that the keyboard stays where it is."""

    wanted = Signal(str, object)

    def __init__(self, line: Line, words: RowWords, bytes_: int, progress: Progress) -> None:
        super().__init__("surface2", "line", CARD_RADIUS)
        self.line = line
        self._actions: tuple[str, ...] | None = None
        self._steps = StepsBar(progress.steps)
        self._told = Text("", "secondary", wrap=True)
        self._buttons = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(10))
        column.setSpacing(theme.px(3))
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        opens = button(line.notation, lambda: self.wanted.emit("open", self.line), kind="link")
        opens.setAccessibleName(translate("Cards", "Mở {notation}").format(notation=line.notation))
        opens.setToolTip(plain_tip(opens.accessibleName()))
        opens.setStyleSheet("padding: 0;")
        top.addWidget(opens)
        if line.urgency in URGENCY_TOKENS:
            token = URGENCY_TOKENS[line.urgency]
            top.addWidget(Chip(speech.say(f"urgency.{line.urgency}"), token, "flag" if token == "red" else ""))
        top.addWidget(Clamped(_to(line, words, bytes_), "secondary", "text2"), 1)
        top.addWidget(self._buttons)
        column.addLayout(top)
        column.addWidget(Clamped(line.subject, "strong", lines=2))
        column.addSpacing(theme.px(4))
        column.addWidget(self._steps)
        column.addWidget(self._told)
        self.show_progress(progress)

    def show_progress(self, progress: Progress) -> None:
        self._steps.set_steps(progress.steps)
        told = f"{progress.told} {progress.law}".strip()
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._told.tint("amber" if progress.law and progress.token == "text2" else progress.token)
        if progress.actions != self._actions:
            self._actions = progress.actions
            offered = [action(name) for name in progress.actions]
            self._buttons.put(action_row(offered, lambda name: self.wanted.emit(name, self.line)))
        self.setAccessibleName(f"{self.line.notation}. {self.line.subject}. {progress.spoken}")


class RefusedCard(NoticeCard):
    """`wanted`: an action's name and the refused act. `is_open` as for `refused_facts`."""

    wanted = Signal(str, object)

    def __init__(self, refused: RefusedAct, *, is_open: bool) -> None:
        facts = refused_facts(refused, is_open=is_open)
        super().__init__(
            *("red", "alert", facts.title, facts.text),
            [action(name) for name in facts.actions],
            lambda name: self.wanted.emit(name, refused),
            refused.line.subject if refused.line else "",
        )
        self.refused, self.is_open = refused, is_open


def refused_card(known: object, refused: RefusedAct, open_offices: Collection[str]) -> RefusedCard:
    """The card of a refused act: the one that is known, where nothing of it has changed."""
    is_open = refused.facts.get("office", "") in open_offices
    if isinstance(known, RefusedCard) and (known.refused, known.is_open) == (refused, is_open):
        return known
    made = RefusedCard(refused, is_open=is_open)
    made.setObjectName(refused.intent)
    return made


def _to(line: Line, words: RowWords, bytes_: int) -> str:
    """Whom it is for, and how large it is."""
    names = [words.office(code) for code in line.to[:3]]
    to = ", ".join(names)
    if more := len(line.to) - len(names):
        to += " " + translate("Cards", "và %n nơi khác", "", more)
    files = translate("Cards", "%n tệp", "", line.files)
    size = f" · {files}, {amounts.size(bytes_)}" if bytes_ else ""
    return f"→ {to}{size}"
