"""Bundles that come to the district: each is what its PC would have said online, through the same doors.

It may come twice, late, after the net has brought the same, or from before a restore: what is known already gets its
stored verdict. It works beside the serving process, which notices within a second.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout
from sqlalchemy import Connection, delete, insert, select

from sync.carriers.form import Asks, Header, Way
from sync.carriers.reading import Progress, Unpacked, look, unpacked
from sync.errors import LocalHindrance, Refused
from sync.protocol.codec import decode, encode
from sync.protocol.messages import Outcome, Push, Represent, Verdict
from sync.rules.ids import Ids
from sync.rules.limits import limits_of
from sync.rules.offices import Office
from sync.rules.people import Device
from sync.server import storage
from sync.server.district import District
from sync.server.home import Home
from sync.server.judging import counters
from sync.server.rows import ServerState
from sync.server.tables import Carried, table_of
from sync.server.tokens import known_device
from sync.world import Clock, stamp

_carried = table_of(Carried)
LOCK, JUDGING = "bundle.lock", "judging-bundle.json"
WAIT_S = 60.0
SHUT_OUT = {  # what its PC would hear by line, and what whoever holds its bundle does
    "device.revoked": "bundle.pc_revoked",
    "device.succeeded": "bundle.pc_succeeded",
    "device.forked": "bundle.pc_forked",
}


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle has brought. `acts`: intents that were not known yet, of which `refused` got a no; `files`: that
    were not here yet; `left_out`: files that found no room; `unjudged`: intents without a verdict as yet, and `why`: a
    code. `is_old`: all of it was known."""

    file: str
    office: str
    office_name: str
    device: str
    number: int
    acts: int = 0
    refused: int = 0
    files: int = 0
    left_out: int = 0
    unjudged: int = 0
    why: str = ""
    is_old: bool = False


@contextmanager
def bundle_district(home: Home, clock: Clock, ids: Ids) -> Iterator[District]:
    """The district for bundles, one process at a time. Raises: LocalHindrance `file.locked`."""
    lock = FileLock(home.folder / LOCK, timeout=WAIT_S)
    try:
        lock.acquire()
    except Timeout as error:
        raise LocalHindrance("file.locked", {"file": str(home.folder / LOCK)}) from error
    try:
        district = District(home, clock, ids, lambda scopes: None, JUDGING)
        try:
            yield district
        finally:
            district.close()
    finally:
        lock.release()


def check_for_us(home: Home, path: Path) -> Header:
    """What a bundle says of itself, if it is for this server.

    Raises: Refused `bundle.other_district`, `bundle.wrong_way`, and as `look`.
    """
    header = look(path)
    if header.server != home.server:
        raise Refused("bundle.other_district", {"file": path.name})
    if header.way is not Way.UP:
        raise Refused("bundle.wrong_way", {"file": path.name, "office": header.office})
    return header


def take_bundle_in(district: District, path: Path, progress: Progress) -> Taken:
    """Judge and store what a bundle brings. Nothing of it counts before all of it has been checked.

    Raises: as `check_for_us` and `unpacked`; Refused `bundle.unknown_pc`, `bundle.pc_revoked`, `bundle.pc_succeeded`,
    `bundle.pc_forked`.
    """
    home = district.home
    header = check_for_us(home, path)
    known = _device(district, header.devices[0])
    sender = known.public_key if known else None
    with unpacked(path, home.opener, sender, home.files, progress) as bundle:
        for shown in bundle.messages("represent", Represent):
            district.represent(shown)
        device = _device(district, header.devices[0])
        if device is None:
            raise Refused("bundle.unknown_pc", {"file": path.name})
        bundle.check_signature(device.public_key)
        if device.office != header.office:
            raise Refused("bundle.forged", {"file": path.name})
        with home.database.read() as connection:
            before = counters(connection, device.id)[0]
            office = ServerState(connection).get(Office, device.office)
        office_name = office.full_name if office else device.office
        asks = next(bundle.messages("asks", Asks), None)
        try:
            with home.database.read() as connection:
                known_device(connection, device.id)
            verdicts, offered, why = _pushed(district, device, bundle, asks.version if asks else "")
        except Refused as refused:
            if refused.code not in SHUT_OUT:
                raise
            raise Refused(SHUT_OUT[refused.code], {"file": path.name, "office": office_name}) from refused
        files, left_out = _files(district, device, bundle)
        if asks is not None:
            district.writer.submit(lambda c: _note(c, header, asks, district.clock)).result()
        judged = [one for one in verdicts if one.outcome is not Outcome.LATER]
        new, unjudged = [one for one in judged if one.seq >= before[one.lane]], offered - len(judged)
        return Taken(
            file=path.name,
            office=device.office,
            office_name=office_name,
            device=device.id,
            number=header.number,
            acts=len(new),
            refused=sum(one.outcome is not Outcome.APPLIED for one in new),
            files=files,
            left_out=left_out,
            unjudged=unjudged,
            why=why if unjudged else "",
            is_old=not (new or files or left_out or unjudged),
        )


def told_by(connection: Connection, device: str) -> tuple[int, Asks | None]:
    """The number of the newest bundle of a PC's that was taken in, and what it asked; 0 for none."""
    row = connection.execute(select(_carried).where(_carried.c.device == device)).first()
    return (row.number, decode(row.asks, Asks)) if row else (0, None)


def _device(district: District, id: str) -> Device | None:
    with district.home.database.read() as connection:
        return ServerState(connection).get(Device, id)


def _pushed(district: District, device: Device, bundle: Unpacked, version: str) -> tuple[list[Verdict], int, str]:
    """The verdicts on what it brings, in its order; how many intents it brings, and why some get no verdict.

    Raises: Refused `device.revoked`, `device.forked`.
    """
    verdicts: list[Verdict] = []
    offered, why = 0, "bundle.gap"
    for push in bundle.messages("push", Push):
        verdicts += district.push(device, push, version).result().verdicts
        offered += len(push.intents)
        if push.epoch != district.home.epoch:
            why = "bundle.other_epoch"
    later = [one.code for one in verdicts if one.outcome is Outcome.LATER]
    return verdicts, offered, later[0] if later else why


def _files(district: District, device: Device, bundle: Unpacked) -> tuple[int, int]:
    """Take in the files that are not here yet; how many, and how many found no room."""
    home = district.home
    with home.database.read() as connection:
        limit = limits_of(ServerState(connection)).file_bytes
    taken = left_out = 0
    for part, path in bundle.files():
        if not 0 < part.bytes <= limit or district.may_have(device, part.sha256):
            continue
        if not storage.has_room(home.folder):
            left_out += 1
        elif home.files.adopt(path, part.sha256):
            district.took_in(device, part.sha256, part.bytes).result()
            taken += 1
    return taken, left_out


def _note(connection: Connection, header: Header, asks: Asks, clock: Clock) -> None:
    """Keep what a PC asks, unless it has asked something since."""
    device = header.devices[0]
    if header.number <= told_by(connection, device)[0]:
        return
    connection.execute(delete(_carried).where(_carried.c.device == device))
    values = {"number": header.number, "taken_at": stamp(clock.now()), "asks": encode(asks)}
    connection.execute(insert(_carried).values(device=device, **values))
