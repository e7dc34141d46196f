"""Buttons: one primary a view, plain ones, links, and those that only carry an icon."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton

from app.ui.look.icons import icon
from app.ui.look.sizes import CONTROL, ICON
from app.ui.look.theme import theme
from app.ui.parts.enter_presses import EnterPresses, give_key
from app.ui.parts.text import plain_tip

ICON_ROOM = 3  # beside the four pixels that Qt leaves between an icon and its words
TINTS = {"primary": "on_primary", "danger": "red", "link": "primary", "": "text", "key": "text"}


class _Button(EnterPresses, QPushButton):
    pass


class _IconButton(EnterPresses, QToolButton):
    pass


def button(
    text: str, act: Callable[[], object] | None = None, *, symbol: str = "", kind: str = "", key: str = ""
) -> QPushButton:
    """A button with its words. `kind`: primary, danger, link, key or plain; `key`: a shortcut, told in the tooltip."""
    made = _Button(text)
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if symbol:
        made.setIcon(icon(symbol, TINTS[kind], off="grey" if kind == "primary" else "text3", room=ICON_ROOM))
        made.setIconSize(QSize(theme.px(ICON) + theme.px(ICON_ROOM), theme.px(ICON)))
    if key:
        _give_key(made, key)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def icon_button(
    symbol: str, name: str, act: Callable[[], object] | None = None, *, key: str = "", token: str = "text2"
) -> QToolButton:
    """A button that shows only an icon; `name` is what a screen reader and the tooltip say."""
    made = _IconButton()
    made.setIcon(icon(symbol, token))
    made.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
    made.setFixedSize(theme.px(CONTROL), theme.px(CONTROL))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName(name)
    made.setToolTip(plain_tip(name))
    if key:
        _give_key(made, key)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def heading_button(symbol: str, words: str, act: Callable[[], object], *, key: str = "") -> QPushButton | QToolButton:
    """What can be done beside the title of a list: in words where they have room, with large letters as an icon."""
    if theme.wants_narrow:
        return icon_button(symbol, words, act, key=key)
    return button(words, act, symbol=symbol, kind="link", key=key)


def _give_key(made: QPushButton | QToolButton, key: str) -> None:
    """A key for a button; its tooltip tells it, which a screen reader reads as well."""
    sequence = QKeySequence(key)
    give_key(made, sequence)
    words = made.accessibleName() or made.text()
    made.setToolTip(f"{words} ({sequence.toString(QKeySequence.SequenceFormat.NativeText)})")
