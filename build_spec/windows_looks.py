"""What Windows shows of a program: its picture in all sizes, and who made it in which version."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
MAKER = "e-Office"
VIETNAMESE, UNICODE = "042A", 1200
VERSION_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable('{language}04B0', [{told}])]),
    VarFileInfo([VarStruct('Translation', [0x{language}, {unicode}])])
  ]
)
"""


def write_icon(picture: Path, target: Path) -> None:
    """An .ico file of a drawing without text: a PNG for each size, as Windows reads them."""
    drawing = QSvgRenderer(str(picture))
    images = [_png(drawing, size) for size in SIZES]
    offset = 6 + 16 * len(images)
    entries = b""
    for size, image in zip(SIZES, images, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    target.write_bytes(struct.pack("<HHH", 0, 1, len(images)) + entries + b"".join(images))


def _png(drawing: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())


def version_text(program: str, description: str, version: str) -> str:
    """In the form that PyInstaller reads."""
    numbers = tuple(int(part) for part in [*version.split("."), "0", "0", "0"][:4])
    facts = {"CompanyName": MAKER, "FileDescription": description, "FileVersion": version, "InternalName": program}
    facts |= {"OriginalFilename": f"{program}.exe", "ProductName": "e-Office", "ProductVersion": version}
    facts |= {"LegalCopyright": "e-Office contributors. MIT License."}
    told = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in facts.items())
    return VERSION_TEXT.format(numbers=numbers, language=VIETNAMESE, unicode=UNICODE, told=told)
