"""What scoring a collection gives, and what it is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant import Library
from benchmarks.collections import Collection
from benchmarks.figures import Figure
from benchmarks.places import Held
from benchmarks.plain_chain import PlainChain


@dataclass(frozen=True, slots=True)
class Work:
    """A collection with its library and, unless the plain way is left out, the same documents in the plain chain."""

    name: str
    collection: Collection
    library: Library
    held: Held
    chain: PlainChain | None


@dataclass(slots=True)
class Scored:
    """Figures, each question's records, and remarks on what was left out."""

    figures: list[Figure] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
