"""Many wishes at once make one deed: what happens twenty times a second is looked at some times a second."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QObject):
    """Runs `act` a little after `wish`, once for all wishes until then; later wishes wait for the next time."""

    def __init__(self, owner: QObject, act: Callable[[], object], after_ms: int) -> None:
        super().__init__(owner)
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(lambda: act())

    def wish(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
