"""A PDF through PDFium: sizes, pixels, characters. Only ever used in the page worker's process."""

import ctypes
from array import array
from collections import OrderedDict
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from app.documents import tcvn3, vni
from app.documents.old_letters import in_font, is_old
from app.documents.page_protocol import LARGEST, MOST_CHARACTERS, MOST_PAGES, SMALLEST, UNIT, Draw, Opened

KEPT_PAGES = 4  # loaded ones; drawing a page again is three times as fast then
A4 = (595.0, 842.0)
TAIL = 1 << 16  # where the end mark has to stand
NO_CHARACTER = 0xFFFD
FONTS_TRIED = 16  # of a page's characters, before it is believed to have no old fonts


class Locked(Exception):
    """It wants a password."""


class PdfFile:
    """Raises: Locked; pypdfium2.PdfiumError, OSError where it cannot be read."""

    def __init__(self, path: Path) -> None:
        try:
            self._document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            if error.err_code == pdfium.FPDF_ERR_PASSWORD:
                raise Locked from error
            raise
        self._document.init_forms()  # a signature's picture, often with the number and the date, is a form field
        self._path = path
        self._pages: OrderedDict[int, pypdfium2.PdfPage] = OrderedDict()

    def close(self) -> None:
        self._document.close()

    def facts(self) -> Opened:
        count = len(self._document)
        sizes = tuple(self._size(n) for n in range(min(count, MOST_PAGES)))
        signatures = max(0, pdfium.FPDF_GetSignatureCount(self._document))
        return Opened(count, sizes, signatures, is_cut=self._is_cut())

    def draw(self, asked: Draw) -> memoryview:
        """The pixels of a part of a page."""
        page = self._page(asked.page)
        bitmap = pypdfium2.PdfBitmap.new_native(asked.part_width, asked.part_height, pdfium.FPDFBitmap_BGRx)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, asked.part_width, asked.part_height, 0xFF000000 | asked.ground)
        place = (-asked.left, -asked.top, asked.width, asked.height, 0)
        flags = pdfium.FPDF_ANNOT | (pdfium.FPDF_PRINTING if asked.is_print else 0)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *place, flags)
        if self._document.formenv:
            pdfium.FPDF_FFLDraw(self._document.formenv, bitmap, page, *place, flags)
        return memoryview(bitmap.buffer)

    def characters(self, number: int, *, stamps: bool = False) -> tuple[int, bytes]:
        """How many characters a page has, and the body of `Characters`."""
        if not stamps:
            return self._characters(self._page(number))
        document = pypdfium2.PdfDocument(self._path)  # what is drawn of this one must not become flat
        try:
            document.init_forms()
            pdfium.FPDFPage_Flatten(document[number], pdfium.FLAT_NORMALDISPLAY)
            return self._characters(document[number])
        finally:
            document.close()

    def _characters(self, page: pypdfium2.PdfPage) -> tuple[int, bytes]:
        text = page.get_textpage()
        try:
            count = min(max(0, text.count_chars()), MOST_CHARACTERS)
            codes = _codes(text, count)
            boxes = _boxes(page, text, count)
        finally:
            text.close()
        return count, codes.tobytes() + boxes.tobytes()

    def text(self, number: int) -> str:
        """A page's text, composed as it is read: old letters as one sees them."""
        page = self._document[number]
        text = page.get_textpage()
        try:
            count = min(max(0, text.count_chars()), MOST_CHARACTERS)
            if not _has_old_fonts(text, count):
                return text.get_text_range(0, count) if count else ""
            runs = groupby(range(count), key=lambda n: _font(text, n))
            return "".join(in_font(_shown_characters(text, places), font) for font, places in runs)
        finally:
            text.close()
            page.close()

    def __len__(self) -> int:
        return len(self._document)

    def _page(self, number: int) -> pypdfium2.PdfPage:
        if number not in self._pages:
            self._pages[number] = self._document[number]
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)[1].close()
        self._pages.move_to_end(number)
        return self._pages[number]

    def _size(self, number: int) -> tuple[float, float]:
        try:
            width, height = self._document.get_page_size(number)
        except pypdfium2.PdfiumError:
            return A4
        return _bounded(width), _bounded(height)

    def _is_cut(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(max(0, self._path.stat().st_size - TAIL))
            return b"%%EOF" not in file.read()


def _codes(text: pypdfium2.PdfTextPage, count: int) -> "array[int]":
    """The characters that one sees."""
    codes = array("I", (pdfium.FPDFText_GetUnicode(text.raw, n) for n in range(count)))
    if _has_old_fonts(text, count):
        for font, places in groupby(range(count), key=lambda n: _font(text, n)):
            _show_old(codes, list(places), font)
    for n, code in enumerate(codes):
        if code >= 0x110000 or 0xD800 <= code < 0xE000:
            codes[n] = NO_CHARACTER
    return codes


def _has_old_fonts(text: pypdfium2.PdfTextPage, count: int) -> bool:
    return any(is_old(_font(text, n)) for n in range(0, count, max(1, count // FONTS_TRIED)))


def _show_old(codes: "array[int]", places: list[int], font: str) -> None:
    """Make of the codes in an old font the letters that one sees, each in its place."""
    if tcvn3.is_old(font):
        for n in places:
            codes[n] = tcvn3.seen(codes[n], font) if codes[n] > 0x20 else codes[n]
    elif vni.is_vni(font):
        shown = vni.in_place("".join(chr(codes[n]) if codes[n] < 0x110000 else " " for n in places))
        for n, letter in zip(places, shown, strict=True):
            codes[n] = ord(letter)


def _shown_characters(text: pypdfium2.PdfTextPage, places: Iterable[int]) -> str:
    codes = (pdfium.FPDFText_GetUnicode(text.raw, n) for n in places)
    return "".join(chr(code) for code in codes if code < 0xD800 or 0xE000 <= code < 0x110000)


def _font(text: pypdfium2.PdfTextPage, n: int) -> str:
    name, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text.raw, n, name, len(name), flags)
    return name.value.decode("ascii", "replace")


def _boxes(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, count: int) -> "array[int]":
    """The characters' boxes where they are shown, whatever the page's rotation and its own boxes."""
    span = 1000.0
    left, top = _shown(page, 0, 0)
    (xx, xy), (yx, yy) = _shown(page, span, 0), _shown(page, 0, span)
    ax, ay, bx, by = (xx - left) / span, (xy - top) / span, (yx - left) / span, (yy - top) / span
    boxes, rect, raw = array("H"), pdfium.FS_RECTF(), text.raw
    for n in range(count):
        if not pdfium.FPDFText_GetLooseCharBox(raw, n, rect):
            boxes.extend((0, 0, 0, 0))
            continue
        x1, y1, x2, y2 = rect.left, rect.bottom, rect.right, rect.top
        across = _in_unit(left + x1 * ax + y1 * bx), _in_unit(left + x2 * ax + y2 * bx)
        down = _in_unit(top + x1 * ay + y1 * by), _in_unit(top + x2 * ay + y2 * by)
        boxes.extend((min(across), min(down), max(across), max(down)))
    return boxes


def _shown(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, UNIT, UNIT, 0, x, y, across, down)
    return across.value, down.value


def _in_unit(value: float) -> int:
    return int(value) if 0.0 <= value < UNIT else UNIT if value >= UNIT else 0  # what is no number becomes 0


def _bounded(side: float) -> float:
    return min(LARGEST, max(SMALLEST, side))
