"""What is found: documents whose fields hold what was typed, then those that hold it inside their files."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ui.documents.kept_searches import KeptSearchesButton
from app.ui.documents.list_page import ListPage
from app.ui.documents.row_facts import Mark, RowFacts
from app.ui.documents.search_filters import SearchFilters
from app.ui.documents.sources import MOST_FOUND, SearchSource
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.flow import Flow
from app.ui.reading.pane import ReadingPane
from app.ui.words.speech import translate
from sync.replica import finding
from sync.replica.finding import Excerpt
from sync.replica.line import Line
from sync.replica.sought import Sought
from sync.rules.text import folded

if TYPE_CHECKING:
    from app.ui.shell.context import Context
    from sync.replica.replica import Replica

PAUSE_MS = 250  # of typing, before files are looked through as well


class SearchPage(ListPage):
    """`recalled`: a kept search was opened; its words are to stand in the search field. `cleared`: nothing is to be
    searched for any more."""

    recalled = Signal(str)
    cleared = Signal()

    def __init__(self, context: "Context", title: str, pane: ReadingPane) -> None:
        self._excerpts: dict[str, Excerpt] = {}
        self._asked = Sought(typed="")
        narrow, compact = context.narrow, context.preferences.compact
        clear = button(translate("SearchPage", "Xóa ô tìm"), lambda: self.cleared.emit(), symbol="close")
        empty = Empty("search", "", clear)
        super().__init__(context.bridge, title, [], context.words, pane, narrow=narrow, compact=compact, empty=empty)
        self._usual_title = title
        self.filters = SearchFilters(context)
        self.kept = KeptSearchesButton(context, lambda: self._asked)
        self._narrow = button("", symbol="filter")
        self._narrow.setCheckable(True)
        self._tell_filters()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out_head()
        self._narrow.toggled.connect(self.filters.setVisible)
        self.filters.changed.connect(lambda: self.search(self._asked.typed))
        self.kept.chosen.connect(self._recall)
        self._pause.timeout.connect(self._look_inside)
        self._model.refreshed.connect(self._ask_for_excerpts)
        self._model.refreshed.connect(self._tell_how_many)

    def search(self, typed: str) -> None:
        """Show what is found; the last word may be unfinished."""
        self._asked = self.filters.narrowed(typed)
        if self._excerpts:
            self._excerpts.clear()
            self._delegate.forget()
        self._tell_filters()
        self._delegate.mark(typed)
        self._show(SearchSource(self._asked), self._nothing())
        self._pause.start()

    def _read(self, line: Line | None) -> None:
        """What stands first changes with every key: it is opened with what is found when typing has paused."""
        if line is None or not self._pause.isActive() or self.view.hasFocus():
            super()._read(line)

    def _facts(self, line: Line) -> RowFacts:
        """Which way it goes; of a document that is found inside its files: where, instead of how far it is."""
        facts, excerpt = self._words().found(line), self._excerpts.get(line.id)
        return replace(facts, marks=(Mark(excerpt.text, "text3", "search"),)) if excerpt else facts

    def _tell_how_many(self) -> None:
        self._title.set_text(_found_words(self._model.rows.documents, self._asked.typed.strip()) or self._usual_title)

    def _nothing_to_read(self) -> str:
        return translate("SearchPage", "Không có gì để đọc. Sửa lại chữ ở ô tìm, hoặc xóa ô tìm.")

    def _look_inside(self) -> None:
        """Typing has paused: what is shown stays where it is, and what files hold comes after it."""
        self._model.show(SearchSource(self._asked, is_whole=True), self.view.keep())

    def _ask_for_excerpts(self) -> None:
        typed, ids = self._asked.typed, self._model.inside
        if not ids or all(id in self._excerpts for id in ids):
            return

        def look(replica: "Replica") -> dict[str, Excerpt]:
            raw = replica.database.raw()
            try:
                return finding.excerpts(raw, typed, ids)
            finally:
                raw.close()

        def show(found: dict[str, Excerpt]) -> None:
            if typed == self._asked.typed:
                self._excerpts |= found
                self._delegate.forget()
                self.view.viewport().update()

        self._bridge.read(look, show, about=self, key=("excerpts", id(self)))

    def _recall(self, sought: Sought) -> None:
        self.filters.take(sought)
        self._narrow.setChecked(bool(sought.conditions))
        self.search(sought.typed)
        self.recalled.emit(sought.typed)

    def _tell_filters(self) -> None:
        """How many conditions there are, whether or not they are on the screen."""
        count = self._asked.conditions
        self._narrow.setText(translate("SearchPage", "Lọc") + (f" · {count}" if count else ""))

    def _nothing(self) -> str:
        typed = self._asked.typed.strip()
        if not typed and not self._asked.conditions:
            return translate("SearchPage", "Gõ từ cần tìm ở ô phía trên, hoặc mở một tìm kiếm đã lưu.")
        if self._asked.conditions:
            return translate("SearchPage", "Không thấy văn bản nào như vậy. Thử bớt điều kiện lọc.")
        nothing = translate(
            "SearchPage", "Không thấy văn bản nào có “{typed}”. Thử ít chữ hơn, hoặc xem lại chữ đã gõ."
        )
        if folded(typed) != typed.lower():
            nothing = translate("ListPage", "Không thấy văn bản nào có “{typed}”. Thử ít chữ hơn, hoặc gõ không dấu.")
        return nothing.format(typed=typed)

    def _lay_out_head(self) -> None:
        """In place of the tabs that other lists have."""
        flow = Flow(theme.px(8), theme.px(8))
        for part in (self._narrow, self.kept):
            flow.addWidget(part)
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(11), 0, theme.px(4), 0)
        column.setSpacing(theme.px(8))
        column.addLayout(flow)
        column.addWidget(self.filters)
        self._tabs.hide()
        self._head.addLayout(column)
        self.filters.hide()


def _found_words(count: int, typed: str) -> str:
    """How much was found, for a title; "" where no word was typed."""
    if not typed:
        return ""
    if not count:
        return translate("SearchPage", "Không thấy “{typed}”").format(typed=typed)
    if count >= MOST_FOUND:
        return translate("SearchPage", "%n văn bản mới nhất có “{typed}”", "", count).format(typed=typed)
    return translate("SearchPage", "%n văn bản có “{typed}”", "", count).format(typed=typed)
