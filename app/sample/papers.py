"""Sample papers: administrative documents laid out as Decree 30/2020/NĐ-CP, Annex I asks, typeset with typst.

Their words stand in resources/sample/papers.toml and were written for this project. The words reach the layout as data,
never as source, so that no subject can change the page.
"""

import functools
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import typst

from app.sample.cast import SAMPLE, Office
from sync.rules.documents import Urgency

STAMPS = {Urgency.URGENT: "KHẨN", Urgency.VERY_URGENT: "THƯỢNG KHẨN", Urgency.MOST_URGENT: "HỎA TỐC"}


@dataclass(frozen=True)
class Words:
    """What a paper says before it has its number. `scan_grain` 0: it stays as it was typeset."""

    kind: str
    title: str
    subject: str
    urgency: str
    stamp: str
    scan_grain: int
    addressees: tuple[str, ...]
    opening: tuple[tuple[str, str], ...]
    table: tuple[tuple[str, ...], ...]
    closing: tuple[tuple[str, str], ...]
    signing: tuple[str, ...]
    recipients: tuple[str, ...]
    remark: str

    @property
    def is_most_urgent(self) -> bool:
        return self.urgency == Urgency.MOST_URGENT


def words_of(name: str, blanks: Mapping[str, str]) -> Words:
    """A sample paper's words with its blanks filled in."""
    texts = _texts()
    fill = functools.partial(_filled, blanks=blanks)
    given: dict[str, Any] = {key: fill(value) for key, value in texts[name].items()}
    for part in ("opening", "closing"):
        given[part] = tuple(_parted(paragraph) for paragraph in given[part])
    return Words(**given, remark=str(texts["remark"]))


def typeset(words: Words, issuer: Office, signer: str, notation: str, issued_on: date) -> bytes:
    """The paper as a PDF of A4 pages, with the number and date that it was given."""
    paper = asdict(words) | {
        "organisation": issuer.heading,
        "subject": words.subject if words.title else words.subject[:1].lower() + words.subject[1:],
        "notation": notation,
        "place_and_date": f"{issuer.name}, {date_line(issued_on)}",
        "urgency": STAMPS.get(Urgency(words.urgency), ""),
        "signer": signer,
    }
    return compiled(SAMPLE / "paper.typ", {"paper": paper})


def date_line(day: date) -> str:
    """ngày 05 tháng 02 năm 2026: days below ten and the first two months carry a zero, so that none can be added."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def text_of(pdf: bytes) -> str:
    """The words of all pages, as another program finds them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def compiled(template: Path, data: Mapping[str, Any]) -> bytes:
    """A template as a PDF, with no fonts but those that typst brings along, so that it looks alike everywhere."""
    inputs = {key: json.dumps(value, ensure_ascii=False) for key, value in data.items()}
    return typst.compile(template, format="pdf", ignore_system_fonts=True, sys_inputs=inputs)


@functools.cache
def _texts() -> dict[str, Any]:
    return tomllib.loads((SAMPLE / "papers.toml").read_text(encoding="utf-8"))


def _filled(value: Any, blanks: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return value.format_map(blanks)
    return tuple(_filled(one, blanks) for one in value) if isinstance(value, list) else value


def _parted(paragraph: str) -> tuple[str, str]:
    """The bold words that lead a paragraph, and the rest."""
    lead, bar, rest = paragraph.partition("|")
    return (f"{lead} ", rest) if bar else ("", lead)
