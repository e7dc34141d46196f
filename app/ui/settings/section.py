"""A titled part of the settings: rows of a name, what can be chosen or read, and a word about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.look.sizes import CONTROL
from app.ui.look.theme import theme
from app.ui.parts.surfaces import Card
from app.ui.parts.text import Text

NAME = 150


class Rows(QWidget):
    """Names stand in a column of their own, or over their fields where the text is large."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setColumnStretch(1, 1)
        self._row = 0

    def add(self, name: str, field: QWidget, hint: str = "") -> Text:
        """A field beside its name, with a word about it, which is given back."""
        label = Text(name, "secondary_strong", "text2", wrap=True)
        label.setBuddy(field)
        holder = QVBoxLayout()
        holder.setSpacing(theme.px(4))
        line = QHBoxLayout()
        line.addWidget(field)
        if field.sizePolicy().horizontalPolicy() is not QSizePolicy.Policy.Expanding:
            line.addStretch(1)
        holder.addLayout(line)
        note = Text(hint, "caption", "text3", wrap=True)
        if not hint:
            note.hide()
        holder.addWidget(note)
        if theme.wants_narrow:
            if name:
                holder.insertWidget(0, label)  # nearer to its own field than to the one above
            self._grid.addLayout(holder, self._row, 0, 1, 2)
            self._row += 1
            return note
        label.setFixedWidth(theme.px(NAME))
        first = theme.line_height("body") if isinstance(field, Text) else field.sizeHint().height()
        label.setMinimumHeight(min(first, theme.px(CONTROL)))  # level with the field's first line
        self._grid.addWidget(label, self._row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(holder, self._row, 1)
        self._row += 1
        return note

    def tell(self, name: str, value: str, *, wants: bool = False) -> None:
        """A fact beside its name, to be copied. `wants`: somebody should do something about it."""
        shown = Text(value, "body", "amber" if wants else "text", wrap=True, selectable=True)
        shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        shown.setAccessibleName(f"{name}: {value}")
        self.add(name, shown)


class Section(Card):
    """A card with a title and rows."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._rows = Rows()
        self.body.addWidget(self._rows)

    def add(self, name: str, field: QWidget, hint: str = "") -> Text:
        return self._rows.add(name, field, hint)
