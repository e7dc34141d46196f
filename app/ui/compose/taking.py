"""The files of the document that is being written, on their way into the store: one after the other, off this thread.

What is taken in lies in the office's store, so a stick may be pulled out at once. Of a file that may not go only the
reason is kept.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.documents.look_inside import Inside
from app.ui.bridge.bridge import Bridge
from app.ui.compose.papers import Paper, moved
from app.ui.words.speech import translate
from sync.errors import EofficeError
from sync.rules.documents import FileFacts
from sync.rules.text import composed

if TYPE_CHECKING:
    from app.actions.taking_files import Taken

STOPPED = "file.stopped"
STEPS = 50  # of a file's progress that are told


class Taking(QObject):
    """`changed`: one has come further, or is not there any more. `said`: something to be told in passing."""

    changed = Signal()
    said = Signal(str)
    _came = Signal(int, int, int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._keys = count(1)
        self._stopped: set[int] = set()
        self._makes_way: dict[int, int] = {}  # which file goes when another has come
        self.papers: tuple[Paper, ...] = ()
        self._came.connect(self._tell_progress)

    def start(self, files: Iterable[FileFacts], absent: frozenset[str]) -> None:
        """The files of another document; those that are absent have to be attached again."""
        self.stop()
        self.papers = tuple(self._known(file, absent) for file in files)
        for paper in self.papers:
            if paper.is_here:
                self._look_into(paper)

    def stop(self) -> None:
        """Let go of everything that is still on its way."""
        self._stopped |= {paper.key for paper in self.papers if paper.is_coming}
        self.papers = ()

    def add(self, paths: Sequence[Path]) -> None:
        """Take in more files, behind those that are there."""
        for path in paths:
            self._take(path, len(self.papers))

    def add_main(self, path: Path) -> None:
        """Take in another main file: the scan of the signed paper. The one before goes when it has come."""
        before = self.papers[0].key if self.papers else 0
        key = self._take(path, 0)
        if before:
            self._makes_way[key] = before

    def add_stored(self, file: FileFacts) -> Paper:
        """Take a file that lies in the store already as the main one, before those that are there."""
        known = next((paper for paper in self.papers if paper.facts and paper.facts.sha256 == file.sha256), None)
        if known is not None:
            return known
        paper = self._known(file, frozenset())
        self._set((paper, *self.papers))
        self._look_into(paper)
        return paper

    def replace(self, key: int, path: Path) -> None:
        """Take in another file in the place of one; that goes when the other has come."""
        at = next((n for n, paper in enumerate(self.papers) if paper.key == key), None)
        if at is not None:
            self._makes_way[self._take(path, at)] = key

    def remove(self, key: int) -> None:
        self._stopped.add(key)
        self._set(tuple(paper for paper in self.papers if paper.key != key))

    def move(self, key: int, by: int) -> None:
        self._set(moved(self.papers, key, by))

    def _known(self, file: FileFacts, absent: frozenset[str]) -> Paper:
        gone = ("file.attach_again", {"names": file.name}) if file.sha256 in absent else None
        return Paper(next(self._keys), file.name, file.bytes, file.bytes, file, refused=gone)

    def _take(self, path: Path, at: int) -> int:
        from app.actions.taking_files import take_file_in

        key = next(self._keys)
        self.papers = (*self.papers[:at], Paper(key, composed(path.name)), *self.papers[at:])
        self._bridge.copy(
            lambda replica: take_file_in(replica, path, self._progress(key)),
            lambda taken: self._taken(key, taken),
            about=self,
            refused=lambda error: self._refused(key, error),
        )
        self.changed.emit()
        return key

    def _progress(self, key: int) -> Callable[[int, int], bool]:
        """Runs on the copying thread."""
        told = -1

        def progress(copied: int, total: int) -> bool:
            nonlocal told
            if (step := copied * STEPS // max(1, total)) != told:
                told = step
                self._came.emit(key, copied, total)
            return key not in self._stopped

        return progress

    def _tell_progress(self, key: int, copied: int, total: int) -> None:
        self._replace(key, copied=copied, bytes=total)

    def _taken(self, key: int, taken: "Taken") -> None:
        if any(paper.facts and paper.facts.sha256 == taken.facts.sha256 for paper in self.papers):
            name = next((paper.name for paper in self.papers if paper.key == key), taken.facts.name)
            self.said.emit(translate("Taking", "“{name}” đã có trong văn bản này rồi.").format(name=name))
            self.remove(key)
            return
        going = self._makes_way.pop(key, 0)
        if going:
            self._stopped.add(going)
            self.papers = tuple(paper for paper in self.papers if paper.key != going)
        size = taken.facts.bytes
        self._replace(key, facts=taken.facts, inside=taken.inside, is_looked_at=True, bytes=size, copied=size)

    def _refused(self, key: int, error: EofficeError) -> None:
        self._makes_way.pop(key, None)
        if error.code == STOPPED:
            self.remove(key)
        else:
            self._replace(key, refused=(error.code, dict(error.facts)))

    def _look_into(self, paper: Paper) -> None:
        from app.actions.composing import looked_into

        file = paper.facts
        assert file is not None

        def take(inside: Inside | None) -> None:
            self._replace(paper.key, inside=inside, is_looked_at=True)

        self._bridge.copy(lambda replica: looked_into(replica, file), take, about=self)

    def _replace(self, key: int, **more: object) -> None:
        if any(paper.key == key for paper in self.papers):
            changed = (replace(paper, **more) if paper.key == key else paper for paper in self.papers)  # type: ignore[arg-type]
            self._set(tuple(changed))

    def _set(self, papers: tuple[Paper, ...]) -> None:
        if papers != self.papers:
            self.papers = papers
            self.changed.emit()
