"""One fact of a draft: its name in small letters over its value."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.text import Text


def fact(name: str, value: str) -> QWidget:
    """The value can be copied and may be long."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(1))
    column.addWidget(Text(name, "caption", "text3"))
    shown = Text(value, "body", wrap=True, selectable=True)
    shown.setAccessibleName(f"{name}: {value}")
    column.addWidget(shown)
    return holder
