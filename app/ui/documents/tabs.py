"""The queues above a list, as a row of tabs with their numbers; one is chosen.

The last one, which holds everything, stands apart: beside the list's title.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from app.ui.documents.queues import Queue
from app.ui.look.frames import framed
from app.ui.look.sizes import TAB_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.flow import Flow
from app.ui.parts.one_of import OneOf
from app.ui.words.amounts import number


class QueueTabs(QWidget):
    """`chosen`: a person has chosen a queue."""

    chosen = Signal(object)

    def __init__(self, queues: Sequence[Queue]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._tabs: dict[str, _Tab] = {}
        flow = Flow(0, theme.px(4))
        self.setLayout(flow)
        for queue in queues:
            tab = _Tab(queue)
            tab.wanted.connect(lambda q=queue: self.chosen.emit(q))
            self._group.addButton(tab)
            self._tabs[queue.key] = tab
            if queue is not queues[-1]:
                flow.addWidget(tab)
        self.last = self._tabs[queues[-1].key] if queues else None

    def mark(self, key: str) -> None:
        """Show a queue as the chosen one."""
        self._tabs[key].show_chosen()

    def count(self, counts: Mapping[str, int]) -> None:
        for tab in self._tabs.values():
            tab.count(sum(counts.get(name, 0) for name in tab.queue.counts))


class _Tab(OneOf):
    def __init__(self, queue: Queue) -> None:
        super().__init__()
        self.queue = queue
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(queue.title)
        self.setAccessibleName(queue.title)

    def count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.setAccessibleName(f"{self.queue.title} {number(count)}" if count else self.queue.title)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("secondary_strong"))
        width = metrics.horizontalAdvance(self._words()) + theme.px(18)
        return QSize(width, theme.px(30))

    def _words(self) -> str:
        return f"{self.queue.title} {number(self._count)}" if self._count else self.queue.title

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.isChecked() or self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("selected" if self.isChecked() else "hover"))
                painter.drawRoundedRect(self.rect(), TAB_RADIUS, TAB_RADIUS)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRoundedRect(framed(self.rect(), 2), TAB_RADIUS, TAB_RADIUS)
            painter.setFont(theme.font("secondary_strong" if self.isChecked() else "secondary"))
            is_late = self.queue.token == "red" and self._count
            painter.setPen(theme.color("primary" if self.isChecked() else "red" if is_late else "text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words())
