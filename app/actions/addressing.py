"""Whom a document goes to, from what a person typed or chose."""

from collections.abc import Iterable
from datetime import date

from sync.errors import Refused
from sync.rules.deliveries import Channel, Recipient
from sync.rules.offices import Office, open_below, open_siblings
from sync.rules.state import State

ALL, SIBLINGS = "all", "siblings"


def recipients(state: State, office: str, codes: Iterable[str], outside: Iterable[str], day: date) -> list[Recipient]:
    """Offices by code, `all` below this one, `siblings` beside it; outside ones as `channel:name`. Each once.

    Raises: Refused `recipient.unknown`, `recipient.itself`, `recipient.none`, `recipient.bad_channel`.
    """
    chosen: dict[str, Recipient] = {}
    for code in (c.strip() for c in codes):
        for found in _offices(state, office, code, day):
            chosen.setdefault(found, Recipient(office=found))
    for text in outside:
        channel, colon, name = text.partition(":")
        if not colon or channel not in [c.value for c in Channel if c is not Channel.SYSTEM]:
            raise Refused("recipient.bad_channel", {"given": text})
        chosen.setdefault(f"{channel}:{name.strip()}", Recipient(name=name.strip(), channel=Channel(channel)))
    if not chosen:
        raise Refused("recipient.none")
    return list(chosen.values())


def _offices(state: State, office: str, code: str, day: date) -> list[str]:
    if code == ALL:
        return [o.id for o in open_below(state, office, day)]
    if code == SIBLINGS:
        return [o.id for o in open_siblings(state, office, day)]
    if not code:
        return []
    if code == office:
        raise Refused("recipient.itself")
    if state.get(Office, code) is None:
        raise Refused("recipient.unknown", {"office": code})
    return [code]
