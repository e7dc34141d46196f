"""A window before the main one: a PC's first start, or the question who sits here."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from app.ui.help.sheet import HelpSheet
from app.ui.words.speech import translate


class FrontWindow(QMainWindow):
    """`closing`: the person wants to close it (the event, to be accepted or not)."""

    closing = Signal(object)

    def __init__(self, content: QWidget, help_about: str) -> None:
        """`help_about`: the page that F1 opens."""
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(translate("MainWindow", "Văn phòng điện tử"))
        self.setMinimumSize(800, 560)
        self.setCentralWidget(content)
        QShortcut(QKeySequence("F1"), self, lambda: HelpSheet(self, help_about).open())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)
