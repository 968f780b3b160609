"""Text of documents and of readers as data in a prompt: nothing in it can pass for a mark of ours or the model's."""

from __future__ import annotations

import re
import secrets
import unicodedata

_LOOK_ALIKES = str.maketrans({
    "<": "‹", ">": "›", "[": "(", "]": ")", "{": "(", "}": ")", "|": "¦", "`": "'",
})  # fmt: skip
"""Signs of which models' own marks, ours and markup are made, and what stands for them."""
_RULE = re.compile(r"([=#~*_-])\1{2,}")
_LINES = re.compile(r"\n{3,}")


def new_fence() -> str:
    """A word that no document can know."""
    return secrets.token_hex(4)


def fenced(number: int, text: str, fence: str) -> str:
    """A passage between two lines that hold its number and the fence's word."""
    return f"=== passage {number} {fence} ===\n{harmless(text).replace(fence, '')}\n=== end {number} {fence} ==="


def harmless(text: str) -> str:
    """Text without invisible characters, and with look-alikes for the signs that marks are made of."""
    seen = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter)[0] != "C")
    return _LINES.sub("\n\n", _RULE.sub("–", seen.translate(_LOOK_ALIKES))).strip()


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(harmless(text).split())
