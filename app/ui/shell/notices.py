"""What the program says while nobody looks at it: seldom, never alone, and aloud only for what is most urgent.

Whatever is said here stands on the screen as well; a tray may be absent, and a message may be missed.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.words.speech import translate
from sync.replica import pages
from sync.replica.line import Line
from sync.rules.documents import Urgency
from sync.wording import RESOURCES

GATHER_MS = 20_000  # what comes within this time is told in one message
ICON = RESOURCES / "icons" / "eoffice.svg"


class Notices(QObject):
    """`open_window` shows the window, at a document where one is named; `quit_` ends the program. `may_tell`: whether a
    message may say what came; behind a locked screen it only says that something has."""

    def __init__(
        self,
        bridge: Bridge,
        window: Callable[[], QWidget | None],
        open_window: Callable[[str], object],
        quit_: Callable[[], object],
    ) -> None:
        super().__init__()
        self._bridge, self._window, self._open = bridge, window, open_window
        self._came: list[Line] = []
        self._last = ""
        self.may_tell: Callable[[], bool] = lambda: True
        self._gathered = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gathered.timeout.connect(self._tell_gathered)
        self._tray = self._make_tray(quit_) if QSystemTrayIcon.isSystemTrayAvailable() else None
        bridge.told.connect(self._on_told)

    @property
    def has_tray(self) -> bool:
        return self._tray is not None

    def end(self) -> None:
        self._gathered.stop()
        if self._tray is not None:
            self._tray.hide()

    def _make_tray(self, quit_: Callable[[], object]) -> QSystemTrayIcon:
        tray = QSystemTrayIcon(QIcon(str(ICON)), self)
        tray.setToolTip(translate("Notices", "Văn phòng điện tử"))
        menu = QMenu()
        menu.addAction(translate("Notices", "Mở cửa sổ"), lambda: self._open(""))
        menu.addAction(translate("Notices", "Thoát hẳn chương trình"), lambda: quit_())
        tray.setContextMenu(menu)
        self._menu = menu  # a tray does not own its menu
        tray.activated.connect(lambda _: self._open(""))
        tray.messageClicked.connect(lambda: self._open(self._last))
        tray.show()
        return tray

    def _on_told(self, event: str, document: str) -> None:
        if event == "received":
            self._bridge.page(lambda raw: pages.one(raw, document), self._on_received, about=self)

    def _on_received(self, line: Line | None) -> None:
        if line is None or line.box != "incoming":
            return
        if line.urgency == Urgency.MOST_URGENT:
            self._call(line)
            return
        self._came.append(line)
        if not self._gathered.isActive():
            self._gathered.start()

    def _call(self, line: Line) -> None:
        """The most urgent: a sound, the window asks for attention, and a message."""
        QApplication.beep()
        window = self._window()
        if window is not None:
            QApplication.alert(window)
        self._say(translate("Notices", "Văn bản hỏa tốc vừa đến"), line.subject, line.id)

    def _tell_gathered(self) -> None:
        came, self._came = self._came, []
        window = self._window()
        if not came or (window is not None and window.isVisible() and window.isActiveWindow()):
            return
        if len(came) == 1:
            self._say(translate("Notices", "Văn bản vừa đến"), came[0].subject, came[0].id)
        else:
            self._say(translate("Notices", "%n văn bản vừa đến", "", len(came)), came[-1].subject, "")

    def _say(self, title: str, text: str, document: str) -> None:
        self._last = document
        if self._tray is not None:
            self._tray.showMessage(title, text if self.may_tell() else "", QIcon(str(ICON)))
