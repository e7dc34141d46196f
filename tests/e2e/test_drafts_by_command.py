"""A draft's way by command: three PCs of one office and a real server, each online when it pleases."""

from pathlib import Path

import pytest

from tests.support.for_a_module import a_server
from tests.support.papers import pdf
from tests.support.programs import Office, run_here
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

PEOPLE = {"leader": "Trần Văn Mẫu", "clerk": "Nguyễn Thị Mẫu", "officer": "Lê Thị Mẫu"}


serving = a_server()


@pytest.fixture(scope="module")
def house(serving: Serving) -> dict[str, Office]:
    """A PC of each."""
    made = {}
    ids = {role: serving.operator.add_person(COMMUNE, name, role)["id"] for role, name in PEOPLE.items()}
    for role, person in ids.items():
        made[role] = Office(serving.root / f"pc-{role}")
        code = serving.operator.enrol(person, 1).code
        made[role]("enrol", "--server", serving.url, "--code", code, "--fingerprint", serving.fingerprint)
    return made


def drafted(pc: Office, tmp_path: Path, subject: str = "Báo cáo tuần") -> str:
    paper = pdf(tmp_path / "bao-cao.pdf")
    return str(pc("draft", "--kind", "BC", "--subject", subject, "--to", DISTRICT, "--file", paper)["id"])


def state(pc: Office, id: str) -> str:
    return {one["id"]: one["state"] for one in pc("list", "drafts")}[id]


def test_a_draft_goes_from_desk_to_desk(house: dict[str, Office], tmp_path: Path) -> None:
    officer, leader, clerk = (house[role] for role in ("officer", "leader", "clerk"))
    id = drafted(officer, tmp_path)
    assert state(officer, id) == "draft"
    assert officer("draft", "submit", id, "--leader", PEOPLE["leader"])["state"] == "submitted"
    officer("sync")
    leader("sync")
    assert leader("draft", "return", id, "--text", "Thiếu số liệu")["state"] == "returned"
    leader("sync")
    officer("sync")
    assert (state(officer, id), officer("show", id)["comment"]) == ("returned", "Thiếu số liệu")
    officer("draft", "--id", id, "--subject", "Báo cáo tuần 47")
    assert officer("draft", "submit", id, "--leader", PEOPLE["leader"], "--note", "Đã bổ sung")["state"] == "submitted"
    officer("sync")
    leader("sync")
    assert leader("draft", "approve", id)["state"] == "approved"
    leader("sync")
    clerk("sync")
    assert state(clerk, id) == "approved"
    assert clerk("number", "--id", id, "--kind", "BC", "--subject", "Báo cáo tuần 47")["state"] == "numbered"
    assert [one["id"] for one in clerk("list", "drafts")] == []
    history = [event["code"] for event in clerk("show", id)["history"]]
    assert history == ["draft_submitted", "draft_returned", "draft_submitted", "draft_approved", "numbered"]


def test_what_is_taken_back_is_ones_own_draft_again(house: dict[str, Office], tmp_path: Path) -> None:
    officer = house["officer"]
    id = drafted(officer, tmp_path, "Báo cáo khác")
    officer("draft", "submit", id, "--leader", PEOPLE["leader"])
    assert officer("draft", "take-back", id)["state"] == "draft"
    assert state(officer, id) == "draft"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_people_read_sentences(house: dict[str, Office], tmp_path: Path, language: str) -> None:
    officer = house["officer"]
    id = drafted(officer, tmp_path, f"Báo cáo {language}")
    for words in (("draft", "submit", id, "--leader", PEOPLE["leader"]), ("show", id), ("draft", "take-back", id)):
        ran = run_here("--profile", officer.profile, *words, "--lang", language)
        assert ran.code == 0, ran.err
        assert "…" not in ran.out
    refused = run_here("--profile", officer.profile, "draft", "approve", id, "--lang", language)
    assert refused.code == 2
