"""The cards of what is on its way out: a document with its five steps, and what the server said no to."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.documents.row_facts import URGENCY_TOKENS, RowWords
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.chips import Chip
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Clamped, Text
from app.ui.waiting.progress import Progress
from app.ui.waiting.refused import action_words, refused_facts
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
        opens.setToolTip(opens.accessibleName())
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
            self._buttons.put(_action_row(progress.actions, lambda name: self.wanted.emit(name, self.line)))
        self.setAccessibleName(f"{self.line.notation}. {self.line.subject}. {progress.spoken}")


class RefusedCard(Surface):
    """`wanted`: an action's name and the refused act."""

    wanted = Signal(str, object)

    def __init__(self, refused: RefusedAct) -> None:
        super().__init__("red_bg", "", CARD_RADIUS)
        self.refused, facts = refused, refused_facts(refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        row.setSpacing(theme.px(10))
        row.addLayout(_picture("alert", "red"))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Text(facts.title, "strong", "red", wrap=True))
        if refused.line is not None:
            words.addWidget(Clamped(refused.line.subject, "secondary", "text"))
        words.addWidget(Text(facts.text, "body", "text", wrap=True, selectable=True))
        words.addSpacing(theme.px(4))
        words.addWidget(_action_row(facts.actions, lambda name: self.wanted.emit(name, self.refused)))
        row.addLayout(words, 1)
        self.setAccessibleName(f"{facts.title}. {facts.text}")


def _action_row(actions: tuple[str, ...], do: Callable[[str], object]) -> QWidget:
    holder = QWidget()
    flow = Flow(theme.px(8), theme.px(6))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addLayout(flow)
    for name in actions:
        flow.addWidget(_action(name, do))
    return holder


def _action(name: str, do: Callable[[str], object]) -> QPushButton:
    words, symbol = action_words(name)
    kind = "link" if name in ("open", "close") else "danger" if name == "recall" else ""
    return button(words, lambda: do(name), symbol=symbol, kind=kind)


def _picture(symbol: str, token: str) -> QVBoxLayout:
    picture = QLabel()
    picture.setPixmap(pixmap(symbol, token, 18, picture.devicePixelRatioF()))
    column = QVBoxLayout()
    column.addSpacing(theme.px(3))
    column.addWidget(picture)
    column.addStretch(1)
    return column


def _to(line: Line, words: RowWords, bytes_: int) -> str:
    """Whom it is for, and how large it is."""
    names = [words.office(code) for code in line.to[:3]]
    to = ", ".join(names)
    if more := len(line.to) - len(names):
        to += " " + translate("Cards", "và %n nơi khác", "", more)
    files = translate("Cards", "%n tệp", "", line.files)
    size = f" · {files}, {amounts.size(bytes_)}" if bytes_ else ""
    return f"→ {to}{size}"
