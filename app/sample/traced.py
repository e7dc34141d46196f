"""One paper on its way through the story: what it is, and when it passed which station."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.sample.papers import Words


@dataclass
class Traced:
    """Times are seconds since the demo began; `states` by the recipient's code, as its sender's PC says at the end."""

    name: str
    words: Words
    id: str
    number: int
    notation: str
    issued_on: date
    numbered_s: float
    files: list[Path] = field(default_factory=list)
    scans: list[Path] = field(default_factory=list)  # those of the files that no program can read
    made: dict[str, str] = field(default_factory=dict)  # SHA-256 by file name, as made by the sender
    arrived: dict[str, str] = field(default_factory=dict)  # the same, as written out by a recipient
    released_s: float = 0.0
    complete_s: float = 0.0
    states: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    arrival_number: int | None = None

    @property
    def bytes(self) -> int:
        return sum(file.stat().st_size for file in self.files)
