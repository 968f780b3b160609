"""Finds passages for a question of a conversation: as it stands alone, as it came, and beside the last answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.standing_alone import Standalone
from assistant.finding import Finder
from assistant.types import Hit

_DEPTH = 40
_AS_IT_CAME = 0.5
_BESIDE_ANSWER = 0.85
_OF_DOCUMENT = 1.0


def search_after(
    finder: Finder, words: str, alone: Standalone, limit: int, documents: Sequence[str] | None
) -> list[Hit]:
    """The best passages, best first, by the scores of up to three searches.

    The question may have been made to stand alone wrongly, so that its words as they came count too. A follow-up often
    stays with what was just said: passages for it beside the beginning of the last answer count as well. A passage of a
    document that several of these searches find gets the scores of that document's best passages too.
    """
    searches = [(alone.text, 1.0)]
    if alone.text != words:
        searches.append((words, _AS_IT_CAME))
    if alone.also:
        searches.append((f"{alone.text} {alone.also}", _BESIDE_ANSWER))
    if len(searches) == 1:
        return finder.search(alone.text, limit, documents)
    of_passage: defaultdict[int, float] = defaultdict(float)
    of_document: defaultdict[str, float] = defaultdict(float)
    found: dict[int, Hit] = {}
    for said, weight in searches:
        hits = finder.search(said, max(_DEPTH, limit), documents)
        shares = _shares(hits)
        best: dict[str, float] = {}
        for hit, share in zip(hits, shares, strict=True):
            found.setdefault(hit.passage.id, hit)
            of_passage[hit.passage.id] += weight * share
            best.setdefault(hit.document.id, weight * share)
        for document, share in best.items():
            of_document[document] += share
    scores = {key: of_passage[key] + _OF_DOCUMENT * of_document[hit.document.id] for key, hit in found.items()}
    ranked = sorted(scores, key=lambda key: -scores[key])[:limit]
    return [replace(found[key], score=scores[key]) for key in ranked]


def _shares(hits: Sequence[Hit]) -> list[float]:
    """How far each hit rises above the last one looked at, as a share of how far the first does."""
    if not hits:
        return []
    last = hits[min(len(hits), _DEPTH) - 1].score
    height = hits[0].score - last
    return [max(0.0, hit.score - last) / height if height > 0 else 1.0 for hit in hits]
