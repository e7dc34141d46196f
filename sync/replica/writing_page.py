"""What a window needs to write a document, and its list of drafts: read by plain SQL, as `pages` does."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

import msgspec

from sync.replica import pages
from sync.replica.below_figures import BELOW, read_figures
from sync.replica.draft_content import DraftContent
from sync.replica.line import Line
from sync.rules.groups import Group
from sync.rules.kinds import Kind
from sync.rules.limits import Limits
from sync.rules.rows import Row
from sync.rules.templates import Template

R = TypeVar("R", bound=Row)
SILENT_AFTER = timedelta(hours=24)
_ALL = (  # what only this PC has, and what the office shares; one that has its number is no draft any more
    "(SELECT id, made_at, data, '' AS line FROM draft WHERE id NOT IN (SELECT id FROM listing) UNION ALL "
    "SELECT id, position, '', data FROM listing WHERE box = 'drafts')"
)
_ORDERED = f"SELECT made_at, data, line, id IN (SELECT id FROM draft) FROM {_ALL} ORDER BY made_at DESC, id DESC"  # noqa: S608
_CONTENTS = msgspec.json.Decoder(DraftContent)
_LINES = msgspec.json.Decoder(Line)
EDITED = "edited"  # in the `states` of a shared draft's line: it was changed here since


@dataclass(frozen=True)
class WritingDesk:
    """`kinds` are all of the directory, whatever the day. `silent`: offices that have not been heard of for long, by
    how long it is; None for one that has no PC yet."""

    kinds: tuple[Kind, ...] = ()
    limits: Limits = field(default_factory=Limits)
    groups: tuple[Group, ...] = ()
    templates: tuple[Template, ...] = ()
    silent: dict[str, timedelta | None] = field(default_factory=dict)


def writing_desk(raw: Any, office: str) -> WritingDesk:
    with pages.looking(raw):
        limits = {row.id: row for row in _rows(raw, Limits, "")}
        groups = [group for group in _rows(raw, Group, office) if not group.is_removed]
        templates = [one for one in _rows(raw, Template, office) if not one.is_removed]
        return WritingDesk(
            kinds=tuple(_rows(raw, Kind, "kinds")),
            limits=limits.get("limits") or Limits(),
            groups=tuple(sorted(groups, key=lambda group: (group.name.casefold(), group.id))),
            templates=tuple(sorted(templates, key=lambda one: (one.kind, one.name.casefold(), one.id))),
            silent=_silent(raw),
        )


def draft_count(raw: Any) -> int:
    return int(raw.execute(f"SELECT count(*) FROM {_ALL}").fetchone()[0])  # noqa: S608


def draft_lines(raw: Any, offset: int, limit: int) -> list[Line]:
    """Documents in preparation as lines of a list, what was changed last first; `posted_at` is when that was. Those
    that the office shares have their state."""
    found = raw.execute(f"{_ORDERED} LIMIT ? OFFSET ?", [limit, offset])
    return [
        _shared(_LINES.decode(line), bool(is_edited)) if line else _line(made_at, _CONTENTS.decode(data))
        for made_at, data, line, is_edited in found
    ]


def draft_place(raw: Any, id: str) -> int | None:
    """Where a draft stands in the list, from 0; None where it does not."""
    found = raw.execute(f"SELECT made_at FROM {_ALL} WHERE id = ?", [id]).fetchone()  # noqa: S608
    if found is None:
        return None
    newer = f"SELECT count(*) FROM {_ALL} WHERE (made_at, id) > (?, ?)"  # noqa: S608
    return int(raw.execute(newer, [found[0], id]).fetchone()[0])


def draft(raw: Any, id: str) -> DraftContent | None:
    row = raw.execute("SELECT data FROM draft WHERE id = ?", [id]).fetchone()
    return _CONTENTS.decode(row[0]) if row else None


def _line(made_at: str, content: DraftContent) -> Line:
    return Line(
        id=content.id,
        box="draft",
        number=0,
        notation="",
        kind=content.kind,
        subject=content.subject,
        urgency=str(content.urgency),
        sender="",
        to=tuple(r.office or r.name for r in content.recipients),
        state="draft",
        issued_on=content.issued_on.isoformat() if content.issued_on else "",
        due=content.due.isoformat() if content.due else "",
        due_time=f"{content.due_time:%H:%M}" if content.due and content.due_time else "",
        posted_at=made_at,
        queue="draft",
        files=len(content.files),
    )


def _shared(line: Line, is_edited: bool) -> Line:
    return msgspec.structs.replace(line, states={EDITED: 1}) if is_edited else line


def _rows(raw: Any, row_type: type[R], parent: str) -> list[R]:
    """The rows of a type below a parent, pending changes included."""
    rows: dict[str, bytes | None] = {}
    for table in ("base", "overlay"):
        query = f"SELECT id, data FROM {table} WHERE type = ? AND parent = ?"  # noqa: S608
        rows |= dict(raw.execute(query, [row_type.type_name(), parent]))
    return [msgspec.json.decode(data, type=row_type) for _, data in sorted(rows.items()) if data is not None]


def _silent(raw: Any) -> dict[str, timedelta | None]:
    figures = read_figures(pages.meta(raw, BELOW))
    if figures is None:
        return {}
    silent: dict[str, timedelta | None] = {}
    for office in figures.offices:
        age = figures.server_time - office.last_contact if office.last_contact else None
        if office.pcs == 0 or age is None or age > SILENT_AFTER:
            silent[office.office] = age if office.pcs else None
    return silent
