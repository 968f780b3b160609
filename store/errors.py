"""What the store says when it cannot do what was asked. Every message is written for a person."""


class StoreError(Exception):
    """The library cannot be opened, read or written."""


class Busy(StoreError):
    """Another process is writing to the library."""


class ModelMissing(StoreError):
    """The embedding model cannot be loaded, or is not the file it should be."""


class ModelChanged(StoreError):
    """The library's vectors were made with another embedding model than the one configured now."""
