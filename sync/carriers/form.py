"""What a bundle is: the messages of push and pull with the files that they need, sealed into one file for its receiver.

eoffice bundle 1      a line: what it is, and in what form
{"way": …}            a line of JSON, readable by everybody: for whom, from whom, how large
age…                  encrypted to the receiver (https://age-encryption.org, ssh-ed25519): the rest can be opened with
                      the age program and the receiver's key, and nothing of ours

Decrypted it is: four bytes that say how long the manifest is, the manifest, a signature of 64 bytes over both lines and
the manifest, and the parts in the manifest's order, one after the other. Parts of an unknown kind are passed over.

way   kinds of parts, in their order
-----------------------------------------------------------------------------------------------------
up    represent, push…, asks, file…           from one PC to the server: its work, its cursors
down  tells, pushed…, pulled…, file…          from the server to an office's PCs: verdicts, rows
"""

import sys
from datetime import datetime
from enum import StrEnum

import msgspec

from sync.errors import Defect
from sync.protocol.limits import MESSAGE_BYTES
from sync.protocol.messages import Message, Pull

FORM = 1
MAGIC = b"eoffice bundle "
SUFFIX, UNFINISHED = ".eobundle", ".part"
LINE_BYTES = 16 << 10  # the longest header: a few hundred PCs
MANIFEST_BYTES = MESSAGE_BYTES
SIGNATURE_BYTES = 64
MOST_PARTS = 50_000
FILE = "file"
MESSAGES = frozenset({"represent", "push", "asks", "tells", "pushed", "pulled"})


class Way(StrEnum):
    UP = "up"
    DOWN = "down"


class Header(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`office`: whose PCs send it or get it; `devices`: which of them. `number` grows with every bundle of one sender.
    `bytes`: how much it is when decrypted."""

    way: Way
    server: str
    office: str
    devices: tuple[str, ...]
    number: int
    made_at: datetime
    bytes: int


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`device`: for that PC alone, "" for every receiver. `sha256` of its bytes, which for a file is its name too."""

    kind: str
    bytes: int
    sha256: str
    device: str = ""


class Manifest(msgspec.Struct, frozen=True):
    parts: tuple[Part, ...]


class Asks(Message, frozen=True):
    """What a PC says of itself. `pull`: its cursors. `in_flight`: the lowest sequence of each lane without a verdict
    here. `wanted`: files that it has not got; `unproven`: files that it has not been told to be at the server.
    `version`: of its program, which decides nothing."""

    pull: Pull
    version: str = ""
    in_flight: dict[int, int] = {}
    wanted: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()


class Tells(Message, frozen=True):
    """What the server says to a PC. `since`: the cursors that the rows go on from. `heard`: the number of the newest
    bundle of this PC's that was taken in, 0 for none; `stored`: those of its unproven files that are there."""

    epoch: str
    time: datetime
    since: dict[str, int] = {}
    heard: int = 0
    stored: tuple[str, ...] = ()


def first_lines(header: Header) -> bytes:
    return MAGIC + str(FORM).encode() + b"\n" + msgspec.json.encode(header) + b"\n"


def manifest_bytes(manifest: Manifest) -> bytes:
    return msgspec.json.encode(manifest)


def read_manifest(content: bytes, header: Header) -> Manifest:
    """Raises: Defect `bundle.damaged` - also where it does not come to what the header says."""
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Defect("bundle.damaged", {"detail": "manifest"}) from error
    sound = all(0 <= part.bytes <= _most(part.kind) and is_hash(part.sha256) for part in manifest.parts)
    if not sound or len(manifest.parts) > MOST_PARTS or inner_bytes(content, manifest) != header.bytes:
        raise Defect("bundle.damaged", {"detail": "manifest"})
    return manifest


def _most(kind: str) -> int:
    """A message is read into memory; a file, and what a newer sender knows of, is not."""
    return MESSAGE_BYTES if kind in MESSAGES else sys.maxsize


def inner_bytes(content: bytes, manifest: Manifest) -> int:
    """How much it all is, decrypted."""
    return 4 + len(content) + SIGNATURE_BYTES + sum(part.bytes for part in manifest.parts)


def is_hash(text: str) -> bool:
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)


def bundle_name(header: Header) -> str:
    """A name that every system bears, and that says to people whose it is."""
    way = "gui" if header.way is Way.UP else "nhan"
    return f"eoffice-{header.office}-{way}-{header.made_at:%Y%m%d-%H%M%S}-{header.number % 1000:03d}{SUFFIX}"
