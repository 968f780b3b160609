"""Which files a folder gives to the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.files import find_files


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", encoding="utf-8")


def found(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_files([folder])]


def test_files_come_in_the_order_of_their_names_with_those_of_folders_among_them(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "A.txt", "c/z.pdf", "c/Y.pdf", "d.html", "c.txt", "b2/deep/er/x.md")
    assert found(tmp_path) == ["A.txt", "b.txt", "b2/deep/er/x.md", "c/Y.pdf", "c/z.pdf", "c.txt", "d.html"]


def test_hidden_files_and_what_systems_leave_behind_are_left_out(tmp_path: Path) -> None:
    make(
        tmp_path,
        "report.pdf",
        ".DS_Store",
        ".git/config.txt",
        "~$report.docx",
        "Thumbs.db",
        "desktop.ini",
        "__pycache__/x.txt",
    )
    assert found(tmp_path) == ["report.pdf"]


def test_an_ignore_file_speaks_for_its_own_folder(tmp_path: Path) -> None:
    make(tmp_path, "README.md", "make.py", "drafts/a.txt", "kept/README.md", "kept/make.py", "report.pdf")
    (tmp_path / ".chapterverseignore").write_text("# why\n\n  README.md\n*.py\ndrafts/\n", encoding="utf-8")
    assert found(tmp_path) == ["kept/make.py", "kept/README.md", "report.pdf"]


def test_a_file_that_is_named_itself_is_taken_also_where_it_is_ignored(tmp_path: Path) -> None:
    make(tmp_path, "README.md", ".hidden.txt")
    (tmp_path / ".chapterverseignore").write_text("*.md\n", encoding="utf-8")
    assert find_files([tmp_path / "README.md", tmp_path / ".hidden.txt"]) == [
        tmp_path / "README.md",
        tmp_path / ".hidden.txt",
    ]


def test_each_file_comes_once_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "b.txt")
    monkeypatch.chdir(tmp_path)
    assert find_files([Path("b.txt"), tmp_path, tmp_path / "x" / ".." / "a.txt"]) == [
        tmp_path / "b.txt",
        tmp_path / "a.txt",
    ]


def test_a_path_that_does_not_exist_is_kept_so_that_it_can_be_named(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert find_files([tmp_path / "gone", tmp_path]) == [tmp_path / "gone", tmp_path / "a.txt"]


def test_an_empty_folder_holds_no_files(tmp_path: Path) -> None:
    assert find_files([tmp_path]) == []
    assert find_files([]) == []


def test_the_samples_are_their_documents_alone(samples: Path) -> None:
    assert found(samples.parent) == [f"documents/{path.name}" for path in sorted(samples.iterdir())]
