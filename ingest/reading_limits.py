"""What reading one file may take, and what is said of a file that took more."""

from __future__ import annotations

from dataclasses import dataclass

_ADVICE = "Split it, or save it again as PDF and add that."


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds, and bytes of a process's memory where the platform can limit them."""

    seconds: float = 300.0
    memory: int = 2 * 2**30


def too_slow(limits: Limits) -> str:
    """What is said of a file that took too long."""
    minutes = limits.seconds / 60
    spent = f"{minutes:.0f} minutes" if minutes >= 2 else f"{limits.seconds:g} seconds"
    return f"Reading it took more than {spent}, so it was given up. {_ADVICE}"


def too_large(limits: Limits) -> str:
    """What is said of a file that took too much memory."""
    return f"Reading it takes more than {_memory(limits)} of memory, so it was given up. {_ADVICE}"


def died(limits: Limits) -> str:
    """What is said of a file whose reading ended its process."""
    return (
        "Reading it ended the reader; the file may be damaged, or may need more memory than there is "
        f"({_memory(limits)} at most). {_ADVICE}"
    )


def _memory(limits: Limits) -> str:
    gigabytes = limits.memory / 2**30
    return f"{gigabytes:.0f} GB" if gigabytes >= 1 else f"{limits.memory / 2**20:.0f} MB"
