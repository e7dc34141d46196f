"""A PC's way from a code to its first window: what is known, what is being asked, what went wrong.

stage        what it waits for                                        then
------------------------------------------------------------------------------------------------
typing       code and server, by hand, from a file or a picture       asking
asking       the server                                               confirming, waiting, typing
waiting      the line; it tries again by itself                       asking
confirming   the person: is this my office, is this me                done, declined
declined     the person: leave, or begin with another slip            typing

What was typed is kept in the profile from the first try on, so that it outlives the program until it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from app.host.invitation import Invitation
from app.host.kept_slip import KeptSlip, forget_slip, keep_slip
from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Joining, Opening, first_look, opening_of
from app.ui.first.typed_code import characters
from sync.errors import EofficeError, LineHindrance, Refused
from sync.protocol.codes import normalised
from sync.rules.people import Person

if TYPE_CHECKING:
    from app.ui.first.restore_dialog import RestoreDialog

FIRST_PAUSE_MS, LONGEST_PAUSE_MS, LONGER = 5000, 60_000, 1.5


class FirstStart(QObject):
    """`changed`: stage, trouble, or what is known of the server. `taken`: a slip was read from what was handed over.
    `begun`: the person says that it is his PC: the opening to go on with, and who he is.

    `known`: the server as far as it is told, and `source` by what: machine, carried, typed or "". `trouble`: why the
    last try came to nothing.
    """

    changed = Signal()
    taken = Signal()
    begun = Signal(object, str)

    def __init__(
        self, bridge: Bridge, joining: Joining, opening: Opening, first_pause_ms: int = FIRST_PAUSE_MS
    ) -> None:
        super().__init__()
        self._bridge, self._first_pause_ms = bridge, first_pause_ms
        self.machine_trouble = joining.trouble
        self.known, self.source, self.code = joining.machine, "machine" if joining.machine.names_a_server else "", ""
        self.stage, self.clock_trouble = "typing", ""
        self.trouble: EofficeError | None = None
        self.opening: Opening = opening
        self.next_try_at: datetime | None = None
        self._pause_ms = first_pause_ms
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.begin)
        self._go_on_with(joining.kept)

    @property
    def person(self) -> Person | None:
        """Who was admitted last on this PC."""
        people = self.opening.identity.people if self.opening.identity else ()
        return self.opening.people.get(people[-1]) if people else None

    @property
    def invitation(self) -> Invitation:
        return msgspec.structs.replace(self.known, code=normalised(self.code) or "")

    @property
    def can_begin(self) -> bool:
        return bool(self.invitation.code and self.known.names_a_server)

    def name_server(self, told: Invitation, source: str) -> None:
        """Take on another server, or as much of it as is told; a code that comes with it too."""
        if told.addresses or told.fingerprint:
            self.known, self.source = msgspec.structs.replace(told, code=""), source
        if told.code:
            self.code = characters(told.code)
        self.trouble = None
        self.changed.emit()

    def take_file(self, path: Path) -> None:
        from app.ui.first.carried import from_file

        self._read(lambda: from_file(path))

    def take_file_named(self, path: str) -> None:
        self.take_file(Path(path))

    def take_picture(self, picture: QImage) -> None:
        from app.ui.first.carried import from_picture

        self._read(lambda: from_picture(picture))

    def take_text(self, text: str) -> None:
        from app.ui.first.carried import from_text

        self._read(lambda: from_text(text))

    def begin(self) -> None:
        """Ask the server, once code and server are known; keep both until the answer is here."""
        if self.stage == "asking" or not self.can_begin:
            return
        self._again.stop()
        self.next_try_at = None
        self._set("asking")
        invitation, bridge = self.invitation, self._bridge

        def ask() -> tuple[Opening, str]:
            from app.actions.enrolling import begin_work, clock_trouble

            keep_slip(bridge.profile.folder, KeptSlip(invitation=invitation))
            begin_work(bridge.profile, invitation, bridge.clock, bridge.ids)
            used = msgspec.structs.replace(invitation, code="")
            keep_slip(bridge.profile.folder, KeptSlip(invitation=used, admitted=True))
            doubt = clock_trouble(bridge.door.replica())
            return opening_of(bridge.profile, bridge.clock, bridge.ids), doubt

        bridge.away(ask, self._admitted, about=self, refused=self._hindered)

    def stop_waiting(self) -> None:
        """Look at code and server again instead of waiting for the line."""
        self._again.stop()
        self._set("typing")

    def confirm(self, pin: str) -> None:
        """The person says that office and name are right; `pin` is his, "" for none."""
        bridge = self._bridge
        person = self.person.id if self.person else ""

        def settle() -> Opening:
            if pin:
                from app.actions.people import set_pin

                set_pin(bridge.door.replica(), person, pin)
            forget_slip(bridge.profile.folder)
            return opening_of(bridge.profile, bridge.clock, bridge.ids)

        self.trouble = None
        bridge.away(settle, lambda opening: self.begun.emit(opening, person), about=self, refused=self._cannot)

    def ask_restore(self, parent: QWidget) -> QDialog:
        """Ask which backup to begin with instead of a code."""
        from app.ui.first.restore_dialog import RestoreDialog  # wanted once in a PC's life

        return self._ask_for_data(RestoreDialog(self._bridge, parent))

    def ask_move_in(self, parent: QWidget) -> QDialog:
        """Ask for the file that the office's former PC has packed."""
        from app.ui.first.move_in_dialog import MoveInDialog  # as above

        return self._ask_for_data(MoveInDialog(self._bridge, parent))

    def _ask_for_data(self, dialog: RestoreDialog) -> QDialog:
        dialog.restored.connect(lambda opening: self.begun.emit(opening, ""))
        dialog.open()
        return dialog

    def decline(self) -> None:
        self._set("declined")

    def undecline(self) -> None:
        self._set("confirming")

    def start_anew(self) -> None:
        """Put away what this slip has brought, and begin with another one. Nothing is deleted."""
        bridge = self._bridge

        def put_away() -> Joining:
            bridge.door.close()
            bridge.profile.put_away(bridge.clock.now())
            return first_look(bridge.profile).joining or Joining()

        def anew(joining: Joining) -> None:
            self.opening, self.code = Opening(joining=joining), ""
            self._set("typing")

        bridge.away(put_away, anew, about=self, refused=self._cannot)

    def _go_on_with(self, kept: KeptSlip | None) -> None:
        """Take up what an earlier start has left: a question to the person, or a code that waits for the line."""
        if kept is None:
            return
        if kept.admitted and self.opening.identity is not None:
            self.stage = "confirming"
            return
        self.known, self.source, self.code = kept.invitation, "carried", characters(kept.invitation.code)
        if self.can_begin:
            self.stage = "waiting"
            self._again.start(0)

    def _read(self, read: Callable[[], Invitation]) -> None:
        def take(told: Invitation) -> None:
            self.name_server(told, "carried")
            self.taken.emit()

        self._bridge.away(read, take, about=self, refused=self._cannot)

    def _admitted(self, answer: tuple[Opening, str]) -> None:
        self.opening, self.clock_trouble = answer
        self.code = ""
        self._pause_ms = self._first_pause_ms
        self._set("confirming")

    def _hindered(self, error: EofficeError) -> None:
        if not isinstance(error, LineHindrance):
            if isinstance(error, Refused) and error.code.startswith("enrol."):
                self._bridge.away(lambda: forget_slip(self._bridge.profile.folder), _nothing, about=self)
            self._set("typing", error)
            return
        wish_ms = round((error.retry_after_s or 0) * 1000)
        pause_ms = min(max(self._pause_ms, wish_ms), max(LONGEST_PAUSE_MS, wish_ms))
        self._pause_ms = min(LONGEST_PAUSE_MS, round(self._pause_ms * LONGER))
        self.next_try_at = self._bridge.clock.now() + timedelta(milliseconds=pause_ms)
        self._again.start(pause_ms)
        self._set("waiting", error)

    def _cannot(self, error: EofficeError) -> None:
        self.trouble = error
        self.changed.emit()

    def _set(self, stage: str, trouble: EofficeError | None = None) -> None:
        self.stage, self.trouble = stage, trouble
        self.changed.emit()


def _nothing(_: object) -> None:
    return None
