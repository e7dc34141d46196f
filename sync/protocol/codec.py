"""Messages to bytes and back, with a bound on what a stranger may make us unpack."""

from typing import TypeVar

import msgspec
import zstandard

from sync.errors import Defect
from sync.protocol.limits import MESSAGE_BYTES

MEDIA_TYPE = "application/x-eoffice"
M = TypeVar("M")
_encoder = msgspec.msgpack.Encoder()


def encode(message: msgspec.Struct) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(_encoder.encode(message))


def decode(body: bytes, message_type: type[M], most: int = MESSAGE_BYTES) -> M:
    """The message in a body.

    Raises: Defect `message.unreadable` - not ours, damaged, or larger than `most` bytes when unpacked.
    """
    try:
        size = zstandard.frame_content_size(body)
        if not 0 <= size <= most:
            raise Defect("message.unreadable", {"detail": f"{size} bytes"})
        return msgspec.msgpack.decode(zstandard.ZstdDecompressor().decompress(body), type=message_type)
    except (zstandard.ZstdError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Defect("message.unreadable", {"detail": str(error)}) from error
