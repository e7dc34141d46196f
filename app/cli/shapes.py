"""What the commands print: the JSON that scripts rely on, and the same for people's eyes."""

from datetime import UTC, datetime
from typing import Any

from sync.replica.draft_content import DraftContent
from sync.replica.listed import Listed, OpenTask, RefusedItem, Shown
from sync.rules.assignments import Directive
from sync.rules.corrections import Corrected
from sync.rules.deadline import Deadline, deadline
from sync.rules.deliveries import Delivery
from sync.rules.documents import Handling
from sync.rules.drafts import SharedDraft
from sync.rules.rows import Event
from sync.wording import Wording

Json = dict[str, Any]


def listed_json(listed: Listed) -> Json:
    line = listed.line
    shape: Json = {
        "id": line.id,
        "number": line.number,
        "notation": line.notation,
        "kind": line.kind,
        "subject": line.subject,
        "urgency": line.urgency,
        "from": line.sender,
        "to": list(line.to),
        "state": line.state,
        "waiting": line.waiting,
        "date": line.issued_on,
        "due": due_text(line.deadline),
        "posted_at": line.posted_at or None,
        "came_at": line.came_at or None,
        "attachments": [
            {"name": a.name, "sha256": a.sha256, "bytes": a.bytes, "state": a.state, "waits": a.waits}
            for a in listed.attachments
        ],
    }
    apart = {"arrival_series": line.arrival_series} if line.arrival_series else {}
    return shape | ({"arrival_number": line.arrival_number} if line.box == "incoming" else {}) | apart


def draft_json(draft: DraftContent, office: str) -> Json:
    return {
        "id": draft.id,
        "number": None,
        "notation": "",
        "kind": draft.kind,
        "subject": draft.subject,
        "urgency": str(draft.urgency),
        "from": office,
        "to": [r.office or r.name for r in draft.recipients],
        "state": "draft",
        "date": draft.issued_on.isoformat() if draft.issued_on else None,
        "due": due_text(deadline(draft.due, draft.due_time)),
        "attachments": [{"name": f.name, "sha256": f.sha256, "bytes": f.bytes, "state": "here"} for f in draft.files],
    }


def due_text(due: Deadline | None) -> str | None:
    """As `--due` takes it."""
    if due is None or due.hour is None:
        return due.day.isoformat() if due else None
    return f"{due.day.isoformat()}T{due.hour:%H:%M}"


def shared_draft_json(draft: SharedDraft, names: dict[str, str]) -> Json:
    """What the office has noted of a draft before a leader."""
    return {
        "by": names.get(draft.by, draft.by),
        "leader": names.get(draft.leader, draft.leader),
        "note": draft.note,
        "comment": draft.comment,
        "copy_of": draft.copy_of or None,
        "signer": draft.text.signer,
        "recipients": [],
        "history": [event_json(event, names) for event in draft.events],
    }


def _document_or_blank(listed: Listed | None) -> Json:
    if listed is not None:
        return listed_json(listed)
    keys = ("id", "number", "notation", "kind", "subject", "urgency", "from", "to", "state", "date")
    return dict.fromkeys(keys) | {"attachments": []}


def task_json(task: OpenTask, wording: Wording, offices: dict[str, str]) -> Json:
    named = {"office_name": offices.get(task.facts.get("office", ""), "")}
    told = {
        "task": task.task,
        "code": task.code,
        "text": wording.say(f"task.{task.code}", task.facts | named),
        "facts": task.facts,
        "opened_at": moment(task.opened_at),
    }
    document = _document_or_blank(task.line)
    return document | told | ({} if task.line else {"id": task.task})


def refused_json(item: RefusedItem, wording: Wording) -> Json:
    text, closing = wording.say(item.code, item.facts), f"closing.{item.act}.{item.code}"
    if wording.knows(closing):  # trying again would come too late as well
        text += " " + wording.say(closing, {"intent": item.intent})
    told = {
        "intent": item.intent,
        "act": item.act,
        "outcome": item.outcome,
        "code": item.code,
        "text": text,
        "facts": item.facts,
    }
    document = _document_or_blank(item.line)
    return document | told | ({} if item.line else {"id": item.about})


def shown_json(shown: Shown, names: dict[str, str], offices: dict[str, str]) -> Json:
    document = shown.document
    return listed_json(shown.listed) | {
        "signer": document.signer,
        "released_at": moment(document.released_at),
        "looked_inside": all(f.looked_inside for f in document.files) if document.files else None,
        "corrects": _corrects_json(document.corrects),
        "corrections": [
            {"id": one.by, "way": str(one.way), "notation": one.notation, "date": one.issued_on.isoformat()}
            for one in shown.corrections
        ],
        "recipients": [recipient_json(d, offices) for d in shown.deliveries],
        "history": [event_json(e, names) for e in shown.history],
    }


def _corrects_json(corrects: Corrected | None) -> Json | None:
    if corrects is None:
        return None
    on = corrects.issued_on.isoformat() if corrects.issued_on else None
    return {"id": corrects.document, "way": str(corrects.way), "notation": corrects.notation, "date": on}


def recipient_json(delivery: Delivery, offices: dict[str, str]) -> Json:
    shape: Json = {
        "office": delivery.office or None,
        "name": delivery.name or offices.get(delivery.office),
        "state": delivery.state,
        "complete": delivery.complete,
        "at": moment(delivery.at),
        "purpose": str(delivery.purpose),
        "channel": str(delivery.channel),
        "reason": delivery.reason or None,
    }
    if answer := delivery.answer:
        shape["answer"] = {"at": moment(answer.at), "going": list(answer.going), "reason": answer.reason or None}
    if delivery.recall:
        shape["recall"] = {
            "at": moment(delivery.recall.at),
            "reason": delivery.recall.reason,
            "answer": delivery.recall.answer or None,
        }
    return shape


def circulation_json(page: Handling, names: dict[str, str]) -> Json:
    """What the office has noted of a document's way through the house."""
    return {
        "presented": [
            {
                "at": moment(p.at),
                "by": names.get(p.by, p.by),
                "leader": names.get(p.leader),
                "proposal": p.proposal,
                "lead": names.get(p.lead),
                "with": [names.get(id, id) for id in p.collaborators],
                "due": due_text(deadline(p.due, p.due_time)),
            }
            for p in page.presentations
        ],
        "directives": [_directive_json(directive, page, names) for directive in page.directives],
        "progress": [
            {"at": moment(p.at), "by": names.get(p.by, p.by), "text": p.text, "percent": p.percent}
            for p in page.progress
        ],
        "extensions": [
            {
                "at": moment(e.at),
                "by": names.get(e.by, e.by),
                "due": due_text(e.wanted),
                "reason": e.reason,
                "answer": e.answer or None,
                "until": due_text(deadline(e.until, e.until_time)),
                "note": e.note or None,
            }
            for e in page.extensions
        ],
        "conclusion": {
            "at": moment(page.conclusion.at),
            "by": names.get(page.conclusion.by, page.conclusion.by),
            "result": page.conclusion.result,
            "reply": page.conclusion.reply or None,
        }
        if page.conclusion
        else None,
    }


def _directive_json(directive: Directive, page: Handling, names: dict[str, str]) -> Json:
    return {
        "at": moment(directive.at),
        "by": names.get(directive.by, directive.by),
        "for_leader": names.get(directive.for_leader),
        "slip": slip.name if (slip := page.slips.get(directive.id)) else None,
        "is_amendment": bool(directive.amends),
        "text": directive.text,
        "due": due_text(deadline(directive.due, directive.due_time)),
        "people": [
            {
                "person": one.person,
                "name": names.get(one.person),
                "part": str(directive.part_of(one.person)),
                "due": due_text(deadline(one.due, one.due_time)),
                "accepted": directive.is_accepted_by(one.person),
                "until": due_text(directive.due_of(one.person)),
            }
            for one in directive.people
        ],
    }


def event_json(event: Event, names: dict[str, str]) -> Json:
    return {
        "code": event.code,
        "at": moment(event.at),
        "made_at": moment(event.made_at),
        "office": event.office or None,
        "person": names.get(event.person) or event.person or None,
        "facts": event.facts,
    }


def moment(at: datetime | None) -> str | None:
    """RFC 3339 with zone."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds") if at else None


def lines_text(items: list[Json], wording: Wording) -> str:
    """A list for people: one line a document."""
    if not items:
        return wording.say("list.empty")
    return "\n".join(_line_text(item, wording) for item in items)


def state_text(item: Json, wording: Wording) -> str:
    """Where a document stands; what only goes outside waits for a person, not for the line."""
    by_hand = item["state"] == "waiting" and not item.get("waiting", True)
    return wording.say("state.to_hand_over" if by_hand else f"state.{item['state']}")


def _line_text(item: Json, wording: Wording) -> str:
    state = state_text(item, wording) if item.get("state") else ""
    urgent = item.get("urgency") not in (None, "thuong")
    parts = [
        item.get("date") or "",
        item.get("notation") or "",
        f"[{wording.say('urgency.' + item['urgency'])}]" if urgent else "",
        item.get("text") or item.get("subject") or "",
        f"({state})" if state else "",
        item.get("id") or "",
    ]
    return "  ".join(part for part in parts if part)
