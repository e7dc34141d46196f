"""Commands for the office's own templates, and for a draft that begins with one."""

from pathlib import Path
from typing import Any

from app.actions import outgoing, templates
from app.actions.outgoing import Wanted
from app.cli.filled_in import ACTING, DATE, ID
from app.cli.opened import opened_desk
from app.cli.sentences import said
from app.cli.shapes import draft_json, moment
from sync.replica.view import View
from sync.rules.templates import Template
from sync.terminal import Call, Command, Option
from sync.wording import Wording

Json = dict[str, Any]


def _list(call: Call) -> list[Json]:
    with opened_desk(call) as desk:
        return [_shape(one, is_here=is_here) for one, is_here in templates.office_templates(desk.replica)]


def _save(call: Call) -> Json:
    with opened_desk(call) as desk:
        kind, name = call.need("--kind"), call.get("--name") or ""
        saved = templates.save_template(desk, kind, name, Path(call.need("--file")), call.get("--id"))
        return _shape(saved, is_here=True)


def _remove(call: Call) -> Json:
    with opened_desk(call) as desk:
        templates.remove_template(desk, call.need("ID"))
        with desk.replica.read() as connection:
            removed = View(connection).get(Template, call.need("ID"))
        assert removed is not None
        return _shape(removed, is_here=desk.replica.files.has(removed.file.sha256))


def _begin(call: Call) -> Json:
    """A draft whose first file is a copy of the template; `blank` for the form of the law."""
    with opened_desk(call) as desk:
        wanted = Wanted(kind=call.need("--kind"), subject=call.get("--subject"))
        draft = outgoing.save_draft(desk, wanted)
        return draft_json(outgoing.begin_with(desk, draft, call.need("TEMPLATE")), desk.office)


def _shape(template: Template, *, is_here: bool) -> Json:
    return {
        "id": template.id,
        "kind": template.kind,
        "name": template.name,
        "file": template.file.name,
        "bytes": template.file.bytes,
        "here": is_here,
        "removed": template.is_removed,
        "at": moment(template.at),
    }


def _lines(result: list[Json], wording: Wording) -> str:
    if not result:
        return wording.say("done.no_templates")
    return "\n".join(f"{one['kind']:<4} {one['name']} · {one['file']} ({one['id']})" for one in result)


FILE = Option("--file", "F", required=True)
KIND = Option("--kind", "ABBR", required=True)
COMMANDS = (
    Command(("template", "list"), _list, (DATE, *ACTING), _lines),
    Command(
        ("template", "save"),
        _save,
        (KIND, Option("--name", "NAME"), FILE, Option("--id", "ID"), DATE, *ACTING),
        said("done.template_saved"),
    ),
    Command(("template", "remove"), _remove, (ID, DATE, *ACTING), said("done.template_removed")),
    Command(
        ("template", "use"),
        _begin,
        (Option("TEMPLATE", required=True), KIND, Option("--subject", "TEXT"), DATE, *ACTING),
        said("done.drafted"),
    ),
)
