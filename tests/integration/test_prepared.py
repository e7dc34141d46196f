"""Statements put into words once say the same as SQLAlchemy does, on a real file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError

from sync.database import Database
from sync.errors import LocalHindrance
from sync.prepared import Prepared

THINGS = Table(
    "thing",
    MetaData(),
    Column("kind", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("is_on", Boolean, nullable=False, default=False),
    Column("said", String, nullable=False, default=""),
    Column("data", LargeBinary),
)
ADD = Prepared(insert(THINGS))
ALL = select(THINGS.c.kind, THINGS.c.n, THINGS.c.is_on, THINGS.c.data).order_by(THINGS.c.kind, THINGS.c.n)
ROWS = [{"kind": kind, "n": n, "is_on": n % 2 == 0, "data": bytes([n])} for kind in ("a", "b") for n in range(4)]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "file.db", b"k" * 32)
    with made.write() as connection:
        THINGS.create(connection)
        ADD.run_each(connection, ROWS)
    yield made
    made.close()


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.write() as connection:
        yield connection


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (ALL, {}),
        (ALL.where(THINGS.c.kind == bindparam("of"), THINGS.c.n >= bindparam("least")), {"of": "a", "least": 2}),
        (ALL.where(THINGS.c.n.in_((1, 3)), THINGS.c.kind != bindparam("of")).limit(1), {"of": "a"}),
        (ALL.where(THINGS.c.n.in_(bindparam("these", expanding=True))), {"these": [0, 2, 3]}),
        (ALL.where(THINGS.c.n.in_(bindparam("these", expanding=True))), {"these": []}),
        (ALL.where(THINGS.c.n.not_in(bindparam("these", expanding=True))), {"these": []}),
        (
            ALL.where(tuple_(THINGS.c.kind, THINGS.c.n).in_(bindparam("these", expanding=True))),
            {"these": [("a", 1), ("b", 2)]},
        ),
        (ALL.limit(bindparam("most", type_=Integer)), {"most": 3}),
        (select(func.count(), func.max(THINGS.c.n)).where(THINGS.c.is_on == bindparam("on")), {"on": True}),
    ],
)
def test_it_answers_as_sqlalchemy_does(connection: Connection, statement: Any, values: dict[str, Any]) -> None:
    expected = [tuple(row) for row in connection.execute(statement, values)]
    asked = Prepared(statement)
    for _ in range(2):  # also when it is in words already
        assert list(asked.rows(connection, **values)) == expected
        assert list(asked.each(connection, **values)) == expected
        assert asked.row(connection, **values) == (expected[0] if expected else None)
        assert asked.column(connection, **values) == [row[0] for row in expected]
        assert asked.value(connection, **values) == (expected[0][0] if expected else None)
    assert all(isinstance(value, bool) for row in asked.rows(connection, **values) for value in row[2:3])


def test_lists_of_several_lengths_are_several_wordings(connection: Connection) -> None:
    asked = Prepared(select(func.count()).where(THINGS.c.n.in_(bindparam("these", expanding=True))))
    assert [asked.value(connection, these=list(range(n))) for n in (0, 1, 3, 1, 0)] == [0, 2, 6, 2, 0]


def test_what_a_table_says_for_a_column_is_written(connection: Connection) -> None:
    ADD.run(connection, kind="c", n=1, data=None)
    assert connection.execute(select(THINGS).where(THINGS.c.kind == "c")).all() == [("c", 1, False, "", None)]


def test_it_tells_how_many_rows_it_met_and_what_was_given(connection: Connection) -> None:
    move = Prepared(update(THINGS).where(THINGS.c.kind == bindparam("of")).values(said=bindparam("word")))
    assert (move.run(connection, of="a", word="x"), move.run(connection, of="z", word="x")) == (4, 0)
    drop = Prepared(delete(THINGS).where(THINGS.c.kind == bindparam("of")).returning(THINGS.c.n))
    assert sorted(drop.column(connection, of="b")) == [0, 1, 2, 3]
    Prepared(insert(THINGS)).run_each(connection, [])
    assert connection.execute(select(THINGS.c.said).distinct()).scalars().all() == ["x"]


def test_a_name_too_few_or_too_many_is_no_null(connection: Connection) -> None:
    asked = Prepared(select(THINGS.c.n).where(THINGS.c.kind == bindparam("of")))
    with pytest.raises(InvalidRequestError, match="required for bind parameter 'of'"):
        asked.rows(connection)
    with pytest.raises(TypeError, match="nothing is called off"):
        asked.rows(connection, of="a", off="b")


def test_a_refusal_of_the_driver_is_sqlalchemys_without_the_contents(connection: Connection) -> None:
    with pytest.raises(IntegrityError) as refused:
        ADD.run(connection, kind="a", n=1, said="a secret", data=None)
    assert "secret" not in str(refused.value)
    with pytest.raises(IntegrityError):
        ADD.run_each(connection, [{"kind": "d", "n": 1, "said": "", "data": None}] * 2)


def test_what_is_wrong_with_the_disk_is_told_as_ever(database: Database) -> None:
    def fill() -> None:
        with database.write() as connection:
            room = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={room}")
            try:
                ADD.run(connection, kind="e", n=1, said="x" * 100_000, data=None)
            except DBAPIError as error:
                assert not isinstance(error, IntegrityError)  # which would be the document's own fault
                raise

    with pytest.raises(LocalHindrance, match=r"disk\.full"):
        fill()
