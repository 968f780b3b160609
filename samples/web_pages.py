"""Sets web pages as HTML: a page with a gap for its main words, and those words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from samples.blocks import Block, split_bold

_LISTS = {"bullet": "ul", "typed_number": "ol"}


def write_page(path: Path, page: str, blocks: list[Block]) -> None:
    """Fill `$body` of `page` with the blocks."""
    body = "\n".join(_elements(blocks))
    path.write_text(Template(page).substitute(body=body), encoding="utf-8", newline="\n")


def _elements(blocks: list[Block]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind in _LISTS:
            items = "\n".join(f"<li>{_inline(block.text)}</li>" for block in group)
            yield f"<{_LISTS[kind]}>\n{items}\n</{_LISTS[kind]}>"
        else:
            tag = "h2" if kind == "heading" else "p"
            yield from (f"<{tag}>{_inline(block.text)}</{tag}>" for block in group)


def _inline(text: str) -> str:
    runs = split_bold(text)
    return "".join(f"<strong>{escape(run, False)}</strong>" if bold else escape(run, False) for run, bold in runs)
