"""Real official documents, read where the team's shared data lies and never copied into the project."""

import csv
from pathlib import Path

from tests.support.shared_data import FOLDER

DOCUMENTS = FOLDER / "documents"


def real_pdfs(count: int) -> list[tuple[Path, str]]:
    """Real documents of moderate size with their subjects; none where the shared data is absent."""
    if not (DOCUMENTS / "manifest.csv").is_file():
        return []
    with (DOCUMENTS / "manifest.csv").open(encoding="utf-8") as file:
        rows = [
            r for r in csv.DictReader(file) if r["file"].lower().endswith(".pdf") and 0 < int(r["bytes"]) < 2_000_000
        ]
    return [(DOCUMENTS / r["file"], r["subject"] or r["file"]) for r in rows[:count]]
