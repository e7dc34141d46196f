"""A document that came on paper, by e-mail or over Zalo is entered, with its scan where there is one."""

from collections.abc import Sequence
from pathlib import Path

from app.actions.desk import Desk
from app.actions.incoming import check_none_entered, join_in
from app.actions.paper_arrival import Entered, PaperArrival
from app.actions.taking_files import take_file_in, take_files_in
from sync.errors import Refused
from sync.files import disk_errors
from sync.replica import scans, senders
from sync.replica.next_numbers import registration
from sync.replica.scan_content import Scan
from sync.replica.transaction import Transaction
from sync.replica.twins import Likeness, twins
from sync.rules.books import key_in
from sync.rules.desk_acts import NoteMeeting
from sync.rules.documents import FileFacts
from sync.rules.ids import document_id
from sync.rules.intents import TakeIn
from sync.rules.meetings import meeting_for
from sync.rules.text import one_line


def take_paper_in(
    desk: Desk,
    arrival: PaperArrival,
    *,
    scan: int = 0,
    files: Sequence[Path] = (),
    register: bool = True,
    join_to: str = "",
    reason: str = "",
    checked: bool = True,
) -> Entered:
    """Enter a document, in the book too where that is wanted: both or nothing. `scan`: its file in a scanner's folder,
    which stays there; `files`: others. `join_to`: the document in the book that it is the same as, whose number it
    bears then; `reason`: why, where their heads differ. `checked`: as `incoming.register` has it.

    Raises: Refused - `join.looks_entered`, see `taking_files.take_files_in`, `scanned`, the rules `take_in`, `join` and
    `note_meeting`, `meeting.not_invitation`, `number.none_here`; LocalHindrance.
    """
    if arrival.meeting is not None and meeting_for(arrival.kind, arrival.meeting) is None:
        raise Refused("meeting.not_invitation")
    taken = (*((scanned(desk, scan),) if scan else ()), *take_files_in(desk.replica, list(files)))
    today = desk.legal_date()
    with desk.replica.write() as t:
        if not checked and not join_to:
            check_none_entered(twins(t.connection.connection.driver_connection, _likeness(arrival, taken)))
        id = document_id(desk.office, t.ids.new())
        t.save_intent(_act(id, arrival, taken), person=desk.person, rank=arrival.urgency.rank)
        if arrival.meeting is not None:
            noted = NoteMeeting(document=id, meeting=arrival.meeting)
            t.save_intent(noted, person=desk.person, rank=arrival.urgency.rank)
        number: int | None = None
        series = ""
        if join_to:
            joined = join_in(t, desk, id, join_to, reason)
            number, series = joined.arrival_number, key_in(joined.book)
        elif register:
            act = registration(t.connection, desk.office, id, today, desk.replica.identity.device)
            t.save_intent(act, person=desk.person, rank=arrival.urgency.rank)
            number, series = act.number, act.series
        senders.remember(t.connection, one_line(arrival.sender))
        if scan:
            use_scan(t, desk, scan, "paper", id)
    return Entered(id, number, series)


def scanned(desk: Desk, n: int) -> FileFacts:
    """A scan's file, checked and copied into the store; the folder keeps it as it is.

    Raises: Refused `scan.gone`, `scan.decided`, `scan.changed`, and as `take_file_in`; LocalHindrance.
    """
    with desk.replica.read() as connection:
        scan = _undecided(scans.read(connection, n))
    path = Path(scan.folder) / scan.name
    with disk_errors(path):
        if not path.is_file():
            raise Refused("scan.gone", {"name": scan.name})
    facts = take_file_in(desk.replica, path, lambda copied, total: True).facts
    if facts.sha256 != scan.sha256:
        raise Refused("scan.changed", {"name": scan.name})
    return facts


def use_scan(t: Transaction, desk: Desk, n: int, use: str, document: str) -> None:
    """Note what a scan has become, in the transaction that makes it so. Raises: Refused `scan.decided`."""
    _undecided(scans.read(t.connection, n))
    scans.decide(t.connection, n, "used", desk.person, desk.replica.clock.now(), use=use, document=document)


def _undecided(scan: Scan | None) -> Scan:
    if scan is None or scan.state in ("used", "refused", "before"):
        raise Refused("scan.decided", {"name": scan.name if scan else ""})
    return scan


def _likeness(arrival: PaperArrival, files: tuple[FileFacts, ...]) -> Likeness:
    issuer, main_file = one_line(arrival.sender), files[0].sha256 if files else ""
    return Likeness(one_line(arrival.notation), arrival.issued_on.isoformat(), (issuer,), main_file)


def _act(id: str, arrival: PaperArrival, files: tuple[FileFacts, ...]) -> TakeIn:
    return TakeIn(
        document=id,
        kind_id=one_line(arrival.kind),
        notation=one_line(arrival.notation),
        subject=one_line(arrival.subject),
        issued_on=arrival.issued_on,
        source=arrival.source,
        sender=one_line(arrival.sender),
        received_at=arrival.received_at,
        sheets=arrival.sheets,
        files=files,
        signer=one_line(arrival.signer),
        urgency=arrival.urgency,
        due=arrival.due,
    )
