"""Folds the white space of running text."""

from __future__ import annotations

# A soft hyphen, a zero-width space and a byte order mark show nothing; a non-breaking hyphen shows a hyphen.
_AS_SHOWN: dict[int, str | None] = {0x00AD: None, 0x200B: None, 0xFEFF: None, 0x2011: "-"}
_CONTROL: dict[int, str | None] = dict.fromkeys((*range(0x20), 0x7F, 0xFFFE, 0xFFFF), " ")
_TABLE = _AS_SHOWN | _CONTROL


def fold_whitespace(text: str) -> str:
    """`text` with one space for each run of white space, and none at its ends.

    Non-breaking spaces and control characters count as white space.
    """
    return " ".join(text.translate(_TABLE).split())
