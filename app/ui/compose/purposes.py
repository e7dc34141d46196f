"""What each recipient is to do with the document: act on it, unless somebody says otherwise; several at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem, QPushButton

from app.ui.compose import choosing
from app.ui.compose.writing import Writing
from app.ui.doing.asking import Question
from app.ui.look.theme import theme
from app.ui.parts.boxed_list import boxed_list
from app.ui.parts.buttons import button
from app.ui.parts.enter_presses import EnterPresses
from app.ui.parts.flow import Flow
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.rules.deliveries import Purpose, Recipient

KEY = Qt.ItemDataRole.UserRole


class PurposeButton(EnterPresses, QPushButton):
    """Says what all are to do, and opens the list where that is changed."""

    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._context, self._writing = context, writing
        self.clicked.connect(self.open)

    def open(self) -> "PurposeQuestion":
        question = PurposeQuestion(self._context, self._writing)
        question.open()
        return question

    def show_facts(self) -> None:
        recipients = self._writing.content.recipients
        self.setVisible(bool(recipients))
        if recipients:
            self.setText(purpose_words(recipients))
            self.setAccessibleName(self.text())


def purpose_words(recipients: tuple[Recipient, ...]) -> str:
    """How many are to do what: Mục đích gửi: để xử lý (tất cả) · Đổi…"""
    counts = {purpose: sum(1 for r in recipients if r.purpose is purpose) for purpose in Purpose}
    there = [(purpose, count) for purpose, count in counts.items() if count]
    if len(there) == 1:
        text = translate("Purposes", "Mục đích gửi: {purpose} (tất cả) · Đổi…")
        return text.format(purpose=speech.say(f"purpose.{there[0][0].value}").lower())
    told = ", ".join(f"{count} {speech.say(f'purpose.{purpose.value}').lower()}" for purpose, count in there)
    return translate("Purposes", "Mục đích gửi: {told} · Đổi…").format(told=told)


class PurposeQuestion(Question):
    """The chosen recipients; those that are marked get the purpose whose button is pressed. All are marked at first.
    What was changed holds once it is accepted."""

    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__(
            context.window(),
            translate("Purposes", "Mỗi nơi nhận để làm gì?"),
            translate("Purposes", "Đánh dấu một hay nhiều nơi (Ctrl, Shift), rồi chọn mục đích cho các nơi đó."),
            translate("Purposes", "Xong"),
        )
        self._recipients, self._offices = writing.content.recipients, context.opening.offices
        self._list = boxed_list(translate("Purposes", "Nơi nhận và mục đích"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setMinimumHeight(theme.px(260))
        self.body.addWidget(self._list)
        self.body.addWidget(Text(translate("Purposes", "Các nơi đang đánh dấu:"), "secondary_strong", "text2"))
        flow = Flow(theme.px(8), theme.px(8))
        self.body.addLayout(flow)
        for purpose in Purpose:
            flow.addWidget(button(speech.say(f"purpose.{purpose.value}"), self._sets(purpose)))
        self._fill()
        self._list.selectAll()
        self.accepted.connect(lambda: writing.change(recipients=self._recipients))

    def _fill(self) -> None:
        for recipient in self._recipients:
            item = QListWidgetItem(self._words(recipient))
            item.setData(KEY, choosing.key_of(recipient))
            self._list.addItem(item)

    def _words(self, recipient: Recipient) -> str:
        purpose = speech.say(f"purpose.{recipient.purpose.value}").lower()
        return f"{choosing.name_of(recipient, self._offices)} · {purpose}"

    def _sets(self, purpose: Purpose) -> Callable[[], object]:
        return lambda: self._set(purpose)

    def _set(self, purpose: Purpose) -> None:
        keys = {item.data(KEY) for item in self._list.selectedItems()}
        self._recipients = choosing.with_purpose(self._recipients, keys, purpose)
        for n, recipient in enumerate(self._recipients):
            self._list.item(n).setText(self._words(recipient))
