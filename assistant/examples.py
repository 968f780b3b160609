"""Questions to start from, made from what the library's own documents state."""

from __future__ import annotations

from assistant.openings import Openings
from store.catalogue import Catalogue


class Examples:
    """The examples of a library, made anew when its documents change."""

    def __init__(self, catalogue: Catalogue, openings: Openings) -> None:
        """Nothing is read yet."""
        self._catalogue = catalogue
        self._openings = openings

    def questions(self, limit: int) -> list[str]:
        """At most `limit` questions, the same ones for the same documents."""
        any_improvement = self._catalogue.facts("improvement")
        return ["What needs to improve?"][:limit] if any_improvement else []
