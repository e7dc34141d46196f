"""Who has sent a paper: typed, or taken from those who have sent before and the offices of the directory."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.look.theme import theme
from app.ui.words.speech import translate
from sync.rules.text import folded

MOST, SHOWN = 8, 4


class SenderField(QWidget):
    """A field, and under it those who may be meant: found by typing without marks, by the beginning of any word.
    `changed`: another name stands there. `resized`: it wants more room or less."""

    changed = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: list[tuple[str, str]] = []
        self._line, self._list = QLineEdit(), QListWidget()
        self._line.setMaxLength(200)
        self._line.setPlaceholderText(translate("Paper", "Tên cơ quan, tổ chức hoặc người gửi"))
        self._list.setAccessibleName(translate("Paper", "Nơi gửi đã biết"))
        self._list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._line)
        column.addWidget(self._list)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._look)
        self._line.textChanged.connect(lambda: self.changed.emit())
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)

    @property
    def name(self) -> str:
        return self._line.text()

    def set_name(self, name: str) -> None:
        self._line.setText(name)

    def offer(self, names: Iterable[str]) -> None:
        """Those that may be meant, the most probable first."""
        self._known = [(name, f" {folded(name)}") for name in dict.fromkeys(names)]

    def known_as(self, name: str) -> str:
        """A name as it is known here already; as it is where it is not."""
        wanted = f" {folded(name)}"
        return next((known for known, plain in self._known if plain == wanted), name)

    def setAccessibleName(self, name: str) -> None:
        self._line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        self._line.setAccessibleDescription(description)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to those that may be meant, Enter takes the first of them; only then is Enter the dialog's."""
        if not self._list.isVisible() or self._list.hasFocus():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Down:
            self._list.setFocus()
            self._list.setCurrentRow(0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.item(0))
        else:
            super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        wanted = f" {folded(typed)}"
        found = [name for name, plain in self._known if wanted in plain][:MOST] if wanted.strip() else []
        self._list.clear()
        self._list.addItems(found)
        self._list.setFixedHeight(min(len(found), SHOWN) * theme.px(30) + theme.px(4))
        self._show_list(bool(found) and found != [typed])

    def _take(self, item: QListWidgetItem) -> None:
        self._line.setText(item.text())
        self._show_list(False)
        self._line.setFocus()

    def _show_list(self, is_shown: bool) -> None:
        self._list.setVisible(is_shown)
        QTimer.singleShot(0, self.resized.emit)
