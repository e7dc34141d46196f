"""Where the profile's keys lie: in the keyring; in a visible file only where there was none; never made anew."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.host.keys import load_keys, make_keys, store_keys
from app.host.profile import Profile
from sync.errors import Defect, LocalHindrance, Refused
from tests.support.fakes import SeededIds
from tests.support.keyrings import Memory, remembering


@pytest.fixture
def memory() -> Iterator[Memory]:
    with remembering() as made:
        yield made


def test_keys_go_to_the_keyring_under_the_devices_id(memory: Memory, tmp_path: Path) -> None:
    made = make_keys(tmp_path, "máy-1")
    assert made.where == "keyring"
    assert load_keys(tmp_path, "máy-1", "keyring") == made
    assert list(tmp_path.iterdir()) == []
    assert [service for service, _ in memory.secrets] == ["eoffice máy-1"]
    assert all(len(secret) < 1280 for secret in memory.secrets.values())


def test_without_any_keyring_at_enrolment_they_go_to_one_private_file(tmp_path: Path) -> None:
    made = make_keys(tmp_path, "máy-1")
    assert made.where == "file"
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600
    assert load_keys(tmp_path, "máy-1", "file") == made


def test_a_keyring_that_keeps_nothing_counts_as_none(memory: Memory, tmp_path: Path) -> None:
    memory.forgets = True
    assert make_keys(tmp_path, "máy-1").where == "file"


def test_a_locked_keyring_at_enrolment_is_waited_for_not_gone_around(memory: Memory, tmp_path: Path) -> None:
    memory.is_locked = True
    with pytest.raises(LocalHindrance) as hindrance:
        make_keys(tmp_path, "máy-1")
    assert hindrance.value.code == "keyring.locked"
    assert list(tmp_path.iterdir()) == []


def test_keys_from_a_backup_take_no_others_place_in_the_keyring(memory: Memory, tmp_path: Path) -> None:
    ours, theirs = make_keys(tmp_path / "ours", "máy-1"), make_keys(tmp_path / "theirs", "máy-2")
    assert store_keys(tmp_path, "máy-1", ours) == ours
    assert store_keys(tmp_path, "máy-1", theirs).where == "file"
    assert load_keys(tmp_path / "ours", "máy-1", "keyring") == ours
    assert load_keys(tmp_path, "máy-1", "file").database == theirs.database


@pytest.mark.parametrize(("trouble", "code"), [("is_locked", "keyring.locked"), ("forgets", "keyring.entry_gone")])
def test_later_trouble_means_wait_never_a_new_key(memory: Memory, tmp_path: Path, trouble: str, code: str) -> None:
    profile = Profile(tmp_path / "profile")
    profile.begin(SeededIds(1))
    before = dict(memory.secrets)
    setattr(memory, trouble, True)
    for ask in (
        lambda: profile.begin(SeededIds(2)),
        lambda: load_keys(profile.folder, profile.facts().device, "keyring"),
    ):
        with pytest.raises(LocalHindrance) as hindrance:
            ask()
        assert hindrance.value.code == code
    assert memory.secrets == before


def test_a_second_enrolment_finds_the_same_device_and_keys(memory: Memory, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    assert profile.begin(SeededIds(1)) == profile.begin(SeededIds(2))


def test_a_profile_copied_without_its_keyring_does_not_open(memory: Memory, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    facts, _ = profile.begin(SeededIds(1))
    memory.secrets.clear()
    with pytest.raises(LocalHindrance, match=r"keyring\.entry_gone"):
        load_keys(profile.folder, facts.device, facts.keys)


def test_a_damaged_or_missing_key_file_is_named(tmp_path: Path) -> None:
    make_keys(tmp_path, "máy-1")
    (tmp_path / "keys.json").write_text("{}")
    with pytest.raises(Defect, match=r"keys\.damaged"):
        load_keys(tmp_path, "máy-1", "file")
    (tmp_path / "keys.json").unlink()
    with pytest.raises(LocalHindrance, match=r"keys\.file_gone"):
        load_keys(tmp_path, "máy-1", "file")


def test_a_damaged_profile_is_named_and_a_file_is_no_folder(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    profile.begin(SeededIds(1))
    (profile.folder / "profile.json").write_text("{")
    with pytest.raises(Defect, match=r"profile\.damaged"):
        profile.facts()
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match=r"profile\.not_a_folder"):
        Profile(tmp_path / "file").begin(SeededIds(1))
