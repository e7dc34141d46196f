"""Who this PC is and what it knows of the server's clock: the values, without the database that keeps them."""

from datetime import datetime, timedelta

import msgspec

DOUBTFUL = timedelta(days=1)
BACKWARDS = timedelta(minutes=5)


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Fixed at enrolment. `people`: those enrolled on this PC, in the order in which they were."""

    office: str
    device: str
    server: str
    addresses: tuple[str, ...]
    seal_key: bytes
    ca_pem: str
    people: tuple[str, ...]


class ServerClock(msgspec.Struct, frozen=True, kw_only=True):
    """What the last exchange said: the server's time, and what to add to this PC's clock to get it."""

    seen_at: datetime
    offset_s: float


def corrected(here: datetime, known: ServerClock | None) -> datetime:
    """This PC's time by the server's clock, as far as it is known."""
    return here + timedelta(seconds=known.offset_s) if known else here


def clock_doubt(here: datetime, known: ServerClock | None) -> str:
    """Why the date must be asked: "clock.far_off", "clock.backwards", or "" where it can be trusted."""
    if known is None:
        return ""
    if abs(known.offset_s) > DOUBTFUL.total_seconds():
        return "clock.far_off"
    return "clock.backwards" if corrected(here, known) < known.seen_at - BACKWARDS else ""
