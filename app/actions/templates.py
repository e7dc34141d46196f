"""The office's own templates: kept once for all its PCs, and the copy of one with which a document begins."""

from pathlib import Path

from app.actions.desk import Desk
from app.actions.taking_files import take_file_in
from app.documents.blank_form import FormFacts, blank_form
from sync.errors import Defect, Refused
from sync.replica.draft_content import DraftContent
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.desk_acts import RemoveTemplate, SaveTemplate
from sync.rules.documents import ORDINARY, FileFacts
from sync.rules.kinds import Kind, kind_named
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office
from sync.rules.secrecy import mark_in_subject
from sync.rules.templates import Template, templates_of

BLANK = "blank"  # instead of a template's id: the form that the law lays down, filled from what is known


def office_templates(replica: Replica) -> list[tuple[Template, bool]]:
    """The office's templates, by kind and name; whether the file of each is here."""
    with replica.read() as connection:
        found = templates_of(View(connection), replica.identity.office)
    return [(one, replica.files.has(one.file.sha256)) for one in found]


def save_template(desk: Desk, kind: str, name: str, file: Path, id: str | None = None) -> Template:
    """Keep a file as a template of a kind; with an id, put it in the place of that one.

    Raises: Refused `template.*`, `kind.unknown`, `file.*`, `secret.*`, `text.too_long`; LocalHindrance.
    """
    taken = take_file_in(desk.replica, file, lambda copied, total: True)
    with desk.replica.write() as t:
        known = kind_named(t.view, kind)
        if known is None:
            raise Refused("kind.unknown", {"kind": kind})
        act = SaveTemplate(
            template=id or desk.replica.ids.new(), kind_id=known.id, name=name or file.stem, file=taken.facts
        )
        t.save_intent(act, person=desk.person, rank=ORDINARY)
        saved = t.view.get(Template, act.template)
    if saved is None:
        raise Defect("program.fault", {"detail": "a template without its preview"})
    return saved


def remove_template(desk: Desk, id: str) -> None:
    """Raises: Refused `template.unknown`."""
    with desk.replica.write() as t:
        t.save_intent(RemoveTemplate(template=id), person=desk.person, rank=ORDINARY)


def file_to_begin_with(replica: Replica, content: DraftContent, template: str) -> FileFacts:
    """The file with which a document begins: a template's to the byte, or the blank form made for it.

    Raises: Refused `template.unknown`, `file.still_coming`, `kind.unknown`, `secret.subject`; LocalHindrance.
    """
    if template == BLANK:
        return _blank(replica, content)
    with replica.read() as connection:
        found = View(connection).get(Template, template)
    if found is None or found.is_removed:
        raise Refused("template.unknown")
    if not replica.files.has(found.file.sha256):
        raise Refused("file.still_coming", {"names": found.file.name})
    return found.file


def _blank(replica: Replica, content: DraftContent) -> FileFacts:
    today = legal_day(replica.clock.now())
    with replica.read() as connection:
        view = View(connection)
        kind, office = view.get(Kind, content.kind), view.get(Office, replica.identity.office)
        if kind is None or office is None:
            raise Refused("kind.unknown", {"kind": content.kind})
        if mark := mark_in_subject(content.subject):
            raise Refused("secret.subject", {"mark": mark})
        on = content.issued_on or today
        above = view.get(Office, office.parent_on(today))
        offices = [view.get(Office, one.office) if one.office else None for one in content.recipients]
        to = tuple(
            office.organisation or office.full_name if office else one.name
            for one, office in zip(content.recipients, offices, strict=True)
        )
    facts = FormFacts(
        office=office.organisation or office.full_name,
        above=(above.organisation or above.full_name) if above else "",
        place=office.name,
        abbreviation=office.abbreviation,
        kind=kind.name,
        kind_abbreviation=kind.abbreviation,
        unit=content.unit,
        on=on,
        subject=content.subject,
        to=to,
        signer=content.signer,
    )
    made = blank_form(facts)
    sha256 = replica.files.put_bytes(made)
    name = f"{kind.name[:1].upper()}{kind.name[1:]}.docx"
    return FileFacts(name=name, sha256=sha256, bytes=len(made), looked_inside=True)
