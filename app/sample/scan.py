"""A typeset paper as it comes back from a colour scanner at 200 dpi: slightly askew, tinted, grainy, several MB.

The grain is what makes scans heavy. It is laid over a page's bytes as one large number, which takes no picture library
and a tenth of a second.
"""

import random
import shutil
import struct
import tempfile
import zlib
from pathlib import Path

import pypdfium2

from app.sample.cast import SAMPLE
from app.sample.papers import compiled

DPI = 200
GRAIN_BITS = 0x01


def scanned(pdf: bytes, title: str, grain: int, seed: int = 1) -> bytes:
    """A PDF of page pictures. Every `grain`-th byte is grainy: 1 makes about 3 MB a page, more makes less."""
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)  # a template sees the files beside it and no others
        template = folder / "scan.typ"
        shutil.copyfile(SAMPLE / "scan.typ", template)
        (folder / "paper.pdf").write_bytes(pdf)
        with pypdfium2.PdfDocument(pdf) as paper:
            lying = [["paper.pdf", n + 1] for n in range(len(paper))]
        on_glass = compiled(template, {"scan": {"title": title, "on_glass": True, "pictures": lying}})
        names = []
        for n, picture in enumerate(_pictures(on_glass, grain, seed)):
            names.append(f"page-{n}.png")
            (folder / names[-1]).write_bytes(picture)
        return compiled(template, {"scan": {"title": title, "on_glass": False, "pictures": names}})


def _pictures(pdf: bytes, grain: int, seed: int) -> list[bytes]:
    pictures = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=DPI / 72, rev_byteorder=True)
            pixels = _grainy(bytes(bitmap.buffer), grain, seed)
            rows = (pixels[y * bitmap.stride : y * bitmap.stride + bitmap.width * 3] for y in range(bitmap.height))
            pictures.append(_png(bitmap.width, bitmap.height, b"".join(b"\0" + row for row in rows)))
    return pictures


def _grainy(pixels: bytes, grain: int, seed: int) -> bytes:
    size = len(pixels)
    pattern = bytes([GRAIN_BITS] + [0] * (grain - 1)) * (size // grain + 1)
    where = int.from_bytes(pattern[:size], "little")
    noise = int.from_bytes(random.Random(seed).randbytes(size), "little")  # noqa: S311 - grain, not a secret
    kept = int.from_bytes(pixels, "little") ^ (noise & where)
    return kept.to_bytes(size, "little")


def _png(width: int, height: int, filtered_rows: bytes) -> bytes:
    """RGB, 8 bits a colour; each row begins with its filter byte."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(filtered_rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
