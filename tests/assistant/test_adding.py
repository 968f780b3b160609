"""Adding while other processes read: files stay in their order, and what one does never harms another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import FileResult, Library
from ingest.reading_limits import Limits
from ingest.reading_pool import ReadingPool
from ingest.reading_process import Wanted
from tests.children import is_busy, is_reader, needs_proc, readers_of, wait_for
from tests.sheets import Sheets

TEXTS = {
    "b.txt": "Housing\n\nCare leavers in Marlbeck wait eleven months for a home of their own, which is too long.\n",
    "c.txt": "Fees\n\nFoster carers in Marlbeck are paid a fee of £18 a week for each child who lives with them.\n",
}


# Takes some seconds to read and next to nothing to embed.
SLOW = (
    b"<html><body>" + b"<p></p>" * 300_000 + b"<p>The panel met five families and heard of both hubs.</p></body></html>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A slow file before two quick ones."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(SLOW)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        library.warm()
        yield library


@pytest.fixture
def library(opened: Library) -> Iterator[Library]:
    yield opened
    for document in opened.documents():
        opened.remove(document.id)


def names(paths: tuple[str, ...]) -> list[str]:
    return [Path(path).name for path in paths]


def busy_readers(parent: int | None = None) -> list[int]:
    return [pid for pid in readers_of(parent) if is_busy(pid)]


def when_busy(act: threading.Event | None = None) -> threading.Thread:
    """Once a reader has begun its work: set the event, or kill the reader where there is none."""

    def watch() -> None:
        assert wait_for(busy_readers)
        if act:
            act.set()
        else:
            os.kill(busy_readers()[0], signal.SIGKILL)

    thread = threading.Thread(target=watch)
    thread.start()
    return thread


# order


def test_a_slow_file_keeps_its_place(library: Library, folder: Path) -> None:
    told: list[tuple[str, int]] = []
    steps: list[tuple[int, str]] = []
    report = library.add(
        folder,
        progress=lambda done, total, what: steps.append((done, what)),
        on_file=lambda result: told.append((Path(result.path).name, len(library.documents()))),
    )
    assert names(report.added) == ["a.html", "b.txt", "c.txt"]
    assert told == [("a.html", 1), ("b.txt", 2), ("c.txt", 3)], "a file is in before it is told"
    assert steps == [(0, "a.html"), (1, "b.txt"), (2, "c.txt"), (3, "")]
    assert readers_of() == []


def test_many_files_come_in_their_order_and_none_is_lost(library: Library, tmp_path: Path) -> None:
    for number in range(30):
        text = f"The plan of {number:02} has {number * 7} points.\n\n" * (1 + number % 7 * 50)
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    assert names(library.add(tmp_path).added) == [f"{number:02}.txt" for number in range(30)]


def test_a_folder_that_is_in_starts_no_reader(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add(folder)

    def no_process(*words: object, **named: object) -> None:
        pytest.fail("a process was started")

    monkeypatch.setattr(subprocess, "Popen", no_process)
    assert len(library.add(folder).unchanged) == 3


def test_the_same_bytes_are_read_once_in_a_run(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "d.txt").write_text(TEXTS["b.txt"], encoding="utf-8")
    asked: list[str] = []
    begin = ReadingPool.start

    def start(pool: ReadingPool, wanted: Wanted) -> object:
        asked.append(wanted.name)
        return begin(pool, wanted)

    monkeypatch.setattr(ReadingPool, "start", start)
    report = library.add(folder)
    assert (asked, names(report.duplicates)) == (["a.html", "b.txt", "c.txt"], ["d.txt"])


def test_bytes_that_could_not_be_read_under_one_name_are_read_under_another(library: Library, folder: Path) -> None:
    (folder / "a.html").unlink()
    (folder / "a.png").write_text("A note of the panel of May.", encoding="utf-8")
    (folder / "d.txt").write_text("A note of the panel of May.", encoding="utf-8")
    report = library.add(folder)
    assert [Path(failed.path).name for failed in report.failed] == ["a.png"]
    assert names(report.added) == ["b.txt", "c.txt", "d.txt"]


def test_a_document_that_goes_while_its_copy_waits_comes_in_again(library: Library, folder: Path) -> None:
    (folder / "a.html").unlink()
    library.add(folder)
    (folder / "d.txt").write_text(TEXTS["b.txt"], encoding="utf-8")
    (folder / "b.txt").write_text("Housing is another matter now.", encoding="utf-8")
    report = library.add(folder)
    assert (names(report.replaced), names(report.added)) == (["b.txt"], ["d.txt"])
    assert sorted(document.name for document in library.documents()) == ["b.txt", "c.txt", "d.txt"]


# limits, crashes, stops


def test_a_file_that_takes_too_long_fails_and_the_others_are_in(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.adding.ReadingPool", lambda limits: ReadingPool(Limits(seconds=0.5)))
    report = library.add(folder)
    assert names(report.added) == ["b.txt", "c.txt"]
    (failed,) = report.failed
    assert failed.reason.startswith("Reading it took more than 0.5 seconds")


@needs_proc
def test_a_reader_that_dies_costs_one_file_and_the_next_add_brings_it_in(library: Library, folder: Path) -> None:
    killer = when_busy()
    report = library.add(folder)
    killer.join()
    assert names(report.added) == ["b.txt", "c.txt"]
    (failed,) = report.failed
    assert "ended the reader" in failed.reason
    assert names(library.add(folder).added) == ["a.html"]


@needs_proc
def test_a_stop_while_a_file_is_read_ends_the_readers_at_once(library: Library, folder: Path) -> None:
    stop = threading.Event()
    watcher = when_busy(stop)
    report = library.add(folder, stop=stop)
    watcher.join()
    assert (report.stopped, report.added, report.failed) == (True, (), ())
    assert readers_of() == []
    assert names(library.add(folder).added) == ["a.html", "b.txt", "c.txt"]
    assert library.check().problems == ()


def add_apart(folder: Path, library: Path) -> subprocess.Popen[str]:
    """The command line in a process group of its own, as a terminal runs it."""
    command = [sys.executable, "-m", "ui", "add", str(folder), "--library", str(library)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


HEEDLESS = """
import signal, sys
from assistant import Library
signal.signal(signal.SIGINT, lambda number, frame: None)
with Library.open(sys.argv[1]) as library:
    report = library.add(sys.argv[2])
    print(len(report.added), report.failed)
"""


@needs_proc
def test_ctrl_c_does_not_reach_the_readers_of_a_library_that_goes_on(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", HEEDLESS, str(tmp_path / "library"), str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert wait_for(lambda: busy_readers(process.pid), seconds=60)
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=60)[0].strip() == "3 ()"


@needs_proc
def test_ctrl_c_in_a_terminal_ends_the_readers_and_fails_no_file(folder: Path, tmp_path: Path) -> None:
    process = add_apart(folder, tmp_path / "library")
    assert wait_for(lambda: busy_readers(process.pid), seconds=60)
    readers = readers_of(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, "0 added, 0 replaced, 0 unchanged, 0 failed" in out) == (130, True), out + err
    assert "Traceback" not in err
    assert "failed" not in err
    assert not any(map(is_reader, readers))


@needs_proc
def test_a_killed_add_leaves_no_reader_and_loses_nothing(folder: Path, tmp_path: Path) -> None:
    process = add_apart(folder, tmp_path / "library")
    assert wait_for(lambda: busy_readers(process.pid), seconds=60)
    readers = readers_of(process.pid)
    process.kill()
    process.communicate()
    assert wait_for(lambda: not any(map(is_reader, readers)), seconds=1.0)
    with Library.open(tmp_path / "library") as library:
        assert names(library.add(folder).added) == ["a.html", "b.txt", "c.txt"]
        assert library.check().problems == ()


def test_a_script_without_a_main_guard_can_add(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom assistant import Library\nprint('begun')\n"
        "with Library.open(sys.argv[1]) as library:\n    print(len(library.add(sys.argv[2]).added))\n",
        encoding="utf-8",
    )
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join([os.environ["PYTHONPATH"], root])
    command = [sys.executable, str(script), str(tmp_path / "library"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env={**os.environ, "PYTHONPATH": path})
    assert done.stdout.split() == ["begun", "3"], done.stderr


# what is told


def test_pages_without_text_are_told(library: Library, tmp_path: Path) -> None:
    sheets = Sheets()
    sheets.paragraph("Pupils who are educated at home are visited by an adviser twice in each year.")
    sheets.next_page()
    sheets.picture(top=100, height=400)
    sheets.next_page()
    sheets.paragraph("The adviser reports to the board in the summer.")
    sheets.next_page()
    sheets.picture(top=100, height=400)
    (tmp_path / "scan.pdf").write_bytes(sheets.data())
    told: list[FileResult] = []
    report = library.add(tmp_path / "scan.pdf", on_file=told.append)
    assert [(Path(partly.path).name, partly.pages) for partly in report.partly_unread] == [("scan.pdf", (2, 4))]
    assert names(report.added) == ["scan.pdf"]
    assert [result.unread_pages for result in told] == [(2, 4)]
    assert library.add(tmp_path / "scan.pdf").partly_unread == ()


def test_a_file_too_large_to_be_held_is_told_and_not_opened(library: Library, tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(2**30 + 1)
    began = time.monotonic()
    (failed,) = library.add(tmp_path / "large.txt").failed
    assert "larger than 1 GB" in failed.reason
    assert time.monotonic() - began < 1
