"""A reading as JSON and back, every value held to its type.

A process that reads files of unknown origin may be taken over by one. Unpickling what it sends could then run anything;
this gives a `Reading` and its `Chunk`s, or ValueError.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date as Date
from functools import cache
from typing import Any

from ingest.typed_json import typed
from store.types import Chunk, Reading


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
    return typed(Reading, reading), typed(tuple[Chunk, ...], chunks)


def _plain(value: Any) -> Any:
    if isinstance(value, Date):
        return value.isoformat()
    record: Any = type(value)
    return [getattr(value, name) for name in _names(record)]


@cache
def _names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))
