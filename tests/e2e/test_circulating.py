"""A document's way through the house by command, and the commands about people and the offices below."""

import re
from pathlib import Path

import pytest

from tests.support.for_a_module import a_server
from tests.support.papers import pdf
from tests.support.programs import Office, Ran, run_here
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, THIRD
from tests.support.serving import Serving

UNFILLED = re.compile(r"…|[{}\[\]]")
LEADER, OFFICER = "Trần Văn Mẫu", "Lê Thị Mẫu"


serving = a_server()


def enrolled(serving: Serving, office: str, *people: tuple[str, str]) -> Office:
    """A PC that these people (role, name) share."""
    made = Office(serving.root / f"pc-{office}")
    for role, name in people:
        person = serving.operator.add_person(office, name, role)["id"]
        code = serving.operator.enrol(person, 1).code
        made("enrol", "--server", serving.url, "--code", code, "--fingerprint", serving.fingerprint)
    return made


@pytest.fixture(scope="module")
def commune(serving: Serving) -> Office:
    return enrolled(serving, COMMUNE, ("clerk", "Nguyễn Thị Mẫu"))


@pytest.fixture(scope="module")
def house(serving: Serving) -> Office:
    return enrolled(serving, DISTRICT, ("clerk", "Văn Thư Mẫu"), ("leader", LEADER), ("officer", OFFICER))


def spoken(pc: Office, *words: object, language: str = "vi") -> Ran:
    ran = run_here("--profile", pc.profile, *words, "--lang", language)
    assert ran.code == 0, (words, ran.out, ran.err)
    assert not UNFILLED.search(ran.out), ran.out
    return ran


def received(commune: Office, house: Office, tmp_path: Path) -> str:
    """A document that has come to the district."""
    words = ("--to", DISTRICT, "--kind", "BC", "--subject", "Báo cáo", "--file", pdf(tmp_path / "a.pdf"))
    id: str = commune("dispatch", *words)["id"]
    commune("sync")
    house("sync")
    return id


CLERK = ("--as", "Văn Thư Mẫu")


def test_a_document_goes_its_way_by_command_and_show_tells_it(commune: Office, house: Office, tmp_path: Path) -> None:
    id = received(commune, house, tmp_path)
    assert house("present", id, *CLERK, code=2)["code"] == "document.not_registered"
    house("register", id, *CLERK)
    assert house("present", id, "--leader", LEADER, "--proposal", "Giao Tư pháp", *CLERK)["state"] == "presented"
    words = ("--lead", OFFICER, "--text", "Tham mưu trả lời", "--with")
    words = (*words, "văn thư mẫu@2099-11-28T16:30", "--inform", LEADER)
    assert house("direct", id, *words, "--due", "2099-12-01", "--as", LEADER)["state"] == "assigned"
    assert house("accept", id, "--as", OFFICER)["state"] == "in_progress"
    assert house("finish", id, "--result", "Đã trả lời", "--as", OFFICER)["state"] == "done"
    house("sync")
    commune("sync")
    assert commune("show", id)["recipients"][0]["state"] == "done"
    assert "circulation" not in commune("show", id)
    shown = house("show", id)["circulation"]
    assert shown["presented"][0]["leader"] == LEADER
    (directive,) = shown["directives"]
    assert (directive["by"], directive["text"], directive["due"]) == (LEADER, "Tham mưu trả lời", "2099-12-01")
    assert [(p["name"], p["part"], p["accepted"]) for p in directive["people"]] == [
        (OFFICER, "lead", True),
        ("Văn Thư Mẫu", "collaborator", False),
        (LEADER, "informed", False),
    ]
    assert [p["until"] for p in directive["people"]] == ["2099-12-01", "2099-11-28T16:30", "2099-12-01"]
    assert shown["conclusion"]["result"] == "Đã trả lời"
    told = spoken(house, "show", id).out
    assert f"{LEADER}: Tham mưu trả lời  (hạn 2099-12-01)\n    chủ trì: {OFFICER}\n" in told


def test_every_step_answers_with_a_sentence_in_both_languages(commune: Office, house: Office, tmp_path: Path) -> None:
    for language in ("vi", "en"):
        id = received(commune, house, tmp_path)
        house("register", id, *CLERK)
        for words in (
            ("present", id, *CLERK),
            ("direct", id, "--lead", OFFICER, "--text", "Xem", "--as", LEADER),
            ("accept", id, "--as", OFFICER),
            ("finish", id, *CLERK),
        ):
            said = spoken(house, *words, language=language).out.strip()
            assert said.endswith("."), said
            assert not re.search(r"\b(clerk|None|True)\b", said) or language == "en"


def test_reminders_name_recipients_and_reach_them(commune: Office, house: Office, tmp_path: Path) -> None:
    words = ("--to", f"{COMMUNE},{NEIGHBOUR}", "--kind", "TB", "--subject", "Thông báo", "--file")
    id = house("dispatch", *words, pdf(tmp_path / "a.pdf"), *CLERK)["id"]
    house("sync")
    assert house("remind", id, "--text", "Đề nghị báo cáo", *CLERK)["offices"] == [COMMUNE, NEIGHBOUR]
    assert house("remind", id, "--text", "Gấp", "--office", COMMUNE, "--as", LEADER)["count"] == 1
    assert house("remind", id, "--text", "Gấp", "--office", THIRD, *CLERK, code=2)["code"] == "remind.nobody_left"
    assert house("remind", id, "--text", " ", *CLERK, code=2)["code"] == "text.empty"
    assert "2 nơi nhận" in spoken(house, "remind", id, "--text", "Nữa", *CLERK).out
    house("sync")
    commune("sync")
    (task,) = (t for t in commune("list", "tasks", "--lang", "vi") if t["code"] == "reminded")
    assert "lần 3" in task["text"]
    assert "“Nữa”" in task["text"]


def test_people_are_named_by_id_or_whole_name(serving: Serving, commune: Office, house: Office, tmp_path: Path) -> None:
    people = house("people")
    assert [p["name"] for p in people] == [OFFICER, LEADER, "Văn Thư Mẫu"]
    assert [held["role"] for held in people[1]["roles"]] == ["leader"]
    assert people[1]["devices"][0]["revoked_at"] is None
    id = received(commune, house, tmp_path)
    house("register", id, *CLERK)
    words = ("direct", id, "--text", "Xem", "--as", LEADER, "--lead")
    assert house(*words, "Lê Thị", code=2)["code"] == "person.not_found"
    serving.operator.add_person(DISTRICT, OFFICER, "officer")
    house("sync")
    error = house(*words, OFFICER, code=2)
    assert (error["code"], people[0]["id"] in error["facts"]["ids"]) == ("person.several", True)
    assert house(*words, people[0]["id"])["state"] == "assigned"
    told = spoken(house, "people").out
    assert f"{LEADER}: lãnh đạo; máy: " in told


def test_a_slip_is_asked_for_over_the_line_and_admits_a_pc(serving: Serving, house: Office, tmp_path: Path) -> None:
    slip = house("slip", "Văn Thư Mẫu", "--days", "7", "--as", LEADER)
    assert set(slip) == {"code", "fingerprint", "expires_at", "servers"}
    new = Office(tmp_path / "new")
    words = ("--server", ",".join(slip["servers"]), "--code", slip["code"], "--fingerprint", slip["fingerprint"])
    assert new("enrol", *words)["office"] == DISTRICT
    assert house("slip", "Văn Thư Mẫu", *CLERK, code=2)["code"] == "person.may_not"
    assert house("slip", "Văn Thư Mẫu", "--days", "0", "--as", LEADER, code=2)["code"] == "enrol.bad_lifetime"
    told = spoken(house, "slip", "Văn Thư Mẫu", "--as", LEADER).out
    assert serving.fingerprint in told
    serving.kill()
    try:
        error = house("slip", "Văn Thư Mẫu", "--as", LEADER, code=3)
        assert error["code"].startswith("line.")
    finally:
        serving.start()


def test_the_offices_below_are_shown_as_of_the_last_sync(commune: Office, house: Office) -> None:
    assert commune("below") == {"at": None, "offices": []}
    assert "Chưa có số liệu" in spoken(commune, "below").out
    house("sync")
    figures = house("below")
    assert figures["at"]
    assert [one["office"] for one in figures["offices"]] == [COMMUNE, NEIGHBOUR, THIRD]
    assert set(figures["offices"][0]) == {
        *("office", "name", "devices", "waiting"),
        *("last_contact", "last_action", "oldest_unopened"),
    }
    assert figures["offices"][0]["devices"] == 1
    told = spoken(house, "below").out
    assert "Thị trấn Đồng Mỏ (mã 06463): 1 máy" in told
