"""The plan of a year's case files: entries come, change and go until a file is opened from them."""

from datetime import date
from typing import Any

import pytest

from sync.rules.case_files import CaseFile, PlanEntry, plan_of
from sync.rules.filing_acts import OpenCaseFile, RemovePlanEntry, SavePlanEntry
from sync.rules.people import Role
from sync.rules.retention import RetentionRules, RetentionTerm, check_keep_years, transfer_by
from tests.support.sample_offices import COMMUNE, NEIGHBOUR
from tests.unit.scene import DAY, Scene, person_of

CLERK = person_of(COMMUNE, Role.CLERK)
RULES = RetentionRules(
    terms=(
        RetentionTerm(until=date(2025, 6, 30), transfer_months=12, construction_months=3, transfer_from_years=5),
        RetentionTerm(
            since=date(2025, 7, 1), longest_years=70, transfer_months=12, construction_months=3, transfer_from_years=5
        ),
    )
)


def entry_act(entry: str = "e1", **more: Any) -> SavePlanEntry:
    wanted: dict[str, Any] = {
        "year": 2026,
        "code": "01.TCCB",
        "title": "Hồ sơ nâng lương",
        "keep_years": 20,
        "holder": CLERK,
    }
    return SavePlanEntry(entry=entry, **wanted | more)


def opened(file: str = "e1", **more: Any) -> OpenCaseFile:
    wanted: dict[str, Any] = {
        "year": 2026,
        "code": "01.TCCB",
        "title": "Hồ sơ nâng lương",
        "keep_years": 20,
        "holder": CLERK,
    }
    return OpenCaseFile(file=file, **{"opened_on": DAY} | wanted | more)


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.state.put(RULES)
    return scene


def test_an_entry_is_put_changed_and_removed(scene: Scene) -> None:
    scene.do(entry_act(title=" Hồ sơ\nnâng lương ", heading="I. Tổ chức"))
    scene.do(entry_act("e2", code="02.TCCB"))
    scene.do(entry_act(title="Hồ sơ nâng bậc lương"), role=Role.LEADER)
    listed = [(e.code, e.title) for e in plan_of(scene.state, COMMUNE, 2026)]
    assert listed == [("01.TCCB", "Hồ sơ nâng bậc lương"), ("02.TCCB", "Hồ sơ nâng lương")]
    scene.do(RemovePlanEntry(entry="e1"))
    assert [e.id for e in plan_of(scene.state, COMMUNE, 2026)] == ["e2"]
    assert scene.refusal(RemovePlanEntry(entry="e1")).code == "plan.unknown"
    assert scene.state.get(PlanEntry, "e2").scopes == (f"office:{COMMUNE}",)  # type: ignore[union-attr]


def test_an_entry_in_use_is_neither_changed_nor_removed(scene: Scene) -> None:
    scene.do(entry_act())
    scene.do(opened())
    assert scene.refusal(entry_act(title="Khác")).code == "plan.in_use"
    assert scene.refusal(RemovePlanEntry(entry="e1")).code == "plan.in_use"


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("id.bad", {"entry": "a b"}),
        ("case_file.bad_year", {"year": 26}),
        ("case_file.no_code", {"code": " "}),
        ("case_file.no_title", {"title": "\n"}),
        ("case_file.title_too_long", {"title": "x" * 2001}),
        ("text.too_long", {"code": "x" * 201}),
        ("text.too_long", {"heading": "x" * 201}),
        ("person.unknown", {"holder": "nobody"}),
        ("person.unknown", {"holder": person_of(NEIGHBOUR, Role.CLERK)}),
        ("retention.bad_years", {"keep_years": -1}),
        ("retention.bad_years", {"keep_years": 71}),
    ],
)
def test_what_cannot_stand_in_a_plan_is_refused(scene: Scene, code: str, changed: dict[str, Any]) -> None:
    assert scene.refusal(entry_act(**{"entry": "e1"} | changed)).code == code


def test_whoever_sees_no_documents_holds_no_file(scene: Scene) -> None:
    refusal = scene.refusal(entry_act(holder=person_of(COMMUNE, Role.ADMIN)), final=False)
    assert refusal.code == "case_file.no_holder"


def test_a_code_is_given_once_a_year_but_costs_nobody_his_entry(scene: Scene) -> None:
    """Two PCs that were offline may have given the same: the server keeps both, and both are shown."""
    scene.do(entry_act())
    assert scene.refusal(entry_act("e2", code="01.tccb"), final=False).code == "case_file.code_taken"
    assert scene.refusal(opened("f2"), final=False).code == "case_file.code_taken"
    scene.do(entry_act("e3", year=2027))
    scene.do(entry_act("e2"), pc=2)
    assert len(plan_of(scene.state, COMMUNE, 2026)) == 2


def test_another_offices_entry_is_nobodys_here(scene: Scene) -> None:
    scene.do(entry_act())
    holder = person_of(NEIGHBOUR, Role.CLERK)
    assert scene.refusal(entry_act(holder=holder), NEIGHBOUR).code == "plan.unknown"
    assert scene.refusal(RemovePlanEntry(entry="e1"), NEIGHBOUR).code == "plan.unknown"
    assert scene.refusal(opened(holder=holder), NEIGHBOUR).code == "plan.unknown"
    assert scene.state.get(CaseFile, "e1") is None


def test_an_officer_and_an_admin_do_not_write_the_plan(scene: Scene) -> None:
    for role in (Role.OFFICER, Role.ADMIN):
        assert scene.refusal(entry_act(), role=role).code == "person.may_not"


def test_the_longest_term_is_what_held_when_the_file_began(scene: Scene) -> None:
    assert check_keep_years(scene.state, 99, date(2025, 6, 30)) is None
    refusal = check_keep_years(scene.state, 71, date(2025, 7, 1))
    assert refusal is not None
    assert refusal.facts == {"years": "71", "limit": "70"}
    assert check_keep_years(Scene().state, 99, date(2026, 1, 1)) is None  # a directory that says nothing of it


@pytest.mark.parametrize(
    ("ended", "years", "is_construction", "last"),
    [
        (date(2026, 12, 31), 20, False, date(2027, 12, 31)),
        (date(2028, 2, 29), 0, False, date(2029, 2, 28)),
        (date(2026, 11, 30), 0, True, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, False, None),
    ],
)
def test_by_when_a_file_goes_to_the_archive(ended: date, years: int, is_construction: bool, last: date | None) -> None:
    assert transfer_by(RULES, ended, years, is_construction=is_construction) == last
    assert transfer_by(RetentionRules(), ended, years, is_construction=is_construction) is None
