"""Invitations by command, through the real server: sent, answered, in the week, on paper, as .ics."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.filled_forms import page_texts, solid
from tests.support.papers import pdf
from tests.support.programs import Office, run_here
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

DAY = ("--date", "2026-11-23")
MEETING = (
    *("--meeting", "2026-11-26T08:00", "--meeting-until", "10:30", "--place", "Hội trường UBND huyện"),
    *("--chair", "Phó Chủ tịch UBND huyện", "--attendees", "Chủ tịch UBND các xã"),
)


@dataclass
class Two:
    district: Office
    commune: Office
    file: Path

    def invite(self, *more: str, **code: int) -> Any:
        kind = () if "--kind" in more else ("--kind", "GM")
        facts = ("--to", COMMUNE, *kind, "--subject", "Họp giao ban", "--file", self.file, *DAY)
        return self.district("dispatch", *facts, *more, **code)

    def told(self, pc: Office, *words: object) -> str:
        """What a person reads."""
        return run_here("--profile", pc.profile, *words).out

    def exchange(self) -> None:
        for pc in (self.district, self.commune, self.district):
            pc("sync")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    serving = Serving(tmp_path_factory.mktemp("invitations"))
    made = []
    for office in (DISTRICT, COMMUNE):
        pc = Office(serving.root / f"clerk-{office}")
        pc("enrol", "--server", serving.url, "--code", serving.slip(office), "--fingerprint", serving.fingerprint)
        made.append(pc)
    yield Two(made[0], made[1], pdf(serving.root / "giay-moi.pdf"))
    serving.close()


def test_an_invitation_is_sent_answered_seen_and_put_on_paper(two: Two, tmp_path: Path) -> None:
    id = two.invite(*MEETING)["id"]
    two.exchange()
    shown: Any = two.commune("show", id)
    assert shown["meeting"] == {
        "starts_at": "2026-11-26T08:00+07:00",
        "ends_at": "2026-11-26T10:30+07:00",
        "place": "Hội trường UBND huyện",
        "chair": "Phó Chủ tịch UBND huyện",
        "attendees": "Chủ tịch UBND các xã",
    }
    week: Any = two.commune("calendar", "--week", "2026-11-29", *DAY)
    (one,) = week["meetings"]
    assert (week["from"], week["to"], one["unregistered"], one["own"]) == ("2026-11-23", "2026-11-29", True, False)
    refused: Any = two.commune("invitation", "answer", id, "--going", "Ông Trưởng thôn", *DAY, code=2)
    assert refused["code"] == "document.not_registered"
    two.commune("register", id, *DAY)
    answered: Any = two.commune("invitation", "answer", id, "--going", "Ông Trưởng thôn", *DAY)
    assert answered["sender_hears"] is True
    two.exchange()
    guests: Any = two.district("invitation", "guests", id, *DAY)
    assert (guests["asked"], guests["answered"], guests["coming"]) == (1, 1, 1)
    assert guests["guests"][0]["name"] == "Ông Trưởng thôn"
    (recipient,) = two.district("show", id)["recipients"]
    assert recipient["answer"]["going"] == ["Ông Trưởng thôn"]
    assert "trả lời: Ông Trưởng thôn" in two.told(two.district, "show", id)
    door: Any = two.district("invitation", "print", id, tmp_path / "cua.pdf", *DAY)
    assert (door["rows"], solid("Ông Trưởng thôn") in page_texts((tmp_path / "cua.pdf").read_bytes())[0]) == (1, True)
    two.district("calendar", "print", tmp_path / "tuan.pdf", "--week", "2026-11-26", *DAY)
    assert solid("Hội trường UBND huyện") in page_texts((tmp_path / "tuan.pdf").read_bytes())[0]
    two.commune("calendar", "ics", tmp_path / "tuan.ics", "--id", id, *DAY)
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20261126T080000\r\n" in (tmp_path / "tuan.ics").read_bytes()
    assert "Ông Trưởng thôn" in two.told(two.commune, "calendar", "--week", "2026-11-26", *DAY)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--place", "A"), "usage.missing"),
        (("--meeting", "2026-11-26T08:00"), "usage.missing"),
        (("--meeting", "2026-11-26", "--place", "A"), "date.impossible"),
        (("--meeting", "2026-11-26T25:00", "--place", "A"), "date.impossible"),
        (("--meeting", "2026-11-26T08:00", "--meeting-until", "07:00", "--place", "A"), "meeting.ends_before"),
        (("--meeting", "2026-11-20T08:00", "--place", "A"), "meeting.before_issue"),
        (("--meeting", "2026-11-26T08:00", "--place", "A", "--kind", "TB"), "meeting.not_invitation"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(two: Two, more: tuple[str, ...], code: str) -> None:
    assert two.invite(*more, code=2)["code"] == code


def test_an_hour_is_noted_for_what_came_without_one_and_a_meeting_is_declined(two: Two) -> None:
    id = two.invite()["id"]
    two.exchange()
    two.commune("register", id, *DAY)
    for options in ((), ("--going", "A", "--decline", "B")):
        refused: Any = two.commune("invitation", "answer", id, *options, *DAY, code=2)
        assert refused["code"] == "usage.one_of"
    noted: Any = two.commune("invitation", "note", id, "--meeting", "2026-12-01T14:00", "--place", "Nhà văn hóa", *DAY)
    assert noted["meeting"]["starts_at"] == "2026-12-01T14:00+07:00"
    two.commune("invitation", "answer", id, "--decline", "Bận trực bão", *DAY)
    (one,) = two.commune("calendar", "--week", "2026-12-01", *DAY)["meetings"]
    assert (one["noted_here"], one["reason"]) == (True, "Bận trực bão")
    two.commune("invitation", "note", id, "--none", *DAY)
    assert two.commune("calendar", "--week", "2026-12-01", *DAY)["meetings"] == []
