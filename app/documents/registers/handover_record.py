"""Biên bản bàn giao: what the record of a handover says on paper, and what it leaves to the hand. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from sync.replica.line import Line
from sync.rules.books import Direction, direction_of, key_of
from sync.rules.handing_over import Handover
from sync.rules.legal_time import VIET_NAM
from sync.rules.offices import Office
from sync.rules.people import Role

TITLE = "BIÊN BẢN BÀN GIAO"
_PARTS = {
    "lead": "chủ trì",
    "collaborator": "phối hợp",
    "informed": "để biết",
    "leader": "chờ cho ý kiến",
}
_ROLES = {Role.CLERK: "văn thư", Role.LEADER: "lãnh đạo", Role.OFFICER: "công chức", Role.ADMIN: "quản trị"}
_DRAFTS = {"written": "đã soạn", "review": "chờ duyệt"}
_Table = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]
_BOOKS = {Direction.OUTGOING: "Sổ văn bản đi", Direction.INCOMING: "Sổ văn bản đến"}


@dataclass(frozen=True)
class Named:
    """What the ids of things say to a person: case files and entries of the plan by code and title, drafts by their
    subjects, and what he has in them ("written", "review")."""

    files: tuple[tuple[str, str], ...] = ()
    plan: tuple[tuple[str, str], ...] = ()
    drafts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class HandoverRecord:
    """`tables`: a title, the headings, the rows; `said`: what stands before them, `after`: behind; `signed`: who signs,
    and the name below the room for it."""

    office: str
    above: str
    title: str
    when: str
    said: tuple[str, ...]
    tables: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...]
    after: tuple[str, ...]
    signed: tuple[tuple[str, str], ...]


def record_of(
    row: Handover,
    names: Mapping[str, str],
    lines: Mapping[str, Line | None],
    things: Named,
    office: Office | None,
    above: Office | None,
) -> HandoverRecord:
    at, leaver, to = row.at.astimezone(VIET_NAM), names.get(row.person, row.person), names.get(row.to, row.to)
    return HandoverRecord(
        office=(office.organisation or office.full_name) if office else row.office,
        above=(above.organisation or above.full_name) if above else "",
        title=TITLE,
        when=f"Lập lúc {at:%H:%M} ngày {at:%d/%m/%Y}",
        said=_said(row, leaver, to, names),
        tables=(_books(row), _documents(row, lines), *_things(things)),
        after=_after(row, to),
        signed=(
            ("Người bàn giao", leaver if row.is_present else f"{leaver} (vắng mặt)"),
            ("Người nhận bàn giao", to),
            ("Lãnh đạo cơ quan", ""),
        ),
    )


def _said(row: Handover, leaver: str, to: str, names: Mapping[str, str]) -> tuple[str, ...]:
    roles = ", ".join(_ROLES[role] for role in row.roles)
    told = [f"Người bàn giao: {leaver}", f"Người nhận bàn giao: {to}"]
    told += [f"Vai trò chuyển giao: {roles}"] if roles else []
    if not row.is_present:
        told += [f"Bàn giao khi người bàn giao vắng mặt, do {names.get(row.by, row.by)} thực hiện."]
    elif row.by != row.person:
        told += [f"Người thực hiện: {names.get(row.by, row.by)}"]
    return (*told, *([f"Lý do: {row.reason}"] if row.reason else []))


def _books(row: Handover) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = []
    for stand in row.books:
        series, _, year = stand.book.rpartition(".")
        name = series.partition(".")[2]
        gaps = ", ".join(str(number) for number in stand.gaps) or "không"
        rows.append((f"{_BOOKS[direction_of(name)]} {key_of(name)}".rstrip(), year, str(stand.last), gaps))
    return "Sổ đăng ký văn bản", ("Sổ", "Năm", "Số cuối", "Số bỏ trống"), tuple(rows)


def _documents(
    row: Handover, lines: Mapping[str, Line | None]
) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = []
    for n, one in enumerate(row.documents, 1):
        line = lines.get(one.document)
        arrival = line.arrival_written if line else ""
        words = (line.notation, line.subject) if line else (one.document, "")
        due = line.due if line else ""
        day = "/".join(reversed(due.split("-"))) if due else ""
        rows.append((str(n), arrival, *words, _PARTS.get(one.part, one.part), day))
    headings = ("TT", "Số đến", "Số, ký hiệu", "Trích yếu", "Việc", "Hạn")
    return "Văn bản đang xử lý", headings, tuple(rows)


def _things(things: Named) -> tuple[_Table, ...]:
    """Case files, what the plan expects and drafts, where there are any."""
    files = tuple((str(n), *one, "") for n, one in enumerate(things.files, 1))
    planned = tuple((str(n), *one, "chưa mở") for n, one in enumerate(things.plan, len(files) + 1))
    drafts = tuple((str(n), subject, _DRAFTS[part]) for n, (part, subject) in enumerate(things.drafts, 1))
    of_files = ("Hồ sơ đang giữ", ("TT", "Số, ký hiệu", "Tiêu đề hồ sơ", "Ghi chú"), (*files, *planned))
    of_drafts = ("Dự thảo đang trình", ("TT", "Trích yếu", "Việc"), drafts)
    return tuple(table for table in (of_files, of_drafts) if table[2])


def _after(row: Handover, to: str) -> tuple[str, ...]:
    told = [f"Trên máy lập biên bản: {row.drafts} dự thảo, {row.unsent} việc chưa gửi tới máy chủ."]
    if row.series:
        told.append(f"Từ lúc này sổ do máy của {to} giữ. Số máy cũ đã ghi trên giấy vẫn được vào sổ khi gửi tới.")
    if row.ends:
        told.append("Quyền truy cập của người bàn giao đã chấm dứt.")
    if row.shuts_pcs:
        told.append("Máy chỉ người bàn giao dùng đã bị thu hồi quyền.")
    return tuple(told)
