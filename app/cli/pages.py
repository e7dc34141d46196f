"""A whole document, the state of the line and saved files, as a person reads them on the command line."""

from datetime import UTC, datetime
from typing import Any

from app.cli.shapes import state_text
from sync.rules.legal_time import VIET_NAM
from sync.wording import Wording

Json = dict[str, Any]


def document(shown: Json, wording: Wording) -> str:
    """What it is, its files, where it stands with whom, and what happened."""
    lines = [f"{shown['notation'] or wording.say('page.no_number')}  {shown['subject']}"]
    facts = [shown["date"] or "", _urgency(shown, wording), state_text(shown, wording)]
    if shown.get("arrival_number"):
        facts.append(wording.say("page.arrival_number", {"number": str(shown["arrival_number"])}))
    lines.append("  ".join(fact for fact in facts if fact))
    lines += _meeting(shown, wording)
    for name, items, line in (
        ("files", shown["attachments"], _file),
        ("recipients", shown["recipients"], _recipient),
        ("directives", shown.get("circulation", {}).get("directives"), _directive),
        ("progress", shown.get("circulation", {}).get("progress"), _progress),
        ("extensions", shown.get("circulation", {}).get("extensions"), _extension),
        ("history", shown["history"], _event),
    ):
        if items:
            lines += [wording.say(f"page.{name}"), *(f"  {line(item, wording)}" for item in items)]
    return "\n".join(lines)


def status(result: Json, wording: Wording) -> str:
    """How the line stood when an exchange last ran, since when and why; what waits."""
    line, waiting = result["line"], result["waiting"]
    facts = {"since": minute(line["since"])}
    if line["next_try_at"] and datetime.fromisoformat(line["next_try_at"]) > datetime.now(UTC):
        facts["next"] = minute(line["next_try_at"])
    if line["code"]:
        facts["why"] = wording.say(line["code"], line["facts"])
    told = wording.say(f"page.line_{line['state']}", {name: fact for name, fact in facts.items() if fact})
    if held_up := result["held_up"]:
        why = {"since": minute(held_up["since"]), "why": wording.say(held_up["code"])}
        told = f"{told}\n{wording.say('page.held_up', why)}"
    amounts = {name: str(amount) for name, amount in waiting.items()}
    if not any(waiting.values()):
        return f"{told}\n{wording.say('page.nothing_waits')}"
    megabytes = {name: f"{waiting[name] / 1e6:.1f}" for name in ("bytes_up", "bytes_down")}
    return f"{told}\n{wording.say('page.waiting', amounts | megabytes)}"


def saved(result: Json, wording: Wording) -> str:
    return wording.say("page.saved", {"count": str(len(result["files"])), "files": ", ".join(result["files"])})


def _meeting(shown: Json, wording: Wording) -> list[str]:
    """To what it calls, and who of the office goes."""
    meeting, attendance = shown.get("meeting"), shown.get("attendance")
    if not meeting:
        return []
    hours = {name: minute(meeting[name]) for name in ("starts_at", "ends_at") if meeting[name]}
    told = [wording.say("page.meeting", hours | _known(meeting, "place", "chair"))]
    if attendance and attendance["going"]:
        names = ", ".join(one["name"] for one in attendance["going"])
        told.append(wording.say("page.attends", {"names": names}))
    elif attendance:
        told.append(wording.say("page.attends_not", _known(attendance, "reason")))
    return told


def _urgency(shown: Json, wording: Wording) -> str:
    return wording.say(f"urgency.{shown['urgency']}") if shown["urgency"] not in (None, "thuong") else ""


def _file(file: Json, wording: Wording) -> str:
    return f"{file['name']}  ({file['bytes'] / 1e6:.2f} MB, {wording.say('page.file_' + file['state'])})"


def _recipient(recipient: Json, wording: Wording) -> str:
    reason = f": {recipient['reason']}" if recipient["reason"] else ""
    who = recipient["name"] or recipient["office"]
    state = state_text(recipient | {"waiting": bool(recipient["office"])}, wording)
    told = f"{who}  {state}{reason}  {minute(recipient['at'])}"
    if answer := recipient.get("answer"):
        said = ", ".join(answer["going"]) or wording.say("page.attends_not", _known(answer, "reason"))
        told += f"  {wording.say('page.answered', {'answer': said})}"
    return told


def _directive(directive: Json, wording: Wording) -> str:
    """Who said what, and who has which part in it."""
    people = [wording.say("page.assigned", _known(one, "part", "name", "due")) for one in directive["people"]]
    facts = _known(directive, "by", "text", "due", "for_leader", "slip") | {"at": minute(directive["at"])}
    told = wording.say("page.directive_on_paper" if directive["for_leader"] else "page.directive", facts)
    return "\n    ".join([told.replace("\n", "\n    "), *people])


def _progress(said: Json, wording: Wording) -> str:
    percent = {} if said["percent"] is None else {"percent": str(said["percent"])}
    told = wording.say("page.progressed", _known(said, "by", "text") | percent | {"at": minute(said["at"])})
    return told.replace("\n", "\n    ")


def _extension(asked: Json, wording: Wording) -> str:
    """What was asked for and, where it is answered, what was said to it."""
    told = wording.say("page.extension", _known(asked, "by", "due", "reason") | {"at": minute(asked["at"])})
    if not asked["answer"]:
        return told
    return f"{told}; {wording.say('page.extension_' + asked['answer'], _known(asked, 'until', 'note'))}"


def _known(shape: Json, *names: str) -> dict[str, str]:
    return {name: shape[name] for name in names if shape[name]}


def _event(event: Json, wording: Wording) -> str:
    who = event["person"] or event["office"] or ""
    return "  ".join(part for part in (minute(event["at"]), wording.say(f"event.{event['code']}"), who) if part)


def minute(text: str | None) -> str:
    """Day and minute in Viet Nam, "" for no time."""
    return datetime.fromisoformat(text).astimezone(VIET_NAM).strftime("%d/%m/%Y %H:%M") if text else ""
