"""Choosing a case file by typing some of its code or title: those that are open, then those that the plan expects."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.filing.words import holds
from app.ui.look.theme import theme
from app.ui.parts.text import plain_tip
from app.ui.words.speech import translate
from sync.replica.case_file_page import CaseFilesPage
from sync.rules.authority import DESK
from sync.rules.case_files import OPEN
from sync.rules.people import Role

MOST_SHOWN, ROWS = 60, 7
CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offered:
    """A file to put documents into. `is_planned`: it is only in the plan and is opened by choosing it."""

    id: str
    code: str
    title: str
    is_planned: bool


def offered(known: CaseFilesPage, roles: frozenset[Role], person: str, today: date) -> list[Offered]:
    """What somebody may put documents into, this year's first; at the desk every file, else his own."""
    is_mine = bool(roles & DESK)
    files = [f for f in known.files if f.state == OPEN and (is_mine or f.holder == person)]
    planned = [e for e in known.plan_of(today.year) if known.file(e.id) is None and (is_mine or e.holder == person)]
    return [
        *(Offered(file.id, file.code, file.title, False) for file in files),
        *(Offered(entry.id, entry.code, entry.title, True) for entry in planned),
    ]


class FileFinder(QWidget):
    """A field and a list that it narrows. `changed`: another one is chosen; `entered`: it was chosen for good."""

    changed = Signal()
    entered = Signal()

    def __init__(self, choices: list[Offered]) -> None:
        super().__init__()
        self._choices = choices
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("FileFinder", "Gõ số ký hiệu hoặc tiêu đề, không dấu cũng được"))
        self.field.setAccessibleName(translate("FileFinder", "Tìm hồ sơ"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("FileFinder", "Các hồ sơ"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(ROWS * theme.px(30) + theme.px(4))
        self.list.currentRowChanged.connect(lambda _: self.changed.emit())
        self.list.itemActivated.connect(lambda _: self.entered.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._narrow)
        self._narrow("")

    @property
    def chosen(self) -> Offered | None:
        item = self.list.currentItem()
        found = item.data(CHOICE) if item is not None else None
        return found if isinstance(found, Offered) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through what is found while one goes on typing."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.field.hasFocus():
            super().keyPressEvent(event)
        elif 0 <= (row := self.list.currentRow() + step) < self.list.count():
            self.list.setCurrentRow(row)

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        for one in [c for c in self._choices if holds(typed, c.code, c.title)][:MOST_SHOWN]:
            text = f"{one.code} · {one.title}"
            if one.is_planned:
                text = translate("FileFinder", "{file} (theo danh mục, chưa mở)").format(file=text)
            item = QListWidgetItem(text)
            item.setData(CHOICE, one)
            item.setToolTip(plain_tip(text))
            item.setSizeHint(QSize(0, theme.px(30)))
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.changed.emit()
