"""How much an office's file holds, as it is told before and after a move."""

from collections.abc import Mapping

from app.ui.words import amounts
from app.ui.words.speech import translate


def tally_lines(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """A line for each kind of thing: what it is, and how many."""
    return [(name, amounts.number(counts.get(key, 0))) for key, name in _names()]


def compared_lines(before: Mapping[str, int], now: Mapping[str, int]) -> list[tuple[str, str]]:
    """The same of two PCs beside each other."""
    both = translate("Tallies", "máy cũ {before} · máy này {now}")
    return [
        (name, both.format(before=amounts.number(before.get(key, 0)), now=amounts.number(now.get(key, 0))))
        for key, name in _names()
    ]


def _names() -> list[tuple[str, str]]:
    """By the names of `sync.replica.copying.Counts`."""
    return [
        ("documents", translate("Tallies", "Văn bản")),
        ("drafts", translate("Tallies", "Dự thảo")),
        ("numbers", translate("Tallies", "Số đã cấp")),
        ("unsent", translate("Tallies", "Việc chưa gửi")),
        ("scans", translate("Tallies", "Bản quét")),
        ("files", translate("Tallies", "Tệp chưa nơi nào có")),
    ]
