"""A new PIN, typed twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.doing.asking import Field
from app.ui.look.theme import theme
from app.ui.words.speech import translate

SHORTEST = 4  # as `app.actions.people`, which is slow to import, and which has the last word


class NewPin(QWidget):
    """`entered`: Enter in the last field. `changed`: something else stands there. `first`: the field of the new PIN,
    where a fault can be told."""

    entered = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first, self._second = pin_line(), pin_line()
        hint = translate("Pin", "Từ 4 ký tự. Nên dùng chữ số cho dễ gõ; đừng dùng ngày sinh hay 1234.")
        self.first = Field(translate("Pin", "Mã PIN mới"), self._first, hint)
        self._again = Field(translate("Pin", "Gõ lại mã PIN"), self._second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for field in (self.first, self._again):
            column.addWidget(field)
        self._first.returnPressed.connect(self._second.setFocus)
        self._second.returnPressed.connect(self.entered)
        for line in (self._first, self._second):
            line.textChanged.connect(self.changed)
        self.setFocusProxy(self._first)

    @property
    def is_filled(self) -> bool:
        return bool(self._first.text() and self._second.text())

    def taken(self) -> str:
        """The PIN, "" where it cannot be taken; then the fields say why."""
        first, second = self._first.text(), self._second.text()
        short = translate("Pin", "Mã PIN cần từ 4 ký tự trở lên.") if len(first) < SHORTEST else ""
        other = translate("Pin", "Hai lần gõ chưa giống nhau.") if not short and first != second else ""
        self.first.tell(short)
        self._again.tell(other)
        if short or other:
            (self._first if short else self._second).setFocus()
            return ""
        return first


def pin_line() -> QLineEdit:
    """A field that shows dots and that no typing helper learns from."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(64)
    hints = Qt.InputMethodHint
    line.setInputMethodHints(hints.ImhHiddenText | hints.ImhNoPredictiveText | hints.ImhSensitiveData)
    return line
