"""Where no window can open on the profile: what has happened, what is safe, what to do, and another try."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError


class Stopped(QDialog):
    """Accepted: try again; rejected: leave. `take_back`: takes back what has stopped it, where that can be."""

    def __init__(self, error: EofficeError, take_back: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._take_back = take_back
        title = translate("Stopped", "Chưa mở được Văn phòng điện tử")
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(14))
        column.addWidget(Text(title, "h1", wrap=True))
        self._told = Slot()
        self._told.put(Band("amber", "alert", speech.say(error.code, error.facts)))
        column.addWidget(self._told)
        column.addWidget(Text(translate("Stopped", "Mã: {code}").format(code=error.code), "caption", "text3"))
        column.addStretch(1)
        row = QHBoxLayout()
        if take_back is not None:
            row.addWidget(button(translate("Stopped", "Thôi chuyển, làm tiếp ở máy này"), self._go_back, symbol="undo"))
        row.addStretch(1)
        has_moved = take_back is not None  # another try helps nobody then: the work is at the other PC
        of_leave, of_again = ("primary", "") if has_moved else ("", "primary")
        leave = button(translate("Stopped", "Đóng"), self.reject, kind=of_leave)
        again = button(translate("Stopped", "Thử lại"), self.accept, kind=of_again, symbol="moving")
        for one in (again, leave) if has_moved else (leave, again):
            row.addWidget(one)
        column.addLayout(row)
        (leave if has_moved else again).setFocus()

    def _go_back(self) -> None:
        assert self._take_back is not None
        try:
            self._take_back()
        except EofficeError as error:
            self._told.put(Band("red", "alert", speech.say(error.code, error.facts)))
            return
        self.accept()
