"""Quotation marks hold words that stand in the cited text; links and marked-up text are refused."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|(?<!\w)[‘']([^‘’'\n]+(?:[’'](?=\w)[^‘’'\n]+)*)[’'](?!\w)")
_MARKUP = re.compile(
    r"https?:|www\.|!?\[[^\]\n]*\]\([^)]*\)|<[a-zA-Z/!][^>]*>|\bdata:|\bjavascript:|`|\b\w+@\w+\.\w+", re.IGNORECASE
)


def wrong_quotation(said: str, held: str) -> str:
    """Words in quotation marks that do not stand in `held`; empty where there are none."""
    text = _plain(held)
    for match in _QUOTED.finditer(said):
        words = next(group for group in match.groups() if group)
        if _plain(words) not in text:
            return words
    return ""


def markup(said: str) -> str:
    """A link, an image, an address or code; empty where there is none."""
    match = _MARKUP.search(said)
    return match.group() if match else ""


def _plain(text: str) -> str:
    words = re.findall(r"[^\W_]+", re.sub(r"[’']", "", text.casefold()))
    return f" {' '.join(words)} "
