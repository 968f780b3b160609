"""Messages over a pipe between the library and the processes that read for it: a kind, a length, the bytes."""

from __future__ import annotations

import struct
from typing import IO

READY = b"Chapterverse reads.\n"
"""The line after which messages come: what the start of an interpreter may print stands before it."""
FILE = b"f"
"""Read this file: its name follows, then its bytes."""
TEXT = b"t"
"""Read this text: its title follows, then the text."""
READING = b"r"
"""What was read, see `reading_json`."""
REFUSED = b"e"
"""It cannot be read; the reason, for a person."""
NO_MEMORY = b"m"
"""Reading it would take more memory than is allowed."""
FAULT = b"x"
"""The reader is at fault: the kind of the error, and below it where it came from."""

_HEAD = struct.Struct(">cQ")
_LONGEST = 2**31


def send(pipe: IO[bytes], kind: bytes, body: bytes = b"") -> None:
    """Send one message. Raises OSError where the other side is gone."""
    pipe.write(_HEAD.pack(kind, len(body)))
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    """The next message: kind and body. Raises EOFError where the other side is gone, in the middle of one too."""
    kind, length = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    if length > _LONGEST:
        raise EOFError
    return kind, _exactly(pipe, length)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data
