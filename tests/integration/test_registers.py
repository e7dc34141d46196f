"""The office's books as they are printed: the legal columns, every number in its row, page and workbook alike."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.actions import books, circulation, outgoing, registers
from app.actions.desk import Desk
from app.actions.outgoing import Wanted
from app.actions.registers import Looked
from app.documents.registers import period
from app.documents.registers.book_rows import PASSED_OVER
from app.documents.registers.forms import FORMS, INCOMING, FilledRow
from app.documents.registers.period import Period
from sync.errors import Refused
from sync.rules.assignments import Assigned
from sync.rules.books import Direction
from tests.support.filled_forms import headings, in_the_pdf, in_the_workbook, page_texts
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.staff import Staff

NOVEMBER, YEAR = period.month(2026, 11), period.whole_year(2026)
LEGAL = {
    "incoming": "Ngày đến|Số đến|Tác giả|Số, ký hiệu văn bản|Ngày tháng văn bản|Tên loại và trích yếu nội dung văn bản|"
    "Đơn vị hoặc người nhận|Ngày chuyển|Ký nhận|Ghi chú",
    "outgoing": "Số, ký hiệu văn bản|Ngày tháng văn bản|Tên loại và trích yếu nội dung văn bản|Người ký|"
    "Nơi nhận văn bản|Đơn vị, người nhận bản lưu|Số lượng bản|Ngày chuyển|Ký nhận|Ghi chú",
    "post": "Ngày chuyển|Số, ký hiệu văn bản|Nơi nhận văn bản|Số lượng bì|Ký nhận và dấu bưu điện|Ghi chú",
    "followed": "Số đến|Tên loại, số, ký hiệu, ngày tháng, cơ quan ban hành văn bản|Đơn vị hoặc người nhận|"
    "Thời hạn giải quyết|Tiến độ giải quyết|Số, ký hiệu văn bản trả lời|Ghi chú",
}


def look(pc: Pc, key: str, wanted: Period = YEAR, days: int = 0) -> Looked:
    with closing(pc.replica.database.raw()) as raw:
        return registers.look(raw, pc.office, key, wanted, pc.clock.now() + timedelta(days=days))


def rows(pc: Pc, key: str, wanted: Period = YEAR) -> tuple[FilledRow, ...]:
    return look(pc, key, wanted).filled.rows


def entered(district: Pc, commune: Pc, *subjects: str, due: date | None = None) -> list[str]:
    """Documents of the district that the commune has entered."""
    ids = [district.dispatch(subject, to=[COMMUNE], due=due).id for subject in subjects]
    district.sync()
    commune.sync()
    for id in ids:
        commune.register(id)
    return ids


@pytest.mark.parametrize(("key", "columns"), LEGAL.items())
def test_the_columns_are_those_of_the_law(key: str, columns: str) -> None:
    assert [column.title for column in FORMS[key].columns] == columns.split("|")


def test_an_incoming_document_stands_in_its_row_as_far_as_it_is_known(district: Pc, commune: Pc) -> None:
    staff = Staff(commune.place, commune)
    first, second = entered(district, commune, "Thông báo nghỉ lễ", "Rà soát hộ nghèo")
    circulation.present(commune.desk, first, staff.leader, "")
    lead, helper = Assigned(person=staff.officer), Assigned(person=staff.helper)
    circulation.direct(staff.desk(staff.leader), first, lead, "Tham mưu trả lời", (helper,))
    one, two = rows(commune, "incoming")
    day = commune.clock.now().date()
    assert one.cells == (
        WRITTEN,
        1,
        "UBND huyện Chi Lăng",
        "01/TB-UBND",
        WRITTEN,
        "Thông báo nghỉ lễ",
        "Đỗ Văn Mẫu; Vi Thị Lệ (phối hợp)",
        day,
        None,
        None,
    )
    assert two.cells == (
        WRITTEN,
        2,
        "UBND huyện Chi Lăng",
        "02/TB-UBND",
        WRITTEN,
        "Thông báo: Rà soát hộ nghèo",
        *[None] * 4,
    )
    assert (one.document, two.document) == (first, second)


def test_of_recipients_of_one_kind_the_kind_stands_once(place: DistrictPlace, district: Pc) -> None:
    paper = pdf(district.folder / "a.pdf", 9_000)
    wanted = Wanted(
        kind="TB", subject="Lịch", issued_on=WRITTEN, files=(paper,), to=("all",), outside=("post:Công ty Điện lực",)
    )
    outgoing.dispatch(district.desk, wanted)
    [row] = rows(district, "outgoing")
    assert row.cells[4] == "UBND thị trấn Đồng Mỏ, Chi Lăng; UBND xã Vân An; Công ty Điện lực"


def test_what_is_void_or_passed_over_stands_in_its_row_with_its_reason(commune: Pc) -> None:
    commune.dispatch("Thông báo nghỉ lễ", signer="Lý Văn Ký")
    outgoing.void(commune.desk, commune.number("Viết hỏng").id, "Viết hỏng, bỏ")
    commune.number("Họp thôn", given=5)
    found = rows(commune, "outgoing")
    assert [row.key for row in found] == ["1", "2", "3", "4", "5"]
    assert found[0].cells[3:5] == ("Lý Văn Ký", "UBND huyện Chi Lăng")
    assert found[0].cells[5:7] == (None, None)  # who keeps the copy, how many copies: for the hand
    assert found[1].cells[0] == "02/TB-UBND"
    assert found[1].cells[-1] == "Số hủy: Viết hỏng, bỏ"
    assert [(row.cells[0], row.cells[-1]) for row in found[2:4]] == [("03", PASSED_OVER), ("04", PASSED_OVER)]
    outgoing.void(commune.desk, f"numbers_skipped:{commune.office}.outgoing.2026.3", "Cấp nhầm")
    assert rows(commune, "outgoing")[2].cells[-1] == "Số hủy: Cấp nhầm"


def test_a_dead_pcs_numbers_are_one_row_and_a_late_one_cuts_it(place: DistrictPlace, commune: Pc) -> None:
    staff = Staff(place, commune)
    other = place.enrol(COMMUNE)
    commune.number("Đã gửi")
    commune.sync()
    commune.number("Còn nằm trên máy hỏng")
    other.join(staff.leader)
    books.take_over(Desk(other.replica, staff.leader), Direction.OUTGOING, "Máy hỏng")
    other.sync()
    reason = "Số hủy: Máy hỏng"
    assert [(row.key, row.cells[-1]) for row in rows(other, "outgoing")][1:] == [("2-100", reason), ("111", reason)]
    commune.sync()
    other.sync()
    assert [row.key for row in rows(other, "outgoing")] == ["1", "2", "3-100", "111"]
    assert rows(other, "report-outgoing")[-1].cells[1:4] == (101, 0, 99)  # no number counts twice


def test_a_number_declared_void_in_january_stays_in_last_years_book(commune: Pc) -> None:
    commune.number("Đã gửi")
    spoilt = commune.number("Viết hỏng cuối năm").id
    commune.clock.advance(days=50)
    outgoing.void(commune.desk, spoilt, "Viết hỏng, bỏ")
    assert [(row.key, row.cells[-1]) for row in rows(commune, "outgoing")] == [
        ("1", None),
        ("2", "Số hủy: Viết hỏng, bỏ"),
    ]
    assert rows(commune, "outgoing", period.month(2026, 12))[0].key == "2"
    assert rows(commune, "report-outgoing")[-1].cells[1:4] == (2, 0, 1)


def test_page_and_workbook_hold_the_same_rows_and_headings_stand_on_each_page(
    district: Pc, commune: Pc, tmp_path: Path
) -> None:
    hostile = '#panic("x") *đậm* $x$ [a] \\ <row> @b "trích"'
    long = "Báo cáo kết quả rà soát hộ nghèo, hộ cận nghèo theo chuẩn nghèo đa chiều " * 6
    entered(district, commune, "=1+1", hostile, *[f"{long} lần {n}" for n in range(14)])
    filled = look(commune, "incoming", NOVEMBER).filled
    paper = registers.save(filled, tmp_path / "so.pdf").read_bytes()
    pages = in_the_pdf(paper, filled.rows)
    assert pages == sorted(pages)
    assert len(page_texts(paper)) == pages[-1] > 2
    assert all(text.count(headings(INCOMING)) == 1 for text in page_texts(paper))
    assert [f"Trang{n + 1}" in text for n, text in enumerate(page_texts(paper))] == [True] * pages[-1]
    book = in_the_workbook(registers.save(filled, tmp_path / "so.xlsx"), filled)
    assert book == [row.cells for row in filled.rows]


def test_a_period_holds_the_rows_of_its_days(commune: Pc) -> None:
    for n, day in enumerate((date(2026, 1, 5), date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31))):
        outgoing.number(commune.desk, Wanted(kind="TB", subject=f"Việc {n}", issued_on=day))
    expected = {
        period.month(2026, 1): ["1"],
        period.quarter(2026, 1): ["1", "2"],
        period.quarter(2026, 2): ["3"],
        YEAR: ["1", "2", "3", "4"],
        Period(date(2026, 3, 31), date(2026, 4, 1)): ["2", "3"],
    }
    assert {p: [row.key for row in rows(commune, "outgoing", p)] for p in expected} == expected


def test_the_post_book_has_a_row_for_every_letter(commune: Pc) -> None:
    paper = pdf(commune.folder / "a.pdf", 9_000)
    outside = ("post:Công ty Điện lực", "post:Bưu điện tỉnh", "by_hand:Trường tiểu học")
    wanted = Wanted(kind="TB", subject="Lịch cắt điện", issued_on=WRITTEN, files=(paper,), outside=outside)
    id = outgoing.dispatch(commune.desk, wanted).id
    outgoing.close_outside(commune.desk, id, "Công ty Điện lực", "Gửi bảo đảm RA123", WRITTEN + timedelta(days=1))
    found = {row.cells[2]: row.cells for row in rows(commune, "post")}
    assert found == {
        "Công ty Điện lực": (
            WRITTEN + timedelta(days=1), "01/TB-UBND", "Công ty Điện lực", None, None, "Gửi bảo đảm RA123"
        ),
        "Bưu điện tỉnh": (None, "01/TB-UBND", "Bưu điện tỉnh", None, None, None),
    }  # fmt: skip


def test_a_letter_of_december_that_goes_in_january_stands_in_its_documents_year(commune: Pc) -> None:
    id = commune.number("Lịch cắt điện").id
    commune.clock.advance(days=50)
    commune.place.clock.advance(days=50)
    paper = pdf(commune.folder / "a.pdf", 9_000)
    outgoing.dispatch(commune.desk, Wanted(files=(paper,), outside=("post:Công ty Điện lực",)), id)
    assert [row.cells[:3] for row in rows(commune, "post")] == [(None, "01/TB-UBND", "Công ty Điện lực")]
    outgoing.close_outside(commune.desk, id, "Công ty Điện lực", "Gửi bảo đảm RA1", date(2027, 1, 13))
    assert [row.cells[0] for row in rows(commune, "post")] == [date(2027, 1, 13)]
    assert len(rows(commune, "post", period.month(2026, 12))) == 1


def test_a_form_that_is_not_kept_is_refused(commune: Pc, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"usage\.bad_value"):
        look(commune, "no-such-book")
    with pytest.raises(Refused, match=r"usage\.bad_value"):
        registers.save(look(commune, "outgoing").filled, tmp_path / "so.doc")


def test_every_form_is_set_whole_also_without_a_row(commune: Pc, tmp_path: Path) -> None:
    for key, form in FORMS.items():
        text = page_texts(registers.save(look(commune, key).filled, tmp_path / f"{key}.pdf").read_bytes())
        assert len(text) == 1
        assert headings(form) in text[0]
