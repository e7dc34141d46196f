"""Where no window can open on the profile: what has happened, what is safe, what to do, and another try."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError


class Stopped(QDialog):
    """Accepted: try again; rejected: leave."""

    def __init__(self, error: EofficeError) -> None:
        super().__init__()
        title = translate("Stopped", "Chưa mở được Văn phòng điện tử")
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(14))
        column.addWidget(Text(title, "h1", wrap=True))
        column.addWidget(Band("amber", "alert", speech.say(error.code, error.facts)))
        column.addWidget(Text(translate("Stopped", "Mã: {code}").format(code=error.code), "caption", "text3"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(translate("Stopped", "Đóng"), self.reject))
        again = button(translate("Stopped", "Thử lại"), self.accept, kind="primary", symbol="moving")
        row.addWidget(again)
        column.addLayout(row)
        again.setFocus()
