"""What the office's books are called: the common ones, and those that are kept apart."""

from app.ui.words.speech import translate
from sync.rules.books import Direction, direction_of, key_of


def series_words(name: str) -> str:
    """Of a series by its name: Sổ văn bản đi, Sổ văn bản đi QĐ."""
    if direction_of(name) is Direction.OUTGOING:
        words = translate("BookNames", "Sổ văn bản đi")
    else:
        words = translate("BookNames", "Sổ văn bản đến")
    return f"{words} {key_of(name)}".rstrip()
