"""The books and reports of a year, made of the ledger's notes alone, as the law's forms have them."""

from collections.abc import Sequence
from datetime import date

from tests.year.ledger import CORRECTS, VIET_NAM, Came, Ledger, Sent, Went, standing

Cells = tuple[str | int | date | None, ...]
NOBODY = "Chưa phân công"
ROADS = {
    "system": "qua hệ thống",
    "post": "qua bưu điện",
    "by_hand": "trao tay",
    "email": "qua thư điện tử",
    "zalo": "qua Zalo",
}


def incoming(ledger: Ledger, year: int) -> dict[str, Cells]:
    """By the arrival number; so are all books, 12a as it is written."""
    rows: dict[str, Cells] = {}
    for paper in ledger.came.values():
        if paper.number and paper.on and paper.on.year == year:
            given = (_receivers(paper) or None, paper.directed_on)
            rows[str(paper.number)] = (paper.on, paper.number, *_facts(paper), *given, None, _remarks(paper))
        for number, on, reason in paper.extra:
            if on.year == year:
                rows[str(number)] = (on, number, *_facts(paper), None, None, None, f"Số hủy: {reason}")
    return rows


def _remarks(paper: Came) -> str | None:
    """What its sender puts right or takes back is the form that went through the system; the book has one row for
    all."""
    forms, told = (paper, *paper.roads), list[str]()
    for form in forms:
        by = [(one.rights[0], one) for one in form.put_right if one.rights and not one.is_out]
        told += _righting([form.rights] if form.rights else [], by)
    roads = "Đến " + "; ".join(_road(one) for one in forms) if paper.roads else ""
    back = next((f"Nơi gửi đã thu hồi: {form.taken_back}" for form in forms if form.taken_back), "")
    return _sentences(*told, roads, back)


def _road(paper: Came) -> str:
    assert paper.came_at is not None
    return f"{ROADS[paper.source]} {paper.came_at.astimezone(VIET_NAM):%H:%M %d/%m/%Y}"


def _righting(rights: Sequence[tuple[str, Came | Went]], by: Sequence[tuple[str, Came | Went]]) -> list[str]:
    """What it puts right, and by what it was put right."""
    told = [
        f"{'Đính chính' if way == CORRECTS else 'Thay thế'} {one.notation} ngày {one.issued_on:%d/%m/%Y}"
        for way, one in rights
    ]
    return told + [
        f"Được {'đính chính' if way == CORRECTS else 'thay thế'} bằng {one.notation} ngày {one.issued_on:%d/%m/%Y}"
        for way, one in sorted(by, key=lambda pair: pair[1].key)
    ]


def _sentences(*parts: str) -> str | None:
    return ". ".join(part for part in parts if part) or None


def _facts(paper: Came) -> Cells:
    return (paper.issuer, paper.notation, paper.issued_on, paper.title)


def _receivers(paper: Came) -> str:
    return "; ".join([paper.lead, *(f"{name} (phối hợp)" for name in paper.helpers)]) if paper.lead else ""


def outgoing(ledger: Ledger, year: int) -> dict[str, Cells]:
    rows: dict[str, Cells] = {}
    for paper in ledger.went.values():
        if paper.issued_on.year != year:
            continue
        head = (paper.notation, paper.issued_on, paper.title, paper.signer or None)
        if paper.void:
            rows[paper.written] = (*head, None, None, None, None, None, f"Số hủy: {paper.void[1]}")
        else:
            to = "; ".join(one.name for one in _in_order(paper.to)) or None
            rows[paper.written] = (*head, to, None, None, paper.released_on, None, _fate(paper))
    for (of_year, number), (on, reason) in ledger.passed_over.items():
        if of_year == year:
            rows[str(number)] = (f"{number:02d}", on, *(None,) * 7, f"Số hủy: {reason}")
    return rows


def _in_order(to: list[Sent]) -> list[Sent]:
    """Offices as the district numbers them, then letters as they were typed."""
    order = ("UBND thị trấn Chi Lăng", "UBND xã Vân An", "UBND huyện Chi Lăng")
    return sorted(to, key=lambda one: order.index(one.name) if one.name in order else len(order))


def _fate(paper: Went) -> str | None:
    rights, by = [paper.rights] if paper.rights else [], [(one.rights[0], one) for one in standing(paper) if one.rights]
    back = ", ".join(one.name for one in _in_order(paper.to) if one.taken_back)
    refused = ", ".join(f"{one.name} ({one.refused})" for one in _in_order(paper.to) if one.refused)
    return _sentences(
        f"{'Số phụ' if paper.suffix else 'Số bù'}: {paper.why}" if paper.why else "",
        *_righting(rights, by),
        f"Đã thu hồi: {back}" if back else "",
        f"Bị từ chối: {refused}" if refused else "",
    )


def letters(ledger: Ledger, year: int) -> list[Cells]:
    return [
        (on, paper.notation, one.name, None, None, how)
        for paper in ledger.went.values()
        if paper.issued_on.year == year and paper.released_on
        for one in paper.to
        if one.by_post
        for on, how in [one.handed or (None, None)]
    ]


def followed(ledger: Ledger, year: int, today: date) -> dict[str, Cells]:
    rows: dict[str, Cells] = {}
    for paper in _entered(ledger, year):
        if not paper.lead and paper.deadline is None:
            continue
        remark = "Văn bản đến sau hạn" if paper.came_late else "Quá hạn" if paper.is_late(today) else None
        what = f"{paper.title}\n{paper.notation}, ngày {paper.issued_on:%d/%m/%Y}\n{paper.issuer}"
        answer = paper.answer.notation if paper.answer else None
        head = (paper.number, what, _receivers(paper) or None, paper.deadline)
        rows[str(paper.number)] = (*head, _progress(paper), answer, remark)
    return rows


def _progress(paper: Came) -> str:
    if paper.taken_back:
        return f"Nơi gửi đã thu hồi: {paper.taken_back}"
    if paper.done_on:
        done = f"Đã giải quyết ngày {paper.done_on:%d/%m/%Y}"
        return f"{done}\n{paper.result}" if paper.result else done
    if not paper.lead:
        return "Đã trình, chờ ý kiến" if paper.presented else "Chưa trình"
    return "Đang giải quyết" if paper.accepted else "Đã phân công, chưa nhận việc"


def report_incoming(ledger: Ledger, year: int, today: date) -> dict[str, Cells]:
    """By whom it was given to: came, done in time, done late, open in time, open late, open without a day."""
    sums: dict[str, list[int]] = {}
    for paper in _entered(ledger, year):
        if paper.taken_back:
            continue
        late = paper.is_late(today)
        kind = (2 if late else 1) if paper.done_on else 4 if late else 5 if paper.deadline is None else 3
        for who in (paper.lead or NOBODY, "Cộng"):
            row = sums.setdefault(who, [0] * 6)
            row[0] += 1
            row[kind] += 1
    return {who: tuple(row) for who, row in sums.items()}


def report_outgoing(ledger: Ledger, year: int) -> dict[str, Cells]:
    """By kind: numbered, released, void, sent to, entered there, not entered there, back."""
    sums: dict[str, list[int]] = {}
    for paper in ledger.went.values():
        if paper.issued_on.year != year:
            continue
        sent = paper.to if paper.released_on else []
        entered = sum((one.entered and not one.is_out) or one.handed is not None for one in sent)
        back = sum(one.is_out for one in sent)
        counts = (1, bool(paper.released_on), bool(paper.void), len(sent), entered, len(sent) - entered - back, back)
        row = sums.setdefault(paper.kind, [0] * 7)
        for n, count in enumerate(counts):
            row[n] += count
    return {who: tuple(row) for who, row in sums.items()}


def _entered(ledger: Ledger, year: int) -> list[Came]:
    return [paper for paper in ledger.came.values() if paper.number and paper.on and paper.on.year == year]
