"""A page over the whole width: a title with what can be done, and below it a column that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.flow import Flow
from app.ui.parts.surfaces import Surface, scrolled
from app.ui.parts.text import Clamped, Text

EDGE, ABOVE, WIDEST = 28, 14, 1240  # of every page over the whole width


class PageTop(QWidget):
    """A page's title, a note beside it, and what can be done with the page as a whole. `back` stands above it."""

    def __init__(self, title: str, actions: Sequence[QWidget] = (), back: QWidget | None = None) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(EDGE), 0, theme.px(EDGE), 0)
        whole.setSpacing(theme.px(8))
        if back is not None:
            whole.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(Text(title, "h1"))
        self._note = Clamped("", "secondary", "text2")
        row.addWidget(self._note, 1)
        whole.addLayout(row)
        beside: QLayout = row
        if theme.wants_narrow and len(actions) > 2:
            beside = Flow(theme.px(10), theme.px(6))
            whole.addLayout(beside)
        for action in actions:
            beside.addWidget(action)

    def note(self, text: str) -> None:
        self._note.set_text(text)


class Board(Surface):
    """`body` takes what stands on it, and is no wider than can be read on a wide screen."""

    def __init__(self, title: str, actions: Sequence[QWidget] = (), *, back: QWidget | None = None) -> None:
        super().__init__("surface")
        self.setAccessibleName(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(ABOVE), 0, 0)
        whole.setSpacing(theme.px(10))
        self.top = PageTop(title, actions, back)
        self.top.setMaximumWidth(theme.px(WIDEST + 2 * EDGE))
        above = QHBoxLayout()
        above.addWidget(self.top, 1)
        above.addStretch(0)
        whole.addLayout(above)
        inner = QWidget()
        inner.setMaximumWidth(theme.px(WIDEST))
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 0, theme.px(16))
        self.body.setSpacing(theme.px(12))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.px(EDGE), theme.px(2), theme.px(EDGE), 0)
        row.addWidget(inner, 1)
        row.addStretch(0)
        whole.addWidget(scrolled(holder), 1)
