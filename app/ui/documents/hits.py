"""What somebody searched for, marked where it stands in a row."""

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from app.ui.look.theme import theme
from sync.rules.text import folded

_WORD = re.compile(r"[^\W_]+")
STRONG = {"body": "strong", "secondary": "secondary_strong"}


def hits(typed: str) -> Callable[[str], list[tuple[str, bool]]]:
    """Takes a text to pieces: those that were typed, and those between. Words as the search finds them: whole ones, the
    last one also where it has only begun."""
    words = _WORD.findall(folded(typed))
    whole, begun = (words, "") if typed.endswith(" ") or not words else (words[:-1], words[-1])

    if not words:
        return lambda text: [(text, False)]

    def is_hit(word: str) -> bool:
        plain = folded(word)
        return plain in whole or bool(begun and plain.startswith(begun))

    @lru_cache(maxsize=512)
    def pieces(text: str) -> list[tuple[str, bool]]:
        found, at = [], 0
        for match in _WORD.finditer(text):
            if is_hit(match.group()):
                found += [(text[at : match.start()], False), (match.group(), True)]
                at = match.end()
        return [(part, hit) for part, hit in (*found, (text[at:], False)) if part]

    return pieces


def draw_pieces(painter: QPainter, box: QRect, pieces: list[tuple[str, bool]], style: str) -> None:
    """One row of text; hits in bold on a ground of their own, in the painter's colour. Ends where the box does."""
    if all(not is_hit for _, is_hit in pieces):
        painter.setFont(theme.font(style))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, "".join(text for text, _ in pieces))
        return
    painter.save()
    painter.setClipRect(box)
    left = box.left()
    for text, is_hit in pieces:
        used = STRONG.get(style, style) if is_hit else style
        width = theme.metrics(used).horizontalAdvance(text)
        room = QRect(left, box.top(), width, box.height())
        if is_hit:
            painter.fillRect(room.adjusted(-1, 2, 1, -2), theme.color("amber_bg"))
        painter.setFont(theme.font(used))
        painter.drawText(room.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, text)
        left += width
    painter.restore()
