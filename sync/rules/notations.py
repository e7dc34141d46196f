"""Whether two heads name the same document: written by different people, at different desks, about one paper."""

import re
from collections.abc import Iterable

from sync.rules.text import folded

_COMMITTEE = re.compile(r"\b(uy ban nhan dan|uy ban|ubnd)\b")
_ZEROS = re.compile(r"^0+(?=\d)")


def same_notation(one: str, other: str) -> bool:
    """Whether two notations are the same but for case, marks, blanks and zeros in front."""
    return plain_notation(one) == plain_notation(other)


def plain_notation(notation: str) -> str:
    return _ZEROS.sub("", folded(notation).replace(" ", ""))


def same_issuer(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether any name of one may be a name of the other: in full, shortened, or with what stands above behind it."""
    return any(_alike(a, b) for a in map(_plain_issuer, one) for b in map(_plain_issuer, other) if a and b)


def _plain_issuer(name: str) -> str:
    """Without what most of the issuers here share, and would make all of them alike."""
    plain = _COMMITTEE.sub(" ", folded(name))
    return " ".join(plain.replace(",", " ").replace("-", " ").split()) or folded(name)


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((f" {one} ", f" {other} "), key=len)
    return longer.startswith(shorter)
