"""Four arrows for the window's font, drawn for this project: the font that it is cut from has none.

Without them a system with no other font shows a box where a row says to whom a document went.
"""

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

ADVANCE, LEFT, RIGHT, MIDDLE, REACH = 1000, 110, 890, 357, 220  # thousandths of the size
STEMS = {"Regular": 74, "Medium": 88, "SemiBold": 102, "Bold": 120}  # as thick as the letters beside them
LETTERS = {"arrowleft": 0x2190, "arrowup": 0x2191, "arrowright": 0x2192, "arrowdown": 0x2193}
Point = tuple[int, int]


def add_arrows(font: TTFont, style: str) -> None:
    stem = STEMS[style]
    for name, letter in LETTERS.items():
        shapes = [[_turned(name, point) for point in shape] for shape in _right(stem)]
        font["glyf"][name] = _glyph(shapes)
        font["hmtx"][name] = (ADVANCE, min(x for shape in shapes for x, _ in shape))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[letter] = name
    font.setGlyphOrder(list(dict.fromkeys((*font.getGlyphOrder(), *LETTERS))))


def _right(stem: int) -> list[list[Point]]:
    """The shaft, and a head of two bars that meet at the point."""
    half, slant = stem // 2, round(stem * 0.71)
    shaft = [(LEFT, MIDDLE - half), (LEFT, MIDDLE + half), (RIGHT - half, MIDDLE + half), (RIGHT - half, MIDDLE - half)]
    up = MIDDLE + REACH
    above = [(RIGHT - REACH - slant, up), (RIGHT - REACH, up + slant), (RIGHT + slant, MIDDLE), (RIGHT, MIDDLE - slant)]
    below = [(x, 2 * MIDDLE - y) for x, y in reversed(above)]
    return [shaft, above, below]


def _turned(name: str, point: Point) -> Point:
    """Around the middle of the sign."""
    x, y = point[0] - ADVANCE // 2, point[1] - MIDDLE
    x, y = {"arrowright": (x, y), "arrowleft": (-x, -y), "arrowup": (-y, x), "arrowdown": (y, -x)}[name]
    return x + ADVANCE // 2, y + MIDDLE


def _glyph(shapes: list[list[Point]]) -> object:
    pen = TTGlyphPen(None)
    for first, *others in shapes:
        pen.moveTo(first)
        for point in others:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
