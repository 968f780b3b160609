"""What a library must never do: touch what is not its own, lose a folder of files to one, be made by mistake."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from assistant import Library, LibraryError


def write(folder: Path, name: str, text: str = "The panel met five families in May.") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_library_is_not_made_among_other_files(tmp_path: Path) -> None:
    kept = write(tmp_path / "mine" / "originals", "precious.txt")
    write(tmp_path / "mine", "letter.txt")
    with pytest.raises(LibraryError, match="other files"):
        Library.open(tmp_path / "mine")
    assert kept.exists()


def test_files_of_others_below_a_library_stay(tmp_path: Path) -> None:
    note = write(tmp_path / "notes", "note.txt")
    with Library.open(tmp_path / "library") as library:
        library.add(note)
        kept = [write(library.path / "originals", "precious.docx"), write(library.path / "index" / "keep", "p.txt")]
        library.add(write(tmp_path / "notes", "other.txt", "The board met in June."))
        library.remove(library.documents()[0].id)
        assert all(path.exists() for path in kept)


def test_a_library_that_is_only_read_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library"):
        Library.open(tmp_path / "absent", make=False)
    assert not (tmp_path / "absent").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_and_to_nowhere_end_and_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write(folder / "sub", "note.txt")
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "self").symlink_to(folder / "sub")
    (folder / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    with Library.open(tmp_path / "library") as library:
        report = library.add(folder)
    assert [Path(path).name for path in report.added] == ["note.txt"]
    assert len(report.failed) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes as files there")
def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write(folder, "note.txt")
    os.mkfifo(folder / "pipe.txt")
    with Library.open(tmp_path / "library") as library:
        report = library.add(folder)
    assert len(report.added) == 1
    assert [Path(failed.path).name for failed in report.failed] == ["pipe.txt"]


def test_a_library_within_the_folder_added_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "folder", "note.txt")
    for _ in range(2):
        with Library.open(tmp_path / "folder" / "library") as library:
            assert not library.add(tmp_path / "folder").failed


def test_a_long_question_of_small_words_is_soon_done(sample_library: Library) -> None:
    began = time.monotonic()
    answer = sample_library.ask(("what is the " * 2000)[:20000])
    assert answer.status == "not_found"
    assert time.monotonic() - began < 10


def test_half_characters_in_a_question_do_no_harm(sample_library: Library) -> None:
    assert sample_library.ask("What needs to improve\ud800?").status == "answered"


def test_ask_leaves_every_file_of_the_library_as_it_was(tmp_path: Path) -> None:
    note = write(tmp_path / "notes", "note.txt")
    with Library.open(tmp_path / "library") as library:
        library.add(note)

    def state() -> dict[str, tuple[int, bytes]]:
        files = (path for path in (tmp_path / "library").rglob("*") if path.is_file())
        kept = (path for path in files if not path.name.endswith(("-wal", "-shm")))
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in kept}

    before = state()
    with Library.open(tmp_path / "library") as library:
        assert library.ask("How many families did the panel meet?").status == "answered"
        library.search("families")
    assert state() == before


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.documents()
