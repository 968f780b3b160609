"""What of a model's making is never shown: links, images, markup, and what is no whole sentence."""

from __future__ import annotations

import re
import unicodedata

from assistant.conversation import lexicon
from assistant.reader.wordforms import stem

_LONGEST, _FEWEST = 600, 2
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


_END = re.compile(r"[.!?…][”’\"')\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LINKING = (lexicon.DETERMINERS | lexicon.LINKS | {"of", "to", "with", "from", "by"}) - frozenset(
    "all both each more most few many others another this that these those such enough some any other so".split()
)
"""Words with which no sentence ends."""
_SPEAKERS = frozenset("i me my we us our you your".split())


def why_no_support(statement: str, quote: str) -> str:
    """Why words of a document do not support a statement, though they say it; empty where they may."""
    if _HIDES.search(quote):
        return "The words that say it are no running text."
    if not _END.search(statement) and not _ends_as(statement, quote):
        return "It breaks off."
    spoken = _words(_QUOTED.sub(" ", statement)) & _SPEAKERS - _words(quote)
    return f"It speaks of “{min(spoken)}”, and the cited words do not." if spoken else ""


def _ends_as(statement: str, quote: str) -> bool:
    """Whether its last word stands in the quote, so that it may lack a full stop and be whole."""
    last = _WORD.findall(statement)[-1:]
    return bool(last) and stem(last[0].casefold()) in {stem(word) for word in _words(quote)}


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _is_sentence(text: str) -> bool:
    """Whether it is whole: it does not break off, and without a full stop it has a verb and does not end with one."""
    words = _WORD.findall(text)
    if len(words) < _FEWEST or text[0].islower() or text[-1] in ":;,–—-(" or words[-1] in _LINKING:
        return False
    if _END.search(text):
        return len(words) > _FEWEST or words[-1] not in lexicon.AUXILIARY
    verbs = lexicon.VERBS | lexicon.AUXILIARY
    return words[-1] not in lexicon.AUXILIARY and any(word in verbs or word.endswith("ed") for word in words[1:])


def why_not_plain(text: str) -> str:
    """Why a statement is no plain sentence, in one sentence; empty where it is one."""
    if _MARKUP.search(text):
        return "It holds a link or markup."
    if any(unicodedata.category(letter)[0] == "C" for letter in text):
        return "It holds characters that cannot be seen."
    if len(text) > _LONGEST:
        return "It is too long for one sentence."
    if not _is_sentence(text):
        return "It is no whole sentence."
    return ""
