"""Commands that look: list, show, search, save, doctor, sync."""

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.actions import saving
from app.actions.desk import Desk
from app.cli import pages, shapes
from app.cli.meeting_shapes import attendance_json, meeting_json
from app.cli.opened import opened_replica, profile_of, proxy_of
from sync.check import told
from sync.engine.held_up import held_up, longest
from sync.engine.outcome import Outcome
from sync.engine.status import read_line_status, read_waiting
from sync.errors import Defect, EofficeError, LineHindrance, Refused
from sync.replica import drafts, queries
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.documents import Handling, handling_id
from sync.rules.drafts import SharedDraft
from sync.rules.inviting import meeting_of
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office
from sync.rules.people import Person
from sync.terminal import Call, Command, Option
from sync.wording import Wording
from sync.world import SystemClock, SystemIds

SEARCH_WAITS_S = 20.0  # for files that nobody has looked into yet
PROXY = Option("--proxy", "ADDRESS")
BOXES = ("incoming", "outgoing", "outbox", "drafts", "tasks", "refused")


def _list(call: Call) -> list[dict[str, Any]]:
    box = call.need("BOX")
    if box not in BOXES:
        raise Refused("usage.bad_value", {"option": "BOX", "value": box})
    with opened_replica(call) as replica:
        return _box(replica, box, call.wording)


def _box(replica: Replica, box: str, wording: Wording) -> list[dict[str, Any]]:
    identity, today = replica.identity, legal_day(replica.clock.now())
    with replica.read() as connection:
        if box == "incoming":
            return [shapes.listed_json(x) for x in queries.incoming(connection)]
        if box == "outgoing":
            return [shapes.listed_json(x) for x in queries.outgoing(connection)]
        if box == "outbox":
            return [shapes.listed_json(x) for x in queries.waiting_to_send(connection)]
        if box == "drafts":
            kept = drafts.all_drafts(connection)
            own = [shapes.draft_json(d, identity.office) for d in kept if queries.one(connection, d.id) is None]
            return [*own, *(shapes.listed_json(x) for x in queries.shared_drafts(connection))]
        if box == "tasks":
            tasks, view = queries.open_tasks(connection, identity.office, identity.device, today), View(connection)
            named = (view.get(Office, task.facts["office"]) for task in tasks if "office" in task.facts)
            offices = {office.id: office.full_name for office in named if office}
            return [shapes.task_json(x, wording, offices) for x in tasks]
        return [shapes.refused_json(x, wording) for x in queries.refused_items(connection)]


def _show(call: Call) -> dict[str, Any]:
    with opened_replica(call) as replica, replica.read() as connection:
        shown = queries.shown(connection, call.need("ID"), replica.identity.office)
        if shown is None:
            return _show_draft(connection, call.need("ID"), replica.identity.office)
        view, people = View(connection), _names(connection, replica.identity.office)
        offices = (view.get(Office, d.office) for d in shown.deliveries if d.office)
        page = view.get(Handling, handling_id(call.need("ID"), replica.identity.office))
        inside = {"circulation": shapes.circulation_json(page, people)} if page and page.arrival else {}
        meeting = {
            "meeting": meeting_json(meeting_of(shown.document, page)),
            "attendance": attendance_json(page, people),
        }
        return shapes.shown_json(shown, people, {o.id: o.full_name for o in offices if o}) | inside | meeting


def _show_draft(connection: Connection, id: str, office: str) -> dict[str, Any]:
    listed, shared = queries.one(connection, id), View(connection).get(SharedDraft, id)
    if listed is not None and shared is not None:
        meeting = {"meeting": meeting_json(shared.text.meeting)}
        return shapes.listed_json(listed) | shapes.shared_draft_json(shared, _names(connection, office)) | meeting
    draft = drafts.read(connection, id)
    if draft is None:
        raise Refused("document.unknown")
    return shapes.draft_json(draft, office) | {"recipients": [], "history": []}


def _names(connection: Connection, office: str) -> dict[str, str]:
    return {person.id: person.name for person in View(connection).children(Person, office)}


def _search(call: Call) -> list[dict[str, Any]]:
    from app.actions import reading_texts  # of no use to the other commands

    with opened_replica(call) as replica:
        try:
            is_all_read = reading_texts.read_all(replica, SEARCH_WAITS_S)
        except EofficeError:  # a full disk, say: what has been read before is still found
            is_all_read = False
        if not is_all_read:
            call.tell("search.not_all_read")
        with replica.read() as connection:
            return [shapes.listed_json(x) for x in queries.found(connection, call.need("TEXT"))]


def _save(call: Call) -> dict[str, Any]:
    with opened_replica(call) as replica:
        desk = Desk(replica, replica.identity.people[0])
        paths = saving.save_attachments(desk, call.need("ID"), Path(call.need("FOLDER")))
    return {"id": call.need("ID"), "files": [str(path) for path in paths]}


def _doctor(call: Call) -> list[dict[str, Any]]:
    from app.actions import checkup  # slow to import, and of no use to the other commands

    checks = checkup.check_up(profile_of(call), SystemClock(), SystemIds(), call.get("--proxy"))
    return told(checks, call.wording)


def _status(call: Call) -> dict[str, Any]:
    with opened_replica(call, may_be_restored=True) as replica, replica.read() as connection:
        line, waiting, rests = read_line_status(connection), read_waiting(connection), held_up(connection)
    is_held_up = line.state == "up" and waiting.can_move
    shown = {"line": line, "waiting": waiting, "held_up": longest(rests) if is_held_up else None}
    told: dict[str, Any] = msgspec.to_builtins(shown)
    return told


def _sync(call: Call) -> dict[str, Any] | None:
    from app.actions import syncing  # as above

    with opened_replica(call, may_be_restored=True) as replica:
        proxy = proxy_of(call, replica)
        if call.has("--watch"):
            _watch(call, replica, proxy)
            return None
        outcome = syncing.sync_now(profile_of(call), replica, proxy, _progress(call))
    if outcome.code:
        raise _raised(outcome)
    summary: dict[str, Any] = msgspec.to_builtins(outcome.summary)
    return summary


def _progress(call: Call) -> Callable[[str, str], None]:
    """What a sync waits for, once each, for people: it may be silent for a minute."""
    untold = set() if call.as_json else {"asked", "offline"}

    def tell(event: str, about: str) -> None:
        if event in untold:
            untold.remove(event)
            call.tell(f"sync.{event}")

    return tell


def _raised(outcome: Outcome) -> EofficeError:
    kinds: dict[int, type[EofficeError]] = {2: Refused, 3: LineHindrance, 4: Defect}
    facts = {**outcome.facts, "waiting": str(outcome.summary.waiting)}
    return kinds[outcome.exit_code](outcome.code, facts)


def _watch(call: Call, replica: Replica, proxy: str) -> None:
    from app.actions import syncing  # as above

    lock, reader_gone = threading.Lock(), threading.Event()

    def tell(event: str, about: str) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with lock:
            try:
                print(json.dumps({"event": event, "id": about, "at": at}), flush=True)
            except OSError:
                reader_gone.set()

    with syncing.running_engine(profile_of(call), replica, proxy, tell):
        reader_gone.wait()
    raise BrokenPipeError  # the gate ends the program quietly


def _summary_text(summary: dict[str, Any], wording: Wording) -> str:
    return wording.say("done.synced", {key: str(value) for key, value in summary.items()})


def _checks_text(checks: list[dict[str, Any]], wording: Wording) -> str:
    lines = []
    for check in checks:
        lines.append(f"{'✓' if check['ok'] else '✗'} {check['detail']}")
        lines += [f"  → {check['remedy']}"] if check["remedy"] else []
    return "\n".join(lines)


COMMANDS = (
    Command(("list",), _list, (Option("BOX", required=True),), shapes.lines_text),
    Command(("show",), _show, (Option("ID", required=True),), pages.document),
    Command(("search",), _search, (Option("TEXT", required=True),), shapes.lines_text),
    Command(("save",), _save, (Option("ID", required=True), Option("FOLDER", required=True)), pages.saved),
    Command(("sync",), _sync, (Option("--watch"), PROXY), _summary_text),
    Command(("status",), _status, (), pages.status),
    Command(("doctor",), _doctor, (PROXY,), _checks_text),
)
