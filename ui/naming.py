"""Finding the document a person means."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import Library, NotFound
from store.types import Document
from ui.places import title


def named(library: Library, name: str) -> Document:
    """The document with this id, this beginning of an id, or this file name.

    Raises NotFound when no document or more than one fits.
    """
    try:
        return library.document(name)
    except NotFound:
        found = [document for document in library.documents() if name == document.name]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"No single document has the id or file name “{name}”; `chapterverse documents` lists them all.")
    titles = "; ".join(f"{document.id[:12]} {title(document)}" for document in found[:5])
    raise NotFound(f"{len(found)} documents have the file name “{name}”: {titles}. Give the id.")


def ids_named(library: Library, names: Sequence[str] | None) -> list[str] | None:
    """The ids of the documents named with `--document`, None where none is."""
    return [named(library, name).id for name in names] if names else None
