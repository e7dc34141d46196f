"""Clerk, leader and officer of one office, each at a PC of his own: a slip's scan, an amendment, progress and more time
go their way between them, and no other office hears a word."""

from datetime import date
from pathlib import Path

import pytest

from app.actions import circulation, following, saving, undoing
from app.actions.showing import document_page
from sync.errors import Refused
from sync.replica.orphans import sweep
from sync.replica.view import View
from sync.rules.assignments import Assigned, Directive
from sync.rules.deadline import Deadline
from sync.rules.documents import Handling, handling_id
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE

DUE, LATER = date(2026, 11, 27), Deadline(date(2026, 12, 4))


@pytest.fixture
def officer(place: DistrictPlace, commune: Pc) -> Pc:
    return place.enrol(COMMUNE, "officer", "Lê Thị Mẫu")


@pytest.fixture
def leader(place: DistrictPlace, commune: Pc, officer: Pc) -> Pc:
    return place.enrol(COMMUNE, "leader", "Trần Văn Mẫu")


@pytest.fixture
def id(district: Pc, commune: Pc, officer: Pc, leader: Pc) -> str:
    """A document that stands in the commune's book, on all three PCs."""
    id = district.dispatch("Rà soát hộ nghèo", to=[COMMUNE]).id
    meet(district, commune, officer, leader)
    commune.register(id)
    meet(commune, officer, leader)
    return id


def meet(*pcs: Pc) -> None:
    for pc in (*pcs, *pcs):
        pc.sync()


def page(pc: Pc, id: str) -> Handling:
    with pc.replica.read() as connection:
        found = View(connection).get(Handling, handling_id(id, pc.office))
    assert found is not None
    return found


def held(pc: Pc, id: str) -> Directive:
    found = page(pc, id).directive
    assert found is not None
    return found


def on_paper(clerk: Pc, leader: Pc, officer: Pc, id: str, slip: Path | None, hold_s: float = 0) -> None:
    lead = Assigned(person=officer.desk.person)
    circulation.direct_for(clerk.desk, id, leader.desk.person, lead, "Giao Tư pháp", due=DUE, slip=slip, hold_s=hold_s)


def test_a_slips_scan_reaches_the_offices_other_pcs_and_no_other_office(
    district: Pc, commune: Pc, leader: Pc, officer: Pc, id: str, tmp_path: Path
) -> None:
    slip = pdf(tmp_path / "but-phe.pdf", 90_000)
    on_paper(commune, leader, officer, id, slip)
    directive = held(commune, id)
    assert (directive.by, directive.for_leader) == (commune.desk.person, leader.desk.person)
    meet(commune, leader, officer, district)
    file = page(leader, id).slips[held(leader, id).id]
    assert leader.replica.files.has(file.sha256)
    assert saving.save_attachment(leader.desk, id, file.sha256, tmp_path / "out").read_bytes() == slip.read_bytes()
    shown = document_page(leader.replica, id)
    assert shown is not None
    assert [(one.name, one.state) for one in shown.slips.values()] == [("but-phe.pdf", "here")]
    assert file.sha256 not in {one.sha256 for one in shown.attachments}, "never among the document's own files"
    assert not district.replica.files.has(file.sha256)
    with pytest.raises(Refused):
        saving.save_attachment(district.desk, id, file.sha256, tmp_path / "other")
    leader.clock.advance(days=30)
    sweep(leader.replica)
    assert leader.replica.files.has(file.sha256), "it is wanted for good"


def test_a_slip_that_was_undone_brings_nothing(
    district: Pc, commune: Pc, leader: Pc, officer: Pc, id: str, tmp_path: Path
) -> None:
    on_paper(commune, leader, officer, id, pdf(tmp_path / "but-phe.pdf", 90_000), hold_s=10)
    assert undoing.undo(commune.desk, id, "direct_for")
    meet(commune, leader)
    assert page(leader, id).directives == ()
    assert page(leader, id).slips == {}


def test_what_the_leader_has_already_said_refuses_the_amendment_of_another(
    commune: Pc, leader: Pc, officer: Pc, id: str
) -> None:
    on_paper(commune, leader, officer, id, None)
    meet(commune, leader, officer)
    first = held(leader, id).id
    lead = Assigned(person=officer.desk.person)
    circulation.direct(leader.desk, id, lead, "Trước ngày 30", amends=first)
    circulation.direct_for(commune.desk, id, leader.desk.person, lead, "Trước ngày 28", amends=first)
    meet(leader, commune, leader)
    assert held(commune, id).text == held(leader, id).text == "Trước ngày 30"
    assert [item.code for item in commune.refused()] == ["directive.changed"]


def test_progress_and_more_time_go_between_officer_and_leader_and_stay_in_the_house(
    district: Pc, commune: Pc, leader: Pc, officer: Pc, id: str
) -> None:
    circulation.direct(leader.desk, id, Assigned(person=officer.desk.person), "Tham mưu", due=DUE)
    meet(leader, officer)
    following.report_progress(officer.desk, id, "Đã rà soát 5 thôn", 60)
    following.ask_extension(officer.desk, id, LATER, "Chờ số liệu")
    meet(officer, leader, district)
    assert [(one.text, one.percent) for one in page(leader, id).progress] == [("Đã rà soát 5 thôn", 60)]
    assert [task.code for task in leader.tasks()] == ["extension_asked"]
    following.extend(leader.desk, id, LATER, officer.desk.person)
    meet(leader, officer, district)
    assert [task.code for task in (*leader.tasks(), *officer.tasks())] == []
    assert [one.answer for one in page(officer, id).extensions] == ["granted"]
    line = next(one.line for one in officer.incoming() if one.line.id == id)
    assert line.due == LATER.day.isoformat(), "every mark follows"
    heard = [event.code for delivery in district.shown(id).deliveries for event in delivery.history]
    assert heard.count("in_progress") == 1
    assert not {"progressed", "extension_asked", "extended"} & set(heard)


@pytest.mark.parametrize("day", [WRITTEN.replace(day=1)])
def test_no_deadline_is_set_into_the_past(commune: Pc, leader: Pc, officer: Pc, id: str, day: date) -> None:
    circulation.direct(leader.desk, id, Assigned(person=officer.desk.person), due=DUE)
    meet(leader, officer)
    for ask in (
        lambda: following.ask_extension(officer.desk, id, Deadline(day), "Chờ"),
        lambda: following.extend(leader.desk, id, Deadline(day)),
        lambda: circulation.present(commune.desk, id, due=Deadline(day)),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "date.due_past"
