"""The team's shared folder of real lists and documents. Where it is absent, tests that need it skip and say so."""

import csv
import gzip
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("EOFFICE_SHARED", ROOT.parent / "shared")) / "data"


def shared_file(name: str) -> Path:
    """A file of the folder; skips the test where it is not here."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"the shared data folder has no {name} here; EOFFICE_SHARED names the folder that holds data/")
    return path


def real_rows() -> list[dict[str, str]]:
    """Number, kind, date and subject of real documents, as they were found: not always composed, with both tone
    styles."""
    with gzip.open(shared_file("subjects.csv.gz"), "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def real_subjects() -> list[str]:
    return [row["subject"] for row in real_rows()]
