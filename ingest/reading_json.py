"""A reading as JSON and back, every value held to its type.

A process that reads files of unknown origin may be taken over by one. Unpickling what it sends could then run anything;
this gives a `Reading` and its `Chunk`s, or ValueError.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date as Date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from store.types import Chunk, Reading

_Check = Callable[[Any], Any]


def encoded(reading: Reading, chunks: Sequence[Chunk]) -> bytes:
    """The reading and its passages as bytes; half characters become question marks."""
    return json.dumps([reading, chunks], default=_plain, ensure_ascii=False, check_circular=False).encode(
        errors="replace"
    )


def decoded(data: bytes) -> tuple[Reading, tuple[Chunk, ...]]:
    """The reading and its passages. Raises ValueError where the bytes hold anything else."""
    try:
        reading, chunks = json.loads(data)
    except (TypeError, RecursionError) as error:
        raise ValueError("no reading") from error
    found: tuple[Reading, tuple[Chunk, ...]] = _check(Reading)(reading), _check(tuple[Chunk, ...])(chunks)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Date):
        return value.isoformat()
    record: Any = type(value)
    return [getattr(value, name) for name in _names(record)]


@cache
def _names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


@cache
def _check(hint: Any) -> _Check:
    """What turns a value out of JSON into one of the type `hint`, or raises ValueError."""
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    if hint is Date:
        return _day
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _row(_check(arguments[0]))
    if origin in (Union, types.UnionType):
        return _perhaps(_check(next(part for part in arguments if part is not types.NoneType)))
    if origin is Literal:
        return _one_of(frozenset(arguments))
    return _exact(hint)


def _record(record: Any) -> _Check:
    hints = get_type_hints(record)
    checks = [_check(hints[name]) for name in _names(record)]

    def check(value: Any) -> Any:
        if type(value) is not list:
            raise ValueError(f"no {record.__name__}")
        return record(*[check(part) for check, part in zip(checks, value, strict=True)])

    return check


def _row(part: _Check) -> _Check:
    def check(value: Any) -> Any:
        if type(value) is not list:
            raise ValueError("no list")
        return tuple(map(part, value))

    return check


def _perhaps(part: _Check) -> _Check:
    return lambda value: None if value is None else part(value)


def _one_of(values: frozenset[Any]) -> _Check:
    def check(value: Any) -> Any:
        if type(value) is not str or value not in values:
            raise ValueError("no such word")
        return value

    return check


def _exact(kind: type) -> _Check:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"no {kind.__name__}")
        return value

    return check


def _day(value: Any) -> Date:
    if type(value) is not str:
        raise ValueError("no day")
    return Date.fromisoformat(value)
