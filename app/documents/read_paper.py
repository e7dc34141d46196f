"""What a paper that has come in says of itself, read off its first page by the worker's process."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.documents.look_inside import inside
from app.documents.page_cells import FirstPage, page_of, page_of_lines
from app.documents.page_protocol import Opened
from app.documents.paged_file import PagedFile
from app.documents.paper_facts import NOTHING, PaperFacts, paper_facts
from sync.rules.secrecy import mark_in_lines


@dataclass(frozen=True)
class ReadPaper:
    """`text`: words, none (a picture), closed (locked or broken), other (no format that is read). `mark`: the secrecy
    mark that its first page carries; nothing else is told of it then."""

    pages: int = 0
    text: str = "other"
    facts: PaperFacts = NOTHING
    mark: str = ""


class PaperReader:
    """For one thread. `shut` may come from any other; whoever reads then is told WorkerDropped."""

    def __init__(self) -> None:
        self._file = PagedFile()

    def read(self, path: Path, kinds: Mapping[str, str], today: date) -> ReadPaper:
        """Raises: WorkerDropped."""
        found = self._file.open(path)
        if isinstance(found, Opened):
            text = self._file.read(0, stamps=True)
            if text is None or not text.has_words:
                return ReadPaper(found.pages, "none" if text is not None else "closed")
            return _said(found.pages, page_of(text), kinds, today)
        if found.kind == "word" and (looked := inside(path)) is not None:
            return _said(0, page_of_lines(looked.lines), kinds, today)
        return ReadPaper(text="closed" if found.kind == "pdf" else "other")

    def rest(self) -> None:
        """Let the worker go until there is something to read again."""
        self._file.close()

    def shut(self) -> None:
        """End it for good."""
        self._file.worker.shut()


def _said(pages: int, page: FirstPage, kinds: Mapping[str, str], today: date) -> ReadPaper:
    if mark := mark_in_lines(cell.text for row in page.rows for cell in row):
        return ReadPaper(pages, "words", mark=mark)
    return ReadPaper(pages, "words", paper_facts(page, kinds, today))
