"""Districts as most tests find them: founded, with a PC or two enrolled. That happens once; each test has a copy."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.support.on_postgresql import keep
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT

OFFICES = {"commune": COMMUNE, "district": DISTRICT}
HARMLESS = frozenset({"place", "desktop", "qapp", "kept_places", "looker", "request"})  # none of them enrols anybody


class KeptPlaces:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, ...], DistrictPlace] = {}

    def copy(self, root: Path, offices: tuple[str, ...]) -> DistrictPlace:
        """A district of one's own in `root`, with a PC of each of these offices, enrolled in this order."""
        kept = self._kept.get(offices) or self._make(offices)
        shutil.copytree(kept.root, root, dirs_exist_ok=True)
        return DistrictPlace.like(kept, root)

    def _make(self, offices: tuple[str, ...]) -> DistrictPlace:
        root = self._folder / "-".join(("district", *offices))
        root.mkdir()
        made = self._kept[offices] = DistrictPlace(root)
        for office in offices:
            made.enrol(office)
        for pc in made.pcs:
            pc.close()
        made.close()
        keep(made.folder)
        return made


def enrolled_first(fixtures: Sequence[str]) -> tuple[str, ...]:
    """The offices whose PCs a test's fixtures enrol before anything else of the test can come to the district."""
    first: list[str] = []
    for name in fixtures:
        if name in OFFICES:
            first.append(OFFICES[name])
        elif name not in HARMLESS and not name.startswith(("_", "tmp_path", "monkeypatch", "caplog", "cap", "qt")):
            break
    return tuple(first)


def pc_of(place: DistrictPlace, office: str) -> Pc:
    """The PC that came with the copy; a new one where none did."""
    for pc in place.ready:
        if pc.office == office:
            place.ready.remove(pc)
            return pc
    return place.enrol(office)
