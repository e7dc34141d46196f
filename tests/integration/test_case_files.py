"""Case files over two PCs of an office and its server: planned, opened, filled offline, closed, seen nowhere else."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta

import pytest

from app.actions import case_files, file_plan, inventories, loans
from app.actions.case_files import Facts
from app.actions.desk import Desk
from app.actions.registers import look
from app.documents.registers import period
from sync.errors import Refused
from sync.replica import finding
from sync.replica.case_file_page import CaseFilePage, CaseFilesPage, case_file_page, case_files_page
from sync.replica.sought import Sought
from sync.rules.case_files import CaseFile
from sync.rules.retention import RetentionRules, RetentionTerm
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE

YEAR = WRITTEN.year


@pytest.fixture
def other(place: DistrictPlace, commune: Pc) -> Pc:
    """A second PC of the commune: an officer's."""
    made = place.enrol(COMMUNE, "officer", "Đỗ Văn Mẫu")
    exchange(commune, made)
    return made


def exchange(*pcs: Pc) -> None:
    for pc in pcs:
        pc.sync()


def holder(pc: Pc) -> str:
    return pc.replica.identity.people[0]


def facts(pc: Pc, code: str = "01.VP", title: str = "Hồ sơ hộ nghèo năm 2026", years: int = 20) -> Facts:
    return Facts(code, title, years, holder(pc))


def known(pc: Pc) -> CaseFilesPage:
    with closing(pc.replica.database.raw()) as raw:
        return case_files_page(raw, pc.office)


def page(pc: Pc, file: CaseFile) -> CaseFilePage:
    with closing(pc.replica.database.raw()) as raw:
        found = case_file_page(raw, file.id)
    assert found is not None
    return found


def subjects(pc: Pc, file: CaseFile) -> list[str]:
    return [one.line.subject for one in page(pc, file).documents if one.line]


def code_of(ask: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        ask()
    return refused.value.code


def test_a_plan_is_shared_by_the_offices_pcs_and_begun_anew_from_last_years(commune: Pc, other: Pc) -> None:
    file_plan.save_entry(commune.desk, YEAR, facts(commune), "I. Văn phòng")
    second = file_plan.save_entry(commune.desk, YEAR, Facts("02.VP", "Hồ sơ thi đua", 0, holder(other)))
    third = file_plan.save_entry(commune.desk, YEAR, facts(commune, "03.VP"))
    file_plan.remove_entry(commune.desk, third.id)
    exchange(commune, other)
    assert [(e.code, e.heading) for e in known(other).plan_of(YEAR)] == [("02.VP", ""), ("01.VP", "I. Văn phòng")]
    assert code_of(lambda: file_plan.save_entry(other.desk, YEAR, facts(other, "09.VP"))) == "person.may_not"
    assert file_plan.copy_plan(commune.desk, YEAR, YEAR + 1) == file_plan.Copied(2, 0)
    assert file_plan.copy_plan(commune.desk, YEAR, YEAR + 1) == file_plan.Copied(0, 2)
    titles = [entry.title for entry in known(commune).plan_of(YEAR + 1)]
    assert titles == ["Hồ sơ thi đua", "Hồ sơ hộ nghèo năm 2027"]
    assert code_of(lambda: file_plan.copy_plan(commune.desk, 2020, YEAR)) == "plan.empty"
    exchange(commune, other)
    assert commune.refused() == []
    opened = case_files.open_planned(other.desk, second.id)
    assert (opened.id, opened.code, opened.keep_years) == (second.id, "02.VP", 0)


def test_both_pcs_fill_one_file_offline_and_nothing_is_lost_or_doubled(
    commune: Pc, other: Pc, district: Pc, place: DistrictPlace
) -> None:
    entry = file_plan.save_entry(commune.desk, YEAR, facts(other))
    shared = commune.dispatch("Báo cáo hộ nghèo").id
    came = district.dispatch("Rà soát hộ nghèo", to=[COMMUNE]).id
    exchange(commune, district, commune)
    commune.register(came)
    exchange(commune, other)
    mine = case_files.open_planned(commune.desk, entry.id)
    theirs = case_files.open_planned(other.desk, entry.id)
    assert mine.id == theirs.id
    case_files.add(commune.desk, mine.id, [shared, came])
    assert case_files.add(other.desk, theirs.id, [shared, came]).added == 2
    late = commune.number("Thông báo").id
    case_files.add(commune.desk, mine.id, [late])
    exchange(commune, other, commune, other)
    for pc in (commune, other):
        assert pc.refused() == []
        assert sorted(subjects(pc, mine)) == ["Báo cáo hộ nghèo", "Rà soát hộ nghèo", "Thông báo"]
        assert known(pc).counts == {mine.id: 3}
    assert code_of(lambda: case_files.add(commune.desk, mine.id, [shared])) == "case_file.already_in"
    with district.replica.read() as connection:
        types = set(connection.exec_driver_sql("SELECT DISTINCT type FROM base").scalars())
    assert not types & {"case_file", "filed_document", "plan_entry", "loan"}


def test_a_document_in_two_files_is_found_by_each_and_says_so(commune: Pc) -> None:
    id = commune.dispatch("Báo cáo hộ nghèo").id
    one = case_files.open_file(commune.desk, facts(commune))
    two = case_files.open_file(commune.desk, facts(commune, "02.VP"))
    for file in (one, two):
        case_files.add(commune.desk, file.id, [id])
    with closing(commune.replica.database.raw()) as raw:
        [line] = finding.found(raw, Sought(typed="ho ngheo", file=one.id), 10)
        assert sorted(line.filed) == sorted((one.id, two.id))
    case_files.take_out(commune.desk, one.id, id, "Đưa nhầm")
    with closing(commune.replica.database.raw()) as raw:
        assert finding.found(raw, Sought(typed="", file=one.id), 10) == []
        assert [found.filed for found in finding.found(raw, Sought(typed="", file=two.id), 10)] == [(two.id,)]
    [out] = page(commune, one).taken_out
    assert out.row.out is not None
    assert out.row.out.reason == "Đưa nhầm"


def test_a_file_that_was_changed_meanwhile_stays_open_and_the_closer_is_told(commune: Pc, other: Pc) -> None:
    file = case_files.open_file(other.desk, facts(other))
    first, second = (commune.dispatch(subject).id for subject in ("Một", "Hai"))
    exchange(commune, other, commune)
    case_files.add(other.desk, file.id, [first])
    exchange(other, commune)
    case_files.add(commune.desk, file.id, [second])
    closed = case_files.close_file(other.desk, file.id, 1, 5)
    assert closed.state == "closed"
    exchange(commune, other, commune)
    assert [(r.code, r.facts["there"]) for r in other.refused()] == [("case_file.other_count", "2")]
    for pc in (commune, other):
        assert [f.state for f in known(pc).files] == ["open"]
        assert sorted(subjects(pc, file)) == ["Hai", "Một"]


def test_what_comes_too_late_for_a_closed_file_is_refused_and_said(commune: Pc, other: Pc) -> None:
    file = case_files.open_file(other.desk, facts(other))
    first, second = (commune.dispatch(subject).id for subject in ("Một", "Hai"))
    exchange(commune, other, commune)
    case_files.add(commune.desk, file.id, [first])
    case_files.close_file(commune.desk, file.id, 1, 5)
    case_files.add(other.desk, file.id, [second])
    exchange(commune, other)
    assert [r.code for r in other.refused()] == ["case_file.not_open"]
    assert subjects(other, file) == ["Một"]


def test_a_closed_file_warns_when_it_is_due_and_goes_to_the_archive(commune: Pc) -> None:
    id = commune.dispatch("Báo cáo").id
    file = case_files.open_file(commune.desk, facts(commune))
    case_files.add(commune.desk, file.id, [id])
    case_files.close_file(commune.desk, file.id, 1, 12)
    last = date(YEAR + 1, WRITTEN.month, WRITTEN.day)
    assert known(commune).due(last - timedelta(days=31)) == []
    assert [f.id for f in known(commune).due(last - timedelta(days=30))] == [file.id]
    case_files.reopen(commune.desk, file.id, "Thiếu quyết định")
    assert known(commune).due(last) == []
    case_files.close_file(commune.desk, file.id, 1, 13)
    [gone] = case_files.transfer(commune.desk, [file.id], last, "Lưu trữ huyện")
    assert (gone.state, gone.transferred_on, gone.sheets) == ("transferred", last, 13)
    assert known(commune).due(last) == []


def test_the_papers_say_what_lies_where(commune: Pc, district: Pc) -> None:
    came = district.dispatch("Rà soát hộ nghèo", to=[COMMUNE]).id
    exchange(district, commune)
    commune.register(came)
    file_plan.save_entry(commune.desk, YEAR, facts(commune, "05.VP", "Hồ sơ thi đua", 0), "I. Văn phòng", "Gồm 2 tập")
    file = case_files.open_file(commune.desk, facts(commune))
    case_files.add(commune.desk, file.id, [came])
    case_files.close_file(commune.desk, file.id, 1, 3)
    with closing(commune.replica.database.raw()) as raw:
        plan = inventories.plan(raw, COMMUNE, YEAR, WRITTEN)
        inside = inventories.contents(raw, COMMUNE, file.id, WRITTEN)
        going = inventories.to_archive(raw, COMMUNE, WRITTEN)
    assert [row.cells for row in plan.rows] == [
        ("I. Văn phòng",),
        ("05.VP", "Hồ sơ thi đua", "Vĩnh viễn", "Nguyễn Thị Mẫu", "Gồm 2 tập"),
    ]
    [row] = inside.rows
    assert row.cells[:1] + row.cells[2:5] == (1, WRITTEN, "Thông báo: Rà soát hộ nghèo", "UBND huyện Chi Lăng")
    assert inside.notes == ("Hồ sơ có 1 văn bản, 3 tờ.",)
    days = f"{WRITTEN:%d/%m/%Y}"
    assert going.rows[0].cells == (1, "01.VP", "Hồ sơ hộ nghèo năm 2026", days, "20 năm", 3, None)


def test_an_originals_way_out_and_back_stands_in_its_register(commune: Pc, place: DistrictPlace) -> None:
    id = commune.dispatch("Báo cáo hộ nghèo").id
    file = case_files.open_file(commune.desk, facts(commune))
    case_files.add(commune.desk, file.id, [id])
    loan = loans.lend(commune.desk, id, "Lý Văn Mượn", holder(commune), "Xem tại chỗ")
    assert code_of(lambda: loans.lend(commune.desk, id, "Ai đó", holder(commune))) == "loan.still_out"
    loans.give_back(commune.desk, loan.id, WRITTEN + timedelta(days=2))
    lent = loans.lend(commune.desk, id, "Ai đó", holder(commune))
    exchange(commune)
    assert commune.refused() == []
    assert place.row(type(lent), lent.id).user == "Ai đó"
    with closing(commune.replica.database.raw()) as raw:
        filled = look(raw, COMMUNE, "loans", period.whole_year(YEAR), commune.clock.now()).filled
    assert filled.notes == ("Cộng: 2 dòng.", "Chưa trả: 1 bản lưu.")
    [returned] = [row.cells for row in filled.rows if row.cells[1] == "Lý Văn Mượn"]
    assert returned[0] == WRITTEN
    assert str(returned[2]).endswith(f"ngày {WRITTEN:%d/%m/%Y}")
    assert returned[3:] == (
        "Thông báo: Báo cáo hộ nghèo",
        "01.VP",
        None,
        WRITTEN + timedelta(days=2),
        "Nguyễn Thị Mẫu",
        "Xem tại chỗ",
    )


def test_a_desk_of_another_office_knows_nothing_of_it(commune: Pc, district: Pc) -> None:
    file = case_files.open_file(commune.desk, facts(commune))
    exchange(commune, district)
    foreign = Desk(district.replica, holder(district))
    assert code_of(lambda: case_files.add(foreign, file.id, ["x"])) == "case_file.unknown"


def test_the_figures_of_the_law_come_with_the_servers_program_to_every_pc(place: DistrictPlace, commune: Pc) -> None:
    place.put(RetentionRules(terms=(RetentionTerm(longest_years=99),)))  # as an older program had it
    place.reopen()
    commune.sync()
    now = known(commune).rules.on(WRITTEN)
    assert (now.longest_years, now.transfer_months, now.construction_months, now.transfer_from_years) == (70, 12, 3, 5)
    assert known(commune).rules.on(date(2025, 6, 30)).longest_years == 0
    too_long = facts(commune, years=71)
    assert code_of(lambda: case_files.open_file(commune.desk, too_long)) == "retention.bad_years"
