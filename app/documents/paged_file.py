"""A file's pages by way of the page worker. What kills the worker is not asked again; the rest of the file goes on."""

from pathlib import Path

from app.documents.page_protocol import (
    BOX_BYTES,
    CODE_BYTES,
    MOST_CHARACTERS,
    Characters,
    Draw,
    Drawn,
    Open,
    Opened,
    Read,
    Unopened,
)
from app.documents.page_text import PageText
from app.documents.worker_process import WorkerDropped, WorkerGone, WorkerProcess, WorkerSilent

OPEN_S = 20.0
MOST_DEATHS = 6  # of the worker by one file; then the file is left alone


class PagedFile:
    """One file at a time, for one thread. `patience_s`: how long a page may take. Raises: WorkerDropped, only where
    another thread drops the worker."""

    patience_s = 10.0

    def __init__(self) -> None:
        self.worker = WorkerProcess()
        self._path: Path | None = None
        self._opened_by = 0
        self._undrawable: set[int] = set()
        self._unreadable: set[int] = set()
        self._deaths = 0

    @property
    def is_given_up(self) -> bool:
        """The worker has died of this file too often."""
        return self._deaths >= MOST_DEATHS

    def open(self, path: Path) -> Opened | Unopened:
        """Look at another file from now on."""
        self._path, self._deaths = path, 0
        self._undrawable.clear()
        self._unreadable.clear()
        try:
            return self._open(path)
        except WorkerDropped:
            raise
        except WorkerGone:
            self._path = None
            return Unopened("pdf", "broken")

    def draw(self, asked: Draw) -> bytes | None:
        """Rows of BGRX pixels; None where this cannot be drawn."""
        length = asked.pixels * 4
        answer, body = self._ask(asked, length)
        return body if isinstance(answer, Drawn) and len(body) == length else None

    def read(self, page: int, *, stamps: bool = False) -> PageText | None:
        """A page's text, with that of its stamps where that is wanted; None where it cannot be read."""
        answer, body = self._ask(Read(page, stamps), MOST_CHARACTERS * (CODE_BYTES + BOX_BYTES))
        if not isinstance(answer, Characters) or len(body) != answer.count * (CODE_BYTES + BOX_BYTES):
            return None
        return PageText.of(body)

    def close(self) -> None:
        """Let go of the file; the worker ends with it."""
        self._path = None
        self.worker.end()

    def _open(self, path: Path) -> Opened | Unopened:
        answer, _ = self.worker.ask(Open(str(path)), 0, OPEN_S)
        self._opened_by = self.worker.started
        return answer if isinstance(answer, Opened | Unopened) else Unopened("pdf", "broken")

    def _ask(self, asked: Draw | Read, most_body: int) -> tuple[object, bytes]:
        """The answer; what the worker died of is tried once more, what it fell silent over is not."""
        if self._path is None or self.is_given_up or asked.page in self._deadly(asked):
            return None, b""
        for is_last in (False, True):
            try:
                if not self.worker.is_alive or self._opened_by != self.worker.started:
                    self._open(self._path)
                answer = self.worker.ask(asked, most_body, self.patience_s)
                if self._opened_by == self.worker.started:
                    return answer  # else it had died meanwhile, and a new one knows nothing of the file
            except WorkerDropped:
                raise
            except WorkerGone as gone:
                self._deaths += 1
                if is_last or isinstance(gone, WorkerSilent):
                    break
        (self._undrawable if isinstance(asked, Draw) else self._unreadable).add(asked.page)
        return None, b""

    def _deadly(self, asked: Draw | Read) -> set[int]:
        """The pages that are not asked for this any more; what cannot be drawn is not read either."""
        return self._undrawable if isinstance(asked, Draw) else self._undrawable | self._unreadable
