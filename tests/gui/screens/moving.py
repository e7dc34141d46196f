"""The office moves to another PC: both steps at the former one, and what the new one shows."""

from datetime import UTC, datetime
from pathlib import Path

from app.actions.backing_up import Written
from app.actions.moving import Packed
from app.actions.restoring import Restored
from app.host.removable import Stick
from app.ui.bridge.opening import Opening
from app.ui.first.move_in_dialog import MoveInDialog
from app.ui.first.stopped import Stopped
from app.ui.settings.move_out_dialog import MoveOutDialog
from sync.errors import Refused
from sync.protocol.recovery_code import make_recovery_code
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand

HELD = {"documents": 4218, "drafts": 12, "unsent": 3, "numbers": 1207, "scans": 40, "files": 7}
CODE = make_recovery_code(bytes(range(24)))
FILE = "/media/van-thu/KINGSTON/eoffice-06463-20261125-081500.eomove"


def _out(stand: Stand) -> MoveOutDialog:
    stand.go("settings")
    stand.context.ask_move()
    dialog = stand.question()
    assert isinstance(dialog, MoveOutDialog)
    dialog.to.look = lambda: [Stick("KINGSTON", Path("/media/van-thu/KINGSTON"))]
    dialog.to.look_again()
    stand.screen.until(lambda: dialog.to.folder)
    return dialog


@shows("move-out")
def move_out(stand: Stand) -> None:
    _out(stand)


@shows("move-packed")
def move_packed(stand: Stand) -> None:
    """Nothing is packed: what it would say."""
    dialog = _out(stand)
    stand.settle()
    at = datetime(2026, 11, 25, 1, 15, tzinfo=UTC)
    written = Written(file=FILE, bytes=873_000_000, at=at, sealed=True, counts=HELD, left_out=1)
    dialog.show_packed(Packed(written, CODE))
    dialog._packed = False  # so that it can be closed before another screen


@shows("first-move-in", "first")
def first_move_in(stand: Stand) -> None:
    dialog = _in(stand)
    dialog.take(FILE)
    dialog.key.setText("GH7K2-MN4P1")
    dialog.begin()


@shows("first-moved-in", "first")
def first_moved_in(stand: Stand) -> None:
    dialog = _in(stand)
    dialog.take(FILE)
    dialog.key.setText(CODE)
    dialog.arrived = Restored(
        office="06463", device="x", at="2026-11-25", kind="move", counts=HELD, before=HELD, fetched=0
    )
    dialog._done(Opening())


def _in(stand: Stand) -> MoveInDialog:
    start = stand.screen.shell.entrance.start
    assert start is not None
    start.stage, start.trouble, start.clock_trouble = "typing", None, ""
    dialog = start.ask_move_in(stand.screen.front)
    assert isinstance(dialog, MoveInDialog)
    return dialog


@shows("moved-away", "first")
def moved_away(stand: Stand) -> None:
    """What stands in a window's place where the office has moved."""
    Stopped(Refused("profile.moved"), lambda: None).open()
    assert isinstance(stand.question(), Stopped)
