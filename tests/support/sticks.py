"""Sticks between PCs and a district in one process: folders, the real bundles, no line at all."""

from pathlib import Path

from sync.engine import carrying
from sync.engine.carrying import Brought, Written
from sync.server import bundles_in, bundles_out
from sync.server.bundles_in import Taken
from sync.server.bundles_out import Packed
from tests.support.places import DistrictPlace, Pc


def unseen(done: int, total: int) -> None:
    assert done <= total


def pack_up(pc: Pc, stick: Path) -> Written:
    return carrying.pack(pc.replica, stick, unseen)


def bring_up(place: DistrictPlace, bundle: Path) -> Taken:
    return bundles_in.take_bundle_in(place.district, bundle, unseen)


def pack_down(place: DistrictPlace, office: str, stick: Path) -> Packed:
    return bundles_out.pack(place.district, office, stick, unseen)


def bring_down(pc: Pc, bundle: Path | str) -> Brought:
    return carrying.take_bundle_in(pc.replica, Path(bundle), pc.heard, unseen)


def there_and_back(pc: Pc, stick: Path) -> Brought:
    """A PC's stick goes to the district and comes back with the answer."""
    bring_up(pc.place, pack_up(pc, stick).file)
    return bring_down(pc, pack_down(pc.place, pc.office, stick).file)
