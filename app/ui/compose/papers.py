"""A file of the document that is being written: on its way into the store, there, or refused. Pure."""

from dataclasses import dataclass

from app.documents.look_inside import Inside
from sync.rules.documents import FileFacts

MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".pptm", ".potm")
Said = tuple[str, dict[str, str]]  # a code and its facts


@dataclass(frozen=True)
class Paper:
    """`facts` once it is in the store. `refused`: why it cannot go. `copied`: how much of `bytes` is in the store.
    `is_looked_at`: what it holds has been looked for; `inside` is what was found."""

    key: int
    name: str
    bytes: int = 0
    copied: int = 0
    facts: FileFacts | None = None
    inside: Inside | None = None
    is_looked_at: bool = False
    refused: Said | None = None

    @property
    def is_coming(self) -> bool:
        return self.facts is None and self.refused is None

    @property
    def is_here(self) -> bool:
        return self.facts is not None and self.refused is None

    @property
    def pages(self) -> int:
        return self.inside.pages if self.inside else 0

    @property
    def signatures(self) -> int:
        return self.inside.signatures if self.inside else 0

    @property
    def is_unread(self) -> bool:
        """Whether no program could look for marks of secrecy in it: a scan, another kind of file."""
        return self.is_here and self.facts is not None and not self.facts.looked_inside

    @property
    def is_pdf(self) -> bool:
        return self.name.casefold().endswith(".pdf")

    @property
    def has_macros(self) -> bool:
        """Whether its name says that a program is in it; that is marked, not refused."""
        return self.name.casefold().endswith(MACROS)


def files_of(papers: tuple[Paper, ...]) -> tuple[FileFacts, ...]:
    """What a draft keeps of them."""
    return tuple(paper.facts for paper in papers if paper.facts is not None)


def moved(papers: tuple[Paper, ...], key: int, by: int) -> tuple[Paper, ...]:
    """With one of them some places further down (up, where `by` is below zero)."""
    at = next(n for n, paper in enumerate(papers) if paper.key == key)
    rest = [paper for paper in papers if paper.key != key]
    rest.insert(max(0, min(len(rest), at + by)), papers[at])
    return tuple(rest)
