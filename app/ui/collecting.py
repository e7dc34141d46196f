"""Python's cyclic garbage, collected on the window's thread and on no other.

Python collects on whichever thread happens to allocate. A widget that is garbage would be destroyed there, beside the
window's thread, and the program would die some time later in a place that has nothing to do with it (seen: at the next
change of look). So nobody collects but this timer.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 200
BURST = 20_000  # objects since the last look: while the program starts up, modules coming in and no garbage


class Collecting(QObject):
    """Works while it lives. What came with the start is passed by for good, and the whole heap is gone through only
    without it: the modules alone would take a tenth of a second, which one would see."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._is_settled = False
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        counts, most = gc.get_count(), gc.get_threshold()
        if counts[0] > BURST and not self._is_settled:
            gc.freeze()
        elif counts[2] > most[2]:
            self._collect_all()
        elif counts[1] > most[1]:
            gc.collect(1)
        elif counts[0] > most[0]:
            gc.collect(0)

    def _collect_all(self) -> None:
        if self._is_settled:
            gc.collect(2)
        else:
            gc.freeze()
            self._is_settled = True
