"""The number of the document: asked for, given, and then large, to be copied onto the paper."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.compose.number_asking import NumberAsking
from app.ui.compose.number_given import NumberGiven
from app.ui.compose.verdicts import Check
from app.ui.compose.writing import Writing
from app.ui.parts.slot import Slot
from app.ui.shell.context import Context


class NumberCard(QWidget):
    """`with_scan`: once it has its number, the scan can be attached here."""

    def __init__(self, context: Context, writing: Writing, *, with_scan: bool) -> None:
        super().__init__()
        self._context, self._writing, self._with_scan = context, writing, with_scan
        self._shown: tuple[object, ...] = ()
        self.asking = NumberAsking(context, writing)
        self._given = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.asking)
        column.addWidget(self._given)
        self.setFocusProxy(self.asking)

    def start(self) -> None:
        """Another document is being written."""
        self.asking.start()
        self._shown = ()

    def show_facts(self, told: Sequence[Check]) -> None:
        document = self._writing.document
        self.asking.setVisible(document is None)
        self._given.setVisible(document is not None)
        if document is None:
            self.asking.show_facts(told)
            return
        papers = self._writing.taking.papers
        state = (document, papers[0].signatures if papers else -1)
        if state != self._shown:
            self._shown = state
            self._given.put(NumberGiven(self._context, self._writing, document, with_scan=self._with_scan))
