"""What can go wrong, in three families.

EofficeError
├── Hindrance     the world: offline, timeout, disk full, file locked     wait, keep everything, say since when
├── Refused       someone said no: rule, role, version, pin               show what, why, the way out
└── Defect        our fault or damaged data                               set aside, the rest flows, offer a bundle

Each carries a stable code and the facts of its sentence; the sentence lives with the wording. Library exceptions become
these only in door files, with the cause chained.
"""

from collections.abc import Mapping

from sync.rules.state import Refusal


class EofficeError(Exception):
    """A code and its facts. `exit_code` is the command line's (contract: 2 refused, 3 line, 4 local)."""

    exit_code = 4

    def __init__(self, code: str, facts: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = dict(facts or {})


class Hindrance(EofficeError):
    """The world is in the way; nothing is lost, trying again may help."""


class LocalHindrance(Hindrance):
    """This PC is in the way: disk full, file locked, keyring locked."""


class LineHindrance(Hindrance):
    """The server could not be reached, or what answered was not the server. `retry_after_s` is the server's wish."""

    exit_code = 3

    def __init__(self, code: str, facts: Mapping[str, str] | None = None, retry_after_s: float | None = None) -> None:
        super().__init__(code, facts)
        self.retry_after_s = retry_after_s


class Refused(EofficeError):
    """Someone said no. Nothing was stored."""

    exit_code = 2

    @classmethod
    def by(cls, refusal: Refusal) -> "Refused":
        return cls(refusal.code, refusal.facts)


class Defect(EofficeError):
    """Damaged data or our own mistake; set aside, never retried by itself."""
