"""The pages of the help: one a screen, in resources/help, in the order of their file names."""

from dataclasses import dataclass
from pathlib import Path

from sync.rules.text import folded
from sync.wording import RESOURCES

FOLDER = RESOURCES / "help"
PICTURES = FOLDER / "pictures"
ABOUT = {"drafts": "compose", "log": "strip", "away": "strip", "search": "keys", "help": "first_start"}


@dataclass(frozen=True)
class Topic:
    """`key`: the place of the window that the page is about."""

    key: str
    title: str
    text: str

    def speaks_of(self, typed: str) -> bool:
        """Whether every word typed, marks or not, stands in the page."""
        words = folded(f"{self.title} {self.text}")
        return all(word in words for word in folded(typed).split())


def topics(folder: Path = FOLDER) -> list[Topic]:
    found = []
    for path in sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        first, _, rest = text.partition("\n")
        found.append(Topic(path.stem.partition("-")[2], first.removeprefix("# ").strip(), rest.strip()))
    return found


def topic_of(place: str) -> str:
    """The key of the page about a place of the window; several places may share one."""
    return ABOUT.get(place, place)
