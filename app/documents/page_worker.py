"""The page worker: opens one file at a time, draws its pages and reads their characters, in a process of its own; or
reads the whole text of one file after the other.

A child of the program; speaks `app.documents.page_protocol` over its standard input and output.
A hostile file may hang it or kill it: whoever has started it limits its time and starts another. It ends at once when
the other end goes, in the middle of whatever it does.
"""

import os
import queue
import sys
import threading
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from app.documents.kinds_of_file import kind_of
from app.documents.page_protocol import (
    MOST_PIXELS,
    Answer,
    BrokenFrame,
    Characters,
    Draw,
    Drawn,
    Failed,
    Open,
    Opened,
    Question,
    Read,
    ReadText,
    TextRead,
    Unopened,
    receive,
    send,
)
from app.documents.pdf_file import Locked, PdfFile
from app.documents.whole_text import whole_text
from app.host.child import BEHIND, confine, step_back

MEMORY_BYTES = 1 << 30


class _Desk:
    """What lies on the worker's desk: one file."""

    def __init__(self) -> None:
        self._file: PdfFile | None = None

    def answer(self, asked: Question) -> tuple[Answer, bytes | memoryview]:
        if isinstance(asked, Open):
            return self._open(Path(asked.path)), b""
        if isinstance(asked, ReadText):
            return _text(Path(asked.path))
        if self._file is None:
            return Failed(), b""
        if isinstance(asked, Read):
            count, body = self._file.characters(asked.page, stamps=asked.stamps)
            return Characters(count), body
        return (Drawn(), self._file.draw(asked)) if _is_sane(asked) else (Failed(), b"")

    def _open(self, path: Path) -> Opened | Unopened:
        if self._file is not None:
            self._file.close()
            self._file = None
        try:
            kind, has_macros = kind_of(path)
        except (OSError, zipfile.BadZipFile):
            return Unopened("other")
        if kind != "pdf":
            return Unopened(kind, has_macros=has_macros)
        try:
            self._file = PdfFile(path)
            return self._file.facts()
        except Locked:
            return Unopened("pdf", "locked")
        except Exception:  # whatever a damaged file makes the library do
            return Unopened("pdf", "broken")


def _text(path: Path) -> tuple[TextRead, bytes]:
    try:
        text = whole_text(path)
    except Locked:
        return TextRead("locked"), b""
    except Exception:  # whatever a damaged file makes a library do
        return TextRead("broken"), b""
    return TextRead("text" if text else "none"), text.encode()


def _is_sane(asked: Draw) -> bool:
    return 0 < asked.pixels <= MOST_PIXELS and asked.part_width > 0 and asked.part_height > 0


def work(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer one question after the other. Does not return."""
    waiting: queue.SimpleQueue[Question] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    desk = _Desk()
    while True:
        asked = waiting.get()
        try:
            answer, body = desk.answer(asked)
        except Exception:  # the gate of a request: what one page does to us is no reason to end
            answer, body = Failed(), b""
        send(answers, answer, body)


def _listen(requests: BinaryIO, waiting: "queue.SimpleQueue[Question]") -> None:
    """Take questions in; when there will be no more, nobody waits for what is being drawn."""
    while True:
        try:
            asked: Question = receive(requests, Question, 0)[0]
        except (EOFError, OSError, BrokenFrame):
            os._exit(0)
        waiting.put(asked)


def main(words: Sequence[str]) -> None:
    confine(MEMORY_BYTES)
    if BEHIND in words:
        step_back()
    work(sys.stdin.buffer, sys.stdout.buffer)
