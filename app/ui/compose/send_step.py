"""The last step: one sentence about what will happen, and what still stands against it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.compose.check_card import LOOKS
from app.ui.compose.checks import checks
from app.ui.compose.choosing import name_of
from app.ui.compose.sentence import what_will_happen
from app.ui.compose.situation import situation
from app.ui.compose.verdicts import Check, Need, Verdict, stops
from app.ui.compose.writing import Writing
from app.ui.look.icons import pixmap
from app.ui.look.theme import theme
from app.ui.parts.aloud import say_aloud
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, Card
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.documents import Urgency


class SendStep(QWidget):
    """`wanted`: a person wants to mend this (what a check is about). `tells_missing`: what stands against it is said
    here too, with the way to it."""

    wanted = Signal(str)

    def __init__(self, context: Context, writing: Writing, *, tells_missing: bool) -> None:
        super().__init__()
        self._context, self._writing, self._tells_missing = context, writing, tells_missing
        self._shown: object = None
        self._slot = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._slot)
        column.addStretch(1)

    @property
    def sentence(self) -> str:
        """What would happen now."""
        context = self._context
        now = situation(context, self._writing)
        return what_will_happen(now, context.opening.offices, context.rate(), is_cut=context.is_cut())

    def start(self) -> None:
        """Another document is being written."""
        self._shown = None

    def show_facts(self, told: Sequence[Check]) -> None:
        against = _to_mend(told)
        state = against or (self.sentence, self._writing.content)
        if state != self._shown:
            self._shown = state
            self._slot.put(self._missing(against) if against else self._ready())
            self._slot.setVisible(self._tells_missing or not against)

    def say(self) -> None:
        """Have said aloud what the step shows: what would happen, or what stands against it."""
        told = checks(situation(self._context, self._writing))
        if against := _to_mend(told):
            say_aloud(self, ". ".join(check.text for check in against))
        else:
            say_aloud(self, " ".join([*(check.text for check in stops(told, Need.SEND)), self.sentence]))

    def _missing(self, against: Sequence[Check]) -> QWidget:
        card = Card(translate("SendStep", "Trước khi gửi còn phải:"))
        for check in against:
            card.body.addWidget(self._row(check))
        return card

    def _row(self, check: Check) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        symbol, ink, words = LOOKS[check.verdict]
        picture = QLabel()
        picture.setPixmap(pixmap(symbol, ink, 18, self.devicePixelRatioF()))
        row.addWidget(picture)
        row.addWidget(Text(check.text, "body", words, wrap=True), 1)
        fills_in = check.verdict is Verdict.MISSING
        made = button(
            translate("SendStep", "Bổ sung") if fills_in else translate("SendStep", "Sửa"),
            self._goes(check.about),
            kind="link",
        )
        made.setAccessibleName(f"{made.text()}: {check.text}")
        row.addWidget(made)
        return holder

    def _ready(self) -> QWidget:
        card = Card(translate("SendStep", "Việc sẽ làm"))
        sentence = Text(self.sentence, "h1", wrap=True, selectable=True)
        card.body.addWidget(sentence)
        content, offices = self._writing.content, self._context.opening.offices
        if len(content.recipients) > 2:
            names = ", ".join(name_of(recipient, offices) for recipient in content.recipients)
            card.body.addWidget(Text(names, "secondary", "text2", wrap=True, selectable=True))
        files = ", ".join(file.name for file in content.files)
        text = translate("SendStep", "Tệp: {names}").format(names=files)
        card.body.addWidget(Text(text, "secondary", "text2", wrap=True))
        if content.urgency is Urgency.MOST_URGENT:
            card.body.addWidget(Band("red", "flag", translate("SendStep", "Hỏa tốc: gửi ngay, không hoàn tác được.")))
        else:
            after = translate("SendStep", "Bấm Gửi rồi vẫn còn 10 giây để hoàn tác.")
            card.body.addWidget(Text(after, "secondary", "text2", wrap=True))
        card.body.setSpacing(theme.px(12))
        return card

    def _goes(self, about: str) -> Callable[[], object]:
        return lambda: self.wanted.emit(about)


def _to_mend(told: Sequence[Check]) -> list[Check]:
    """What stands against it but for files to be looked at, which have their boxes beside this."""
    return [check for check in stops(list(told), Need.SEND) if check.verdict is not Verdict.UNKNOWN]
