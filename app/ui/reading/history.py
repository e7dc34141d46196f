"""What has happened with a document, as steps on a line: done, now, and to come. Painted by `timeline`. Pure."""

from dataclasses import dataclass
from datetime import datetime

from app.actions.document_page import DocumentPage, HistoryLine
from app.ui.reading.choices import asks_upward
from app.ui.reading.directive_words import changes, extended, giver, joined, quoted, said
from app.ui.words import dates, due
from app.ui.words.speech import speech, translate
from sync.replica.line import incoming_queue
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
        told.append(Step("past", _title(page, line.code, nth), _detail(page, line, nth), dates.spoken(line.at, now)))
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
    return Step("now", title, joined(who, by))


def _title(page: DocumentPage, code: str, nth: int) -> str:
    """The server's receipt is for the sender to know; the recipient wants to know who has sent it, and when it came."""
    if code == "arrived" and not page.own:
        return translate("History", "Đã đến máy của cơ quan")
    if code == "sent" and not page.own:
        return translate("History", "{sender} phát hành").format(sender=page.sender.name)
    if code == "reminded" and (asks_upward(page) if page.own else page.is_from_below):
        return translate("History", "Đề nghị trả lời")
    known = page.handling.directives[nth : nth + 1] if page.handling and code == "directed" else ()
    if any(one.amends for one in known):
        return translate("History", "Sửa ý kiến chỉ đạo")
    return speech.say(f"event.{code}")


def _detail(page: DocumentPage, line: HistoryLine, nth: int) -> str:
    """Who, and what was said; `nth`: how many of the same kind stand before it."""
    if line.code == "arrived" and not page.own:
        return ""  # whose PC it is needs no saying
    if line.code in ("corrected", "superseded"):
        return joined(line.facts.get("notation", ""), line.who)
    if page.handling is not None:
        if line.code == "directed":
            return _directed(page, nth)
        if line.code == "extension_asked":
            return _asked(page, line)
        own = {"presented": _presented, "progressed": _progressed, "finished": _finished}.get(line.code)
        if own is not None:
            return joined(line.who, own(page, nth))
    if line.code in ("extended", "extension_refused"):
        return extended(page, line)
    number = line.facts.get("number")
    entered = translate("History", "số {number}").format(number=number) if number else ""
    return joined(entered, line.who, *(line.facts.get(name, "") for name in ("names", "reason", "text", "note")))


def _presented(page: DocumentPage, nth: int) -> str:
    assert page.handling is not None
    told: list[str] = []
    for one in page.handling.presentations[nth : nth + 1]:
        told += [page.people.get(one.leader, ""), quoted(one.proposal)]
        if one.lead:
            told.append(translate("History", "đề xuất {name} chủ trì").format(name=page.people.get(one.lead, one.lead)))
    return joined(*told)


def _directed(page: DocumentPage, nth: int) -> str:
    """An amendment tells what it changes."""
    assert page.handling is not None
    known = page.handling.directives
    directive = known[nth] if nth < len(known) else None
    if directive is None:
        return ""
    before = next((one for one in known if one.id == directive.amends), None)
    words = changes(page, before, directive) if before else said(page, directive)
    return joined(giver(page, directive), words)


def _progressed(page: DocumentPage, nth: int) -> str:
    assert page.handling is not None
    known = page.handling.progress
    if nth >= len(known):
        return ""
    percent = f"{known[nth].percent}%" if known[nth].percent is not None else ""
    return joined(percent, quoted(known[nth].text))


def _asked(page: DocumentPage, line: HistoryLine) -> str:
    """Which day was asked for, as long as it stands there: asked again, the last wish does."""
    assert page.handling is not None
    by = next((one for one in page.handling.extensions if one.at == line.at), None)
    if by is None:
        return line.who
    until = translate("History", "đến {day}").format(day=due.field(by.wanted))
    return joined(line.who, until, quoted(by.reason))


def _finished(page: DocumentPage, nth: int) -> str:
    assert page.handling is not None
    result = page.handling.conclusion.result if page.handling.conclusion else ""
    answered = translate("History", "trả lời bằng {notation}").format(notation=page.reply.name) if page.reply else ""
    return joined(quoted(result), answered)
