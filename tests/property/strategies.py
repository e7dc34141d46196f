"""Any value of a message, row or intent, made from its struct alone: new fields are covered at once."""

from datetime import UTC, timedelta, timezone
from functools import cache
from typing import Any, TypeVar

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

T = TypeVar("T")
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-11, minutes=-30))])
WORDS = st.sampled_from(
    ["", "0", "06463", "Hòa", "Ủy ban", "ÐẤT đai", "Q\u0300Đ", "\u200b", '"\\\n', "😀", "MẬT", "a" * 300]
)
INT64 = st.integers(-(2**63), 2**63 - 1)


def text() -> st.SearchStrategy[str]:
    return st.text(max_size=12) | WORDS


@cache
def any_of(cls: type[T]) -> st.SearchStrategy[T]:
    """Values of a struct, every field filled or left at its default."""
    return _values(inspect.type_info(cls))


def _values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.StructType(cls=cls, fields=fields):
            required = {f.name: _values(f.type) for f in fields if f.required}
            optional = {f.name: _values(f.type) for f in fields if not f.required}
            return st.fixed_dictionaries(required, optional=optional).map(lambda given: cls(**given))
        case inspect.UnionType(types=types):
            return st.one_of(*map(_values, types))
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(_values(key), _values(value), max_size=3)
        case inspect.VarTupleType(item_type=item):
            return st.lists(_values(item), max_size=3).map(tuple)
        case inspect.TupleType(item_types=items):
            return st.tuples(*map(_values, items))
        case inspect.EnumType(cls=enum):
            return st.sampled_from(enum)
    return _plain(kind)


def _plain(kind: inspect.Type) -> st.SearchStrategy[Any]:
    plain: dict[type, st.SearchStrategy[Any]] = {
        inspect.StrType: text(),
        inspect.IntType: INT64,
        inspect.FloatType: st.floats(allow_nan=False),
        inspect.BoolType: st.booleans(),
        inspect.BytesType: st.binary(max_size=40),
        inspect.DateType: st.dates(),
        inspect.DateTimeType: st.datetimes(timezones=ZONES),
        inspect.NoneType: st.none(),
    }
    return plain[type(kind)]


def subclasses(cls: type[msgspec.Struct]) -> list[type[msgspec.Struct]]:
    """All structs below one, by name."""
    below = {sub for direct in cls.__subclasses__() for sub in (direct, *subclasses(direct))}
    return sorted(below, key=lambda sub: sub.__name__)
