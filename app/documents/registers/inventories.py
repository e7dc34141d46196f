"""What of case files goes on paper: the plan of a year, what lies in a file, the files that go to the archive. Pure.

Which sheets a document takes up in its file is written by hand as they are numbered; nothing here knows it.
Law: Decree 30/2020/NĐ-CP art. 28-31; the register of their use is in `loan_rows`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.documents.registers.forms import CONTENTS, FILES, PLAN, Cell, Filled, FilledRow, Form
from app.documents.registers.names import issuer_of, title_of
from sync.replica.case_file_page import CaseFilePage, CaseFilesPage, Filed
from sync.rules.case_files import CaseFile
from sync.rules.kinds import Kind
from sync.rules.offices import Office
from sync.rules.retention import FOR_EVER


@dataclass(frozen=True)
class HouseFacts:
    """The office whose files they are, and what its papers are named by."""

    office: Office
    above: Office | None
    offices: Mapping[str, Office]
    kinds: Mapping[str, Kind]


def kept_for(years: int) -> str:
    """A retention period as paper has it."""
    return "Vĩnh viễn" if years == FOR_EVER else f"{years} năm"


def plan_inventory(house: HouseFacts, page: CaseFilesPage, year: int) -> Filled:
    """The plan of a year, under its headings."""
    rows: list[FilledRow] = []
    heading, first = "", date(year, 1, 1)
    entries = page.plan_of(year)
    for entry in entries:
        if entry.heading != heading:
            heading = entry.heading
            rows.append(FilledRow("", (heading,), first, section=True))
        cells = (entry.code, entry.title, kept_for(entry.keep_years), page.name(entry.holder), entry.note or None)
        rows.append(FilledRow(entry.id, cells, first))
    forever = sum(entry.keep_years == FOR_EVER for entry in entries)
    note = f"Danh mục này có {len(entries)} hồ sơ, trong đó {forever} hồ sơ bảo quản vĩnh viễn."
    return _framed(house, PLAN, rows, year, (), (note,))


def contents_inventory(house: HouseFacts, page: CaseFilePage) -> Filled:
    """What lies in a file, in its order."""
    file = page.file
    rows = [
        FilledRow(one.row.id, _document_cells(house, n, one), _day(one), one.row.document)
        for n, one in enumerate(page.documents, 1)
    ]
    why = f" ({told})" if (told := _why(file)) else ""
    under = (f"Hồ sơ số {file.code}: {file.title}", f"Thời hạn bảo quản: {kept_for(file.keep_years)}{why}")
    counted = f", {file.sheets} tờ" if file.sheets else ""
    filled = _framed(house, CONTENTS, rows, file.year, under, (f"Hồ sơ có {len(rows)} văn bản{counted}.",))
    return replace(filled, about=f"hồ sơ số {file.code} năm {file.year}")


def files_inventory(
    house: HouseFacts, files: Iterable[CaseFile], spans: Mapping[str, tuple[date, date]], today: date
) -> Filled:
    """Files that go to the archive. `spans`: the first and last day of each one's documents."""
    shown = list(files)
    rows = [
        FilledRow(
            file.id,
            (n, file.code, file.title, _span(file, spans), kept_for(file.keep_years), file.sheets or None, _why(file)),
            file.ended_on or file.opened_on,
        )
        for n, file in enumerate(shown, 1)
    ]
    forever = sum(file.keep_years == FOR_EVER for file in shown)
    note = (
        f"Mục lục này có {len(shown)} hồ sơ: {forever} hồ sơ bảo quản vĩnh viễn, "
        f"{len(shown) - forever} hồ sơ bảo quản có thời hạn; {sum(file.sheets for file in shown)} tờ."
    )
    return _framed(house, FILES, rows, today.year, (f"Lập ngày {today:%d/%m/%Y}",), (note,))


def _why(file: CaseFile) -> str | None:
    """Why it is kept for another time than was said when it was opened, and who has consented."""
    change = file.kept_otherwise
    if change is None:
        return None
    was = kept_for(change.was_years).lower()
    return f"Trước là {was}; {change.consented_by} đồng ý đổi ngày {change.on:%d/%m/%Y}: {change.reason}"


def _document_cells(house: HouseFacts, n: int, filed: Filed) -> tuple[Cell, ...]:
    document = filed.document
    if document is None:
        return (n, None, None, None, None, None, "Văn bản chưa về máy này")
    note = "Số đã hủy" if document.state == "void" else None
    title, issuer = title_of(document, house.kinds), issuer_of(document, house.offices)
    return (n, document.notation, document.issued_on, title, issuer, None, note)


def _day(filed: Filed) -> date:
    return filed.document.issued_on if filed.document else filed.row.at.date()


def _span(file: CaseFile, spans: Mapping[str, tuple[date, date]]) -> str:
    first, last = spans.get(file.id, (file.opened_on, file.ended_on or file.opened_on))
    return f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"


def _framed(
    house: HouseFacts, form: Form, rows: list[FilledRow], year: int, under: tuple[str, ...], notes: tuple[str, ...]
) -> Filled:
    return Filled(
        form=form,
        office=house.office.organisation or house.office.full_name,
        above=(house.above.organisation or house.above.full_name) if house.above else "",
        year=year,
        since=date(year, 1, 1),
        until=date(year, 12, 31),
        rows=tuple(rows),
        notes=notes,
        under=under,
    )
