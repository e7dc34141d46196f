"""Choosing one document of a box by typing some of its words."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.documents.row_facts import progress
from app.ui.look.theme import theme
from app.ui.parts.text import Text, plain_tip
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica import finding
from sync.replica.line import Line
from sync.replica.sought import Sought

TYPING_MS, MOST_FOUND, LOOKED_THROUGH = 120, 6, 60
LINE = Qt.ItemDataRole.UserRole
Find = Callable[[object], list[Line]]


class Finder(QWidget):
    """A field, and under it what is found; choosing one puts its notation into the field. `resized`: it wants more room
    or less. `changed`: another one is chosen, or none any more."""

    resized = Signal()
    changed = Signal()

    def __init__(self, bridge: Bridge, box: str, hint: str) -> None:
        super().__init__()
        self._bridge, self._box = bridge, box
        self._chosen: Line | None = None
        self._offered: Find | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Finder", "Văn bản tìm thấy"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._heading = Text("", "caption", "text3", wrap=True)
        self._heading.hide()
        for part in (self.field, self._heading, self.list):
            column.addWidget(part)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self._look)
        self.field.textEdited.connect(self._edited)
        self.field.textChanged.connect(self._emptied)
        self.setFocusProxy(self.field)

    @property
    def chosen(self) -> str:
        """The id of the document that was chosen; "" for none."""
        return self._chosen.id if self._chosen else ""

    def offer(self, words: str, find: Find) -> None:
        """Show these under a heading as long as nothing is typed."""
        self._offered = find
        self._heading.setText(words)
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to what is found, Enter takes the first of it; only then is Enter the dialog's."""
        if not self.list.isVisible() or self.list.hasFocus():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            self.list.setCurrentRow(0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.text():
            self._take(self.list.item(0))
        else:
            super().keyPressEvent(event)

    def _emptied(self, text: str) -> None:
        if not text:
            self._edited()

    def _edited(self) -> None:
        self._choose(None)
        self._pause.start()

    def _choose(self, line: Line | None) -> None:
        if line != self._chosen:
            self._chosen = line
            self.changed.emit()

    def _look(self) -> None:
        typed, box = self.field.text(), self._box

        def found(raw: object) -> list[Line]:
            if not typed and self._offered is not None:
                return self._offered(raw)
            lines = finding.found(raw, Sought(typed=typed, box=box), LOOKED_THROUGH)
            return [line for line in lines if line.state != "void"][:MOST_FOUND]

        self._bridge.page(found, self._show, about=self, key=("finder", id(self)))

    def _show(self, lines: list[Line]) -> None:
        if self._chosen is not None:
            return
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(" · ".join(_words(line)))
            item.setData(LINE, line)
            item.setToolTip(plain_tip(item.text()))
            item.setSizeHint(QSize(0, theme.px(30)))  # as wide as the list, so that it ends in … and scrolls nowhere
            self.list.addItem(item)
        rows = min(max(len(lines), 1), 4)
        self.list.setFixedHeight(rows * theme.px(30) + theme.px(4))
        self._show_list(bool(lines))

    def _take(self, item: QListWidgetItem) -> None:
        line: Line = item.data(LINE)
        self._pause.stop()
        self.field.setText(f"{line.notation} · {line.subject}")
        self.field.setCursorPosition(0)
        self._choose(line)
        self._show_list(False)
        self.field.setFocus()

    def _show_list(self, is_shown: bool) -> None:
        self.list.setVisible(is_shown)
        self._heading.setVisible(is_shown and self._offered is not None and not self.field.text())
        QTimer.singleShot(0, self, lambda: self.resized.emit())


def _words(line: Line) -> Iterator[str]:
    """What one tells documents by; of an own one also how far it has gone, before the subject that may end in …"""
    yield line.notation
    yield dates.iso_day(line.issued_on)
    if line.box == "outgoing":
        yield progress(line)
    yield line.subject
