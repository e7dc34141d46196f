"""One office's PC as the command line `eoffice` sees it: set up by it, and looked at beside its window."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from app.sample.cast import Office
from app.sample.papers import Words
from app.sample.processes import Programs
from app.sample.server import Slip

PROGRAM = "eoffice"
Json = dict[str, Any]


class OfficePc:
    def __init__(self, programs: Programs, office: Office, folder: Path) -> None:
        self._programs, self.office, self.folder = programs, office, folder

    def enrol(self, url: str, slip: Slip) -> None:
        self._ask("enrol", "--server", url, "--code", slip.code, "--fingerprint", slip.fingerprint)

    def open_book(self, direction: str, next_number: int) -> None:
        self._ask("book", "open", direction, "--next", str(next_number))

    def number(self, words: Words, signer: str) -> Json:
        return self._one("number", "--kind", words.kind, "--subject", words.subject, "--signer", signer)

    def dispatch(
        self, id: str, to: str, urgency: str, files: Iterable[Path], due: date | None, meeting: Iterable[str] = ()
    ) -> Json:
        """`meeting`: the options that say when and where an invitation's is."""
        chosen: list[str | Path] = [*(word for file in files for word in ("--file", file)), *meeting]
        if due is not None:
            chosen += ["--due", due.isoformat()]
        return self._one("dispatch", "--id", id, "--to", to, "--urgency", urgency, *chosen)

    def box(self, name: str) -> list[Json]:
        listed = self._ask("list", name)
        assert isinstance(listed, list)
        return listed

    def meetings(self, day: date, reader: str) -> list[str]:
        """The ids of what calls to meetings in the week of a day, as somebody here reads it."""
        return [one["id"] for one in self._one("calendar", "--week", day.isoformat(), "--as", reader)["meetings"]]

    def show(self, id: str) -> Json:
        return self._one("show", id)

    def saved(self, id: str, folder: Path) -> list[Path]:
        """The document's files, written to a folder."""
        return [Path(path) for path in self._one("save", id, folder)["files"]]

    def _one(self, *words: str | Path) -> Json:
        value = self._ask(*words)
        assert isinstance(value, dict)
        return value

    def _ask(self, *words: str | Path) -> Any:
        return self._programs.ask(PROGRAM, *words, "--profile", self.folder)


def hashes(paths: Iterable[Path]) -> dict[str, str]:
    """SHA-256 by file name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
