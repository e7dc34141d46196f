"""Work that goes by stick, share or mail attachment instead of the line: writing a bundle, taking in what came."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.actions.carrying_over import carry_over
from sync.carriers.choosing import Chosen, take_all
from sync.carriers.form import Header
from sync.carriers.reading import Progress
from sync.carriers.stick import bundles_in, suspicious
from sync.engine import carrying
from sync.engine.carrying import Brought, Written
from sync.errors import Defect, LocalHindrance, Refused
from sync.replica.carried import taken_in
from sync.replica.replica import Replica


@dataclass(frozen=True)
class Out:
    """`warnings`: names at the place that a worm may have left there."""

    written: Written
    warnings: tuple[str, ...] = ()


def write_out(replica: Replica, place: Path, progress: Progress) -> Out:
    """Write all that waits here into a bundle: a folder, or the file to be written. Raises: as `carrying.pack`."""
    warnings = tuple(suspicious(place)) if place.is_dir() else ()
    with suppress(LocalHindrance):  # told by the engine; what was done before goes along where it can
        carry_over(replica)
    return Out(carrying.pack(replica, place, progress), warnings)


def write_to_folder(replica: Replica, folder: Path, progress: Progress) -> Out:
    """As `write_out`, to a folder that was chosen before. Raises: also LocalHindrance `bundle.pulled` where it has gone
    since: its name is not to become a file's."""
    if not folder.is_dir():
        raise LocalHindrance("bundle.pulled", {"place": str(folder)})
    return write_out(replica, folder, progress)


def new_for_here(replica: Replica, folder: Path) -> int:
    """How many bundles for this PC lie in a folder that it has not taken in. Raises: LocalHindrance of the stick."""
    found = 0
    with replica.read() as connection:
        known = taken_in(connection)
    for path in bundles_in(folder):
        try:
            found += carrying.check_for_us(replica, path).number not in known
        except (Refused, Defect):
            continue
    return found


def take_bundles_in(replica: Replica, place: Path, progress: Progress) -> Chosen[Brought]:
    """Take in a bundle, or those of a folder that are for this PC.

    Raises: as `take_all` and `carrying.take_bundle_in`.
    """

    def check(path: Path) -> Header:
        return carrying.check_for_us(replica, path)

    def take(path: Path) -> Brought:
        return carrying.take_bundle_in(replica, path, lambda happened: None, progress)

    return take_all(place, check, take)
