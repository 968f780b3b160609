"""The processes that read files for another process, as the operating system tells them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

_SECONDS_OF_START = 0.5
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")


def readers_of(parent: int | None = None) -> list[int]:
    """The ids of the reading processes that this process, or `parent`, has started."""
    wanted = parent or os.getpid()
    return [pid for pid in _processes() if _parent(pid) == wanted and is_reader(pid)]


def is_reader(pid: int) -> bool:
    """Whether this process runs and reads files; a dead one that nobody has buried does not."""
    try:
        return b"ingest.reading_worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def is_busy(pid: int) -> bool:
    """Whether this process has worked for longer than its start takes."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return False
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") > _SECONDS_OF_START


def wait_for(condition: Callable[[], object], seconds: float = 30.0) -> bool:
    """Whether the condition comes true in time."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return 0
