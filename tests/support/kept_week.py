"""The week's profiles as they lie on the disk when nobody works on them, to be copied for every window."""

import shutil
from datetime import datetime
from itertools import count
from pathlib import Path

import msgspec

from app.actions import circulation
from app.actions.desk import Desk
from app.actions.people import set_pin
from app.actions.second_tries import close_task
from app.host.profile import Profile
from sync.replica import queries
from tests.support.fakes import MovableClock, SeededIds
from tests.support.others_below import watch_below
from tests.support.places import Pc
from tests.support.week import note_line, register, week
from tests.support.windows import write_profile

FACTS = "week.json"
PINS = ("248163", "975310")
_seeds = count(7000)


class Facts(msgspec.Struct, frozen=True):
    """`ids`: of documents, `people`: of who sits at the commune's PC, both by name."""

    now: datetime
    ids: dict[str, str]
    people: dict[str, str]


class KeptWeek:
    """Profiles by name: commune, district, near (nothing waits there), trouble (the commune's, where the server has
    refused something), door (the commune's, with PINs)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.facts = msgspec.json.decode((folder / FACTS).read_bytes(), type=Facts)

    def copy(self, name: str, to: Path) -> tuple[Profile, MovableClock, SeededIds]:
        """A profile of one's own with the clock at Wednesday, 14:25; an empty one where none has that name."""
        if (self._folder / name).is_dir() and not to.is_dir():
            shutil.copytree(self._folder / name, to)
        return Profile(to), MovableClock(self.facts.now), SeededIds(next(_seeds))


def keep_week(folder: Path) -> KeptWeek:
    """Let the week happen, and keep its profiles in the folder."""
    made = week(folder / "places")
    watch_below(made.district)
    _work_off(made.near)
    note_line(made.near, "up", "online")
    note_line(made.district, "up", "online")
    staff, people = made.staff, {}
    for name, id in (("clerk", staff.clerk), ("leader", staff.leader), ("officer", staff.officer)):
        people[name] = id
    facts = Facts(made.commune.clock.now(), made.ids, people)
    for name, pc in (("commune", made.commune), ("district", made.district), ("near", made.near)):
        write_profile(pc)
        pc.close()
        shutil.copytree(pc.folder, folder / name, ignore=shutil.ignore_patterns("*.pdf"))
    made.place.close()
    shutil.copytree(folder / "commune", folder / "trouble")
    _close_refused(Profile(folder / "commune"), facts)
    shutil.copytree(folder / "commune", folder / "door")
    _set_pins(Profile(folder / "door"), facts)
    (folder / FACTS).write_bytes(msgspec.json.encode(facts))
    return KeptWeek(folder)


def _work_off(pc: Pc) -> None:
    """All that came is entered and done with, and the server knows it."""
    for listed in pc.incoming():
        if listed.line.state == "arrived":
            register(pc, listed.line.id)
            circulation.finish(pc.desk, listed.line.id, "Đã thực hiện")
    for _ in range(2):
        pc.sync()


def _close_refused(profile: Profile, facts: Facts) -> None:
    replica = profile.open(MovableClock(facts.now), SeededIds(next(_seeds)))
    with replica.read() as connection:
        intents = [item.intent for item in queries.refused_items(connection)]
    for intent in intents:
        close_task(Desk(replica, facts.people["clerk"]), intent)
    replica.close()


def _set_pins(profile: Profile, facts: Facts) -> None:
    replica = profile.open(MovableClock(facts.now), SeededIds(next(_seeds)))
    for person, pin in zip((facts.people["clerk"], facts.people["leader"]), PINS, strict=True):
        set_pin(replica, person, pin)
    replica.close()
