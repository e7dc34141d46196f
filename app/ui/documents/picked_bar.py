"""What can be done with several documents at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.words.speech import translate
from sync.replica.line import Line


class PickedBar(Surface):
    """Shown while two documents or more are selected. `wanted`: a choice's name and the lines."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("blue_bg")
        self._lines: list[Line] = []
        self._words = Text("", "secondary_strong", "blue")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(6))
        column.addWidget(self._words)
        flow = Flow(theme.px(6), theme.px(6))
        column.addLayout(flow)
        self._register = button(translate("PickedBar", "Vào sổ lần lượt"), self._asks("register"), symbol="book")
        flow.addWidget(self._register)
        flow.addWidget(button(translate("PickedBar", "Đưa vào hồ sơ"), self._asks("file"), symbol="folder"))
        flow.addWidget(button(translate("PickedBar", "In"), self._asks("print"), symbol="print"))
        flow.addWidget(button(translate("PickedBar", "Lưu tệp"), self._asks("save"), symbol="save"))
        self._seen = button(translate("PickedBar", "Đánh dấu đã xem"), self._asks("seen"), symbol="eye")
        flow.addWidget(self._seen)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        self._lines = list(lines)
        self.setVisible(len(lines) > 1)
        self._words.setText(translate("PickedBar", "Đã chọn %n văn bản", "", len(lines)))
        self._register.setVisible(any(line.queue == "to_register" for line in lines))
        self._seen.setVisible(any(not line.seen for line in lines))

    def _asks(self, do: str) -> Callable[[], object]:
        return lambda: self.wanted.emit(do, list(self._lines))
