"""An office's folder on this PC.

profile.json   device id, where the keys lie      office.db   the office's file       files/   by content
ca.pem         the server's CA                    engine.lock held by the one engine   log/     rotated, no contents
enrol.lock     held while an enrolment begins     window.lock held by the one window     window.json what it remembers
joining.json   what was typed to join, until used put-away-*  what a slip for somebody else, or a PC shut out, had
proxy-password what a proxy asks for, where the keys lie in a file too
backups        verified backups of the office's data    moved.json   there where the office was moved to another PC
before-upgrade the office's file before a newer program changed its form
anew*          a profile that takes this one's place at the next start, where the server shuts this one out, or that
               comes from a backup and was cut off on its last steps into here
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import platformdirs
from filelock import FileLock, Timeout

from app.host.keys import Keys, load_keys, make_keys
from sync.errors import Defect, LocalHindrance, Refused
from sync.files import disk_errors, sync_folder, write_whole
from sync.rules.ids import Ids
from sync.world import Clock

if TYPE_CHECKING:
    from sync.replica.replica import Replica

PROFILE, ENGINE_LOCK, ENROL_LOCK, WINDOW_LOCK = "profile.json", "engine.lock", "enrol.lock", "window.lock"
MOVED = "moved.json"
ANEW, ANEW_READY, ANEW_MOVING = "anew", "anew-ready", "anew-moving"
ASIDE, UNDER_WAY = "put-away", "put-away-under-way"
KEPT_HERE = frozenset({ENGINE_LOCK, ENROL_LOCK, WINDOW_LOCK, "log", "window.json"})  # of the PC, not of the office
log = logging.getLogger(__name__)
BEGIN_S = 60.0  # a keyring may ask a person for its password


class ProfileFacts(msgspec.Struct, frozen=True):
    """Fixed when enrolment begins, before the server has answered, so that a lost answer can be asked again."""

    device: str
    keys: str
    form: int = 1


def profile_text(device: str, keys: str) -> str:
    """What `profile.json` holds."""
    return json.dumps(msgspec.to_builtins(ProfileFacts(device=device, keys=keys)))


class Profile:
    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(platformdirs.user_data_dir("eoffice", appauthor=False))

    @property
    def exists(self) -> bool:
        return (self.folder / PROFILE).is_file()

    def facts(self) -> ProfileFacts:
        """Raises: Refused `profile.none`, `profile.not_a_folder`; Defect `profile.damaged`."""
        try:
            with disk_errors(self.folder), self._a_folder():
                return msgspec.json.decode((self.folder / PROFILE).read_bytes(), type=ProfileFacts)
        except FileNotFoundError as error:
            raise Refused("profile.none", {"folder": str(self.folder)}) from error
        except msgspec.MsgspecError as error:
            raise Defect("profile.damaged", {"file": str(self.folder / PROFILE)}) from error

    def begin(self, ids: Ids) -> tuple[ProfileFacts, Keys]:
        """The profile's device and keys, made now unless an earlier enrolment has begun.

        Raises: Refused `profile.not_a_folder`; LocalHindrance of the disk or the keyring.
        """
        with disk_errors(self.folder), self._a_folder():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / ENROL_LOCK
        with disk_errors(path):
            try:
                with FileLock(path, timeout=BEGIN_S):
                    return self._begun() if self.exists else self._begin(ids)
            except Timeout as error:
                raise LocalHindrance("file.locked", {"file": str(path)}) from error

    def _begun(self) -> tuple[ProfileFacts, Keys]:
        facts = self.facts()
        return facts, load_keys(self.folder, facts.device, facts.keys)

    def _begin(self, ids: Ids) -> tuple[ProfileFacts, Keys]:
        device = ids.new()
        keys = make_keys(self.folder, device)
        facts = ProfileFacts(device=device, keys=keys.where)
        write_whole(self.folder / PROFILE, profile_text(device, keys.where))
        return facts, keys

    @contextmanager
    def _a_folder(self) -> Iterator[None]:
        """Raises: Refused `profile.not_a_folder` where a file stands in the folder's place."""
        try:
            yield
        except (FileExistsError, NotADirectoryError) as error:
            raise Refused("profile.not_a_folder", {"folder": str(self.folder)}) from error

    def mark_moved(self, where: str) -> None:
        """Nothing of this profile is opened any more: the office goes on elsewhere. "" takes that back."""
        if where:
            write_whole(self.folder / MOVED, json.dumps({"file": where}))
        else:
            with disk_errors(self.folder):
                (self.folder / MOVED).unlink(missing_ok=True)

    @property
    def is_moved(self) -> bool:
        return (self.folder / MOVED).exists()

    def open(self, clock: Clock, ids: Ids) -> Replica:
        """The office's file. Raises: Refused `profile.*`, `database.newer`; LocalHindrance; Defect."""
        self.facts()
        if self.is_moved:
            raise Refused("profile.moved")
        return self.open_moved(clock, ids)

    def open_moved(self, clock: Clock, ids: Ids) -> Replica:
        """The office's file also where the office was moved: it takes nothing then. Raises: as `open`."""
        facts = self.facts()
        return self.open_with(load_keys(self.folder, facts.device, facts.keys), clock, ids)

    def open_with(self, keys: Keys, clock: Clock, ids: Ids) -> Replica:
        from sync.protocol.signing import Signer  # both slow to import, and the window's first page needs neither
        from sync.replica.replica import Replica

        return Replica(self.folder, keys.database, Signer(keys.device_seed), clock, ids)

    def put_away(self, now: datetime) -> Path:
        """Set an office's data on this PC aside, so that the profile is as new; nothing is deleted. Where they lie now.

        Keys in a keyring stay there under the device's id. Close the office's file before.
        Raises: LocalHindrance `engine.running` where another process works with it, or of the disk.
        """
        with disk_errors(self.folder):
            try:
                with self.engine_lock():
                    (self.folder / UNDER_WAY).mkdir(mode=0o700, exist_ok=True)
                    return self._move_aside(now)
            except Timeout as error:
                raise LocalHindrance("engine.running") from error

    def anew(self) -> Profile:
        """One beside this one, for the same PC as a new one; it counts for nothing before `anew_is_ready`."""
        return Profile(self.folder / ANEW)

    @property
    def waits_anew(self) -> bool:
        """Whether another one takes this one's place at the next start."""
        return (self.folder / ANEW_READY).is_dir()

    def anew_is_ready(self) -> None:
        """Let the one beside take this one's place at the next start. Raises: LocalHindrance of the disk."""
        with disk_errors(self.folder):
            (self.folder / ANEW).rename(self.folder / ANEW_READY)
            sync_folder(self.folder)

    def finish_putting_away(self, now: datetime) -> None:
        """At the start, while nothing is open: let the one that waits take this one's place, which is put away; go on
        where the program was killed meanwhile. While another process works with this one it stays. Raises:
        LocalHindrance of the disk."""
        with disk_errors(self.folder):
            if (self.folder / UNDER_WAY).is_dir():
                self._move_aside(now)
            if self.waits_anew:
                if self.exists and not self._could_put_away(now):
                    return
                (self.folder / ANEW_READY).rename(self.folder / ANEW_MOVING)
            if (self.folder / ANEW_MOVING).is_dir():
                self._move_in()

    def take_in(self, made: Path) -> None:
        """Let what a folder in this one's holds be this profile, which there was none of, all of it or nothing; where
        the process is killed meanwhile, the next start goes on. Raises: LocalHindrance of the disk."""
        with disk_errors(self.folder):
            sync_folder(made)
            made.rename(self.folder / ANEW_MOVING)
            sync_folder(self.folder)
            self._move_in()

    def _could_put_away(self, now: datetime) -> bool:
        try:
            self.put_away(now)
        except LocalHindrance as error:
            if error.code != "engine.running":
                raise
            log.warning("the profile is in use, so another one waits for the next start")
            return False
        return True

    def _move_in(self) -> None:
        moving = self.folder / ANEW_MOVING
        for path in sorted(moving.iterdir(), key=lambda one: one.name == PROFILE):  # without it there is none yet
            if path.name not in KEPT_HERE:
                path.rename(self.folder / path.name)
        shutil.rmtree(moving)  # locks are left, and a log of nothing
        sync_folder(self.folder)

    def _move_aside(self, now: datetime) -> Path:
        for path in list(self.folder.iterdir()):
            if path.name not in KEPT_HERE and not path.name.startswith((ASIDE, ANEW)):
                path.rename(self.folder / UNDER_WAY / path.name)
        aside = self.folder / f"{ASIDE}-{now:%Y%m%d-%H%M%S}"
        (self.folder / UNDER_WAY).rename(aside)
        sync_folder(self.folder)
        return aside

    def engine_lock(self) -> FileLock:
        """Held by the one process of the profile that runs an engine; the system frees it when that ends."""
        return FileLock(self.folder / ENGINE_LOCK, blocking=False)

    def window_lock(self) -> FileLock:
        """Held by the one window of the profile; the system frees it when that ends.

        Raises: Refused `profile.not_a_folder`; LocalHindrance of the disk.
        """
        with disk_errors(self.folder), self._a_folder():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return FileLock(self.folder / WINDOW_LOCK, blocking=False)
