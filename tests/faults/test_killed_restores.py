"""A restore that is killed: what was before stands, or the restored profile; never half of one that nobody can open."""

import os
import sys
from pathlib import Path

from app.actions.backing_up import opening_here
from app.actions.restoring import restore
from app.host.keys import load_keys
from app.host.profile import Profile
from sync.errors import Refused
from sync.replica.succession import is_due
from sync.world import SystemClock, SystemIds
from tests.support.forked import CONTEXT
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

KILLED = 9


def take(folder: Path, backup: Path, seed: bytes) -> None:
    restore(Profile(folder), backup, opening_here(seed), SystemClock(), SystemIds())


def _die_at(folder: Path, backup: Path, seed: bytes, nth: int) -> None:
    """In a process of its own: it ends without a moment more before the so-manieth name changes."""
    done = 0

    def count(event: str, args: object) -> None:
        nonlocal done
        done += event == "os.rename"
        if event == "os.rename" and done == nth:
            os._exit(KILLED)

    sys.addaudithook(count)
    take(folder, backup, seed)
    os._exit(0)


def test_killed_before_each_change_of_a_name_a_restore_can_be_done_or_is_done(serving: Serving, tmp_path: Path) -> None:
    office, backup = Office(tmp_path / "old"), tmp_path / "b.eobackup"
    server = ("--server", serving.url, "--fingerprint", serving.fingerprint)
    office("enrol", *server, "--code", serving.slip(COMMUNE))
    paper = pdf(tmp_path / "a.pdf", 40_000, seed=1)
    office("dispatch", "--to", DISTRICT, "--kind", "TB", "--subject", "Chưa gửi", "--file", paper)
    office("backup", backup)
    old = Profile(office.profile)
    seed = load_keys(old.folder, old.facts().device, old.facts().keys).device_seed
    nth, codes, was_done = 0, list[int | None](), list[bool]()
    while not codes or codes[-1] == KILLED:
        nth += 1
        profile = Profile(tmp_path / f"new-{nth}")
        process = CONTEXT.Process(  # type: ignore[attr-defined]
            target=_die_at, args=(profile.folder, backup, seed, nth)
        )
        process.start()
        process.join(120)
        codes.append(process.exitcode)
        try:
            take(profile.folder, backup, seed)  # as whoever sees no profile does
        except Refused as refused:
            assert refused.code == "restore.profile_used"
            was_done.append(True)
        else:
            was_done.append(False)
        replica = profile.open(SystemClock(), SystemIds())
        with replica.read() as connection:
            assert is_due(connection)
        assert [path.name for path in replica.folder.iterdir() if path.name.startswith((".restoring", "anew"))] == []
        replica.close()
    assert codes[-1] == 0
    assert was_done == sorted(was_done), "from one moment on it is done"
    assert {False, True} <= set(was_done[:-1])
