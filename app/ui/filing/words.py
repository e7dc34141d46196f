"""How case files are said on the screen, and the rows of their tables. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from app.documents.registers.forms import Column, FilledRow, Form
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.replica.case_file_page import CaseFilePage, CaseFilesPage, Filed
from sync.rules.authority import DESK
from sync.rules.case_files import CLOSED, TRANSFERRED, CaseFile
from sync.rules.people import Role
from sync.rules.retention import FOR_EVER
from sync.rules.text import folded


def kept(years: int) -> str:
    """A retention period."""
    if years == FOR_EVER:
        return translate("Filing", "Vĩnh viễn")
    return translate("Filing", "{years} năm").format(years=years)


def may_work_on(file: CaseFile, roles: frozenset[Role], person: str) -> bool:
    """Whether somebody may put documents in and end it: at the desk with every file, else with his own."""
    return bool(roles & DESK) or file.holder == person


def standing(file: CaseFile, known: CaseFilesPage, today: date) -> str:
    """Where a file stands, with the day that counts."""
    last = file.transfer_by(known.rules)
    if file.state == TRANSFERRED and file.transferred_on:
        return translate("Filing", "Đã nộp lưu {day}").format(day=dates.day(file.transferred_on))
    if file.state == CLOSED and last and today > last:
        return translate("Filing", "Quá hạn nộp lưu từ {day}").format(day=dates.day(last))
    if file.state == CLOSED and last and file.is_due(known.rules, today):
        return translate("Filing", "Đến hạn nộp lưu, chậm nhất {day}").format(day=dates.day(last))
    if file.state == CLOSED and file.ended_on:
        return translate("Filing", "Kết thúc {day}").format(day=dates.day(file.ended_on))
    return translate("Filing", "Đang mở từ {day}").format(day=dates.day(file.opened_on))


def files_form() -> Form:
    return Form(
        "case-files",
        translate("Filing", "Hồ sơ"),
        (
            Column(translate("Filing", "Số, ký hiệu hồ sơ"), 26),
            Column(translate("Filing", "Tiêu đề hồ sơ"), 100),
            Column(translate("Filing", "Người lập"), 34),
            Column(translate("Filing", "Thời hạn"), 20, "center"),
            Column(translate("Filing", "Văn bản"), 14, "right"),
            Column(translate("Filing", "Tình trạng"), 40),
        ),
    )


def file_rows(files: Iterable[CaseFile], known: CaseFilesPage, today: date) -> tuple[FilledRow, ...]:
    """One row a file; a code that two PCs have given says so."""
    codes = Counter((file.year, file.code.casefold()) for file in known.files)
    rows = []
    for file in files:
        stands = standing(file, known, today)
        if codes[file.year, file.code.casefold()] > 1:
            stands = translate("Filing", "Trùng số, ký hiệu. {stands}").format(stands=stands)
        count = known.counts.get(file.id, 0)
        cells = (file.code, file.title, known.name(file.holder), kept(file.keep_years), count, stands)
        rows.append(FilledRow(file.id, cells, file.opened_on, file.id, bold=file.is_due(known.rules, today)))
    return tuple(rows)


def plan_form() -> Form:
    return Form(
        "file-plan",
        translate("Filing", "Danh mục hồ sơ"),
        (
            Column(translate("Filing", "Số, ký hiệu hồ sơ"), 26),
            Column(translate("Filing", "Đề mục"), 40),
            Column(translate("Filing", "Tiêu đề hồ sơ"), 100),
            Column(translate("Filing", "Thời hạn"), 20, "center"),
            Column(translate("Filing", "Người lập"), 34),
            Column(translate("Filing", "Tình trạng"), 24),
        ),
    )


def plan_rows(known: CaseFilesPage, year: int) -> tuple[FilledRow, ...]:
    """The plan of a year; each row says whether its file has been opened."""
    rows = []
    for entry in known.plan_of(year):
        file = known.file(entry.id)
        stands = speech.say(f"case_file_state.{file.state}").capitalize() if file else translate("Filing", "Chưa mở")
        cells = (entry.code, entry.heading, entry.title, kept(entry.keep_years), known.name(entry.holder), stands)
        rows.append(FilledRow(entry.id, cells, date(year, 1, 1), entry.id))
    return tuple(rows)


def contents_form() -> Form:
    return Form(
        "case-file",
        translate("Filing", "Văn bản trong hồ sơ"),
        (
            Column(translate("Filing", "TT"), 10, "center"),
            Column(translate("Filing", "Số, ký hiệu"), 30),
            Column(translate("Filing", "Ngày văn bản"), 22, "center"),
            Column(translate("Filing", "Trích yếu"), 110),
            Column(translate("Filing", "Người đưa vào"), 36),
        ),
    )


def contents_rows(page: CaseFilePage, known: CaseFilesPage) -> tuple[FilledRow, ...]:
    return tuple(_contents_row(n, one, known) for n, one in enumerate(page.documents, 1))


def _contents_row(n: int, one: Filed, known: CaseFilesPage) -> FilledRow:
    document = one.document
    day = document.issued_on if document else one.row.at.date()
    subject = document.subject if document else translate("Filing", "Văn bản chưa về máy này")
    cells = (n, document.notation if document else None, day, subject, known.name(one.row.by))
    return FilledRow(one.row.id, cells, day, one.row.document)


def past(page: CaseFilePage, known: CaseFilesPage) -> list[str]:
    """What happened to the file and what was taken out of it, the last first."""
    told = [(event.at, f"{_what(event.code)}: {known.name(event.person)}") for event in page.file.events]
    reasons = {event.at: event.facts["reason"] for event in page.file.events if "reason" in event.facts}
    lines = [(at, f"{text} – {reasons[at]}" if at in reasons else text) for at, text in told]
    for one in page.taken_out:
        if one.row.out is not None:
            notation = one.document.notation if one.document else ""
            text = translate("Filing", "Lấy ra {notation}: {who} – {reason}")
            out = one.row.out
            lines.append((out.at, text.format(notation=notation, who=known.name(out.by), reason=out.reason)))
    in_order = sorted(lines, key=lambda line: line[0])
    return [f"{dates.moment(at)}  {text}" for at, text in reversed(in_order)]


def _what(code: str) -> str:
    return {
        "file_opened": translate("Filing", "Hồ sơ được mở"),
        "file_changed": translate("Filing", "Hồ sơ được sửa"),
        "file_closed": translate("Filing", "Hồ sơ được kết thúc"),
        "file_reopened": translate("Filing", "Hồ sơ được mở lại"),
        "retention_changed": translate("Filing", "Thời hạn bảo quản được đổi"),
        "file_transferred": translate("Filing", "Hồ sơ được nộp lưu"),
        "handed_over": translate("Filing", "Hồ sơ được bàn giao"),
    }.get(code, code)


def holds(typed: str, *texts: str) -> bool:
    """Whether every word typed, marks or not, stands in these texts."""
    words = folded(" ".join(texts))
    return all(word in words for word in folded(typed).split())
