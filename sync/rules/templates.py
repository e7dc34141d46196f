"""An office's own templates (mẫu văn bản): a file for each, of whatever office format, kept to the byte, per kind.

Law: Decree 30/2020/NĐ-CP art. 8 and Annex I (form of documents); what an office lays down for itself within them.
"""

from datetime import datetime

import msgspec

from sync.rules.case import Case
from sync.rules.desk_acts import RemoveTemplate, SaveTemplate
from sync.rules.documents import FileFacts, check_files
from sync.rules.ids import is_id
from sync.rules.kinds import Kind
from sync.rules.limits import check_names, limits_of
from sync.rules.rows import Row, office_scope
from sync.rules.state import Refusal, State, Work
from sync.rules.text import one_line


class Template(Row, frozen=True, tag="template"):
    """A removed template stays as a row, so that every PC hears of it. `stored_at`: when the server held its file."""

    office: str
    kind: str
    name: str
    file: FileFacts
    by: str
    at: datetime
    stored_at: datetime | None = None
    is_removed: bool = False

    @property
    def parent(self) -> str:
        return self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)


def templates_of(state: State, office: str) -> list[Template]:
    """An office's templates, by kind and name."""
    there = (one for one in state.children(Template, office) if not one.is_removed)
    return sorted(there, key=lambda one: (one.kind, one.name.casefold(), one.id))


def save_template(work: Work, case: Case, act: SaveTemplate) -> Refusal | None:
    """Add one, or put another file or name in its place under the same id.

    Refusals: `id.bad`, `template.unknown` (another office's), `kind.unknown`, `template.no_name`, `text.too_long`,
    `template.name_taken`, `template.too_many`, `file.*`, `secret.file_name`.
    """
    known, name, limits = work.get(Template, act.template), one_line(act.name), limits_of(work)
    if not is_id(act.template):
        return Refusal("id.bad")
    if known is not None and known.office != case.office:
        return Refusal("template.unknown")
    if work.get(Kind, act.kind_id) is None:
        return Refusal("kind.unknown", {"kind": act.kind_id})
    if not name:
        return Refusal("template.no_name")
    if refusal := check_names(work, name) or check_files((act.file,), limits):
        return refusal
    others = [one for one in templates_of(work, case.office) if one.id != act.template]
    if any((one.kind, one.name.casefold()) == (act.kind_id, name.casefold()) for one in others):
        return Refusal("template.name_taken", {"name": name})
    if len(others) >= limits.templates:
        return Refusal("template.too_many", {"limit": str(limits.templates)})
    is_same = known is not None and known.file.sha256 == act.file.sha256
    work.put(
        Template(
            id=act.template,
            office=case.office,
            kind=act.kind_id,
            name=name,
            file=act.file,
            by=case.intent.person,
            at=case.now,
            stored_at=known.stored_at if known and is_same else None,
        )
    )
    return None


def remove_template(work: Work, case: Case, act: RemoveTemplate) -> Refusal | None:
    """Refusals: `template.unknown`."""
    template = work.get(Template, act.template)
    if template is None or template.office != case.office or template.is_removed:
        return Refusal("template.unknown")
    work.put(msgspec.structs.replace(template, is_removed=True))
    return None
