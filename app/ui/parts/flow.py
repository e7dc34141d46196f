"""A layout that puts widgets one beside the other and goes on in the next row where the width ends. What is wider than
all of it gets that width, and the height that it wants then.

Qt asks a layout for its height a hundred times while a page is filled: what was measured is kept until it changes.
It is given its widget, or the layout around it, before what it holds and kept by somebody: else the process dies later.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    def __init__(self, gap: int = 8, row_gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._row_gap = gap, row_gap
        self._hints: list[tuple[QLayoutItem, QSize]] | None = None  # of what is shown
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        hints = [hint for _, hint in self._shown()]
        width = sum(h.width() for h in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item, _ in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def invalidate(self) -> None:
        self._hints = None
        self._heights.clear()
        super().invalidate()

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        if self._hints is None:
            self._hints = [(item, item.sizeHint()) for item in self._items if not _is_hidden(item.widget())]
        return self._hints

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put items into rows, centred in each row's height; the height of all rows."""
        y = rect.y()
        for n, row in enumerate(self._in_rows(rect.width())):
            y += self._row_gap if n else 0
            height = max(hint.height() for _, hint in row)
            x = rect.x()
            for item, hint in row if move else ():
                item.setGeometry(QRect(QPoint(x, y + (height - hint.height()) // 2), hint))
                x += hint.width() + self._gap
            y += height
        return y - rect.y()

    def _in_rows(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item, hint in self._shown():
            size = hint if hint.width() <= room else _squeezed(item, hint, room)
            if not rows or taken + size.width() > room:  # a layout may be asked for a width below nothing
                rows.append([])
                taken = 0
            rows[-1].append((item, size))
            taken += size.width() + self._gap
        return rows


def _squeezed(item: QLayoutItem, hint: QSize, room: int) -> QSize:
    return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else hint.height())


def _is_hidden(widget: QWidget | None) -> bool:
    return widget is not None and widget.isHidden()


def in_a_flow(widgets: Sequence[QWidget], gap: int, row_gap: int) -> QWidget:
    """Widgets in a flow, as one; a single one stays itself."""
    if len(widgets) == 1:
        return widgets[0]
    holder = QWidget()
    flow = Flow(gap, row_gap)
    holder.setLayout(flow)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
