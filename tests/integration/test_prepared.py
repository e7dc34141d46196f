"""Statements put into words once say the same as SQLAlchemy does, on a real file."""

from collections.abc import Callable, Iterator
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
    text,
    tuple_,
    union_all,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError, ResourceClosedError

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


SOME = THINGS.c.n.in_(bindparam("these", expanding=True))


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (ALL, {}),
        (ALL.where(THINGS.c.kind == bindparam("of"), THINGS.c.n >= bindparam("least")), {"of": "a", "least": 2}),
        (ALL.where(THINGS.c.n.in_((1, 3)), THINGS.c.kind != bindparam("of")).limit(1), {"of": "a"}),
        (ALL.where(SOME), {"these": [0, 2, 3]}),
        (ALL.where(SOME), {"these": []}),
        (ALL.where(~SOME, THINGS.c.kind.in_(("a", "c"))), {"these": [1]}),
        (ALL.where(THINGS.c.n.not_in(bindparam("these", expanding=True))), {"these": []}),
        (
            ALL.where(tuple_(THINGS.c.kind, THINGS.c.n).in_(bindparam("these", expanding=True))),
            {"these": [("a", 1), ("b", 2)]},
        ),
        (ALL.limit(bindparam("most", type_=Integer)), {"most": 3}),
        (select(func.count(), func.max(THINGS.c.n)).where(THINGS.c.is_on == bindparam("on")), {"on": True}),
        (union_all(*(ALL.where(THINGS.c.n == bindparam("at")).order_by(None) for _ in "ab")), {"at": 2}),
        (text("SELECT kind, n FROM thing WHERE n > :least AND n < :least + 2 ORDER BY kind"), {"least": 1}),
    ],
)
def test_it_answers_as_sqlalchemy_does(connection: Connection, statement: Any, values: dict[str, Any]) -> None:
    expected = repr([tuple(row) for row in connection.execute(statement, values)])  # which tells True from 1
    asked = Prepared(statement)
    for _ in range(2):  # also when it is in words already
        rows = list(asked.rows(connection, **values))
        assert repr(rows) == repr(list(asked.each(connection, **values))) == expected
        assert asked.row(connection, **values) == (rows[0] if rows else None)
        assert asked.column(connection, **values) == [row[0] for row in rows]
        assert asked.value(connection, **values) == (rows[0][0] if rows else None)


def test_a_constant_and_a_list_change_what_they_say(connection: Connection) -> None:
    change = Prepared(update(THINGS).where(SOME, THINGS.c.kind.in_(("a", "c"))).values(said="x", is_on=bindparam("on")))
    assert change.run(connection, these=[1, 2, 9], on=True) == 2
    found = connection.execute(select(THINGS.c.kind, THINGS.c.n, THINGS.c.is_on).where(THINGS.c.said == "x"))
    assert found.all() == [("a", 1, True), ("a", 2, True)]


def test_what_a_savepoint_takes_back_is_gone_and_the_rest_stays(connection: Connection) -> None:
    ADD.run(connection, kind="f", n=1, data=None)
    with pytest.raises(ZeroDivisionError), connection.begin_nested():
        ADD.run(connection, kind="f", n=2, data=None)
        _ = 1 / 0
    with connection.begin_nested():
        ADD.run(connection, kind="f", n=3, data=None)
    kept = Prepared(select(THINGS.c.n).where(THINGS.c.kind == bindparam("of")).order_by(THINGS.c.n))
    assert kept.column(connection, of="f") == [1, 3]


def test_nothing_is_written_where_no_transaction_was_begun(database: Database) -> None:
    with database.write() as connection:
        pass
    for refused in (ADD.run, ADD.rows):
        with pytest.raises((InvalidRequestError, ResourceClosedError)):
            refused(connection, kind="g", n=1, data=None)
    with database._writer.taken() as bare, pytest.raises(InvalidRequestError, match="no transaction"):
        ADD.run(bare, kind="g", n=1, data=None)


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


def broken(kind: str) -> Any:
    """What fails on the third row of an answer, as a damaged page does."""
    return text(
        f"SELECT n, CASE n WHEN 2 THEN abs(-9223372036854775807 - 1) ELSE 0 END FROM thing WHERE kind = '{kind}'"
    )


@pytest.mark.parametrize("ask", [Prepared.rows, Prepared.row, Prepared.column, Prepared.value])
def test_a_fault_in_a_later_row_is_sqlalchemys(connection: Connection, ask: Callable[..., Any]) -> None:
    with pytest.raises(DBAPIError, match="integer overflow"):
        ask(Prepared(broken("a")), connection)


def test_a_fault_after_the_first_of_each_is_sqlalchemys(connection: Connection) -> None:
    found = Prepared(broken("a")).each(connection)
    assert next(found) == (0, 0)
    with pytest.raises(DBAPIError, match="integer overflow"):
        list(found)


def test_a_full_disk_is_sqlalchemys_word_inside_and_ours_outside(database: Database) -> None:
    """Inside: whoever judges an intent must see that it is not the intent's own fault. SQLite undoes all by itself
    then: who went on regardless would write each statement for good."""
    long: dict[str, Any] = {"kind": "e", "n": 1, "said": "x" * 100_000, "data": None}

    def fill() -> None:
        with database.write() as connection:
            room = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={room}")
            try:
                with connection.begin_nested():
                    ADD.run(connection, **long)
            except DBAPIError as error:
                assert not isinstance(error, IntegrityError)
                for go_on in (ADD.rows, ADD.run):
                    with pytest.raises(InvalidRequestError, match="no transaction"):
                        go_on(connection, kind="e", n=2, data=None)
                raise

    with pytest.raises(LocalHindrance, match=r"disk\.full"):
        fill()
