"""Handing somebody's work over: how everything stands, the step itself, and the record of it on paper."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.actions.desk import Desk
from app.actions.people import check_pin
from app.documents.registers.handover_record import HandoverRecord, Named, record_of
from app.documents.registers.spans import spans
from app.documents.registers.typeset import typeset_handover, write_pdf
from sync.errors import Refused
from sync.replica import pages
from sync.replica.book_facts import book_facts
from sync.replica.line import OPEN_QUEUES, Line
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.books import Book, series_id, token_of
from sync.rules.case_files import CaseFile, PlanEntry
from sync.rules.drafts import SharedDraft
from sync.rules.handed_things import HandedThings, things_of
from sync.rules.handing_over import MOST_DOCUMENTS, Handover
from sync.rules.handover_acts import BookStand, HandOver
from sync.rules.legal_time import legal_day
from sync.rules.offices import Office
from sync.rules.people import Device, Person, Role
from sync.rules.series import series_names

LAST_OF_ALL = 9  # what he has done on this PC goes before it
MOST_GAPS = 40
_UNSENT = "SELECT count(*) FROM outbox WHERE state IN ('held', 'ready', 'sent') AND person = ?"


@dataclass(frozen=True)
class Standing:
    """What somebody has in hand. `books`: of which this PC or one of his gives the numbers, this year's and last
    year's; `drafts`, `unsent`: on this PC. `roles`: those that another can be given. `things`: what else is his, by
    kind of it its names."""

    person: Person
    roles: tuple[Role, ...]
    documents: tuple[Line, ...]
    books: tuple[BookStand, ...]
    series: tuple[str, ...]
    drafts: int
    unsent: int
    things: Named


@dataclass(frozen=True)
class HandoverPage:
    """`people`: who can hand over or be handed to, by name; `devices`: PCs in use; `records`: the latest first."""

    people: tuple[Person, ...]
    devices: tuple[Device, ...]
    standings: dict[str, Standing]
    records: tuple[Handover, ...]
    names: dict[str, str]


@dataclass(frozen=True)
class Wish:
    """Who hands over what to whom. `pin`, `to_pin`: of both, where they use this PC. `reason`: the emergency form, for
    somebody who cannot confirm it."""

    person: str
    to: str
    ends: bool = False
    shuts_pcs: bool = False
    roles: tuple[Role, ...] = ()
    takes_books: bool = True
    is_present: bool = True
    reason: str = ""
    pin: str | None = None
    to_pin: str | None = None


def handover_page(replica: Replica) -> HandoverPage:
    with replica.read() as connection:
        view, office = View(connection), replica.identity.office
        staff, devices = view.children(Person, office), view.children(Device, office)
        records = view.children(Handover, office)
    present = sorted((one for one in staff if one.ended_at is None), key=lambda one: (one.name.casefold(), one.id))
    return HandoverPage(
        people=tuple(present),
        devices=tuple(device for device in devices if device.revoked_at is None),
        standings={one.id: standing(replica, one) for one in present},
        records=tuple(sorted(records, key=lambda one: one.at, reverse=True)),
        names={one.id: one.name for one in staff},
    )


def standing(replica: Replica, person: Person) -> Standing:
    office, today = replica.identity.office, legal_day(replica.clock.now())
    with replica.read() as connection:
        view = View(connection)
        names = series_names(view, office)
        tokens = {name: token_of(view, series_id(office, name)) for name in names}
        own = {device.id for device in view.children(Device, office) if person.id in device.people}
        things = named(view, things_of(view, office, person.id, today.year))
        years = {name: [b.year for b in view.children(Book, series_id(office, name))] for name in names}
    kept = [name for name, token in tokens.items() if token is not None and token.device in own]
    is_clerk = Role.CLERK in person.roles_on(today)
    with closing(replica.database.raw()) as raw:
        wanted = pages.Wanted("incoming", OPEN_QUEUES, person=person.id)
        lines = pages.lines(raw, wanted, 0, MOST_DOCUMENTS + 1)  # one more is refused, and never left behind
        stands = [
            _stand(raw, office, name, year, today)
            for name in (kept if is_clerk else ())
            for year in sorted(years[name])[-2:]
        ]
        unsent = int(raw.execute(_UNSENT, [person.id]).fetchone()[0])
        drafts = pages.counts(raw, replica.clock.now(), person.id).get("drafts", 0) if is_clerk else 0
    return Standing(
        person=person,
        roles=tuple(role for role in Role if role in person.roles_on(today)),
        documents=tuple(lines),
        books=tuple(stands),
        series=tuple(series_id(office, name) for name in kept) if is_clerk else (),
        drafts=drafts,
        unsent=unsent,
        things=things,
    )


def named(view: View, things: HandedThings) -> Named:
    """The names of things as they stand here; of what is not here there is none."""
    files = [file for id in things.files if (file := view.get(CaseFile, id)) is not None]
    plan = [entry for id in things.plan if (entry := view.get(PlanEntry, id)) is not None]
    drafts = [("written", id) for id in things.drafts] + [("review", id) for id in things.review]
    found = [(part, draft) for part, id in drafts if (draft := view.get(SharedDraft, id)) is not None]
    return Named(
        files=tuple((file.code, file.title) for file in files),
        plan=tuple((entry.code, entry.title) for entry in plan),
        drafts=tuple((part, draft.text.subject) for part, draft in found),
    )


def _stand(raw: Any, office: str, name: str, year: int, today: date) -> BookStand:
    facts = book_facts(raw, office, name, year, today)
    rows = spans(facts)
    used = [row.high for row in rows if row.entry is not None and row.entry.state == "used"]
    gaps = [number for row in rows if row.entry is None for number in range(row.low, row.high + 1)]
    return BookStand(book=facts.id, last=max(used, default=0), gaps=tuple(gaps[:MOST_GAPS]))


def hand_over(desk: Desk, wish: Wish) -> str:
    """Do it: one transaction. The record's id.

    Raises: Refused `person.pin_*`, `person.unknown`, and as the rule `hand_over_work`.
    """
    replica = desk.replica
    with replica.read() as connection:
        leaver = View(connection).get(Person, wish.person)
    if leaver is None:
        raise Refused("person.unknown")
    if wish.is_present:
        check_pin(replica, wish.person, wish.pin)
    if wish.to in replica.identity.people and wish.to != desk.person:
        check_pin(replica, wish.to, wish.to_pin)
    stands = standing(replica, leaver)
    series = stands.series if wish.takes_books else ()
    with replica.write() as t:
        act = HandOver(
            person=wish.person,
            to=wish.to,
            on=desk.legal_date(),
            roles=tuple(role for role in wish.roles if role in stands.roles),
            ends=wish.ends,
            shuts_pcs=wish.shuts_pcs,
            is_present=wish.is_present,
            reason=wish.reason,
            device=_pc_of(t.view, replica, wish.to) if series else "",
            series=series,
            documents=tuple(line.id for line in stands.documents),
            books=stands.books,
            drafts=stands.drafts,
            unsent=stands.unsent,
        )
        return t.save_intent(act, person=desk.person, rank=LAST_OF_ALL).id


def _pc_of(view: View, replica: Replica, person: str) -> str:
    """The PC that gives the numbers from now on: this one where the other uses it, else the first that is his."""
    mine = [d for d in view.children(Device, replica.identity.office) if person in d.people and d.revoked_at is None]
    if not mine:
        raise Refused("handover.no_pc")
    here = replica.identity.device
    return here if any(d.id == here for d in mine) else min(mine, key=lambda d: (d.enrolled_at, d.id)).id


def record(replica: Replica, id: str) -> HandoverRecord:
    """What the record of one says on paper. Raises: Refused `handover.unknown`."""
    with replica.read() as connection:
        view, office = View(connection), replica.identity.office
        found = next((one for one in view.children(Handover, office) if one.id == id), None)
        if found is None:
            raise Refused("handover.unknown")
        names = {person.id: person.name for person in view.children(Person, office)}
        things = named(view, found.things)
        own, today = view.get(Office, office), legal_day(replica.clock.now())
        above = view.get(Office, own.parent_on(today)) if own else None
    with closing(replica.database.raw()) as raw:
        lines = {one.document: pages.one(raw, one.document) for one in found.documents}
    return record_of(found, names, lines, things, own, above)


def save_record(replica: Replica, id: str, path: Path) -> Path:
    """Write it as PDF. Raises: Refused `handover.unknown`; LocalHindrance `disk.*`, `file.locked`."""
    return write_pdf(path, typeset_handover(record(replica, id)))
