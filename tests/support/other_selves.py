"""A PC's other selves: its disk on another machine, its backup on another PC, what it is after an enrolment anew."""

import os
import shutil
from collections.abc import Callable
from copy import copy
from pathlib import Path

from app.actions import carrying_over, succeeding
from sync.errors import Refused
from sync.files import FileStore
from sync.replica import succession
from sync.replica.replica import Replica
from sync.replica.succession import Due
from tests.support.fakes import SeededIds
from tests.support.places import DistrictPlace, Pc

CLEAR = 20  # numbers that are not given past the last known one


def kept_copy(pc: Pc, name: str) -> Path:
    """A copy of its folder as it is now."""
    pc.close()
    folder = pc.folder.with_name(name)
    shutil.copytree(pc.folder, folder)
    pc.restart()
    return folder


def copy_of(pc: Pc) -> Pc:
    """Its disk on another machine."""
    return at(pc, kept_copy(pc, "copy"), 99)


def at(pc: Pc, folder: Path, seed: int) -> Pc:
    """The same PC on another folder, with chance of its own."""
    other = copy(pc)
    other.folder, other.ids = folder, SeededIds(seed)
    other.restart()
    return other


def same_person(pc: Pc) -> Pc:
    """Its first person on another PC, enrolled now."""
    place = pc.place
    new = Pc(place, place.root / f"pc-{len(place.pcs)}", seed=100 + len(place.pcs))
    new.join(pc.desk.person)
    place.pcs.append(new)
    return new


def take_over(earlier: Pc, new: Pc) -> None:
    """As an enrolment anew does."""
    carrying_over.take_what_is_left(new.replica, earlier.replica)
    earlier.close()


def owes(new: Pc, *selves: Pc) -> None:
    """It has still to take over what it was, the first one first."""
    carrying_over.owe(new.replica, [one.device for one in selves])


def carry_over(new: Pc, *selves: Pc) -> None:
    """As its engine does, once these can be opened."""
    known = {one.device: one for one in selves}

    def take_from(_: Replica, device: str, take: Callable[[Replica, list[FileStore]], None]) -> None:
        if device not in known:
            raise Refused("profile.none")
        take(known[device].replica, [])

    carrying_over.carry_over(new.replica, take_from)


class Door:
    """The two questions of a PC that takes another one's place."""

    def __init__(self, place: DistrictPlace) -> None:
        self.represent = place.district.represent
        self._succeed = place.district.succeed

    def enrol(self, asked: object) -> object:
        return self._succeed(asked, "")  # type: ignore[arg-type]


def restored_from(backup: Path, pc: Pc, place: DistrictPlace) -> Pc:
    """As a restore of its backup on another PC, which takes its place."""
    new, former = at(pc, backup, 77), pc.seed
    new.close()
    new.seed = os.urandom(32)
    new.restart()
    due = Due(device=new.ids.new(), seed=former.hex(), clear=CLEAR)
    with new.replica.database.write() as connection:
        succession.write_due(connection, due)
    succeeding.ask_for_place(new.replica, due, Door(place))  # type: ignore[arg-type]
    new.device = due.device
    succeeding.catch_up(new.replica, new.port)
    place.pcs.append(new)
    return new
