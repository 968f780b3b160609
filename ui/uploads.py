"""Files that came through the page: kept in the library's folder under the names people gave them."""

from __future__ import annotations

import hashlib
import re
import secrets
import shutil
from collections.abc import Collection
from pathlib import Path, PurePath

from store.types import Document

FOLDER = "uploads"
LONGEST_NAME = 120

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]')
_WINDOWS_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def safe_name(name: str) -> str:
    """A file name from `name` that every system can store and that leads to no other folder."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = _NOT_IN_NAMES.sub("_", last).strip(" .")
    path = PurePath(clean or "file")
    stem = path.stem[: LONGEST_NAME - len(path.suffix)] or "file"
    return f"_{stem}{path.suffix}" if stem.split(".")[0].lower() in _WINDOWS_DEVICES else f"{stem}{path.suffix}"


def keep_upload(library: Path, uploaded: Path, name: str, taken: Collection[Path] = ()) -> Path:
    """Copy an uploaded file into the library's folder and return the copy.

    It replaces an earlier upload of that name, except one of `taken`, the files of the same upload: two different
    files of one name, from two folders, are both kept.
    """
    folder = library / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / safe_name(name)
    number = 1
    while target in taken and not _same_bytes(target, uploaded):
        number += 1
        clean = PurePath(safe_name(name))
        target = folder / f"{clean.stem} ({number}){clean.suffix}"
    # In one step, so that a file that is being read at this moment stays whole.
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        shutil.copyfile(uploaded, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def forget_upload(library: Path, document: Document) -> None:
    """Delete the uploaded files of a document that was removed; files elsewhere are the person's own and stay."""
    folder = (library / FOLDER).resolve()
    for path in map(Path, document.paths):
        if path.resolve().parent == folder:
            path.unlink(missing_ok=True)


def _same_bytes(one: Path, other: Path) -> bool:
    return _digest(one) == _digest(other)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
