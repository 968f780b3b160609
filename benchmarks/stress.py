"""What the readers make of files that other projects keep to test theirs: read, refused with a reason, or worse.

python -m benchmarks.stress [--verbose]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.collections import present
from ingest.errors import ReaderFailed, ReadError, TooLarge, TooSlow
from ingest.reading_pool import PendingReading, ReadingPool
from ingest.reading_process import Wanted

Outcome = Literal["read", "partly unread", "refused", "out of memory", "crashed", "hung"]
OUTCOMES: tuple[Outcome, ...] = ("read", "partly unread", "refused", "out of memory", "crashed", "hung")


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one file; `detail` is what was read or the reason."""

    path: Path
    outcome: Outcome
    detail: str


def main() -> None:
    """Read all files through the pool, with its limits, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="list every file")
    verbose = parser.parse_args().verbose
    folder = present("ingest-stress")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent != folder)
    began = time.monotonic()
    with ReadingPool() as pool:
        pending = [(path, pool.start(Wanted(path.name, path.read_bytes()))) for path in files]
        told = [_told(path, reading) for path, reading in pending]
        seconds, processes = time.monotonic() - began, pool.processes
    if verbose:
        for one in told:
            print(f"{one.outcome:14} {one.path.relative_to(folder)}: {one.detail}")
    _print_table(told)
    print(f"{len(files)} files in {seconds:.1f} s, {processes} processes")
    reasons = Counter(one.detail for one in told if one.outcome not in ("read", "partly unread"))
    for reason, count in reasons.most_common():
        print(f"{count:4}  {reason}")


def _told(path: Path, pending: PendingReading) -> Told:
    try:
        read = pending.wait()
    except TooSlow as error:
        return Told(path, "hung", str(error))
    except TooLarge as error:
        return Told(path, "out of memory", str(error))
    except ReaderFailed as error:
        return Told(path, "crashed", str(error))
    except ReadError as error:
        return Told(path, "refused", str(error))
    assert read is not None
    reading, chunks = read
    pages = f", {len(reading.pages)} pages" if reading.pages else ""
    detail = f"{len(reading.text)} characters, {len(reading.blocks)} blocks, {len(chunks)} passages{pages}"
    if reading.unread_pages:
        return Told(path, "partly unread", f"{detail}; without text: {', '.join(map(str, reading.unread_pages))}")
    return Told(path, "read", detail)


def _print_table(told: Iterable[Told]) -> None:
    counts = Counter((one.path.suffix.lower(), one.outcome) for one in told)
    endings = sorted({ending for ending, _ in counts})
    print(f"{'ending':8}" + "".join(f"{outcome:>15}" for outcome in OUTCOMES))
    for ending in endings:
        print(f"{ending:8}" + "".join(f"{counts[ending, outcome]:15}" for outcome in OUTCOMES))
    print(f"{'all':8}" + "".join(f"{sum(counts[e, outcome] for e in endings):15}" for outcome in OUTCOMES))


if __name__ == "__main__":
    main()
