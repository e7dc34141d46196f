"""The operator's report: epoch, versions, and how each office stands."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from sync.protocol.row_bytes import read_row
from sync.rules.offices import Office
from sync.server import audit
from sync.server.home import Home
from sync.server.operator import Operator
from sync.server.standing import standings
from sync.server.tables import SharedRow, table_of
from sync.version import VERSION

_rows = table_of(SharedRow)


def report(home: Home, operator: Operator) -> dict[str, Any]:
    """Epoch, versions, and a row an office."""
    devices: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for device in operator.devices(None):
        devices[device["office"]].append(device)
    with home.database.read() as connection:
        query = select(_rows.c.data).where(_rows.c.type == Office.type_name()).order_by(_rows.c.id)
        offices = [read_row(Office, data) for data in connection.execute(query).scalars()]
        names = {office.id: office.full_name for office in offices}
        lines = [
            {
                "office": standing.office,
                "name": names[standing.office],
                "last_contact": _moment(standing.last_contact),
                "last_action": _moment(standing.last_action),
                "waiting": standing.waiting,
                "oldest_unopened": _moment(standing.oldest_unopened),
                "devices": devices[standing.office],
            }
            for standing in standings(connection, list(names))
        ]
        entries = audit.length(connection)
    return {
        "server": home.server,
        "epoch": home.epoch,
        "version": VERSION,
        "audit_entries": entries,
        "offices": lines,
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
