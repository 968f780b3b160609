"""Records as JSON and back, every value held to its type: what is read back was on a disk, where others may write."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date as Date
from datetime import datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_Check = Callable[[Any], Any]


def plain(value: Any) -> Any:
    """A record as JSON values: records become objects under their fields' names, days and moments ISO text.

    `typed` also takes a record as the list of its fields' values in order, which is shorter.
    """
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [plain(held) for held in value]
    return value.isoformat() if isinstance(value, Date) else value


def typed(record: Any, value: Any) -> Any:
    """A record of this dataclass from its JSON values. Raises ValueError where they are anything else."""
    try:
        return _check(record)(value)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


@cache
def _check(hint: Any) -> _Check:
    origin, arguments = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    if hint is Date or hint is datetime:
        return _moment(hint)
    if hint is float:
        return _number
    if origin is tuple:
        return _row(_check(arguments[0]))
    if origin is Mapping:
        return _table(_check(arguments[1]))
    if origin in (Union, types.UnionType):
        return _perhaps(_check(next(part for part in arguments if part is not types.NoneType)))
    if origin is Literal:
        return _one_of(frozenset(arguments))
    return _exact(hint)


def _record(record: Any) -> _Check:
    hints = get_type_hints(record)
    checks = {field.name: _check(hints[field.name]) for field in fields(record)}

    def check(value: Any) -> Any:
        """The record of an object with exactly its fields, or of a list of their values. Raises ValueError."""
        if type(value) is dict and value.keys() == checks.keys():
            return record(**{name: part(value[name]) for name, part in checks.items()})
        if type(value) is list and len(value) == len(checks):
            return record(*[part(held) for part, held in zip(checks.values(), value, strict=True)])
        raise ValueError(f"no {record.__name__}")

    return check


def _row(part: _Check) -> _Check:
    def check(value: Any) -> Any:
        """The tuple of a list whose values all pass. Raises ValueError."""
        if type(value) is not list:
            raise ValueError("no list")
        return tuple(map(part, value))

    return check


def _table(part: _Check) -> _Check:
    def check(value: Any) -> Any:
        """The dict of an object whose values all pass. Raises ValueError."""
        if type(value) is not dict:
            raise ValueError("no object")
        return {key: part(held) for key, held in value.items()}

    return check


def _perhaps(part: _Check) -> _Check:
    return lambda value: None if value is None else part(value)


def _one_of(values: frozenset[Any]) -> _Check:
    def check(value: Any) -> Any:
        """The word itself, where it is one of `values`. Raises ValueError."""
        if type(value) is not str or value not in values:
            raise ValueError("no such word")
        return value

    return check


def _exact(kind: type) -> _Check:
    def check(value: Any) -> Any:
        """The value itself, where it is of this type and of no other, derived ones included. Raises ValueError."""
        if type(value) is not kind:
            raise ValueError(f"no {kind.__name__}")
        return value

    return check


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise ValueError("no number")
    return float(value)


def _moment(kind: Any) -> _Check:
    def check(value: Any) -> Any:
        """The day or moment written in ISO form. Raises ValueError."""
        if type(value) is not str:
            raise ValueError("no date")
        return kind.fromisoformat(value)

    return check
