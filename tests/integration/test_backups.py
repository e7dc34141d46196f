"""An office's data is backed up while it is worked with, read back, and said plainly where that fails."""

import subprocess
import tarfile
from pathlib import Path

import pytest

from app.actions import daily_backup
from app.actions.backing_up import about_of
from app.actions.daily_backup import backing_up
from app.host.profile import Profile
from sync.errors import Refused
from sync.world import SystemClock, SystemIds
from tests.support.for_a_module import a_server
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving
from tests.support.small_disk import small_disk

serving = a_server()


@pytest.fixture
def office(serving: Serving, tmp_path: Path) -> Office:
    made = Office(tmp_path / "profile")
    server = ("--server", serving.url, "--fingerprint", serving.fingerprint)
    made("enrol", *server, "--code", serving.slip(COMMUNE))
    return made


def sends(office: Office, tmp_path: Path, subject: str) -> str:
    paper = pdf(tmp_path / f"{len(subject)}.pdf", 50_000, seed=len(subject))
    return str(office("dispatch", "--to", DISTRICT, "--kind", "TB", "--subject", subject, "--file", paper)["id"])


def test_a_backup_holds_what_nobody_else_has_and_says_how_much(office: Office, tmp_path: Path) -> None:
    sends(office, tmp_path, "Đã gửi")
    office("sync")
    sends(office, tmp_path, "Chưa gửi được")
    paper = pdf(tmp_path / "draft.pdf", 40_000, seed=9)
    office("draft", "--kind", "TB", "--subject", "Dự thảo dở", "--file", paper)
    target = tmp_path / "a.eobackup"
    done = office("backup", target)
    assert done["counts"] == {"documents": 2, "drafts": 1, "unsent": 2, "numbers": 2, "scans": 0, "files": 2}
    assert (done["sealed"], done["left_out"], done["bytes"]) == (False, 0, target.stat().st_size)
    assert about_of(target).office == COMMUNE
    with tarfile.open(target) as tar:
        assert tar.getnames() == ["README.txt", "about.json", "data.age"], "no key, so it opens on this PC alone"
    assert not list(tmp_path.glob(".eobackup-*"))
    assert office("backup", target, code=2)["code"] == "backup.exists"
    assert office("backup", tmp_path / "none" / "a", code=2)["code"] == "backup.no_folder"
    assert "Dự thảo" not in target.read_bytes().decode("latin-1")


def test_a_file_that_is_damaged_here_stops_no_backup(office: Office, tmp_path: Path) -> None:
    sends(office, tmp_path, "Hỏng tệp")
    (stored,) = [path for path in (office.profile / "files").glob("??/*") if path.parent.name != "partial"]
    stored.write_bytes(b"x")
    assert office("backup", tmp_path / "a")["left_out"] == 1


def test_the_daily_ones_go_into_the_profile_and_a_copy_elsewhere(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "ổ khác"
    assert office("backups", "folder", other, code=2)["code"] == "backup.no_folder"
    other.mkdir()
    office("backups", "folder", other)
    done = office("backup")
    assert Path(done["file"]).parent == office.profile / "backups"
    assert (other / Path(done["file"]).name).read_bytes() == Path(done["file"]).read_bytes()
    other.rename(tmp_path / "rút ra")
    again = office("backup")
    assert Path(again["file"]).is_file(), "the other folder's fault costs nothing here"
    shown = office("backups", "show")
    assert (shown["fault"], shown["other_fault"]) == ("", "backup.folder_gone")
    (check,) = [one for one in office("doctor") if one["check"] == "backup"]
    assert (check["ok"], check["code"]) == (False, "backup.folder_gone")
    assert office("backups", "folder", "--none")["other"] == ""


def test_doctor_says_how_old_and_whether_it_opens_elsewhere(office: Office) -> None:
    def found() -> tuple[bool, str]:
        (check,) = [one for one in office("doctor") if one["check"] == "backup"]
        return check["ok"], check["code"]

    assert found() == (True, "check.backup_first")
    office("backup")
    assert found() == (False, "check.backup_unsealed")
    office("recovery-key")
    assert found() == (True, "check.backup")


def test_a_recovery_key_is_told_once_and_tried(office: Office, tmp_path: Path) -> None:
    slip = tmp_path / "khóa.txt"
    slip.write_text("ABC")
    key = ("--recovery-key-file", slip)
    assert office("recovery-key", "check", *key, code=2)["code"] == "recovery.incomplete"
    code = office("recovery-key")["key"]
    slip.write_text(code.lower().replace("-", " "))
    assert office("recovery-key", "check", *key) == {"ok": True}
    assert office("recovery-key", code=2)["code"] == "recovery.exists"
    wrong = code[:6] + ("A" if code[6] != "A" else "B") + code[7:]
    slip.write_text(wrong)
    error = office("recovery-key", "check", *key, code=2)
    assert (error["code"], error["facts"]["group"]) == ("recovery.mistyped", "2")
    slip.write_text(code)
    assert office("recovery-key", "--anew")["key"] != code
    assert office("recovery-key", "check", *key, code=2)["code"] == "recovery.wrong"
    office("recovery-key", "use", *key)
    assert office("recovery-key", "check", *key) == {"ok": True}
    for path in office.profile.rglob("*"):
        assert not path.is_file() or code.encode() not in path.read_bytes(), "the printed key is nowhere on the PC"


def test_a_key_that_was_never_made_is_not_tried(office: Office, tmp_path: Path) -> None:
    slip = tmp_path / "khóa.txt"
    slip.write_text("00009-00000-00000-00000-00000-00000")
    assert office("recovery-key", "check", "--recovery-key-file", slip, code=2)["code"] == "recovery.mistyped"
    from sync.protocol.recovery_code import make_recovery_code  # any sound key

    slip.write_text(make_recovery_code(bytes(24)))
    assert office("recovery-key", "check", "--recovery-key-file", slip, code=2)["code"] == "recovery.none"


def test_the_engines_process_writes_one_by_itself(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily_backup, "FIRST_LOOK_S", 0.0)
    profile = Profile(office.profile)
    replica = profile.open(SystemClock(), SystemIds())
    try:
        with backing_up(profile, replica):
            while not daily_backup.standing(replica).how_many:
                pass
        assert not daily_backup.back_up_if_due(profile, replica), "once a day"
    finally:
        replica.close()
    assert office("backups", "show")["count"] == 1


def test_a_full_disk_is_said_before_anything_is_written(office: Office, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "2m") as small:
        error = office("backup", small / "a", code=4)
        assert error["code"] == "disk.full"
        assert list(small.iterdir()) == []
        subprocess.run(["sync"], check=True)


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(Refused) as refused:
        about_of(path)
    assert refused.value.code == "backup.unreadable"
