"""Rows that the server signs: people, PCs and grants.

The PCs of an office keep them, and show them again to a server restored from a backup that is older. So neither an
enrolment nor a revocation nor a granted number is lost with the server's disk.
"""

import msgspec

from sync.rules.books import Grant, joined
from sync.rules.people import Device, Person

SealedRow = Person | Device | Grant


def sealed_bytes(row: SealedRow) -> bytes:
    """What a seal covers: the row's type and everything in it but the seal."""
    return msgspec.json.encode(msgspec.structs.replace(row, seal=b""))


def with_seal(row: SealedRow, seal: bytes) -> SealedRow:
    return msgspec.structs.replace(row, seal=seal)


def merged(known: SealedRow | None, shown: SealedRow) -> SealedRow:
    """What holds after a PC has shown a sealed row: an end, a revocation and a grant are never taken back. What bears
    the same id and is of another office, or has another key, is somebody else: whoever is known here stays himself."""
    if known is not None and (known.office, _key(known)) != (shown.office, _key(shown)):
        return known
    if isinstance(shown, Person) and isinstance(known, Person):
        return msgspec.structs.replace(known, ended_at=known.ended_at or shown.ended_at)
    if isinstance(shown, Device) and isinstance(known, Device):
        people = tuple(dict.fromkeys((*known.people, *shown.people)))
        gone, after = known.revoked_at or shown.revoked_at, known.successor or shown.successor
        return msgspec.structs.replace(known, people=people, revoked_at=gone, successor=after)
    if isinstance(shown, Grant) and isinstance(known, Grant):
        ranges = dict(known.ranges)
        for year, held in shown.ranges.items():
            ranges[year] = joined((*ranges.get(year, ()), *held))
        return msgspec.structs.replace(known, ranges=ranges, closed=known.closed or shown.closed)
    return shown


def _key(row: SealedRow) -> bytes:
    return row.public_key if isinstance(row, Device) else b""
