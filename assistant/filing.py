"""Settles files one after the other, in their order, while those that follow are being read."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.types import AddReport, FailedFile, PartlyUnread
from ingest.errors import NoReader
from store.errors import StoreError
from store.types import Progress

Outcome = Literal["added", "replaced", "unchanged", "duplicate", "failed"]
_BYTES_AHEAD = 64 * 2**20
"""Files and readings that may wait for their turn, however many they are."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file; `detail` is the reason of a failure, or the title of the document it equals.

    `pages` counts the pages that were read, `unread_pages` names those of them that hold no text.
    """

    path: str
    outcome: Outcome
    detail: str = ""
    pages: int = 0
    unread_pages: tuple[int, ...] = ()


class Step(Protocol):
    """One file on its way in; its reading has begun where it needs one."""

    @property
    def name(self) -> str:
        """The file's name, as shown while it is settled."""

    @property
    def held(self) -> int:
        """Bytes that it keeps in memory."""

    def settle(self, stop: threading.Event | None) -> FileResult | None:
        """Put it in, when all before it are settled; None where `stop` came before it was in."""


def settle_all(
    steps: Iterable[Step],
    total: int,
    ahead: int,
    progress: Progress | None,
    stop: threading.Event | None,
    on_file: Callable[[FileResult], None] | None,
) -> AddReport:
    """Settle `total` steps in their order; at most `ahead` of them are taken in before their turn."""
    began = time.monotonic()
    results: list[FileResult] = []
    for step in _looking_ahead(steps, ahead):
        if stop is not None and stop.is_set():
            break
        if progress:
            progress(len(results), total, step.name)
        try:
            result = step.settle(stop)
        except NoReader as error:
            raise StoreError(str(error)) from error
        if result is None:
            break
        results.append(result)
        if on_file:
            on_file(result)
    if progress:
        progress(len(results), total, "")
    return _report(results, stopped=len(results) < total, seconds=time.monotonic() - began)


def _looking_ahead(steps: Iterable[Step], ahead: int) -> Iterator[Step]:
    waiting: deque[Step] = deque()
    for step in steps:
        waiting.append(step)
        while len(waiting) > ahead or sum(step.held for step in waiting) > _BYTES_AHEAD:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def _report(results: list[FileResult], *, stopped: bool, seconds: float) -> AddReport:
    def named(*outcomes: Outcome) -> tuple[str, ...]:
        """The paths of the files with one of these outcomes, in the order in which they were read."""
        return tuple(result.path for result in results if result.outcome in outcomes)

    return AddReport(
        added=named("added"),
        replaced=named("replaced"),
        unchanged=named("unchanged", "duplicate"),
        failed=tuple(FailedFile(result.path, result.detail) for result in results if result.outcome == "failed"),
        duplicates=named("duplicate"),
        partly_unread=tuple(
            PartlyUnread(result.path, result.unread_pages) for result in results if result.unread_pages
        ),
        pages=sum(result.pages for result in results),
        seconds=seconds,
        stopped=stopped,
    )
