"""How offices stand: two kinds of silence told apart, what waits for them, what nobody there has opened.

Read from counters and from one index (type, owner, stage, position), never by going through the deliveries: the oldest
of a stage is its first entry there.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, select

from sync.protocol.messages import OfficeStanding
from sync.protocol.row_bytes import read_row
from sync.rules.deliveries import Delivery
from sync.rules.offices import Office, open_below
from sync.rules.people import Device
from sync.server.rows import ServerState
from sync.server.tables import Contact, SharedRow, table_of

_rows, _contacts = table_of(SharedRow), table_of(Contact)
_deliveries = _rows.alias()
ON_ITS_WAY = ("waiting", "sent")
UNOPENED = ("waiting", "sent", "arrived")
SLICE = 400


def below(connection: Connection, office: str, day: date) -> list[OfficeStanding]:
    """How each office directly below one stands that is open on a day, in the order of their codes."""
    return standings(connection, [one.id for one in open_below(ServerState(connection), office, day)])


def standings(connection: Connection, offices: Sequence[str]) -> list[OfficeStanding]:
    """How these offices stand, in the order given."""
    known = {office: OfficeStanding(office=office) for office in offices}
    for part in (offices[at : at + SLICE] for at in range(0, len(offices), SLICE)):
        known.update((standing.office, standing) for standing in _by_deliveries(connection, part))
        for device, contact, action in _pcs(connection, part):
            standing = known[device.office]
            known[device.office] = replace(
                standing,
                pcs=standing.pcs + (device.revoked_at is None),
                last_contact=_later(standing.last_contact, contact),
                last_action=_later(standing.last_action, action),
            )
    return [known[office] for office in offices]


def _by_deliveries(connection: Connection, offices: Sequence[str]) -> Iterator[OfficeStanding]:
    counts = [_of(stage, func.count()).label(f"count_{stage}") for stage in ON_ITS_WAY]
    firsts = [_of(stage, func.min(_deliveries.c.position)).label(f"first_{stage}") for stage in UNOPENED]
    which = (_rows.c.type == Office.type_name()) & _rows.c.id.in_(offices)
    for row in connection.execute(select(_rows.c.id, *counts, *firsts).where(which)).mappings():
        posted = [at for at in (row[f"first_{stage}"] for stage in UNOPENED) if at is not None]
        yield OfficeStanding(
            office=row["id"],
            waiting=sum(row[f"count_{stage}"] for stage in ON_ITS_WAY),
            oldest_unopened=datetime.fromtimestamp(min(posted), UTC) if posted else None,
        )


def _of(stage: str, what: ColumnElement[int]) -> ScalarSelect[int]:
    """A figure over an office's deliveries of one stage."""
    mine = (_deliveries.c.type == Delivery.type_name()) & (_deliveries.c.owner == _rows.c.id)
    query = select(what).select_from(_deliveries).where(mine, _deliveries.c.stage == stage)
    return query.correlate(_rows).scalar_subquery()


def _pcs(connection: Connection, offices: Sequence[str]) -> Iterator[tuple[Device, str, str]]:
    """Their PCs, each with its last contact and the last action of a person there; "" where there was none."""
    query = (
        select(_rows.c.data, _contacts.c.last_contact, _contacts.c.last_action)
        .outerjoin(_contacts, _contacts.c.device == _rows.c.id)
        .where(_rows.c.type == Device.type_name(), _rows.c.owner.in_(offices))
    )
    for row in connection.execute(query):
        yield read_row(Device, row.data), row.last_contact or "", row.last_action or ""


def _later(known: datetime | None, stamp: str) -> datetime | None:
    at = datetime.fromisoformat(stamp).replace(microsecond=0) if stamp else None
    return max((one for one in (known, at) if one is not None), default=None)
