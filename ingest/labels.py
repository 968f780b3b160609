"""How a person finds a place in a document again: "para. 14", "Findings, 4th point", "item 14, 2nd paragraph"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ingest.anatomy.tables import is_judgement_table, tables_of
from ingest.numbered import Numbers
from ingest.numerals import numeral
from ingest.sections import sections_of, short_name
from ingest.turns import turn_labels
from store.types import Block, BlockRole

_LONGEST_TABLE = 8
_OF_A_ROLE: dict[BlockRole, str] = {
    "meeting": "meeting", "date": "date", "present": "present", "apologies": "apologies", "addressee": "addressee",
    "salutation": "salutation", "subject": "subject", "closing": "signature", "signatory": "signature",
}  # fmt: skip
_SHARED = ("table_row", "boilerplate")
_SHARED_ROLES = ("addressee", "closing", "signatory")
_SMALL_PRINT = "small print"
_OF_SEVERAL = {"para.": "paras", "point": "points", "note": "notes", "heading": "headings"}
_COUNTED = ("paragraph", "point", "note", "turn")


def labels_of(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The label of each block, without its page. No two blocks share one, but for the rows of a short table, the lines
    of an address or signature and small print."""
    return _told_apart(blocks, _Labels(text, blocks).all())


def range_label(first: str, last: str) -> str:
    """The label of what reaches from one block to another: "Findings, 1st to 3rd paragraph", "paras 14 to 16"."""
    section, _, start = first.rpartition(", ")
    after, _, end = last.rpartition(", ")
    if first == last or section != after:
        return first
    return _joined(section, _from_to(start, end))


def _from_to(first: str, last: str) -> str:
    """What both places are called is said once."""
    if last.endswith(f"after {first}"):
        return f"{first} and after"
    name, _, start = first.partition(" ")
    other, _, end = last.partition(" ")
    if name == other and name in _OF_SEVERAL:
        return f"{_OF_SEVERAL[name]} {start} to {end}"
    start, _, name = first.rpartition(" ")
    if name in _COUNTED and last.endswith(f" {name}"):
        return f"{start} to {last}"
    return f"{first} to {last}"


def _told_apart(blocks: Sequence[Block], labels: Sequence[str]) -> tuple[str, ...]:
    times: Counter[str] = Counter()
    found = []
    for block, label in zip(blocks, labels, strict=True):
        if block.kind not in _SHARED and block.role not in _SHARED_ROLES:
            times[label] += 1
            label = label if times[label] == 1 else f"{label} ({times[label]})"
        found.append(label)
    return tuple(found)


class _Labels:
    """Goes through a document once, counting the paragraphs and points of each section."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._sections = sections_of(text, blocks)
        self._places: Counter[tuple[int | None, int | None, str]] = Counter()
        self._decisions: Counter[tuple[int | None, str]] = Counter()
        self._turns = turn_labels(text, blocks)
        self._items = _items(blocks)
        items = set(self._items) - {None}
        self._only_item = items.pop() if len(items) == 1 else None  # a page of its own: its name is the title's
        self._decided = Counter((block.role, item) for block, item in zip(blocks, self._items, strict=True))
        self._deciding = Counter(role for role, _ in self._decided)  # how many items have decisions of each role
        self._rows = _table_labels(text, blocks, self._section)
        self._numbers = Numbers(blocks, self._sections)

    def all(self) -> list[str]:
        """The labels in order."""
        keys = self._keys()
        above = self._numbers.above(keys)
        return [self._label(place, block, keys[place], above[place]) for place, block in enumerate(self._blocks)]

    def _keys(self) -> list[int | None]:
        """For each block the place of what heads its section: a numbered item, else the nearest heading."""
        return [
            item if self._is_numbered(item) else self._sections.heading(place) for place, item in enumerate(self._items)
        ]

    def _section(self, place: int) -> str:
        item = self._items[place]
        heading = self._sections.heading(place)
        if self._is_numbered(item):
            return self._item(item)
        return "" if heading is not None and heading == self._only_item else self._sections.name(heading)

    def _is_numbered(self, item: int | None) -> bool:
        return item is not None and self._blocks[item].number is not None

    def _item(self, item: int | None) -> str:
        """The name of an item: its number, else its title."""
        if item is None:
            return ""
        number = self._blocks[item].number
        return f"item {number}" if number else self._sections.name(item)

    def _label(self, place: int, block: Block, key: int | None, above: int | None) -> str:
        self._places[key, above, block.kind] += block.role != "item" and block.role not in _OF_A_ROLE
        if place in self._turns:
            return self._turns[place]
        if block.role == "item":
            return self._item(place)
        if block.role in _OF_A_ROLE:
            return _OF_A_ROLE[block.role]
        if block.role in ("resolution", "recommendation"):
            return self._decision(place, block)
        if block.role == "vote":
            return _joined(self._section(place), "vote")
        return self._by_kind(place, block, self._places[key, above, block.kind], above)

    def _by_kind(self, place: int, block: Block, count: int, above: int | None) -> str:
        section = self._section(place)
        match block.kind:
            case "title":
                return "title"
            case "heading":
                return f"heading “{short_name(self._text, block)}”"
            case "boilerplate":
                return _SMALL_PRINT
            case "table_row":
                return self._rows[place]
            case "footnote":
                return f"note {block.number}" if block.number else _joined(section, f"{_nth(count)} note")
            case "list_item":
                within = section if above is None else self._paragraph(above)
                return _joined(within, f"point {block.number}" if block.number else f"{_nth(count)} point")
            case _ if block.number:
                return self._paragraph(place)
            case _ if above is not None:
                return self._paragraph(above, "after " if count == 1 else f"{_nth(count)} paragraph after ")
            case _:
                return _joined(section, f"{_nth(count)} paragraph")

    def _paragraph(self, place: int, relation: str = "") -> str:
        """A numbered paragraph, or what stands in a relation to it: "after para. 14"."""
        of_an_item = self._is_numbered(self._items[place])
        section = self._section(place) if of_an_item else self._numbers.section(place)
        return _joined(section, f"{relation}para. {self._blocks[place].number}")

    def _decision(self, place: int, block: Block) -> str:
        """ "Resolved, 2", "Recommendation 3"; with its item where several items have such."""
        item = self._items[place]
        section = self._item(item) if self._deciding[block.role] > 1 else ""
        word = "Resolved" if block.role == "resolution" else "Recommendation"
        if block.number:
            return _joined(section, f"{word}, {block.number}" if word == "Resolved" else f"{word} {block.number}")
        self._decisions[item, word] += 1
        alone = self._decided[block.role, item] == 1
        return _joined(section, word if alone else f"{word}, {_nth(self._decisions[item, word])} point")


def _joined(section: str, within: str) -> str:
    return f"{section}, {within}" if section else within


def _nth(count: int) -> str:
    return numeral(count, "ordinal")


def _table_labels(text: str, blocks: Sequence[Block], section: Callable[[int], str]) -> dict[int, str]:
    """The labels of all rows of all tables, by their place; a long table's rows are counted."""
    tables = tables_of(blocks)
    cells = [[text[blocks[row].start : blocks[row].end].split("\t") for row in rows] for rows in tables]
    judge = [is_judgement_table(rows) for rows in cells]
    times: Counter[str] = Counter()
    labels = {}
    for rows, judges in zip(tables, judge, strict=True):
        alone = judges and sum(judge) == 1
        name = _joined("" if alone else section(rows[0]), "judgement table" if judges else "table")
        times[name] += 1
        name = name if times[name] == 1 else f"{name} ({times[name]})"
        heads = {blocks[row].introduced_by for row in rows}
        counted = [row for row in rows if row not in heads]
        labels.update(dict.fromkeys(rows, name))
        if len(counted) > _LONGEST_TABLE:
            labels.update({row: f"{name}, row {at}" for at, row in enumerate(counted, start=1)})
    return labels


def _items(blocks: Sequence[Block]) -> list[int | None]:
    """For each block the place of the item of the minutes that it stands below."""
    item: int | None = None
    found = []
    for place, block in enumerate(blocks):
        if block.role == "item":
            item = place
        found.append(item)
    return found
