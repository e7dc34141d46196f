"""The whole text of a file by way of a worker process that steps back behind everything else on this machine."""

from pathlib import Path

from app.documents.page_protocol import MOST_TEXT, ReadText, TextRead
from app.documents.worker_process import WorkerDropped, WorkerGone, WorkerProcess, WorkerSilent
from app.host.child import BEHIND

MOST_BYTES = 4 * MOST_TEXT


class TextReader:
    """For one thread; any other may `shut` it. `patience_s`: how long a file may take."""

    patience_s = 20.0

    def __init__(self) -> None:
        self.worker = WorkerProcess(BEHIND)

    def read(self, path: Path) -> tuple[str, str]:
        """What came of it (`sync.replica.texts`), and the text. What kills its reader twice, or silences it once, is
        given up. Raises: WorkerDropped, once it has been shut."""
        for _ in range(2):
            try:
                answer, body = self.worker.ask(ReadText(str(path)), MOST_BYTES, self.patience_s)
            except (WorkerDropped, WorkerSilent) as gone:
                if isinstance(gone, WorkerDropped):
                    raise
                return "given_up", ""
            except WorkerGone:
                continue
            if isinstance(answer, TextRead):
                return answer.outcome, body.decode(errors="replace")
            return "broken", ""
        return "given_up", ""

    def rest(self) -> None:
        """Let the process go until there is something to read."""
        self.worker.end()

    def shut(self) -> None:
        """Break off what is being read; nothing is read any more."""
        self.worker.shut()
