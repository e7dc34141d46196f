"""Whether a program that was installed has all its parts: one check a part, each tried and not only looked for.

What it says is for whoever installs, so a check's detail is technical and in no language. No office's data is
opened: all is tried in a scratch folder.
"""

import importlib.util
import json
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from sync.database import Database
from sync.errors import Defect, EofficeError
from sync.files import write_whole
from sync.schema import migrate
from sync.sqlite import check_version, connect
from sync.terminal import Call, Option
from sync.version import VERSION
from sync.wording import LANGUAGES, Wording

SELF_CHECK, FOUND = Option("--self-check", required=True), Option("--found", "FILE")
FAILED = 4
PLAIN_HEAD = b"SQLite format 3"
Look = Callable[[Path], str]  # tries a part in a scratch folder and says what it found; raises where it is not there


@dataclass(frozen=True)
class Found:
    check: str
    ok: bool
    detail: str


def is_frozen() -> bool:
    """Whether this is a packaged program, and no checkout."""
    return bool(getattr(sys, "frozen", False))


def run(call: Call, program: str, looks: Mapping[str, Look]) -> None:
    """Try every part, print what was found (with `--found` into a file too), and exit with 4 where one fails."""
    found = tried(looks)
    told: dict[str, Any] = {"program": program, "version": VERSION, "frozen": is_frozen()}
    told |= {"system": platform.platform(), "ok": all(one.ok for one in found)}
    text = json.dumps(told | {"checks": [asdict(one) for one in found]}, ensure_ascii=False)
    if kept := call.get("--found"):  # a program with a window only has no output on Windows
        write_whole(Path(kept), text + "\n")
    print(text if call.as_json else _in_words(found, call.wording), file=call.out, flush=True)
    sys.exit(0 if told["ok"] else FAILED)


def tried(looks: Mapping[str, Look]) -> list[Found]:
    return [_tried(name, look) for name, look in looks.items()]


def _tried(name: str, look: Look) -> Found:
    try:
        with tempfile.TemporaryDirectory(prefix="eoffice-check-") as folder:
            return Found(name, True, look(Path(folder)))
    except EofficeError as error:
        return Found(name, False, " ".join([error.code, *error.facts.values()]))
    except Exception as error:  # whatever a missing library does
        return Found(name, False, f"{type(error).__name__}: {error}")


def _in_words(found: Iterable[Found], wording: Wording) -> str:
    return "\n".join(
        f"{'✓' if one.ok else '✗'} {wording.say(f'self_check.{one.check}')}: {one.detail}" for one in found
    )


def sqlite(folder: Path) -> str:
    check_version()
    connection = connect(folder / "plain.db", None)
    try:
        connection.execute("CREATE VIRTUAL TABLE text USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
        connection.execute("INSERT INTO text VALUES ('đất đai Chi Lăng')")
        rows = connection.execute("SELECT count(*) FROM text WHERE text MATCH 'lang'").fetchone()
    finally:
        connection.close()
    if rows != (1,):
        raise Defect("database.fault", {"detail": "FTS5"})
    return f"SQLite {sqlcipher3.dbapi2.sqlite_version}, FTS5"


def encryption(folder: Path) -> str:
    path, key = folder / "closed.db", bytes(range(32))
    connection = connect(path, key)
    try:
        connection.execute("CREATE TABLE kept (word TEXT)")
        cipher = connection.execute("PRAGMA cipher_version").fetchone()[0]
    finally:
        connection.close()
    if path.read_bytes().startswith(PLAIN_HEAD):
        raise Defect("database.fault", {"detail": "written in the clear"})
    try:
        connect(path, key[::-1]).close()
    except Defect as error:
        if error.code == "database.wrong_key":
            return f"SQLCipher {cipher}"
        raise
    raise Defect("database.fault", {"detail": "another key opens it"})


def migrations(steps: list[list[str]] | tuple[Any, ...]) -> Look:
    """Whether a new file comes to this program's schema."""

    def look(folder: Path) -> str:
        database = Database(folder / "new.db")
        try:
            migrate(database, steps)
            with database.read() as connection:
                tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        finally:
            database.close()
        return f"{len(steps)}, {tables} tables and indexes"

    return look


def wording(_: Path) -> str:
    said = {language: Wording(language).say("done.enrolled") for language in LANGUAGES}
    if len(set(said.values())) != len(LANGUAGES) or "done.enrolled" in said.values():
        raise Defect("program.incomplete", {"file": "wording"})
    return ", ".join(LANGUAGES)


def without(modules: Iterable[str]) -> Look:
    """Whether a packaged program carries nothing of these; in a checkout they lie beside it."""

    def look(_: Path) -> str:
        if not is_frozen():
            return "a checkout: not asked"
        if carried := [name for name in modules if _is_there(name)]:
            raise Defect("program.fault", {"detail": ", ".join(carried)})
        return ", ".join(modules)

    return look


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # not even what it would lie in
        return False
