"""Answers questions about a library and the assistant; leaves all others to the documents."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.about.asking import about_library, small_talk
from assistant.about.holdings import Holdings, matching
from assistant.about.replies import said
from assistant.types import Answer, Scope
from store.catalogue import Catalogue
from store.words import phrase


class AboutLibrary:
    """Answers what is asked about one library."""

    def __init__(self, catalogue: Catalogue) -> None:
        """The catalogue is the library's."""
        self._catalogue = catalogue
        self._holdings = Holdings(catalogue)

    def answer(self, question: str, documents: Sequence[str] | None) -> Answer | None:
        """The answer as notes without sources, of all documents or those given by id; None for another question."""
        talk = small_talk(question)
        if talk:
            return Answer(question, "answered", notes=said(talk, ()), score=1.0)
        holdings = self._holdings.all()
        if documents is not None:
            given = set(documents)
            holdings = tuple(held for held in holdings if held.id in given)
        asked = about_library(question, holdings) if holdings else None
        if asked is None:
            return None
        filters = asked.filters
        mentioning = {key for name in filters.names for key in self._catalogue.documents_with(phrase(name))}
        mentions = len(mentioning & {held.id for held in holdings})
        found = tuple(held.id for held in matching(holdings, filters))
        scope = Scope(found if len(found) < len(holdings) else None, filters.authorities)
        return Answer(question, "answered", scope=scope, notes=said(asked, holdings, mentions), score=1.0)
