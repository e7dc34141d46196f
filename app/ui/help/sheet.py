"""One page of the help over what stands there, for where the window has no place of its own for it: before anybody
sits at it, and behind a locked screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.help.text import HelpText
from app.ui.help.topics import topic_about
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.words.speech import translate

SIZE = (720, 560)


class HelpSheet(QDialog):
    """Esc or Enter closes it; what stood below is as it was, with the keyboard where it was."""

    def __init__(self, window: QWidget, place: str) -> None:
        super().__init__(window)
        topic = topic_about(place)
        self.setWindowTitle(topic.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = HelpText()
        text.open(topic)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = button(translate("HelpSheet", "Đóng"), self.accept, kind="primary")
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)
        room = self.screen().availableSize()
        self.resize(min(theme.px(SIZE[0]), room.width()), min(theme.px(SIZE[1]), room.height() - theme.px(40)))
        text.setFocus()
