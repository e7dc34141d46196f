"""The story as it is told: sentences in the reader's language, on the screen at once and kept for the summary."""

import functools
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from app.sample.cast import SAMPLE
from app.sample.promises import Broken
from sync.wording import LANGUAGES, Wording

__all__ = ["LANGUAGES", "Step", "Telling", "Told"]
INDENT = " " * 11


@dataclass(frozen=True)
class Told:
    """One line of a step. `is_promise`: something that was checked and held."""

    at_s: float
    text: str
    is_promise: bool


@dataclass
class Step:
    at_s: float
    title: str
    lines: list[Told] = field(default_factory=list)


class Telling:
    """`now_s`: seconds since the demo began."""

    def __init__(self, language: str, now_s: Callable[[], float], out: TextIO) -> None:
        self.language, self._now_s, self._out = language, now_s, out
        self._sentences, self._program = _sentences(language), Wording(language)
        self.steps: list[Step] = []

    def say(self, code: str, **facts: str) -> str:
        """A sentence of the story, its blanks filled in."""
        part: Any = self._sentences
        for key in code.split("."):
            part = part[key]
        return str(part).format_map(facts)

    def state(self, state: str) -> str:
        """A state in the program's own words."""
        return self._program.say(f"state.{state}")

    def urgency(self, urgency: str) -> str:
        return self._program.say(f"urgency.{urgency}")

    def opening(self, *texts: str) -> None:
        self._print("\n".join(texts))

    def closing(self, summary: Path, pictures: int) -> None:
        facts = {"summary": str(summary), "pictures": str(pictures)}
        self._print(f"\n{self._clock()} {self.say('closing', **facts)}")

    def waits_for_windows(self) -> None:
        """The story is over, and whoever looks on may go on by himself."""
        self._print(f"{INDENT}{self.say('windows_stay')}")

    def all_ended(self) -> None:
        self._print(f"{INDENT}✓ {self.say('ended')}")

    def failed(self, broken: Broken, folder: Path) -> None:
        """What did not come true, and where to look."""
        self._print(f"\n{self._clock()} ✗ {self.say(f'broken.{broken.code}', **broken.facts)}")
        self._print(f"{INDENT}{self.say('look', folder=str(folder))}")

    def step(self, code: str, **facts: str) -> None:
        """A new part of the story begins."""
        self.steps.append(Step(self._now_s(), self.say(f"step.{code}", **facts)))
        self._print(f"\n{self._clock()} {len(self.steps)}. {self.steps[-1].title}")

    def note(self, code: str, **facts: str) -> None:
        """Something happened."""
        self._tell(self.say(f"note.{code}", **facts), is_promise=False)

    def kept(self, code: str, **facts: str) -> None:
        """Something was checked, and is so."""
        self._tell(self.say(f"kept.{code}", **facts), is_promise=True)

    def seconds(self, s: float) -> str:
        return self._number(f"{s:.2f}" if s < 1 else f"{s:.1f}") + " s"

    def size(self, count: int) -> str:
        if count >= 100_000:
            return self._number(f"{count / 1e6:.2f}") + " MB"
        return f"{count / 1e3:.0f} KB" if count >= 1000 else f"{count} byte"

    def _tell(self, text: str, is_promise: bool) -> None:
        self.steps[-1].lines.append(Told(self._now_s(), text, is_promise))
        self._print(f"{INDENT}{'✓' if is_promise else '·'} {text}")

    def _clock(self) -> str:
        return f"[{self.seconds(self._now_s()):>8}]"

    def _number(self, text: str) -> str:
        return text.replace(".", ",") if self.language == "vi" else text

    def _print(self, text: str) -> None:
        print(text, file=self._out, flush=True)


@functools.cache
def _sentences(language: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLE / f"story.{language}.toml").read_text(encoding="utf-8"))
