"""A PC's data comes back from a backup, on a bare new PC: nothing is lost, nothing doubled, no number given twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.host.profile import Profile
from sync.errors import LineHindrance
from sync.protocol.recovery_code import make_recovery_code
from sync.replica.replica import Replica
from tests.support.drills import Checkout, Struck, came_from, drill_a_reinstalled_pc, enrolled, subjects
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import DISTRICT
from tests.support.serving import Serving

OFFICES, SKIPPED = 13, "numbers_skipped"


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    made = Serving(tmp_path_factory.mktemp("restored"), extra_communes=OFFICES)
    yield made
    made.close()


@pytest.fixture(scope="module")
def district(serving: Serving, tmp_path_factory: pytest.TempPathFactory) -> Office:
    district = Checkout(serving, tmp_path_factory.mktemp("district"))
    return enrolled(district, district.office("profile"), DISTRICT)


@pytest.fixture(scope="module")
def free() -> list[str]:
    return [f"X{n:05d}" for n in range(OFFICES)]


@pytest.fixture
def struck(serving: Serving, tmp_path: Path, free: list[str]) -> Struck:
    """Each test at an office of its own."""
    return Struck(Checkout(serving, tmp_path), free.pop())


def test_a_reinstalled_pc_with_three_documents_unsent_is_back_with_nothing_lost_nothing_doubled(
    struck: Struck, district: Office
) -> None:
    drill_a_reinstalled_pc(struck, district)


def test_what_had_left_after_the_backup_is_there_once(struck: Struck, district: Office) -> None:
    struck.sends("Chờ lúc sao lưu")
    struck.office("draft", "--to", DISTRICT, "--kind", "TB", "--subject", "Dự thảo lúc sao lưu")
    (draft,) = struck.office("list", "drafts")
    backup = struck.backs_up()
    struck.office("number", "--id", draft["id"])
    later = struck.sends("Làm sau sao lưu")
    struck.office("sync")
    struck.reinstalled()
    new, _ = struck.restored(backup)
    new("sync")
    wanted = ["Chờ lúc sao lưu", "Dự thảo lúc sao lưu", "Làm sau sao lưu"]
    assert subjects(new, "outgoing") == wanted
    assert subjects(new, "drafts") == [], "what had its number since is no draft any more"
    assert new("list", "refused") == []
    assert came_from(district, struck.code) == ["Chờ lúc sao lưu", "Làm sau sao lưu"]
    assert struck.sends("Mới", new)["number"] == later["number"] + 21


def test_a_paper_that_nobody_knows_of_any_more_is_entered_under_its_number(struck: Struck) -> None:
    struck.sends("Trước")
    struck.office("sync")
    backup = struck.backs_up()
    lost = struck.sends("Chỉ còn trên giấy")["number"]
    struck.reinstalled()
    new, _ = struck.restored(backup)
    paper = pdf(struck.root / "again.pdf", 30_000, seed=5)
    words = ("--to", DISTRICT, "--kind", "TB", "--subject", "Chỉ còn trên giấy", "--file", paper)
    assert new("dispatch", *words, "--number", lost)["number"] == lost
    new("sync")
    assert new("list", "refused") == []
    assert [one["number"] for one in new("list", "outgoing") if one["subject"] == "Chỉ còn trên giấy"] == [lost]


def test_numbers_passed_over_before_are_asked_for_on_the_restored_pc(struck: Struck) -> None:
    paper = pdf(struck.root / "third.pdf", 30_000, seed=7)
    words = ("--to", DISTRICT, "--kind", "TB", "--subject", "Số ba", "--file", paper, "--number", 3)
    struck.office("dispatch", *words)
    struck.office("sync")
    backup = struck.backs_up()
    struck.reinstalled()
    new, _ = struck.restored(backup)
    new("sync")
    asked = new("list", "tasks")
    assert [(one["code"], one["facts"]["number"]) for one in asked] == [(SKIPPED, "1"), (SKIPPED, "2")]
    for one in asked:
        new("void", one["id"], "--reason", "Viết hỏng")
    new("sync")
    assert new("list", "tasks") == [] == new("list", "refused")


def test_without_a_line_it_waits_and_nothing_is_done_with_it(struck: Struck, serving: Serving) -> None:
    struck.sends("Chưa gửi")
    backup = struck.backs_up()
    struck.reinstalled()
    assert serving.stop() == 0
    try:
        new, done = struck.restored(backup)
        assert done["waits"].startswith("line.")
        assert new("list", "outgoing", code=2)["code"] == "profile.restored"
        assert new("sync", code=3)["code"].startswith("line.")
    finally:
        serving.start()
    new("sync")
    assert subjects(new, "outgoing") == ["Chưa gửi"]


def test_of_two_that_go_on_from_one_backup_the_second_is_told_and_its_work_goes_along(struck: Struck) -> None:
    struck.sends("Chưa gửi")
    backup = struck.backs_up()
    new, _ = struck.restored(backup)
    new("sync")
    struck.sends("Ở máy cũ, sau sao lưu")
    assert struck.office("sync", code=2)["code"] == "device.succeeded"
    told = struck.office("enrol-anew", "--code", struck.district.slip(struck.code))
    assert told["goes_along"]
    struck.office("sync")
    new("sync")
    both = ["Chưa gửi", "Ở máy cũ, sau sao lưu"]
    assert subjects(new, "outgoing") == both == subjects(struck.office, "outgoing")
    assert struck.office("list", "refused") == [] == new("list", "refused")
    third, error = struck.restored(backup, "third", code=2)
    assert error["code"] == "device.succeeded"
    assert third("list", "outgoing", code=2)["code"] == "profile.restored"
    assert third("enrol-anew", "--code", struck.district.slip(struck.code))["goes_along"]
    third("sync")
    assert subjects(third, "outgoing") == both
    assert third("list", "refused") == []


def test_a_pc_that_was_shut_out_is_not_let_in_by_its_backup(struck: Struck, serving: Serving) -> None:
    backup = struck.backs_up()
    device = Profile(struck.office.profile).facts().device
    serving.operator.revoke_device(device)
    _, error = struck.restored(backup, code=2)
    assert error["code"] == "device.revoked"


def test_what_does_not_open_changes_nothing(struck: Struck, tmp_path: Path) -> None:
    backup = struck.backs_up()
    right = struck.slip.read_text()
    struck.slip.write_text("00000")
    assert struck.restored(backup, code=2)[1]["code"] == "recovery.mistyped"
    struck.slip.write_text(make_recovery_code(bytes(24)))
    assert struck.restored(backup, code=2)[1]["code"] == "recovery.wrong"
    struck.slip.write_text(right)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "damaged").write_bytes(content)
    assert struck.restored(tmp_path / "damaged", code=2)[1]["code"] == "backup.unreadable"
    lying = backup.read_bytes().replace(b'"drafts":0', b'"drafts":7')
    (tmp_path / "lying").write_bytes(lying)
    assert struck.restored(tmp_path / "lying", code=4)[1]["code"] == "backup.unsound"
    (tmp_path / "newer").write_bytes(backup.read_bytes().replace(b'"form":1', b'"form":9'))
    assert struck.restored(tmp_path / "newer", code=2)[1]["code"] == "backup.newer"
    assert not (tmp_path / "new" / "profile.json").exists()
    assert not list((tmp_path / "new").glob("*.db"))
    assert (
        struck.office("restore", backup, "--recovery-key-file", struck.slip, code=2)["code"] == "restore.profile_used"
    )


def test_a_backup_from_before_the_key_opens_only_at_home(serving: Serving, free: list[str], tmp_path: Path) -> None:
    office = Office(tmp_path / "first")
    server = ("--server", serving.url, "--fingerprint", serving.fingerprint)
    office("enrol", *server, "--code", serving.slip(free.pop()))
    office("backup", tmp_path / "early")
    (tmp_path / "slip").write_text(office("recovery-key")["key"])
    words = ("restore", tmp_path / "early", "--recovery-key-file", tmp_path / "slip")
    assert Office(tmp_path / "new")(*words, code=2)["code"] == "recovery.not_in_backup"


def test_an_answer_that_is_lost_is_asked_for_again(struck: Struck, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object) -> None:
        raise LineHindrance("line.reset")

    struck.sends("Chưa gửi")
    backup = struck.backs_up()
    struck.reinstalled()
    with monkeypatch.context() as patch:
        patch.setattr(Replica, "go_on_as", lost)  # the server has done it, and nobody here has heard
        new, done = struck.restored(backup)
    assert done["waits"] == "line.reset"
    new("sync")
    assert subjects(new, "outgoing") == ["Chưa gửi"]
    assert new("list", "refused") == []
