"""Everything that can go wrong with a library, under names that a caller can catch."""

from __future__ import annotations

from ingest.errors import ReadError
from store.errors import Busy as LibraryBusy
from store.errors import ModelChanged, ModelMissing
from store.errors import StoreError as LibraryError


class NotFound(LibraryError):
    """No such document in this library."""


__all__ = ["LibraryBusy", "LibraryError", "ModelChanged", "ModelMissing", "NotFound", "ReadError"]
