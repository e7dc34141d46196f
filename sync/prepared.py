"""Statements that are put into words once, for what is asked again and again.

SQLAlchemy makes what surrounds a statement anew each time: around a look-up by its key that costs seven times what
SQLite needs to answer it (31 against 4 µs), and where the statement itself is built anew, thirty times. On SQLite the
words go to the driver as they are; on PostgreSQL, where the way there and back costs more, SQLAlchemy carries them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import BindParameter, ClauseElement, Column, Connection, Executable
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.schema import ScalarElementColumnDefault

_SQLITE = SQLiteDialect_pysqlite()
_DriverError: type[Exception] = sqlcipher3.dbapi2.Error
Values = Mapping[str, Any]


@dataclass(frozen=True)
class _Words:
    """`order`: the names of the question marks; `constants`: what the statement itself says for some; `turned`: columns
    of the answer that the driver gives in another form."""

    sql: str
    order: tuple[str, ...]
    constants: dict[str, Any]
    turned: tuple[tuple[int, Any], ...]


class Prepared:
    """One statement with named values; a value that is a list stands behind an IN (`bindparam(expanding=True)`).

    Raises what SQLAlchemy raises: DBAPIError and what derives from it, InvalidRequestError where a value is missing;
    TypeError where one has a name that the statement does not know.
    """

    def __init__(self, statement: Executable) -> None:
        assert isinstance(statement, ClauseElement)
        self._statement: Executable = statement
        named = (part for part in visitors.iterate(statement) if isinstance(part, BindParameter))
        self._lists = frozenset(part.key for part in named if part.expanding and part.required)
        self._words: dict[tuple[object, ...], _Words] = {}

    def rows(self, connection: Connection, **values: Any) -> Sequence[tuple[Any, ...]]:
        """All rows of the answer."""
        if not _is_sqlite(connection):
            return connection.execute(self._statement, values).all()
        words = self._in_words(values)
        found = _all(words.sql, _ask(connection, words.sql, self._laid_out(words, values)))
        return [_turned(row, words.turned) for row in found] if words.turned else found

    def row(self, connection: Connection, **values: Any) -> tuple[Any, ...] | None:
        """The first row of the answer; None where there is none."""
        found = self.rows(connection, **values)
        return found[0] if found else None

    def column(self, connection: Connection, **values: Any) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in self.rows(connection, **values)]

    def value(self, connection: Connection, **values: Any) -> Any:
        """The first value of the first row; None where there is no row."""
        found = self.rows(connection, **values)
        return found[0][0] if found else None

    def each(self, connection: Connection, **values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows one by one, where there may be more than anybody wants."""
        if not _is_sqlite(connection):
            yield from connection.execute(self._statement, values)
            return
        words = self._in_words(values)
        found = _ask(connection, words.sql, self._laid_out(words, values))
        while (row := _next(words.sql, found)) is not None:
            yield _turned(row, words.turned) if words.turned else row

    def run(self, connection: Connection, **values: Any) -> int:
        """Change something; how many rows it met."""
        if not _is_sqlite(connection):
            return connection.execute(self._statement, values).rowcount
        words = self._in_words(values)
        return int(_ask(connection, words.sql, self._laid_out(words, values)).rowcount)

    def run_each(self, connection: Connection, many: Iterable[Values]) -> None:
        """Change something with each of these values, which all have the same names."""
        rows = list(many)
        if not rows:
            return
        if not _is_sqlite(connection):
            connection.execute(self._statement, rows)
            return
        words = self._in_words(rows[0])
        _ask_each(connection, words.sql, [self._laid_out(words, values) for values in rows])

    def _in_words(self, values: Values) -> _Words:
        asked = (*values, *(len(values.get(name, ())) for name in self._lists)) if self._lists else tuple(values)
        words = self._words.get(asked)
        if words is None:
            words = self._words[asked] = self._put_into_words(values)
        return words

    def _put_into_words(self, values: Values) -> _Words:
        assert isinstance(self._statement, ClauseElement)
        compiled = self._statement.compile(dialect=_SQLITE, column_keys=list(values))
        assert isinstance(compiled, SQLCompiler)
        said = compiled.construct_expanded_state(dict(values))
        defaults = {column.key: _default(column) for column in compiled.insert_prefetch}
        order: list[str] = []
        constants: dict[str, Any] = {}
        for name in compiled.positiontup or ():
            if name in values:
                order.append(name)
                continue
            constant = defaults.get(name, compiled.params[name])
            is_list = compiled.binds[name].expanding
            own = {f"{name} {n}": one for n, one in enumerate(_flat(constant))} if is_list else {name: constant}
            order += own
            constants |= own
        if foreign := values.keys() - set(order):
            raise TypeError(f"nothing is called {', '.join(foreign)} in {said.statement}")
        forms = ((n, _turning(column)) for n, column in enumerate(compiled._result_columns))
        turned = tuple((n, turn) for n, turn in forms if turn)
        return _Words(said.statement, tuple(order), constants, turned)

    def _laid_out(self, words: _Words, values: Values) -> list[Any]:
        if words.constants:
            values = {**words.constants, **values}
        if not self._lists:
            return [values[name] for name in words.order]
        flat: list[Any] = []
        for name in words.order:
            if name in self._lists:
                flat.extend(_flat(values[name]))
            else:
                flat.append(values[name])
        return flat


def _flat(values: Sequence[Any]) -> Iterable[Any]:
    return chain.from_iterable(values) if values and isinstance(values[0], tuple) else values


def _default(column: Column[Any]) -> Any:
    """What a table says for a column that nobody names."""
    assert isinstance(column.default, ScalarElementColumnDefault)
    return column.default.arg


def _turning(column: Any) -> Any:
    return column.type.dialect_impl(_SQLITE).result_processor(_SQLITE, None)


def _turned(row: tuple[Any, ...], turned: tuple[tuple[int, Any], ...]) -> tuple[Any, ...]:
    values = list(row)
    for n, turn in turned:
        values[n] = turn(values[n])
    return tuple(values)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _ask(connection: Connection, sql: str, values: list[Any]) -> Any:
    try:
        return _driver(connection).execute(sql, values)
    except _DriverError as error:
        raise _as_sqlalchemy(sql, error) from error


def _ask_each(connection: Connection, sql: str, many: list[list[Any]]) -> None:
    try:
        _driver(connection).executemany(sql, many)
    except _DriverError as error:
        raise _as_sqlalchemy(sql, error) from error


def _all(sql: str, found: Any) -> list[tuple[Any, ...]]:
    try:
        rows: list[tuple[Any, ...]] = found.fetchall()
    except _DriverError as error:
        raise _as_sqlalchemy(sql, error) from error
    return rows


def _next(sql: str, found: Any) -> Any:
    try:
        return found.fetchone()
    except _DriverError as error:
        raise _as_sqlalchemy(sql, error) from error


def _driver(connection: Connection) -> Any:
    driver: Any = connection.connection.driver_connection
    if not driver.in_transaction:  # none was begun, or a full disk has undone it: each statement would be one by itself
        raise InvalidRequestError("no transaction has been begun")
    return driver


def _as_sqlalchemy(sql: str, error: Exception) -> BaseException:
    """Whoever tells one intent's fault from the disk's looks for these."""
    return DBAPIError.instance(sql, None, error, _DriverError, hide_parameters=True)
