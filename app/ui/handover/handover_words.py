"""What is said of a handover: what somebody has in hand, and of the records of earlier ones. Pure."""

from app.actions.handing_over import HandoverPage, Standing
from app.ui.people.people_words import role_name
from app.ui.words import dates
from app.ui.words.books import series_words
from app.ui.words.speech import translate
from sync.rules.handing_over import Handover
from sync.rules.handover_acts import BookStand

MOST_TOLD = 6


def book_line(stand: BookStand) -> str:
    """Sổ văn bản đến 2026: số cuối 412, không có số bỏ trống."""
    series, _, year = stand.book.rpartition(".")
    name = f"{series_words(series.partition('.')[2])} {year}"
    gaps = ", ".join(str(number) for number in stand.gaps)
    told = (
        translate("Handover", "bỏ trống số {gaps}").format(gaps=gaps)
        if gaps
        else translate("Handover", "không có số bỏ trống")
    )
    return translate("Handover", "{book}: số cuối {last}, {gaps}").format(book=name, last=stand.last, gaps=told)


def in_hand(standing: Standing) -> list[tuple[str, list[str]]]:
    """Headings, and the lines below each."""
    lines = [
        " · ".join(part for part in (line.arrival_written, line.notation, line.subject) if part)
        for line in standing.documents[:MOST_TOLD]
    ]
    if (more := len(standing.documents) - len(lines)) > 0:
        lines.append(translate("Handover", "và %n văn bản khác", "", more))
    count = len(standing.documents)
    working = translate("Handover", "Đang xử lý %n văn bản", "", count)
    told = [(working if count else translate("Handover", "Không có văn bản nào đang xử lý"), lines)]
    if standing.books:
        told.append((translate("Handover", "Sổ đang giữ"), [book_line(one) for one in standing.books]))
    told += _things(standing)
    rest = [translate("Handover", "%n việc trên máy này chưa gửi tới máy chủ", "", standing.unsent)]
    if standing.drafts:
        rest.append(translate("Handover", "%n dự thảo trên máy này", "", standing.drafts))
    return [*told, (translate("Handover", "Chưa xong"), rest)]


def _things(standing: Standing) -> list[tuple[str, list[str]]]:
    """Case files, what the plan expects of him, drafts, where there are any."""
    things = standing.things
    named = [f"{code} · {title}" for code, title in things.files]
    named += [
        translate("Handover", "{code} · {title} (trong danh mục, chưa mở)").format(code=code, title=title)
        for code, title in things.plan
    ]
    told = [(translate("Handover", "Hồ sơ đang giữ"), _shortened(named))] if named else []
    before = translate("Handover", "{subject} (chờ người này duyệt)")
    drafts = [subject if part == "written" else before.format(subject=subject) for part, subject in things.drafts]
    return [*told, *([(translate("Handover", "Dự thảo đang trình"), _shortened(drafts))] if drafts else [])]


def _shortened(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_TOLD
    rest = [translate("Handover", "và %n mục khác", "", more)] if more > 0 else []
    return [*lines[:MOST_TOLD], *rest]


def roles_words(standing: Standing) -> str:
    return ", ".join(role_name(role) for role in standing.roles)


def record_words(page: HandoverPage, row: Handover) -> tuple[str, str]:
    """Who to whom, and what and when."""
    names = page.names
    title = f"{names.get(row.person, row.person)} → {names.get(row.to, row.to)}"
    told = [dates.moment(row.at), translate("Handover", "%n văn bản", "", len(row.documents))]
    if files := len(row.things.files) + len(row.things.plan):
        told.append(translate("Handover", "%n hồ sơ", "", files))
    if drafts := len({*row.things.drafts, *row.things.review}):
        told.append(translate("Handover", "%n dự thảo", "", drafts))
    if row.series:
        told.append(translate("Handover", "%n sổ", "", len(row.series)))
    if not row.is_present:
        told.append(translate("Handover", "vắng mặt"))
    return title, " · ".join(told)
