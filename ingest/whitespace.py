"""Folds the white space of running text."""

from __future__ import annotations

# A soft hyphen, a zero-width space and a byte order mark show nothing; a non-breaking hyphen shows a hyphen.
_UNSEEN = str.maketrans({"\u00ad": None, "\u200b": None, "\ufeff": None, "\u2011": "-"})


def fold_whitespace(text: str) -> str:
    """`text` with each run of white space, non-breaking spaces included, as one space, and none at its ends."""
    return " ".join(text.translate(_UNSEEN).split())
