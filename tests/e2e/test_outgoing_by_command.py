"""By command: putting a document right, numbers with a suffix, templates; two offices and a real server."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.rules.legal_time import legal_day
from tests.support.for_a_module import a_server
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

serving = a_server()


@pytest.fixture(scope="module")
def offices(serving: Serving) -> tuple[Office, Office]:
    made = []
    for office in (DISTRICT, COMMUNE):
        person = serving.operator.add_person(office, "Nguyễn Thị Mẫu", "clerk")["id"]
        made.append(Office(serving.root / f"pc-{office}"))
        code = serving.operator.enrol(person, 1).code
        made[-1]("enrol", "--server", serving.url, "--code", code, "--fingerprint", serving.fingerprint)
    return made[0], made[1]


def day(ago: int) -> str:
    return (legal_day(datetime.now(UTC)) - timedelta(days=ago)).isoformat()


def test_a_document_is_superseded_and_both_sides_say_so(offices: tuple[Office, Office], tmp_path: Path) -> None:
    district, commune = offices
    paper = pdf(tmp_path / "a.pdf")
    facts = ("--kind", "KH", "--subject", "Kế hoạch tuần", "--file", paper, "--date", day(0))
    first = district("dispatch", "--to", COMMUNE, *facts)
    newer = district("dispatch", "--supersedes", first["id"], "--subject", "Kế hoạch tuần, bản mới", "--file", paper)
    for pc in (district, commune):
        pc("sync")
    seen = commune("show", first["id"])
    assert [(one["id"], one["way"], one["notation"]) for one in seen["corrections"]] == [
        (newer["id"], "supersedes", newer["notation"])
    ]
    assert commune("show", newer["id"])["corrects"]["notation"] == first["notation"]
    again = ("--supersedes", first["id"], "--subject", "Lần nữa", "--file", paper)
    assert district("dispatch", *again, code=2)["code"] == "correction.superseded"


def test_a_document_dated_back_takes_a_suffix(offices: tuple[Office, Office]) -> None:
    _, commune = offices
    for ago in (9, 0):
        commune("number", "--kind", "TB", "--subject", "Thông báo", "--date", day(ago))
    assert commune("book", "show", "outgoing", "--date", day(4))["offered"] == ["01a"]
    late = ("--kind", "TB", "--subject", "Thông báo muộn", "--date", day(4), "--number", "1a")
    assert commune("number", *late, code=2)["code"] == "reason.empty"
    placed = commune("number", *late, "--reason", "Ký tuần trước")
    assert (placed["number"], placed["notation"]) == (1, "01a/TB-UBND")
    assert commune("void", placed["id"], "--reason", "Viết hỏng")["number"] == "1a"


def test_a_draft_begins_with_a_template(offices: tuple[Office, Office], tmp_path: Path) -> None:
    _, commune = offices
    assert commune("template", "list") == []
    saved = commune("template", "save", "--kind", "TB", "--name", "Họp thôn", "--file", pdf(tmp_path / "mau.docx"))
    begun = commune("template", "use", saved["id"], "--kind", "TB", "--subject", "Họp thôn tháng này")
    assert [one["name"] for one in begun["attachments"]] == ["mau.docx"]
    blank = commune("template", "use", "blank", "--kind", "CV", "--subject", "Báo cáo")
    assert [one["name"] for one in blank["attachments"]] == ["Công văn.docx"]
    commune("template", "remove", saved["id"])
    assert commune("template", "list") == []
