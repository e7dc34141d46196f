"""The pages of the help: one a screen, in resources/help, in the order of their file names; in its folder `en` the
same pages in English."""

from dataclasses import dataclass
from pathlib import Path

from app.ui.words.speech import speech
from sync.rules.text import folded
from sync.wording import RESOURCES

FOLDER = RESOURCES / "help"
PICTURES = FOLDER / "pictures"
# Places that have no page of their own, and the one that speaks of them.
WITH = {"drafts": "compose", "log": "strip", "away": "strip"}


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


def topic_about(place: str) -> Topic:
    """The page about a place of the window; the first one where there is none about it."""
    known = topics()
    return next((topic for topic in known if topic.key == WITH.get(place, place)), known[0])


def topics(folder: Path = FOLDER) -> list[Topic]:
    """In the language that the window speaks."""
    found = []
    for path in sorted((folder if speech.language == "vi" else folder / "en").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        first, _, rest = text.partition("\n")
        found.append(Topic(path.stem.partition("-")[2], first.removeprefix("# ").strip(), rest.strip()))
    return found
