"""Which words are usual ones here: by what the documents write in lower case, and by what the language model knows."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence

from store.catalogue import Catalogue
from store.embedding import Embedder
from store.types import Passage
from store.words import phrase

_LOOKED_AT = 150
_PLACE_LOOKED_AT = 30
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
_LINKS = ("[Ii]n", "near", "across", "around", "outside")
_WEAK_LINKS = ("from", "to", "with", "of", "at", "and")
_OF_THINGS = r"(?:[Pp]lan|[Ss]trategy|[Aa]ct|[Rr]eport|[Pp]rogramme|[Mm]odel|[Tt]eam|[Bb]oard|[Ss]ystem|[Pp]roject)\b"
_OF_PLACES = (
    r"(?:City Region|Combined Authority|(?:Teaching |General |University )?Hospitals?|University|NHS|Police|"
    r"(?:Children[’']s )?Safeguarding|Youth (?:Offending|Justice)|Airport)\b"
)
"""What is called after the place that it is in."""
_OF_COUNCILS = r"(?:[Cc]ouncil|local authority|[Cc]hildren[’']s)"


class Vocabulary:
    """The words of a library, remembered until its documents change."""

    def __init__(self, catalogue: Catalogue, embedder: Embedder) -> None:
        """Both belong to the library."""
        self._catalogue = catalogue
        self._embedder = embedder
        self._guard = threading.Lock()
        self._revision = -1
        self._usual: dict[str, bool] = {}

    def is_usual(self, word: str) -> bool:
        """Whether the documents write the word in lower case, addresses on the web aside."""
        revision = self._catalogue.revision()
        with self._guard:
            if revision != self._revision:
                self._usual.clear()
                self._revision = revision
            known = self._usual.get(word)
        if known is not None:
            return known
        pattern = re.compile(rf"(?<![\w./@-]){re.escape(word)}(?![\w/@]|[.-]\w)")
        found = any(pattern.search(passage.text) for passage in self.passages(word, _LOOKED_AT))
        with self._guard:
            self._usual[word] = found
        return found

    def is_word(self, word: str) -> bool:
        """Whether the documents hold the word in any form, or the embedding model's vocabulary holds it whole."""
        if self.is_held(word):
            return True
        return len(self._embedder.embed_words([word])[0].pieces) == 1

    def is_held(self, name: str) -> bool:
        """Whether a document holds these words next to each other."""
        return self._catalogue.holds(phrase(name), None)

    def is_written(self, letters: str, documents: Sequence[str]) -> bool:
        """Whether one of these documents, by id, has the word with just these small and capital letters."""
        written = re.compile(rf"\b{re.escape(letters)}\b")
        keys = [key for key, _ in self._catalogue.match_words(phrase(letters), _LOOKED_AT, list(documents))]
        return any(written.search(passage.text) for passage in self._catalogue.passages(keys).values())

    def passages(self, words: str, limit: int) -> list[Passage]:
        """Passages that hold these words next to each other, best first."""
        keys = [key for key, _ in self._catalogue.match_words(phrase(words), limit, None)]
        found = self._catalogue.passages(keys)
        return [found[key] for key in keys if key in found]

    def is_place(self, name: str, within: bool) -> bool:
        """Whether documents use the name as that of a place or council, rather than of a body, a person or a thing.

        Where the question says that something is `within` it, "with" and "from" it in the documents say enough. A name
        that stands in addresses alone is that of a town.
        """
        escaped = re.escape(name)
        address = re.compile(rf"\b{escaped},?\s+{_POSTCODE}")
        found = [passage.text for passage in self.passages(name, _PLACE_LOOKED_AT)]
        texts = [address.sub(" ", text) for text in found]
        held = [text for text in texts if name in text]
        if texts and not held:
            return within or texts != found
        links = _LINKS + _WEAK_LINKS if within else _LINKS
        place = rf"\b(?:{'|'.join(links)}) (?:the )?(?:(?:City|London Borough|County) of )?{escaped}\b(?! {_OF_THINGS})"
        body = rf"\b{escaped} (?:(?:City|County|Borough|Metropolitan|District) )*{_OF_COUNCILS}"
        used = re.compile(rf"{place}|{body}|\b{escaped} {_OF_PLACES}")
        return 3 * sum(bool(used.search(text)) for text in held) >= max(1, len(held))
