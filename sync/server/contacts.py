"""When each PC was last heard of, and when a person last did something there: two kinds of silence, told apart."""

from sqlalchemy import Connection, insert, select, update

from sync.server.tables import Contact, table_of
from sync.world import Clock, stamp

_contacts = table_of(Contact)


def note_contact(connection: Connection, device: str, version: str, clock: Clock, *, acted: bool) -> None:
    """A PC was in touch; `acted`: it brought something that a person did."""
    now = stamp(clock.now())
    values = {"last_contact": now, "version": version[:40]} | ({"last_action": now} if acted else {})
    if connection.execute(update(_contacts).where(_contacts.c.device == device).values(**values)).rowcount == 0:
        connection.execute(insert(_contacts).values(**{"device": device, "last_action": "", **values}))


def contact_of(connection: Connection, device: str) -> tuple[str, str, str]:
    """Last contact, last action by a person, program version; "" where there was none."""
    row = connection.execute(select(_contacts).where(_contacts.c.device == device)).first()
    return (row.last_contact, row.last_action, row.version) if row else ("", "", "")
