"""What became of files that were to be added."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be added and what a person can do about it."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartlyUnread:
    """A file that is in, and the numbers of its pages that hold no text: nothing on them is found or cited."""

    path: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of the files given to `Library.add`, by path, in the order in which they were read.

    `unchanged` holds the files that were in already; `duplicates` those of them that came under a new name.
    `partly_unread` holds those of the files read that have pages without text, such as scans.
    `stopped` is True where the work was stopped before the last file; a later `add` goes on from there.
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[FailedFile, ...] = ()
    duplicates: tuple[str, ...] = ()
    partly_unread: tuple[PartlyUnread, ...] = ()
    pages: int = 0
    seconds: float = 0.0
    stopped: bool = False
