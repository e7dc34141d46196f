"""What stands in the window of a PC that is to join: the step that is on, and beside it where that stands."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.first.code_page import CodePage
from app.ui.first.confirm_page import ConfirmPage, DeclinedPage
from app.ui.first.first_start import FirstStart
from app.ui.first.steps_panel import StepsPanel
from app.ui.first.waiting_page import WaitingPage
from app.ui.look.theme import theme
from app.ui.parts.leading import give_focus
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface, scrolled
from sync.world import Clock

COLUMN = 620
STEPS = {"typing": 0, "waiting": 0, "confirming": 1, "declined": 1}


class FirstPage(QWidget):
    """`leave` ends the program."""

    def __init__(self, start: FirstStart, clock: Clock, leave: Callable[[], object]) -> None:
        super().__init__()
        self._start, self._clock, self._leave = start, clock, leave
        self._stage = ""
        self._steps, self._step = Slot(), Slot()
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._steps)
        right = Surface("surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self._middle()))
        row.addWidget(right, 1)
        start.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the step that is on. While the server is asked, the page from which that was asked for stays."""
        stage = self._start.stage
        if stage == "asking":
            if self._stage:
                return
            stage = "typing"
        if stage == self._stage:
            return
        self._stage = stage
        self._steps.put(StepsPanel(STEPS[stage]))
        page = self._page(stage)
        self._step.put(page)
        self.leads_to: QWidget = page
        give_focus(page)

    def paste(self) -> None:
        """Take the slip that lies in the clipboard, as a picture, a file or a text."""
        self._take(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self._start.stage == "typing" and (data.hasUrls() or data.hasImage() or data.hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event.mimeData())
        event.acceptProposedAction()

    def _take(self, data: QMimeData) -> None:
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self._start.take_file(Path(files[0]))
        elif data.hasImage():
            self._start.take_picture(QImage(data.imageData()))
        elif data.hasText():
            self._start.take_text(data.text())

    def _middle(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        edge = theme.px(36)
        row.setContentsMargins(edge, theme.px(40), edge, theme.px(28))
        self._step.setMaximumWidth(theme.px(COLUMN))
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self._step)
        column.addStretch(2)
        row.addStretch(1)
        row.addLayout(column, 100)
        row.addStretch(1)
        return holder

    def _page(self, stage: str) -> QWidget:
        if stage == "waiting":
            return WaitingPage(self._start, self._clock)
        if stage == "confirming":
            return ConfirmPage(self._start, self._clock)
        if stage == "declined":
            return DeclinedPage(self._start, self._leave)
        return CodePage(self._start, self.paste)
