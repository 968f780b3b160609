"""One writer at a time, whatever process or thread it is in."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import store.lock
from assistant import Library, LibraryBusy, LibraryError
from store.lock import WriterLock

ROOT = Path(store.lock.__file__).parents[1]
HOLDER = """
import sys, time
from pathlib import Path
from store.lock import WriterLock
with WriterLock(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.readline()
print("let go", flush=True)
"""


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is told to let go, or killed."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        try:
            yield holder
        finally:
            holder.kill()


def test_a_second_process_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    with held_elsewhere(path):
        began = time.monotonic()
        with pytest.raises(LibraryBusy, match="Wait until that is finished"), WriterLock(path).held():
            pytest.fail("two hold the lock")
        assert time.monotonic() - began < 1


def test_a_holder_that_is_done_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    with held_elsewhere(path) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write("\n")
        holder.stdin.flush()
        assert holder.stdout.readline().strip() == "let go"
        with WriterLock(path).held():
            pass


def test_a_holder_that_is_killed_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    with held_elsewhere(path) as holder:
        holder.kill()
        holder.wait()
        with WriterLock(path).held():
            pass


def test_a_second_thread_is_refused_and_may_try_again(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "writer.lock")
    told: list[str] = []

    def try_it() -> None:
        try:
            with lock.held():
                told.append("held")
        except LibraryBusy:
            told.append("busy")

    with lock.held():
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    try_it()
    assert told == ["busy", "held"]


def test_the_lock_is_let_go_after_an_error(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "writer.lock")
    with pytest.raises(ZeroDivisionError), lock.held():
        raise ZeroDivisionError
    with lock.held():
        pass


def test_a_library_that_another_process_writes_to_can_be_read_but_not_changed(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        kept = library.add_text("The fee for foster carers is £20 a week, the board heard in May.", title="Fees")
        with held_elsewhere(tmp_path / "library" / "writer.lock"):
            assert [hit.document.id for hit in library.search("foster carers")] == [kept.id]
            for change in (
                lambda: library.add(tmp_path),
                lambda: library.add_text("More words.", title="More"),
                lambda: library.remove(kept.id),
                library.check,
                library.reembed,
            ):
                with pytest.raises(LibraryBusy):
                    change()
        assert issubclass(LibraryBusy, LibraryError)
        assert library.remove(kept.id).title == "Fees"
