"""A window before the main one: a PC's first start, or the question who sits here."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.ui.words.speech import translate


class FrontWindow(QMainWindow):
    """`closing`: the person wants to close it (the event, to be accepted or not)."""

    closing = Signal(object)

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(translate("MainWindow", "Văn phòng điện tử"))
        self.setMinimumSize(800, 560)
        self.setCentralWidget(content)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)
