"""Files of every earlier schema, as text: `python -m tests.support.old_schemas` writes those that are not there yet.

What is there is never written again: it is what the programs of its time have left.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sync.database import Database
from sync.replica.migrations import STEPS as OFFICE_STEPS
from sync.schema import migrate
from sync.server.migrations import STEPS as DISTRICT_STEPS
from tests.support.places import DistrictPlace
from tests.support.sample_offices import COMMUNE, DISTRICT

FOLDER = Path(__file__).resolve().parents[1] / "corpus" / "schemas"
STEPS = {"office": OFFICE_STEPS, "district": DISTRICT_STEPS}


def path_of(kind: str, version: int) -> Path:
    return FOLDER / f"{kind}-{version:04d}.sql"


def recorded(kind: str) -> list[int]:
    return sorted(int(path.stem.rpartition("-")[2]) for path in FOLDER.glob(f"{kind}-*.sql"))


def load(kind: str, version: int, target: Path, key: bytes | None) -> None:
    """Make the file that a program of that schema left."""
    database = Database(target, key)
    raw = database.raw()
    raw.executescript(path_of(kind, version).read_text(encoding="utf-8"))
    raw.execute(f"PRAGMA user_version={version}")
    raw.close()
    database.close()


def write_missing() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = _a_day(Path(folder))
        for kind, steps in STEPS.items():
            for version in range(1, len(steps) + 1):
                if not path_of(kind, version).exists():
                    text = _dump(files[kind], steps[:version], Path(folder) / f"{kind}-{version}.db")
                    path_of(kind, version).write_text(text, encoding="utf-8", newline="\n")


def _a_day(root: Path) -> dict[str, Any]:
    """Some work between two offices; the files that it leaves, open."""
    place = DistrictPlace(root)
    commune, district = place.enrol(COMMUNE), place.enrol(DISTRICT)
    sent = [commune.dispatch(f"Báo cáo số {n}", size=2_000).id for n in range(3)]
    commune.sync()
    district.dispatch("Thông báo nghỉ lễ", to=[COMMUNE], size=2_000)
    district.sync()
    district.register(sent[0])
    district.sync()
    commune.sync()
    commune.dispatch("Chưa gửi đi", size=2_000)
    return {"office": commune.replica.database.raw(), "district": place.home.database.raw()}


def _dump(source: Any, steps: Sequence[Sequence[str]], scratch: Path) -> str:
    """The schema as the steps make it, and the rows, of which every column goes that this schema has."""
    database = Database(scratch)
    migrate(database, steps)
    raw = database.raw()
    made = raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    virtual = [name for name, sql in made if sql.startswith("CREATE VIRTUAL")]
    own = {f"{name}_{part}" for name in virtual for part in ("data", "idx", "content", "docsize", "config")}
    lines = [f"{sql.strip()};" for name, sql in made if name not in own]
    tables = [name for name, sql in made if sql.lstrip().startswith("CREATE TABLE") and name not in own]
    for name in tables:
        there = {row[1] for row in source.execute(f"PRAGMA table_info({name})")}
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({name})") if row[1] in there]
        if columns:
            quoted = ", ".join(f"quote({column})" for column in columns)
            for row in source.execute(f"SELECT {quoted} FROM {name}"):
                lines.append(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join(row)});")
    raw.close()
    database.close()
    return "\n".join([*lines, "DELETE FROM meta WHERE key = 'listing_form';"]) + "\n"


if __name__ == "__main__":
    write_missing()
