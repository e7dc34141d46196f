"""What travels between an office's PC and the district server. PROTOCOL.md tells the story; this is the letter.

Every message is a msgpack map, zstd-compressed (`codec`). Fields are only ever added, with defaults.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from sync.protocol.limits import PUSH_FILES, PUSH_INTENTS, REPRESENT_ROWS

VERSION = 1
OLDEST_VERSION = 1


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass  # what both sides take for granted is left out, so a default never changes


class Outcome(StrEnum):
    """The five verdicts. Every one but LATER uses up the intent's sequence number."""

    APPLIED = "applied"
    REFUSED = "refused"
    CONFLICT = "conflict"
    LATER = "later"
    QUARANTINED = "quarantined"


class Trouble(Message, frozen=True):
    """The body of every answer that is not a success."""

    code: str
    facts: dict[str, str] = {}
    retry_after_s: float | None = None
    nonce: str = ""  # with 401: what the device signs for a new token


class Hello(Message, frozen=True):
    """Who answers: asked without a token, before and after enrolment."""

    server: str
    epoch: str
    time: datetime
    version: int
    oldest_version: int


class PushedIntent(Message, frozen=True):
    """An intent's signed bytes in a PC's lane. `lane`: one of `limits.LANES`; `seq` is dense from 1.
    `put_away`: it was refused once and a person closed the matter; a server that does not know it any more refuses
    it unread, so that a restore never does what somebody has given up."""

    lane: int
    seq: int
    raw: bytes
    signature: bytes
    put_away: bool = False


class Push(Message, frozen=True):
    """Intents in the order of their sequence within each lane; small files (at most 32 KB) ride along. More intents
    than are judged at once are passed over, many more are not read."""

    epoch: str
    intents: Annotated[tuple[PushedIntent, ...], msgspec.Meta(max_length=10 * PUSH_INTENTS)]
    files: Annotated[tuple[bytes, ...], msgspec.Meta(max_length=PUSH_FILES)] = ()


class Verdict(Message, frozen=True):
    """The server's word on one intent. `revisions`: where its rows stand in the PC's scopes; a pull up to there
    holds them all. A repeat gets the stored verdict. `intent`: by stick its id, for whoever reads it may be a copy of
    the PC that had handed over, under the same sequence, something else."""

    lane: int
    seq: int
    outcome: Outcome
    code: str = ""
    facts: dict[str, str] = {}
    revisions: dict[str, int] = {}
    intent: str = ""


class PushAnswer(Message, frozen=True):
    """`expected`: the next sequence of each lane; intents past a gap got no verdict.
    `durable`: up to where each lane is in a verified backup. `stored`: hashes of the small files that were taken."""

    epoch: str
    time: datetime
    verdicts: tuple[Verdict, ...] = ()
    expected: dict[int, int] = {}
    durable: dict[int, int] = {}
    stored: tuple[str, ...] = ()


class Pull(Message, frozen=True):
    """Rows past the cursors. Waits up to `wait_s` while there are none."""

    epoch: str
    cursors: dict[str, int]
    wait_s: float = 0
    limit: int = 100


class PulledRow(Message, frozen=True):
    """A row as it stands at a revision; `data` is None where it left the scope."""

    type: str
    id: str
    revision: int
    parent: str = ""
    position: int = 0
    data: bytes | None = None


class PulledScope(Message, frozen=True):
    """Rows in the order of revision. `to` is the new cursor; `more` that a further pull finds some at once."""

    rows: tuple[PulledRow, ...]
    to: int
    more: bool = False


class PullAnswer(Message, frozen=True):
    """`allowed`: all scopes that this PC may pull. An epoch other than the asked one carries no rows: start again."""

    epoch: str
    time: datetime
    allowed: tuple[str, ...]
    scopes: dict[str, PulledScope] = {}


class Enrol(Message, frozen=True):
    """A PC asks for admission with a one-time code. `signature` proves that it holds the key (purpose ENROL)."""

    code: str
    device: str
    device_name: str
    public_key: bytes
    signature: bytes


class Succeed(Message, frozen=True):
    """A PC takes the place of another of its office, whose backup it was restored from. Both keys sign it (purpose
    SUCCEED). `numbers`: by book, the last that the backup knows to be given; `clear`: how many past it to keep clear
    of."""

    old: str
    device: str
    device_name: str
    public_key: bytes
    old_signature: bytes
    signature: bytes
    numbers: dict[str, int] = {}
    clear: int = 0


class EnrolAnswer(Message, frozen=True):
    """The same code with the same key admits the same PC again. `seal_key` checks the server's seals. `documents`: how
    many the office has at the server, as far as this PC may see them."""

    server: str
    epoch: str
    time: datetime
    device: str
    office: str
    person: str
    token: str
    token_s: float
    seal_key: bytes
    documents: int = 0


class TokenRequest(Message, frozen=True):
    """`signature` over the server's id, the device's id and the nonce (purpose TOKEN)."""

    device: str
    nonce: str
    signature: bytes


class TokenAnswer(Message, frozen=True):
    token: str
    token_s: float
    time: datetime


class UploadState(Message, frozen=True):
    """How much of a file is safe at the server; `complete` where it has it whole for this office."""

    durable: int
    complete: bool = False


class Represent(Message, frozen=True):
    """Sealed rows shown to a server that was restored from an older backup: (row type, row data)."""

    rows: Annotated[tuple[tuple[str, bytes], ...], msgspec.Meta(max_length=REPRESENT_ROWS)]


class RepresentAnswer(Message, frozen=True):
    taken: int


class SlipRequest(Message, frozen=True):
    """A leader or admin (`by`, enrolled on the asking PC) wants a one-time code for a person of his office, good for
    `days`. The PC signs it (purpose SLIP): a token that was stolen is not enough to bring in a new PC."""

    by: str
    person: str
    days: int
    signature: bytes


class SlipAnswer(Message, frozen=True):
    """What stands on an enrolment slip but for the server's addresses, which the PC knows."""

    code: str
    fingerprint: str
    expires_at: datetime


class BelowRequest(Message, frozen=True):
    """How the offices directly below the PC's own are doing."""


class OfficeStanding(Message, frozen=True, array_like=True):
    """An office by the server's clock, in whole seconds: its PCs that are not revoked; documents on their way to it;
    when one of its PCs was last heard of, and a person last did something there; the oldest document that nobody there
    has opened. An array on the wire, for it is fetched every few minutes."""

    office: str
    pcs: int = 0
    waiting: int = 0
    last_contact: datetime | None = None
    last_action: datetime | None = None
    oldest_unopened: datetime | None = None


class BelowAnswer(Message, frozen=True):
    """`time`: the server's, so that ages are right whatever clock reads them."""

    time: datetime
    offices: tuple[OfficeStanding, ...] = ()


def slip_bytes(server: str, device: str, by: str, person: str, days: int) -> bytes:
    return f"{server}\n{device}\n{by}\n{person}\n{days}".encode()


def token_bytes(server: str, device: str, nonce: str) -> bytes:
    return f"{server}\n{device}\n{nonce}".encode()


def succeed_bytes(server: str, old: str, device: str, public_key: bytes, numbers: dict[str, int], clear: int) -> bytes:
    given = ",".join(f"{book}={number}" for book, number in sorted(numbers.items()))
    return f"{server}\n{old}\n{device}\n{clear}\n{given}\n".encode() + public_key


def enrol_bytes(code: str, device: str, public_key: bytes) -> bytes:
    return f"{code}\n{device}\n".encode() + public_key
