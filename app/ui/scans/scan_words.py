"""What is said of a scan: its row in the list, what has to be known of it, what may be done with it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.ui.documents.row_facts import Mark, RowFacts
from app.ui.words import amounts, dates
from app.ui.words.speech import speech, translate
from sync.replica.line import Line
from sync.replica.pages import Group
from sync.replica.scan_content import Scan
from sync.replica.scans_page import ScanPage
from sync.rules.people import Person
from sync.rules.text import composed


@dataclass(frozen=True)
class Told:
    """Something to know, in a band of a colour."""

    token: str
    symbol: str
    strong: str
    text: str = ""


@dataclass(frozen=True)
class Offer:
    """Something to do; the first one is what most probably is wanted."""

    do: str
    text: str
    symbol: str
    key: str = ""
    kind: str = ""


def heading(group: Group) -> str:
    words = {
        "waiting": translate("Scans", "Chờ xử lý {count}"),
        "told": translate("Scans", "Cần biết {count}"),
        "done": translate("Scans", "Đã xử lý gần đây"),
    }[group.key]
    return words.format(count=group.count)


def row_facts(scan: Scan, people: Mapping[str, Person], now: datetime) -> RowFacts:
    facts = scan.facts
    name = composed(scan.name)
    return RowFacts(
        who=" · ".join(part for part in (facts.notation, facts.issuer) if part) or _nothing_read(scan),
        when=dates.row(written(scan), now),
        subject=facts.subject or name,
        is_unread=False,
        chip=None,
        marks=tuple(mark for mark in (_mark(scan, people), Mark(_length(scan), "text3")) if mark),
        files=0,
    )


def written(scan: Scan) -> datetime:
    return datetime.fromisoformat(scan.written_at or scan.found_at)


def _nothing_read(scan: Scan) -> str:
    if scan.state != "waiting":
        return Path(scan.folder).name
    return translate("Scans", "Không có gợi ý") if scan.text else translate("Scans", "Đang đọc…")


def _length(scan: Scan) -> str:
    pages = translate("Scans", "%n trang", "", scan.pages) if scan.pages else ""
    return " · ".join(part for part in (pages, amounts.size(scan.bytes)) if part)


def _mark(scan: Scan, people: Mapping[str, Person]) -> Mark | None:
    if scan.state == "waiting" and scan.gone:
        return Mark(translate("Scans", "Không còn trong thư mục"), "amber", "alert")
    if scan.state == "waiting":
        if scan.is_cut:
            return Mark(translate("Scans", "Có thể thiếu trang"), "amber", "alert")
        return Mark(translate("Scans", "Có gợi ý"), "text3") if scan.facts else None
    if scan.state == "same":
        return Mark(translate("Scans", "Trùng tệp đã có"), "text3", "copy")
    if scan.state == "refused":
        return Mark(translate("Scans", "Không nhận được"), "red", "refuse")
    who = people[scan.person].name if scan.person in people else ""
    done = use_words(scan) if scan.state == "used" else translate("Scans", "Đã bỏ qua")
    return Mark(" · ".join(part for part in (done, who) if part), "text3", "check" if scan.state == "used" else "")


def use_words(scan: Scan) -> str:
    return {
        "paper": translate("Scans", "Đã nhận văn bản giấy"),
        "enclosure": translate("Scans", "Đã kèm vào văn bản"),
        "scan": translate("Scans", "Đã gắn vào văn bản có số"),
    }.get(scan.use, "")


def told(page: ScanPage, people: Mapping[str, Person], now: datetime) -> list[Told]:
    """What a person has to know before doing anything with it."""
    scan = page.scan
    if scan.state == "refused":
        secret = translate("Scans", "Văn bản mật chỉ vào sổ giấy, không đưa lên hệ thống này.")
        text = speech.say(scan.code, scan.code_facts)
        if scan.code.startswith("secret."):
            remove = translate("Scans", "Xóa tệp {name} khỏi thư mục {folder}.")
            named = remove.format(name=composed(scan.name), folder=composed(Path(scan.folder).name))
            text = secret if scan.gone else f"{secret} {named}"
        return [Told("red", "refuse", translate("Scans", "Tệp này không nhận được"), text)]
    said = [_said_done(page, people, now)] if scan.state in ("used", "aside") else []
    if scan.state == "same":
        said.append(_said_same(page, people, now))
    if scan.gone and scan.state == "waiting":
        text = translate("Scans", "Để tệp trở lại thư mục thì máy nhận ra ngay; hoặc bỏ qua.")
        said.append(Told("amber", "alert", translate("Scans", "Tệp không còn trong thư mục."), text))
    if scan.state == "waiting" and scan.is_cut:
        text = translate("Scans", "Hãy xem kỹ trang cuối; nếu thiếu, quét lại.")
        said.append(Told("amber", "alert", translate("Scans", "Tệp có thể chưa đầy đủ."), text))
    if scan.state == "waiting":
        said += [_said_likely(line) for line in page.likely[:1]] + _said_of_text(scan)
    return said


def _said_done(page: ScanPage, people: Mapping[str, Person], now: datetime) -> Told:
    scan = page.scan
    when = dates.spoken(datetime.fromisoformat(scan.decided_at), now)
    who = people[scan.person].name if scan.person in people else ""
    by = f"{who} · {when}" if who else when
    if scan.state == "aside":
        return Told("blue", "info", translate("Scans", "Đã bỏ qua."), by)
    named = f"{page.about.notation} · {page.about.subject}" if page.about else ""
    return Told("green", "done", f"{use_words(scan)}.", " · ".join(part for part in (named, by) if part))


def _said_same(page: ScanPage, people: Mapping[str, Person], now: datetime) -> Told:
    strong = translate("Scans", "Tệp này giống hệt một tệp đã có, nên không đưa vào lần nữa.")
    if page.about is not None:
        return Told("blue", "copy", strong, f"{page.about.notation} · {page.about.subject}")
    twin = page.twin
    if twin is None:
        return Told("blue", "copy", strong)
    when = dates.spoken(written(twin), now)
    text = translate("Scans", "Tệp trước: {name}, {when}").format(name=composed(twin.name), when=when)
    if twin.state in ("used", "aside"):
        who = people[twin.person].name if twin.person in people else ""
        done = use_words(twin) if twin.state == "used" else translate("Scans", "Đã bỏ qua")
        text = " · ".join(part for part in (text, done, who) if part)
    return Told("blue", "copy", strong, text)


def _said_likely(line: Line) -> Told:
    strong = translate("Scans", "Có thể văn bản này đã đến rồi.")
    number = translate("Scans", "số đến {number}").format(number=line.arrival_written) if line.arrival_number else ""
    return Told("amber", "alert", strong, " · ".join(p for p in (line.notation, line.subject, number) if p))


def _said_of_text(scan: Scan) -> list[Told]:
    if scan.facts or not scan.text:
        return []
    if scan.text == "words":
        text = translate("Scans", "Chữ trong tệp không đọc được chắc chắn nên không gợi ý gì. Hãy nhập theo giấy.")
    elif scan.text == "none":
        text = translate(
            "Scans", "Bản quét là ảnh, không có chữ để đọc. Hãy nhập theo giấy và tự xem có dấu mật không."
        )
    elif scan.text == "closed":
        text = translate("Scans", "Tệp có mật khẩu hoặc đã hỏng, không mở xem được.")
    else:
        text = translate("Scans", "Dạng tệp này không đọc được tại đây. Hãy tự xem có dấu mật không.")
    return [Told("blue", "info", "", text)]


def offers(page: ScanPage) -> list[Offer]:
    """What may be done with it. Nothing that would be refused."""
    scan = page.scan
    aside = Offer("aside", translate("Scans", "Bỏ qua"), "close", "Del")
    again = Offer("again", translate("Scans", "Đưa lại"), "undo")
    opened = [Offer("open", translate("Scans", "Mở văn bản"), "eye")] if page.about is not None else []
    if scan.state == "used":
        return opened
    if scan.state == "aside":
        return [again]
    if scan.gone:
        return [aside]
    if scan.state == "refused":
        return [Offer("folder", translate("Scans", "Mở thư mục"), "folder"), aside]
    if scan.state == "same":
        return [*opened, again, aside]
    paper = Offer("paper", translate("Scans", "Nhận văn bản giấy…"), "stamp", "F9")
    match = page.matches
    scanned = Offer("scan", translate("Scans", "Gắn vào văn bản có số…"), "number", "F7")
    if match is not None:
        text = translate("Scans", "Gắn vào {notation}").format(notation=match.notation)
        scanned = Offer("scan", text, "number", "F7")
    enclosure = Offer("enclosure", translate("Scans", "Kèm vào dự thảo…"), "clip", "F6")
    first = [scanned, paper] if match is not None else [paper, scanned]
    return [*first, enclosure, aside]
