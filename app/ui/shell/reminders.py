"""What is still to be done so that the office can work, as a band over the pages until it is done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.doing.books import ask_first_numbers
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band
from app.ui.shell.context import Context
from app.ui.words.books import series_words
from app.ui.words.speech import translate
from sync.replica.book_page import unopened_books
from sync.rules.books import Direction, key_of
from sync.rules.people import Role

LOOK_MS = 400


class Reminders(QWidget):
    """For the clerk: books of which nobody has said where they begin. On a PC that has just joined he is asked at once,
    once; later he finds it here. Whoever is no clerk sees nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._told: tuple[str, ...] = ()
        self._band = Slot()
        column = QVBoxLayout(self)
        edge = theme.px(8)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self._band)
        self.hide()
        self._soon = Soon(self, self._look, LOOK_MS)
        if Role.CLERK in context.roles:
            context.bridge.changed.connect(self._soon.wish)
            self._look()

    def _look(self) -> None:
        identity, year = self._context.identity, self._context.today.year
        self._context.bridge.page(
            lambda raw: unopened_books(raw, identity.office, identity.device, year), self._tell, about=self, key="books"
        )

    def _tell(self, unopened: tuple[str, ...]) -> None:
        if unopened == self._told:
            return
        self._told = unopened
        self.setVisible(bool(unopened))
        if not unopened:
            return
        ask: Callable[[], object] = lambda: ask_first_numbers(self._context, unopened)  # noqa: E731
        do = button(translate("Books", "Ghi số bắt đầu"), ask, kind="link")
        self._band.put(Band("amber", "book", "", _missing(unopened), [do]))
        if self._context.is_new:
            self._context.is_new = False
            ask()


def _missing(unopened: Sequence[str]) -> str:
    if any(key_of(name) for name in unopened):
        books = ", ".join(series_words(name) for name in unopened)
        return translate("Books", "Chưa có số bắt đầu: {books}.").format(books=books)
    if len(unopened) > 1:
        return translate("Books", "Sổ văn bản đi và sổ văn bản đến chưa có số bắt đầu.")
    if unopened[0] == Direction.OUTGOING:
        return translate("Books", "Sổ văn bản đi chưa có số bắt đầu.")
    return translate("Books", "Sổ văn bản đến chưa có số bắt đầu.")
