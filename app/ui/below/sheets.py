"""Both views as tables for Excel. Pure; called away from the window's thread."""

from collections.abc import Sequence
from datetime import date, datetime

from app.documents.workbook import Sheet, Value
from app.ui.below.matrix_words import in_words, token
from app.ui.below.office_rows import HEAT, OfficeRow, headings, heat_token
from app.ui.below.silence import in_a_sentence
from app.ui.look.tokens import LIGHT
from app.ui.words import due
from app.ui.words.speech import translate
from sync.replica.below_page import Matrix
from sync.replica.line import Line
from sync.rules.offices import Office

BEFORE_HEAT, BEFORE_CELLS = 5, 5


def office_sheet(rows: Sequence[OfficeRow], made_at: datetime, title: str, note: str) -> Sheet:
    names = [
        translate("Sheets", "Mã"),
        translate("Sheets", "Cơ quan"),
        translate("Sheets", "Tình trạng"),
        translate("Sheets", "Liên lạc lần cuối"),
        translate("Sheets", "Có người dùng lần cuối"),
        *headings().values(),
    ]
    table: list[list[Value]] = []
    tints: dict[tuple[int, int], str] = {}
    for n, row in enumerate(rows):
        standing = row.standing
        times: list[Value] = [standing.last_contact, standing.last_action] if standing else [None, None]
        table.append(
            [row.office, row.name, in_a_sentence(row.silence, made_at), *times, *(row.heat(key) for key in HEAT)]
        )
        for at, key in enumerate(HEAT):
            if tint := heat_token(key, row.heat(key)):
                tints[n, BEFORE_HEAT + at] = _ground(tint)
    name = translate("Sheets", "Theo cơ quan")
    return Sheet(name, title, note, names, table, (9, 28, 44, 18, 18, 11, 11, 11, 11), 2, tints)


def matrix_sheet(found: Matrix, offices: Sequence[Office], title: str, note: str) -> Sheet:
    names = [
        translate("Sheets", "Số, ký hiệu"),
        translate("Sheets", "Trích yếu"),
        translate("Sheets", "Ngày ban hành"),
        translate("Sheets", "Hạn xử lý"),
        translate("Sheets", "Gửi lúc"),
        *(office.short_name for office in offices),
    ]
    table: list[list[Value]] = []
    tints: dict[tuple[int, int], str] = {}
    for n, row in enumerate(found.rows):
        line = row.line
        facts: list[Value] = [
            line.notation,
            line.subject,
            date.fromisoformat(line.issued_on),
            _due(line),
            datetime.fromisoformat(line.posted_at) if line.posted_at else None,
        ]
        for at, office in enumerate(offices):
            cell = row.cells.get(office.id)
            facts.append(in_words(cell) if cell else None)
            if cell:
                tints[n, BEFORE_CELLS + at] = _ground(token(cell))
        table.append(facts)
    widths = (18, 60, 12, 12, 17, *(16 for _ in offices))
    return Sheet(translate("Sheets", "Theo văn bản"), title, note, names, table, widths, 2, tints)


def _due(line: Line) -> Value:
    """A day as a date that Excel knows; with an hour in words, so that no column shows hours that nobody set."""
    if line.deadline is None:
        return None
    return line.deadline.day if line.deadline.hour is None else due.field(line.deadline)


def _ground(tint: str) -> str:
    """Paper is light, whatever the window is."""
    return str(getattr(LIGHT, f"{tint}_bg"))
