"""An old register in a spreadsheet becomes the first part of the book: row by row, once, and as it was written."""

import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.actions import books, earlier_book, registers
from app.actions.desk import Desk
from app.documents.registers import period
from app.documents.registers.forms import FilledRow
from app.documents.registers.import_report import report_rows
from sync.errors import Refused
from sync.replica import queries
from sync.rules.books import Direction
from sync.wording import Wording
from tests.support.old_books import old_book, old_rows
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, NEIGHBOUR


def book(pc: Pc, key: str, year: int = 2026) -> tuple[FilledRow, ...]:
    with closing(pc.replica.database.raw()) as raw:
        return registers.look(raw, pc.office, key, period.whole_year(year), pc.clock.now()).filled.rows


def taken_over(desk: Desk, direction: Direction, year: int, file: Path) -> int:
    return earlier_book.enter(desk, earlier_book.judge(desk, direction, year, file))


def test_the_rows_open_the_book_reach_the_server_and_are_found(tmp_path: Path, commune: Pc, district: Pc) -> None:
    judged = earlier_book.judge(commune.desk, Direction.INCOMING, 2026, old_book(tmp_path / "so.xlsx", old_rows(45)))
    assert (judged.first, judged.opens, len(judged.good)) == (46, True, 45)
    told: list[tuple[int, int]] = []
    assert earlier_book.enter(commune.desk, judged, lambda done, total: told.append((done, total))) == 45
    assert told[-1] == (45, 45)
    commune.sync()
    assert commune.outbox() == []
    assert commune.refused() == []
    rows = book(commune, "incoming")
    assert [row.cells[1] for row in rows] == list(range(1, 46))
    assert rows[11].cells[:8] == (
        date(2026, 1, 9),
        12,
        "Sở Nội vụ",
        "42/TB-SNV",
        date(2026, 1, 9),
        "Thông báo số 12 về đất đai",
        "Chị Lệ",
        date(2026, 1, 9),
    )
    with commune.replica.read() as connection:
        assert len(queries.found(connection, "so 12 dat dai")) == 1
    arrived = district.dispatch("Gửi xã", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    assert commune.register(arrived).arrival_number == 46


def test_the_same_file_may_be_taken_over_again_and_goes_on_where_it_stopped(tmp_path: Path, commune: Pc) -> None:
    books.open_book(commune.desk, Direction.INCOMING, 61, 2026)
    assert taken_over(commune.desk, Direction.INCOMING, 2026, old_book(tmp_path / "so.xlsx", old_rows(30))) == 30
    again = earlier_book.judge(commune.desk, Direction.INCOMING, 2026, old_book(tmp_path / "so.xlsx", old_rows(50)))
    assert len(again.good) == 20
    assert {row.problem.code for row in again.rows if row.problem} == {"earlier.there"}
    assert earlier_book.enter(commune.desk, again) == 20
    assert len(book(commune, "incoming")) == 50


def test_each_row_that_cannot_be_is_told_with_its_line_and_the_others_go_in(tmp_path: Path, commune: Pc) -> None:
    books.open_book(commune.desk, Direction.INCOMING, 6, 2026)
    rows = old_rows(8)
    rows[2] = (*rows[2][:5], "Kế hoạch phòng thủ (TỐI MẬT)", *rows[2][6:])
    rows[3] = (date(2025, 1, 5), *rows[3][1:])
    rows.append(rows[0])
    judged = earlier_book.judge(commune.desk, Direction.INCOMING, 2026, old_book(tmp_path / "so.xlsx", rows))
    codes = [row.problem.code if row.problem else "" for row in judged.rows]
    assert codes == [
        "earlier.twice",
        "",
        "secret.subject",
        "earlier.other_year",
        "",
        *["earlier.not_before"] * 3,
        "earlier.twice",
    ]
    report = report_rows(judged.rows, Wording("vi").say)
    assert report[0].cells[0] == 5  # the line in the file: title, note, an empty line, the headings
    assert "nhiều dòng" in str(report[0].cells[3])
    assert earlier_book.enter(commune.desk, judged) == 2


def test_a_register_saved_by_one_office_reads_the_same_in_another(tmp_path: Path, place: DistrictPlace) -> None:
    one, two = place.enrol(COMMUNE), place.enrol(NEIGHBOUR)
    for n in range(3):
        one.dispatch(f"Báo cáo số {n}", signer="Lý Văn Ký")
    file = tmp_path / "di.xlsx"
    with closing(one.replica.database.raw()) as raw:
        filled = registers.look(raw, one.office, "outgoing", period.whole_year(2026), one.clock.now()).filled
    registers.save(filled, file)
    assert taken_over(two.desk, Direction.OUTGOING, 2026, file) == 3
    assert [row.cells for row in book(two, "outgoing")] == [row.cells for row in filled.rows]


def test_what_is_no_table_is_refused_with_what_to_do(tmp_path: Path, commune: Pc) -> None:
    broken, bomb = tmp_path / "hong.xlsx", tmp_path / "bom.xlsx"
    broken.write_bytes(b"PK\x03\x04 no table")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(3):
            archive.writestr(f"xl/{n}.xml", b"\0" * (80 << 20))
    gone = tmp_path / "khong.xlsx"
    for file, code in ((broken, "table.unreadable"), (bomb, "table.too_large"), (gone, "file.missing")):
        with pytest.raises(Refused) as refused:
            earlier_book.judge(commune.desk, Direction.INCOMING, 2026, file)
        assert refused.value.code == code
    with pytest.raises(Refused) as empty:
        earlier_book.judge(commune.desk, Direction.INCOMING, 2026, old_book(tmp_path / "rong.xlsx", []))
    assert empty.value.code == "table.no_rows"


def test_a_months_print_leaves_the_old_bound_pages_alone(tmp_path: Path, commune: Pc, district: Pc) -> None:
    taken_over(commune.desk, Direction.INCOMING, 2026, old_book(tmp_path / "so.xlsx", old_rows(4)))
    arrived = district.dispatch("Gửi xã", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    commune.register(arrived)
    today = commune.clock.now().date()
    with closing(commune.replica.database.raw()) as raw:
        part = registers.next_part(raw, commune.office, "incoming", date(2026, 12, 31), today)
    assert [row.key for row in part.new] == ["5"]
