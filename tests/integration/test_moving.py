"""An office moves to another PC: all of it, counted before and after; the former PC goes on no more."""

from pathlib import Path

import pytest

from app.actions import outgoing
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from app.host.profile import Profile
from sync.errors import Refused
from sync.world import SystemClock, SystemIds
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving


@pytest.fixture
def office(serving: Serving, tmp_path: Path) -> Office:
    made = Office(tmp_path / "old")
    server = ("--server", serving.url, "--fingerprint", serving.fingerprint)
    made("enrol", *server, "--code", serving.slip(COMMUNE))
    for n in range(3):
        paper = pdf(tmp_path / f"{n}.pdf", 40_000 + n, seed=n)
        made("dispatch", "--to", DISTRICT, "--kind", "TB", "--subject", f"Văn bản {n}", "--file", paper)
        if n < 2:
            made("sync")
    made("draft", "--kind", "TB", "--subject", "Dự thảo dở")
    return made


def test_all_of_it_is_at_the_new_pc_and_its_numbers_go_on_without_a_gap(office: Office, tmp_path: Path) -> None:
    file, code = tmp_path / "chuyển", tmp_path / "code"
    assert office("move", "cancel", code=2)["code"] == "move.none"
    packed = office("move", "export", file)
    code.write_text(packed["code"])
    for words in (("list", "outgoing"), ("sync",), ("number", "--kind", "TB", "--subject", "Nữa")):
        assert office(*words, code=2)["code"] == "profile.moved"
    new = Office(tmp_path / "new")
    assert new("restore", file, "--recovery-key-file", code, code=2)["code"] == "backup.is_a_move"
    done = new("move", "import", file, "--code-file", code)
    assert done["before"] == done["counts"] == packed["counts"]
    assert (done["waits"], done["fetched"]) == ("", 0), "every file went along"
    new("sync")
    assert sorted(one["number"] for one in new("list", "outgoing")) == [1, 2, 3]
    assert new("list", "refused") == []
    assert [one["subject"] for one in new("list", "drafts")] == ["Dự thảo dở"]
    paper = pdf(tmp_path / "next.pdf", 20_000, seed=8)
    words = ("--to", DISTRICT, "--kind", "TB", "--subject", "Ở máy mới", "--file", paper)
    assert new("dispatch", *words)["number"] == 4
    new("sync")
    assert new("list", "refused") == [] == new("list", "tasks")
    office("move", "cancel")
    assert office("sync", code=2)["code"] == "device.succeeded", "the server lets only one go on"


def test_a_move_that_was_not_unpacked_is_taken_back(office: Office, tmp_path: Path) -> None:
    office("move", "export", tmp_path / "file")
    office("move", "cancel")
    assert office("sync")["waiting"] == 0
    assert len(office("list", "outgoing")) == 3


def test_while_a_window_or_an_engine_works_with_it_nothing_is_moved(office: Office, tmp_path: Path) -> None:
    with Profile(office.profile).engine_lock():
        assert office("move", "export", tmp_path / "file", code=4)["code"] == "engine.running"
    assert not (tmp_path / "file").exists()
    assert len(office("list", "outgoing")) == 3


def test_a_backup_is_no_move(office: Office, tmp_path: Path) -> None:
    code = tmp_path / "code"
    code.write_text(office("recovery-key")["key"])
    office("backup", tmp_path / "a")
    words = ("move", "import", tmp_path / "a", "--code-file", code)
    assert Office(tmp_path / "new")(*words, code=2)["code"] == "backup.no_move"


def test_who_had_it_open_before_saves_nothing_that_no_package_has(office: Office, tmp_path: Path) -> None:
    profile = Profile(office.profile)
    replica = profile.open(SystemClock(), SystemIds())
    desk = Desk(replica, replica.identity.people[0])
    wanted = Wanted("TB", "Đang gõ dở", desk.legal_date())
    try:
        office("move", "export", tmp_path / "file")
        for save in (outgoing.number, outgoing.save_draft):
            with pytest.raises(Refused, match=r"profile\.moved"):
                save(desk, wanted)
        office("move", "cancel")
        assert outgoing.number(desk, wanted).number == 4
    finally:
        replica.close()


def test_where_no_package_can_be_written_the_office_goes_on(office: Office, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_bytes(b"of somebody")
    assert office("move", "export", there, code=2)["code"] == "backup.exists"
    assert office("move", "export", tmp_path / "none" / "file", code=2)["code"] == "backup.no_folder"
    assert there.read_bytes() == b"of somebody"
    assert office("number", "--kind", "TB", "--subject", "Vẫn làm việc")["number"] == 4
