"""Finding words in the file that is shown: from what is typed to the marks on its pages.

Pages are looked through as they are read in the background, from the one that is seen; nothing waits for the last.
"""

from PySide6.QtCore import QObject, Signal

from app.documents.page_protocol import Read
from app.documents.page_text import PageText
from app.ui.reading.preview.find_bar import FindBar
from app.ui.reading.preview.hits import Hits
from app.ui.reading.preview.text_view import TextView
from sync.rules.text import folded

AT_ONCE = 16  # pages to look through that are asked for together


class Finder(QObject):
    """`moved`: other pages are to be read now."""

    moved = Signal()

    def __init__(self, bar: FindBar, view: TextView) -> None:
        super().__init__(bar)
        self._bar, self._view = bar, view
        bar.typed.connect(self._look_for)
        bar.stepped.connect(self._step)
        bar.closed.connect(self.close)
        view.find_wanted.connect(self.open)
        view.escaped.connect(self.close)

    def open(self) -> None:
        if self._view.pages:
            self._bar.open()

    def close(self) -> None:
        if self._bar.holds_focus:
            self._view.setFocus()
        self._bar.hide()
        self._view.hits = Hits()
        self._view.viewport().update()

    def take(self, page: int, text: PageText | None) -> None:
        """A page has been read."""
        hits = self._view.hits
        if not hits.words:
            return
        had = hits.current
        hits.take(page, text)
        self._bar.show_hits(hits)
        if had is None:
            self._reveal()
        self._view.viewport().update()
        self.moved.emit()

    def wishes(self) -> list[Read]:
        """The next pages to be read; those that are here already are looked through at once."""
        wanted = []
        for page in list(self._view.hits.to_look(AT_ONCE)):
            if page in self._view.texts:
                self.take(page, self._view.texts.get(page))
            else:
                wanted.append(Read(page))
        return wanted

    def _look_for(self, typed: str) -> None:
        self._view.hits = Hits(folded(typed), self._view.pages, self._view.current_page)
        self._bar.show_hits(self._view.hits)
        self._view.viewport().update()
        self.moved.emit()

    def _step(self, forward: bool) -> None:
        self._view.hits.step(forward=forward)
        self._bar.show_hits(self._view.hits)
        self._reveal()
        self._view.viewport().update()

    def _reveal(self) -> None:
        current = self._view.hits.current
        text = self._view.texts.get(current[0]) if current else None
        if current is not None and text is not None and (boxes := text.boxes(current[1], current[2])):
            self._view.reveal(current[0], boxes[0])
