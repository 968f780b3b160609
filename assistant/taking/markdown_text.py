"""Text of unknown origin in Markdown: it shows as it stands, and no image, link or HTML in it comes alive."""

from __future__ import annotations

import re

from assistant.taking.saying import line

_ALIVE = re.compile(r"[\\`*_{}\[\]<>#|~$^&]")
_BEGINS_A_BLOCK = re.compile(r"(?=[-+=:])|(?<=\d)(?=[.)])")
_BEGINNING = re.compile(r"[-+=:]|\d+[.)]")
_BECOMES_A_LINK = re.compile(
    r"://|www\.|@|mailto:|xmpp:|[^\W_]\.(?!(?:pdf|docx?|html?|txt)\b)[^\W\d_]{2,}", re.IGNORECASE
)
"""What many renderers make a link of without being told: addresses of pages and of people, names of hosts."""


def inline(text: str) -> str:
    """The text in one line as Markdown that renders as just this text, in a paragraph or a table's cell.

    What renderers would make a link of by themselves becomes code, which none of them touches.
    """
    words = [_code(word) if _BECOMES_A_LINK.search(word) else _escaped(word) for word in line(text).split(" ")]
    if words and _BEGINNING.match(words[0]):
        words[0] = _BEGINS_A_BLOCK.sub(r"\\", words[0], count=1)
    return " ".join(words)


def _escaped(word: str) -> str:
    return _ALIVE.sub(r"\\\g<0>", word)


def _code(word: str) -> str:
    """The word as code; within a table a bar would end the cell even there, so what holds one is parted at it."""
    if "|" in word:
        return "\\|".join(_code(part) if part else "" for part in word.split("|"))
    fence = "`" * (1 + max(map(len, re.findall("`+", word)), default=0))
    pad = " " if word.startswith("`") or word.endswith("`") else ""
    return f"{fence}{pad}{word}{pad}{fence}"
