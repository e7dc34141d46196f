"""Whether everything that can be done on a window can be done without a mouse, and is called something."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from tests.support.windows import Screen

MOST_STEPS = 150
Key = Qt.Key


def controls(root: QWidget) -> list[QWidget]:
    """What Tab has to reach now: each by the widget that gets the keyboard for it. Of buttons of which one is chosen
    Tab comes to one, and the arrow keys go on from there; Qt takes Tab from the others itself."""
    found: dict[QWidget, None] = {}
    for widget in root.findChildren(QWidget):
        target = _taker(widget)
        takes_tab = target.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and widget.isVisible() and target.isVisible() and target.isEnabled() and _is_in(target, root):
            found[target] = None
    return list(found)


def nameless(root: QWidget) -> list[str]:
    """The controls that a screen reader has no name for."""
    return [_described(control) for control in controls(root) if not spoken_name(control)]


def spoken_name(control: QWidget) -> str:
    if isinstance(control, QComboBox):  # Qt tells its present value for a name where no label does
        return control.accessibleName()
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def out_of_reach(screen: Screen, *, backwards: bool = False) -> list[str]:
    """What Tab (or Shift+Tab) does not come to, going round once; and where it would stand still for ever."""
    window = QApplication.activeModalWidget() or screen.front
    window.activateWindow()
    screen.until(window.isActiveWindow)
    key = Key.Key_Backtab if backwards else Key.Key_Tab
    been, last = set[QWidget](), None
    for _ in range(MOST_STEPS):
        at = QApplication.focusWidget()
        if at is last and at is not None:
            return [f"stuck on {_described(at)}"]
        if at is not None:
            if at in been:
                break
            been.add(at)
        last = at
        QTest.keyClick(at or window, key, Qt.KeyboardModifier.NoModifier)
    return [_described(control) for control in controls(window) if control not in been]


def _taker(widget: QWidget) -> QWidget:
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
    return widget


def _is_in(widget: QWidget, root: QWidget) -> bool:
    return widget is root or root.isAncestorOf(widget)


def _described(widget: QWidget) -> str:
    above = widget.parentWidget()
    return f"{type(widget).__name__} {spoken_name(widget)!r} in {type(above).__name__}"
