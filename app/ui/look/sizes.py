"""The measures of the window, in pixels at 100 % text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TextStyle:
    """`size` in pixels at 100 %, `weight` one of the four that the font has, `leading` line height over size."""

    size: int
    weight: int
    leading: float = 1.4


STYLES = {
    "h1": TextStyle(20, 600, 1.35),
    "h2": TextStyle(15, 600),
    "body": TextStyle(14, 400),
    "strong": TextStyle(14, 600),
    "secondary": TextStyle(13, 400),
    "secondary_strong": TextStyle(13, 600),
    "caption": TextStyle(12, 400),
    "caption_strong": TextStyle(12, 600),
    "bar_title": TextStyle(16, 600),
    "tile": TextStyle(24, 600, 1.3),
    "number": TextStyle(56, 700, 1.2),  # the number that a clerk copies onto paper
}

FACTORS = (1.0, 1.15, 1.3, 1.5)  # of the text, chosen by the person
NARROW_FACTOR = 1.3  # from here on the narrow layout, whatever the window's width
WIDE, TALL = 1400, 820  # below either the side column becomes tabs

BAR, NAV, NAV_ITEM, NAV_ITEM_LOW, STRIP = 54, 224, 38, 34, 40
LIST, LIST_NARROW = 404, 392
LIST_SHARE = 0.36  # of the window's width, which a list does not pass with large letters
ROW, ROW_COMPACT, GROUP = 106, 76, 32
SIDE = 268
CONTROL, MAIN_CONTROL, KEY_CONTROL = 36, 42, 48
ICON, ICON_SMALL = 18, 14
RADIUS, CARD_RADIUS, CHIP_RADIUS, TAB_RADIUS = 6, 8, 4, 15
