"""The document that is being written: what it holds, its files, its number. It outlives the windows that show it.

What changes is kept as a draft within two seconds, and whenever one turns to something else; so neither a window that
is closed nor a power cut costs more than the last words.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.actions.composition import Composition
from app.ui.bridge.bridge import Bridge, RefusedThen
from app.ui.compose.keeping import Keeping
from app.ui.compose.numbering import Numbering
from app.ui.compose.outside import Outside
from app.ui.compose.papers import files_of
from app.ui.compose.taking import Taking
from sync.errors import EofficeError
from sync.replica.draft_content import DraftContent
from sync.replica.writing_page import WritingDesk, writing_desk
from sync.rules.documents import Document
from sync.rules.drafts import SharedDraft
from sync.rules.legal_time import legal_day
from sync.rules.secrecy import mark_in_subject

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.actions.placing import Placed

SAVE_MS = 2000
FIXES_NUMBER = ("kind", "unit", "issued_on")
T = TypeVar("T")


class Writing(QObject):
    """`loaded`: another document is being written. `changed`: something of it is other than before. `kept`: it is on
    the disk as it stands. `not_kept`: it could not be stored (an error). `said`: something to be told in passing."""

    loaded = Signal()
    changed = Signal()
    kept = Signal()
    not_kept = Signal(object)
    said = Signal(str)

    def __init__(self, bridge: Bridge, office: Callable[[], str]) -> None:
        super().__init__()
        self._bridge, self._office = bridge, office
        self._composition: Composition | None = None
        self._is_kept, self._is_touched = True, False
        self.taking, self.outside, self._keeping = Taking(bridge), Outside(bridge), Keeping(bridge)
        self.desk = WritingDesk()
        self.numbering = Numbering(self, bridge)
        self.wrong_days: frozenset[str] = frozenset()
        self.kept_at: datetime | None = None
        self.is_busy = False
        self._soon = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._soon.timeout.connect(self.keep)
        self._keeping.kept.connect(self._kept)
        self._keeping.failed.connect(self._not_kept)
        self.taking.changed.connect(self._files_changed)
        self.taking.said.connect(self.said)
        self.outside.changed.connect(self._outside_changed)
        bridge.changed.connect(self._look_again)

    @property
    def is_open(self) -> bool:
        return self._composition is not None

    @property
    def is_touched(self) -> bool:
        """Whether there is anything that would be a pity to lose."""
        return self.is_open and (self._is_touched or self.document is not None)

    @property
    def content(self) -> DraftContent:
        assert self._composition is not None
        return self._composition.content

    @property
    def document(self) -> Document | None:
        """The document, once it has its number."""
        return self._composition.document if self._composition else None

    @property
    def answered(self) -> Document | None:
        """The document that it replies to, where it is a reply."""
        return self._composition.answered if self._composition else None

    @property
    def corrected(self) -> Document | None:
        """The earlier document of ours that it puts right, where it does."""
        return self._composition.corrected if self._composition else None

    @property
    def shared(self) -> SharedDraft | None:
        """The office's draft that it is, where it was laid before a leader."""
        return self._composition.shared if self._composition else None

    @property
    def today(self) -> date:
        return self._bridge.given_date or legal_day(self._bridge.clock.now())

    @property
    def issued_on(self) -> date:
        """The document's day: today where nobody has said another."""
        return self.content.issued_on or self.today

    def begin(self, composition: Composition, *, touched: bool) -> None:
        """Write this from now on; what was written before is kept. `touched`: it holds something already."""
        self.leave()
        self._composition, self._is_touched, self._is_kept = composition, touched, True
        self.wrong_days, self.kept_at = frozenset(), None
        self.numbering.start()
        self.taking.start(composition.content.files, composition.absent)
        self._look_again()
        self.loaded.emit()
        self.changed.emit()

    def take_up(self, id: str, then: Callable[[bool], object], step: str = "") -> None:
        """Go on with a draft or a numbered document, at a step where one is named; whether there is one."""
        if self.is_open and self.content.id == id:
            self.remember_step(step or self.content.step)
            self.loaded.emit()
            self.changed.emit()
            then(True)
            return
        from app.actions.composing import composition

        self.keep()

        def take(found: Composition | None) -> None:
            if found is not None:
                last = self._keeping.held(id) or found.content
                self.begin(replace(found, content=msgspec.structs.replace(last, step=step or last.step)), touched=True)
                self._is_kept = self._keeping.held(id) is None
            then(found is not None)

        self._bridge.act(lambda desk: composition(desk.replica, id), take, about=self)  # behind what is being kept

    def change(self, **fields: object) -> None:
        """Fill something in."""
        before = self.content
        after = msgspec.structs.replace(before, **fields)
        if after == before:
            return
        assert self._composition is not None
        self._composition = replace(self._composition, content=after)
        self._touch()
        if any(getattr(before, name) != getattr(after, name) for name in FIXES_NUMBER):
            self.numbering.look()
        self.changed.emit()

    def remember_step(self, step: str) -> None:
        """Note where one is; that alone is no reason to keep a draft."""
        assert self._composition is not None
        self._composition = replace(self._composition, content=msgspec.structs.replace(self.content, step=step))
        self._is_kept = self._is_kept and not self.is_touched

    def set_wrong_day(self, field: str, *, wrong: bool) -> None:
        """Note that something stands in a field that is no day."""
        days = self.wrong_days | {field} if wrong else self.wrong_days - {field}
        if days != self.wrong_days:
            self.wrong_days = days
            self.changed.emit()

    def send(self, hold_s: float, then: Callable[["Placed"], object], refused: RefusedThen) -> None:
        """Release it; it is no longer written then."""
        from app.actions import composing

        content = self.content

        def sent(placed: "Placed") -> None:
            self.close()
            then(placed)

        self.do(lambda desk: composing.send(desk, content, hold_s), sent, refused)

    def submit(self, leader: str, note: str, then: Callable[[str], object], refused: RefusedThen) -> None:
        """Lay it before a leader; the office shares it then, and it is no longer written here."""
        from app.actions import drafting

        content = self.content

        def submitted(_: None) -> None:
            self.close()
            then(content.id)

        self.do(lambda desk: drafting.submit(desk, content, leader, note), submitted, refused)

    def do(self, action: Callable[["Desk"], T], then: Callable[[T], object], refused: RefusedThen) -> None:
        """Do something with it that ends its being a draft as it is; meanwhile nothing else is done with it."""
        self._soon.stop()
        self.is_busy = True
        self.changed.emit()

        def done(result: T) -> None:
            self.is_busy = False
            if not self._is_kept:
                self._soon.start()
            then(result)

        def failed(error: EofficeError) -> None:
            self.is_busy = False
            self.keep()
            refused(error)
            self.changed.emit()

        self._bridge.act(action, done, about=self, refused=failed)

    def fix(self, found: Composition) -> None:
        """Take in what its number has fixed; what was typed meanwhile stays."""
        if self.is_open and self.content.id == found.content.id:
            fixed = {name: getattr(found.content, name) for name in FIXES_NUMBER}
            content = msgspec.structs.replace(self.content, **fixed)
            self._composition = replace(found, content=content, answered=self.answered, corrected=self.corrected)
            self.changed.emit()

    def keep(self) -> None:
        """Store what has changed, now."""
        self._soon.stop()
        if self._is_kept or not self.is_touched:
            return
        content = self.content
        if mark_in_subject(content.subject):  # such words do not reach the disk; the rest does
            content = msgspec.structs.replace(content, subject="")
        self._is_kept = True
        self._keeping.put(content)

    def leave(self) -> None:
        """Store what has changed and write nothing any more."""
        if self.is_open:
            self.keep()
            self.close()

    def close(self) -> None:
        """Write nothing any more, and store nothing."""
        self._soon.stop()
        if self.is_open:
            self._keeping.forget(self.content.id)
        self.taking.stop()
        self.outside.stop()
        self._composition, self.is_busy, self._is_kept = None, False, True

    def _touch(self) -> None:
        self._is_touched, self._is_kept = True, False
        if not self._soon.isActive():
            self._soon.start()

    def _files_changed(self) -> None:
        if self.is_open:
            files = files_of(self.taking.papers)
            self.change(files=files) if files != self.content.files else self.changed.emit()

    def _outside_changed(self) -> None:
        if self.is_open:
            self.changed.emit()

    def _look_at_shared(self, id: str) -> None:
        """The leader may have spoken, or somebody else submitted another text."""
        from app.actions.composing import shared_draft

        def take(found: SharedDraft | None) -> None:
            if self._composition is not None and self.content.id == id and found != self.shared:
                self._composition = replace(self._composition, shared=found)
                self.changed.emit()

        self._bridge.read(lambda replica: shared_draft(replica, id), take, about=self, key=("shared", id))

    def _kept(self, content: DraftContent) -> None:
        if self.is_open and self.content.id == content.id:
            self._is_kept |= self.content == content
            self.kept_at = self._bridge.clock.now()
            self.kept.emit()

    def _not_kept(self, id: str, error: EofficeError) -> None:
        if self.is_open and self.content.id == id:
            self._is_kept = False
            self.not_kept.emit(error)
        else:  # nobody writes it any more who could be told beside it
            self._bridge.troubled.emit(error)

    def _look_again(self) -> None:
        """Another hand may have given a number, changed a group, sent the document."""
        if not self.is_open:
            return

        def take(desk: WritingDesk) -> None:
            if desk != self.desk:
                self.desk = desk
                self.changed.emit()

        if self.shared is not None:
            self._look_at_shared(self.content.id)
        office = self._office()
        self._bridge.page(lambda raw: writing_desk(raw, office), take, about=self, key=("writing", id(self)))
        self.numbering.look()
