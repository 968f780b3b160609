"""The library's own copies of the files, so that a source can be shown after the file was moved."""

from __future__ import annotations

import re
import uuid
from contextlib import suppress
from pathlib import Path

_OURS = re.compile(r"[0-9a-f]{64}\.\w+|[0-9a-f]{32}\.part")


class Originals:
    """Copies of files, named by their document's id."""

    def __init__(self, folder: Path) -> None:
        """Copies lie in `folder`, which is made when the first one comes."""
        self._folder = folder

    def save(self, document_id: str, suffix: str, data: bytes) -> None:
        """Keep a copy; a copy that is cut short is never seen."""
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / f"{document_id}{suffix}"
        if target.exists() and target.stat().st_size == len(data):
            return
        draft = self._folder / f"{uuid.uuid4().hex}.part"
        draft.write_bytes(data)
        draft.replace(target)

    def path(self, document_id: str, suffix: str) -> Path | None:
        """Where the copy lies, or None where there is none."""
        path = self._folder / f"{document_id}{suffix}"
        return path if suffix and path.is_file() else None

    def keep_only(self, names: set[str]) -> list[str]:
        """Remove copies that no document needs ("<id><suffix>"), and nothing that is not ours; the names removed."""
        if not self._folder.is_dir():
            return []
        extra = [path for path in self._folder.iterdir() if _OURS.fullmatch(path.name) and path.name not in names]
        for path in extra:
            # Windows keeps a file that somebody is looking at; the next writer removes it.
            with suppress(OSError):
                path.unlink(missing_ok=True)
        return [path.name for path in extra]
