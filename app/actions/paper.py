"""A document's file as printing sees it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """`document`: its document's id, `title` what that is called. `state`: pdf; other (a program of its own prints
    it); absent (it has not come)."""

    document: str
    title: str
    name: str
    sha256: str
    state: str
    is_main: bool
