"""Reads statements with the passages they cite out of what a model returns, as it comes; nothing is mended."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.writing.prompt import NOT_SAID
from ingest.sentences import sentence_spans

_MARKS = re.compile(r"(?:\s*\[\d{1,3}(?:\s*,\s*\d{1,3})*\])+[.!?]?")
_COMPLETE = re.compile(rf"(?P<text>[^\n]*?)(?P<marks>{_MARKS.pattern})(?=\s+[^\s\[]|\s*\n)")
_NUMBER = re.compile(r"\d+")
_LINE_HEAD = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)]|#{1,6})\s+")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence with the numbers of the passages that it cites; `readable` is False for what is none."""

    text: str
    cited: tuple[int, ...] = ()
    readable: bool = True


class Reading(Protocol):
    """Reads one reply."""

    refused: bool
    """Whether the model says that the passages do not answer."""

    def feed(self, words: str) -> list[Read]:
        """The sentences that are complete with these words."""
        ...

    def end(self) -> list[Read]:
        """What is left at the end of the reply."""
        ...


class PlainReading:
    """Reads sentences that are followed by marks such as [2]."""

    def __init__(self) -> None:
        """A reply begins."""
        self.refused = False
        self._left = ""
        self._begun = False

    def feed(self, words: str) -> list[Read]:
        """The sentences of the marks and lines that are complete with these words."""
        self._left += words
        if not self._begun:
            begins = self._left.lstrip()
            if "<think>".startswith(begins[:7]) and "</think>" not in begins:
                return []
            self._left, self._begun = _THINKING.sub("", self._left), True
        return self._complete()

    def end(self) -> list[Read]:
        """The rest, as if a line ended here."""
        self._left += "\n"
        self._begun = True
        return self._complete()

    def _complete(self) -> list[Read]:
        found: list[Read] = []
        while True:
            match = _COMPLETE.match(self._left)
            if match:
                found += self._sentences(match["text"], match["marks"])
                self._left = self._left[match.end() :]
                continue
            line, newline, rest = self._left.partition("\n")
            if not newline:
                return found
            found += self._sentences(line, "")
            self._left = rest

    def _sentences(self, text: str, marks: str) -> list[Read]:
        said = _EMPHASIS.sub(r"\2", _LINE_HEAD.sub("", text)).strip()
        if said.rstrip(".").upper() == NOT_SAID:
            self.refused = True
            return []
        if not said:
            return []
        closing = marks[-1] if marks[-1:] in (".", "!", "?") and said[-1] not in ".!?" else ""
        return sentences(said + closing, tuple(int(number) for number in _NUMBER.findall(marks)))


class StructuredReading:
    """Reads the JSON of the schema `STATEMENTS`, statement after statement."""

    def __init__(self) -> None:
        """A reply begins."""
        self.refused = False
        self._all = ""
        self._at = 0
        self._taken = 0

    def feed(self, words: str) -> list[Read]:
        """The statements that are complete with these words."""
        self._all += words
        found: list[Read] = []
        if not self._at:
            opening = _OPENING.match(self._all)
            if opening is None:
                return []
            self._at = opening.end()
        while True:
            at = _BETWEEN.match(self._all, self._at)
            start = at.end() if at else self._at
            if self._all[start : start + 1] != "{":
                return found
            try:
                value, end = _DECODER.raw_decode(self._all, start)
            except ValueError:
                return found  # it is not complete yet
            self._at = end
            self._taken += 1
            found += _statement(value)

    def end(self) -> list[Read]:
        """What was not taken yet; a reply that is no JSON of the schema is not read any further."""
        try:
            whole = json.loads(self._all)
        except (ValueError, RecursionError):
            rest = self._all[self._at :].strip()
            return [Read(rest, readable=False)] if rest else []
        statements = whole.get("statements") if isinstance(whole, dict) else None
        if not isinstance(statements, list) or set(whole) != {"statements"}:
            return [Read(self._all.strip(), readable=False)]
        self.refused = not statements
        return [read for value in statements[self._taken :] for read in _statement(value)]


_DECODER = json.JSONDecoder()
_OPENING = re.compile(r'\s*\{\s*"statements"\s*:\s*\[')
_BETWEEN = re.compile(r"\s*,?\s*")


def _statement(value: Any) -> list[Read]:
    """A statement of the schema, to the letter."""
    text = value.get("text") if isinstance(value, dict) else None
    passages = value.get("passages") if isinstance(value, dict) else None
    whole = isinstance(value, dict) and set(value) == {"text", "passages"}
    if not whole or not isinstance(text, str) or not isinstance(passages, list):
        return [Read(json.dumps(value, ensure_ascii=False), readable=False)]
    if any(isinstance(number, bool) or not isinstance(number, int) for number in passages):
        return [Read(text, readable=False)]
    return sentences(_own_marks_off(text.strip()), tuple(passages))


def _own_marks_off(text: str) -> str:
    """A statement that repeats its passages as marks at its end, without them."""
    return re.sub(rf"{_MARKS.pattern}$", lambda found: found.group()[-1] if found.group()[-1] in ".!?" else "", text)


def sentences(text: str, cited: Sequence[int]) -> list[Read]:
    """Each sentence of a statement on its own, with the same passages: each is verified by itself."""
    spans = sentence_spans(text, 0, len(text))
    return [Read(" ".join(text[start:end].split()), tuple(cited)) for start, end in spans if text[start:end].strip()]
