"""The page for what goes by stick: before, after writing, after reading."""

from datetime import timedelta
from pathlib import Path

from app.actions.carrying import Out
from app.host.removable import Stick
from app.ui.carry.carry_place import CarryPlace
from sync.carriers.choosing import Chosen
from sync.engine.carrying import Brought, Written
from sync.errors import Defect
from sync.replica.carry_page import CarryPage, Consignment
from sync.replica.transaction import Happened
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand


@shows("carry")
def carry(stand: Stand) -> None:
    _with_a_stick(stand)


@shows("carry-written")
def carry_written(stand: Stand) -> None:
    place = _with_a_stick(stand)
    file = Path("eoffice-06463-gui-20261125-081500-120.eobundle")
    place.on_written(Out(Written(file, 1, 3, 9, 4, 5_230_000)))
    _before(stand, place)


@shows("carry-read")
def carry_read(stand: Stand) -> None:
    place = _with_a_stick(stand)
    happened = [Happened("received", "a"), Happened("received", "b"), Happened("sent", "c")]
    brought = Brought("x", 1, happened, heard=1, settled=4, rows=9, files=2)
    damaged = Defect("bundle.damaged", {"file": "eoffice-06463-nhan-20261120-090000-007.eobundle"})
    place.on_brought(Chosen([brought], others=2, troubles=[damaged], warnings=["autorun.inf", "Tài liệu.exe"]))
    _before(stand, place)


def _with_a_stick(stand: Stand) -> CarryPlace:
    place = stand.go("carry")
    assert isinstance(place, CarryPlace)
    for field in (place.to, place.frm):
        field.look = lambda: [Stick("KINGSTON", Path("/media/van-thu/KINGSTON"))]
        field.look_again()
    stand.screen.until(lambda: place.to.folder and place.frm.folder)
    return place


def _before(stand: Stand, place: CarryPlace) -> None:
    """One was written that nobody has heard of yet; those before it have come there and back. Shown, not noted: what
    other screens show of this PC stays as it was."""
    stand.settle()
    now = stand.clock.now()
    out = Consignment("out", now, "x", 3, 9, 4, 5_230_000, None)
    came = Consignment("in", now - timedelta(hours=4), "y", 2, 5, 3, 2_000_000, None)
    heard = Consignment("out", now - timedelta(days=1), "x", 2, 5, 3, 2_000_000, now - timedelta(hours=4))
    place.show_page(CarryPage(3, 0, 3, 708_000, 3, (out, came, heard)))
    stand.settle()
