"""Commands for handing work over: what somebody has in hand, the step itself, its record as a file."""

from pathlib import Path
from typing import Any

from app.actions import handing_over
from app.actions.handing_over import Standing, Wish
from app.actions.people import person_named
from app.cli.filled_in import ACTING, DATE
from app.cli.opened import opened_desk, opened_replica, pin_in
from app.cli.shapes import moment
from sync.errors import Refused
from sync.replica.view import View
from sync.rules.handing_over import Handover
from sync.rules.people import Person, Role
from sync.terminal import Call, Command, Option
from sync.wording import Wording

Json = dict[str, Any]
PERSON = Option("PERSON", required=True)


def _show(call: Call) -> Json:
    with opened_replica(call) as replica:
        id = person_named(replica, call.need("PERSON"))
        with replica.read() as connection:
            person = View(connection).get(Person, id)
        if person is None:
            raise Refused("person.unknown")
        return _standing_json(handing_over.standing(replica, person))


def _standing_json(found: Standing) -> Json:
    return {
        "person": found.person.id,
        "name": found.person.name,
        "roles": [str(role) for role in found.roles],
        "documents": [
            {"id": line.id, "arrival_number": line.arrival_number, "notation": line.notation, "subject": line.subject}
            for line in found.documents
        ],
        "books": [{"book": one.book, "last": one.last, "gaps": list(one.gaps)} for one in found.books],
        "case_files": [{"code": code, "title": title} for code, title in found.things.files],
        "planned_files": [{"code": code, "title": title} for code, title in found.things.plan],
        "shared_drafts": [{"part": part, "subject": subject} for part, subject in found.things.drafts],
        "drafts": found.drafts,
        "unsent": found.unsent,
    }


def _make(call: Call) -> Json:
    with opened_desk(call) as desk:
        person, to = (person_named(desk.replica, call.need(name)) for name in ("PERSON", "--to-person"))
        wish = Wish(
            person=person,
            to=to,
            ends=call.has("--ends"),
            shuts_pcs=call.has("--shut-pcs"),
            roles=tuple(_role(name) for given in call.all("--role") for name in given.split(",")),
            takes_books=not call.has("--keep-books"),
            is_present=not call.has("--absent"),
            reason=call.get("--absent") or call.get("--reason") or "",
            pin=pin_in(call, "--leaver-pin-file"),
            to_pin=pin_in(call, "--to-pin-file"),
        )
        id = handing_over.hand_over(desk, wish)
        page = handing_over.handover_page(desk.replica)
    return _record_json(next(one for one in page.records if one.id == id), page.names)


def _role(name: str) -> Role:
    try:
        return Role(name.strip())
    except ValueError as error:
        raise Refused("person.bad_role", {"role": name}) from error


def _list(call: Call) -> list[Json]:
    with opened_replica(call) as replica:
        page = handing_over.handover_page(replica)
    return [_record_json(one, page.names) for one in page.records]


def _record_json(row: Handover, names: dict[str, str]) -> Json:
    return {
        "id": row.id,
        "at": moment(row.at),
        "from": names.get(row.person, row.person),
        "to": names.get(row.to, row.to),
        "by": names.get(row.by, row.by),
        "roles": [str(role) for role in row.roles],
        "documents": [one.document for one in row.documents],
        "books": [{"book": one.book, "last": one.last, "gaps": list(one.gaps)} for one in row.books],
        "case_files": list(row.things.files),
        "planned_files": list(row.things.plan),
        "shared_drafts": list(dict.fromkeys((*row.things.drafts, *row.things.review))),
        "ends": row.ends,
        "absent": not row.is_present,
        "reason": row.reason,
    }


def _save(call: Call) -> Json:
    with opened_replica(call) as replica:
        path = handing_over.save_record(replica, call.need("ID"), Path(call.need("TARGET")))
    return {"id": call.need("ID"), "file": str(path)}


def _made_text(result: Json, wording: Wording) -> str:
    facts = {"documents": str(len(result["documents"])), "books": str(len(result["books"])), "id": result["id"]}
    return wording.say("done.handed_over", facts)


def _listed_text(result: list[Json], wording: Wording) -> str:
    return "\n".join(f"{one['at']}  {one['from']} → {one['to']}  {one['id']}" for one in result)


def _standing_text(result: Json, wording: Wording) -> str:
    lines = [f"{one['arrival_number'] or '–'}  {one['notation']}  {one['subject']}" for one in result["documents"]]
    books = [f"{one['book']}: {one['last']}" for one in result["books"]]
    files = [f"{one['code']}  {one['title']}" for one in (*result["case_files"], *result["planned_files"])]
    drafts = [one["subject"] for one in result["shared_drafts"]]
    return "\n".join([result["name"], *lines, *files, *drafts, *books])


COMMANDS = (
    Command(("handover", "show"), _show, (PERSON,), _standing_text),
    Command(
        ("handover", "make"),
        _make,
        (
            PERSON,
            Option("--to-person", "PERSON", required=True),
            Option("--role", "clerk|leader|officer|admin", repeated=True),
            Option("--ends"),
            Option("--shut-pcs"),
            Option("--keep-books"),
            Option("--absent", "TEXT"),
            Option("--reason", "TEXT"),
            Option("--leaver-pin-file", "F"),
            Option("--to-pin-file", "F"),
            DATE,
            *ACTING,
        ),
        _made_text,
    ),
    Command(("handover", "list"), _list, (), _listed_text),
    Command(
        ("handover", "save"),
        _save,
        (Option("ID", required=True), Option("TARGET", required=True)),
        lambda result, wording: wording.say("done.handover_saved", {"file": result["file"]}),
    ),
)
