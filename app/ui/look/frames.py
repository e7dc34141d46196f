"""Frames that fill whole pixels. A pen goes along the middle of its line: drawn on the border between two pixels, it
half colours both, and a card's frame comes out thin above and thick below."""

from PySide6.QtCore import QRect, QRectF


def framed(rect: QRect, width: int = 1) -> QRectF:
    """Where a pen of that width draws a frame that lies sharp within the rectangle, at its edge."""
    half = width / 2
    return QRectF(rect).adjusted(half, half, -half, -half)
