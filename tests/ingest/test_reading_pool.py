"""Files are read in processes of their own: what a file does there costs that file, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import NoReader, ReaderFailed, ReadError, TooLarge, TooSlow
from ingest.reading import passages_of, read_file
from ingest.reading_json import decoded, encoded
from ingest.reading_limits import Limits
from ingest.reading_pool import ReadingPool
from ingest.reading_process import Wanted
from store.types import Block, Chunk, FactRow, Origin, Page, Period, Person, Reading
from tests.children import is_busy, is_reader, needs_proc, readers_of, wait_for
from tests.sheets import Sheets

NOTE = Wanted("note.txt", b"The panel met five families in May.")


@pytest.fixture(scope="session")
def slow_pdf() -> bytes:
    """A sound PDF that takes some seconds to read."""
    sheets = Sheets()
    for page in range(400):
        if page:
            sheets.next_page()
        for line in range(40):
            words = f"{page}.{line} The panel met five families in May and heard of the work of both hubs."
            sheets.put(words, top=60 + line * 18)
    return sheets.data()


def read_note(pool: ReadingPool) -> str:
    read = pool.start(NOTE).wait()
    assert read is not None
    return read[0].text


# what is read


def test_a_pool_reads_what_the_readers_read(samples: Path) -> None:
    files = sorted(path for path in samples.iterdir() if path.is_file() and not path.name.startswith("."))
    assert len(files) == 7
    with ReadingPool(processes=3) as pool:
        pending = [pool.start(Wanted(path.name, path.read_bytes())) for path in files]
        for path, reading in zip(files, pending, strict=True):
            expected = read_file(path.read_bytes(), path.name)
            assert reading.wait() == (expected, tuple(passages_of(expected)))


def test_a_reason_comes_back_in_the_reader_s_words() -> None:
    with ReadingPool(processes=1) as pool:
        for wanted in (Wanted("a.pdf", b""), Wanted("a.png", b"\x89PNG"), Wanted("a.pdf", b"%PDF-1.4 and no more")):
            with pytest.raises(ReadError) as expected:
                read_file(wanted.data, wanted.name)
            with pytest.raises(ReadError) as told:
                pool.start(wanted).wait()
            assert (type(told.value), str(told.value)) == (ReadError, str(expected.value))


@needs_proc
def test_an_error_that_no_reader_should_raise_costs_one_file() -> None:
    with ReadingPool(processes=1) as pool:
        assert read_note(pool)
        before = readers_of()
        with pytest.raises(ReaderFailed, match="UnicodeDecodeError"):
            pool.start(Wanted("no text", b"\xff", is_text=True)).wait()
        assert read_note(pool)
        assert readers_of() == before


# what goes wrong


@needs_proc
def test_a_process_killed_while_it_reads_costs_the_file_in_hand(slow_pdf: bytes) -> None:
    with ReadingPool(processes=1) as pool:
        slow, note = pool.start(Wanted("slow.pdf", slow_pdf)), pool.start(NOTE)
        assert wait_for(lambda: any(map(is_busy, readers_of())))
        (reader,) = readers_of()
        os.kill(reader, signal.SIGKILL)
        with pytest.raises(ReaderFailed, match="ended the reader"):
            slow.wait()
        assert note.wait() is not None


@needs_proc
def test_a_file_does_not_pay_for_what_an_earlier_one_did(slow_pdf: bytes) -> None:
    with ReadingPool(processes=1) as pool:
        assert read_note(pool)
        (reader,) = readers_of()
        slow = pool.start(Wanted("slow.pdf", slow_pdf))
        assert wait_for(lambda: is_busy(reader))
        os.kill(reader, signal.SIGKILL)
        read = slow.wait()
    assert read is not None
    assert len(read[0].pages) == 400


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(slow_pdf: bytes) -> None:
    with ReadingPool(Limits(seconds=0.5), processes=1) as pool:
        slow, note = pool.start(Wanted("slow.pdf", slow_pdf)), pool.start(NOTE)
        with pytest.raises(TooSlow, match=r"more than 0\.5 seconds.*Split it"):
            slow.wait()
        assert note.wait() is not None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the platform holds no process to its memory")
def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_is_read() -> None:
    large = ("The panel met five families in May. It heard of both hubs.\n\n" * 400_000).encode()
    with ReadingPool(Limits(memory=300 * 2**20), processes=1) as pool:
        big, note = pool.start(Wanted("large.txt", large)), pool.start(NOTE)
        with pytest.raises(TooLarge, match="more than 300 MB of memory"):
            big.wait()
        assert note.wait() is not None


@needs_proc
def test_no_process_is_started_before_it_is_needed_and_no_more_than_are(slow_pdf: bytes) -> None:
    with ReadingPool(processes=8) as pool:
        assert readers_of() == []
        assert read_note(pool)
        assert read_note(pool)
        assert len(readers_of()) == 1
        for _ in range(2):
            pool.start(Wanted("slow.pdf", slow_pdf))
        assert wait_for(lambda: len(readers_of()) == 2)
        time.sleep(0.2)
        assert len(readers_of()) == 2
    assert readers_of() == []


@needs_proc
def test_who_stops_waiting_leaves_nobody_reading(slow_pdf: bytes) -> None:
    stop = threading.Event()
    with ReadingPool() as pool:
        pending = [pool.start(Wanted("slow.pdf", slow_pdf)) for _ in range(5)]
        assert wait_for(lambda: any(map(is_busy, readers_of())))
        stop.set()
        began = time.monotonic()
        assert pending[0].wait(stop) is None
    assert time.monotonic() - began < 2
    assert readers_of() == []
    with pytest.raises((NoReader, ReadError)):
        pending[4].wait()


READS_ON = """
import sys, time
from pathlib import Path
from ingest.reading_pool import ReadingPool
from ingest.reading_process import Wanted
pool = ReadingPool(processes=2)
pool.start(Wanted("note.txt", b"The panel met.")).wait()
for _ in range(2):
    pool.start(Wanted("slow.pdf", Path(sys.argv[1]).read_bytes()))
time.sleep(60)
"""


@needs_proc
def test_nobody_reads_on_for_a_process_that_was_killed(slow_pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "slow.pdf").write_bytes(slow_pdf)
    library = subprocess.Popen([sys.executable, "-c", READS_ON, str(tmp_path / "slow.pdf")])
    try:
        assert wait_for(lambda: len(readers_of(library.pid)) == 2)
        readers = readers_of(library.pid)
        assert wait_for(lambda: all(map(is_busy, readers)))
    finally:
        library.kill()
        library.wait()
    assert wait_for(lambda: not any(map(is_reader, readers)), seconds=1.0)


def test_a_reader_that_nobody_ends_ends_itself(slow_pdf: bytes) -> None:
    """As where its library was killed and it hangs in C, so that it cannot notice."""
    from ingest.reading_frames import FILE, send

    command = [sys.executable, "-m", "ingest.reading_worker", "0.5", str(2**31)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as reader:
        assert reader.stdin
        send(reader.stdin, FILE, b"slow.pdf")
        send(reader.stdin, FILE, slow_pdf)
        assert reader.wait(5) == 1


# what it is started with


def test_a_reader_loads_nothing_that_it_does_not_need(samples: Path) -> None:
    script = """
import sys
from pathlib import Path
from ingest.reading_frames import FILE
from ingest.reading_worker import _answer
for path in Path(sys.argv[1]).iterdir():
    _answer(FILE, path.name, path.read_bytes())
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
    command = [sys.executable, "-c", script, str(samples)]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "pypdfium2" in loaded
    assert not loaded & {
        "torch",
        "transformers",
        "sentence_transformers",
        "chromadb",
        "gradio",
        "langchain_core",
        "numpy",
    }


@pytest.fixture
def start_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets each Python process that is started run some code first."""

    def run_first(code: str) -> None:
        (tmp_path / "sitecustomize.py").write_text(code, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]]))

    return run_first


def test_what_a_test_s_processes_run_first_readers_run_too(tmp_path: Path, start_up: Callable[[str], None]) -> None:
    """So that the network is refused to them as to all others."""
    start_up(f"from pathlib import Path; Path({str(tmp_path)!r}, 'ran').touch()")
    with ReadingPool() as pool:
        assert read_note(pool)
    assert (tmp_path / "ran").exists()


NOISE = """
import os, threading, time
def noise():
    while True:
        os.write(1, b"noise")
        time.sleep(0.0001)
threading.Thread(target=noise, daemon=True).start()
print("hello")
"""


def test_what_others_print_does_not_stand_between(start_up: Callable[[str], None]) -> None:
    noise = (
        "import os, threading, time\ndef noise():\n    while True:\n        os.write(1, b'noise'); time.sleep(0.0001)\n"
    )
    start_up(f"{noise}print('hello')\nthreading.Thread(target=noise, daemon=True).start()\n")
    with ReadingPool(processes=1) as pool:
        for _ in range(20):
            assert read_note(pool) == NOTE.data.decode()


def test_the_working_directory_lends_a_reader_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of documents may hold a Python file with the name of a module."""
    for name in ("queue.py", "ingest.py", "lxml.py"):
        (tmp_path / name).write_text("raise SystemExit('run from the working directory')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with ReadingPool() as pool:
        assert read_note(pool)


@needs_proc
def test_a_reader_that_dies_while_it_starts_costs_nothing(start_up: Callable[[str], None], tmp_path: Path) -> None:
    once = tmp_path / "once"
    once.touch()
    start_up(f"import os\nif os.path.exists({str(once)!r}): os.unlink({str(once)!r}); os._exit(9)")
    with ReadingPool() as pool:
        assert read_note(pool)
    assert not once.exists()


def test_a_reader_that_cannot_be_started_is_told(start_up: Callable[[str], None]) -> None:
    start_up("raise SystemExit(1)")
    with ReadingPool() as pool, pytest.raises(NoReader, match="Install Chapterverse again"):
        pool.start(NOTE).wait()


# what is sent

FULL = Reading(
    text="Té – 1\n\U0001f600",
    blocks=(Block("heading", 0, 2, level=1), Block("table_row", 3, 4, number="2.1", role="vote", introduced_by=0)),
    pages=(Page(1, 0, 5),),
    title="A title",
    kind="focused visit",
    publisher="Ofsted",
    authority="Telford and Wrekin",
    date=date(2022, 7, 1),
    periods=(Period("visit", date(2022, 6, 20), date(2022, 7, 1), 1, 2),),
    media_type="application/pdf",
    unread_pages=(2, 3),
    authority_as_written="TELFORD & WREKIN",
    people=(Person("N. Bennison", "lead inspector", "HMI", 1, 2),),
    framework="ILACS",
    origins=(Origin("title", "file name"), Origin("date", "text", 1, 2)),
    facts=(FactRow("judgement", "overall", "good", 0, 2, plain_value="good"),),
)
CHUNKS = (Chunk(0, 2, ("Head", "Line"), "para. 1"), Chunk(3, 4, (), None))


def test_a_reading_is_the_same_on_the_other_side() -> None:
    assert all(getattr(FULL, field.name) != getattr(Reading("", ()), field.name) for field in fields(Reading))
    reading, chunks = decoded(encoded(FULL, CHUNKS))
    assert repr(reading) == repr(FULL)
    assert chunks == CHUNKS


def test_half_characters_do_not_stand_in_the_way() -> None:
    reading, _ = decoded(encoded(replace(FULL, title="\ud800 title"), CHUNKS))
    assert reading == replace(FULL, title="? title")


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ('"A title"', "7"),
        ('"focused visit"', '"love letter"'),
        ('"focused visit"', "[]"),
        ('"2022-07-01"', '"2022-07-41"'),
        ('"2022-07-01"', "20220701"),
        ("[1, 0, 5]", "[1, 0]"),
        ("[1, 0, 5]", "[1, 0, 5.0]"),
        ("[1, 0, 5]", "[true, 0, 5]"),
        ("[1, 0, 5]", "[1, 0, null]"),
        ("[2, 3]", '"23"'),
        ("[2, 3]", "null"),
        ("[2, 3]", "{}"),
        ("[2, 3]", "[" * 100_000 + "]" * 100_000),
    ],
)
def test_what_is_no_reading_is_refused(there: str, instead: str) -> None:
    data = encoded(FULL, CHUNKS).decode()
    assert there in data
    with pytest.raises(ValueError):  # noqa: PT011 - whatever its words
        decoded(data.replace(there, instead, 1).encode())


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"[[], []]", b"\x80\x04N.", b'"ab"', b"\xff"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever its words
        decoded(data)
