"""The text of DOCX, XLSX and PPTX: zip and XML by the standard library, read as a stream and never as a tree.

A bomb of either kind gets nowhere: no more is unpacked than `MOST_XML` in all, no document type is declared (so there
are no entities), and whoever reads is limited in time and memory besides.
"""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

from app.documents.office_fonts import Fonts, fonts_of
from app.documents.old_letters import in_font
from app.documents.page_protocol import MOST_TEXT

MOST_XML = 64 << 20
CHUNK = 1 << 16
_PARTS = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|xl/(workbook|sharedStrings)\.xml|"
    r"ppt/slides/slide\d+\.xml"
)
_BREAKS = frozenset({"p", "br", "cr", "si", "tr"})


class HostileXml(Exception):
    """It declares what no office program writes."""


class _Enough(Exception):
    """As much text as anybody wants."""


def is_office_file(path: Path) -> bool:
    """Whether it is a zip file with parts that are read here. Raises: OSError."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(_PARTS.fullmatch(name) for name in archive.namelist())


def office_text(path: Path) -> str:
    """The text of all parts, the main one first. Raises: HostileXml, zipfile.BadZipFile, expat.ExpatError, OSError."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if _PARTS.fullmatch(name)]
        room = MOST_XML
        fonts = Fonts()
        if "word/styles.xml" in archive.namelist():
            room -= parse(archive, "word/styles.xml", fonts_of(fonts), room)
        reader = _Text(fonts)
        try:
            for name in sorted(names, key=lambda name: (not name.endswith(("document.xml", "workbook.xml")), name)):
                room -= parse(archive, name, reader.handlers, room)
        except _Enough:
            pass
    return reader.text


def parse(archive: zipfile.ZipFile, name: str, handlers: Mapping[str, object], room: int) -> int:
    """Read one part with these handlers of expat, element names without their namespaces; its size, as far as read."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _hostile
    for event, handler in handlers.items():
        setattr(parser, event, handler)
    size = 0
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > room:
                raise HostileXml(name)
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return size


def _hostile(*declared: object) -> None:
    raise HostileXml


def local(name: str) -> str:
    return name.rpartition(" ")[2]


class _Text:
    """Collects text run by run, each as its font shows it. What is hidden behind a newer form of itself (`Fallback`)
    is left out, and so are deleted words and field codes, which stand in other elements."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._pieces: list[str] = []
        self._length = 0
        self._fallbacks = 0
        self._is_text = False
        self._paragraph = self._run = ""
        self.handlers: Mapping[str, object] = {
            "StartElementHandler": self._start,
            "EndElementHandler": self._end,
            "CharacterDataHandler": self._characters,
        }

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local(name)
        values = {local(key): value for key, value in attributes.items()}
        if kind == "Fallback":
            self._fallbacks += 1
        elif kind == "t":
            self._is_text = True
        elif kind == "p":
            self._paragraph = ""
        elif kind == "r":
            self._run = ""
        elif kind == "pStyle":
            self._paragraph = self._fonts.of_style(values.get("val", ""))
        elif kind == "rStyle":
            self._run = self._run or self._fonts.of_style(values.get("val", ""))
        elif kind == "rFonts":
            self._run = values.get("ascii", "") or self._run
        elif kind == "tab":
            self._add(" ")
        elif kind == "sheet":
            self._add(values.get("name", "") + "\n")

    def _end(self, name: str) -> None:
        kind = local(name)
        if kind == "Fallback":
            self._fallbacks -= 1
        elif kind == "t":
            self._is_text = False
        elif kind in _BREAKS:
            self._add("\n")
        elif kind == "tc":
            self._add(" ")

    def _characters(self, text: str) -> None:
        if self._is_text:
            self._add(in_font(text, self._run or self._paragraph or self._fonts.usual))

    def _add(self, piece: str) -> None:
        if self._fallbacks:
            return
        self._pieces.append(piece)
        self._length += len(piece)
        if self._length > MOST_TEXT:
            raise _Enough
