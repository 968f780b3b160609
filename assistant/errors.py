"""Everything that can go wrong with a library, under names that a caller can catch."""

from __future__ import annotations

from ingest.errors import ReadError
from store.errors import Busy as LibraryBusy
from store.errors import ModelChanged, ModelMissing
from store.errors import StoreError as LibraryError


class NotFound(LibraryError):
    """No such document in this library."""


class WrongValue(LibraryError):
    """A value that a field of the metadata cannot have; `field` is the field's name."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


__all__ = ["LibraryBusy", "LibraryError", "ModelChanged", "ModelMissing", "NotFound", "ReadError", "WrongValue"]
