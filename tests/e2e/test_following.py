"""What follows a directive, by command: handed back, agreed to, given on paper, amended, reported on, extended."""

from pathlib import Path

import pytest

from tests.e2e.test_circulating import CLERK, LEADER, OFFICER, enrolled, received, spoken
from tests.support.for_a_module import a_server
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

AS_LEADER, AS_OFFICER = ("--as", LEADER), ("--as", OFFICER)


serving = a_server()


@pytest.fixture(scope="module")
def commune(serving: Serving) -> Office:
    return enrolled(serving, COMMUNE, ("clerk", "Nguyễn Thị Mẫu"))


@pytest.fixture(scope="module")
def house(serving: Serving) -> Office:
    return enrolled(serving, DISTRICT, ("clerk", "Văn Thư Mẫu"), ("leader", LEADER), ("officer", OFFICER))


@pytest.fixture
def id(commune: Office, house: Office, tmp_path: Path) -> str:
    made = received(commune, house, tmp_path)
    house("register", made, *CLERK)
    return made


def test_a_proposal_is_handed_back_presented_anew_and_agreed_to(commune: Office, house: Office, id: str) -> None:
    house("present", id, "--proposal", "Giao Tư pháp", *CLERK)
    assert house("agree", id, *AS_LEADER, code=2)["code"] == "presentation.nobody_proposed"
    assert house("hand-back", id, "--reason", "Nêu rõ ai chủ trì", *AS_LEADER)["state"] == "registered"
    (task,) = (t for t in house("list", "tasks", "--lang", "vi") if t["code"] == "handed_back" and t["id"] == id)
    assert "Nêu rõ ai chủ trì" in task["text"]
    words = ("--lead", OFFICER, "--with", "Văn Thư Mẫu", "--due", "2099-12-01")
    house("present", id, "--proposal", "Giao Tư pháp", *words, *CLERK)
    assert house("agree", id, *AS_LEADER)["state"] == "assigned"
    shown = house("show", id)["circulation"]
    assert [one["lead"] for one in shown["presented"]] == [None, OFFICER]
    (directive,) = shown["directives"]
    assert (directive["people"][0]["name"], directive["due"]) == (OFFICER, "2099-12-01")
    assert house("agree", id, *AS_LEADER, code=2)["code"] == "presentation.none"
    house("sync")
    commune("sync")
    assert commune("show", id)["recipients"][0]["state"] == "assigned"


def test_a_word_on_paper_is_marked_and_its_scan_is_no_attachment(house: Office, id: str, tmp_path: Path) -> None:
    slip = pdf(tmp_path / "but-phe.pdf")
    words = ("direct", id, "--lead", OFFICER, "--text", "Xem")
    assert house(*words, *CLERK, code=2)["code"] == "person.may_not"
    assert house(*words, "--slip", slip, *AS_LEADER, code=2)["code"] == "directive.slip_without_leader"
    assert house(*words, "--for", LEADER, "--slip", slip, *CLERK)["state"] == "assigned"
    shown = house("show", id)
    (directive,) = shown["circulation"]["directives"]
    assert (directive["by"], directive["for_leader"], directive["slip"]) == ("Văn Thư Mẫu", LEADER, "but-phe.pdf")
    assert "but-phe.pdf" not in [one["name"] for one in shown["attachments"]]
    told = spoken(house, "show", id).out
    assert f"{LEADER}, Văn Thư Mẫu ghi thay theo bút phê trên giấy: Xem  (bản quét: but-phe.pdf)" in told


def test_amended_reported_on_and_extended_the_whole_way_is_told(house: Office, id: str) -> None:
    house("direct", id, "--lead", OFFICER, "--text", "Xem", "--due", "2099-12-01", *AS_LEADER)
    house("accept", id, *AS_OFFICER)
    words = ("--lead", OFFICER, "--text", "Xem kỹ", "--due", "2099-12-02", "--amend")
    assert house("direct", id, *words, *AS_LEADER)["state"] == "in_progress"
    assert house("progress", id, "--text", "Gần xong", "--percent", "101", *AS_OFFICER, code=2)["code"] == (
        "progress.no_percentage"
    )
    house("progress", id, "--text", "Gần xong", "--percent", "80", *AS_OFFICER)
    ask = ("extension", id, "--reason", "Chờ số liệu", "--due")
    assert house(*ask, "2099-12-02", *AS_OFFICER, code=2)["code"] == "extension.not_later"
    house(*ask, "2099-12-05", *AS_OFFICER)
    assert house("extend", id, *AS_LEADER, code=2)["code"] == "extension.which"
    house("extend", id, "--refuse", "--note", "Gấp", *AS_LEADER)
    house(*ask, "2099-12-04", *AS_OFFICER)
    house("extend", id, "--due", "2099-12-04T16:00", "--person", OFFICER, *AS_LEADER)
    shown = house("show", id)
    told = shown["circulation"]
    assert [one["is_amendment"] for one in told["directives"]] == [False, True]
    assert told["directives"][1]["people"][0] == {
        "person": told["directives"][1]["people"][0]["person"],
        "name": OFFICER,
        "part": "lead",
        "due": None,
        "accepted": True,
        "until": "2099-12-04T16:00",
    }
    assert [(one["text"], one["percent"]) for one in told["progress"]] == [("Gần xong", 80)]
    assert [one["answer"] for one in told["extensions"]] == ["refused", "granted"]
    assert shown["due"] == "2099-12-04T16:00"
    said = spoken(house, "show", id).out
    asked = "xin đến 2099-12-05: Chờ số liệu; không gia hạn: Gấp"
    assert all(line in said for line in ("(80%): Gần xong", asked, "đồng ý đến 2099-12-04T16:00"))


def test_every_one_of_them_answers_with_a_sentence_in_both_languages(house: Office, id: str) -> None:
    house("direct", id, "--lead", OFFICER, "--text", "Xem", "--due", "2099-12-01", *AS_LEADER)
    for language in ("vi", "en"):
        for words in (
            ("present", id, *CLERK),
            ("hand-back", id, "--reason", "Thiếu", *AS_LEADER),
            ("progress", id, "--text", "Đang làm", *AS_OFFICER),
            ("extension", id, "--due", "2099-12-31", "--reason", "Chờ", *AS_OFFICER),
            ("extend", id, "--refuse", "--note", "Gấp", *AS_LEADER),
        ):
            assert spoken(house, *words, language=language).out.strip().endswith(".")
