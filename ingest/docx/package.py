"""The parts inside a Word file: a ZIP archive of XML, opened with suspicion."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

from ingest.errors import ReadError

# The text of about 8,000 pages.
MAX_PART_BYTES = 50_000_000
# Word's own XML packs 10 to 60 times smaller. Nothing but a trap packs 200 times smaller and is large as well.
_MAX_RATIO = 200
_RATIO_MATTERS_FROM = 10_000_000

_OLE_CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    _STRICT + b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    _STRICT + b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}

DAMAGED = "This Word file is damaged or incomplete. Open it in Word, save it again, or fetch a new copy, and add that."
LOCKED = "This Word file is locked with a password. Save a copy without the password and add that."
OLD_WORD = "This is an old Word file (.doc). Save it as .docx or PDF and add it again."
NOT_WORD = "This is not a Word file (.docx), whatever its name says. Save it as .docx or PDF and add it again."
TOO_LARGE = "This Word file unpacks to far more than a document holds. Save it as PDF and add that."
UNSAFE = "This Word file holds declarations that Word never writes, so it was not opened. Save it as PDF and add that."


class Package:
    """An opened Word file."""

    def __init__(self, data: bytes) -> None:
        """Raises ReadError when `data` is not a Word file, is locked or is damaged."""
        _check_signature(data)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, struct.error) as error:
            raise ReadError(DAMAGED) from error
        self._names = {info.filename.lstrip("/").lower(): info for info in self._archive.infolist()}
        self.main = next(self._related("", "officeDocument"), "word/document.xml")

    def document(self) -> Element:
        """The root of the main part."""
        root = self._part(self.main)
        if root is None:
            raise ReadError(DAMAGED if self.main.endswith("document.xml") and self._is_word() else NOT_WORD)
        return root

    def part(self, kind: str) -> Element | None:
        """The root of the part that stands to the main part in the relationship `kind` ("styles", "numbering")."""
        return self._first(self._related(self.main, kind))

    def core_properties(self) -> Element | None:
        """The root of the part with title and author."""
        return self._first(self._related("", "core-properties"))

    def _first(self, names: Iterator[str]) -> Element | None:
        for name in names:
            return self._part(name)
        return None

    def _is_word(self) -> bool:
        return any(name.startswith("word/") for name in self._names)

    def _related(self, source: str, kind: str) -> Iterator[str]:
        """The names of the parts to which `source` ("" for the package) points with relationships of one kind."""
        folder, name = posixpath.split(source)
        root = self._part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relationship in root.iter(_RELATIONSHIP) if root is not None else ():
            if relationship.get("Type", "").endswith("/" + kind) and relationship.get("TargetMode") != "External":
                target = relationship.get("Target", "")
                yield posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")

    def _part(self, name: str) -> Element | None:
        info = self._names.get(name.lower())
        return None if info is None else _parse(self._bytes(info))

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise ReadError(LOCKED)
        trap = info.file_size > _RATIO_MATTERS_FROM and info.file_size > _MAX_RATIO * info.compress_size
        if trap or info.file_size > MAX_PART_BYTES:
            raise ReadError(TOO_LARGE)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ReadError(DAMAGED)
        try:
            return self._archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, struct.error) as error:
            raise ReadError(DAMAGED) from error


def _check_signature(data: bytes) -> None:
    if not data:
        raise ReadError("This file is empty. Fetch a new copy and add that.")
    if data.startswith(_OLE_CONTAINER):
        if _ENCRYPTED in data:
            raise ReadError(LOCKED)
        raise ReadError(OLD_WORD if _OLD_WORD in data else NOT_WORD)
    if not data.startswith(b"PK"):
        raise ReadError(NOT_WORD)


def _parse(data: bytes) -> Element:
    """Parse one part, with the names of "Strict Open XML" turned into those that Word writes by default."""
    if _STRICT in data[:10_000]:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(UNSAFE)
    return root
