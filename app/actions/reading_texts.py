"""What is inside the files of documents, made findable behind everything else that goes on.

Whoever changes a document has noted it in the same transaction (`sync.replica.texts`), so nothing is forgotten, whoever
ends the program. Files are read a few at a time in a process of their own; what was read is kept in short transactions
between which everybody else may write. A file that takes its reader down is noted beforehand, and left alone after a
few tries.
"""

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.documents.text_reader import TextReader
from app.documents.worker_process import WorkerDropped
from sync.errors import EofficeError
from sync.replica import texts
from sync.replica.replica import Replica
from sync.replica.texts import Reading

log = logging.getLogger(__name__)
DOCUMENTS, FILES = 100, 20  # looked into at once
AT_ONCE, CHARACTERS = 20, 100_000  # documents, and their text, made findable in one transaction
LOOK_EVERY_S = 1.0
BETWEEN_S = 0.3  # rest between some and the next, so that whoever works at the window never notices
AFTER_A_FAULT_S = 60.0


def read_some(replica: Replica, reader: TextReader) -> bool:
    """Look into the next documents that wait for it. False where none does.

    Raises: WorkerDropped, where the reader was shut; LocalHindrance, Defect.
    """
    with replica.read() as connection:
        documents = texts.unread(connection, DOCUMENTS)
        files = texts.files_to_read(connection, documents)
        while len(files) > FILES and len(documents) > 1:
            documents = documents[: len(documents) // 2]
            files = texts.files_to_read(connection, documents)
    if not documents:
        return False
    if files:
        with replica.write() as t:
            texts.begin(t.connection, files)
        readings = [Reading(sha256, *reader.read(replica.files.path(sha256))) for sha256 in files]
        with replica.write() as t:
            for reading in readings:
                texts.keep(t.connection, reading)
    _make_findable(replica, documents)
    return True


def _make_findable(replica: Replica, documents: Sequence[str]) -> None:
    waiting = list(documents)
    while waiting:
        part, waiting, characters = waiting[:AT_ONCE], waiting[AT_ONCE:], 0
        with replica.write() as t:
            while part and characters < CHARACTERS:
                characters += texts.make_findable(t.connection, part.pop(0))
        waiting = part + waiting


def read_all(replica: Replica, for_s: float) -> bool:
    """Look into what waits for it, as much as there is time for; whether that was all.

    Raises: LocalHindrance, Defect.
    """
    until_s = replica.clock.monotonic_s() + for_s
    reader = TextReader()
    try:
        while read_some(replica, reader):
            if replica.clock.monotonic_s() > until_s:
                return False
    finally:
        reader.rest()
    return True


@contextmanager
def reading_texts(replica: Replica) -> Iterator[None]:
    """Meanwhile a thread looks into whatever comes."""
    ended, reader = threading.Event(), TextReader()
    thread = threading.Thread(target=_work, args=(replica, reader, ended), name="reading-texts", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        reader.shut()
        thread.join()
        reader.rest()


def _work(replica: Replica, reader: TextReader, ended: threading.Event) -> None:
    pause_s = LOOK_EVERY_S
    while not ended.wait(pause_s):
        try:
            pause_s = BETWEEN_S if read_some(replica, reader) else LOOK_EVERY_S
            if pause_s == LOOK_EVERY_S:
                reader.rest()
        except WorkerDropped:
            return
        except EofficeError as error:
            log.warning("texts not read for now: %s %s", error.code, error.facts)
            pause_s = AFTER_A_FAULT_S
        except Exception:  # the gate of the thread: finding by text can wait, everything else goes on
            log.exception("texts not read")
            pause_s = AFTER_A_FAULT_S
