"""A handover by command, through a real server: what is in hand, the step, the record, and a PC that was offline."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.filled_forms import page_texts, solid
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving

PAPER = ("take-in", "--source", "post", "--from", "Sở Y tế", "--kind", "CV", "--date", "2026-01-05")


@pytest.fixture
def offices(serving: Serving) -> dict[str, Office]:
    made = {}
    for role in ("clerk", "leader", "officer"):
        made[role] = Office(serving.root / role)
        slip = serving.slip(COMMUNE, role)
        made[role]("enrol", "--server", serving.url, "--code", slip, "--fingerprint", serving.fingerprint)
    return made


def entered(office: Office, notation: str) -> Any:
    subject = f"Công văn {notation}"
    return office(*PAPER, "--notation", notation, "--subject", subject, "--issued", "2026-01-04")


def test_the_office_goes_on_when_its_clerk_is_gone(offices: dict[str, Office], tmp_path: Path) -> None:
    clerk, leader, officer = offices["clerk"], offices["leader"], offices["officer"]
    entered(clerk, "1/SYT")
    clerk("sync")
    leader("sync")
    late = entered(clerk, "2/SYT")  # on paper, and not sent yet
    names = {held["role"]: one["id"] for one in leader("people") for held in one["roles"]}
    in_hand: Any = leader("handover", "show", names["clerk"])
    assert [(one["book"], one["last"]) for one in in_hand["books"]] == [(f"{COMMUNE}.incoming.2026", 1)]
    make = ("handover", "make", names["clerk"], "--to-person", names["officer"], "--role", "clerk", "--ends")
    assert leader(*make, code=2)["code"] == "handover.not_on_this_pc"
    made: Any = leader(*make, "--absent", "Nghỉ việc đột xuất")
    assert (made["roles"], made["absent"], made["ends"]) == (["clerk"], True, True)
    for office in (leader, officer, clerk, officer, officer):
        office("sync")
    refused: Any = clerk("list", "refused")
    assert {one["code"] for one in refused} == {"person.ended"}
    tasks: Any = officer("list", "tasks")
    assert "work_of_former_person" in {one["code"] for one in tasks}
    rows: Any = officer("list", "incoming")
    assert late["id"] in {row["id"] for row in rows}
    assert entered(officer, "3/SYT")["arrival_number"] == 102  # past 1-101, which the old PC was granted
    [record] = officer("handover", "list")
    officer("handover", "save", record["id"], tmp_path / "bien-ban.pdf")
    text = "".join(page_texts((tmp_path / "bien-ban.pdf").read_bytes()))
    assert solid("Nghỉ việc đột xuất") in text
    assert officer("handover", "save", "nothing", tmp_path / "x.pdf", code=2)["code"] == "handover.unknown"
