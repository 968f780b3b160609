"""Finding passages by words: from a question to an FTS5 expression."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from store.catalogue import Catalogue

_LETTER = r"[^\W_⁰¹²³⁴-⁹]"
_TOKEN = re.compile(rf"{_LETTER}+(?:[’']{_LETTER}+)*")
_SECTIONS_READ = 500
_PHRASES_SHARE = 0.3
_LONGEST_PHRASE = 3
"""Words from the first to the last that carries meaning: two stop words may stand between them."""
STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here hers
    him his how i if in into is it its itself just me more most my no nor not of off on once only or other our ours out
    over own s same she should so some such t than that the their theirs them then there these they this those through
    to too under until up us very was we were what when where which while who whom whose why will with would you your
    yours get gets got say says said tell please give
    gives given list describe explain according mention mentions mentioned regarding concerning compare compared
    comparing comparison differ difference differences summarize
    summarise summary discuss discussed discussion discussions talk talked talking think thinks thought
    i'd i'll i've i'm you'd you'll you've you're we'd we'll we've we're they'd they'll they've they're he'd he'll he's
    she'd she'll she's it'd it'll it's that's there's here's what's who's where's how's let's isn't aren't wasn't
    weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't shouldn't mustn't
    isn aren wasn weren don doesn didn haven hasn hadn couldn won wouldn shouldn mustn ll ve""".split()
)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, without possessive endings."""
    return [re.sub(r"[’']s?$", "", match.group().casefold()).replace("’", "'") for match in _TOKEN.finditer(text)]


def content_words(text: str) -> list[str]:
    """The words of a question that carry its meaning, each once, in order."""
    return list(dict.fromkeys(word for word in tokens(text) if word and word not in STOP_WORDS))


def phrase(words: str) -> str:
    """An FTS5 expression for the words as they stand next to each other."""
    return '"' + " ".join(tokens(words)) + '"'


def begins(beginning: str) -> str:
    """An FTS5 expression for words that begin so."""
    return f"{phrase(beginning)} *"


def any_of(words: Iterable[str]) -> str:
    """An FTS5 expression for passages with at least one of the words."""
    return " OR ".join(f'"{word}"' for word in words)


def search_words(
    catalogue: Catalogue, question: str, limit: int, documents: Sequence[str] | None
) -> list[tuple[int, float]]:
    """Passage ids with their BM25, best first."""
    wanted = content_words(question) or list(dict.fromkeys(tokens(question)))
    return catalogue.match_words(any_of(wanted), limit, documents) if wanted else []


def score_words(catalogue: Catalogue, question: str, also: str, ids: Collection[int]) -> dict[int, float]:
    """How well these passages fit by words: their BM25, and that of the question's phrases. `also` are words for the
    same that have no phrases."""
    wanted = content_words(f"{question} {also}") or list(dict.fromkeys(tokens(question)))
    scores = catalogue.word_scores(any_of(wanted), ids) if wanted else {}
    whole = phrases(question)
    for key, score in catalogue.word_scores(" OR ".join(whole), ids).items() if whole else ():
        scores[key] = scores.get(key, 0.0) + _PHRASES_SHARE * score
    return scores


def phrases(question: str) -> list[str]:
    """FTS5 expressions for the question's words as they stand, from each one that carries meaning to the next."""
    words = tokens(question)
    places = [place for place, word in enumerate(words) if word and word not in STOP_WORDS]
    near = [(first, last) for first, last in pairwise(places) if last - first <= _LONGEST_PHRASE]
    return list(dict.fromkeys(phrase(" ".join(words[first : last + 1])) for first, last in near))


def search_headings(
    catalogue: Catalogue, question: str, limit: int, documents: Sequence[str] | None
) -> list[tuple[int, float]]:
    """The first passage of each section whose heading holds every word that carries the question's meaning."""
    wanted = content_words(question)
    if not wanted:
        return []
    expression = f"context : ({' AND '.join(phrase(word) for word in wanted)})"
    found = catalogue.match_words(expression, _SECTIONS_READ, documents, (0.0, 1.0))
    passages = catalogue.passages([key for key, _ in found])
    sections: dict[tuple[str, tuple[str, ...]], tuple[int, float]] = {}
    for key, score in sorted(found):
        passage = passages.get(key)
        if passage and passage.headings and _holds_all(passage.headings[-1], wanted):
            sections.setdefault((passage.document_id, passage.headings), (key, score))
    return sorted(sections.values(), key=lambda pair: (-pair[1], pair[0]))[:limit]


def _holds_all(heading: str, wanted: Sequence[str]) -> bool:
    held = tokens(heading)
    return all(any(_alike(word, other) for other in held) for word in wanted)


def _alike(word: str, other: str) -> bool:
    """Whether two words are forms of one, as far as their beginnings tell."""
    shared = max(4, min(len(word), len(other)) - 2)
    return word[:shared] == other[:shared]
