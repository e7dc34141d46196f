"""A PC that has still to take over what it was before is backed up with it, and takes it over from its backup too."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.actions.backing_up import Written, back_up, opening_here
from app.actions.carrying_over import carry_over, from_any, owe
from app.actions.checkup import check_up
from app.actions.daily_backup import back_up_daily, standing
from app.actions.earlier_selves import put_back
from app.actions.recovery import make_recovery_key
from app.actions.restoring import restore
from app.host.profile import Profile
from sync.errors import Defect, LocalHindrance
from sync.files import FileStore
from sync.replica.replica import Replica
from sync.replica.succession import Due, write_due
from tests.support.keyrings import remembering
from tests.support.papers import pdf
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.small_disk import small_disk
from tests.support.windows import write_profile


@dataclass
class Owing:
    """A PC and its earlier self, which lies put away in `aside`; `paper` is what that one has sent."""

    earlier: Pc
    new: Pc
    aside: Path
    paper: Path

    @property
    def profile(self) -> Profile:
        return Profile(self.new.folder)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.paper.read_bytes()).hexdigest()

    def backs_up(self, target: Path) -> Written:
        return back_up(self.profile, self.new.replica, target, "0.1.0")

    def restored(self, backup: Path, into: Profile) -> Replica:
        restore(into, backup, opening_here(self.new.seed), self.new.clock, self.new.ids)
        return into.open(self.new.clock, self.new.ids)

    def restored_here(self, backup: Path) -> Replica:
        """On the same PC, where what had been there before stays put away."""
        self.new.close()
        self.profile.put_away(self.new.clock.now())
        return self.restored(backup, self.profile)


def owing(place: DistrictPlace, earlier: Pc, paper: Path) -> Owing:
    """`earlier` is enrolled anew, and its work not taken over yet."""
    new = place.enrol(COMMUNE)
    new.sync()
    earlier.close()
    aside = new.folder / "put-away-20261123-080000"
    for pc in (earlier, new):
        write_profile(pc)
    earlier.folder.rename(aside)
    owe(new.replica, [earlier.device])
    return Owing(earlier, new, aside, paper)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return pdf(tmp_path / "paper.pdf", 60_000, seed=5)


@pytest.fixture
def unsent(place: DistrictPlace, commune: Pc, paper: Path) -> Iterator[Owing]:
    commune.sync()
    commune.dispatch("Chưa lấy sang", file=paper)
    yield owing(place, commune, paper)


def has_taken_over(replica: Replica, sha256: str) -> bool:
    try:
        return carry_over(replica) and replica.files.has(sha256)
    finally:
        replica.close()


def test_what_a_restored_server_has_lost_is_backed_up_with_its_file(
    place: DistrictPlace, commune: Pc, paper: Path, tmp_path: Path
) -> None:
    commune.sync()
    before = place.back_up()
    commune.dispatch("Đã gửi, sau bản sao lưu", file=paper)
    commune.sync()
    place.restore(before)
    owes = owing(place, commune, paper)  # which hears of it; the earlier self never does
    owes.backs_up(tmp_path / "b")
    assert has_taken_over(owes.restored(tmp_path / "b", Profile(tmp_path / "R")), owes.sha256)


def test_a_backups_earlier_self_stands_in_for_one_whose_database_is_damaged(unsent: Owing, tmp_path: Path) -> None:
    unsent.backs_up(tmp_path / "b")
    (unsent.aside / "office.db").write_bytes(b"spoilt")
    back = unsent.restored_here(tmp_path / "b")
    assert back_up(unsent.profile, back, tmp_path / "again", "0.1.0").left_out == 0
    assert has_taken_over(back, unsent.sha256)


def test_so_it_does_for_one_whose_database_is_gone(unsent: Owing, tmp_path: Path) -> None:
    unsent.backs_up(tmp_path / "b")
    (unsent.aside / "office.db").unlink()
    assert has_taken_over(unsent.restored_here(tmp_path / "b"), unsent.sha256)


def test_so_it_does_for_one_whose_keys_nobody_can_read(unsent: Owing, tmp_path: Path) -> None:
    unsent.backs_up(tmp_path / "b")
    (unsent.aside / "keys.json").write_bytes(b"\xff\xfe\x00")
    assert has_taken_over(unsent.restored_here(tmp_path / "b"), unsent.sha256)


def test_what_nobody_has_thought_of_is_told_as_a_fault_of_the_program(unsent: Owing) -> None:
    def fails(*_: object) -> None:
        raise ValueError("a draft that cannot be read")

    with pytest.raises(Defect, match=r"program\.fault"):
        from_any(unsent.new.replica, unsent.earlier.device, fails)


def test_a_file_is_brought_from_whichever_has_it_whole(unsent: Owing, tmp_path: Path) -> None:
    unsent.backs_up(tmp_path / "b")
    FileStore(unsent.aside / "files").path(unsent.sha256).write_bytes(b"spoilt")
    back = unsent.restored_here(tmp_path / "b")
    assert back_up(unsent.profile, back, tmp_path / "again", "0.1.0").left_out == 0
    assert has_taken_over(back, unsent.sha256)


def test_a_file_that_two_selves_share_on_the_disk_is_backed_up_for_both(unsent: Owing, tmp_path: Path) -> None:
    own = unsent.new.replica.files
    own.share(FileStore(unsent.aside / "files"), unsent.sha256)  # as where taking over then failed
    unsent.new.dispatch("Gửi lại tệp ấy", file=unsent.paper)
    one, other = (store.path(unsent.sha256) for store in (own, FileStore(unsent.aside / "files")))
    assert one.samefile(other)
    assert unsent.backs_up(tmp_path / "b").left_out == 0
    assert has_taken_over(unsent.restored(tmp_path / "b", Profile(tmp_path / "R")), unsent.sha256)


def test_an_archive_cannot_pass_another_pcs_database_off_as_an_earlier_self(unsent: Owing, tmp_path: Path) -> None:
    keys = (unsent.aside / "keys.json").read_bytes()
    (tmp_path / "unpacked").mkdir()
    shutil.copyfile(unsent.aside / "office.db", tmp_path / "unpacked" / "office.db")
    with remembering() as keyring:
        with pytest.raises(Defect, match=r"backup\.unsound"):
            put_back(tmp_path / "unpacked", unsent.new.device, keys)
        assert keyring.secrets == {}
        assert put_back(tmp_path / "unpacked", unsent.earlier.device, keys).unsent == 2
        assert len(keyring.secrets) == 1


def test_one_that_was_never_let_in_from_its_backup_lies_in_a_backup_by_the_name_that_it_asked_for(
    unsent: Owing, tmp_path: Path
) -> None:
    asked = Due(device=unsent.new.ids.new(), seed=unsent.earlier.seed.hex(), clear=0)
    earlier = Profile(unsent.aside).open(unsent.new.clock, unsent.new.ids)
    with earlier.database.write() as connection:
        write_due(connection, asked)
    earlier.close()
    unsent.earlier.folder, unsent.earlier.device = unsent.aside, asked.device
    write_profile(unsent.earlier)
    owe(unsent.new.replica, [asked.device])
    unsent.backs_up(tmp_path / "b")
    assert has_taken_over(unsent.restored(tmp_path / "b", Profile(tmp_path / "R")), unsent.sha256)


def in_a_keyring(owes: Owing) -> None:
    facts = {"device": owes.earlier.device, "keys": "keyring", "form": 1}
    (owes.aside / "profile.json").write_text(json.dumps(facts))


def test_what_may_pass_stops_a_backup_instead_of_being_left_out(unsent: Owing) -> None:
    in_a_keyring(unsent)
    with remembering() as keyring:
        keyring.is_locked = True
        with pytest.raises(LocalHindrance, match=r"keyring\.locked"):
            back_up_daily(unsent.profile, unsent.new.replica)
    found = standing(unsent.new.replica)
    assert found.last is None
    assert found.fault is not None
    assert found.fault.code == "keyring.locked"


def test_what_was_left_out_is_told_as_long_as_that_backup_is_the_last(unsent: Owing) -> None:
    def told() -> tuple[bool, str, str | None]:
        checks = check_up(unsent.profile, unsent.new.clock, unsent.new.ids, None)
        (check,) = [one for one in checks if one.check == "backup"]
        return check.ok, check.code, check.facts.get("left_out")

    in_a_keyring(unsent)
    with remembering():  # whose entry is gone
        assert back_up_daily(unsent.profile, unsent.new.replica).left_out == 1
    assert told() == (False, "check.backup_unsealed", "1")
    make_recovery_key(unsent.new.replica)
    assert told() == (False, "check.backup_lacks", "1")
    (unsent.aside / "profile.json").write_text((unsent.aside / "profile.json").read_text().replace("keyring", "file"))
    assert back_up_daily(unsent.profile, unsent.new.replica).left_out == 0
    assert told() == (True, "check.backup", None)


def test_room_is_left_on_the_disk_also_where_an_earlier_self_is_large(
    place: DistrictPlace, commune: Pc, tmp_path: Path
) -> None:
    large = pdf(tmp_path / "large.pdf", 6_000_000, seed=1)
    commune.dispatch("Tệp lớn chưa gửi", file=large)
    owes = owing(place, commune, large)
    with small_disk(tmp_path / "small", "24m") as small:
        with pytest.raises(LocalHindrance, match=r"disk\.full"):
            owes.backs_up(small / "b")
        assert list(small.iterdir()) == []
