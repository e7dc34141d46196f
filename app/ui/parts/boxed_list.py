"""A list in a frame, as it stands among the fields of a question."""

from PySide6.QtWidgets import QListWidget

from app.ui.look.sizes import RADIUS
from app.ui.look.theme import theme


def boxed_list(name: str) -> QListWidget:
    """`name`: what a screen reader calls it."""
    made, t = QListWidget(), theme.tokens
    made.setAccessibleName(name)
    made.setStyleSheet(
        f"QListWidget {{ background: {t.surface}; border: 1px solid {t.field_border}; border-radius: {RADIUS}px; }}"
        f" QListWidget:focus {{ border: 2px solid {t.focus}; }}"
        f" QListWidget::item {{ padding: {theme.px(5)}px {theme.px(10)}px; color: {t.text}; }}"
        f" QListWidget::item:selected {{ background: {t.selected}; color: {t.text}; }}"
    )
    return made
