"""The lane on which files are looked at: one thread, one page worker, one file at a time, for whichever view is seen.

A view tells all it wants, the most wanted first, and tells it anew whenever that changes; what nobody wants any more is
not drawn. A drawing that takes long and that nobody waits for is broken off.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.documents.page_protocol import Draw, Read
from app.documents.paged_file import PagedFile
from app.documents.worker_process import WorkerDropped
from sync.errors import Defect, EofficeError

log = logging.getLogger(__name__)
GRACE_S = 1.0  # how long a drawing goes on that nobody wants any more
Wish = Draw | Read
Order = Callable[[], None]


class DrawingRoom(QObject):
    """`opened`: a showing's number, and Opened, Unopened or an EofficeError. `drawn`: the number, what was asked, and
    the image or None. `read`: the number, the page, and its PageText or None. Thread and process begin with the first
    file."""

    opened = Signal(int, object)
    drawn = Signal(int, object, object)
    read = Signal(int, int, object)

    def __init__(self) -> None:
        super().__init__()
        self.file = PagedFile()
        self.damaged: set[str] = set()  # hashes of what was found damaged and has not been whole since
        self._changed = threading.Condition()
        self._order: Order | None = None
        self._wishes: deque[Wish] = deque()
        self._doing: Wish | Order | None = None
        self._is_wanted = False  # what is being done
        self._number, self._count = 0, 0
        self._ended = False
        self._thread: threading.Thread | None = None

    @property
    def showing(self) -> int:
        """The number of what is shown now."""
        return self._number

    def show(self, find: Callable[[], Path], sha256: str) -> int:
        """Look at another file; `find` checks it and says where it lies, on the lane. The showing's number."""
        with self._changed:
            self._number += 1
            number = self._number
            self._give(partial(self._open, number, find, sha256))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="window-drawing", daemon=True)
            self._thread.start()
        return number

    def want(self, number: int, wishes: Sequence[Wish]) -> None:
        """What a showing wants from now on, instead of what it wanted before."""
        with self._changed:
            if number == self._number:
                self._wishes = deque(wish for wish in wishes if wish != self._doing)
                if isinstance(self._doing, Draw | Read):
                    self._want_done(self._doing in wishes)
                self._changed.notify()

    def leave(self, number: int) -> None:
        """A showing is over: let go of its file, unless another has begun."""
        with self._changed:
            if number == self._number:
                self._number += 1
                self._give(self.file.close)

    def end(self) -> None:
        with self._changed:
            self._ended = True
            self._wishes.clear()
            self._changed.notify()
        self.file.worker.shut()
        if self._thread is not None:
            self._thread.join()

    def _give(self, order: Order) -> None:
        self._order = order
        self._wishes.clear()
        self._want_done(False)
        self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ended or self._order or self._wishes)
                if self._ended:
                    break
                number, self._count = self._number, self._count + 1
                order, self._order = self._order, None
                doing = self._doing = order or self._wishes.popleft()
                self._is_wanted = True
            try:
                self._fulfil(number, doing) if isinstance(doing, Draw | Read) else doing()
            except WorkerDropped:
                log.info("a drawing was broken off")
            except Exception:  # the gate of the lane: the next wish may do better
                log.exception("the drawing room failed")
                self.opened.emit(number, Defect("program.fault", {"detail": "drawing"}))
            del order, doing  # a lane that waits holds on to nothing
            with self._changed:
                self._doing = None
        self.file.close()

    def _open(self, number: int, find: Callable[[], Path], sha256: str) -> None:
        try:
            self.opened.emit(number, self.file.open(find()))
        except EofficeError as error:
            log.info("a file is not shown: %s", error.code)
            if error.code == "file.damaged":
                self.damaged.add(sha256)
            self.opened.emit(number, error)

    def _fulfil(self, number: int, wish: Wish) -> None:
        if isinstance(wish, Draw):
            body = self.file.draw(wish)
            self.drawn.emit(number, wish, _image(body, wish) if body is not None else None)
            return
        text = self.file.read(wish.page)
        if text is not None:
            _ = text.lines, text.folded  # worked out here rather than on the window's thread
        self.read.emit(number, wish.page, text)

    def _want_done(self, is_wanted: bool) -> None:
        """Whether what is under way is still wanted; if not, it gets a little time and is ended then."""
        was_wanted, self._is_wanted = self._is_wanted, is_wanted
        if self._doing is not None and was_wanted and not is_wanted:
            late = threading.Timer(GRACE_S, self._drop, (self._count,))
            late.daemon = True
            late.start()

    def _drop(self, count: int) -> None:
        with self._changed:
            if self._doing is not None and self._count == count and not self._is_wanted:
                self.file.worker.drop()


def _image(body: bytes, drawn: Draw) -> QImage:
    lines = QImage(body, drawn.part_width, drawn.part_height, 4 * drawn.part_width, QImage.Format.Format_RGB32)
    return lines.copy()  # the bytes are gone soon
