"""Figures recorded for the short run, and whether today's have dropped clearly below them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date as Date
from math import isnan
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, Target, Value

FILE = Path(__file__).with_name("answers_short.json")
_LEAST = 0.04
"""Machines that embed in float32 differ by up to .02 from those that do in bfloat16."""
_QUESTIONS = 1.5
"""More than one question of a small set has to go wrong."""
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
    """What may be lost: between one and two questions of a small set, .04 of a share, a tenth of a number."""
    if value.of:
        return max(_LEAST, _QUESTIONS / value.of)
    return max(_LEAST, _SHARE_OF_NUMBER * value.amount) if value.amount > 1 else _LEAST


def with_allowed(figures: Sequence[Figure], file: Path = FILE) -> list[Figure]:
    """The figures with what is allowed, after the recorded ones, in place of their targets."""
    held = _recorded(file)
    return [replace(figure, target=_allowed(held[figure.name]) if figure.name in held else None) for figure in figures]


def drops(figures: Sequence[Figure], collections: Collection[str], file: Path = FILE) -> list[str]:
    """What dropped, a plain sentence each; figures of other collections than those named are not looked for."""
    now = {figure.name: figure for figure in figures if _counts(figure)}
    said = []
    for name, held in _recorded(file).items():
        if name.partition(":")[0] not in collections:
            continue
        if name not in now:
            said.append(f"{name}: recorded {held['amount']:.3f}, not measured now.")
        elif replace(now[name], target=_allowed(held)).reached is False:
            said.append(f"{name}: recorded {held['amount']:.3f}, now {now[name].ours}; allowed is {_allowed(held)}.")
    return said


def _recorded(file: Path) -> dict[str, dict[str, Any]]:
    if not file.is_file():
        return {}
    found: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["figures"]
    return found


def _allowed(held: dict[str, Any]) -> Target:
    """The recorded amount less what may be lost."""
    if held["less_is_better"]:
        return Target(held["amount"] + held["tolerance"], at_most=True)
    return Target(held["amount"] - held["tolerance"])


def _counts(figure: Figure) -> bool:
    return figure.steady and figure.ours is not None and not isnan(figure.ours.amount)
