"""Commands for invitations and the office's week."""

from contextlib import closing
from pathlib import Path
from typing import Any

from app.actions import calendar, invitations
from app.actions.desk import Desk
from app.cli.filled_in import ACTING, DATE, ID
from app.cli.meeting_options import MEETING, meeting_of
from app.cli.meeting_shapes import guests_json, meeting_json, week_json
from app.cli.opened import date_of, opened_desk
from app.cli.sentences import said
from sync.errors import Refused
from sync.replica import pages
from sync.replica.calendar_page import busy
from sync.replica.view import View
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.meetings import Attendee
from sync.rules.text import one_line
from sync.terminal import Call, Command, Option
from sync.wording import Wording

Json = dict[str, Any]
TARGET, WEEK = Option("TARGET", required=True), Option("--week", "D")


def _answer(call: Call) -> Json:
    id, going, reason = call.need("ID"), call.all("--going"), call.get("--decline")
    if bool(going) == (reason is not None):
        raise Refused("usage.one_of", {"options": "--going, --decline"})
    with opened_desk(call) as desk:
        named = [invitations.attendee(desk.replica, name) for name in going]
        _warn(call, desk, id, named)
        invitations.answer(desk, id, named, reason or "")
        heard = _is_heard(desk, id)
    return {"id": id, "going": going, "reason": reason, "sender_hears": heard}


def _warn(call: Call, desk: Desk, id: str, going: list[Attendee]) -> None:
    """Who has to be somewhere else in the same hours may still go: a person decides."""
    with closing(desk.replica.database.raw()) as raw:
        entry = pages.one(raw, id)
        if entry is None or entry.planned is None:
            return
        elsewhere = busy(raw, entry.planned.meeting, id)
        people = pages.people(raw, desk.office)
    for one in going:
        for other in elsewhere.get(one.key, ()):
            name = people[one.person].name if one.person in people else one.name
            call.tell("meeting.clash", name=name, notation=other.line.notation or other.line.subject)


def _is_heard(desk: Desk, id: str) -> bool:
    """Whether another office hears the answer: not of what is our own, nor of what came by another road."""
    with desk.replica.read() as connection:
        delivery = View(connection).get(Delivery, delivery_id(id, desk.office))
    return delivery is not None and delivery.sender != desk.office


def _note(call: Call) -> Json:
    meeting = meeting_of(call)
    if (meeting is None) == (not call.has("--none")):
        raise Refused("usage.one_of", {"options": "--meeting, --none"})
    with opened_desk(call) as desk:
        invitations.note_meeting(desk, call.need("ID"), meeting)
    return {"id": call.need("ID"), "meeting": meeting_json(meeting)}


def _guests(call: Call) -> Json:
    with opened_desk(call) as desk:
        found = invitations.guests(desk.replica, call.need("ID"))
    return guests_json(found)


def _guests_print(call: Call) -> Json:
    with opened_desk(call) as desk:
        found = invitations.guests(desk.replica, call.need("ID"))
        with closing(desk.replica.database.raw()) as raw:
            filled = calendar.guests_on_paper(raw, desk.office, found)
    path = calendar.save_pdf(filled, Path(call.need("TARGET")))
    return {"file": str(path), "rows": len(filled.rows)}


def _calendar(call: Call) -> Json:
    with opened_desk(call) as desk:
        day = date_of(call, "--week") or desk.legal_date()
        with closing(desk.replica.database.raw()) as raw:
            page = calendar.week(raw, day)
            people = {id: person.name for id, person in pages.people(raw, desk.office).items()}
            return week_json(page, people, desk.replica.clock.now())


def _print(call: Call) -> Json:
    with opened_desk(call) as desk:
        day = date_of(call, "--week") or desk.legal_date()
        with closing(desk.replica.database.raw()) as raw:
            filled = calendar.week_on_paper(raw, desk.office, day)
    path = calendar.save_pdf(filled, Path(call.need("TARGET")))
    return {"file": str(path), "rows": sum(1 for row in filled.rows if row.document)}


def _ics(call: Call) -> Json:
    """A week, or the meeting of one document."""
    with opened_desk(call) as desk:
        day, id = date_of(call, "--week") or desk.legal_date(), call.get("--id")
        with closing(desk.replica.database.raw()) as raw:
            entries = (calendar.one(raw, id),) if id is not None else calendar.week(raw, day).entries
            content = calendar.ics(raw, desk.office, entries, desk.replica.clock.now())
    path = calendar.save_ics(content, Path(call.need("TARGET")))
    return {"file": str(path), "rows": len(entries)}


def _answered_text(result: Json, wording: Wording) -> str:
    facts = {"going": ", ".join(one_line(name) for name in result["going"])} if result["going"] else {}
    told = wording.say("done.invitation_going" if facts else "done.invitation_declined", facts)
    return told if result["sender_hears"] else f"{told} {wording.say('done.invitation_unheard')}"


def _noted_text(result: Json, wording: Wording) -> str:
    return wording.say("done.meeting_noted" if result["meeting"] else "done.meeting_removed")


def _guests_text(result: Json, wording: Wording) -> str:
    lines = [wording.say("page.guests", {key: str(result[key]) for key in ("answered", "asked", "coming")})]
    for guest in result["guests"]:
        answer = guest["name"] or guest["reason"] or wording.say("page.no_answer")
        lines.append(f"  {guest['office']}  {answer}")
    return "\n".join(lines)


def _week_text(result: Json, wording: Wording) -> str:
    first, last = result["from"], result["to"]
    lines = [wording.say("page.week", {"from": first, "to": last})]
    if not result["meetings"]:
        lines.append(wording.say("page.no_meetings"))
    for one in result["meetings"]:
        names = ", ".join(guest["name"] for guest in one["going"])
        marks = [wording.say(f"page.meeting_{mark}") for mark in ("unregistered", "came_late", "clash") if one[mark]]
        parts = (one["starts_at"][:16].replace("T", " "), one["notation"], one["subject"], one["place"], names, *marks)
        lines.append("  ".join(part for part in parts if part))
    return "\n".join(lines)


COMMANDS = (
    Command(
        ("invitation", "answer"),
        _answer,
        (ID, Option("--going", "PERSON|NAME", repeated=True), Option("--decline", "TEXT"), DATE, *ACTING),
        _answered_text,
    ),
    Command(("invitation", "note"), _note, (ID, *MEETING, Option("--none"), DATE, *ACTING), _noted_text),
    Command(("invitation", "guests"), _guests, (ID, DATE, *ACTING), _guests_text),
    Command(("invitation", "print"), _guests_print, (ID, TARGET, DATE, *ACTING), said("done.guests_saved")),
    Command(("calendar",), _calendar, (WEEK, DATE, *ACTING), _week_text),
    Command(("calendar", "print"), _print, (TARGET, WEEK, DATE, *ACTING), said("done.calendar_saved")),
    Command(("calendar", "ics"), _ics, (TARGET, WEEK, Option("--id", "ID"), DATE, *ACTING), said("done.ics_saved")),
)
