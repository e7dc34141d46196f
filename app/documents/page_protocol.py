"""What the window and its page worker say to each other, over a pipe.

frame = length of the head, length of the body (4 bytes each, little-endian), head (msgpack), body (raw)

The worker reads what strangers have made and may come to serve them: whatever it answers is bounded here, and an
answer that is not of the shape that was asked for is as good as none.
"""

import struct
from typing import IO, Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

MOST_PAGES = 4_000  # of a file; the rest is not shown, and the window says so
MOST_PIXELS = 24_000_000  # of one drawing: an A4 page at 300 dpi has 8.7 million
MOST_CHARACTERS = 200_000  # of a page
MOST_TEXT = 200_000  # characters of a file that it is found by
MOST_HEAD = 1 << 20
UNIT = 65_535  # boxes are told in this part of the page's width and height, from its top left
CODE_BYTES, BOX_BYTES = 4, 8  # of a character: UTF-32, and left, top, right, bottom of 2 bytes each
SMALLEST, LARGEST = 1.0, 14_400.0  # of a page's side, in points
_LENGTHS = struct.Struct("<II")

Side = Annotated[float, Meta(ge=SMALLEST, le=LARGEST)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Kind = Literal["pdf", "word", "sheet", "slides", "archive", "image", "other"]


class Open(msgspec.Struct, frozen=True, tag=True):
    """Look at a file from now on instead of the one before."""

    path: str


class Draw(msgspec.Struct, frozen=True, tag=True):
    """A part of a page that is to be `width` by `height` pixels as a whole; `ground` is the paper's colour, RGB."""

    page: int
    width: int
    height: int
    left: int
    top: int
    part_width: int
    part_height: int
    ground: int = 0xFFFFFF
    is_print: bool = False

    @property
    def pixels(self) -> int:
        return self.part_width * self.part_height


class Read(msgspec.Struct, frozen=True, tag=True):
    """The characters of a page, each with its box. `stamps`: also those of what signing programs have laid over it, as
    number and day often are."""

    page: int
    stamps: bool = False


class ReadText(msgspec.Struct, frozen=True, tag=True):
    """The whole text of a file that need not be open, of whatever kind it is."""

    path: str


class Opened(msgspec.Struct, frozen=True, tag=True):
    """`sizes`: width and height of the pages in points, as they are shown; at most MOST_PAGES of the `pages`.
    `is_cut`: the file's end is missing, perhaps pages with it."""

    pages: Count
    sizes: Annotated[tuple[tuple[Side, Side], ...], Meta(min_length=1, max_length=MOST_PAGES)]
    signatures: Count
    is_cut: bool = False


class Unopened(msgspec.Struct, frozen=True, tag=True):
    """Not shown by pages. `kind`: what it is (`app.documents.kinds_of_file`), or pdf where it is one; `why` then:
    locked by a password, or broken."""

    kind: Kind
    why: Literal["", "locked", "broken"] = ""
    has_macros: bool = False


class Drawn(msgspec.Struct, frozen=True, tag=True):
    """Body: rows of blue, green, red and one byte of nothing."""


class Characters(msgspec.Struct, frozen=True, tag=True):
    """Body: the codes of all characters, then all their boxes."""

    count: Annotated[int, Meta(ge=0, le=MOST_CHARACTERS)]


class TextRead(msgspec.Struct, frozen=True, tag=True):
    """Body: the text in UTF-8, empty unless the outcome is text; none: nothing that is of use to a search."""

    outcome: Literal["text", "none", "locked", "broken"]


class Failed(msgspec.Struct, frozen=True, tag=True):
    """It could not be drawn or read; the worker goes on."""


Question = Open | Draw | Read | ReadText
Answer = Opened | Unopened | Drawn | Characters | TextRead | Failed
M = TypeVar("M")


class BrokenFrame(Exception):
    """What came is no frame of ours."""


def send(pipe: IO[bytes], message: Question | Answer, body: bytes | memoryview = b"") -> None:
    head = msgspec.msgpack.encode(message)
    pipe.write(_LENGTHS.pack(len(head), len(body)) + head)
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes], kinds: type[M] | object, most_body: int) -> tuple[M, bytes]:
    """The next message and its body. Raises: EOFError at the pipe's end, BrokenFrame."""
    head_length, body_length = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    if head_length > MOST_HEAD or body_length > most_body:
        raise BrokenFrame("too long")
    try:
        message: M = msgspec.msgpack.decode(_exactly(pipe, head_length), type=kinds)
    except msgspec.MsgspecError as error:
        raise BrokenFrame("no message") from error
    return message, _exactly(pipe, body_length)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    got = pipe.read(length)
    if len(got) != length:
        raise EOFError
    return got
