"""What a reader has to know before anything else: a deadline, a recall that is asked for, something to look at."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from app.actions.document_page import DocumentPage
from app.ui.reading.answering import asks_for_answer, way_to_answer
from app.ui.reading.invited import calls_to_meeting
from app.ui.words import dates, due, meetings
from app.ui.words.speech import speech, translate
from sync.replica.twins import FILE, HEAD
from sync.rules.assignments import Part
from sync.rules.corrections import Way
from sync.rules.deliveries import FINAL, came_late
from sync.rules.joining import SYSTEM
from sync.rules.legal_time import legal_day
from sync.rules.people import Role
from sync.rules.tasks import EXTENSION_ASKED, HANDED_BACK, REMINDED, Task

AMBER = {
    REMINDED: ("amber", "remind"),
    HANDED_BACK: ("amber", "undo"),
    EXTENSION_ASKED: ("amber", "clock"),
}
REMINDED_FROM_BELOW = "reminded_from_below"  # of sentences: nobody urges an office above


@dataclass(frozen=True)
class BandFacts:
    token: str
    symbol: str
    strong: str
    text: str = ""


def bands(page: DocumentPage, now: datetime, roles: frozenset[Role] = frozenset(), person: str = "") -> list[BandFacts]:
    """`roles`, `person`: of who reads it."""
    pressing = deadline(page, now)
    if pressing and not pressing.text and _is_given(page, person) and asks_for_answer(page):
        pressing = replace(pressing, text=way_to_answer(page, roles))
    own = _own_deadline(page, now, person)
    first = (_recall(page), _twin(page, roles), _joined(page), _meeting(page, now), pressing, own)
    told = [band for band in (*first, _not_extended(page, person), *_put_right(page)) if band]
    return told + [_task(page, task) for task in page.tasks]


def _meeting(page: DocumentPage, now: datetime) -> BandFacts | None:
    """To what an invitation calls, and who goes; or that nobody has noted the hour yet."""
    planned = page.planned
    if planned is None:
        if page.own or not calls_to_meeting(page):
            return None
        text = translate("Bands", "Ghi giờ họp để cuộc họp có trong Lịch tuần.")
        return BandFacts("amber", "calendar", translate("Bands", "Nơi gửi chưa ghi giờ họp trên hệ thống."), text)
    strong, who = meetings.whole(planned.meeting), meetings.who_goes(planned, page.people)
    if planned.missed:
        text = translate("Bands", "{meeting} Họp đã bắt đầu khi văn bản đến, không phải chậm trễ của cơ quan.")
        return BandFacts("amber", "calendar", f"{meetings.late()}.", text.format(meeting=strong))
    told = [translate("Bands", "Chủ trì: {name}.").format(name=planned.meeting.chair)] if planned.meeting.chair else []
    if planned.reason:
        told.append(f"{who}.")
    elif who:
        told.append(translate("Bands", "Người dự: {names}.").format(names=who))
    elif not page.own:
        told.append(translate("Bands", "Chưa trả lời ai dự."))
    if page.own and planned.asked:
        told.append(f"{meetings.counted(planned)}.")
    if planned.is_noted:
        told.append(translate("Bands", "Giờ họp do cơ quan mình ghi."))
    is_over = planned.meeting.starts_at <= now
    token = "grey" if is_over else "blue" if who or page.own else "amber"
    return BandFacts(token, "calendar", strong, " ".join(told))


def _twin(page: DocumentPage, roles: frozenset[Role]) -> BandFacts | None:
    """That it seems to have come already, for who gives the numbers."""
    if not page.twins or Role.CLERK not in roles:
        return None
    twin = page.twins[0]
    by = speech.say(f"road.{twin.line.source or SYSTEM}")
    if twin.line.arrival_number is not None:
        strong = translate("Bands", "Có lẽ đã vào sổ, số đến {number} ({by}).").format(
            number=twin.line.arrival_written, by=by
        )
    else:
        strong = translate("Bands", "Có lẽ trùng với một văn bản khác đang chờ vào sổ ({by}).").format(by=by)
    alike: dict[tuple[str, ...], str] = {
        (HEAD,): translate("Bands", "Cùng nơi gửi, số, ký hiệu và ngày."),
        (FILE,): translate("Bands", "Cùng một tệp."),
    }
    both = translate("Bands", "Cùng nơi gửi, số, ký hiệu, ngày và cùng một tệp.")
    return BandFacts("amber", "link", strong, alike.get(twin.same, both))


def _joined(page: DocumentPage) -> BandFacts | None:
    """That it came by two roads under one number, and by which."""
    arrival = page.handling.arrival if page.handling else None
    if not page.others or arrival is None or page.state in FINAL:
        return None
    came = ", ".join(f"{speech.say(f'road.{one.source}')} {dates.moment(one.came_at)}" for one in page.others)
    if page.state == "joined":
        strong = translate("Bands", "Đã nhập vào số đến {number}.").format(number=arrival.written)
        return BandFacts("blue", "link", strong, translate("Bands", "Xử lý ở bản đã vào sổ: {came}.").format(came=came))
    return BandFacts("blue", "link", translate("Bands", "Cùng số đến này còn có: {came}.").format(came=came))


def _not_extended(page: DocumentPage, person: str) -> BandFacts | None:
    """Whoever asked for more time last and did not get it is told why, as long as he works on it."""
    own = [one for one in page.handling.extensions if one.by == person] if page.handling else []
    if not own or own[-1].answer != "refused" or not _is_given(page, person) or page.state in (*FINAL, "done"):
        return None
    told = translate("Bands", "{name} không gia hạn đến {due}.")
    name, by = page.people.get(own[-1].answered_by, ""), due.field(own[-1].wanted)
    return BandFacts("amber", "calendar", told.format(name=name, due=by), own[-1].note)


def _is_given(page: DocumentPage, person: str) -> bool:
    directive = page.handling.directive if page.handling else None
    return directive is not None and directive.part_of(person) in (Part.LEAD, Part.COLLABORATOR)


def _task(page: DocumentPage, task: Task) -> BandFacts:
    token, symbol = AMBER.get(task.code, ("red", "alert"))
    code = REMINDED_FROM_BELOW if task.code == REMINDED and page.is_from_below else task.code
    return BandFacts(token, symbol, speech.say(f"task.{code}", _task_facts(page, task.facts)))


def as_said(facts: dict[str, str]) -> dict[str, str]:
    """A reason as somebody wrote it, for a sentence that puts its own full stop behind it; a day as people write it."""
    told = facts | {"reason": facts["reason"].rstrip(" .")} if "reason" in facts else facts
    return told | {"due": dates.iso_day(told["due"])} if "due" in told else told


def _task_facts(page: DocumentPage, facts: dict[str, str]) -> dict[str, str]:
    names = {recipient.office: recipient.name for recipient in page.recipients} | {page.sender.id: page.sender.name}
    facts = as_said(facts)
    return facts | {"office_name": names.get(facts.get("office", ""), ""), "notation": page.document.notation}


def _recall(page: DocumentPage) -> BandFacts | None:
    recall = page.delivery.recall if page.delivery and not page.own else None
    if recall is None or recall.answer or page.state in FINAL or any(t.code == "recall_asked" for t in page.tasks):
        return None
    strong = translate("Bands", "{sender} đề nghị thu hồi văn bản này.").format(sender=page.sender.name)
    return BandFacts("red", "recall", strong, translate("Bands", "Lý do: {reason}").format(reason=recall.reason))


def _put_right(page: DocumentPage) -> Iterator[BandFacts]:
    """What it puts right, and what has put it right since: nobody is to go by a document that holds no more."""
    if (first := page.document.corrects) is not None:
        text = (
            translate("Bands", "Đính chính {notation} ngày {day}.")
            if first.way is Way.CORRECTS
            else translate("Bands", "Thay thế {notation} ngày {day}.")
        )
        day = dates.day(first.issued_on) if first.issued_on else ""
        yield BandFacts("blue", "refresh", text.format(notation=first.notation, day=day))
    for one in page.put_right:
        text = (
            translate("Bands", "Đã được đính chính bằng {notation} ngày {day}.")
            if one.way is Way.CORRECTS
            else translate("Bands", "Đã được thay thế bằng {notation} ngày {day}.")
        )
        more = one.subject if one.stands else translate("Bands", "{notation} sau đó đã thu hồi.")
        strong = text.format(notation=one.notation, day=dates.day(one.on))
        yield BandFacts("amber", "refresh", strong, more.format(notation=one.notation) if not one.stands else more)


def _own_deadline(page: DocumentPage, now: datetime, person: str) -> BandFacts | None:
    """The deadline of whoever reads it, where he helps and it is another than that of the whole."""
    directive = page.handling.directive if page.handling else None
    if directive is None or directive.part_of(person) is not Part.COLLABORATOR or page.state in (*FINAL, "done"):
        return None
    by = directive.due_of(person)
    if by is None or by == page.due:
        return None
    token = due.token(by, now)
    strong = translate("Bands", "Phần phối hợp của mình: {due}").format(due=due.whole(by, now))
    return BandFacts(token, "alert" if token == "red" else "clock", strong)


def deadline(page: DocumentPage, now: datetime) -> BandFacts | None:
    """By when it has to be done; None where that does not press anybody."""
    by = page.due
    if by is None or page.own or page.state in (*FINAL, "done", "joined"):
        return None
    if page.delivery and came_late(by, page.delivery):
        text = translate("Bands", "Văn bản đến nơi khi đã quá hạn, nên đây không phải là chậm trễ của cơ quan.")
        strong = translate("Bands", "Hạn {day}, đã qua khi văn bản đến.").format(day=due.sentence(by, legal_day(now)))
        return BandFacts("amber", "clock", strong, text)
    token = due.token(by, now)
    return BandFacts(token, "alert" if token == "red" else "clock", due.whole(by, now))
