"""Messages to bytes and back, with a bound on what a stranger may make us unpack.

Both ends know a dictionary of what such messages mostly say: an idle office's question is half as long by it, facts are
a third shorter. A frame names its dictionary (RFC 8878, 3.1.1.1.3); one without any is read as well.
"""

from pathlib import Path
from typing import TypeVar

import msgspec
import zstandard

from sync.errors import Defect
from sync.protocol.limits import MESSAGE_BYTES

MEDIA_TYPE = "application/x-eoffice"
M = TypeVar("M")
LEVEL = 3
_encoder = msgspec.msgpack.Encoder()
_KNOWN = zstandard.ZstdCompressionDict(Path(__file__).with_name("dictionary_1.zdict").read_bytes())
_KNOWN.precompute_compress(level=LEVEL)


def encode(message: msgspec.Struct) -> bytes:
    return packed(_encoder.encode(message))


def packed(content: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=LEVEL, dict_data=_KNOWN).compress(content)


def decode(body: bytes, message_type: type[M], most: int = MESSAGE_BYTES) -> M:
    """The message in a body.

    Raises: Defect `message.unreadable` - not ours, damaged, or larger than `most` bytes when unpacked.
    """
    try:
        return msgspec.msgpack.decode(unpacked(body, most), type=message_type)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Defect("message.unreadable", {"detail": str(error)}) from error


def unpacked(body: bytes, most: int = MESSAGE_BYTES) -> bytes:
    """What a frame holds. Raises: Defect `message.unreadable`."""
    try:
        size = zstandard.frame_content_size(body)
        if not 0 <= size <= most:
            raise Defect("message.unreadable", {"detail": f"{size} bytes"})
        return zstandard.ZstdDecompressor(dict_data=_KNOWN).decompress(body)
    except zstandard.ZstdError as error:
        raise Defect("message.unreadable", {"detail": str(error)}) from error
