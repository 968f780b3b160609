"""A process that reads files for the library: `python -m ingest.reading_worker SECONDS BYTES`, see `reading_pool`.

Whatever a file does to its reader, it does it here. A file that takes longer than SECONDS ends the process, should
nobody be left to end it before. Imports no embedding model, no index and no page.
"""

from __future__ import annotations

import faulthandler
import os
import queue
import sys
import threading
import traceback
from contextlib import suppress
from typing import BinaryIO

from ingest.errors import ReadError
from ingest.reading import passages_of, read_file, read_given_text
from ingest.reading_frames import FAULT, FILE, NO_MEMORY, READING, READY, REFUSED, receive, send
from ingest.reading_json import encoded

_STANDARD_INPUT, _STANDARD_OUTPUT, _STANDARD_ERROR = 0, 1, 2
_NICE = 5
"""Below the library's own process, which embeds what was read."""

_Request = tuple[bytes, str, bytes]


def main() -> None:
    """Read what is asked for until the other side is gone."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    requests, replies = _own_pipes()
    _limit_memory(memory)
    with suppress(AttributeError, OSError):
        os.nice(_NICE)
    replies.write(b"\n" + READY)
    replies.flush()
    _silence(_STANDARD_ERROR)
    waiting: queue.SimpleQueue[_Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, replies, waiting), daemon=True).start()
    while True:
        kind, name, data = waiting.get()
        # Needs no lock of the interpreter, so it ends even a reader that never comes back from C.
        faulthandler.dump_traceback_later(seconds, exit=True, file=_STANDARD_ERROR)
        answer, body = _answer(kind, name, data)
        faulthandler.cancel_dump_traceback_later()
        del data
        send(replies, answer, body)
        if answer == NO_MEMORY:
            return


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the library, out of reach of anything that prints or reads standard input."""
    requests, replies = os.fdopen(os.dup(_STANDARD_INPUT), "rb"), os.fdopen(os.dup(_STANDARD_OUTPUT), "wb")
    _silence(_STANDARD_INPUT)
    _silence(_STANDARD_OUTPUT)
    return requests, replies


def _silence(descriptor: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, descriptor)
    os.close(nothing)


def _limit_memory(most: int) -> None:
    """At most so many bytes of address space, where the platform can hold a process to that."""
    try:
        import resource
    except ImportError:
        return
    with suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        held = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (held, hard))


def _listen(requests: BinaryIO, replies: BinaryIO, waiting: queue.SimpleQueue[_Request]) -> None:
    """Take requests in; leave, in the middle of a file too, when the library's process is gone."""
    with suppress(EOFError, OSError):
        try:
            while True:
                kind, name = receive(requests)
                waiting.put((kind, name.decode(), receive(requests)[1]))
        except MemoryError:
            send(replies, NO_MEMORY)
    os._exit(0)


def _answer(kind: bytes, name: str, data: bytes) -> tuple[bytes, bytes]:
    try:
        reading = read_file(data, name) if kind == FILE else read_given_text(data.decode(), name)
        return READING, encoded(reading, passages_of(reading))
    except ReadError as error:
        return REFUSED, str(error).encode(errors="replace")
    except MemoryError:
        return NO_MEMORY, b""
    except Exception as error:  # a reader's fault must cost one file, not the others
        return FAULT, f"{type(error).__name__}\n{traceback.format_exc()}".encode(errors="replace")


if __name__ == "__main__":
    main()
