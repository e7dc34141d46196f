"""Building the main window for who sits here, and putting another one in its place."""

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.doing.doing import Doing
from app.ui.door.new_pin_page import ask_new_pin
from app.ui.shell.context import Context
from app.ui.shell.main_window import MainWindow
from app.ui.shell.pages import make_pages

FIRST_SIZE = (1440, 900)


def build(context: Context, moved_bytes: Callable[[], tuple[int, int] | None]) -> MainWindow:
    """A window with the pages of all its places, none of them made yet."""
    window = MainWindow(context, make_pages(context, Doing(context)), None, moved_bytes)
    window.bar.asked.connect(lambda name: ask_new_pin(context) if name == "pin" else None)
    return window


def replace(old: MainWindow, new: MainWindow) -> None:
    """Show a window where another one stands, with the focus on what it was on; the other one goes."""
    new.setGeometry(old.geometry())
    if old.isVisible():
        new.setWindowState(old.windowState())
        new.show()
    if not new.is_covered and old.place == new.place:
        _focus_like(old.focusWidget(), new)
    old.drop()


def _focus_like(old: QWidget | None, new: MainWindow) -> None:
    """Put the focus on what has the same name in the new window, and bring it into view."""
    name = old.accessibleName() if old is not None else ""
    for widget in new.findChildren(type(old)) if old is not None and name else ():
        if widget.accessibleName() == name:
            widget.setFocus()
            area = _scrolling(widget)
            if area is not None:
                area.ensureWidgetVisible(widget)
            return


def _scrolling(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
