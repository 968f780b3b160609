"""Tells whether anything was written to a library's folder."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path


def contents(folder: Path) -> dict[str, tuple[str, int]]:
    """What every file holds, by its name, and when it was last written.

    Left out are SQLite's own passing files and, within the index, the times and the log of openings: Chroma touches
    these whenever it opens a folder.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.endswith(("-shm", "-wal", "-journal")):
            of_chroma = (path.parent / "chroma.sqlite3").exists() or (path.parent.parent / "chroma.sqlite3").exists()
            held = _rows(path) if path.name == "chroma.sqlite3" else path.read_bytes()
            found[name] = (hashlib.sha256(held).hexdigest(), 0 if of_chroma else path.stat().st_mtime_ns)
    return found


def _rows(path: Path) -> bytes:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        lines = [line for line in connection.iterdump() if not line.startswith('INSERT INTO "acquire_write"')]
    finally:
        connection.close()
    return "\n".join(lines).encode()
