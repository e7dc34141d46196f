"""The book of handling, the figures of a period, the action slip: as far as the house has come with each document."""

import time
from contextlib import closing
from dataclasses import replace
from datetime import time as clock_time
from datetime import timedelta
from pathlib import Path

import pytest

from app.actions import circulation, incoming, outgoing, registers
from app.actions.outgoing import Wanted
from app.documents.registers.forms import INCOMING, Filled, FilledRow
from app.documents.registers.period import whole_year
from app.documents.registers.slip import BY_HAND
from app.documents.registers.typeset import typeset
from app.documents.registers.words import deadline_cell
from sync.errors import Refused
from sync.rules.assignments import Assigned
from sync.rules.deadline import Deadline
from tests.support.filled_forms import in_the_pdf, in_the_workbook, page_texts, solid
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.staff import Staff

LATER = WRITTEN + timedelta(days=4)


@pytest.fixture
def staff(commune: Pc) -> Staff:
    return Staff(commune.place, commune)


@pytest.fixture
def ids(district: Pc, commune: Pc, staff: Staff) -> list[str]:
    """Five entered documents: answered, at work, late on that day, kept without a directive, taken back again."""
    wanted = [("Trả lời", None), ("Đang làm", LATER), ("Quá hạn", WRITTEN), ("Để biết", None), ("Gửi nhầm", None)]
    ids = [district.dispatch(subject, to=[COMMUNE], due=due).id for subject, due in wanted]
    district.sync()
    commune.sync()
    for id in ids:
        commune.register(id)
    commune.sync()
    lead = Assigned(person=staff.officer)
    for id in ids[:3]:
        circulation.direct(staff.desk(staff.leader), id, lead, "Tham mưu", (Assigned(person=staff.helper),))
    circulation.accept(staff.desk(staff.officer), ids[1])
    reply = outgoing.number(commune.desk, Wanted(kind="BC", subject="Kết quả", issued_on=WRITTEN)).id
    circulation.finish(staff.desk(staff.officer), ids[0], "Đã báo cáo", reply)
    commune.sync()
    outgoing.recall(district.desk, ids[4], "Gửi nhầm nơi nhận")
    district.sync()
    commune.sync()
    incoming.answer_recall(commune.desk, ids[4], agree=True, reason="")
    commune.sync()
    district.sync()
    return ids


def look(pc: Pc, key: str, days: int = 0) -> Filled:
    """As it will be after so many days."""
    with closing(pc.replica.database.raw()) as raw:
        return registers.look(raw, pc.office, key, whole_year(2026), pc.clock.now() + timedelta(days=days)).filled


def test_the_book_of_handling_says_who_by_when_and_how_far(commune: Pc, ids: list[str]) -> None:
    who, day = "Đỗ Văn Mẫu; Vi Thị Lệ (phối hợp)", f"{WRITTEN:%d/%m/%Y}"
    found = [row.cells for row in look(commune, "followed", 1).rows]
    assert [row[0] for row in found] == [1, 2, 3]
    assert found[0][1] == f"Thông báo: Trả lời\n01/TB-UBND, ngày {day}\nUBND huyện Chi Lăng"
    assert found[0][2:] == (who, None, f"Đã giải quyết ngày {day}\nĐã báo cáo", "01/BC-UBND", None)
    assert found[1][2:] == (who, LATER, "Đang giải quyết", None, None)
    assert found[2][2:] == (who, WRITTEN, "Đã phân công, chưa nhận việc", None, "Quá hạn")


def test_a_document_that_came_after_its_day_is_nobodys_delay(district: Pc, commune: Pc) -> None:
    id = district.dispatch("Hạn đã qua", to=[COMMUNE], due=WRITTEN).id
    district.sync()
    for clock in (commune.clock, commune.place.clock):
        clock.advance(days=2)
    commune.sync()
    commune.register(id, WRITTEN + timedelta(days=2))
    [row] = look(commune, "followed", 7).rows
    assert row.cells[-1] == "Văn bản đến sau hạn"
    assert look(commune, "report-incoming", 7).rows[-1].cells[5] == 0


def test_the_figures_of_incoming_documents_add_up(commune: Pc, ids: list[str]) -> None:
    filled = look(commune, "report-incoming", 1)
    assert [row.cells for row in filled.rows] == [
        ("Đỗ Văn Mẫu", 3, 1, 0, 1, 1, 0),
        ("Chưa phân công", 1, 0, 0, 0, 0, 1),
        ("Cộng", 4, 1, 0, 1, 1, 1),
    ]
    assert "Không tính 1 văn bản nơi gửi đã thu hồi." in filled.notes
    assert all(row.cells[1] == sum(row.cells[2:]) for row in filled.rows)  # type: ignore[arg-type]


def test_the_figures_of_outgoing_documents_add_up(district: Pc, ids: list[str], tmp_path: Path) -> None:
    outgoing.void(district.desk, district.number("Viết hỏng", "BC").id, "Viết hỏng")
    filled = look(district, "report-outgoing")
    assert [row.cells for row in filled.rows] == [
        ("Báo cáo", 1, 0, 1, 0, 0, 0, 0),
        ("Thông báo", 5, 5, 0, 5, 4, 0, 1),
        ("Cộng", 6, 5, 1, 5, 4, 0, 1),
    ]
    assert in_the_pdf(registers.save(filled, tmp_path / "a.pdf").read_bytes(), filled.rows) == [1, 1, 1]
    assert in_the_workbook(registers.save(filled, tmp_path / "a.xlsx"), filled) == [row.cells for row in filled.rows]


def test_the_slip_has_three_parts_and_room_for_what_is_not_known(commune: Pc, ids: list[str], tmp_path: Path) -> None:
    def slip(id: str) -> str:
        with closing(commune.replica.database.raw()) as raw:
            wanted = registers.slip(raw, commune.office, id, 2026, WRITTEN)
        [text] = page_texts(registers.save_slip(wanted, tmp_path / "phieu.pdf").read_bytes())
        return text

    directed, plain = slip(ids[1]), slip(ids[3])
    for part in ("1. Ý kiến của lãnh đạo cơ quan", "2. Ý kiến của lãnh đạo đơn vị", "3. Ý kiến đề xuất của người"):
        assert solid(part) in directed
        assert solid(part) in plain
    assert solid("Số đến: 02") in directed
    assert solid(f"Chủ trì: Đỗ Văn Mẫu, hạn {LATER:%d/%m/%Y}") not in directed  # the sender's day is not the leader's
    assert solid("Chủ trì: Đỗ Văn Mẫu") in directed
    assert solid("Phối hợp: Vi Thị Lệ") in directed
    assert plain.count(solid(BY_HAND)) == 3
    with pytest.raises(Refused, match=r"document\.not_registered"):
        slip("nobody-knows")


def test_a_deadline_is_a_day_or_the_hour_of_one() -> None:
    assert deadline_cell(None) is None
    assert deadline_cell(Deadline(WRITTEN)) == WRITTEN
    assert deadline_cell(Deadline(WRITTEN, clock_time(17))) == "17:00 ngày 23/11/2026"


def test_a_year_of_a_thousand_rows_is_set_in_seconds_and_no_row_is_parted() -> None:
    subject = "Báo cáo kết quả rà soát hộ nghèo, hộ cận nghèo theo chuẩn nghèo đa chiều giai đoạn 2026–2030"
    rows = tuple(
        FilledRow(
            str(n),
            (WRITTEN, n, "UBND huyện Chi Lăng", f"{n:02d}/UBND-VP", WRITTEN, f"{subject} {n}", "Đỗ Ữ", *[None] * 3),
            WRITTEN,
        )
        for n in range(1, 1001)
    )  # fmt: skip
    filled = Filled(INCOMING, "UBND xã Hòa Bình", "UBND huyện Chi Lăng", 2026, WRITTEN, WRITTEN, rows)
    before = time.process_time()
    made = typeset(filled)
    assert time.process_time() - before < 20
    pages = in_the_pdf(made.pdf, rows)
    assert pages == [made.pages[row.key] for row in rows]
    assert made.last_page == pages[-1] > 50


@pytest.mark.parametrize("text", ["dài " * 495, "x" * 2000, "a/b-c." * 300], ids=["words", "one word", "notation"])
def test_nothing_of_a_very_long_text_is_lost(text: str) -> None:
    row = FilledRow("1", (WRITTEN, 1, "UBND huyện", "01/TB-UBND", WRITTEN, text, None, None, None, None), WRITTEN)
    rows = tuple(replace(row, key=str(n)) for n in range(3))
    made = typeset(Filled(INCOMING, "UBND xã Hòa Bình", "", 2026, WRITTEN, WRITTEN, rows))
    letters = "".join(page_texts(made.pdf))
    for mark in set(solid(text)):
        assert letters.count(mark) >= 3 * solid(text).count(mark)


def test_work_that_ended_in_time_without_a_line_is_not_late_when_the_line_returns(
    district: Pc, commune: Pc, staff: Staff
) -> None:
    id = district.dispatch("Rà soát hộ nghèo", to=[COMMUNE], due=LATER).id
    district.sync()
    commune.sync()
    commune.register(id)
    circulation.direct(staff.desk(staff.leader), id, Assigned(person=staff.officer), "Tham mưu")
    circulation.finish(staff.desk(staff.officer), id, "Đã báo cáo")
    books = [[row.cells for row in look(commune, key).rows] for key in ("incoming", "followed")]
    for clock in (commune.place.clock, commune.clock, district.clock):
        clock.advance(seconds=7 * 86_400)
    commune.sync()
    assert commune.outbox() == []
    assert [[row.cells for row in look(commune, key).rows] for key in ("incoming", "followed")] == books
    [followed] = look(commune, "followed").rows
    assert followed.cells[4:] == (f"Đã giải quyết ngày {WRITTEN:%d/%m/%Y}\nĐã báo cáo", None, None)
