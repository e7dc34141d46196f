"""Notices that nobody has touched the window for a while."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from sync.world import Clock

LOOK_MS = 5000
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """`passed`: so many minutes have gone since the last touch, by the wall clock: a PC that slept was not touched.

    It hears the windows that have the focus, also of questions, and not every event of the program.
    """

    passed = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._minutes = 0
        self._touched = clock.now()
        self._heard: set[QWindow] = set()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._hear)

    def wait(self, minutes: int) -> None:
        """Begin to wait anew; 0 waits for nothing."""
        self._minutes = minutes
        self._touched = self._clock.now()
        self._hear(QGuiApplication.focusWindow())
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Tell if it is time; called every few seconds."""
        idle = self._clock.now() - self._touched
        if idle < timedelta(0):  # the clock was set back
            self._touched = self._clock.now()
        elif self._minutes and idle >= timedelta(minutes=self._minutes):
            self._timer.stop()
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._touched = self._clock.now()
        return False

    def _hear(self, window: QWindow | None) -> None:
        self._touched = self._clock.now()
        if window is not None and window not in self._heard:
            self._heard.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._heard.discard(window))
