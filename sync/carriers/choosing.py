"""Which of the bundles at a place are for here: a stick may carry those of many offices, and other things besides."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from sync.carriers.form import Header
from sync.carriers.stick import bundles_in, suspicious
from sync.errors import Defect, EofficeError, Refused

T = TypeVar("T")
NOT_FOR_HERE = frozenset(
    {"bundle.other_office", "bundle.other_district", "bundle.other_pc", "bundle.wrong_way", "bundle.not_ours"}
)


@dataclass
class Chosen(Generic[T]):
    """What became of the bundles at a place. `others`: for somebody else; `troubles`: for here, and not taken in;
    `warnings`: names that a worm may have left there."""

    taken: list[T] = field(default_factory=list)
    others: int = 0
    troubles: list[EofficeError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def take_all(place: Path, check: Callable[[Path], Header], take: Callable[[Path], T]) -> Chosen[T]:
    """Take in a bundle, or those of a folder that are for here, in the order in which they were made.

    One that is damaged keeps no other back. Raises: Refused `bundle.none`; for a single one, or where none could be
    taken, what `check` and `take` raise; LocalHindrance, and what was taken before stays.
    """
    if not place.is_dir():
        check(place)
        return Chosen([take(place)])
    chosen: Chosen[T] = Chosen(warnings=suspicious(place))
    ours: list[tuple[int, Path]] = []
    for path in bundles_in(place):
        try:
            ours.append((check(path).number, path))
        except (Refused, Defect) as error:
            if error.code in NOT_FOR_HERE:
                chosen.others += 1
            else:
                chosen.troubles.append(error)
    for _, path in sorted(ours):
        try:
            chosen.taken.append(take(path))
        except (Refused, Defect) as error:
            chosen.troubles.append(error)
    if not chosen.taken and chosen.troubles:
        raise chosen.troubles[0]
    if not chosen.taken:
        raise Refused("bundle.none", {"place": str(place), "others": str(chosen.others)})
    return chosen
