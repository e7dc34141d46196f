"""What is suggested from the shared real documents, held against what a person has read off them."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.documents.read_paper import PaperReader, ReadPaper
from sync.rules.text import folded
from sync.wording import RESOURCES
from tests.support.real_papers import DOCUMENTS

FIELDS = ("number", "date", "kind", "issuer", "subject")
USABLE = frozenset({"unicode", "unicode, wrong tones", "TCVN3"})
READ = (".pdf", ".docx")  # the other formats have no pages and are not looked into
TODAY = date(2026, 11, 25)
# Where the list leaves a word out that stands on the page; a test holds the page to it.
ON_THE_PAGE = {
    (
        "35-nghi-dinh-175-2025-ND-CP.pdf",
        "subject",
    ): "Sửa đổi, bổ sung một số điều của Nghị định số 10/2022/NĐ-CP ngày 15 "
    "tháng 01 năm 2022 của Chính phủ quy định về lệ phí trước bạ"
}


@dataclass(frozen=True)
class Judged:
    """One field of one document. `verdict`: right, wrong or silent."""

    file: str
    field: str
    usable: bool
    wanted: str
    suggested: str

    @property
    def verdict(self) -> str:
        if not self.suggested:
            return "silent"
        return "right" if _agree(self.field, self.wanted, self.suggested) else "wrong"


def kind_names() -> dict[str, str]:
    with (RESOURCES / "rules" / "document_kinds.csv").open(encoding="utf-8") as file:
        return {row["id"]: row["name"] for row in csv.DictReader(file)}


def judged(names: tuple[str, ...] = ()) -> list[Judged]:
    """Every field of every document that can be read; of those named where some are."""
    with (DOCUMENTS / "manifest.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if Path(row["file"]).suffix.lower() in READ]
    reader, kinds, found = PaperReader(), kind_names(), []
    try:
        for row in rows:
            if not names or row["file"] in names:
                found += _fields(row, reader.read(DOCUMENTS / row["file"], kinds, TODAY))
    finally:
        reader.rest()
    return found


def _fields(row: dict[str, str], read: ReadPaper) -> list[Judged]:
    facts = read.facts
    told = (facts.notation, facts.on.isoformat() if facts.on else "", facts.kind, facts.issuer, facts.subject)
    usable = row["text_layer"] in USABLE
    return [
        Judged(row["file"], field, usable, _wanted(row, field), say) for field, say in zip(FIELDS, told, strict=True)
    ]


def _wanted(row: dict[str, str], field: str) -> str:
    """A month without its day is no date that anybody could suggest."""
    wanted = ON_THE_PAGE.get((row["file"], field), row[field])
    return "" if field == "date" and len(wanted) < len("2026-11-25") else wanted


def _agree(field: str, wanted: str, suggested: str) -> bool:
    """Numbers and days to the letter; words without marks of tone style, as a person compares them."""
    if field in ("number", "date"):
        return wanted == suggested
    one, other = _plain(field, wanted), _plain(field, suggested)
    if field == "kind":  # "Kế hoạch (dự thảo)" is a plan
        return one == other or one.startswith(f"{other} ")
    return one == other or (field == "issuer" and _same_body(one, other))


def _plain(field: str, text: str) -> str:
    plain = folded(text).replace("uy ban nhan dan", "ubnd").replace("-", " ")
    plain = re.sub(r"^(v/v|ve viec|ve)\s+", "", plain) if field == "subject" else plain
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


def _same_body(wanted: str, suggested: str) -> bool:
    """A chairman signs for his committee; the Party's own bodies are also written with the Party's name behind."""
    bare = wanted.removeprefix("chu tich ").removesuffix(" dang cong san viet nam")
    return bare == suggested
