"""What has happened with a document, as steps on a line: done, now, and to come. Painted by `timeline`. Pure."""

from dataclasses import dataclass
from datetime import datetime

from app.actions.document_page import DocumentPage, HistoryLine
from app.ui.reading.choices import asks_upward
from app.ui.words import dates, due
from app.ui.words.speech import speech, translate
from sync.replica.line import incoming_queue
from sync.rules.assignments import Assigned
from sync.rules.deadline import deadline
from sync.rules.legal_time import legal_day

COMING = {  # by the queue it stands in: the state that ends the waiting, and those after it
    "to_register": ("registered", "presented", "assigned", "done"),
    "to_present": ("presented", "assigned", "done"),
    "to_direct": ("assigned", "done"),
    "in_progress": ("in_progress", "done"),
}


@dataclass(frozen=True)
class Step:
    """`kind`: past, now or coming."""

    kind: str
    title: str
    detail: str = ""
    when: str = ""


def steps(page: DocumentPage, now: datetime) -> list[Step]:
    """The history of a document in words, oldest first; for one that is worked on here also what is to come."""
    seen: dict[str, int] = {}
    told, came = [], set[str]()
    for line in page.history:
        if line.code == "arrived" and line.who in came:
            continue  # its files have come too, which is no step of its own
        came.update([line.who] if line.code == "arrived" else [])
        nth = seen[line.code] = seen.get(line.code, -1) + 1
        told.append(Step("past", _title(page, line.code), _detail(page, line, nth), dates.spoken(line.at, now)))
    return told if page.own else [*told, *_ahead(page, now)]


def _ahead(page: DocumentPage, now: datetime) -> list[Step]:
    queue = incoming_queue(page.state, page.handling)
    if queue not in COMING:
        return []
    coming = [Step("coming", speech.say(f"state.{state}")) for state in COMING[queue][1:]]
    return [_now(page, queue, now), *coming]


def _now(page: DocumentPage, queue: str, now: datetime) -> Step:
    """What it waits for, and whom."""
    handling = page.handling
    if queue == "to_register":
        return Step("now", translate("History", "Chờ vào sổ"))
    if queue == "to_present":
        return Step("now", translate("History", "Chờ trình lãnh đạo"))
    if queue == "to_direct":
        leader = handling.presented.leader if handling and handling.presented else ""
        return Step("now", translate("History", "Chờ cho ý kiến"), page.people.get(leader, ""))
    directive = handling.directive if handling else None
    if directive is None:
        return Step("now", speech.say(f"state.{page.state}"))
    who = page.people.get(directive.lead.person, "")
    by = translate("History", "hạn {day}").format(day=due.sentence(page.due, legal_day(now))) if page.due else ""
    title = translate("History", "Chờ nhận xử lý")
    if directive.is_accepted_by(directive.lead.person):
        title = speech.say("state.in_progress")
    return Step("now", title, _joined(who, by))


def _title(page: DocumentPage, code: str) -> str:
    """The server's receipt is for the sender to know; the recipient wants to know who has sent it, and when it came."""
    if code == "arrived" and not page.own:
        return translate("History", "Đã đến máy của cơ quan")
    if code == "sent" and not page.own:
        return translate("History", "{sender} phát hành").format(sender=page.sender.name)
    if code == "reminded" and (asks_upward(page) if page.own else page.is_from_below):
        return translate("History", "Đề nghị trả lời")
    return speech.say(f"event.{code}")


def _detail(page: DocumentPage, line: HistoryLine, nth: int) -> str:
    """Who, and what was said; `nth`: how many of the same kind stand before it."""
    if line.code == "arrived" and not page.own:
        return ""  # whose PC it is needs no saying
    own = {"presented": _presented, "directed": _directed, "finished": _finished}.get(line.code)
    if own is not None and page.handling is not None:
        return _joined(line.who, own(page, nth))
    number = line.facts.get("number")
    entered = translate("History", "số {number}").format(number=number) if number else ""
    return _joined(entered, line.who, *(line.facts.get(name, "") for name in ("names", "reason", "text", "note")))


def _presented(page: DocumentPage, nth: int) -> str:
    assert page.handling is not None
    presented = page.handling.presentations[nth : nth + 1]
    return _joined(*(part for one in presented for part in (page.people.get(one.leader, ""), _quoted(one.proposal))))


def _directed(page: DocumentPage, nth: int) -> str:
    assert page.handling is not None
    told: list[str] = []
    for one in page.handling.directives[nth : nth + 1]:
        parts = (
            (translate("History", "chủ trì: {names}"), (one.lead,)),
            (translate("History", "phối hợp: {names}"), one.collaborators),
            (translate("History", "để biết: {names}"), one.informed),
        )
        told += [_quoted(one.text)]
        told += [words.format(names=_names(page, people)) for words, people in parts if people]
        by = deadline(one.due, one.due_time)
        told += [translate("History", "hạn {day}").format(day=due.field(by))] if by else []
    return _joined(*told)


def _finished(page: DocumentPage, nth: int) -> str:
    assert page.handling is not None
    result = page.handling.conclusion.result if page.handling.conclusion else ""
    answered = translate("History", "trả lời bằng {notation}").format(notation=page.reply.name) if page.reply else ""
    return _joined(_quoted(result), answered)


def _names(page: DocumentPage, people: tuple[Assigned, ...]) -> str:
    return ", ".join(page.people.get(one.person, one.person) for one in people)


def _quoted(text: str) -> str:
    return translate("History", "“{words}”").format(words=text) if text else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
