"""When each PC was last heard of, and when a person last did something there: two kinds of silence, told apart."""

from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from sync.prepared import Prepared
from sync.server.tables import Contact, table_of
from sync.world import Clock, stamp

_contacts = table_of(Contact)
_its = _contacts.c.device == bindparam("of")
_HEARD: dict[str, Any] = {"last_contact": bindparam("now"), "version": bindparam("with_version")}
_NOTE = Prepared(update(_contacts).where(_its).values(_HEARD))
_NOTE_ACTED = Prepared(update(_contacts).where(_its).values(_HEARD | {"last_action": bindparam("now")}))
_BEGIN = Prepared(insert(_contacts))


def note_contact(connection: Connection, device: str, version: str, clock: Clock, *, acted: bool) -> None:
    """A PC was in touch; `acted`: it brought something that a person did."""
    now, version = stamp(clock.now()), version[:40]
    known = _NOTE_ACTED if acted else _NOTE
    if known.run(connection, of=device, now=now, with_version=version) == 0:
        acted_at = now if acted else ""
        _BEGIN.run(connection, device=device, last_contact=now, last_action=acted_at, version=version)


def contact_of(connection: Connection, device: str) -> tuple[str, str, str]:
    """Last contact, last action by a person, program version; "" where there was none."""
    row = connection.execute(select(_contacts).where(_contacts.c.device == device)).first()
    return (row.last_contact, row.last_action, row.version) if row else ("", "", "")
