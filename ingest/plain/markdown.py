"""Reads Markdown files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.builder import TextBuilder
from ingest.date_values import parse_date
from ingest.errors import ReadError
from ingest.html.blocks import HtmlBlocks
from ingest.html.main_content import bare_body
from ingest.html.reader import parse_page
from ingest.plain.charset import decode
from ingest.whitespace import fold_whitespace
from store.types import Reading

MEDIA_TYPE = "text/markdown"

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY_AND_VALUE = re.compile(r"([\w.-]+)[ \t]*:(?:[ \t]+(.*))?")
_DEEPEST_NESTING = 100
_NO_TEXT = "This Markdown file holds no text. Check that it is the right file, and fetch a new copy."


def read_markdown(data: bytes) -> Reading:
    """Read a Markdown file; title and date come from its front matter where it has one.

    Raises ReadError when the file holds no text.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    fields, text = _split_front_matter(text)
    builder = TextBuilder()
    _Walk(builder).add(_parser().parse(text))
    if not builder.blocks():
        raise ReadError(_NO_TEXT)
    return Reading(
        builder.text(),
        builder.blocks(),
        title=fields.get("title") or _first_heading(builder),
        date=parse_date(fields.get("date", "")),
        media_type=MEDIA_TYPE,
    )


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST_NESTING}).enable(["table", "strikethrough"])


def _first_heading(builder: TextBuilder) -> str:
    text = builder.text()
    return next((text[one.start : one.end] for one in builder.blocks() if one.kind == "title"), "")


def _split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between two lines of dashes at the beginning, keys in lower case, and the text after."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    fields: dict[str, str] = {}
    for line in (match[1] or "").splitlines():
        pair = _KEY_AND_VALUE.fullmatch(line)
        if pair:
            fields[pair[1].lower()] = fold_whitespace(_unquoted((pair[2] or "").strip()))
        elif line.strip() and line[0] not in " \t#-":
            # Prose between two rules is text, no front matter.
            return {}, text
    return fields, text[match.end() :]


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


@dataclass(slots=True)
class _List:
    """An open list: the number of its next item, None for bullets."""

    next: int | None


class _Walk:
    """Goes through the tokens of a Markdown file and adds their text to a builder."""

    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._lists: list[_List] = []
        self._labels: list[str] = []
        self._heading: int | None = None
        self._has_title = False
        self._row: list[str] | None = None

    def add(self, tokens: Sequence[Token]) -> None:
        """Add the blocks that `tokens` describe."""
        for token in tokens:
            self._follow(token)
            if token.type == "inline":
                self._add_text(_plain(token.children or []))
            elif token.type in ("fence", "code_block"):
                self._add_block(_code(token.content))
            elif token.type == "html_block":
                self._add_html(token.content)

    def _follow(self, token: Token) -> None:
        """Keep count of the lists, headings and table rows that open and close."""
        match token.type:
            case "ordered_list_open":
                self._lists.append(_List(int(token.attrs.get("start", 1))))
            case "bullet_list_open":
                self._lists.append(_List(None))
            case "ordered_list_close" | "bullet_list_close":
                self._lists.pop()
            case "list_item_open":
                self._labels.append(self._next_label(token.markup))
            case "list_item_close":
                self._labels.pop()
            case "heading_open":
                self._heading = int(token.tag[1])
            case "heading_close":
                self._heading = None
            case "tr_open":
                self._row = []
            case "tr_close":
                self._builder.add("table_row", "\t".join(self._row or []))
                self._row = None
            case _:
                pass

    def _next_label(self, sign: str) -> str:
        around = self._lists[-1]
        if around.next is None:
            return ""
        around.next += 1
        return f"{around.next - 1}{sign}"

    def _add_text(self, text: str) -> None:
        if self._row is not None:
            self._row.append(fold_whitespace(text))
        else:
            self._add_block(fold_whitespace(text))

    def _add_block(self, text: str) -> None:
        if not text.strip():
            return
        label = self._labels[-1] if self._labels else ""
        if label:
            self._labels[-1] = ""
        number, label = label.rstrip(".") or None, f"{label} " if label else ""
        if self._heading == 1 and not self._has_title:
            self._has_title = True
            self._builder.add("title", text, number=number, label=label)
        elif self._heading is not None:
            self._builder.add("heading", text, level=self._heading, number=number, label=label)
        else:
            self._builder.add("list_item" if self._labels else "paragraph", text, number=number, label=label)

    def _add_html(self, markup: str) -> None:
        try:
            body = bare_body(parse_page(markup))
        except ReadError:
            # A comment or a lone end tag.
            return
        HtmlBlocks(self._builder).add(body)
        self._has_title = any(block.kind == "title" for block in self._builder.blocks())


def _plain(tokens: Sequence[Token]) -> str:
    """The text of inline tokens without their marks."""
    parts = []
    for token in tokens:
        if token.type in ("text", "text_special", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "html_inline":
            parts.append(" " if token.content.lower().startswith("<br") else "")
        elif token.type == "image":
            parts.append(_plain(token.children or []))
    return "".join(parts)


def _code(content: str) -> str:
    """Code keeps its lines."""
    return content.expandtabs(4).replace("\u00a0", " ").strip("\n")
