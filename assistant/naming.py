"""Whom documents are about, by one name for each authority, and how a name that is being typed is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.openings import spaced
from assistant.scoping.names import names_of
from store.types import Document


@dataclass(frozen=True, slots=True)
class Named:
    """One authority's name, and the other forms in which documents write it."""

    name: str
    also: tuple[str, ...] = ()


def subject_names(documents: Iterable[Document]) -> dict[str, Named]:
    """By the document's id, the name of its authority ("East Riding" and "East Riding of Yorkshire" are one), or the
    document's title where it names none."""
    held = {document.id: document for document in documents}
    names = names_of([(document.authority or "", document.authority_as_written or "") for document in held.values()])
    of_authority = {plain: one.name for one in names.authorities for plain in one.plain}
    found = {key: of_authority.get(one.authority or "") or one.title or one.name for key, one in held.items()}
    forms: dict[str, set[str]] = {}
    for key, document in held.items():
        forms.setdefault(found[key], set()).update({document.authority or "", document.authority_as_written or ""})
    return {key: Named(name, tuple(sorted(forms[name] - {"", name}))) for key, name in found.items()}


def words_begin(typed: str, text: str) -> bool:
    """Whether the words typed stand in `text` in a row, the last of them perhaps not yet whole."""
    words = _without_and(typed).rstrip()
    return not words or words in _without_and(text)


@lru_cache(maxsize=20_000)
def _without_and(text: str) -> str:
    """ "&" and "and" are the same, and the words of a search leave the sign out."""
    return spaced(text).replace(" and ", " ")
