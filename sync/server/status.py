"""How each office stands: two kinds of silence told apart, what waits for it, what nobody there has opened."""

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select

from sync.protocol.row_bytes import read_row
from sync.rules.deliveries import Delivery
from sync.rules.offices import Office
from sync.server import audit, contacts
from sync.server.home import Home
from sync.server.operator import Operator
from sync.server.tables import SharedRow, table_of
from sync.version import VERSION

_rows = table_of(SharedRow)
ON_ITS_WAY = ("waiting", "sent")
UNOPENED = ("waiting", "sent", "arrived")


def report(home: Home, operator: Operator) -> dict[str, Any]:
    """Epoch, versions, and a row an office."""
    devices: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for device in operator.devices(None):
        devices[device["office"]].append(device)
    with home.database.read() as connection:
        query = select(_rows.c.data).where(_rows.c.type == Office.type_name()).order_by(_rows.c.id)
        offices = [read_row(Office, data) for data in connection.execute(query).scalars()]
        of_deliveries = select(_rows.c.owner, func.count()).where(_rows.c.type == Delivery.type_name())
        on_its_way = of_deliveries.where(_rows.c.stage.in_(ON_ITS_WAY)).group_by(_rows.c.owner)
        waiting = {row[0]: row[1] for row in connection.execute(on_its_way)}
        oldest: dict[str, str] = {}
        unopened = select(_rows.c.data).where(_rows.c.type == Delivery.type_name(), _rows.c.stage.in_(UNOPENED))
        for data in connection.execute(unopened).scalars():
            delivery = read_row(Delivery, data)
            at = delivery.posted_at.isoformat()
            if delivery.office and at < oldest.get(delivery.office, "9"):
                oldest[delivery.office] = at
        lines = []
        for office in offices:
            heard = [contacts.contact_of(connection, d["id"]) for d in devices[office.id]]
            lines.append(
                {
                    "office": office.id,
                    "name": office.full_name,
                    "last_contact": max((h[0] for h in heard), default="") or None,
                    "last_action": max((h[1] for h in heard), default="") or None,
                    "waiting": waiting.get(office.id, 0),
                    "oldest_unopened": oldest.get(office.id),
                    "devices": devices[office.id],
                }
            )
        entries = audit.length(connection)
    return {
        "server": home.server,
        "epoch": home.epoch,
        "version": VERSION,
        "audit_entries": entries,
        "offices": lines,
    }
