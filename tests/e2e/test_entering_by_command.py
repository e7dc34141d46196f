"""What comes by other roads, by command: entered with all its facts, joined, refused where it is secret."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.for_a_module import a_server
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

FACTS = ("--source", "post", "--from", "Sở Y tế", "--kind", "CV", "--notation", "393/SYT-VP")
DAYS = ("--issued", "2026-01-04", "--received", "2026-01-05T08:15", "--date", "2026-01-05")
SUBJECT = ("--subject", "Báo cáo dịch bệnh")


serving = a_server()


@pytest.fixture(scope="module")
def pc(serving: Serving) -> Office:
    made = Office(serving.root / "clerk")
    made("enrol", "--server", serving.url, "--code", serving.slip(COMMUNE), "--fingerprint", serving.fingerprint)
    return made


def test_a_paper_is_entered_once_and_its_other_form_joined(pc: Office, tmp_path: Path) -> None:
    scan = pdf(tmp_path / "quet.pdf", 9_000)
    entered: Any = pc("take-in", *FACTS, *SUBJECT, *DAYS, "--sheets", "3", "--file", scan)
    assert (entered["arrival_number"], entered["source"]) == (1, "post")
    again: Any = pc("take-in", *FACTS, *SUBJECT, *DAYS, code=2)
    assert (again["code"], again["facts"]) == ("join.looks_entered", {"number": "1", "other": entered["id"]})
    joined: Any = pc("take-in", *FACTS[2:], *SUBJECT, *DAYS, "--source", "email", "--join", entered["id"])
    assert joined["arrival_number"] == 1
    waits: Any = pc("take-in", *FACTS, *SUBJECT, *DAYS, "--new", "--wait")
    assert waits["arrival_number"] is None
    told: Any = pc("join", waits["id"], "--to", entered["id"])
    assert (told["arrival_number"], told["book"]) == (1, f"{COMMUNE}.incoming.2026")
    pc("sync")
    assert [(row["state"], row["arrival_number"]) for row in pc("list", "incoming")].count(("joined", 1)) == 2
    rows: Any = pc("book", "rows", "incoming", "--year", "2026")["rows"]
    assert [row[1] for row in rows] == [1]
    assert rows[0][9].startswith("Đến qua bưu điện 08:15 05/01/2026; qua thư điện tử 08:15")
    parted: Any = pc("separate", waits["id"], "--reason", "Hai văn bản khác nhau")
    assert parted == {"id": waits["id"], "arrival_number": None}
    assert pc("separate", waits["id"], "--reason", "Lần nữa", code=2)["code"] == "join.not_joined"


def test_a_secret_one_goes_on_paper_only(pc: Office) -> None:
    refused: Any = pc("take-in", *FACTS, "--subject", "Phương án (MẬT)", *DAYS, "--new", code=2)
    assert refused["code"] == "secret.subject"


@pytest.mark.parametrize("wrong", [("--source", "pigeon"), ("--received", "2026-13-01"), ("--due", "soon")])
def test_what_cannot_be_is_refused(pc: Office, wrong: tuple[str, str]) -> None:
    given = dict(zip(FACTS[::2], FACTS[1::2], strict=True)) | dict([SUBJECT, wrong])
    words = [word for option in given.items() for word in option]
    assert pc("take-in", *words, code=2)["code"] in ("usage.bad_value", "date.impossible")


def test_an_acting_clerk_is_named_and_ended_by_the_leader(serving: Serving, pc: Office) -> None:
    leader = Office(serving.root / "leader")
    slips = serving.slip(COMMUNE, "leader"), serving.slip(COMMUNE, "officer")
    for office, slip in ((leader, slips[0]), (Office(serving.root / "officer"), slips[1])):
        office("enrol", "--server", serving.url, "--code", slip, "--fingerprint", serving.fingerprint)
    leader("sync")
    people: Any = leader("people")
    officer = next(one["id"] for one in people if one["roles"][0]["role"] == "officer")
    named: Any = leader("acting", officer, "--since", "2099-11-20", "--until", "2099-11-30")
    assert named["roles"][-1] == {"role": "clerk", "since": "2099-11-20", "until": "2099-11-30"}
    assert [held["role"] for held in leader("acting", officer, "--end")["roles"]] == ["officer"]
    assert leader("acting", officer, "--end", code=2)["code"] == "person.not_acting"
    assert leader("acting", officer, code=2)["code"] == "usage.one_of"


def test_an_invitation_on_paper_is_entered_with_its_meeting(pc: Office) -> None:
    words = ("take-in", "--source", "post", "--from", "Sở Nội vụ", "--subject", "Họp giao ban", *DAYS, "--new")
    meeting = ("--meeting", "2026-01-08T08:00", "--place", "Hội trường")
    assert pc(*words, "--kind", "TB", *meeting, code=2)["code"] == "meeting.not_invitation"
    entered: Any = pc(*words, "--kind", "GM", *meeting)
    week: Any = pc("calendar", "--week", "2026-01-08")
    assert [(one["id"], one["noted_here"]) for one in week["meetings"]] == [(entered["id"], True)]
