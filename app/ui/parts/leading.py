"""Where the keyboard goes when it is given to a page of several controls, and when a control gives way to its like.

Not by Qt's focus proxy: where Tab comes to a widget that has one, Qt goes to the proxy at once and never to the
controls before it.
"""

from PySide6.QtWidgets import QWidget


def give_focus(widget: QWidget) -> None:
    """Give the keyboard to a widget, or to what it names in `leads_to`."""
    target: QWidget | None = widget
    while target is not None:
        widget, target = target, getattr(target, "leads_to", None)
    widget.setFocus()


def namesake(control: QWidget, root: QWidget) -> QWidget | None:
    """The control of the same kind and name below another widget; None for one without a name."""
    name = _called(control)
    alike = (one for one in root.findChildren(type(control)) if _called(one) == name) if name else iter(())
    return next(alike, None)


def _called(control: QWidget) -> str:
    return control.accessibleName() or str(getattr(control, "text", str)())
