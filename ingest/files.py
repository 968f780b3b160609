"""Which files a folder holds for the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

IGNORE_FILE = ".chapterverseignore"
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__pycache__"})


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and all files within the folders named, in the order of their names, each once.

    Hidden files, an office program's lock files ("~$...") and what a folder's `.chapterverseignore` names (one
    pattern a line, against the names in that folder) are left out. A path that does not exist is kept, so that it can
    be reported.
    """
    found = (file for path in paths for file in (_within(path) if path.is_dir() else [path]))
    return list(dict.fromkeys(file.resolve() for file in found))


def _within(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name.casefold())
    except OSError:
        return
    patterns = _patterns(folder)
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.casefold() in _SYSTEM_FILES:
            continue
        if any(fnmatch(entry.name, pattern) for pattern in patterns):
            continue
        if entry.is_dir():
            yield from _within(entry)
        elif entry.is_file():
            yield entry


def _patterns(folder: Path) -> list[str]:
    try:
        lines = (folder / IGNORE_FILE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return [line.strip().rstrip("/") for line in lines if line.strip() and not line.lstrip().startswith("#")]
