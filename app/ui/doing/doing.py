"""From what a person chose to what is done: the one table of it."""

from collections.abc import Callable

from app.actions.document_page import DocumentPage
from app.ui.doing.files import FilesDoing
from app.ui.doing.incoming import IncomingDoing
from app.ui.doing.outgoing import OutgoingDoing
from app.ui.shell.context import Context
from sync.replica.line import Line


class Doing:
    """Every choice of `app.ui.reading.choices` has its entry here; a test holds the two together."""

    def __init__(self, context: Context) -> None:
        incoming, outgoing, self._files = IncomingDoing(context), OutgoingDoing(context), FilesDoing(context)
        self._context = context
        self.with_page: dict[str, Callable[[DocumentPage], object]] = {
            "register": incoming.register,
            "refuse": incoming.refuse,
            "answer_recall": incoming.answer_recall,
            "withdraw": outgoing.withdraw,
            "recall": outgoing.recall,
            "void": outgoing.void,
            "close_outside": outgoing.close_outside,
            "save": lambda page: self._files.save([page.document.id]),
        }
        self.with_lines: dict[str, Callable[[list[Line]], object]] = {
            "register": incoming.register_all,
            "save": lambda lines: self._files.save([line.id for line in lines]),
        }

    def do(self, name: str, about: DocumentPage | list[Line]) -> None:
        if isinstance(about, list):
            self.with_lines[name](about)
        else:
            self.with_page[name](about)

    def open_copy(self, id: str, sha256: str) -> None:
        self._files.open_copy(id, sha256)
