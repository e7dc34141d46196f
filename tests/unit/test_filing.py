"""A case file: opened, filled, closed by what lies in it, reopened with a reason, handed over."""

from datetime import date, timedelta
from typing import Any

import pytest

from sync.rules.case_files import CaseFile, FiledDocument, filed_id, filed_in
from sync.rules.filing_acts import (
    AddToCaseFile,
    ChangeCaseFile,
    ChangeRetention,
    CloseCaseFile,
    ReopenCaseFile,
    TakeFromCaseFile,
    TransferCaseFile,
)
from sync.rules.intents import Void
from sync.rules.people import Role
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import DAY, OUTGOING, Scene, person_of
from tests.unit.test_file_plan import CLERK, RULES, entry_act, opened

OFFICER = person_of(COMMUNE, Role.OFFICER)


def add(*documents: str, file: str = "f") -> AddToCaseFile:
    return AddToCaseFile(file=file, documents=documents)


def close(documents: int = 1, **more: Any) -> CloseCaseFile:
    wanted: dict[str, Any] = {"ended_on": DAY, "documents": documents, "sheets": 12}
    return CloseCaseFile(file="f", **wanted | more)


def change(**more: Any) -> ChangeCaseFile:
    wanted: dict[str, Any] = {"code": "02.TCCB", "title": "Hồ sơ khác", "keep_years": 0, "holder": CLERK}
    return ChangeCaseFile(file="f", **wanted | more)


@pytest.fixture
def scene() -> Scene:
    """The commune has an open file, a document of its own with a number, and one that came and is registered."""
    scene = Scene()
    scene.state.put(RULES)
    scene.do(opened("f"))
    scene.number("doc", 1)
    return scene


def file(scene: Scene) -> CaseFile:
    found = scene.state.get(CaseFile, "f")
    assert found is not None
    return found


def inside(scene: Scene, id: str = "f") -> list[str]:
    return [one.document for one in filed_in(scene.state, id)]


def test_a_file_from_the_plan_has_its_entrys_id_and_is_opened_once(scene: Scene) -> None:
    scene.do(entry_act("e9", code="09.TCCB"))
    scene.do(opened("e9", code="09.TCCB"))
    before = scene.state.get(CaseFile, "e9")
    scene.do(opened("e9", code="09.TCCB", holder=OFFICER), pc=2)
    assert scene.state.get(CaseFile, "e9") == before
    assert scene.refusal(opened("e9", code="09.TCCB"), final=False).code == "case_file.already_open"


def test_a_document_may_lie_in_many_files_and_once_in_each(scene: Scene) -> None:
    scene.do(opened("g", code="03.TCCB"))
    scene.do(add("doc"))
    scene.do(add("doc", file="g"))
    assert (inside(scene), inside(scene, "g")) == (["doc"], ["doc"])
    assert scene.refusal(add("doc"), final=False).code == "case_file.already_in"
    before = scene.state.get(FiledDocument, filed_id("doc", "f"))
    scene.do(add("doc"), pc=2, role=Role.LEADER)
    assert scene.state.get(FiledDocument, filed_id("doc", "f")) == before


def test_what_came_is_filed_once_it_is_in_the_book() -> None:
    scene = Scene()
    scene.release("doc")
    scene.do(opened("f", holder=person_of(DISTRICT, Role.CLERK)), DISTRICT)
    assert scene.refusal(add("doc"), DISTRICT, final=False).code == "document.not_registered"
    scene.register("doc")
    scene.do(add("doc"), DISTRICT)
    assert inside(scene) == ["doc"]


def test_a_number_may_reach_the_server_after_the_filing(scene: Scene) -> None:
    own = f"{COMMUNE}-0190f3a2-b4c5-7d8e-9fa0-b1c2d3e4f506"
    assert scene.refusal(add(own), final=False).code == "document.unknown"
    scene.do(add(own))
    others = own.replace(COMMUNE, NEIGHBOUR)
    assert scene.refusal(add(others)).code == "document.unknown"


def test_a_void_number_and_a_strangers_document_are_not_filed(scene: Scene) -> None:
    scene.do(Void(book=OUTGOING, number=1, reason="Viết hỏng", on=DAY, document="doc"))
    assert scene.refusal(add("doc")).code == "document.void"
    scene.do(opened("n", holder=person_of(NEIGHBOUR, Role.CLERK)), NEIGHBOUR)
    assert scene.refusal(add("doc", file="n"), NEIGHBOUR).code == "document.unknown"


def test_many_documents_go_in_at_once_but_not_any_number(scene: Scene) -> None:
    scene.number("doc2", 2)
    scene.do(add("doc", "doc2", "doc"))
    assert sorted(inside(scene)) == ["doc", "doc2"]
    assert scene.refusal(add()).code == "case_file.nothing_to_add"
    assert scene.refusal(add(*map(str, range(101)))).code == "case_file.too_many"


def test_taken_out_it_stays_known_with_the_reason_and_may_come_back(scene: Scene) -> None:
    scene.do(add("doc"))
    assert scene.refusal(TakeFromCaseFile(file="f", document="doc", reason=" ")).code == "reason.empty"
    assert scene.refusal(TakeFromCaseFile(file="f", document="doc", reason="x" * 2001)).code == "reason.too_long"
    scene.do(TakeFromCaseFile(file="f", document="doc", reason="Đưa nhầm"))
    row = scene.state.get(FiledDocument, filed_id("doc", "f"))
    assert row is not None
    assert row.out is not None
    assert (row.out.by, row.out.reason) == (CLERK, "Đưa nhầm")
    assert scene.refusal(TakeFromCaseFile(file="f", document="doc", reason="Lại")).code == "case_file.not_in"
    scene.do(add("doc"))
    assert inside(scene) == ["doc"]


def test_it_is_closed_by_what_lies_in_it(scene: Scene) -> None:
    assert scene.refusal(close(0)).code == "case_file.empty"
    scene.do(add("doc"))
    refusal = scene.refusal(close(2))
    assert (refusal.code, refusal.facts) == (
        "case_file.other_count",
        {"code": "01.TCCB", "counted": "2", "there": "1"},
    )
    assert scene.refusal(close(sheets=-1)).code == "case_file.bad_sheets"
    assert scene.refusal(close(ended_on=DAY - timedelta(days=1))).code == "case_file.ends_before"
    scene.do(close())
    closed = file(scene)
    assert (closed.state, closed.ended_on, closed.documents, closed.sheets) == ("closed", DAY, 1, 12)
    for act in (add("doc"), change(), close(), TakeFromCaseFile(file="f", document="doc", reason="x")):
        assert scene.refusal(act).code == "case_file.not_open"


def test_reopened_it_is_counted_anew(scene: Scene) -> None:
    assert scene.refusal(ReopenCaseFile(file="f", reason="Thiếu")).code == "case_file.not_closed"
    scene.do(add("doc"))
    scene.do(close())
    assert scene.refusal(ReopenCaseFile(file="f", reason="")).code == "reason.empty"
    scene.do(ReopenCaseFile(file="f", reason="Thiếu quyết định"))
    again = file(scene)
    assert (again.state, again.ended_on, again.documents, again.sheets) == ("open", None, 0, 0)
    assert [event.code for event in again.events] == ["file_opened", "file_closed", "file_reopened"]
    assert again.events[-1].facts == {"reason": "Thiếu quyết định"}


def test_a_closed_file_is_due_a_year_after_it_ended_and_goes_to_the_archive(scene: Scene) -> None:
    handed = TransferCaseFile(file="f", on=date(2027, 11, 1), taken_by="Lưu trữ huyện")
    assert scene.refusal(handed).code == "case_file.not_closed"
    scene.do(add("doc"))
    scene.do(close())
    last = date(2027, 11, 23)
    assert file(scene).transfer_by(RULES) == last
    days = [last - timedelta(days=31), last - timedelta(days=30), last + timedelta(days=400)]
    assert [file(scene).is_due(RULES, day) for day in days] == [False, True, True]
    assert scene.refusal(TransferCaseFile(file="f", on=DAY - timedelta(days=1))).code == "case_file.goes_before"
    assert scene.refusal(TransferCaseFile(file="f", on=last, taken_by="x" * 201)).code == "text.too_long"
    scene.do(handed)
    gone = file(scene)
    assert (gone.state, gone.transferred_on, gone.taken_by) == ("transferred", handed.on, "Lưu trữ huyện")
    assert not gone.is_due(RULES, last)
    assert scene.refusal(ReopenCaseFile(file="f", reason="x")).code == "case_file.not_closed"


def test_its_facts_are_changed_and_what_they_were_is_kept(scene: Scene) -> None:
    scene.do(change(holder=OFFICER))
    changed = file(scene)
    assert (changed.code, changed.title, changed.keep_years, changed.holder) == (
        "02.TCCB",
        "Hồ sơ khác",
        0,
        OFFICER,
    )
    assert changed.events[-1].facts == {"was_code": "01.TCCB", "was_title": "Hồ sơ nâng lương", "was_holder": CLERK}
    scene.do(change(holder=OFFICER))
    assert file(scene) == changed
    assert scene.refusal(change(title="")).code == "case_file.no_title"


def test_an_officer_works_on_the_files_that_he_holds(scene: Scene) -> None:
    as_officer: dict[str, Any] = {"role": Role.OFFICER}
    assert scene.refusal(opened("h", code="04.TCCB"), **as_officer).code == "case_file.not_yours"
    scene.do(opened("h", code="04.TCCB", holder=OFFICER), **as_officer)
    scene.do(add("doc", file="h"), **as_officer)
    for act in (add("doc"), change(), close(), TakeFromCaseFile(file="f", document="doc", reason="x")):
        assert scene.refusal(act, **as_officer).code == "case_file.not_yours"
    giving = ChangeCaseFile(file="h", code="04.TCCB", title="A", keep_years=0, holder=CLERK)
    assert scene.refusal(giving, **as_officer).code == "case_file.not_yours"
    scene.do(giving, role=Role.LEADER)
    transfer = TransferCaseFile(file="h", on=DAY)
    assert scene.refusal(transfer, **as_officer).code == "person.may_not"


def test_an_admin_and_another_office_have_no_part_in_it(scene: Scene) -> None:
    assert scene.refusal(add("doc"), role=Role.ADMIN).code == "person.may_not"
    for act in (add("doc"), change(), close(), ReopenCaseFile(file="f", reason="x")):
        assert scene.refusal(act, NEIGHBOUR).code == "case_file.unknown"
    assert file(scene).scopes == (f"office:{COMMUNE}",)


def longer(years: int = 50, **more: Any) -> ChangeRetention:
    wanted = {"reason": "Đang có khiếu nại", "consented_by": "Hội đồng xác định giá trị", "on": DAY}
    return ChangeRetention(file="f", keep_years=years, **wanted | more)


def test_a_closed_file_is_kept_for_another_time_with_somebodys_consent(scene: Scene) -> None:
    assert scene.refusal(longer()).code == "case_file.not_closed"
    scene.do(add("doc"))
    scene.do(close())
    was = file(scene).keep_years
    assert scene.refusal(longer(was)).code == "case_file.kept_so_already"
    assert scene.refusal(longer(consented_by=" ")).code == "case_file.nobody_consented"
    assert scene.refusal(longer(reason=" ")).code == "reason.empty"
    assert scene.refusal(longer(500)).code == "retention.bad_years"
    assert scene.refusal(longer(), role=Role.OFFICER).code == "person.may_not"
    scene.do(longer())
    kept = file(scene)
    change = kept.kept_otherwise
    assert change is not None
    assert (kept.keep_years, kept.state, change.was_years) == (50, "closed", was)
    assert (change.consented_by, change.reason, change.on) == ("Hội đồng xác định giá trị", "Đang có khiếu nại", DAY)
    assert kept.events[-1].code == "retention_changed"


def test_a_consent_is_told_no_more_where_the_file_is_opened_and_kept_otherwise_again(scene: Scene) -> None:
    scene.do(add("doc"))
    scene.do(close())
    scene.do(longer())
    scene.do(ReopenCaseFile(file="f", reason="Thiếu quyết định"))
    assert file(scene).kept_otherwise is not None
    scene.do(change())
    assert file(scene).kept_otherwise is None
