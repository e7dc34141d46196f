"""A file of an earlier program becomes one of this program's, or stays what it was: never neither."""

import os
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from sync import schema
from sync.database import Database
from sync.errors import Defect, LocalHindrance, Refused
from sync.protocol.signing import Signer
from sync.replica import finding
from sync.replica.copying import counts
from sync.replica.replica import Replica
from sync.replica.sought import Sought
from sync.schema import KEPT, migrate
from tests.support.fakes import MovableClock, SeededIds
from tests.support.forked import CONTEXT
from tests.support.old_schemas import STEPS, load, recorded
from tests.support.small_disk import small_disk

KEY = bytes(range(32))
NAMES = {"office": "office.db", "district": "district.db"}


def key_of(kind: str) -> bytes | None:
    return KEY if kind == "office" else None


def open_office(folder: Path) -> Replica:
    return Replica(folder, KEY, Signer(bytes(32)), MovableClock(), SeededIds(5))


def look(path: Path, key: bytes | None) -> tuple[int, dict[str, Any]]:
    """The schema's number and all rows but those of the lists, which are made anew."""
    database = Database(path, key)
    try:
        with database.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            rows = {
                name: connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1, 2").all()
                for name in ("base", "outbox", "draft", "taken", "intent", "shared_row", "audit")
                if connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).first()
            }
    finally:
        database.close()
    return version, rows


def test_every_schema_has_its_file() -> None:
    for kind, steps in STEPS.items():
        assert recorded(kind) == list(range(1, len(steps) + 1)), "python -m tests.support.old_schemas"


@pytest.mark.parametrize("version", recorded("office"))
def test_an_offices_file_of_each_schema_is_worked_with(tmp_path: Path, version: int) -> None:
    load("office", version, tmp_path / "office.db", KEY)
    replica = open_office(tmp_path)
    with replica.read() as connection:
        held = counts(connection)
    raw = replica.database.raw()
    found = finding.found(raw, Sought(typed="bao cao"), 10)
    raw.close()
    replica.close()
    assert (held.documents, held.unsent, held.numbers) == (5, 2, 4)
    assert len(found) == 3
    kept = tmp_path / KEPT / f"office-{version}.db"
    assert kept.is_file() == (version < len(STEPS["office"]))
    if kept.is_file():
        assert look(kept, KEY)[0] == version


@pytest.mark.parametrize("version", recorded("district"))
def test_a_districts_file_of_each_schema_keeps_all_its_rows(tmp_path: Path, version: int) -> None:
    path = tmp_path / "district.db"
    load("district", version, path, None)
    before = look(path, None)[1]
    database = Database(path)
    migrate(database, STEPS["district"])
    database.close()
    now, after = look(path, None)
    assert now == len(STEPS["district"])
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}


def _die_at(folder: str, kind: str, statement: int) -> None:
    """In a process of its own: it ends without a moment more before the so-manieth statement, or after the last."""
    path, true, done = Path(folder) / NAMES[kind], Connection.exec_driver_sql, 0

    def counted(self: Connection, *words: Any) -> Any:
        nonlocal done
        done += 1
        if done == statement:
            os._exit(9)
        return true(self, *words)

    Connection.exec_driver_sql = counted  # type: ignore[method-assign, assignment]
    database = Database(path, key_of(kind))
    migrate(database, STEPS[kind])
    os._exit(0)


@pytest.mark.parametrize(
    ("kind", "version"),
    [("office", 5), ("district", 2), pytest.param("office", 1, marks=pytest.mark.long)],
)
def test_killed_at_each_statement_there_is_the_old_file_or_the_new_one(tmp_path: Path, kind: str, version: int) -> None:
    statement, codes = 0, list[int]()
    while not codes or codes[-1] == 9:
        statement += 1
        folder = tmp_path / str(statement)
        folder.mkdir()
        load(kind, version, folder / NAMES[kind], key_of(kind))
        before = look(folder / NAMES[kind], key_of(kind))
        process = CONTEXT.Process(  # type: ignore[attr-defined]
            target=_die_at, args=(str(folder), kind, statement)
        )
        process.start()
        process.join(60)
        assert process.exitcode is not None
        codes.append(process.exitcode)
        now, rows = look(folder / NAMES[kind], key_of(kind))
        assert now in (version, len(STEPS[kind]))
        if now == version:
            assert (now, rows) == before
        database = Database(folder / NAMES[kind], key_of(kind))
        migrate(database, STEPS[kind])
        database.close()
        assert look(folder / NAMES[kind], key_of(kind))[0] == len(STEPS[kind])
    assert codes[-1] == 0
    assert len(codes) > len(STEPS[kind])


def _fails(connection: Connection) -> None:
    raise Defect("database.not_upgraded", {"detail": "row 7 missing from index"})


@pytest.mark.parametrize("fault", ["statement", "check"])
def test_what_fails_leaves_the_old_file_with_all_that_was_in_it(
    tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "office.db"
    load("office", 3, path, KEY)
    before = look(path, KEY)
    steps: list[Any] = [*STEPS["office"]]
    if fault == "statement":
        steps[4] = (*steps[4], "INSERT INTO nowhere VALUES (1)")
    else:
        monkeypatch.setattr(schema, "_look_through", _fails)
    database = Database(path, KEY)
    with pytest.raises(Defect) as defect:
        migrate(database, steps)
    assert defect.value.code == "database.not_upgraded"
    database.close()
    assert look(path, KEY) == before
    assert look(tmp_path / KEPT / "office-3.db", KEY) == before


def test_where_there_is_no_room_for_the_copy_nothing_is_changed(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "4m") as small:
        path = small / "office.db"
        load("office", 1, path, KEY)
        before = look(path, KEY)
        (small / "full").write_bytes(bytes(os.statvfs(small).f_bavail * 4096 - 150_000))
        database = Database(path, KEY)
        with pytest.raises(LocalHindrance) as hindrance:
            migrate(database, STEPS["office"])
        assert hindrance.value.code == "disk.full"
        database.close()
        (small / "full").unlink()
        assert look(path, KEY) == before


@pytest.mark.parametrize("kind", [*STEPS])
def test_a_file_that_is_newer_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / NAMES[kind]
    load(kind, len(STEPS[kind]), path, key_of(kind))
    database = Database(path, key_of(kind))
    with database.write() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version={len(STEPS[kind]) + 1}")
    with pytest.raises(Refused) as refused:
        migrate(database, STEPS[kind])
    assert refused.value.code == "database.newer"
    database.close()
    assert not (tmp_path / KEPT).exists()


def test_of_the_copies_few_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    load("office", 1, path, KEY)
    for version in range(2, 7):
        database = Database(path, KEY)
        migrate(database, STEPS["office"][:version])
        database.close()
    assert sorted(one.name for one in (tmp_path / KEPT).iterdir()) == ["office-4.db", "office-5.db"]
