"""Figures recorded for the short run, and whether today's have dropped clearly below them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date as Date
from math import isnan
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, Value

FILE = Path(__file__).with_name("answers_short.json")
_LEAST = 0.02
_QUESTIONS = 1.5
"""More than one question of a small set has to go wrong: machines that embed in bfloat16 and in float32 may differ."""
_SHARE_OF_NUMBER = 0.1


def record(figures: Sequence[Figure], machine: str, file: Path = FILE) -> None:
    """Write the figures that depend on no machine's speed, each with what may be lost before it counts as a drop."""
    held = {
        figure.name: {
            "amount": round(figure.ours.amount, 4),
            "tolerance": round(tolerance(figure.ours), 4),
            "less_is_better": figure.less_is_better,
        }
        for figure in figures
        if _counts(figure) and figure.ours
    }
    whole = {"date": Date.today().isoformat(), "machine": machine, "figures": held}
    file.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def tolerance(value: Value) -> float:
    """What may be lost: between one and two questions of a small set, .02 of a share, a tenth of a number."""
    if value.of:
        return max(_LEAST, _QUESTIONS / value.of)
    return max(_LEAST, _SHARE_OF_NUMBER * value.amount) if value.amount > 1 else _LEAST


def drops(figures: Sequence[Figure], collections: Collection[str], file: Path = FILE) -> list[str]:
    """What dropped, a plain sentence each; figures of other collections than those named are not looked for."""
    recorded: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["figures"]
    now = {figure.name: figure for figure in figures if _counts(figure)}
    said = []
    for name, held in recorded.items():
        if name.partition(":")[0] not in collections:
            continue
        figure = now.get(name)
        if figure is None or figure.ours is None:
            said.append(f"{name}: recorded {held['amount']:.3f}, not measured now.")
            continue
        lost = figure.ours.amount - held["amount"] if held["less_is_better"] else held["amount"] - figure.ours.amount
        if lost > held["tolerance"]:
            said.append(
                f"{name}: recorded {held['amount']:.3f}, now {figure.ours}; "
                f"worse by {lost:.3f}, where {held['tolerance']:.3f} is allowed."
            )
    return said


def _counts(figure: Figure) -> bool:
    return figure.steady and figure.ours is not None and not isnan(figure.ours.amount)
