"""The shape of the project, held by tests: sizes, names, sentences, the lock, the schema."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect
from sqlmodel import SQLModel

from sync.database import Database
from sync.replica import tables as office_tables
from sync.replica.migrations import STEPS as OFFICE_STEPS
from sync.rules.authority import MATRIX
from sync.rules.decide import RULES
from sync.schema import migrate
from sync.server import tables as district_tables
from sync.server.migrations import STEPS as DISTRICT_STEPS
from sync.wording import RESOURCES

ROOT = Path(__file__).resolve().parents[2]
LONGEST, MEDIAN = 300, 150
MADE = re.compile(r"\.git|\.venv|\.hypothesis|build|dist|__pycache__|\.\w+_cache|.*\.egg-info")
NOTHING_SAID = re.compile(r"(^|/)(utils?|helpers?|common|misc|base|manager|controller)(\.py|/)")


def tracked(*patterns: str) -> list[Path]:
    """The project's files whose path from the root matches; `*` stands for folders too. Made files are left out."""
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if not MADE.fullmatch(name)]
        paths = [(Path(folder) / name).relative_to(ROOT) for name in files]
        found += [ROOT / path for path in paths if any(fnmatch(path.as_posix(), pattern) for pattern in patterns)]
    return sorted(found)


def product() -> list[Path]:
    return [p for p in tracked("app/*.py", "sync/*.py") if "migrations" not in p.parts]


def test_no_file_is_too_long_to_hold_in_ones_head() -> None:
    lengths = sorted(len(path.read_text().splitlines()) for path in product())
    assert lengths[-1] <= LONGEST
    assert lengths[len(lengths) // 2] <= MEDIAN
    assert all(len(p.read_text().splitlines()) <= 400 for p in tracked("tests/*.py", "dev.py"))


def test_every_name_says_something() -> None:
    assert [str(p) for p in tracked("*.py") if NOTHING_SAID.search(str(p.relative_to(ROOT)))] == []


def test_every_module_says_what_it_is() -> None:
    silent = [p for p in product() if p.read_text().strip() and not ast.get_docstring(ast.parse(p.read_text()))]
    assert silent == []


def test_the_lock_names_no_registry_and_pins_every_package_by_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert "://" not in lock
    entries = [line for line in lock.splitlines() if re.match(r"[a-z]", line)]
    assert all("==" in line for line in entries)
    assert lock.count("--hash=sha256:") >= len(entries)
    assert [line for line in lock.splitlines() if line.startswith("# group: ")] == [
        f"# group: {name}" for name in ("demo", "postgresql", "s3", "test", "build")
    ]


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lock = (ROOT / "requirements.lock").read_text()
    extras = project["optional-dependencies"]
    for wanted in (*project["dependencies"], *(w for group in extras.values() for w in group)):
        name = re.split(r"[<>=\[;]", wanted)[0]
        assert re.search(rf"^{name}==", lock, re.MULTILINE | re.IGNORECASE), name


@pytest.mark.parametrize(("tables", "steps"), [(office_tables, OFFICE_STEPS), (district_tables, DISTRICT_STEPS)])
def test_the_migrations_make_exactly_the_models_tables(tmp_path: Path, tables: object, steps: object) -> None:
    database = Database(tmp_path / "file.db")
    migrate(database, steps)  # type: ignore[arg-type]
    models: tuple[type[SQLModel], ...] = tables.TABLES  # type: ignore[attr-defined]
    fresh = create_engine("sqlite://")
    models[0].metadata.create_all(fresh)
    with database.read() as connection, fresh.connect() as other:
        for name in (model.__tablename__ for model in models):
            pragma = f"PRAGMA table_info({name})"
            assert connection.exec_driver_sql(pragma).all() == other.exec_driver_sql(pragma).all(), name
            made, wanted = inspect(connection).get_indexes(str(name)), inspect(other).get_indexes(str(name))
            assert made == wanted, name
    database.close()
    fresh.dispose()


def test_both_languages_have_the_same_sentences() -> None:
    """That every code has one, `test_refusals.py` says."""
    assert _keys("vi") == _keys("en")


def _keys(language: str) -> set[str]:
    """The codes that have a sentence of their own in this language."""
    with (RESOURCES / "wording" / f"{language}.toml").open("rb") as file:
        return set(_flat(tomllib.load(file)))


def _flat(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}".removesuffix("._")


def test_every_act_has_its_rule_its_right_and_its_word() -> None:
    kinds = {act.kind() for act in RULES}
    assert kinds == set(MATRIX)
    assert {k for k in kinds if f"act.{k}" not in _keys("vi")} == set()


def test_vietnamese_is_spelt_one_way() -> None:
    other_style = re.compile(r"\b([hH]oả|[hH]uỷ|[tT]hoả|[uU]ỷ|[tT]huỷ|[hH]oà)\b")
    texts = tracked("resources/*.toml", "resources/*.csv", "app/*.py", "README.md")
    assert [str(p) for p in texts if other_style.search(p.read_text(encoding="utf-8"))] == []


def test_nothing_is_left_open() -> None:
    marks = re.compile(r"TODO|FIXME|\bXXX\b|NotImplementedError")
    assert [str(p) for p in product() if marks.search(p.read_text())] == []


def test_importing_the_client_loads_neither_server_nor_window() -> None:
    look = (
        "import sys, app.cli.entry, app.cli.commands\n"
        "heavy = ('sync.server', 'PySide6', 'starlette', 'uvicorn', 'requests')\n"
        "print([m for m in sys.modules if m.startswith(heavy)])"
    )
    python = sys.executable
    done = subprocess.run([python, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_first_page_waits_for_nothing_that_is_slow_to_import() -> None:
    slow = "('sqlalchemy', 'sqlmodel', 'requests', 'keyring', 'starlette', 'cryptography', 'argon2', 'xlsxwriter')"
    look = f"import sys, app.ui.start\nprint([m for m in sys.modules if m in {slow}])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, env=environment)
    assert done.stdout.strip() == "[]", done.stderr
