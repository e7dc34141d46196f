"""A few buttons for what can be done about one thing, going on in the next row where the width ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow


@dataclass(frozen=True)
class Action:
    """`name` is what is told when it is chosen; `kind` as for `button`."""

    name: str
    words: str
    symbol: str
    kind: str = ""


def action_row(actions: Sequence[Action], do: Callable[[str], object]) -> QWidget:
    holder = QWidget()
    flow = Flow(theme.px(8), theme.px(6))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addLayout(flow)
    for action in actions:
        flow.addWidget(button(action.words, _doing(do, action.name), symbol=action.symbol, kind=action.kind))
    return holder


def _doing(do: Callable[[str], object], name: str) -> Callable[[], object]:
    return lambda: do(name)
