"""Sentences for codes, in the reader's language: what happened, what is safe, what to do.

One file a language in resources/wording; a code is a key, its facts are the blanks. A part in square brackets is said
only where all its blanks are known: what waits here is of no concern to a PC that is not enrolled yet. Used by both
command lines and by the window, so that a refusal reads the same everywhere.
"""

import functools
import locale
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
LANGUAGES = ("vi", "en")
_PART, _BLANK = re.compile(r"\[([^\[\]]*)\]"), re.compile(r"\{(\w+)\}")


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


class Wording:
    """The sentences of one language; a missing one falls back to the other language, then to the code."""

    def __init__(self, language: str) -> None:
        self.language = language
        other = next(name for name in LANGUAGES if name != language)
        self._sentences = {**_load(other), **_load(language)}

    def say(self, code: str, facts: Mapping[str, str] | None = None) -> str:
        """The sentence of a code with its facts filled in. Facts that are themselves codes are said in words."""
        sentence = self._sentences.get(code)
        if sentence is None:
            return self.say("unknown_code", {"code": code}) if code != "unknown_code" else code
        words = {key: self._sentences.get(f"{key}.{value}", value) for key, value in (facts or {}).items()}
        sentence = _PART.sub(lambda part: part[1] if words.keys() >= set(_BLANK.findall(part[1])) else "", sentence)
        return sentence.format_map(_Blanks(words))

    def knows(self, code: str) -> bool:
        return code in self._sentences


@functools.cache
def _load(language: str) -> dict[str, str]:
    flat: dict[str, str] = {}
    with (RESOURCES / "wording" / f"{language}.toml").open("rb") as file:
        _flatten("", tomllib.load(file), flat)
    return flat


def _flatten(prefix: str, table: Mapping[str, object], flat: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}{key}.", value, flat)
        else:
            flat[f"{prefix}{key}".removesuffix("._")] = str(value)


def system_language() -> str:
    """Vietnamese where the system speaks it or says nothing, English where it speaks English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "en" if value.casefold().startswith("en") else "vi"
    return "en" if (locale.getlocale()[0] or "").casefold().startswith("en") else "vi"
