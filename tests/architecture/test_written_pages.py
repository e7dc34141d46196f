"""README and ARCHITECTURE say nothing that is not there."""

import re

import pytest

from tests.architecture.pages import missing, spans
from tests.architecture.test_shape import ROOT
from tests.benchmarks.lines import PROMISED

NAMES = ("README.md", "ARCHITECTURE.md", "FIGURES.md")
README, ARCHITECTURE, FIGURES = ((ROOT / name).read_text(encoding="utf-8") for name in NAMES)
LINK = re.compile(r"\]\(([^)#:]+)\)")


@pytest.mark.parametrize("page", [README, ARCHITECTURE], ids=["README", "ARCHITECTURE"])
def test_every_file_function_and_test_that_a_page_names_exists(page: str) -> None:
    assert len(spans(page)) > 10
    assert missing(page) == []
    assert [link for link in LINK.findall(page) if not (ROOT / link).exists()] == []


def test_every_function_is_in_the_file_that_the_page_says() -> None:
    pairs = re.findall(r"`(\w+)\(\)` in\s+`([\w/]+\.py)`", ARCHITECTURE)
    assert len(pairs) > 20
    wrong = [(name, file) for name, file in pairs if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")]
    assert wrong == []


def test_every_folder_of_the_table_exists_and_none_is_forgotten() -> None:
    told = set(re.findall(r"`((?:app|sync)/\w+)`", ARCHITECTURE))
    there = {f"{p.parent.name}/{p.name}" for top in ("app", "sync") for p in (ROOT / top).iterdir() if p.is_dir()}
    assert there - {"app/__pycache__", "sync/__pycache__"} <= told


def test_every_promise_has_its_proof() -> None:
    rows = [row for row in README.splitlines() if row.startswith("| ") and "`" in row]
    promises = [row for row in rows if "`test_" in row or "dev.py bench" in row]
    assert len(promises) >= 12


def test_the_blocks_of_the_readme_use_commands_that_exist() -> None:
    written = set(re.findall(r"(?<=eoffice-server )[a-z-]+", README)) | set(
        re.findall(r"--profile xa ([a-z-]+)", README)
    )
    from app.cli.commands import COMMANDS
    from sync.server.cli import COMMANDS as SERVER_COMMANDS

    known = {command.words[0] for command in (*COMMANDS, *SERVER_COMMANDS) if command.words}
    assert written <= known


def test_every_figure_of_a_morning_stands_beside_its_target() -> None:
    rows = [row.split("|") for row in FIGURES.splitlines() if re.match(r"\|[^|]*\| L\d \|", row)]
    told = {line: [row[5] for row in rows if row[2].strip() == line] for line in PROMISED}
    assert {
        line: [float(re.findall(r"[\d.]+", cell)[0]) for cell in cells] for line, cells in told.items() if cells
    } == {line: list(promised) for line, promised in PROMISED.items()}
