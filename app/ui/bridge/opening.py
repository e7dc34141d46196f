"""What the window knows at its very first moment, read without anything that is slow to import."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from app.host.invitation import Invitation
from app.host.kept_slip import KeptSlip, kept_slip
from app.host.keys import load_keys
from app.host.machine import machine_settings
from app.host.profile import Profile
from sync.engine.line_status import LineStatus
from sync.errors import Defect, EofficeError, LineHindrance, Refused
from sync.replica import pages
from sync.replica.identity import Identity
from sync.replica.office_file import DATABASE, is_current
from sync.replica.strip_page import FIRST_COUNTS
from sync.rules.ids import Ids
from sync.rules.offices import Office
from sync.rules.people import Person
from sync.sqlite import check_version, connect, driver_errors
from sync.world import Clock

DUE, TIDY = "succession_due", "succession_tidy"  # as `sync.replica.succession` notes them, which is slow to import
NOT_YET = frozenset({"profile.none", "profile.not_enrolled"})


@dataclass(frozen=True)
class Joining:
    """What is known of a PC that is about to join. `machine`: what its administrator has set; `trouble`: why that could
    not be read. `kept`: what a person has typed before."""

    machine: Invitation = field(default_factory=Invitation)
    trouble: EofficeError | None = None
    kept: KeptSlip | None = None


@dataclass(frozen=True)
class Opening:
    """`identity` is None where this PC is not enrolled; the rest is empty then. `joining` is None once it is, and a
    person has said that it is his. `at_server`: how many documents the server had when this PC joined."""

    identity: Identity | None = None
    line: LineStatus = field(default_factory=lambda: LineStatus(state="unknown"))
    offices: dict[str, Office] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    keys: str = ""  # where they lie: keyring, file
    joining: Joining | None = None
    at_server: int = 0

    @property
    def present(self) -> tuple[str, ...]:
        """Those of this PC's people who still belong to the office, as far as it is known."""
        people = self.identity.people if self.identity else ()
        return tuple(id for id in people if (one := self.people.get(id)) is None or one.ended_at is None)


def open_raw(profile: Profile) -> Any:
    """A bare connection to the file. Raises: Refused `profile.none`, `profile.moved`; LocalHindrance; Defect."""
    facts = profile.facts()
    if profile.is_moved:
        raise Refused("profile.moved")
    check_version()
    path = profile.folder / DATABASE
    if not path.is_file():
        raise Defect("profile.not_enrolled")
    return connect(path, load_keys(profile.folder, facts.device, facts.keys).database)


def look(raw: Any, profile: Profile) -> Opening:
    """Raises: LocalHindrance, Defect."""
    with driver_errors(profile.folder / DATABASE), pages.looking(raw):
        text = pages.meta(raw, "identity")
        if text is None:
            return first_look(profile)
        identity = msgspec.json.decode(text, type=Identity)
        line = pages.meta(raw, "line")
        kept = kept_slip(profile.folder)
        return Opening(
            identity=identity,
            line=msgspec.json.decode(line, type=LineStatus) if line else LineStatus(state="unknown"),
            offices=pages.offices(raw),
            people=pages.people(raw, identity.office),
            pinned=frozenset(row[0] for row in raw.execute("SELECT person FROM pin")),
            keys=profile.facts().keys,
            joining=Joining(kept=kept) if kept else None,
            at_server=int((pages.meta(raw, FIRST_COUNTS) or "0").split()[-1]),
        )


def first_look(profile: Profile, machine_folder: Path | None = None) -> Opening:
    """What a PC that is not enrolled knows: what its administrator has set, and what was typed before."""
    kept = kept_slip(profile.folder)
    try:
        return Opening(joining=Joining(machine_settings(machine_folder), None, kept))
    except EofficeError as error:
        return Opening(joining=Joining(Invitation(), error, kept))


def _take_place(profile: Profile, clock: Clock, ids: Ids) -> None:
    """A profile from a backup stands for the former PC from here on; no window opens on it before that.

    Raises: Refused `profile.restored` where there is no line; Refused `device.*`; LocalHindrance; Defect.
    """
    from app.actions.proxy import proxy_to_use  # wanted once in a PC's life
    from app.actions.succeeding import take_place

    replica = profile.open(clock, ids)
    try:
        take_place(replica, proxy_to_use(replica))
    except LineHindrance as hindrance:
        raise Refused("profile.restored") from hindrance
    finally:
        replica.close()


def opening_of(profile: Profile, clock: Clock, ids: Ids, machine_folder: Path | None = None) -> Opening:
    """What a profile opens with, whatever has become of it so far; a file of an older version is brought up to date.

    Raises: Refused `database.newer`, `profile.not_a_folder`; LocalHindrance; Defect.
    """
    profile.finish_putting_away(clock.now())
    try:
        raw = open_raw(profile)
        if not is_current(raw):
            raw.close()
            profile.open(clock, ids).close()
            raw = open_raw(profile)
    except EofficeError as error:
        if error.code in NOT_YET:
            return first_look(profile, machine_folder)
        raise
    with driver_errors(profile.folder / DATABASE):
        is_restored = bool(pages.meta(raw, DUE) or pages.meta(raw, TIDY))
    if is_restored:
        raw.close()
        _take_place(profile, clock, ids)
        raw = open_raw(profile)
    try:
        return look(raw, profile)
    finally:
        raw.close()
