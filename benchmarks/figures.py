"""Figures of a benchmark, the table that shows them, and whether they reach what was aimed at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any


@dataclass(frozen=True, slots=True)
class Value:
    """A measured amount; a share says of how many."""

    amount: float
    count: int | None = None
    of: int | None = None

    def __str__(self) -> str:
        if isnan(self.amount):
            return "-"
        if self.of is not None:
            return f"{self.amount:.3f} ({self.count} of {self.of})"
        return f"{self.amount:.3f}" if abs(self.amount) < 10 else f"{self.amount:.1f}"


@dataclass(frozen=True, slots=True)
class Target:
    """What is aimed at: `amount` at least, or at most; with `by` so many times the plain way's."""

    amount: float
    at_most: bool = False
    times_plain: bool = False

    def __str__(self) -> str:
        if self.times_plain:
            return f"{self.amount:g} x plain"
        return f"{'<= ' if self.at_most else ''}{self.amount:.3g}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `less_is_better` where it is; `steady` ones depend on no machine's speed."""

    collection: str
    measure: str
    ours: Value | None
    plain: Value | None = None
    target: Target | None = None
    less_is_better: bool = False
    steady: bool = True

    @property
    def name(self) -> str:
        """What tells it apart."""
        return f"{self.collection}: {self.measure}"

    @property
    def reached(self) -> bool | None:
        """Whether ours reaches the target; None where there is none, or nothing to compare with."""
        if self.target is None or self.ours is None or isnan(self.ours.amount):
            return None
        if self.target.times_plain and self.plain is None:
            return None
        aim = self.target.amount * (self.plain.amount if self.target.times_plain and self.plain else 1)
        return self.ours.amount <= aim + 1e-9 if self.target.at_most else self.ours.amount >= aim - 1e-9

    def as_record(self) -> dict[str, Any]:
        """The figure as JSON holds it."""
        return {
            "collection": self.collection,
            "measure": self.measure,
            "plain": _recorded(self.plain),
            "ours": _recorded(self.ours),
            "target": str(self.target) if self.target else None,
            "reached": self.reached,
        }


def share(hits: Iterable[bool]) -> Value:
    """The share of what is true."""
    held = list(hits)
    return Value(sum(held) / len(held) if held else float("nan"), sum(held), len(held))


def mean(amounts: Iterable[float]) -> Value:
    """The arithmetic mean."""
    held = list(amounts)
    return Value(sum(held) / len(held) if held else float("nan"))


def table(figures: Sequence[Figure], aim: str = "target") -> str:
    """The figures as lines of text, a rule between collections; `aim` heads the column of what is aimed at."""
    head = ("collection", "measure", "plain", "ours", aim, "")
    rows = [_cells(figure) for figure in figures]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(head, widths, strict=True)).rstrip()]
    before = ""
    for row in rows:
        if row[0] != before:
            lines.append("-" * len(lines[0]))
        shown = ("" if row[0] == before else row[0], *row[1:])
        before = row[0]
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(shown, widths, strict=True)).rstrip())
    return "\n".join(lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    reached = {True: "reached", False: "not reached", None: ""}[figure.reached]
    return (
        figure.collection,
        figure.measure,
        str(figure.plain) if figure.plain else "",
        str(figure.ours) if figure.ours else "",
        str(figure.target) if figure.target else "",
        reached,
    )


def _recorded(value: Value | None) -> dict[str, float | int | None] | None:
    if value is None or isnan(value.amount):
        return None
    return {"amount": value.amount, "count": value.count, "of": value.of}
