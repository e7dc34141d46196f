"""What a file is, by its contents and not by its name. It is told, never opened: archives stay shut.

kind       what it is
------------------------------------------------------
pdf        PDF
word       DOCX, DOC, RTF, ODT
sheet      XLSX, XLS, ODS
slides     PPTX, PPT, ODP
archive    ZIP, RAR, 7z
image      PNG, JPEG, TIFF, GIF, BMP, WebP
other      anything else
"""

import zipfile
from pathlib import Path
from typing import BinaryIO

from app.documents.page_protocol import Kind

PDF_WITHIN = 1024  # a PDF may begin with so many other bytes
_MACROS_OLE = "_VBA_PROJECT".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS: tuple[tuple[str, Kind], ...] = (
    ("WordDocument", "word"),
    ("Workbook", "sheet"),
    ("Book", "sheet"),
    ("PowerPoint Document", "slides"),
)
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"PK\x03\x04", b"PK\x05\x06")
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_ZIP_KINDS: dict[str, Kind] = {"word": "word", "xl": "sheet", "ppt": "slides"}
_OPEN_DOCUMENT: dict[bytes, Kind] = {
    b"application/vnd.oasis.opendocument.text": "word",
    b"application/vnd.oasis.opendocument.spreadsheet": "sheet",
    b"application/vnd.oasis.opendocument.presentation": "slides",
}
CHUNK = 1 << 20


def is_pdf(path: Path) -> bool:
    """Raises: OSError."""
    with path.open("rb") as file:
        return b"%PDF-" in file.read(PDF_WITHIN)


def kind_of(path: Path) -> tuple[Kind, bool]:
    """A file's kind, and whether it carries macros, as far as that shows. Raises: OSError, zipfile.BadZipFile."""
    with path.open("rb") as file:
        head = file.read(PDF_WITHIN)
        if b"%PDF-" in head:
            return "pdf", False
        if head.startswith(_OLE):
            return _ole_kind(file)
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(path)
    if head.startswith(_ARCHIVES):
        return "archive", False
    if head.startswith(_IMAGES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "image", False
    return ("word" if head.startswith(b"{\\rtf") else "other"), False


def _zip_kind(path: Path) -> tuple[Kind, bool]:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        has_macros = any(name.rpartition("/")[2].casefold() == "vbaproject.bin" for name in names)
        if "[Content_Types].xml" in names:
            folders = {name.partition("/")[0] for name in names}
            return next((kind for folder, kind in _ZIP_KINDS.items() if folder in folders), "other"), has_macros
        if names[:1] == ["mimetype"]:
            with archive.open("mimetype") as member:
                return _OPEN_DOCUMENT.get(member.read(100).strip(), "archive"), has_macros
    return "archive", False


def _ole_kind(file: BinaryIO) -> tuple[Kind, bool]:
    """By the names in the directory of the old format, which stand somewhere in the file."""
    file.seek(0)
    wanted = [(name.encode("utf-16-le") + b"\0\0", kind) for name, kind in _OLE_KINDS]
    kind: Kind = "other"
    has_macros, before = False, b""
    while chunk := file.read(CHUNK):
        seen = before + chunk
        has_macros = has_macros or _MACROS_OLE in seen
        if kind == "other":
            kind = next((kind for name, kind in wanted if name in seen), "other")
        before = chunk[-64:]
    return kind, has_macros
