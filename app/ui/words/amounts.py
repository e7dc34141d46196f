"""Numbers and sizes as people write them: 1.234.567 and 1,8 MB in Vietnamese, 1,234,567 and 1.8 MB in English."""

from app.ui.words.speech import speech


def number(value: int) -> str:
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if speech.language == "vi" else grouped


def decimal(value: float, places: int = 1) -> str:
    text = f"{value:.{places}f}"
    return text.replace(".", ",") if speech.language == "vi" else text


def size(bytes_: int) -> str:
    """A file's size in the unit that says it in three digits or so."""
    if bytes_ < 1000:
        return f"{bytes_} B"
    if bytes_ < 999_500:
        return f"{round(bytes_ / 1000)} KB"
    return f"{decimal(bytes_ / 1e6)} MB"
