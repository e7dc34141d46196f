"""The buttons of a document: the primary one first where there is one, then those that fit, the rest behind "…"."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from app.ui.look.icons import icon
from app.ui.look.theme import theme
from app.ui.parts.buttons import button, icon_button
from app.ui.reading.choice import Choice
from app.ui.words.speech import translate

GAP = 8


class ChoiceRow(QWidget):
    """One row, whatever its width: what does not fit waits behind "…"; the first stays, at the worst without its
    picture."""

    def __init__(self, offered: Sequence[Choice], do: Callable[[str], object]) -> None:
        super().__init__()
        self._buttons = _buttons(offered, do)
        self._more, self._actions = _more(offered, do)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(GAP))
        for made in (*self._buttons, self._more):
            row.addWidget(made)
        row.addStretch(1)
        self._picture = self._buttons[0].icon()
        self._widths = [made.sizeHint().width() for made in self._buttons]
        self._fit(0)

    def minimumSizeHint(self) -> QSize:
        first, more = self._buttons[0].sizeHint(), self._more.sizeHint()
        return QSize(first.width() + theme.px(GAP) + more.width(), max(first.height(), more.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, room: int) -> None:
        """Show as many as there is room for; a key belongs to what is seen, be it the button or the menu's entry."""
        ends = list(accumulate(width + theme.px(GAP) for width in self._widths))
        dots = max(self._more.sizeHint().width(), self._more.minimumWidth())
        shown = len(ends)
        if ends[-1] - theme.px(GAP) > room:
            shown = max(1, sum(end + dots <= room for end in ends))
        for n, (made, action) in enumerate(zip(self._buttons, self._actions, strict=True)):
            made.setVisible(n < shown)
            action.setVisible(n >= shown)
        self._more.setVisible(shown < len(ends))
        beside = dots if shown < len(ends) else -theme.px(GAP)
        self._buttons[0].setIcon(self._picture if ends[0] + beside <= room else QIcon())


def _buttons(offered: Sequence[Choice], do: Callable[[str], object]) -> list[QPushButton]:
    kinds = ["danger" if choice.is_grave else "" for choice in offered]
    if not offered[0].is_aside:
        kinds[0] = "primary"
    return [
        button(choice.text, _doing(do, choice), symbol=choice.symbol, kind=kind, key=choice.key)
        for choice, kind in zip(offered, kinds, strict=True)
    ]


def _more(rest: Sequence[Choice], do: Callable[[str], object]) -> tuple[QToolButton, list[QAction]]:
    made = icon_button("more", translate("ChoiceBar", "Việc khác"))
    menu, actions = QMenu(made), []
    for choice in rest:
        action = menu.addAction(icon(choice.symbol, "text2"), choice.text, _doing(do, choice))
        action.setShortcut(choice.key)
        actions.append(action)
    made.setMenu(menu)
    made.setPopupMode(made.ToolButtonPopupMode.InstantPopup)
    return made, actions


def _doing(do: Callable[[str], object], choice: Choice) -> Callable[[], object]:
    return lambda: do(choice.do)
