"""The parts of a letter: date, addressee, salutation, subject, closing, signatories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.anatomy.boilerplate import POSTCODE, is_contact
from ingest.dates import DATE
from store.types import Block, BlockRole

_FIRST_BLOCKS = 60
_SALUTATION = re.compile(r"Dear\b.{1,160}", re.DOTALL)
_CLOSING = re.compile(
    r"(?:yours? (?:sincerely|faithfully|truly|ever)|(?:with )?(?:kind(?:est)?|best|warm) (?:regards|wishes)|regards)"
    r"[,.]?(?:\s.{0,120})?",
    re.IGNORECASE | re.DOTALL,
)
_DATE_LINE = re.compile(
    r"(?:date[d:]*\s*)?(?:\w{3,6}day,?\s+)?(?:the\s+)?"
    rf"(?:{DATE.pattern}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})\W*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?:(?:our|your|my) )?(?:ref(?:erence)?|direct (?:line|dial)|by e-?mail|via e-?mail)\b", re.I)
_SUBJECT = re.compile(r"(?:re|subject)\s*[:.]", re.IGNORECASE)
_NAMES_VISIT = re.compile(r"(?:\w+ ){0,3}(?:visit|inspection) (?:of|to|in) [\w ’']{3,}", re.IGNORECASE)
"""A subject that is printed above the salutation."""
_COPIES = re.compile(r"(?:c\.?c\.?|copied to|copy to|enc(?:l|s|losures?)?|p\.?s)\b", re.IGNORECASE)
_LONGEST_LINE = 140
_MOST_WORDS = 18
_MOST_SIGNATORY_LINES = 10
_MOST_ADDRESSEE_LINES = 24


def with_letter_roles(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the roles of a letter, where the document has a salutation ("Dear Ms Fair") near its beginning.

    Name, post, body and address before the salutation are all "addressee", never boilerplate; a letterhead is not.
    """
    salutation = next((at for at in range(min(len(blocks), _FIRST_BLOCKS)) if _is_salutation(text, blocks[at])), None)
    if salutation is None:
        return tuple(blocks)
    roles: dict[int, BlockRole] = {salutation: "salutation"}
    date = _date(text, blocks, salutation)
    if date is not None:
        roles[date] = "date"
    for at in _addressee(text, blocks, salutation, date):
        roles[at] = "subject" if _NAMES_VISIT.match(_words(text, blocks[at])) else "addressee"
    subject = _subject(text, blocks, salutation)
    if subject is not None:
        roles[subject] = "subject"
    closing = next((at for at in range(salutation + 1, len(blocks)) if _is_closing(text, blocks[at])), None)
    if closing is not None:
        roles[closing] = "closing"
        roles.update(dict.fromkeys(_signatories(text, blocks, closing), "signatory"))
    return tuple(_with_role(block, roles.get(at)) for at, block in enumerate(blocks))


def _with_role(block: Block, role: BlockRole | None) -> Block:
    if role is None:
        return block
    plain = role != "subject" and block.kind != "table_row"
    return replace(block, role=role, kind="paragraph" if plain else block.kind, level=None if plain else block.level)


def _words(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())


def _is_salutation(text: str, block: Block) -> bool:
    words = _words(text, block)
    return bool(_SALUTATION.fullmatch(words)) and not words.endswith(".")


def _is_closing(text: str, block: Block) -> bool:
    return block.kind in ("paragraph", "heading", "list_item") and bool(_CLOSING.fullmatch(_words(text, block)))


def _date(text: str, blocks: Sequence[Block], salutation: int) -> int | None:
    return next((at for at in range(salutation) if _DATE_LINE.fullmatch(_words(text, blocks[at]))), None)


def _addressee(text: str, blocks: Sequence[Block], salutation: int, date: int | None) -> list[int]:
    """From the salutation upwards to the date, or to what ends another address: the letterhead's."""
    found: list[int] = []
    postcodes = 0
    for at in range(salutation - 1, max(-1, salutation - 1 - _MOST_ADDRESSEE_LINES), -1):
        words = _words(text, blocks[at])
        aside = at == date or is_contact(words) or bool(_REFERENCE.match(words))
        if aside and found:
            break
        if aside:
            continue
        if blocks[at].kind == "table_row" or len(words) > _LONGEST_LINE or words.endswith("."):
            break
        postcodes += bool(POSTCODE.search(words))
        if postcodes > 1 and (date is None or date > at):
            break
        found.append(at)
    return found


def _subject(text: str, blocks: Sequence[Block], salutation: int) -> int | None:
    after = next((at for at in range(salutation + 1, len(blocks)) if blocks[at].kind != "boilerplate"), None)
    if after is None:
        return None
    words = _words(text, blocks[after])
    titled = blocks[after].kind in ("heading", "title")
    unfinished = len(words.split()) <= _MOST_WORDS and not words.endswith((".", ",", ":", ";"))
    return after if titled or _SUBJECT.match(words) or unfinished else None


def _signatories(text: str, blocks: Sequence[Block], closing: int) -> Iterator[int]:
    for at in range(closing + 1, min(len(blocks), closing + 1 + _MOST_SIGNATORY_LINES)):
        words = _words(text, blocks[at])
        long = len(words) > _LONGEST_LINE or (words.endswith(".") and len(words.split()) > 8)
        if blocks[at].kind in ("boilerplate", "footnote", "list_item") or long or _COPIES.match(words):
            return
        if any(character.isalpha() for character in words):
            yield at
