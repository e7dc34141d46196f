"""The ways out of the program: the window's own button, and the tray's word.

With a tray the button only hides the window, which is explained once, and the program goes on receiving and sending.
"""

from collections.abc import Callable

import msgspec
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.host.preferences import Preferences
from app.ui.bridge.bridge import Bridge
from app.ui.doing.asking import Question
from app.ui.shell.closing import ask_to_close, waiting_now
from app.ui.shell.main_window import MainWindow
from app.ui.words.speech import translate


class Leaving:
    """`window`: whose window is open, None before there is one. `has_tray`: whether the program can be found again once
    its window is hidden. `preferences`, `keep`: whether that has been explained."""

    def __init__(
        self,
        bridge: Bridge,
        window: Callable[[], MainWindow | None],
        quit_: Callable[[], object],
        has_tray: Callable[[], bool],
        preferences: Callable[[], Preferences],
        keep: Callable[[Preferences], object],
    ) -> None:
        self._bridge, self._window, self._quit, self._has_tray = bridge, window, quit_, has_tray
        self._preferences, self._keep = preferences, keep

    def close(self, event: QCloseEvent) -> None:
        """The window's button was pressed; a system that shuts down is never held up."""
        window = self._window()
        if window is None or _system_shuts_down():
            event.accept()
            self._quit()
        elif self._has_tray():
            event.ignore()
            self._hide(window)
        elif self._may_go(window):
            event.accept()
            self._quit()
        else:
            event.ignore()
            self._ask(window)

    def leave(self) -> None:
        """End the program, after a question where something waits to be sent."""
        window = self._window()
        if window is None or self._may_go(window):
            self._quit()
            return
        window.show()
        window.raise_()
        self._ask(window)

    def _may_go(self, window: MainWindow) -> bool:
        """Behind a door nothing is told of what waits."""
        return window.is_covered or not window.counts.get("waiting")

    def _ask(self, window: MainWindow) -> None:
        if QApplication.activeModalWidget() is not None:  # asked already, or another question stands open
            return
        bridge, now = self._bridge, self._bridge.clock.now()
        bridge.page(
            lambda raw: waiting_now(raw, now),
            lambda found: ask_to_close(window, found, now, self._quit),
            about=window,
            key="closing",
        )

    def _hide(self, window: MainWindow) -> None:
        if self._preferences().closed_to_tray:
            window.hide()
            return
        if QApplication.activeModalWidget() is not None:
            return
        question = Question(
            window,
            translate("Leaving", "Đóng cửa sổ, chương trình vẫn làm việc"),
            translate(
                "Leaving",
                "Văn bản vẫn tự gửi đi và nhận về; hỏa tốc đến thì máy báo. Mở lại cửa sổ ở biểu tượng cạnh đồng hồ. "
                "Muốn dừng hẳn, bấm chuột phải vào biểu tượng đó rồi chọn “Thoát hẳn chương trình”.",
            ),
            translate("Leaving", "Đã rõ"),
            later=translate("Leaving", "Thoát hẳn chương trình"),
        )
        question.accepted.connect(lambda: self._understood(window))
        question.other.clicked.connect(self.leave)
        question.open()

    def _understood(self, window: MainWindow) -> None:
        self._keep(msgspec.structs.replace(self._preferences(), closed_to_tray=True))
        window.hide()


def _system_shuts_down() -> bool:
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
