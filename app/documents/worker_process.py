"""The page worker as its owner has it: a process that is started when it is needed, and ended when it keeps silent."""

import subprocess
import threading

from app.documents.page_protocol import Answer, BrokenFrame, Question, receive, send
from app.host.child import close_pipe, pipes_of, start_child


class WorkerGone(Exception):
    """It died of the question, or answered nonsense."""


class WorkerSilent(WorkerGone):
    """It did not answer within its time."""


class WorkerDropped(WorkerGone):
    """Its owner has ended it, because nobody wants the answer any more."""


class WorkerProcess:
    """One thread asks; any thread may `drop` or `shut`. `words`: what the process is told when it is started."""

    def __init__(self, *words: str) -> None:
        self._words = words
        self.started = 0  # how many processes there have been: another one knows nothing of what was asked before
        self._is_shut = False
        self._process: subprocess.Popen[bytes] | None = None
        self._reason: type[WorkerGone] = WorkerGone
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The process that lives now; for those who want to see it suffer."""
        process = self._process
        return process.pid if process is not None else None

    def ask(self, question: Question, most_body: int, time_s: float) -> tuple[Answer, bytes]:
        """The worker's answer. Raises: WorkerSilent, WorkerDropped, WorkerGone; the next question finds another."""
        process = self._running()
        too_late = threading.Timer(time_s, self._end_now, (process, WorkerSilent))
        too_late.daemon = True
        too_late.start()
        try:
            hears, says = pipes_of(process)
            send(hears, question)
            answer: tuple[Answer, bytes] = receive(says, Answer, most_body)
        except (EOFError, OSError, BrokenFrame) as error:
            self.end()
            raise self._reason from error
        finally:
            too_late.cancel()
        if self._reason is not WorkerGone:  # it was ended in the moment in which it answered
            self.end()
        return answer

    @property
    def is_alive(self) -> bool:
        process = self._process
        return process is not None and process.poll() is None

    def drop(self) -> None:
        """End the process in the middle of what it does."""
        process = self._process
        if process is not None:
            self._end_now(process, WorkerDropped)

    def shut(self) -> None:
        """End it, and start none any more: whoever asks is told WorkerDropped."""
        with self._lock:
            self._is_shut = True
        self.drop()

    def end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in pipes_of(process):
                close_pipe(pipe)

    def _running(self) -> subprocess.Popen[bytes]:
        self._reason = WorkerGone
        if not self.is_alive:
            self.end()
        with self._lock:
            if self._is_shut:
                raise WorkerDropped
            if self._process is None:
                self._process = start_child("app.documents.page_worker", *self._words)
                self.started += 1
            return self._process

    def _end_now(self, process: subprocess.Popen[bytes], reason: type[WorkerGone]) -> None:
        with self._lock:
            if process is self._process:
                self._reason = reason
                process.kill()
