"""One document that came by two roads: on paper and through this system, by e-mail and by post. One number for both.

The one that came later bears the arrival number of the one that stands in the book, and takes none itself. Whoever
sent it hears that it is registered, and from then on how far the work on the other has come. Where that was a mistake
the two are parted: each keeps its history, the number stays with the one that had it, and a number that was given up
for the join is its document's again.
Law: Decree 30/2020/NĐ-CP art. 15 and 22 (one number for the paper and the electronic form; one series over both).
"""

import msgspec

from sync.rules.books import Entry, entry_id
from sync.rules.case import Case
from sync.rules.deliveries import FINAL, SEPARATED, Delivery, advanced, came_at, separated
from sync.rules.documents import Arrival, Document, Handling, Road, handling_id
from sync.rules.joining_acts import Join, Separate
from sync.rules.limits import check_reason
from sync.rules.notations import same_issuer, same_notation
from sync.rules.offices import Office
from sync.rules.receiving import own_delivery
from sync.rules.state import Refusal, State, Work
from sync.rules.tasks import REMINDED
from sync.rules.text import one_line

SYSTEM = "system"
TOLD = ("registered", "assigned", "in_progress", "done")


def join(work: Work, case: Case, act: Join) -> Refusal | None:
    """Refusals: `document.not_here`, `document.already_refused`, `document.already_recalled`, `join.not_registered`,
    `join.itself`, `document.already_registered`, `join.at_work`, `join.differs`, `reason.too_long`."""
    delivery, other = own_delivery(work, case, act.document), own_delivery(work, case, act.to)
    if delivery is None or other is None:
        return Refusal("document.not_here")
    page = work.get(Handling, handling_id(act.document, case.office))
    root = work.get(Handling, handling_id(act.to, case.office))
    if root and root.joined_to:
        root = work.get(Handling, handling_id(root.joined_to, case.office))
    if root is None or root.arrival is None:
        return Refusal("join.not_registered")
    if root.document == act.document:
        return Refusal("join.itself", {"number": str(root.arrival.number)})
    if page and page.joined_to == root.document:
        return None  # another PC of the office has joined the two
    leading = own_delivery(work, case, root.document)
    if leading is None or leading.state in FINAL:  # nobody can work on it any more
        return Refusal(f"document.already_{leading.state}" if leading else "document.not_here")
    if refusal := _check_free(delivery, page, act) or _check_alike(work, act.document, root.document, act.reason):
        return refusal
    facts = {"number": str(root.arrival.number), "year": str(root.arrival.on.year)}
    if page and page.arrival:
        _give_up_number(work, page, root.arrival.number)
        facts |= {"gave_up": str(page.arrival.number), "gave_up_in": page.arrival.book}
    _write_pages(work, case, act, delivery, root, facts)
    for code in TOLD:
        if not delivery.has(code) and (code == "registered" or leading.has(code)):
            delivery = advanced(delivery, case.event(code))
    work.put(delivery)
    case.close_task(work, REMINDED, delivery.id)
    return None


def separate(work: Work, case: Case, act: Separate) -> Refusal | None:
    """For as long as nobody has taken it back or refused it, also when the work on the other has ended. What another PC
    has parted, or joined elsewhere since, stays as it is. The sender hears that what was said meanwhile was not of it.

    Refusals: `document.not_here`, `join.not_joined`, `document.already_*`, `delivery.full`, `reason.*`.
    """
    delivery, page = own_delivery(work, case, act.document), work.get(Handling, handling_id(act.document, case.office))
    if delivery is None:
        return Refusal("document.not_here")
    if page is None or not act.to or page.joined_to != act.to or page.arrival is None:
        return None if case.final else Refusal("join.not_joined")
    if delivery.state in FINAL:
        return Refusal(f"document.already_{delivery.state}")
    if delivery.is_full:
        return Refusal("delivery.full")
    if refusal := check_reason(work, act.reason):
        return refusal
    facts = {"number": str(page.arrival.number), "reason": one_line(act.reason)}
    arrival = _take_number_back(work, page)
    noted = case.note(work, act.document, SEPARATED, **facts)
    work.put(msgspec.structs.replace(noted, arrival=arrival, joined_to=""))
    root = case.note(work, act.to, "road_separated", reason=facts["reason"])
    roads = tuple(road for road in root.roads if road.document != act.document)
    work.put(msgspec.structs.replace(root, roads=roads))
    work.put(separated(delivery, case.event(SEPARATED), is_registered=arrival is not None))
    return None


def _take_number_back(work: Work, page: Handling) -> Arrival | None:
    """The number that it had been entered under itself and gave up for the join, or that another PC had given it when
    it was joined already; None where there was none."""
    last = next((event for event in reversed(page.events) if event.code == "joined"), None)
    number, book = (last.facts.get("gave_up", ""), last.facts.get("gave_up_in", "")) if last else ("", "")
    entry = work.get(Entry, entry_id(book, int(number))) if number else None
    if entry is None and page.arrival:
        void = (one for one in work.children(Entry, page.arrival.book) if one.state == "void")
        entry = next((one for one in void if one.document == page.document), None)
    if entry is None or entry.document != page.document:
        return None
    work.put(msgspec.structs.replace(entry, state="used", reason=""))
    return Arrival(entry.book, entry.number, entry.on)


def _check_free(delivery: Delivery, page: Handling | None, act: Join) -> Refusal | None:
    """Whether it bears no number yet, or none that is more than a number: that one is given up where one says so."""
    if delivery.state in FINAL:
        return Refusal(f"document.already_{delivery.state}")
    if page is None or page.arrival is None:
        return None
    number = {"number": str(page.arrival.number), "year": str(page.arrival.on.year)}
    if page.joined_to or act.gives_up != page.arrival.number:
        return Refusal("document.already_registered", number)
    at_work = page.roads or page.presentations or page.directives or page.conclusion
    return Refusal("join.at_work", number) if at_work else None


def _check_alike(state: State, one: str, other: str, reason: str) -> Refusal | None:
    """Whether the two are one document as far as their heads say, or somebody says why they are all the same."""
    if reason and (refusal := check_reason(state, reason)):
        return refusal
    first, second = state.get(Document, one), state.get(Document, other)
    if first is None or second is None:
        return Refusal("document.not_here")
    apart = differences(state, first, second)
    return Refusal("join.differs", {"what": ",".join(apart)}) if apart and not one_line(reason) else None


def differences(state: State, one: Document, other: Document) -> tuple[str, ...]:
    """In what the heads of two documents differ: issuer, notation, date."""
    checks = {
        "issuer": same_issuer(issuer_names(state, one), issuer_names(state, other)),
        "notation": same_notation(one.notation, other.notation),
        "date": one.issued_on == other.issued_on,
    }
    return tuple(name for name, is_same in checks.items() if not is_same)


def issuer_names(state: State, document: Document) -> tuple[str, ...]:
    """What its issuer is called: as the paper calls it, or every name of the office."""
    if document.origin is not None:
        return (document.origin.sender,)
    office = state.get(Office, document.office)
    return (office.short_name, office.full_name, office.organisation) if office else (document.office,)


def _give_up_number(work: Work, page: Handling, number: int) -> None:
    arrival = page.arrival
    entry = work.get(Entry, entry_id(arrival.book, arrival.number)) if arrival else None
    if entry is not None:
        work.put(msgspec.structs.replace(entry, state="void", reason=f"entered as {number}"))


def _write_pages(work: Work, case: Case, act: Join, delivery: Delivery, root: Handling, facts: dict[str, str]) -> None:
    """Note on both pages what became of them."""
    document = work.get(Document, act.document)
    origin = document.origin if document else None
    road = Road(
        document=act.document,
        source=str(origin.source) if origin else SYSTEM,
        came_at=origin.received_at if origin else came_at(delivery),
    )
    why = {"reason": one_line(act.reason)} if one_line(act.reason) else {}
    page = case.note(work, act.document, "joined", **facts, **why)
    work.put(msgspec.structs.replace(page, arrival=root.arrival, joined_to=root.document))
    page = case.note(work, root.document, "road_joined", source=road.source, came=road.came_at.isoformat(), **why)
    work.put(msgspec.structs.replace(page, roads=(*page.roads, road)))


def other_roads(work: Work, case: Case, document: str) -> list[Delivery]:
    """The deliveries of what was joined to a document: their senders hear what its own hears."""
    page = work.get(Handling, handling_id(document, case.office))
    found = (own_delivery(work, case, road.document) for road in page.roads) if page else ()
    return [delivery for delivery in found if delivery is not None]
