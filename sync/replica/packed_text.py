"""A file's text as it is kept: compressed."""

import zlib

_LEVEL = 6


def packed(text: str) -> bytes:
    return zlib.compress(text.encode(), _LEVEL)


def unpacked(body: bytes) -> str:
    return zlib.decompress(body).decode()
