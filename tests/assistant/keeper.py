"""Keeps one answer again and again, as a process of its own: `python keeper.py LIBRARY ANSWER.json OWNER TIMES`."""

from __future__ import annotations

import sys
from pathlib import Path

from assistant import Library, answer_from_json


def main(folder: str, answer_file: str, owner: str, times: str) -> None:
    with Library.open(folder) as library:
        answer = answer_from_json(Path(answer_file).read_text("utf-8"), library)
        for _ in range(int(times)):
            print(library.conversations.keep(answer, owner), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
