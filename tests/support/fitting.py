"""Whether everything on a window fits: no text cut off, nothing on top of another, nothing outside its place."""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from app.ui.look.theme import theme
from app.ui.parts.elided_link import ElidedLink
from app.ui.parts.text import Clamped

MAY_END = r"[\s\u200b]+|(?<=/)(?=\D)"  # a line, as Qt breaks it (UAX #14)
LEAST_CLAMPED = 60  # pixels at 100 % text
SLACK = 1  # pixels by which a rounded measure may be short
FREE = (QStackedWidget, QSplitter, QAbstractScrollArea)  # whose children are laid out otherwise


def shown(root: QWidget) -> Iterator[QWidget]:
    """A widget and all in it that is seen when it is; into pages that are hidden nobody goes."""
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and not child.isHidden():
            yield from shown(child)


def misfits(root: QWidget) -> list[str]:
    """What does not fit, in words; empty where all does."""
    found: list[str] = []
    for widget in shown(root):
        if _is_qt_own(widget):
            continue
        found += _cut_off(widget)
        if type(widget) is QHeaderView and widget.orientation() is Qt.Orientation.Horizontal:  # others draw their own
            found += _headings_cut_off(widget)
        if widget is not root:
            found += _outside(widget)
        if not isinstance(widget, FREE):
            found += _overlapping(widget)
    return found


def _cut_off(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel) and widget.text():
        return _short(widget, _label_needs(widget))
    if isinstance(widget, QScrollArea):
        return _too_wide(widget)
    if isinstance(widget, ElidedLink):
        return _short(widget, (theme.px(LEAST_CLAMPED), widget.heightForWidth(widget.width())))
    if isinstance(widget, QAbstractButton) and (widget.text() or not widget.icon().isNull()):
        return _short(widget, (widget.sizeHint().width(), widget.minimumSizeHint().height()))
    if isinstance(widget, QComboBox):
        return _short(widget, (widget.minimumSizeHint().width(), widget.minimumSizeHint().height()))
    if isinstance(widget, QLineEdit) and widget.isReadOnly() and widget.text():
        return _short(widget, (widget.fontMetrics().horizontalAdvance(widget.text()), 0))
    if isinstance(widget, QLineEdit):
        return _short(widget, (0, widget.minimumSizeHint().height()))
    return []


def _too_wide(area: QScrollArea) -> list[str]:
    """What scrolls up and down alone, and is wider than it is seen."""
    held = area.widget()
    if area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff or held is None:
        return []
    room = area.viewport().width()
    return [f"{_called(held)} is {held.width()} wide, and {room} are seen"] if held.width() > room + SLACK else []


def _headings_cut_off(headings: QHeaderView) -> list[str]:
    """The words of a table's columns: wrapped where its headings wrap, each within its column."""
    model, found = headings.model(), []
    wraps = Qt.TextFlag.TextWordWrap if int(headings.defaultAlignment()) & int(Qt.TextFlag.TextWordWrap) else 0
    for n in range(headings.count()):
        room = QRect(0, 0, headings.sectionSize(n), 10_000)
        text = str(model.headerData(n, Qt.Orientation.Horizontal) or "")
        needs = headings.fontMetrics().boundingRect(room, int(wraps), text)
        if needs.width() > room.width() or needs.height() > headings.height():
            had = f"{room.width()}×{headings.height()}"
            found.append(f"heading «{text}» needs {needs.width()}×{needs.height()}, has {had}")
    return found


def _label_needs(label: QLabel) -> tuple[int, int]:
    if isinstance(label, Clamped):  # its words may end in …, but not before they have begun
        words = label.fontMetrics().horizontalAdvance(label.text())
        return min(words, theme.px(LEAST_CLAMPED)), label.heightForWidth(label.width())
    if label.wordWrap():
        words = re.split(MAY_END, label.text())
        longest = max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return longest, label.heightForWidth(label.width())
    hint = label.sizeHint()
    return hint.width(), min(hint.height(), label.fontMetrics().height())


def _short(widget: QWidget, needs: tuple[int, int]) -> list[str]:
    width, height = needs
    if width > widget.width() + SLACK or height > widget.height() + SLACK:
        return [f"{_called(widget)} needs {width}×{height}, has {widget.width()}×{widget.height()}"]
    return []


def _outside(widget: QWidget) -> list[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _scrolls(parent) or widget.size().isEmpty():
        return []
    room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return (
        []
        if room.contains(widget.geometry())
        else [f"{_called(widget)} at {_box(widget.geometry())} leaves {_called(parent)} of {_box(parent.rect())}"]
    )


def _overlapping(parent: QWidget) -> list[str]:
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisibleTo(parent)
        and not child.isWindow()
        and not _is_qt_own(child)
        and not child.size().isEmpty()
        and child.property("floats") is not True
    ]
    return [
        f"{_called(one)} {_box(one.geometry())} and {_called(other)} {_box(other.geometry())} overlap"
        for one, other in combinations(children, 2)
        if one.geometry().intersected(other.geometry()).width() > SLACK
        and one.geometry().intersected(other.geometry()).height() > SLACK
    ]


def _scrolls(parent: QWidget) -> bool:
    """Whether what lies in it may be larger than it is seen."""
    area = parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and (isinstance(area, QScrollArea) or area.viewport() is parent)


def _is_qt_own(widget: QWidget) -> bool:
    """Parts that Qt makes for its own controls: scroll bars, tab scrollers, a field's clear button."""
    return widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QTabBar | QLineEdit | QComboBox)


def _box(rect: QRect) -> str:
    return f"{rect.width()}×{rect.height()}+{rect.x()}+{rect.y()}"


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} «{widget.accessibleName() or text}»"
