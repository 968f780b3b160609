"""Cuts a document into passages along its own parts: paragraphs whole, lists with their lead-in, tables together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.anatomy.introductions import leads_in
from ingest.labels import labels_of, range_label
from ingest.sentences import sentence_spans
from store.types import Block, BlockKind, Chunk

LONGEST = 1000
"""Characters of the longest passage that is not one long sentence: with its headings about 256 word pieces."""
COMFORTABLE = 800
LONGEST_SPOKEN = 1200
_COMFORTABLE_SPOKEN = 1100
"""Of what is said in turns a passage holds more: a short turn says little without the one that it leads to, and spoken
words are short, so that these too are about 256 word pieces."""
_SHORT = 160
_LONGEST_JOINED = 600
_APART: frozenset[BlockKind] = frozenset({"boilerplate", "footnote"})
"""What shares no passage with what the document says."""
_NUMBER_JOINS: frozenset[BlockKind] = frozenset({"list_item", "footnote"})
"""Numbered blocks that may share a passage with others of their kind."""


@dataclass(slots=True)
class _Group:
    headings: tuple[str, ...]
    blocks: list[Block] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Characters from its first block's beginning to its last one's end."""
        return self.blocks[-1].end - self.blocks[0].start


def chunks_of(text: str, blocks: Sequence[Block]) -> list[Chunk]:
    """The passages of a document in order. Headings belong to the passages below them and are none themselves,
    except where nothing follows."""
    labels = {block.start: label for block, label in zip(blocks, labels_of(text, blocks), strict=True)}
    return [chunk for group in _without_fragments(_groups(text, blocks)) for chunk in _cut(text, group, labels)]


def _groups(text: str, blocks: Sequence[Block]) -> Iterator[_Group]:
    path: list[tuple[int, str]] = []
    group: _Group | None = None
    pending: Block | None = None
    for block in blocks:
        if block.kind in ("title", "heading"):
            if group:
                yield group
            elif pending:
                yield _Group(tuple(words for _, words in path[:-1]), [pending])
            group, pending = None, block
            path = _descend(path, block.level or 1, text[block.start : block.end])
            continue
        pending = None
        headings = tuple(words for _, words in path)
        if group and _joins(text, group, block):
            group.blocks.append(block)
            continue
        if group:
            yield group
        group = _Group(headings, [block])
    if group:
        yield group
    elif pending:
        yield _Group(tuple(words for _, words in path[:-1]), [pending])


def _without_fragments(groups: Iterable[_Group]) -> list[_Group]:
    """Join what is too short to be found by its meaning with what stands beside it, also over a heading."""
    joined: list[_Group] = []
    for group in groups:
        if joined and _are_fragments(joined[-1], group):
            joined[-1].blocks.extend(group.blocks)
        else:
            joined.append(group)
    return joined


def _are_fragments(group: _Group, after: _Group) -> bool:
    if after.blocks[-1].end - group.blocks[0].start > _LONGEST_JOINED or min(group.length, after.length) >= _SHORT:
        return False
    blocks = (*group.blocks, *after.blocks)
    apart = {block.kind if block.kind in _APART else None for block in blocks}
    return len(apart) == 1 and all(block.number is None or block.kind in _NUMBER_JOINS for block in blocks)


def _descend(path: list[tuple[int, str]], level: int, words: str) -> list[tuple[int, str]]:
    kept = [(depth, heading) for depth, heading in path if depth < level]
    return [*kept, (level, " ".join(words.split()))]


def _joins(text: str, group: _Group, block: Block) -> bool:
    """Whether the block shares a passage with the group before it."""
    last = group.blocks[-1]
    length = block.end - group.blocks[0].start
    if block.kind != last.kind and (block.kind in _APART or last.kind in _APART):
        return False
    if block.kind == "footnote":
        return length <= COMFORTABLE
    if block.kind in ("list_item", "table_row"):
        return length <= LONGEST and (last.kind == block.kind or leads_in(text[last.start : last.end]))
    if _is_spoken(last) and _is_spoken(block):
        return length <= _COMFORTABLE_SPOKEN or group.length < _COMFORTABLE_SPOKEN // 2
    introduces_list = leads_in(text[block.start : block.end])
    if last.kind != block.kind or length > COMFORTABLE or introduces_list:
        return False
    numbered = block.number is not None or last.number is not None
    return not numbered or block.end - block.start < _SHORT


def _is_spoken(block: Block) -> bool:
    return block.role == "turn" and block.kind == "paragraph"


def _cut(text: str, group: _Group, labels: Mapping[int, str]) -> Iterator[Chunk]:
    start, end = group.blocks[0].start, group.blocks[-1].end
    spoken = _is_spoken(group.blocks[0])
    longest, comfortable = (LONGEST_SPOKEN, _COMFORTABLE_SPOKEN) if spoken else (LONGEST, COMFORTABLE)
    parts = [(start, end)] if end - start <= longest else _split(text, (start, end), longest, comfortable)
    for first, last in parts:
        held = [block.start for block in group.blocks if block.start < last and first < block.end]
        yield Chunk(first, last, group.headings, range_label(labels[held[0]], labels[held[-1]]))


def _split(text: str, span: tuple[int, int], longest: int, comfortable: int) -> Iterator[tuple[int, int]]:
    """Parts of about equal length that end with a sentence; none longer than `longest` but a single sentence."""
    start, end = span
    sentences = sentence_spans(text, start, end)
    begin = start
    for (_, last), after in zip(sentences, [*sentences[1:], None], strict=True):
        if after is None:
            yield begin, last
            return
        wanted = (end - begin) / -(-(end - begin) // comfortable)
        here, there = last - begin, after[1] - begin
        if there > longest or here + there > 2 * wanted:
            yield begin, last
            begin = after[0]
