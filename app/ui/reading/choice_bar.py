"""The buttons of a document: the primary one first where there is one, then those that fit, the rest behind "…"."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.ui.look.icons import icon
from app.ui.look.theme import theme
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.flow import Flow
from app.ui.reading.choices import Choice
from app.ui.words.speech import translate

MOST_SHOWN = 5


class ChoiceBar(QWidget):
    def __init__(self, offered: Sequence[Choice], do: Callable[[str], object]) -> None:
        super().__init__()
        flow = Flow(theme.px(8), theme.px(8))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(flow)
        for n, choice in enumerate(offered[:MOST_SHOWN]):
            kind = "primary" if n == 0 and not choice.is_aside else "danger" if choice.is_grave else ""
            flow.addWidget(button(choice.text, _doing(do, choice), symbol=choice.symbol, kind=kind, key=choice.key))
        if rest := offered[MOST_SHOWN:]:
            flow.addWidget(self._more(rest, do))

    def _more(self, rest: Sequence[Choice], do: Callable[[str], object]) -> QWidget:
        made = icon_button("more", translate("ChoiceBar", "Việc khác"))
        menu = QMenu(made)
        for choice in rest:
            action = menu.addAction(icon(choice.symbol, "text2"), choice.text, _doing(do, choice))
            action.setShortcut(choice.key)
        made.setMenu(menu)
        made.setPopupMode(made.ToolButtonPopupMode.InstantPopup)
        return made


def _doing(do: Callable[[str], object], choice: Choice) -> Callable[[], object]:
    return lambda: do(choice.do)
