"""Asking for a number: the next one, or the one that stands on the paper already. Giving it is an act of its own."""

from collections.abc import Sequence

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from app.actions.composition import ByHand, NumberOutlook
from app.ui.compose.backdated_row import BackdatedRow
from app.ui.compose.checks import number_refusal
from app.ui.compose.first_number import ask_first_number
from app.ui.compose.verdicts import Check, Need, stops
from app.ui.compose.writing import Writing
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow
from app.ui.parts.surfaces import Card
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.books import series_words
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.rules.books import Direction, named

HIGHEST = 99_999


class NumberAsking(Card):
    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__(translate("NumberAsking", "Cấp số"))
        self._context, self._writing = context, writing
        self._next = QRadioButton(translate("NumberAsking", "Lấy số tiếp theo trong sổ."))
        self._coming = Text("", "h1", "text")
        self._apart = Text("", "secondary", "text2", wrap=True)
        self._apart.setVisible(False)
        self._on_paper = QRadioButton(translate("NumberAsking", "Số đã ghi sẵn trên giấy:"))
        self._past = BackdatedRow()
        self._either = QButtonGroup(self)
        for radio in (self._next, self._on_paper, self._past.radio):
            self._either.addButton(radio)
        self._line = QLineEdit()
        self._said = Text("", "secondary", "text2", wrap=True)
        self._use_next = button("", self._take_next, kind="link")
        self._open_book = button(
            translate("NumberAsking", "Sổ giấy năm nay đã có số? Ghi số tiếp theo…"), self._ask_first, kind="link"
        )
        self.give = button(translate("NumberAsking", "Cấp số"), self._give, symbol="number", kind="primary", key="F9")
        self._why = Text("", "secondary", "text2", wrap=True)
        self._refused = Text("", "secondary", "red", wrap=True)
        self._lay_out()
        self._next.toggled.connect(self._ask)
        self._line.textChanged.connect(self._ask)
        self._past.wanted.connect(self._ask)
        self._line.textEdited.connect(lambda: self._on_paper.setChecked(True))
        self.setFocusProxy(self._next)
        self.start()

    def start(self) -> None:
        """Another document is being written: the next number is wanted until somebody says otherwise."""
        self._line.clear()
        self._past.start()
        self._next.setChecked(True)
        self._refused.setVisible(False)

    def show_facts(self, told: Sequence[Check]) -> None:
        outlook = self._writing.numbering.outlook
        self._show_coming(outlook)
        self._show_paper(outlook)
        self._past.show_outlook(outlook)
        if self._past.radio.isChecked() and self._past.chosen is None:
            self._next.setChecked(True)  # the day is another one now
        begun = outlook is None or outlook.has_begun or outlook.next is None
        self._open_book.setVisible(not begun)
        against = stops(list(told), Need.NUMBER)
        has_number = outlook is not None and not outlook.refusal
        waits_for_typing = self._on_paper.isChecked() and self._typed() is None
        wants_reason = self._past.chosen is not None and not self._past.reason
        waits = waits_for_typing or wants_reason or self._writing.is_busy
        can = not against and has_number and not waits
        self.give.setEnabled(can)
        reason = next((check.text for check in against if check.about != "number" or self._next.isChecked()), "")
        if wants_reason:
            reason = reason or translate("NumberAsking", "Ghi lý do rồi mới cấp số này được.")
        self._why.setText(
            reason or translate("NumberAsking", "Cấp số chưa phải là gửi. Số đã cấp giữ cho văn bản này.")
        )
        self._why.tint("amber" if reason else "text3")

    def _show_coming(self, outlook: NumberOutlook | None) -> None:
        """What would come, said as what would come."""
        if outlook is None:
            self._coming.setText("…")
        elif outlook.asked.given is None and outlook.next is not None:
            self._coming.setText(translate("NumberAsking", "Số sẽ cấp: {notation}").format(notation=outlook.notation))
            self._apart.setText(series_words(named(Direction.OUTGOING, outlook.series)) if outlook.series else "")
        elif outlook.next is None:
            self._coming.setText(translate("NumberAsking", "Máy này chưa có số để cấp"))
        self._coming.setVisible(self._next.isChecked())
        is_apart = outlook is not None and outlook.next is not None and bool(outlook.series)
        self._apart.setVisible(self._next.isChecked() and is_apart)

    def _show_paper(self, outlook: NumberOutlook | None) -> None:
        number = self._typed()
        is_told = self._on_paper.isChecked() and outlook is not None and number == outlook.asked.given is not None
        self._said.setVisible(is_told)
        self._use_next.setVisible(False)
        if not is_told or outlook is None:
            return
        if outlook.refusal:
            self._said.setText(number_refusal(outlook))
            self._said.tint("red")
            self._use_next.setVisible(outlook.next is not None)
            self._use_next.setText(translate("NumberAsking", "Dùng số {number}").format(number=outlook.next))
            self._use_next.setAccessibleName(self._use_next.text())
        else:
            text = translate("NumberAsking", "Số {number} chưa được cấp: {notation}")
            self._said.setText(text.format(number=number, notation=outlook.notation))
            self._said.tint("green")
        self._line.setAccessibleDescription(self._said.text())

    def _typed(self) -> int | None:
        text = self._line.text().strip()
        return int(text) if text.isdigit() and 0 < int(text) <= HIGHEST else None

    def _ask(self) -> None:
        if self._writing.is_open and self._writing.document is None:
            past = self._past.chosen
            if past is not None:
                self._writing.numbering.ask(past.number, ByHand(past.suffix, self._past.reason))
            else:
                self._writing.numbering.ask(self._typed() if self._on_paper.isChecked() else None)
            self._writing.changed.emit()

    def _take_next(self) -> None:
        """The one on the paper is taken: go on with the next, which is to be written over it."""
        self._next.setChecked(True)
        self._line.clear()
        self.give.setFocus()

    def _ask_first(self) -> None:
        outlook = self._writing.numbering.outlook
        series = named(Direction.OUTGOING, outlook.series if outlook else "")
        ask_first_number(self._context, series, self._writing.issued_on.year)

    def _give(self) -> None:
        self._refused.setVisible(False)
        self._writing.numbering.give(self._tell_refusal)

    def _tell_refusal(self, error: EofficeError) -> None:
        self._refused.setText(speech.say(error.code, error.facts))
        self._refused.setVisible(True)
        self._writing.numbering.look()

    def _lay_out(self) -> None:
        self._line.setFixedWidth(theme.px(96))
        self._line.setValidator(QIntValidator(1, HIGHEST, self._line))
        self._line.setAccessibleName(translate("NumberAsking", "Số đã ghi sẵn trên giấy"))
        self.body.setSpacing(theme.px(10))
        self.body.addWidget(_in_flow(self._next, self._coming))
        self.body.addWidget(self._apart)
        self.body.addWidget(self._past)
        self.body.addWidget(_in_flow(self._on_paper, self._line, self._use_next))
        said = QHBoxLayout()
        said.setContentsMargins(theme.px(28), 0, 0, 0)
        said.addWidget(self._said, 1)
        self.body.addLayout(said)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(self.give)
        row.addWidget(self._why, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._refused)
        last = QHBoxLayout()
        last.addWidget(self._open_book)
        last.addStretch(1)
        self.body.addLayout(last)


def _in_flow(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    flow = Flow(theme.px(10), theme.px(6))
    holder.setLayout(flow)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
