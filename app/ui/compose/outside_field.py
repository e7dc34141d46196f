"""Recipients outside of the system: a name, and how the paper gets there. The office takes it there itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.compose import choosing
from app.ui.compose.writing import Writing
from app.ui.look.theme import theme
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.words.speech import speech, translate
from sync.rules.deliveries import Channel, Recipient
from sync.rules.text import one_line

CHANNELS = (Channel.POST, Channel.BY_HAND, Channel.EMAIL)


class OutsideField(QWidget):
    """Folded to one button until it is wanted."""

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self._writing = writing
        self._shown: tuple[Recipient, ...] | None = None
        self._open = button(
            translate("OutsideField", "Thêm nơi nhận ngoài hệ thống"), self._unfold, symbol="plus", kind="link"
        )
        self._name = QLineEdit()
        self._name.setPlaceholderText(translate("OutsideField", "Tên cơ quan, tổ chức hoặc người nhận"))
        self._name.setAccessibleName(translate("OutsideField", "Tên nơi nhận ngoài hệ thống"))
        self._name.setMaxLength(200)
        self._channel = QComboBox()
        self._channel.setAccessibleName(translate("OutsideField", "Cách chuyển"))
        for channel in CHANNELS:
            self._channel.addItem(speech.say(f"channel.{channel.value}"), channel)
        self._add = button(translate("OutsideField", "Thêm"), self._take)
        self._row = QWidget()
        self._chips = Slot()
        self._lay_out()
        self._name.textChanged.connect(lambda text: self._add.setEnabled(bool(one_line(text))))
        self._name.returnPressed.connect(self._take)

    def start(self) -> None:
        self._row.hide()
        self._open.show()
        self._name.clear()
        self._add.setEnabled(False)

    def _unfold(self) -> None:
        self._open.hide()
        self._row.show()
        self._name.setFocus()

    def _take(self) -> None:
        name = one_line(self._name.text())
        if name:
            recipient = Recipient(name=name, channel=Channel(self._channel.currentData()))
            self._writing.change(recipients=choosing.with_all(self._writing.content.recipients, [recipient]))
            self._name.clear()
            self._name.setFocus()

    def show_facts(self) -> None:
        outside = tuple(r for r in self._writing.content.recipients if not r.office)
        if outside == self._shown:
            return
        self._shown = outside
        holder = QWidget()
        flow = Flow(theme.px(8), theme.px(6))
        holder.setLayout(flow)
        for recipient in outside:
            flow.addWidget(_Chosen(recipient, self._writing))
        self._chips.put(holder)
        self._chips.setVisible(bool(outside))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._name, 1)
        row.addWidget(self._channel)
        row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._chips)
        column.addWidget(self._row)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)


class _Chosen(Surface):
    def __init__(self, recipient: Recipient, writing: Writing) -> None:
        super().__init__("surface2", "line2", 6)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(2), theme.px(2), theme.px(2))
        row.setSpacing(theme.px(6))
        channel = speech.say(f"channel.{recipient.channel.value}").lower()
        row.addWidget(Text(f"{recipient.name} · {channel}", "secondary"))
        words = translate("OutsideField", "Bỏ {name}").format(name=recipient.name)
        key = choosing.key_of(recipient)

        def remove() -> None:
            writing.change(recipients=choosing.without(writing.content.recipients, {key}))

        row.addWidget(icon_button("close", words, remove))
