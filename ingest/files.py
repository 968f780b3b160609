"""Which files a folder holds for the library."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from store.types import CATALOGUE_FILE

IGNORE_FILE = ".chapterverseignore"
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__pycache__"})


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and all files within the folders named, in the order of their names, each once.

    Hidden files, an office program's lock files ("~$..."), libraries, and what a folder's `.chapterverseignore` names
    (one pattern a line, against the names in that folder) are left out. What does not exist or cannot be opened is
    kept, so that it can be reported.
    """
    seen: set[str] = set()
    found = (file for path in paths for file in (_within(path, seen) if _is_folder(path) else [path]))
    return list(dict.fromkeys(Path(os.path.realpath(file)) for file in found))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _within(folder: Path, seen: set[str]) -> Iterator[Path]:
    """The files of a folder; one that was seen before, as links can make it, is not entered again."""
    real = os.path.realpath(folder)
    if real in seen or (folder / CATALOGUE_FILE).is_file():
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name.casefold())
    except OSError:
        yield folder
        return
    patterns = _patterns(folder)
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.casefold() in _SYSTEM_FILES:
            continue
        if any(fnmatch(entry.name, pattern) for pattern in patterns):
            continue
        if _is_folder(entry):
            yield from _within(entry, seen)
        else:
            yield entry


def _patterns(folder: Path) -> list[str]:
    try:
        lines = (folder / IGNORE_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [line.strip().rstrip("/") for line in lines if line.strip() and not line.lstrip().startswith("#")]
