"""What of a model's making is never shown: links, images, HTML and other markup."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 600
_MARKUP = re.compile(
    r"[a-z][a-z0-9+.-]*://|\b(?:www\.|mailto:|javascript:|data:)\S|!\[|\]\s*[(\[:]|</?[a-z!?][^\s]*|&(?:#\w+|[a-z]+);|`|"
    r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}/\S|\$\$|\\[(\[]|={3,}|[‹›¦{}|]",
    re.IGNORECASE,
)


_HIDES = re.compile(
    r"<[/!?a-z|]|\|>|\[/?inst|\[//\]|\{\s*[\"'{!%]|={3,}|"
    r"[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]",
    re.IGNORECASE,
)
"""Tags, marks of models' turns, JSON, and signs that hide or turn around what stands beside them."""


def why_no_support(quote: str) -> str:
    """Why words of a document support nothing, though they say it; empty where they may."""
    return "The words that say it are no running text." if _HIDES.search(quote) else ""


def why_not_plain(text: str) -> str:
    """Why a statement is no plain sentence, in one sentence; empty where it is one."""
    if _MARKUP.search(text):
        return "It holds a link or markup."
    if any(unicodedata.category(letter)[0] == "C" for letter in text):
        return "It holds characters that cannot be seen."
    if len(text) > _LONGEST:
        return "It is too long for one sentence."
    return ""
