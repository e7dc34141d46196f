"""One writing transaction on the office's file: what a user's action or the engine's exchange does, all or nothing.

At its end, before the commit, the lists are brought up to date and receipts are written for what has arrived, so that
no crash can part a document from its receipt.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from sync.errors import Refused
from sync.protocol.intent_bytes import signed
from sync.protocol.messages import Outcome, PulledScope, PushAnswer
from sync.protocol.signing import Signer
from sync.replica import (
    bringing,
    doing_again,
    epochs,
    fetching,
    listing,
    news,
    numbers,
    offering_again,
    outbox,
    overlay,
    pulled,
    receipts,
    seals,
    slip_files,
    taking_back,
    texts,
    todo,
    transfers,
)
from sync.replica.identity import Identity
from sync.replica.meta import read_meta, write_meta
from sync.replica.view import View
from sync.rules.books import book_id, token_of
from sync.rules.documents import Document, Urgency, handling_id
from sync.rules.drafts import SharedDraft
from sync.rules.ids import Ids
from sync.rules.intents import FORM, AnyAct, Intent, Number, Register, Release, RequestNumbers
from sync.rules.legal_time import legal_day
from sync.rules.people import Person, Role
from sync.rules.rows import DIRECTORY, office_scope, staff_scope
from sync.rules.series import SeriesPlan, series_of_year
from sync.rules.state import Refusal
from sync.rules.templates import Template
from sync.world import Clock

FEW_NUMBERS, NUMBERS_LOOKED_AT = 5, "numbers_looked_at"
MOST_URGENT = Urgency.MOST_URGENT.rank
NEVER_WENT = frozenset({"numbered", "void", "recalled"})


@dataclass(frozen=True)
class Happened:
    """Something that a person may want to hear of: a document was sent, received, complete, or an intent refused."""

    event: str
    document: str


@dataclass
class Transaction:
    """Use through `Replica.write`. Not to be kept after its block."""

    connection: Connection
    identity: Identity
    signer: Signer
    clock: Clock
    ids: Ids
    has_file: Callable[[str], bool]
    happened: list[Happened] = field(default_factory=list)
    _documents: set[str] = field(default_factory=set)
    _completed: set[str] = field(default_factory=set)
    _books: set[str] = field(default_factory=set)
    _templates: set[str] = field(default_factory=set)
    _others: set[overlay.Key] = field(default_factory=set)
    _is_page: bool = False

    @property
    def view(self) -> View:
        return View(self.connection)

    @property
    def scopes(self) -> frozenset[str]:
        return frozenset({DIRECTORY, staff_scope(self.identity.office), office_scope(self.identity.office)})

    @property
    def epoch(self) -> str:
        return read_meta(self.connection, "epoch") or ""

    def save_intent(
        self,
        act: AnyAct,
        *,
        person: str,
        rank: int,
        hold_until: datetime | None = None,
        made_at: datetime | None = None,
    ) -> Intent:
        """Store an intent with its preview. `made_at`: where it was done before, and not now.

        Files it names are already in place; a crash before the commit leaves at most an orphan file.
        Raises: Refused, with the rule's code; nothing is stored then.
        """
        intent = Intent(
            form=FORM,
            id=self.ids.new(),
            office=self.identity.office,
            device=self.identity.device,
            person=person,
            made_at=made_at or self.clock.now(),
            act=act,
        )
        bringing.check_files(self.connection, act, self.has_file)
        outcome = overlay.preview(self.connection, intent)
        if isinstance(outcome, Refusal):
            raise Refused.by(outcome)
        if outcome.conflict:
            raise Refused.by(outcome.conflict)
        outbox.append(self.connection, intent, signed(intent, self.signer), rank, hold_until)
        self.touch(overlay.lay(self.connection, intent, outcome, self.scopes))
        if isinstance(act, Number | Register):
            self._books.add(numbers.take_for(self.connection, intent.id, act, self.identity.office))
        bringing.want_up(self.connection, intent.id, act, self.identity.office, self.has_file)
        return intent

    def cancel_release(self, document: str) -> bool:
        """Take a release back that has not left this PC; false where it has, or there is none."""
        cancelled = taking_back.cancel(self.connection, Release.kind(), document)
        for id in cancelled:
            transfers.drop_uploads_of(self.connection, id)
            self.touch(overlay.lift(self.connection, id, self.scopes))
        return bool(cancelled)

    def take_back(self, act: str, about: str) -> bool:
        """Undo an act that is still held, with its preview; false where it has been let go, or there is none."""
        id = taking_back.cancel_held(self.connection, act, about)
        if id is not None:
            transfers.drop_uploads_of(self.connection, id)
            self.touch(overlay.lift(self.connection, id, self.scopes))
        return id is not None

    def store_push_answer(self, answer: PushAnswer) -> list[outbox.Settled]:
        """Store the verdicts of a push and which small files the server has taken; what was settled by it."""
        outbox.note_durable(self.connection, answer.durable)
        again = offering_again.rewind(self.connection, answer.expected)
        if read_meta(self.connection, "expected_due"):
            again |= offering_again.show_last(self.connection, answer.expected)
        self.touch(overlay.relay(self.connection, {("", about) for about in again}, self.scopes))
        for sha256 in answer.stored:
            transfers.finish(self.connection, "up", sha256)
        settled = []
        for verdict in answer.verdicts:
            if done := outbox.settle(self.connection, verdict, self.clock.now()):
                settled.append(done)
                bringing.settle(self.connection, done, self.clock.now(), self.identity.office, self.has_file)
                if done.outcome is not Outcome.APPLIED:
                    self.touch(overlay.lift(self.connection, done.intent, self.scopes))
                    self.happened.append(Happened("refused", done.about))
        self._settle_acknowledged()
        if any(done.was for done in settled):
            todo.keep_verdicts(self.connection)
        write_meta(self.connection, "expected_due", "")
        return settled

    def store_page(self, scope: str, page: PulledScope, epoch: str) -> None:
        """Store one page of a scope's rows with its cursor."""
        rows = seals.sound(page.rows, self.identity.seal_key)
        keys = pulled.store_rows(self.connection, scope, rows, page.to, epoch)
        doing_again.let_go_with(self, rows)
        self.touch(keys | overlay.relay(self.connection, keys, self.scopes))
        self._settle_acknowledged()
        self._is_page = True

    def begin_epoch(self, epoch: str) -> None:
        """The server was restored: pull everything again and offer again what its backup may not hold: what is past the
        last one that we know of, at once; its counters tell the next push if it was an older one."""
        if epoch == self.epoch:
            return
        if self.epoch:
            about = offering_again.what_may_be_lost(self.connection)
            self.touch(overlay.relay(self.connection, {("", id) for id in about}, self.scopes))
            transfers.recheck_all(self.connection)
        pulled.forget_cursors(self.connection)
        epochs.begin(self.connection, epoch)

    def drop_scopes(self, allowed: tuple[str, ...]) -> None:
        """Let go of scopes that this PC may no longer see."""
        for scope in sorted(set(pulled.read_cursors(self.connection)) - set(allowed)):
            keys = pulled.drop_scope(self.connection, scope)
            self.touch(keys | overlay.relay(self.connection, keys, self.scopes))

    def file_arrived(self, sha256: str) -> None:
        """A file has come down, whole and verified, and lies in the store."""
        texts.arrived(self.connection, sha256)
        for id in transfers.arrived(self.connection, sha256):
            if self.view.get(Template, id) is not None:
                continue  # stands in no list
            self._documents.add(id.partition("@")[0])
            if "@" in id:  # the scan of a slip: the document itself lacks nothing
                continue
            texts.look_again(self.connection, id)
            if transfers.all_here(self.connection, id):
                self._completed.add(id)

    def finish(self) -> None:
        """Bring lists, wanted files and receipts up to date. Called by `Replica.write` before the commit."""
        self._ask_for_numbers()
        fetching.want_templates(self.connection, self._templates, self.has_file)
        self._follow_documents()
        if self._is_page:
            doing_again.do_again(self)
            self._follow_documents()
        todo.keep_up(self.connection, self._others, self.identity, legal_day(self.clock.now()))
        news.note(self.connection, self.clock.now(), ((one.event, one.document) for one in self.happened))

    def _follow_documents(self) -> None:
        office = self.identity.office
        while self._documents:
            documents, self._documents = self._documents, set()
            for change in listing.refresh(self.connection, documents, office, self.has_file):
                self._tell(change)
            self._tell_complete()
            for id in sorted(documents):
                if document := self.view.get(Document, id):
                    fetching.want_document(self.connection, document)
                    receipts.give(self, document)
                elif draft := self.view.get(SharedDraft, id):
                    fetching.want_draft(self.connection, draft)
                slip_files.keep(self.connection, handling_id(id, office), self.has_file)

    def touch(self, keys: set[overlay.Key]) -> None:
        """These rows may look otherwise now: what is kept ready of them is brought up to date at the end."""
        for type_name, id in keys:
            if type_name in ("document", "shared_draft"):
                self._documents.add(id)
            elif type_name == "template":
                self._templates.add(id)
            elif type_name in ("delivery", "handling", "filed_document", "correction"):
                self._documents.add(id.rpartition("@")[0])
            else:
                self._others.add((type_name, id))
                self._books |= {id} if type_name == "book" else set()

    def _ask_for_numbers(self) -> None:
        """A PC without the token asks for its next ten before it runs out; once a day it looks even where nothing was
        taken, for who sits here may be a clerk from today on."""
        books, self._books = self._books | self._books_of_the_day(), set()
        for book in sorted(books):
            series, _, year = book.rpartition(".")
            token = token_of(self.view, series)
            if token is None or token.device == self.identity.device or not self._has_a_clerk:
                continue
            few = numbers.left(self.connection, series, int(year), self.identity.device) < FEW_NUMBERS
            if few and not outbox.is_asked(self.connection, RequestNumbers.kind(), book):
                with suppress(Refused):
                    self.save_intent(RequestNumbers(book=book), person="", rank=MOST_URGENT)

    def _books_of_the_day(self) -> set[str]:
        today = legal_day(self.clock.now())
        changed = {type_name for type_name, _ in self._others} & {Person.type_name(), SeriesPlan.type_name()}
        is_looked_at = not changed and read_meta(self.connection, NUMBERS_LOOKED_AT) == today.isoformat()
        if is_looked_at or not self._has_a_clerk:
            return set()
        write_meta(self.connection, NUMBERS_LOOKED_AT, today.isoformat())
        self._others |= {(Person.type_name(), id) for id in self.identity.people}  # with the day, roles may have ended
        office, year = self.identity.office, today.year
        return {book_id(office, name, year) for name in series_of_year(self.view, office, year)}

    @property
    def _has_a_clerk(self) -> bool:
        people = (self.view.get(Person, id) for id in self.identity.people)
        return any(Role.CLERK in person.roles_on(legal_day(self.clock.now())) for person in people if person)

    def _settle_acknowledged(self) -> None:
        for id in outbox.acknowledged_up_to(self.connection, pulled.read_cursors(self.connection)):
            self.touch(overlay.lift(self.connection, id, self.scopes))

    def _tell(self, change: listing.Change) -> None:
        before, after = change.before, change.after
        if before and before.waiting and after and not after.waiting and after.state not in NEVER_WENT:
            self.happened.append(Happened("sent", change.document))
        if before is None and after and after.box == "incoming" and not after.source:
            self.happened.append(Happened("received", change.document))
            if transfers.all_here(self.connection, change.document):
                self._completed.add(change.document)

    def _tell_complete(self) -> None:
        for id in sorted(self._completed):
            line = listing.read_line(self.connection, id)
            if line and line.box == "incoming":
                self.happened.append(Happened("complete", id))
        self._completed.clear()
