"""A PC whose data was copied, or put back from an old copy, is asked to enrol anew; what it alone has goes along."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.host.profile import Profile
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, THIRD
from tests.support.serving import Serving


class Copied:
    """A commune's PC, and another one that began with all its data; both have gone on since."""

    def __init__(self, serving: Serving, root: Path, code: str) -> None:
        self.serving, self.root, self.code = serving, root, code
        self.first = Office(root / "first")
        code, server = serving.slip(code), ("--server", serving.url, "--fingerprint", serving.fingerprint)
        self.first("enrol", *server, "--code", code)
        self.first("book", "open", "outgoing", "--next", 1)
        self.sends(self.first, "Trước khi bị sao chép")
        self.first("sync")
        shutil.copytree(root / "first", root / "second")
        self.second = Office(root / "second")
        self.sends(self.first, "Ở máy gốc")
        self.first("sync")

    def sends(self, office: Office, subject: str, size: int = 50_000) -> str:
        paper = pdf(self.root / f"{len(subject)}-{size}.pdf", size, seed=size)
        words = ("--to", DISTRICT, "--kind", "TB", "--subject", subject, "--file", paper)
        return str(office("dispatch", *words)["id"])


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    made = Serving(tmp_path_factory.mktemp("copied"), extra_communes=3)
    yield made
    made.close()


@pytest.fixture(scope="module")
def free() -> list[str]:
    return [THIRD, NEIGHBOUR, COMMUNE, "X00000", "X00001", "X00002"]


@pytest.fixture
def copied(serving: Serving, tmp_path: Path, free: list[str]) -> Copied:
    """Each test at an office of its own."""
    return Copied(serving, tmp_path, free.pop())


def subjects(office: Office, box: str) -> list[str]:
    return sorted(one["subject"] for one in office("list", box))


def test_the_copy_goes_on_as_another_pc_with_all_that_only_it_has(copied: Copied, tmp_path: Path) -> None:
    second, profile = copied.second, Profile(copied.second.profile)
    copied.sends(second, "Ở máy sao chép", 60_000)
    paper = pdf(tmp_path / "draft.pdf", 70_000, seed=3)
    second("draft", "--to", DISTRICT, "--kind", "TB", "--subject", "Dự thảo dở dang", "--file", paper)
    error = second("sync", code=2)
    assert error["code"] == "device.forked"
    before = profile.facts().device
    second("enrol-anew", "--code", "J912-28VN-NJ0S", code=2)
    told = second("enrol-anew", "--code", copied.serving.slip(copied.code))
    assert told == {"device": profile.facts().device, "goes_along": True, "waits": False}
    assert profile.facts().device != before
    (aside,) = copied.second.profile.glob("put-away-*")
    assert second("sync")["waiting"] == 0
    assert subjects(second, "drafts") == ["Dự thảo dở dang"]
    (conflict,) = [one for one in second("list", "refused") if one["code"] == "number.taken"]
    second("retry", conflict["id"])  # both PCs had given number 2: the copy's paper gets the next one
    for one in second("list", "refused"):
        second("retry", one["id"])
    second("sync")
    assert second("list", "refused") == []
    assert subjects(second, "outgoing") == ["Trước khi bị sao chép", "Ở máy gốc", "Ở máy sao chép"]
    numbers = sorted(one["number"] for one in second("list", "outgoing"))
    assert numbers[:2] == [1, 2] and len(set(numbers)) == 3
    district = Office(tmp_path / "district")
    server = ("--server", copied.serving.url, "--fingerprint", copied.serving.fingerprint)
    district("enrol", *server, "--code", copied.serving.slip(DISTRICT))
    district("sync")
    assert subjects(district, "incoming") == ["Trước khi bị sao chép", "Ở máy gốc", "Ở máy sao chép"]
    assert {file["state"] for one in district("list", "incoming") for file in one["attachments"]} == {"here"}
    assert (aside / "office.db").is_file(), "nothing is deleted"
    copied.first("sync")
    assert subjects(copied.first, "outgoing") == ["Trước khi bị sao chép", "Ở máy gốc", "Ở máy sao chép"]


def test_what_cannot_be_taken_over_yet_is_told_and_stays_owed(copied: Copied) -> None:
    second = copied.second
    second("draft", "--kind", "TB", "--subject", "Dự thảo dở dang")
    copied.sends(second, "Ở máy sao chép", 60_000)
    assert second("sync", code=2)["code"] == "device.forked"
    second("enrol-anew", "--code", copied.serving.slip(copied.code))
    (aside,) = second.profile.glob("put-away-*")
    aside.rename(copied.root / "elsewhere")
    assert second("sync", code=4)["code"] == "anew.not_carried"
    assert [one["code"] for one in second("doctor") if one["check"] == "carried"] == ["check.carried"]
    (copied.root / "elsewhere").rename(aside)
    second("sync")
    assert not [one for one in second("doctor") if one["check"] == "carried"]
    assert subjects(second, "drafts") == ["Dự thảo dở dang"]
    assert {one["code"] for one in second("list", "refused")} == {"number.taken", "document.unknown"}


def test_a_pc_that_was_shut_out_by_a_person_takes_nothing_along(copied: Copied) -> None:
    first = copied.first
    copied.sends(first, "Chưa gửi")
    copied.serving.operator.revoke_device(Profile(first.profile).facts().device)
    assert first("sync", code=2)["code"] == "device.revoked"
    assert not first("enrol-anew", "--code", copied.serving.slip(copied.code))["goes_along"]
    first("sync")
    assert "Chưa gửi" not in subjects(first, "outgoing")


def test_shut_out_again_before_it_had_taken_over_it_still_gets_what_both_had(copied: Copied) -> None:
    second = copied.second
    second("draft", "--kind", "TB", "--subject", "Dự thảo lần đầu")
    copied.sends(second, "Lần đầu, chưa gửi", 60_000)
    assert second("sync", code=2)["code"] == "device.forked"
    second("enrol-anew", "--code", copied.serving.slip(copied.code))
    second("list", "outgoing")  # it is the new one now, and has not taken over yet
    third = Office(copied.root / "third")
    shutil.copytree(second.profile, third.profile)
    for aside in third.profile.glob("put-away-*"):
        shutil.rmtree(aside)  # as a backup has none
    copied.sends(third, "Của bản sao", 70_000)
    assert third("sync", code=4)["code"] == "anew.not_carried"
    copied.sends(second, "Lần hai, chưa gửi", 80_000)
    assert second("move", "export", copied.root / "m.eomove", code=2)["code"] == "move.owes"
    assert second("sync", code=2)["code"] == "device.forked"
    second("enrol-anew", "--code", copied.serving.slip(copied.code))
    second("sync")
    assert "Dự thảo lần đầu" in subjects(second, "drafts")
    conflicts = [one for one in second("list", "refused") if one["code"] == "number.taken"]
    for conflict in conflicts:
        second("retry", conflict["id"])  # the other PCs had given these numbers: they get the next ones
    second("sync")
    assert {"Lần đầu, chưa gửi", "Lần hai, chưa gửi"} <= set(subjects(second, "outgoing"))
    assert [check for check in second("doctor") if check["check"] == "carried"] == []


def test_a_backup_holds_what_is_still_to_be_taken_over(copied: Copied, tmp_path: Path) -> None:
    second, slip = copied.second, tmp_path / "slip"
    second("draft", "--kind", "TB", "--subject", "Dự thảo chưa lấy sang")
    copied.sends(second, "Chưa lấy sang", 60_000)
    assert second("sync", code=2)["code"] == "device.forked"
    second("enrol-anew", "--code", copied.serving.slip(copied.code))
    second("list", "outgoing")  # it is the new one now, and has not taken over yet
    slip.write_text(second("recovery-key")["key"])
    told = second("backup", tmp_path / "b.eobackup")
    assert (told["left_out"], told["counts"]["drafts"], told["counts"]["unsent"]) == (0, 1, 2)
    shutil.rmtree(second.profile)
    new = Office(tmp_path / "new")
    back = new("restore", tmp_path / "b.eobackup", "--recovery-key-file", slip)
    assert back["counts"] == told["counts"]
    new("sync")
    assert [check for check in new("doctor") if check["check"] == "carried"] == []
    assert subjects(new, "drafts") == ["Dự thảo chưa lấy sang"]
    (conflict,) = [one for one in new("list", "refused") if one["code"] == "number.taken"]
    new("sync")  # which brings numbers
    new("retry", conflict["id"])  # the other PC had given its number
    new("sync")
    assert "Chưa lấy sang" in subjects(new, "outgoing")
    Profile(new.profile).put_away(datetime.now(UTC))
    again = new("restore", tmp_path / "b.eobackup", "--recovery-key-file", slip, code=2)
    assert again["code"] == "device.succeeded"
    assert len(list(new.profile.glob("put-away-*"))) == 3, "what lay there stays"


def test_an_earlier_self_that_cannot_be_opened_is_left_out_of_a_backup_and_counted(
    copied: Copied, tmp_path: Path
) -> None:
    second = copied.second
    copied.sends(second, "Chưa lấy sang")
    assert second("sync", code=2)["code"] == "device.forked"
    second("enrol-anew", "--code", copied.serving.slip(copied.code))
    second("list", "outgoing")
    (aside,) = second.profile.glob("put-away-*")
    (aside / "office.db").write_bytes(b"spoilt")
    assert second("backup", tmp_path / "b.eobackup")["left_out"] == 1
