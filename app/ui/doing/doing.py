"""From what a person chose to what is done: the one table of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.actions.document_page import DocumentPage
from app.ui.compose import starting
from app.ui.compose.files_field import asked_for_files
from app.ui.doing.circulation import CirculationDoing
from app.ui.doing.files import FilesDoing
from app.ui.doing.following import FollowingDoing
from app.ui.doing.incoming import IncomingDoing
from app.ui.doing.inviting import InvitingDoing
from app.ui.doing.joining import JoiningDoing
from app.ui.doing.outgoing import OutgoingDoing
from app.ui.doing.printing import PrintDoing
from app.ui.doing.reminding import RemindingDoing
from app.ui.doing.second_tries import SecondTriesDoing, read_page
from app.ui.filing.doing import FilingDoing
from app.ui.reading.choices import other_document
from app.ui.shell.context import Context
from sync.replica.line import Line
from sync.replica.waiting_page import RefusedAct
from sync.replica.work_page import WorkTask
from sync.rules.corrections import Way


class Doing:
    """Every choice of `app.ui.reading.choices` has its entry here; a test holds the two together."""

    def __init__(self, context: Context) -> None:
        outgoing, self._files = OutgoingDoing(context), FilesDoing(context)
        joining = JoiningDoing(context)
        self._incoming = incoming = IncomingDoing(context, joining)
        circulation, self.reminding = CirculationDoing(context), RemindingDoing(context)
        self.second_tries = tries = SecondTriesDoing(context)
        printing, inviting, filing = PrintDoing(context), InvitingDoing(context), FilingDoing(context)
        following = FollowingDoing(context)
        self._context = context
        self.with_page: dict[str, Callable[[DocumentPage], object]] = {
            "register": incoming.register,
            "join": joining.join,
            "join_other": joining.join_other,
            "separate": joining.separate,
            "open_form": joining.open_form,
            "refuse": incoming.refuse,
            "answer_recall": incoming.answer_recall,
            "reply": lambda page: starting.reply(context, page),
            "release": lambda page: starting.take_up(context, page.document.id, "papers"),
            "write_anew": lambda page: starting.write_anew(context, page),
            "correct": lambda page: starting.put_right(context, page, Way.CORRECTS),
            "supersede": lambda page: starting.put_right(context, page, Way.SUPERSEDES),
            "open_other": self._open_other,
            "present": circulation.present,
            "direct": circulation.direct,
            "hand_back": circulation.hand_back,
            "direct_for": circulation.direct_for,
            "report_progress": following.report_progress,
            "ask_extension": following.ask_extension,
            "extend": following.extend,
            "accept": circulation.accept,
            "finish": circulation.finish,
            "answer_invitation": inviting.answer,
            "note_meeting": inviting.note,
            "print_guests": inviting.print_guests,
            "withdraw": outgoing.withdraw,
            "recall": outgoing.recall,
            "void": outgoing.void,
            "close_outside": outgoing.close_outside,
            "remind": self.reminding.remind_all,
            "file": lambda page: filing.put_in([page.document.id]),
            "lend": lambda page: filing.lend(page.document.id, page.document.notation),
            "give_back": lambda page: filing.give_back(page.loan.id, page.document.notation) if page.loan else None,
            "print": printing.print_page,
            "save": lambda page: self._files.save([page.document.id]),
        }
        self.with_lines: dict[str, Callable[[list[Line]], object]] = {
            "register": incoming.register_all,
            "seen": incoming.seen_all,
            "file": lambda lines: filing.put_in([line.id for line in lines]),
            "print": printing.print_lines,
            "save": lambda lines: self._files.save([line.id for line in lines]),
        }
        self.with_card: dict[str, Callable[[Line], object]] = {
            "open": tries.open,
            "undo": tries.undo_release,
            "retry": lambda line: tries.retry(line.id),
        }
        self.with_refused: dict[str, Callable[[RefusedAct], object]] = {
            "retry": lambda refused: tries.retry(refused.intent),
            "edit": lambda refused: tries.mend(refused.line),
            "recipients": lambda refused: tries.mend(refused.line, "recipients"),
            "close": tries.close_refused,
            "open": lambda refused: tries.open(refused.line),
        }
        self.with_task: dict[str, Callable[[WorkTask], object]] = {
            "retry": lambda task: tries.retry(task.line.id if task.line else task.id),
            "close": lambda task: tries.close(task.id),
            "void_gap": lambda task: outgoing.void_gap(task.id, task.facts.get("number", "")),
        }

    def _open_other(self, page: DocumentPage) -> None:
        if (other := other_document(page)) is not None:
            self._context.go(other[1], document=other[0])

    def do(self, name: str, about: DocumentPage | list[Line]) -> None:
        if isinstance(about, list):
            self.with_lines[name](about)
        else:
            self.with_page[name](about)

    def on_card(self, name: str, about: Line | RefusedAct | WorkTask) -> None:
        """From a card that shows less than a document's page; where the page is needed, it is read first."""
        if isinstance(about, RefusedAct):
            self.with_refused[name](about)
        elif isinstance(about, WorkTask):
            self._on_task(name, about)
        elif name in self.with_card:
            self.with_card[name](about)
        else:
            id = about.id

            def go_on(page: DocumentPage | None) -> None:
                if page is not None:
                    self.with_page[name](page)

            self._context.bridge.read(lambda replica: read_page(replica, id), go_on, about=self._context.window())

    def _on_task(self, name: str, task: WorkTask) -> None:
        if name in self.with_task:
            self.with_task[name](task)
        elif task.line is not None:
            self.on_card(name, task.line)

    def seen(self, page: DocumentPage) -> None:
        """A document has been read for long enough to count as seen."""
        self._incoming.seen(page)

    def attach_scan(self, id: str, paths: Sequence[Path]) -> None:
        """Go on with a document that has its number, with the scan of it."""
        if scan := paths or asked_for_files(self._context, one=True):
            starting.take_up(self._context, id, "papers", scan=scan)

    def fetch_files(self, id: str) -> None:
        self._files.fetch(id)

    def do_with_file(self, name: str, id: str, sha256: str) -> None:
        """Open a copy of one file of a document, save it, or make it the reply's file."""
        {"open": self._files.open_copy, "save": self._files.save_one, "reply": self._reply_with}[name](id, sha256)

    def _reply_with(self, id: str, sha256: str) -> None:
        def go_on(page: DocumentPage | None) -> None:
            if page is not None:
                starting.reply(self._context, page, sha256)

        self._context.bridge.read(lambda replica: read_page(replica, id), go_on, about=self._context.window())
