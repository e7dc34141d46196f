"""What the window knows at its very first moment, read without anything that is slow to import."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from app.host.keys import load_keys
from app.host.profile import Profile
from sync.engine.line_status import LineStatus
from sync.errors import Defect
from sync.replica import pages
from sync.replica.identity import Identity
from sync.replica.office_file import DATABASE
from sync.rules.offices import Office
from sync.rules.people import Person
from sync.sqlite import check_version, connect, driver_errors


@dataclass(frozen=True)
class Opening:
    """`identity` is None where this PC is not enrolled; the rest is empty then."""

    identity: Identity | None = None
    line: LineStatus = field(default_factory=lambda: LineStatus(state="unknown"))
    offices: dict[str, Office] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    keys: str = ""  # where they lie: keyring, file

    @property
    def is_enrolled(self) -> bool:
        return self.identity is not None


def open_raw(profile: Profile) -> Any:
    """A bare connection to the profile's file. Raises: Refused `profile.none`; LocalHindrance; Defect."""
    facts = profile.facts()
    check_version()
    path = profile.folder / DATABASE
    if not path.is_file():
        raise Defect("profile.not_enrolled")
    return connect(path, load_keys(profile.folder, facts.device, facts.keys).database)


def look(raw: Any, profile: Profile) -> Opening:
    """Raises: LocalHindrance, Defect."""
    with driver_errors(profile.folder / DATABASE), pages.looking(raw):
        text = pages.meta(raw, "identity")
        if text is None:
            return Opening(keys=profile.facts().keys)
        identity = msgspec.json.decode(text, type=Identity)
        line = pages.meta(raw, "line")
        return Opening(
            identity=identity,
            line=msgspec.json.decode(line, type=LineStatus) if line else LineStatus(state="unknown"),
            offices=pages.offices(raw),
            people=pages.people(raw, identity.office),
            pinned=frozenset(row[0] for row in raw.execute("SELECT person FROM pin")),
            keys=profile.facts().keys,
        )
