"""Bundles from the district to an office: what its PCs would have pulled, their verdicts as receipts, and the files.

Where the rows go on from is what the PC said in its last bundle, and the beginning where it has sent none: rows are
absolute, so that whatever it has heard meanwhile does no harm.
"""

import logging
from collections.abc import Iterable
from pathlib import Path

import msgspec
from sqlalchemy import Connection, select

from sync.carriers.form import Asks, Header, Tells, Way
from sync.carriers.writing import Load, Progress, file_load, message_load, target_for, write_bundle
from sync.errors import Defect, Refused
from sync.protocol.limits import LANES, PULL_ROWS
from sync.protocol.messages import Pull, PullAnswer, PushAnswer, Verdict
from sync.protocol.row_bytes import read_row
from sync.rules.deliveries import Delivery, delivery_id
from sync.rules.documents import Document
from sync.rules.offices import Office
from sync.rules.people import Device
from sync.rules.rows import office_scope
from sync.server import blobs
from sync.server.bundles_in import told_by
from sync.server.district import District
from sync.server.judging import counters, stored_verdicts
from sync.server.rows import ServerState
from sync.server.tables import Blob, Carried, SharedRow, table_of

log = logging.getLogger(__name__)
_blobs, _carried, _rows = table_of(Blob), table_of(Carried), table_of(SharedRow)
VERDICTS_A_MESSAGE = 1000


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """What went into a bundle. `left_out`: files that are damaged here."""

    file: str
    office: str
    office_name: str
    devices: tuple[str, ...]
    rows: int
    verdicts: int
    files: int
    left_out: int
    bytes: int


def offices_to_carry_to(connection: Connection) -> list[str]:
    """Offices that something waits for which no PC there has fetched, and those that have sent a bundle."""
    by_stick = select(_carried.c.device)
    devices = (ServerState(connection).get(Device, id) for id in connection.execute(by_stick).scalars())
    waiting = select(_rows.c.owner).where(_rows.c.type == Delivery.type_name(), _rows.c.stage == "sent").distinct()
    found = {device.office for device in devices if device} | set(connection.execute(waiting).scalars())
    return sorted(found)


def receivers_in(district: District, office: str) -> list[Device]:
    """The PCs that one bundle for an office is for: all that see its documents, or else all that see the same.

    Raises: Refused `office.unknown`, `bundle.no_pc`.
    """
    with district.home.database.read() as connection:
        state = ServerState(connection)
        known = state.get(Office, office)
        devices = [device for device in state.children(Device, office) if device.revoked_at is None]
    if known is None:
        raise Refused("office.unknown", {"office": office})
    if not devices:
        raise Refused("bundle.no_pc", {"office": known.full_name})
    seen = {device.id: district.scopes_of(device) for device in devices}
    widest = max(seen.values(), key=len)
    return [device for device in devices if seen[device.id] == widest]


def pack(district: District, office: str, target: Path, progress: Progress) -> Packed:
    """Write a bundle for an office: into a folder under a name of its own, or to this name.

    Raises: as `receivers_in` and `write_bundle`; Refused `bundle.exists` where something else has that name.
    """
    devices = receivers_in(district, office)
    home, now = district.home, district.clock.now()
    with home.database.read() as connection:
        told = {device.id: told_by(connection, device.id) for device in devices}
        name = ServerState(connection).get(Office, office)
    asked = {id: asks for id, (_, asks) in told.items() if asks}
    since = _since([asked.get(device.id) for device in devices], home.epoch)
    pulled = _pulled(district, devices[0], since)
    with home.database.read() as connection:
        loads: list[Load] = []
        for device in devices:
            asks = asked.get(device.id)
            stored = tuple(h for h in (asks.unproven if asks else ()) if blobs.may_have(connection, office, h))
            tells = Tells(epoch=home.epoch, time=now, since=since, heard=told[device.id][0], stored=stored)
            loads.append(message_load("tells", tells, device.id))
        answers = {device.id: _answers(connection, district, device, asked.get(device.id)) for device in devices}
        loads += [message_load("pushed", one, id) for id, some in answers.items() for one in some]
        loads += [message_load("pulled", answer) for answer in pulled]
        hashes = _needed(connection, office, pulled, asked.values()) if _sees_documents(district, devices[0]) else {}
    sound = [sha256 for sha256 in hashes if _is_sound(district, sha256)]
    loads += [file_load(home.files, sha256, hashes[sha256]) for sha256 in sound]
    header = Header(
        way=Way.DOWN,
        server=home.server,
        office=office,
        devices=tuple(device.id for device in devices),
        number=int(now.timestamp() * 1000),
        made_at=now,
        bytes=0,
    )
    target = target_for(target, header)
    keys, is_whole = (d.public_key for d in devices), len(sound) == len(hashes)
    size = write_bundle(target, header, loads, home.sign_bundle, keys, progress, is_whole=is_whole)
    return Packed(
        file=str(target),
        office=office,
        office_name=name.full_name if name else office,
        devices=header.devices,
        rows=sum(len(page.rows) for answer in pulled for page in answer.scopes.values()),
        verdicts=sum(len(answer.verdicts) for some in answers.values() for answer in some),
        files=len(sound),
        left_out=len(hashes) - len(sound),
        bytes=size,
    )


def _since(asked: list[Asks | None], epoch: str) -> dict[str, int]:
    """The lowest cursor of each scope; a PC that has said nothing, or only in another epoch, has none."""
    cursors = [asks.pull.cursors if asks and asks.pull.epoch == epoch else {} for asks in asked]
    return {scope: min(one.get(scope, 0) for one in cursors) for scope in cursors[0]}


def _pulled(district: District, device: Device, since: dict[str, int]) -> list[PullAnswer]:
    answers: list[PullAnswer] = []
    cursors = dict(since)
    while True:
        answer = district.pull(device, Pull(epoch=district.home.epoch, cursors=cursors, limit=PULL_ROWS))
        if not answer.scopes and answers:
            return answers
        answers.append(answer)  # the first also where it has no rows: it says what the PC may see
        if not answer.scopes:
            return answers
        cursors |= {scope: page.to for scope, page in answer.scopes.items()}


def _answers(connection: Connection, district: District, device: Device, asks: Asks | None) -> list[PushAnswer]:
    """The verdicts that a PC does not know of yet, and where its lanes stand."""
    epoch, lows = district.home.epoch, asks.in_flight if asks else {}
    scopes = frozenset(district.scopes_of(device))
    verdicts: list[Verdict] = []
    if asks and asks.pull.epoch == epoch:
        for lane in LANES:
            verdicts += stored_verdicts(connection, device.id, lane, lows[lane], scopes) if lane in lows else []
    expected, durable = counters(connection, device.id)
    parts = [verdicts[at : at + VERDICTS_A_MESSAGE] for at in range(0, len(verdicts), VERDICTS_A_MESSAGE)] or [[]]
    now = district.clock.now()
    return [
        PushAnswer(epoch=epoch, time=now, verdicts=tuple(part), expected=expected, durable=durable) for part in parts
    ]


def _needed(connection: Connection, office: str, pulled: list[PullAnswer], asked: Iterable[Asks]) -> dict[str, int]:
    """The files that these PCs lack, as far as is known, with their sizes."""
    state = ServerState(connection)
    hashes = {sha256: 0 for asks in asked for sha256 in asks.wanted}
    for answer in pulled:
        page = answer.scopes.get(office_scope(office))
        for row in page.rows if page else ():
            if row.type != Document.type_name() or row.data is None:
                continue
            document = read_row(Document, row.data)
            delivery = state.get(Delivery, delivery_id(document.id, office))
            if not document.is_sent_by(office) and delivery is not None and not delivery.complete:
                hashes |= {file.sha256: 0 for file in document.files}
    return {h: _size(connection, h) for h in hashes if blobs.may_have(connection, office, h)}


def _size(connection: Connection, sha256: str) -> int:
    return int(connection.execute(select(_blobs.c.bytes).where(_blobs.c.sha256 == sha256)).scalar_one())


def _sees_documents(district: District, device: Device) -> bool:
    return office_scope(device.office) in district.scopes_of(device)


def _is_sound(district: District, sha256: str) -> bool:
    """Whether a file can be sent; a damaged one is left out, and stops no other."""
    try:
        district.home.files.open_verified(sha256).close()
    except Defect as defect:
        log.error("left out of a bundle: %s %s", defect.code, defect.facts)
        return False
    return True
