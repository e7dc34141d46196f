"""How the line stands and how much waits, as every process on the profile may read it: the values."""

from datetime import datetime

import msgspec

# What a server says where it takes or gives no files for now, and facts as ever.
FILES_ALONE = frozenset({"server.disk_full", "server.files_unreachable", "server.files_forbidden"})
# What a server says where it cannot do what was asked for now; whether it answers at all, the listener hears.
OF_WHAT_WAS_ASKED = FILES_ALONE | {"server.full", "server.defect"}


class HeldUp(msgspec.Struct, frozen=True, kw_only=True):
    """Why a worker rests although the server answers (one of OF_WHAT_WAS_ASKED), and since when (the PC's clock)."""

    code: str
    since: datetime


class LineStatus(msgspec.Struct, frozen=True, kw_only=True):
    """`state`: up, down, halted or unknown; since when, why, and when it will be tried next (the PC's clock)."""

    state: str
    since: datetime | None = None
    code: str = ""
    facts: dict[str, str] = {}
    next_try_at: datetime | None = None


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """How much has not reached the other side."""

    documents: int
    intents: int
    files_up: int
    bytes_up: int
    files_down: int
    bytes_down: int

    @property
    def can_move(self) -> bool:
        """Whether anything is left that an exchange could move; what is set aside is not."""
        return bool(self.intents or self.files_up or self.files_down)
