"""A document's text as it is laid out: headings, paragraphs, lists, tables, who speaks, with the quotes marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from store.types import Block
from ui.page.frame.markup import text
from ui.page.source.sheet import begins_html, continues_html
from ui.page.source.view import View

_PANEL = 2
_DEEPEST = 6


def prose_html(view: View) -> str:
    """The leaf's blocks; a leaf without any as it stands."""
    leaf = view.leaf
    blocks = [block for block in view.document.blocks if block.start < leaf.end and block.end > leaf.start]
    levels = _levels(blocks)
    shown = "".join(_group(view, levels, kind, list(group)) for kind, group in groupby(blocks, key=_kind))
    if not blocks and view.document.text[leaf.start : leaf.end].strip():
        shown = f"<p>{_marked(view, leaf.start, leaf.end)}</p>"
    if not shown:
        shown = '<p class="boilerplate">This page holds no text.</p>'
    return f'{begins_html(view)}<div class="prose-text">{shown}</div>{continues_html(view)}'


def _kind(block: Block) -> str:
    return block.kind if block.kind in ("list_item", "table_row") else ""


def _group(view: View, levels: Mapping[int, int], kind: str, blocks: Sequence[Block]) -> str:
    if kind == "table_row":
        return _table(view, blocks)
    if kind == "list_item":
        return f"<ul>{''.join(_item(view, block) for block in blocks)}</ul>"
    return "".join(_block(view, block, levels) for block in blocks)


def _table(view: View, rows: Sequence[Block]) -> str:
    """Rows with cells parted by tabs; a row that introduces others heads them."""
    heads = {row.introduced_by for row in rows if row.introduced_by is not None}
    widest = max(view.document.text.count("\t", row.start, row.end) + 1 for row in rows)
    made = []
    for row in rows:
        tag = 'th scope="col"' if view.document.blocks.index(row) in heads else "td"
        cells = list(_cells(view, row))
        spans = [""] * (len(cells) - 1) + [f' colspan="{widest - len(cells) + 1}"' if len(cells) < widest else ""]
        inner = "".join(
            f"<{tag}{span}>{_marked(view, *cell)}</{tag[:2]}>" for cell, span in zip(cells, spans, strict=True)
        )
        made.append(f"<tr>{inner}</tr>")
    return f'<div class="table" tabindex="0" role="region" aria-label="Table"><table>{"".join(made)}</table></div>'


def _cells(view: View, row: Block) -> Iterator[tuple[int, int]]:
    start, end = _shown(view, row)
    while True:
        tab = view.document.text.find("\t", start, end)
        yield start, end if tab < 0 else tab
        if tab < 0:
            return
        start = tab + 1


def _item(view: View, block: Block) -> str:
    return f'<li class="{_classes(block)}">{_label(view, block)}{_marked(view, *_shown(view, block))}</li>'


def _block(view: View, block: Block, levels: Mapping[int, int]) -> str:
    tag = f"h{levels[block.start]}" if block.start in levels else "p"
    return f'{_speaker(view, block)}<{tag} class="{_classes(block)}">{_label(view, block)}{_turn(view, block)}</{tag}>'


def _turn(view: View, block: Block) -> str:
    """The block's text; in a turn that begins with its speaker, the name stands out."""
    start, end = _shown(view, block)
    colon = view.document.text.find(":", start, min(end, start + len(block.speaker or "") + 20))
    if not block.speaker or start != block.start or block.speaker not in view.document.text[start : max(colon, start)]:
        return _marked(view, start, end)
    return f"<b>{_marked(view, start, colon + 1)}</b>{_marked(view, colon + 1, end)}"


def _levels(blocks: Sequence[Block]) -> dict[int, int]:
    """The level of each heading on the leaf, by its start: below the panel's, and none is left out between two, as a
    document's own levels do, or a leaf that begins in the midst of it."""
    levels: dict[int, int] = {}
    above: list[int] = []
    for block in blocks:
        if block.kind in ("title", "heading"):
            level = 0 if block.kind == "title" else block.level or 1
            above = [*(held for held in above if held < level), level]
            levels[block.start] = min(_PANEL + len(above), _DEEPEST)
    return levels


def _classes(block: Block) -> str:
    numbered = "numbered" if block.number else ""
    return " ".join(part for part in (block.kind.replace("_", "-"), block.role or "", numbered) if part)


def _label(view: View, block: Block) -> str:
    """The number printed before the block."""
    if not block.number or block.start < view.leaf.start:
        return ""
    return f'<span class="number">{text(block.number)}</span>'


def _speaker(view: View, block: Block) -> str:
    """Who speaks, where the turn itself does not begin with it."""
    opening = view.document.text[block.start : block.start + len(block.speaker or "") + 20]
    if not block.speaker or block.speaker in opening:
        return ""
    place = view.document.blocks.index(block)
    before = view.document.blocks[place - 1].speaker if place else None
    return "" if before == block.speaker else f'<p class="speaker">{text(block.speaker)}</p>'


def _shown(view: View, block: Block) -> tuple[int, int]:
    return max(block.start, view.leaf.start), min(block.end, view.leaf.end)


def _marked(view: View, start: int, end: int) -> str:
    """The text with the quotes in <mark>; where two overlap, the current one is seen."""
    cuts = {start, end} | {cut for span in view.quotes for cut in span if start < cut < end}
    bounds = sorted(cuts)
    return "".join(_piece(view, *piece) for piece in pairwise(bounds))


def _piece(view: View, start: int, end: int) -> str:
    words = text(view.document.text[start:end])
    if view.span[0] <= start and end <= view.span[1]:
        return f'<mark class="current">{words}</mark>'
    if any(first <= start and end <= last for first, last in view.quotes):
        return f"<mark>{words}</mark>"
    return words
